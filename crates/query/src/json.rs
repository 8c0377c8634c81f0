//! JSON that keeps the offset of every value, for configurations that people paste.

use json::fault::{Fault, Wanted};
use json::scan::Scanner;
use json::string;
use json::text::Text;
use protocol::{Expected, Found};

use crate::error::{Problem, shown, slice};
use crate::parser::MAX_LEVELS;

/// A value and its offset.
#[derive(Debug, PartialEq)]
pub(crate) struct Node {
    /// Byte offset in the text.
    pub at: usize,
    /// The value.
    pub value: Value,
}

/// A JSON value.
#[derive(Debug, PartialEq)]
pub(crate) enum Value {
    /// `null` and numbers, which do not occur in these configurations.
    Other,
    /// `true`, `false`
    Bool(bool),
    /// A string, decoded.
    Text(String),
    /// `[…]`
    List(Vec<Node>),
    /// `{…}`, in the order written.
    Object(Vec<(String, Node)>),
}

impl Node {
    /// The member with this name in any case, since AWS writes names in two ways: `FieldSelectors`, and
    /// `fieldSelectors` in logs.
    pub fn member(&self, name: &str) -> Option<&Node> {
        let Value::Object(members) = &self.value else { return None };
        members.iter().find(|(own, _)| own.eq_ignore_ascii_case(name)).map(|(_, node)| node)
    }

    /// The elements of a list; an error if it is something else.
    pub fn list(&self, expected: Expected) -> Result<&[Node], Problem> {
        match &self.value {
            Value::List(elements) => Ok(elements),
            _ => Err(Problem::new(self.at, expected, Found::Other)),
        }
    }

    /// The decoded text of a string; an error if it is something else.
    pub fn text(&self, expected: Expected) -> Result<&str, Problem> {
        match &self.value {
            Value::Text(text) => Ok(text),
            Value::Bool(true) => Ok("true"),
            Value::Bool(false) => Ok("false"),
            _ => Err(Problem::new(self.at, expected, Found::Other)),
        }
    }
}

/// Parses a whole text.
pub(crate) fn parse(text: &str) -> Result<Node, Problem> {
    let mut scanner = Scanner::new(Text::of(text));
    let node = value(&mut scanner, 0).map_err(|fault| problem(text, scanner.at(), fault))?;
    match scanner.peek() {
        None => Ok(node),
        Some(_) => Err(expected(text, scanner.at(), Expected::NothingAfterValue)),
    }
}

fn value(scanner: &mut Scanner<'_>, levels: u32) -> Result<Node, Fault> {
    let first = scanner.peek();
    let at = scanner.at();
    let value = match first {
        Some(b'"') => {
            let quoted = scanner.string()?;
            Value::Text(string::decode(scanner.text(), quoted).into_owned())
        }
        Some(b'{' | b'[') if levels >= MAX_LEVELS => return Err(Fault::TooDeep),
        Some(b'{') => {
            let mut members = Vec::new();
            scanner.object(|scanner, name| {
                let name = string::decode(scanner.text(), name).into_owned();
                members.push((name, value(scanner, levels + 1)?));
                Ok(())
            })?;
            Value::Object(members)
        }
        Some(b'[') => {
            let mut elements = Vec::new();
            scanner.array(|scanner| {
                elements.push(value(scanner, levels + 1)?);
                Ok(())
            })?;
            Value::List(elements)
        }
        _ => {
            if scanner.word().is_err() {
                // The beginning of an invalid word is what needs attention.
                scanner.jump(at);
                return Err(Fault::Expected(Wanted::Value));
            }
            match first {
                Some(b't') => Value::Bool(true),
                Some(b'f') => Value::Bool(false),
                _ => Value::Other,
            }
        }
    };
    Ok(Node { at, value })
}

fn problem(text: &str, at: usize, fault: Fault) -> Problem {
    let wanted = match fault {
        Fault::TooDeep => return Problem::new(at, Expected::MostBrackets(u64::from(MAX_LEVELS)), Found::Another),
        Fault::Cut => Expected::RestOfJson,
        Fault::Expected(Wanted::Value) => Expected::JsonValue,
        Fault::Expected(Wanted::Name) => Expected::JsonName,
        Fault::Expected(Wanted::Colon) => Expected::Written(":".to_owned()),
        Fault::Expected(Wanted::CommaOrBrace) => Expected::CommaOrBrace,
        Fault::Expected(Wanted::CommaOrBracket) => Expected::CommaOrBracket,
        // Words are reported as a whole, so a digit is never what is expected.
        Fault::Expected(Wanted::Digit) => Expected::JsonValue,
        Fault::Expected(Wanted::Escape) => {
            let behind = slice(text, 0..at).rfind('\\').map_or(at, |backslash| backslash + 1);
            let is_hex = slice(text, behind..text.len()).starts_with('u');
            return expected(text, behind, if is_hex { Expected::FourHexDigits } else { Expected::JsonEscape });
        }
    };
    expected(text, at, wanted)
}

fn expected(text: &str, at: usize, what: Expected) -> Problem {
    let rest = slice(text, at..text.len());
    let found = if rest.is_empty() { Found::End } else { shown(rest) };
    Problem::new(at, what, found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_and_says_where() {
        let node = parse(" {\"a\": [true, \"\\u00e9\\ud83d\\ude00\\n\", 1.5e3, null], \"B\": {}}")
            .map_err(|problem| problem.mistake);
        let node = node.as_ref();
        let list = node.map(|node| node.member("A").map(|list| list.list(Expected::ListOfValues)));
        let Ok(Some(Ok([yes, text, number, null]))) = list else { panic!("{node:?}") };
        assert_eq!((yes.at, &yes.value), (8, &Value::Bool(true)));
        assert_eq!(text.value, Value::Text("é😀\n".to_owned()));
        assert_eq!((&number.value, &null.value), (&Value::Other, &Value::Other));
    }

    #[test]
    fn broken_json_is_refused_where_it_breaks() {
        for (text, at) in [
            ("", 0),
            ("{", 1),
            ("{\"a\"}", 4),
            ("{\"a\":}", 5),
            ("[1,]", 3),
            ("[1 2]", 3),
            ("\"a", 2),
            ("\"\\x\"", 2),
            ("\"\\u12\"", 2),
            ("{} x", 3),
            ("nul", 0),
        ] {
            assert_eq!(parse(text).map_err(|problem| problem.at), Err(at), "{text}");
        }
        assert!(parse(&"[".repeat(100_000)).is_err());
    }
}
