//! What Rust code must not contain, and how long a file may be.

use crate::expect_none;
use crate::work_tree::sources;

/// Crates without clock, input, output, randomness or browser: time and bytes are arguments.
const PURE: [&str; 10] =
    ["protocol", "cloudtrail", "integrity", "query", "sql", "store", "engine", "scribe", "view", "words"];

/// What would make them impure, and what must not be left behind there.
const NOT_IN_PURE: [&str; 15] = [
    "dbg!(",
    "todo!(",
    "unimplemented!(",
    "println!(",
    "eprintln!(",
    "SystemTime",
    "Instant::now",
    "Timestamp::now",
    "Zoned::now",
    "std::fs",
    "std::env",
    "std::net::Tcp",
    "thread_rng",
    "web_sys",
    "js_sys",
];

/// Longest Rust file, in lines: a longer one contains more than one idea.
const MOST_LINES: usize = 400;

/// Files that are longer and have yet to be split.
const TOO_LONG: &[&str] = &[];

#[test]
fn pure_crates_are_pure() {
    let mut breaches = Vec::new();
    for name in PURE {
        for source in sources(&format!("crates/{name}/src"), "rs") {
            let code = source.code();
            let found = NOT_IN_PURE.iter().filter(|word| code.contains(*word));
            breaches.extend(found.map(|word| format!("{}: `{word}` in a pure crate", source.path)));
        }
    }
    expect_none(&breaches);
}

#[test]
fn nothing_is_left_to_do_elsewhere() {
    let mut breaches = Vec::new();
    for folder in ["src", "crates", "tests", "xtask"] {
        for source in sources(folder, "rs") {
            // This file names what it forbids.
            if source.path.starts_with("tests/tests/tidy/") {
                continue;
            }
            let found = ["dbg!(", "todo!(", "FIXME", "TODO"].into_iter().filter(|word| source.text.contains(word));
            breaches.extend(found.map(|word| format!("{}: `{word}`", source.path)));
        }
    }
    expect_none(&breaches);
}

#[test]
fn files_are_short() {
    let all = ["src", "crates", "tests", "xtask"].into_iter().flat_map(|folder| sources(folder, "rs"));
    let mut breaches = Vec::new();
    for source in all {
        let lines = source.text.lines().count();
        match (lines > MOST_LINES, TOO_LONG.contains(&source.path.as_str())) {
            (true, false) => breaches.push(format!("{}: {lines} lines, at most {MOST_LINES}", source.path)),
            (false, true) => breaches.push(format!("{}: short enough, take it off TOO_LONG", source.path)),
            _ => {}
        }
    }
    expect_none(&breaches);
}
