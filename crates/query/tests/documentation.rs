//! What the user documentation says is true.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::expect_used)]

use protocol::Notation;

const PAGE: &str = include_str!("../../../docs/query-language.md");

/// Lines of the fenced blocks of one kind.
fn lines(kind: &str) -> Vec<&'static str> {
    let mut inside = false;
    let mut lines = Vec::new();
    for line in PAGE.lines() {
        match line.strip_prefix("```") {
            Some(fence) => inside = fence == kind,
            None if inside => lines.push(line),
            None => {}
        }
    }
    lines
}

#[test]
fn examples_are_read() {
    let examples = lines("query");
    assert!(examples.len() > 40);
    for example in examples {
        assert!(query::parse(example).is_ok(), "{example}: {:?}", query::parse(example));
    }
}

#[test]
fn examples_of_other_notations_are_read() {
    for (kind, notation) in [("pattern", Notation::CloudWatch), ("lookup", Notation::Lookup)] {
        assert!(!lines(kind).is_empty());
        for example in lines(kind) {
            assert_eq!(query::read(example, None).map(|read| read.notation), Ok(notation), "{example}");
        }
    }
    let selectors = lines("selectors").join("\n");
    assert_eq!(query::read(&selectors, None).map(|read| read.notation), Ok(Notation::Selectors));
}

#[test]
fn mistakes_are_refused() {
    let examples = lines("refused");
    assert!(examples.len() > 10);
    for example in examples {
        assert!(query::parse(example).is_err(), "{example}");
    }
}

#[test]
fn limits_are_those_of_the_code() {
    for number in ["1,000,000 bytes", "64 levels", "10,000 conditions", "100 regular expressions", "may take 4 MB"] {
        assert!(PAGE.contains(number), "{number}");
    }
    assert_eq!((query::MAX_BYTES, query::MAX_LEVELS, query::MAX_CONDITIONS), (1_000_000, 64, 10_000));
    assert_eq!((query::MAX_REGEXES, regular::MAX_BYTES), (100, 4 << 20));
}
