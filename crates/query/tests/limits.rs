//! Limits: what is still accepted, and what is rejected without effort.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::expect_used)]

use query::{MAX_BYTES, MAX_CONDITIONS, MAX_LEVELS, MAX_REGEXES, parse, print, tokens};
use words::{Language, Say};

/// Length in bytes at which quadratic time would be noticeable.
const LONG: usize = 60_000;

fn nested(levels: usize, open: &str, close: &str) -> String {
    open.repeat(levels) + "a" + &close.repeat(levels)
}

#[test]
fn levels() {
    let most = MAX_LEVELS as usize;
    for (open, close) in [("(", ")"), ("not ", "")] {
        assert!(parse(&nested(most, open, close)).is_ok());
        let error = parse(&nested(most + 1, open, close)).unwrap_err();
        assert_eq!(error.offset, open.len() * most);
        assert!(parse(&nested(200_000, open, close)).is_err());
    }
}

#[test]
fn the_deepest_query_can_be_printed() {
    let levels = MAX_LEVELS as usize / 2;
    let deep = "a or (b (".repeat(levels) + "c!=d not e" + &"))".repeat(levels);
    let filter = parse(&deep).unwrap_err();
    assert!(filter.mistake.say(Language::En).contains("levels"));
    let deep = "a or (b (".repeat(levels) + "c!=d or e" + &"))".repeat(levels);
    let filter = parse(&deep).unwrap();
    assert_eq!(parse(&print(&filter)), Ok(filter));
}

#[test]
fn conditions() {
    let most = MAX_CONDITIONS as usize;
    assert!(parse(&"a ".repeat(most)).is_ok());
    assert_eq!(parse(&"a ".repeat(most + 1)).unwrap_err().offset, 2 * most);
    let list = |count: usize| format!("a:({})", vec!["b"; count].join(","));
    assert!(parse(&list(most)).is_ok());
    assert!(parse(&list(most + 1)).is_err());
}

#[test]
fn length() {
    assert!(parse(&"a".repeat(MAX_BYTES)).is_ok());
    let error = parse(&"é".repeat(MAX_BYTES / 2 + 1)).unwrap_err();
    assert_eq!(error.offset, MAX_BYTES / 2);
    assert!(parse(&" ".repeat(MAX_BYTES + 1)).is_err());
}

#[test]
fn regular_expressions() {
    assert!(parse(&"/a/ ".repeat(MAX_REGEXES)).is_ok());
    assert!(parse(&"/a/ ".repeat(MAX_REGEXES + 1)).is_err());
    assert!(parse("/(a{900}){900}/").unwrap_err().mistake.say(Language::En).contains("size limit"));
}

/// Texts for which a careless parser takes quadratic time: then this test would take longer than anybody has patience
/// for.
#[test]
fn long_texts_take_time_in_proportion() {
    for piece in [
        "a",
        "\\",
        "\"",
        "/",
        "(",
        ")",
        ",",
        ":",
        "a:",
        "a.",
        "\"a\".",
        "\"a\"",
        "a \u{a0}",
        "a > ",
        "not ",
        "a or ",
        "'",
        "&&",
        "=",
        "a:(",
        "a:b,",
        "*",
        "*a",
        "?*",
        "a:\"",
        "\\\"",
        "usr",
        "[",
        "{",
        "$",
        "10.0.0.0/",
        "2025-",
        "now-",
        "://",
        "arn:",
        "a:(b or ",
        "x like ",
        "select from ",
        "' ",
        "a='b' ",
        "é",
    ] {
        let text = piece.repeat(LONG / piece.len());
        let _ = parse(&text);
        assert!(tokens(&text).len() <= text.len());
        let _ = parse(&format!("a:({text}"));
        let _ = parse(&format!("\"{text}"));
    }
}
