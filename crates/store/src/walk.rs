//! Looking up a path in the bytes of a record.

use std::collections::BTreeMap;

use crate::matching::Scalar;
use crate::text::same_name;
use json::text::lossy;
use json::tokens::{Quoted, Token, Tokens};

/// What a path leads to. Null counts as absent.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Found<'a> {
    /// A value.
    Value(Scalar<'a>),
    /// An object, as the bytes after its opening brace.
    Object(&'a [u8]),
    /// An array. Its elements are visited after it.
    Array,
}

/// Arrays nested deeper than this are not searched; `cloudtrail` accepts no record that deep.
const MOST_DEPTH: u32 = 512;

/// Whether anything that the path (folded names) leads to satisfies the test. Of several members with the same name,
/// the last one counts. Few records satisfy a test, and fewer repeat a name, so the rest of the object is checked for a
/// repetition only after a match.
pub fn any(json: &[u8], path: &[String], test: &mut dyn FnMut(Found<'_>) -> bool) -> bool {
    let mut tokens = Tokens::new(json);
    tokens.next().is_some_and(|first| walk(&mut tokens, first, path, test, Repeated::All, MOST_DEPTH))
        && each(json, path, test)
}

/// Calls `test` with everything that the path (folded names) leads to until it returns true. Returns whether it did. Of
/// several members with the same name, only the last is visited.
pub fn each(json: &[u8], path: &[String], test: &mut dyn FnMut(Found<'_>) -> bool) -> bool {
    let mut tokens = Tokens::new(json);
    tokens.next().is_some_and(|first| walk(&mut tokens, first, path, test, Repeated::Last, MOST_DEPTH))
}

/// The wanted members of an object that has just been opened, the last one of each name. Leaves `tokens` after the
/// object.
pub fn members<'a>(tokens: &mut Tokens<'a>, wanted: impl Fn(Quoted<'a>) -> bool) -> Vec<(Tokens<'a>, Token<'a>)> {
    let (mut kept, mut names) = (Vec::new(), BTreeMap::new());
    while let Some(Token::Text(name)) = tokens.next() {
        let Some(value) = tokens.next() else { break };
        let place = (tokens.clone(), value);
        tokens.skip(value);
        if !wanted(name) {
            continue;
        }
        let at = *names.entry(name.decode()).or_insert(kept.len());
        match kept.get_mut(at) {
            Some(known) => *known = place,
            None => kept.push(place),
        }
    }
    kept
}

/// Which of several members with the same name are visited.
#[derive(Clone, Copy)]
enum Repeated {
    /// All of them, which is fast.
    All,
    /// The last one.
    Last,
}

/// Leaves `tokens` after the value that begins with `first`, unless the test was satisfied.
fn walk<'a>(
    tokens: &mut Tokens<'a>,
    first: Token<'a>,
    path: &[String],
    test: &mut dyn FnMut(Found<'_>) -> bool,
    repeated: Repeated,
    depth: u32,
) -> bool {
    let Some(deeper) = depth.checked_sub(1) else {
        tokens.skip(first);
        return false;
    };
    match (first, path.split_first()) {
        (Token::Open { object: true }, Some((step, rest))) => match repeated {
            Repeated::Last => members(tokens, |name| is_named(name, step))
                .into_iter()
                .any(|(mut inside, value)| walk(&mut inside, value, rest, test, repeated, deeper)),
            Repeated::All => loop {
                let Some(Token::Text(name)) = tokens.next() else { return false };
                let Some(value) = tokens.next() else { return false };
                if !is_named(name, step) {
                    tokens.skip(value);
                } else if walk(tokens, value, rest, test, repeated, deeper) {
                    return true;
                }
            },
        },
        (Token::Open { object: true }, None) => test(Found::Object(tokens.skip_opened())),
        (Token::Open { object: false }, step) => {
            if step.is_none() && test(Found::Array) {
                return true;
            }
            loop {
                match tokens.next() {
                    Some(Token::Close) | None => return false,
                    Some(element) if walk(tokens, element, path, test, repeated, deeper) => return true,
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

/// Calls `then` with the value of a word; not for null.
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
        let end = each(json.as_bytes(), &path, &mut |found| {
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
            r#"{"a":{"B":"x","c":null},"list":[{"v":1},{"V":[2,[3]]},{"w":4},"s"],"e":{},"n":[],"\u0041":{"b":true}}"#;
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
    fn of_repeated_names_the_last_one_counts() {
        let json = r#"{"n":"a","n":"b","N":"c","o":{"v":1,"w":2},"o":{"v":3},"l":[{"v":4,"v":5},{"v":6}],"\u006e":"d","x":1,"x":null}"#;
        for (path, expected) in
            [("n", &["d", "c"] as &[&str]), ("o.v", &["3"]), ("o.w", &[]), ("l.v", &["5", "6"]), ("x", &[])]
        {
            assert_eq!(found(json, path), expected, "{path}");
            let path: Vec<String> = path.split('.').map(str::to_owned).collect();
            for value in ["a", "b", "c", "d", "1", "2", "3", "4", "5", "6"] {
                let test = &mut |found: Found<'_>| matches!(found, Found::Value(scalar) if scalar.text() == value);
                assert_eq!(any(json.as_bytes(), &path, test), expected.contains(&value), "{path:?} {value}");
            }
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
