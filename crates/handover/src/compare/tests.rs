use proptest::prelude::*;
use protocol::handover::{About, Input};
use protocol::report::App;

use super::*;

fn manifest(inputs: &[(&str, &str, bool)]) -> Manifest {
    let input = |(path, sha256, carried): &(&str, &str, bool)| Input {
        path: (*path).to_owned(),
        sha256: (*sha256).to_owned(),
        bytes: 1,
        records: 1,
        carried: *carried,
    };
    Manifest {
        format: crate::FORMAT.to_owned(),
        app: App { name: "traillight".to_owned(), version: "0".to_owned() },
        about: About::default(),
        events: 0,
        proved: 0,
        event_ids_sha256: String::new(),
        verdict: None,
        keys: vec!["k1".to_owned(), "k2".to_owned()],
        inputs: inputs.iter().map(input).collect(),
        blocks: Vec::new(),
    }
}

fn here<'a>(files: &[(&'a str, &'a str)]) -> Vec<Here<'a>> {
    files.iter().map(|(path, sha256)| Here { path, sha256 }).collect()
}

#[test]
fn each_file_is_on_one_list() {
    let theirs = manifest(&[
        ("logs/a.gz", "1", true),
        ("logs/b.gz", "2", true),
        ("logs/c.gz", "3", true),
        ("logs/d.gz", "4", false),
        ("logs/e.gz", "1", true),
    ]);
    let ours = here(&[("x.tar!logs/a.gz", "1"), ("x.tar!logs/b.gz", "9"), ("new.gz", "5")]);
    let compared = compare("m.json", b"{}", theirs, &ours, &["k2".to_owned()], EventsHere::NotOfPage);
    assert_eq!(compared.same, 1);
    assert_eq!(compared.changed.first, ["logs/b.gz"]);
    // The second copy of `a.gz` is not there.
    assert_eq!(compared.lost.first, ["logs/c.gz", "logs/e.gz"]);
    assert_eq!(compared.left_out.first, ["logs/d.gz"]);
    assert_eq!(compared.added.first, ["new.gz"]);
    assert_eq!(compared.keys_without_use, ["k1"]);
}

proptest! {
    #[test]
    fn nothing_is_counted_twice_or_not_at_all(
        theirs in prop::collection::vec(("[a-d]", "[1-4]", any::<bool>()), 0..12),
        ours in prop::collection::vec(("[a-d]", "[1-4]"), 0..12),
    ) {
        let inputs: Vec<(&str, &str, bool)> = theirs.iter().map(|(path, hash, carried)| (path.as_str(), hash.as_str(), *carried)).collect();
        let files: Vec<(&str, &str)> = ours.iter().map(|(path, hash)| (path.as_str(), hash.as_str())).collect();
        let compared = compare("m", b"{}", manifest(&inputs), &here(&files), &[], EventsHere::NotOfPage);
        let listed = compared.same + compared.lost.count + compared.changed.count + compared.left_out.count;
        prop_assert_eq!(listed, inputs.len() as u64);
        prop_assert!(compared.same + compared.added.count <= files.len() as u64);
        // The plain way: for each content, the smaller number of the two sides is the same.
        let same: usize = ["1", "2", "3", "4"].iter().map(|hash| {
            let count = |hashes: &mut dyn Iterator<Item = &str>| hashes.filter(|it| it == hash).count();
            count(&mut inputs.iter().map(|it| it.1)).min(count(&mut files.iter().map(|it| it.1)))
        }).sum();
        prop_assert_eq!(compared.same, same as u64);
    }
}
