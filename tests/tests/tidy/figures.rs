//! Numbers for people are grouped, and percentages rounded, in one place: `crates/words/src/number.rs`.

use crate::expect_none;
use crate::work_tree::sources;

/// In a line with one of these, a number (or a path, an error, a truth value) is for the browser or for a program.
const NOT_FOR_PEOPLE: [&str; 11] = [
    "aria-",
    "data-",
    "prop:value=",
    "<option value=",
    "let pressed =",
    "plain_csv(",
    "error.to_string()",
    "why.to_string()",
    "path.to_string()",
    "starred.to_string()",
    "status().to_string()",
];

/// Lines with numbers that become attributes elsewhere: the file, and what the line contains.
const ATTRIBUTES: [(&str, &str); 4] = [
    ("src/app/status.rs", "count.get().to_string()"),
    ("src/ui/chart/timeline.rs", "brush.focus).to_string()"),
    ("src/ui/chart/timeline.rs", "saturating_sub(1)).to_string()"),
    ("src/views/events/tree.rs", "Value::Bool(value)"),
];

#[test]
fn numbers_are_not_written_without_groups() {
    let mut breaches = Vec::new();
    for source in sources("src", "rs") {
        let known = |line: &str| {
            NOT_FOR_PEOPLE.iter().any(|it| line.contains(it))
                || ATTRIBUTES.iter().any(|(path, it)| *path == source.path && line.contains(it))
        };
        let code = source.code();
        let written = (1..).zip(code.lines()).filter(|(_, line)| line.contains(".to_string()") && !known(line));
        breaches.extend(written.map(|(at, line)| format!("{}:{at}: {}", source.path, line.trim())));
    }
    expect_none(&breaches);
}

#[test]
fn percentages_are_rounded_in_one_place() {
    let mut breaches = Vec::new();
    for folder in ["src", "crates/view/src", "crates/stories/src", "crates/words/src"] {
        for source in sources(folder, "rs") {
            let owner = ["crates/words/src/number.rs", "crates/view/src/format.rs"].contains(&source.path.as_str());
            let code = source.code();
            let code = code.split("#[cfg(test)]").next().unwrap_or_default();
            let is_share = |line: &&str| line.contains(" * 100.0") || line.contains("\\u{a0}%") || line.contains("} %");
            let found = code.lines().filter(is_share).filter(|_| !owner);
            breaches.extend(found.map(|line| format!("{}: use Language::percent: {}", source.path, line.trim())));
        }
    }
    expect_none(&breaches);
}
