//! The commands that the page offers to check a digest by hand really check it.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::print_stderr, reason = "tests")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use protocol::inspect::DigestView;
use protocol::{Request, Response};
use synth::{Role, Tree, small_tree};
use tests::session::Session;

/// A folder that is gone when the test ends.
struct Folder(PathBuf);

impl Folder {
    fn of(tree: &Tree, name: &str) -> Folder {
        let root = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = fs::remove_dir_all(&root);
        for file in &tree.files {
            let path = root.join(&file.path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, &file.bytes).unwrap();
        }
        Folder(root)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn view(session: &mut Session, path: &str) -> DigestView {
    match session.request(Request::InspectDigest(path.to_owned())) {
        Response::InspectedDigest(Some(view)) => *view,
        other => panic!("{other:?}"),
    }
}

/// Runs a command as somebody who pasted it; what it printed, and whether it succeeded.
fn run(folder: &Path, command: &str) -> (String, bool) {
    let output = Command::new("sh").arg("-c").arg(command).current_dir(folder).output().unwrap();
    (String::from_utf8_lossy(&output.stdout).into_owned(), output.status.success())
}

#[test]
fn the_offered_commands_verify_every_digest_and_refuse_an_altered_one() {
    if Command::new("openssl").arg("version").output().is_err() {
        eprintln!("openssl is not installed: the commands were not run");
        return;
    }
    let tree = small_tree(12);
    let mut session = Session::of(tree.files.iter().map(|file| (file.path.as_str(), file.bytes.as_slice())));
    let folder = Folder::of(&tree, "by-hand");
    for digest in tree.of(Role::Digest) {
        let view = view(&mut session, &digest.path);
        let [hash, signed, signature, key, check] = &view.steps[..] else { panic!("{view:?}") };
        assert!(run(&folder.0, &hash.command).0.trim().ends_with(&view.signed[2]), "{}", hash.command);
        for step in [signed, signature, key] {
            assert!(run(&folder.0, &step.command).1, "{}", step.command);
        }
        assert_eq!(fs::read_to_string(folder.0.join("signed.txt")).unwrap(), view.signed.join("\n"));
        assert_eq!(run(&folder.0, &check.command), ("Verified OK\n".to_owned(), true), "{}", digest.path);

        fs::write(folder.0.join("signed.txt"), view.signed.join("\n").replace(&view.signed[2][..8], "00000000"))
            .unwrap();
        assert!(!run(&folder.0, &check.command).1);
    }
}
