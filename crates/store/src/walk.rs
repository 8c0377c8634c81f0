//! Looking a path up in the bytes of a record.

use crate::matching::Scalar;
use crate::text::same_name;
use json::text::lossy;
use json::tokens::{Quoted, Token, Tokens};

/// What a path leads to. Null is not there.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Found<'a> {
    /// A value.
    Value(Scalar<'a>),
    /// An object, with what stands behind its brace.
    Object(&'a [u8]),
    /// An array. What is in it is found, too, after it.
    Array,
}

/// Arrays in arrays beyond this depth are not looked into: `cloudtrail` accepts no record that deep.
const MOST_DEPTH: u32 = 512;

/// Shows `test` everything that the path (folded names) leads to, until it says true. Returns whether it did.
pub fn any(json: &[u8], path: &[String], test: &mut dyn FnMut(Found<'_>) -> bool) -> bool {
    let mut tokens = Tokens::new(json);
    match tokens.next() {
        Some(first) => walk(&mut tokens, first, path, test, MOST_DEPTH),
        None => false,
    }
}

/// Leaves `tokens` behind the value that begins with `first`, unless the test was satisfied.
fn walk<'a>(
    tokens: &mut Tokens<'a>,
    first: Token<'a>,
    path: &[String],
    test: &mut dyn FnMut(Found<'_>) -> bool,
    depth: u32,
) -> bool {
    let Some(deeper) = depth.checked_sub(1) else {
        tokens.skip(first);
        return false;
    };
    match (first, path.split_first()) {
        (Token::Open { object: true }, Some((step, rest))) => loop {
            let Some(Token::Text(name)) = tokens.next() else { return false };
            let Some(value) = tokens.next() else { return false };
            if !is_named(name, step) {
                tokens.skip(value);
            } else if walk(tokens, value, rest, test, deeper) {
                return true;
            }
        },
        (Token::Open { object: true }, None) => test(Found::Object(tokens.skip_opened())),
        (Token::Open { object: false }, step) => {
            if step.is_none() && test(Found::Array) {
                return true;
            }
            loop {
                match tokens.next() {
                    Some(Token::Close) | None => return false,
                    Some(element) if walk(tokens, element, path, test, deeper) => return true,
                    Some(_) => {}
                }
            }
        }
        (Token::Text(text), None) => test(Found::Value(Scalar::Text(&text.decode()))),
        (Token::Word(word), None) => with_word(word, |scalar| test(Found::Value(scalar))),
        (Token::Text(_) | Token::Word(_) | Token::Close, _) => false,
    }
}

fn is_named(name: Quoted<'_>, folded: &str) -> bool {
    match name.plain() {
        Some(bytes) => bytes.eq_ignore_ascii_case(folded.as_bytes()),
        None => same_name(folded, &name.decode()),
    }
}

/// Hands on what a word stands for; nothing for null.
pub fn with_word(word: &[u8], then: impl FnOnce(Scalar<'_>) -> bool) -> bool {
    match word {
        b"null" => false,
        b"true" => then(Scalar::Bool(true)),
        b"false" => then(Scalar::Bool(false)),
        number => then(Scalar::Number(&lossy(number))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(json: &str, path: &str) -> Vec<String> {
        let path: Vec<String> = path.split('.').map(str::to_lowercase).collect();
        let mut all = Vec::new();
        let end = any(json.as_bytes(), &path, &mut |found| {
            all.push(match found {
                Found::Value(scalar) => scalar.text().to_owned(),
                Found::Object(_) | Found::Array => "…".to_owned(),
            });
            false
        });
        assert!(!end);
        all
    }

    #[test]
    fn paths() {
        let json =
            r#"{"a":{"B":"x","c":null},"list":[{"v":1},{"V":[2,[3]]},{"w":4},"s"],"e":{},"n":[],"\u0061":{"b":true}}"#;
        for (path, expected) in [
            ("a.b", &["x", "true"] as &[&str]),
            ("A.B", &["x", "true"]),
            ("a.c", &[]),
            ("a", &["…", "…"]),
            ("a.b.c", &[]),
            ("list.v", &["1", "…", "2", "…", "3"]),
            ("list", &["…", "…", "…", "…", "s"]),
            ("e", &["…"]),
            ("n", &["…"]),
            ("none", &[]),
        ] {
            assert_eq!(found(json, path), expected, "{path}");
        }
    }

    #[test]
    fn broken_or_endless_nesting_is_survived() {
        let deep = "[".repeat(100_000);
        assert_eq!(found(&format!("{{\"a\":{deep}"), "a").len(), MOST_DEPTH as usize - 1);
        assert!(found("{\"a\"", "a").is_empty());
        assert!(found("", "a").is_empty());
    }
}
