//! The commands that the page offers for checking a digest or sign file by hand really check it.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::print_stderr, reason = "tests")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use protocol::InspectDigest;
use protocol::inspect::{DigestView, PartName};
use synth::lake::lake_results;
use synth::{Role, Tree, small_tree};
use tests::session::Session;

/// A folder that is removed when the test ends.
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
    match session.request(InspectDigest(path.to_owned())) {
        Ok(Some(view)) => view,
        other => panic!("{other:?}"),
    }
}

/// Runs a command as pasted by a user; returns its output, and whether it succeeded.
fn run(folder: &Path, command: &str) -> (String, bool) {
    let output = Command::new("sh").arg("-c").arg(command).current_dir(folder).output().unwrap();
    (String::from_utf8_lossy(&output.stdout).into_owned(), output.status.success())
}

fn openssl_is_there() -> bool {
    let there = Command::new("openssl").arg("version").output().is_ok();
    if !there {
        eprintln!("openssl is not installed: the commands were not run");
    }
    there
}

/// Runs the last four steps: what is signed, signature, key, check. Then runs them again with something else signed.
fn verify(folder: &Path, view: &DigestView) {
    let [.., signed, signature, key, check] = &view.steps[..] else { panic!("{view:?}") };
    for step in [signed, signature, key] {
        assert!(run(folder, &step.command).1, "{}", step.command);
    }
    assert_eq!(fs::read_to_string(folder.join("signed.txt")).unwrap(), view.signed_text());
    assert_eq!(run(folder, &check.command), ("Verified OK\n".to_owned(), true));

    let other = view.signed_text().replace(&view.signed.last().unwrap().text[..4], "0000");
    fs::write(folder.join("signed.txt"), other).unwrap();
    assert!(!run(folder, &check.command).1);
}

#[test]
fn the_offered_commands_verify_every_digest_and_refuse_an_altered_one() {
    if !openssl_is_there() {
        return;
    }
    let tree = small_tree(12);
    let mut session = Session::of(tree.files.iter().map(|file| (file.path.as_str(), file.bytes.as_slice())));
    let folder = Folder::of(&tree, "by-hand");
    for digest in tree.of(Role::Digest) {
        let view = view(&mut session, &digest.path);
        let hash = &view.steps[0].command;
        assert!(run(&folder.0, hash).0.trim().ends_with(&view.signed[2].text), "{hash}");
        verify(&folder.0, &view);
    }
}

#[test]
fn the_offered_commands_verify_a_sign_file_and_refuse_an_altered_one() {
    if !openssl_is_there() {
        return;
    }
    let tree = lake_results();
    let mut session = Session::of(tree.files.iter().map(|file| (file.path.as_str(), file.bytes.as_slice())));
    let folder = Folder::of(&tree, "by-hand-lake");
    let view = view(&mut session, &tree.of(Role::SignFile).next().unwrap().path);
    let names: Vec<_> = view.signed.iter().map(|part| part.name.clone()).collect();
    assert_eq!(names, ["result_1.csv.gz", "result_2.csv.gz"].map(|name| PartName::Result(name.to_owned())));
    let hashes = run(&folder.0, &view.steps[0].command).0;
    assert!(view.signed.iter().all(|part| hashes.contains(&part.text)), "{hashes}");
    assert!(view.signatures.iter().all(|signature| signature.verifies == Some(true)));
    verify(&folder.0, &view);
}
