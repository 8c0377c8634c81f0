//! Every limit is documented in the manual.

use std::fs;

use crate::expect_none;
use crate::work_tree::{Source, root, sources};

/// Crates that are never in the page, or only pass things on.
const ELSEWHERE: [&str; 6] = [
    "crates/synth/",
    "crates/naive/",
    "crates/worker/",
    "crates/scribe-worker/",
    "crates/alarms-worker/",
    "crates/detections-worker/",
];

/// A constant that limits how much of something there may be.
struct Limit {
    file: String,
    name: String,
    value: String,
}

impl Limit {
    /// How its row in the manual begins.
    fn row(&self) -> String {
        let file = self.file.trim_start_matches("crates/");
        format!("| `{file}` | `{}` | {} |", self.name, self.value)
    }
}

#[test]
fn every_limit_of_a_pure_crate_is_in_the_manual() {
    let manual = fs::read_to_string(root().join("docs/limits.md")).expect("docs/limits.md is there");
    let limits = limits();
    let rows: Vec<String> = limits.iter().map(Limit::row).collect();
    let lacking = limits.iter().zip(&rows).filter(|(_, row)| !manual.contains(row.as_str()));
    let lacking = lacking.map(|(limit, row)| format!("{}: docs/limits.md has no row that begins {row}", limit.file));
    let known = |line: &&str| line.contains(".rs` | `") && !rows.iter().any(|row| line.starts_with(row.as_str()));
    let surplus = manual.lines().filter(known).map(|line| format!("docs/limits.md: there is no such limit: {line}"));
    expect_none(&lacking.chain(surplus).collect::<Vec<_>>());
}

fn limits() -> Vec<Limit> {
    let is_pure = |source: &Source| {
        source.path.contains("/src/")
            && !source.path.ends_with("tests.rs")
            && !source.path.contains("/tests/")
            && !ELSEWHERE.iter().any(|crates| source.path.starts_with(crates))
    };
    sources("crates", "rs").into_iter().filter(is_pure).flat_map(|source| of(&source)).collect()
}

fn of(source: &Source) -> Vec<Limit> {
    let product = source.text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    product.lines().filter_map(limit).map(|(name, value)| Limit { file: source.path.clone(), name, value }).collect()
}

/// `const MOST_ROWS: usize = 1000;`
fn limit(line: &str) -> Option<(String, String)> {
    let (before, rest) = line.split_once("const ")?;
    let is_declaration = matches!(before.trim(), "" | "pub" | "pub(crate)" | "pub(super)");
    let (name, rest) = rest.split_once(": ").filter(|_| is_declaration)?;
    let (_, value) = rest.strip_suffix(';')?.split_once(" = ")?;
    let named = ["MOST", "MAX"].into_iter().any(|word| name == word || name.starts_with(&format!("{word}_")));
    named.then(|| (name.to_owned(), value.to_owned()))
}

#[test]
fn limits_are_recognised() {
    for (line, found) in [
        ("const MOST_ROWS: usize = 1000;", Some(("MOST_ROWS", "1000"))),
        ("    pub const MOST: u32 = 1 << 20;", Some(("MOST", "1 << 20"))),
        ("pub(crate) const MAX_BYTES: usize = 10_000;", Some(("MAX_BYTES", "10_000"))),
        ("const MOSTLY: bool = true;", None),
        ("const ALMOST: u32 = 3;", None),
        ("let most = MOST_ROWS;", None),
    ] {
        assert_eq!(limit(line), found.map(|(name, value)| (name.to_owned(), value.to_owned())), "{line}");
    }
}
