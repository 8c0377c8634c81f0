//! Writing JSON: just enough for records that came in another format, and for values without blanks.

use std::fmt::Write;

use crate::text::lossy;
use crate::tokens::{Token, Tokens};

/// An object without blanks, strings escaped as little as possible. `opened` are the bytes after its opening brace.
pub fn compact_object(opened: &[u8]) -> String {
    let mut out = String::from("{");
    // For each open object or array: whether it is an object, and how many texts and values it has so far.
    let mut open: Vec<(bool, u64)> = vec![(true, 0)];
    for token in Tokens::new(opened) {
        if token == Token::Close {
            out.push(if open.pop().is_some_and(|(object, _)| object) { '}' } else { ']' });
            if open.is_empty() {
                break;
            }
            continue;
        }
        if let Some((object, count)) = open.last_mut() {
            match (*count, *object && !count.is_multiple_of(2)) {
                (0, _) => {}
                (_, true) => out.push(':'),
                (_, false) => out.push(','),
            }
            *count += 1;
        }
        match token {
            Token::Open { object } => {
                out.push(if object { '{' } else { '[' });
                open.push((object, 0));
            }
            Token::Text(text) => quote(&text.decode(), &mut out),
            Token::Word(word) => out.push_str(&lossy(word)),
            Token::Close => {}
        }
    }
    out
}

/// Appends `text` as a JSON string, quoted and escaped.
pub fn quote(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            // Writing to a `String` cannot fail.
            c if c.is_control() => drop(write!(out, "\\u{:04x}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn objects_lose_their_blanks_and_nothing_else() {
        for (json, expected) in [
            (
                r#" { "a" : [ 1 , { } , [ ] , "x\/\u0041 y" ] , "b" : { "c" : null , "d" : 1.50 } } tail"#,
                r#"{"a":[1,{},[],"x/A y"],"b":{"c":null,"d":1.50}}"#,
            ),
            (r#"{"a":1,"a":2}"#, r#"{"a":1,"a":2}"#),
            ("{}", "{}"),
        ] {
            let (_, opened) = json.split_once('{').unwrap_or_default();
            assert_eq!(compact_object(opened.as_bytes()), expected);
        }
    }
}
