//! What holds for every filter and for every text.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::expect_used)]

mod common;

use common::make;
use proptest::collection::vec;
use proptest::prelude::*;
use query::{normalise, parse, print, tokens};

/// Whatever the text, there is a filter or an error, and neither contradicts itself.
fn any_text_holds(text: &str) {
    let length = text.chars().count();
    match parse(text) {
        Ok(filter) => {
            assert_eq!(normalise(&filter), filter, "parsing {text:?} yields normal form");
            let printed = print(&filter);
            assert_eq!(parse(&printed).as_ref(), Ok(&filter), "{text:?} printed as {printed:?}");
        }
        Err(error) => {
            assert!(error.offset <= length, "{text:?}: {error:?}");
            assert!(error.message.ends_with('.'), "{error:?}");
            assert_eq!(error.suggestion.is_some(), error.replaces.is_some());
            if let Some((from, to)) = error.replaces {
                assert!(from <= to && to <= length, "{text:?}: {error:?}");
            }
        }
    }
    let mut end = 0;
    let chars: Vec<char> = text.chars().collect();
    for token in tokens(text) {
        assert!(token.chars.start >= end && token.chars.end > token.chars.start, "{text:?}: {token:?}");
        assert!(chars[end..token.chars.start].iter().all(|c| c.is_whitespace()), "{text:?}: {token:?}");
        end = token.chars.end;
    }
    assert!(chars[end..].iter().all(|c| c.is_whitespace()), "{text:?}: {end}");
}

/// Pieces of queries, right and wrong, that random texts are made of.
fn pieces() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => proptest::sample::select(vec![
            " ", "  ", "\t", "(", ")", "((", ",", " and ", " or ", " not ", "not", "AND", "eventName", "eventName:", "user:",
            "usr:", "proof:", "eventTime", "eventVersion", "x.y:", "\"a.b\":", "requestParameters.\"a.b\"", ":", "=", "!=",
            ">", ">=", " < ", " <= ", "=>", "<>", "==", "*", "?", "\\", "\"", "'", "/", "/a/", "/a b/i", "/[/", "//", "://",
            "arn:aws:s3:::b", "10.0.0.0/8", "10.0.0.0/33", "::/0", "::ffff:1.2.3.4/120", "2025-06-07", "2025-02-30",
            "2025-06-07T10:00:00Z", "now-7d", "now-7", "1.10", "1e3", "-5", "&&", "||", "!", "{", "select * from t where ",
            " like ", " in (", " is null", "between", "'x'", "“x”", "tampered", "é", "𝄞", "\u{a0}", "\0", "$.", "[0]", "%",
        ]).prop_map(str::to_owned),
        1 => make::any_string(),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_printed_filter_is_read_as_itself(filter in make::filter()) {
        let normal = normalise(&filter);
        prop_assert_eq!(&normalise(&normal), &normal);
        let text = print(&filter);
        prop_assert_eq!(parse(&text), Ok(normal), "{}", text);
    }

    #[test]
    fn any_text_gives_a_filter_or_an_error(text in "\\PC{0,60}") {
        any_text_holds(&text);
    }

    #[test]
    fn so_does_any_row_of_pieces(text in vec(pieces(), 0..12)) {
        any_text_holds(&text.concat());
    }

    #[test]
    fn so_does_a_query_that_was_cut_or_changed(
        filter in make::filter(),
        at in any::<proptest::sample::Index>(),
        piece in pieces(),
        cut in 0usize..4,
    ) {
        let mut chars: Vec<char> = print(&filter).chars().collect();
        let at = at.index(chars.len() + 1);
        let end = (at + cut).min(chars.len());
        chars.splice(at..end, piece.chars());
        any_text_holds(&chars.into_iter().collect::<String>());
    }
}
