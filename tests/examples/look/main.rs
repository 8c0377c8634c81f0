//! Reads folders as drops and prints what Traillight makes of them: `cargo run -q -p tests --example look -- [--query
//! TEXT]... FOLDER...`.
//!
//! A folder with a `case.json` is a case: what is in its folder `in` is dropped, and the result is compared with what
//! the case expects. `--case` prints only the differences, and accepts folders of cases, too. See `case.rs`. `--related`
//! follows every link to related events of every event instead, and prints how many there are.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "for development only")]

mod case;
mod expect;
mod seen;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use seen::Seen;
use tests::related::follow;
use tests::session::Session;

fn main() -> ExitCode {
    let (mut folders, mut queries, mut only_case, mut related) = (Vec::new(), Vec::new(), false, false);
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--case" => only_case = true,
            "--related" => related = true,
            "--query" => queries.extend(arguments.next()),
            _ => folders.push(PathBuf::from(argument)),
        }
    }
    if only_case {
        return case::compare_all(&folders);
    }
    for folder in &folders {
        println!("== {}", folder.display());
        let steps = case::read(folder).map_or_else(|| vec![files(folder, true)], |case| case.steps);
        let mut session = dropped(&steps);
        if related {
            follow(&mut session, 1).iter().for_each(|(kinship, offered)| println!("{kinship:?}: {offered:?}"));
            continue;
        }
        let mut seen = Seen::of(&mut session);
        seen.ask(&mut session, &queries);
        seen.print(&mut session);
    }
    ExitCode::SUCCESS
}

/// A file to drop: its path in the drop, and its content.
type Dropped = (String, Vec<u8>);

/// A session after one drop after another.
fn dropped(steps: &[Vec<Dropped>]) -> Session {
    let mut session = Session::new(2);
    for step in steps {
        session.drop(step.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice())));
    }
    session
}

/// All files below a folder, or the one file, with paths as in a browser: those in a folder begin with its name.
fn files(path: &Path, is_top: bool) -> Vec<Dropped> {
    let mut found = Vec::new();
    if path.is_dir() {
        let mut entries: Vec<PathBuf> = fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()).collect();
        entries.sort();
        entries.iter().for_each(|entry| found.extend(files(entry, false)));
    } else {
        found.push((String::new(), fs::read(path).unwrap()));
    }
    let name = path.canonicalize().unwrap().file_name().unwrap().to_string_lossy().into_owned();
    let below = |rest: &str| if rest.is_empty() { name.clone() } else { format!("{name}/{rest}") };
    found.iter_mut().for_each(|(rest, _)| *rest = below(rest));
    // Browsers hand files over in the order of their paths.
    if is_top {
        found.sort();
    }
    found
}
