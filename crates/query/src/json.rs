//! A small JSON reader that knows where everything stands, for configurations that people paste.

use protocol::{Expected, Found};

use crate::error::{Problem, shown, slice};
use crate::parser::MAX_LEVELS;

/// A value and its place.
#[derive(Debug, PartialEq)]
pub(crate) struct Node {
    /// First byte of the text.
    pub at: usize,
    /// What it is.
    pub value: Value,
}

/// A JSON value.
#[derive(Debug, PartialEq)]
pub(crate) enum Value {
    /// `null`, and numbers, which no configuration here has.
    Other,
    /// `true`, `false`
    Bool(bool),
    /// Decoded.
    Text(String),
    /// `[…]`
    List(Vec<Node>),
    /// `{…}`, in the order written.
    Object(Vec<(String, Node)>),
}

impl Node {
    /// The member of this name in any case. AWS writes names in two ways: `FieldSelectors`, in logs `fieldSelectors`.
    pub fn member(&self, name: &str) -> Option<&Node> {
        let Value::Object(members) = &self.value else { return None };
        members.iter().find(|(own, _)| own.eq_ignore_ascii_case(name)).map(|(_, node)| node)
    }

    /// The elements.
    pub fn list(&self, expected: Expected) -> Result<&[Node], Problem> {
        match &self.value {
            Value::List(elements) => Ok(elements),
            _ => Err(Problem::new(self.at, expected, Found::Other)),
        }
    }

    /// The text.
    pub fn text(&self, expected: Expected) -> Result<&str, Problem> {
        match &self.value {
            Value::Text(text) => Ok(text),
            Value::Bool(true) => Ok("true"),
            Value::Bool(false) => Ok("false"),
            _ => Err(Problem::new(self.at, expected, Found::Other)),
        }
    }
}

/// Reads a whole text.
pub(crate) fn parse(text: &str) -> Result<Node, Problem> {
    let mut reader = Reader { text, at: 0, levels: 0 };
    let node = reader.value()?;
    reader.blanks();
    match reader.peek() {
        None => Ok(node),
        Some(_) => Err(reader.expected(Expected::NothingAfterValue)),
    }
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
    levels: u32,
}

impl Reader<'_> {
    fn rest(&self) -> &str {
        slice(self.text, self.at..self.text.len())
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn blanks(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start().len();
    }

    /// Passes over blanks and, if it comes next, the character.
    fn take(&mut self, wanted: char) -> bool {
        self.blanks();
        let next = self.peek() == Some(wanted);
        self.at += usize::from(next);
        next
    }

    fn expected(&self, what: Expected) -> Problem {
        let found = if self.rest().is_empty() { Found::End } else { shown(self.rest()) };
        Problem::new(self.at, what, found)
    }

    fn value(&mut self) -> Result<Node, Problem> {
        self.blanks();
        let at = self.at;
        let value = match self.peek() {
            Some('"') => Value::Text(self.string()?),
            Some('{' | '[') => self.nested()?,
            _ => {
                let rest = self.rest();
                let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || "+-.".contains(c))).unwrap_or(rest.len());
                let value = match slice(rest, 0..end) {
                    "true" => Value::Bool(true),
                    "false" => Value::Bool(false),
                    "null" => Value::Other,
                    number if number.parse::<f64>().is_ok() => Value::Other,
                    _ => return Err(self.expected(Expected::JsonValue)),
                };
                self.at += end;
                value
            }
        };
        Ok(Node { at, value })
    }

    fn nested(&mut self) -> Result<Value, Problem> {
        self.levels += 1;
        if self.levels > MAX_LEVELS {
            return Err(Problem::new(self.at, Expected::MostBrackets(u64::from(MAX_LEVELS)), Found::Another));
        }
        let value = if self.take('{') { self.object()? } else { self.list()? };
        self.levels -= 1;
        Ok(value)
    }

    fn object(&mut self) -> Result<Value, Problem> {
        let mut members = Vec::new();
        if self.take('}') {
            return Ok(Value::Object(members));
        }
        loop {
            self.blanks();
            if self.peek() != Some('"') {
                return Err(self.expected(Expected::JsonName));
            }
            let name = self.string()?;
            if !self.take(':') {
                return Err(self.expected(Expected::Written(":".to_owned())));
            }
            members.push((name, self.value()?));
            if self.take('}') {
                return Ok(Value::Object(members));
            }
            if !self.take(',') {
                return Err(self.expected(Expected::CommaOrBrace));
            }
        }
    }

    fn list(&mut self) -> Result<Value, Problem> {
        self.at += 1;
        let mut elements = Vec::new();
        if self.take(']') {
            return Ok(Value::List(elements));
        }
        loop {
            elements.push(self.value()?);
            if self.take(']') {
                return Ok(Value::List(elements));
            }
            if !self.take(',') {
                return Err(self.expected(Expected::CommaOrBracket));
            }
        }
    }

    /// A string whose quotation mark comes next.
    fn string(&mut self) -> Result<String, Problem> {
        self.at += 1;
        let mut units: Vec<u16> = Vec::new();
        loop {
            let Some(c) = self.peek() else { return Err(self.expected(Expected::ClosingQuote)) };
            self.at += c.len_utf8();
            match c {
                '"' => return Ok(String::from_utf16_lossy(&units)),
                '\\' => units.push(self.escape()?),
                c => units.extend_from_slice(c.encode_utf16(&mut [0; 2])),
            }
        }
    }

    /// What follows a backslash, as a unit of UTF-16.
    fn escape(&mut self) -> Result<u16, Problem> {
        let Some(c) = self.peek() else { return Err(self.expected(Expected::CharacterAfterBackslash)) };
        let unit = match c {
            'b' => 8,
            'f' => 12,
            'n' => 10,
            'r' => 13,
            't' => 9,
            '"' => 34,
            '\\' => 92,
            '/' => 47,
            'u' => {
                let digits = slice(self.text, self.at + 1..self.at + 5);
                let unit = u16::from_str_radix(digits, 16).map_err(|_| self.expected(Expected::FourHexDigits))?;
                self.at += 4;
                unit
            }
            _ => return Err(self.expected(Expected::JsonEscape)),
        };
        self.at += 1;
        Ok(unit)
    }
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
