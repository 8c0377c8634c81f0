//! The tokens that the search bar colours.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::expect_used)]

use protocol::TokenKind;
use protocol::TokenKind::{Bracket, Comma, Field, Keyword, Operator, Quoted, Regex, Unfinished, Value, Word};
use query::tokens;

fn check(text: &str, want: &[(TokenKind, &str)]) {
    let chars: Vec<char> = text.chars().collect();
    let found: Vec<(TokenKind, String)> =
        tokens(text).into_iter().map(|token| (token.kind, chars[token.from..token.to].iter().collect())).collect();
    let found: Vec<(TokenKind, &str)> = found.iter().map(|(kind, piece)| (*kind, piece.as_str())).collect();
    assert_eq!(found, want, "{text}");
}

#[test]
fn pieces_of_queries() {
    check("", &[]);
    check(
        "eventName:Delete* and not (user!=é or \"a b\")",
        &[
            (Field, "eventName"),
            (Operator, ":"),
            (Value, "Delete*"),
            (Keyword, "and"),
            (Keyword, "not"),
            (Bracket, "("),
            (Field, "user"),
            (Operator, "!="),
            (Value, "é"),
            (Keyword, "or"),
            (Quoted, "\"a b\""),
            (Bracket, ")"),
        ],
    );
    check(
        "ip:(10.0.0.0/8, ::1 or \"x\")y",
        &[
            (Field, "ip"),
            (Operator, ":"),
            (Bracket, "("),
            (Value, "10.0.0.0/8"),
            (Comma, ","),
            (Value, "::1"),
            (Keyword, "or"),
            (Quoted, "\"x\""),
            (Bracket, ")"),
            (Word, "y"),
        ],
    );
    check("a.\"b c\" >= 5", &[(Field, "a.\"b c\""), (Operator, ">="), (Value, "5")]);
    check("/a b/i x:/y/", &[(Regex, "/a b/i"), (Field, "x"), (Operator, ":"), (Regex, "/y/")]);
    check("arn:a:b https://c", &[(Word, "arn:a:b"), (Word, "https://c")]);
}

#[test]
fn pieces_of_half_written_queries() {
    check("eventName:", &[(Field, "eventName"), (Operator, ":")]);
    check("a: b", &[(Field, "a"), (Operator, ":"), (Word, "b")]);
    check("a:\"b c", &[(Field, "a"), (Operator, ":"), (Unfinished, "\"b c")]);
    check("/a b", &[(Unfinished, "/a b")]);
    check("a.\"b", &[(Field, "a.\"b")]);
    check(":x)", &[(Operator, ":"), (Value, "x"), (Bracket, ")")]);
    check(
        "a:(b or (c)) d",
        &[
            (Field, "a"),
            (Operator, ":"),
            (Bracket, "("),
            (Value, "b"),
            (Keyword, "or"),
            (Bracket, "("),
            (Value, "c"),
            (Bracket, ")"),
            (Bracket, ")"),
            (Word, "d"),
        ],
    );
}
