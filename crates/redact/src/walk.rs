//! Visits every text and number of a JSON value, with the names of what it is in.

use std::borrow::Cow;
use std::ops::Range;

use json::scan::Scanner;
use json::text::{Text, lossy};
use json::tokens::{Token, Tokens};

/// Whether all of it is one JSON value.
pub fn is_json(bytes: &[u8]) -> bool {
    let mut scanner = Scanner::new(Text::new(bytes));
    scanner.skip().is_ok() && scanner.peek().is_none()
}

/// What a piece of JSON is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The name of a member.
    Name,
    /// A string.
    Value,
    /// A number or a word such as `true`.
    Word,
}

/// A piece of JSON.
#[derive(Debug)]
pub struct Piece<'a> {
    /// What it is.
    pub role: Role,
    /// Its bytes in the JSON, with quotes if it has any.
    pub range: Range<usize>,
    /// What it says.
    pub text: Cow<'a, str>,
    /// Names of the members that it is in, outermost first; its own is not among them if it is a name.
    pub path: &'a [String],
}

struct Open {
    is_object: bool,
    /// Whether the next text is a name.
    wants_name: bool,
    /// Whether it put a name on the path.
    named: bool,
}

/// Calls `visit` for every piece of valid JSON. `path` are the names around it.
pub fn walk(json: &[u8], path: &mut Vec<String>, visit: &mut dyn FnMut(Piece<'_>)) {
    let before = path.len();
    let mut tokens = Tokens::new(json);
    let mut open: Vec<Open> = Vec::new();
    loop {
        let from = json.len() - tokens.rest().len();
        let Some(token) = tokens.next() else { break };
        let to = json.len() - tokens.rest().len();
        match token {
            Token::Open { object } => open.push(Open { is_object: object, wants_name: object, named: false }),
            Token::Close => {
                open.pop();
                value_ended(&mut open, path);
            }
            Token::Text(quoted) => {
                let blanks = json.get(from..to).and_then(|all| all.iter().position(|byte| *byte == b'"')).unwrap_or(0);
                let (range, text) = (from + blanks..to, quoted.decode());
                match open.last_mut().filter(|open| open.wants_name) {
                    Some(open) => {
                        visit(Piece { role: Role::Name, range, text: Cow::Borrowed(&text), path });
                        path.push(text.into_owned());
                        (open.wants_name, open.named) = (false, true);
                    }
                    None => {
                        visit(Piece { role: Role::Value, range, text, path });
                        value_ended(&mut open, path);
                    }
                }
            }
            Token::Word(word) => {
                visit(Piece { role: Role::Word, range: to - word.len()..to, text: lossy(word), path });
                value_ended(&mut open, path);
            }
        }
    }
    path.truncate(before);
}

/// After the value of a member comes the name of the next one.
fn value_ended(open: &mut [Open], path: &mut Vec<String>) {
    if let Some(open) = open.last_mut().filter(|open| open.is_object) {
        if std::mem::take(&mut open.named) {
            path.pop();
        }
        open.wants_name = true;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_piece_has_its_place() {
        let json = br#" {"a":{"b":["x",1, {"c":true}],"d\u0065":"\u00e9"},"f":{}, "g":[] ,"h":null}"#;
        let mut seen = Vec::new();
        walk(json, &mut vec!["top".to_owned()], &mut |piece| {
            let raw = String::from_utf8_lossy(&json[piece.range.clone()]).into_owned();
            seen.push(format!("{:?} {} {raw} {}", piece.role, piece.path.join("."), piece.text));
        });
        let expected = [
            "Name top \"a\" a",
            "Name top.a \"b\" b",
            "Value top.a.b \"x\" x",
            "Word top.a.b 1 1",
            "Name top.a.b \"c\" c",
            "Word top.a.b.c true true",
            "Name top.a \"d\\u0065\" de",
            "Value top.a.de \"\\u00e9\" é",
            "Name top \"f\" f",
            "Name top \"g\" g",
            "Name top \"h\" h",
            "Word top.h null null",
        ];
        assert_eq!(seen, expected);
        assert!(is_json(json) && !is_json(b"{") && !is_json(b"1 2"));
    }
}
