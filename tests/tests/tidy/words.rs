//! There are no messages that nothing uses.

use crate::expect_none;
use crate::work_tree::sources;

#[test]
fn every_message_is_said() {
    let english = sources("crates/words/languages", "ftl").into_iter().find(|file| file.path.ends_with("/en.ftl"));
    let english = english.expect("English is there");
    let code: String =
        ["src", "crates"].into_iter().flat_map(|folder| sources(folder, "rs")).map(|it| it.text).collect();
    let names = code.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').collect::<std::collections::HashSet<_>>();
    let messages = english.text.lines().filter_map(|line| line.split_once(" ="));
    let messages = messages.map(|(name, _)| name).filter(|name| name.starts_with(|c: char| c.is_ascii_lowercase()));
    let silent =
        messages.filter(|name| !names.contains(function(name).as_str()) && !names.contains(kind(name).as_str()));
    expect_none(&silent.map(|name| format!("{}: nobody says {name}", english.path)).collect::<Vec<_>>());
}

/// The Rust function for a message without arguments.
fn function(name: &str) -> String {
    name.replace('-', "_")
}

/// The Rust type for a message with arguments.
fn kind(name: &str) -> String {
    let words = name
        .split('-')
        .map(|word| word.get(..1).unwrap_or_default().to_uppercase() + word.get(1..).unwrap_or_default());
    words.collect()
}
