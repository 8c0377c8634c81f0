//! A record as lines of a tree, in the order and with the figures of the log.
//!
//! ```text
//!   0  eventVersion   "1.08"
//!   1  userIdentity   {3}
//!   2    type         "IAMUser"
//! ```
//!
//! Not a `serde_json::Value`: that would round large numbers and drop one of two members with the same name, and this is
//! what an auditor looks at.

use crate::unescape::unescape;

/// Deeper than any record that the reader lets through.
const MOST_DEPTH: u16 = 200;

/// A line of the tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// How far it is indented.
    pub depth: u16,
    /// Name of the member, or position in an array.
    pub name: String,
    /// Names from the top to here, as filters have them: positions in arrays are left out.
    pub path: Vec<String>,
    /// What is there.
    pub value: Value,
    /// The line after the last one that is inside this one.
    pub end: usize,
}

/// What a member is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// An object with so many members.
    Object(usize),
    /// An array with so many elements.
    Array(usize),
    /// Text, decoded.
    Text(String),
    /// A number, as written.
    Number(String),
    /// `true` or `false`.
    Bool(bool),
    /// `null`.
    Null,
}

impl Value {
    /// The text that a filter compares with; `None` for objects, arrays and null.
    pub fn text(&self) -> Option<String> {
        match self {
            Value::Text(text) | Value::Number(text) => Some(text.clone()),
            Value::Bool(value) => Some(value.to_string()),
            Value::Object(_) | Value::Array(_) | Value::Null => None,
        }
    }
}

/// Reads a record. `None` if it is not one whole JSON object.
pub fn parse(json: &str) -> Option<Vec<Line>> {
    let mut reader = Reader { rest: json, lines: Vec::new(), path: Vec::new() };
    reader.blanks();
    if !reader.rest.starts_with('{') {
        return None;
    }
    reader.object(0)?;
    reader.blanks();
    reader.rest.is_empty().then_some(reader.lines)
}

/// The text at a path, the first one if there are several.
pub fn text_at(lines: &[Line], path: &str) -> Option<String> {
    let same = |line: &&Line| line.path.iter().map(String::as_str).eq(path.split('.'));
    lines.iter().find(same).and_then(|line| line.value.text())
}

struct Reader<'a> {
    rest: &'a str,
    lines: Vec<Line>,
    path: Vec<String>,
}

impl Reader<'_> {
    fn blanks(&mut self) {
        self.rest = self.rest.trim_start_matches([' ', '\t', '\n', '\r']);
    }

    /// Steps over `sign` if it is next.
    fn eat(&mut self, sign: char) -> bool {
        self.blanks();
        match self.rest.strip_prefix(sign) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    /// The members of an object; how many.
    fn object(&mut self, depth: u16) -> Option<usize> {
        self.eat('{');
        let mut count = 0;
        if self.eat('}') {
            return Some(0);
        }
        loop {
            self.blanks();
            let name = self.string()?;
            if !self.eat(':') {
                return None;
            }
            self.path.push(name.clone());
            self.member(name, depth)?;
            self.path.pop();
            count += 1;
            if self.eat('}') {
                return Some(count);
            }
            if !self.eat(',') {
                return None;
            }
        }
    }

    /// The elements of an array; how many.
    fn array(&mut self, depth: u16) -> Option<usize> {
        self.eat('[');
        let mut count = 0;
        if self.eat(']') {
            return Some(0);
        }
        loop {
            self.member(count.to_string(), depth)?;
            count += 1;
            if self.eat(']') {
                return Some(count);
            }
            if !self.eat(',') {
                return None;
            }
        }
    }

    /// A line, and the lines inside it.
    fn member(&mut self, name: String, depth: u16) -> Option<()> {
        if depth >= MOST_DEPTH {
            return None;
        }
        self.blanks();
        let at = self.lines.len();
        self.lines.push(Line { depth, name, path: self.path.clone(), value: Value::Null, end: at + 1 });
        let value = match self.rest.chars().next()? {
            '{' => Value::Object(self.object(depth + 1)?),
            '[' => Value::Array(self.array(depth + 1)?),
            '"' => Value::Text(self.string()?),
            _ => self.word()?,
        };
        let end = self.lines.len();
        let line = self.lines.get_mut(at)?;
        line.value = value;
        line.end = end;
        Some(())
    }

    fn string(&mut self) -> Option<String> {
        let inner = self.rest.strip_prefix('"')?;
        let mut escaped = false;
        let close = inner.find(|c| {
            let closes = c == '"' && !escaped;
            escaped = c == '\\' && !escaped;
            closes
        })?;
        // One byte for each quote.
        let (token, rest) = self.rest.split_at(close + 2);
        self.rest = rest;
        let inner = token.get(1..token.len() - 1)?;
        // What no text can stand for (half a surrogate pair, raw control characters) is shown as it is written.
        Some(unescape(inner).unwrap_or_else(|| inner.to_owned()))
    }

    fn word(&mut self) -> Option<Value> {
        let end = self.rest.find([',', '}', ']', ' ', '\t', '\n', '\r']).unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at(end);
        self.rest = rest;
        match word {
            "true" => Some(Value::Bool(true)),
            "false" => Some(Value::Bool(false)),
            "null" => Some(Value::Null),
            number if number.starts_with(|c: char| c == '-' || c.is_ascii_digit()) => {
                Some(Value::Number(number.to_owned()))
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn drawn(json: &str) -> Vec<String> {
        let lines = parse(json).unwrap();
        lines.iter().map(|l| format!("{}{} {:?}", "  ".repeat(l.depth.into()), l.name, l.value)).collect()
    }

    #[test]
    fn a_record_becomes_lines() {
        let json = r#" {"a":"x","who":{"type":"Root","tags":[{"k":1e400},null]},"empty":{},"ok":true} "#;
        let want = [
            r#"a Text("x")"#,
            "who Object(2)",
            r#"  type Text("Root")"#,
            "  tags Array(2)",
            "    0 Object(1)",
            r#"      k Number("1e400")"#,
            "    1 Null",
            "empty Object(0)",
            "ok Bool(true)",
        ];
        assert_eq!(drawn(json), want);
        let lines = parse(json).unwrap();
        assert_eq!(lines[5].path, ["who", "tags", "k"]);
        assert_eq!((lines[1].end, lines[3].end, lines[7].end), (7, 7, 8));
        assert_eq!(text_at(&lines, "who.type").as_deref(), Some("Root"));
        assert_eq!(text_at(&lines, "who"), None);
    }

    #[test]
    fn nothing_of_the_log_is_rounded_or_merged() {
        let json = r#"{"n":12345678901234567890123,"d":1,"d":2,"q":"\"\\","s":"\ud800"}"#;
        let want = [
            r#"n Number("12345678901234567890123")"#,
            r#"d Number("1")"#,
            r#"d Number("2")"#,
            r#"q Text("\"\\")"#,
            r#"s Text("\\ud800")"#,
        ];
        assert_eq!(drawn(json), want);
    }

    #[test]
    fn what_is_no_object_has_no_lines() {
        for json in ["", "[]", "{", r#"{"a"}"#, r#"{"a":}"#, r#"{"a":1,}"#, "{} {}", r#"{"a":x}"#, r#"{"a":"b}"#] {
            assert_eq!(parse(json), None, "{json}");
        }
        let deep = format!("{{\"a\":{}{}}}", "[".repeat(100_000), "]".repeat(100_000));
        assert_eq!(parse(&deep), None);
    }

    fn any_json() -> impl Strategy<Value = serde_json::Value> {
        let leaf = prop_oneof![
            Just(serde_json::Value::Null),
            any::<bool>().prop_map(Into::into),
            any::<i64>().prop_map(Into::into),
            ".{0,8}".prop_map(Into::into),
        ];
        leaf.prop_recursive(4, 32, 4, |inner| {
            prop_oneof![
                proptest::collection::vec(inner.clone(), 0..4).prop_map(Into::into),
                proptest::collection::btree_map(".{0,4}", inner, 0..4)
                    .prop_map(|map| serde_json::Value::Object(map.into_iter().collect())),
            ]
        })
    }

    /// How many lines a value takes, its own included.
    fn size(value: &serde_json::Value) -> usize {
        1 + match value {
            serde_json::Value::Array(items) => items.iter().map(size).sum(),
            serde_json::Value::Object(map) => map.values().map(size).sum(),
            _ => 0,
        }
    }

    proptest! {
        #[test]
        fn every_value_gets_a_line(inner in any_json(), pretty in any::<bool>()) {
            let value = serde_json::json!({ "a": inner });
            let text = if pretty { serde_json::to_string_pretty(&value) } else { serde_json::to_string(&value) };
            let lines = parse(&text.unwrap()).unwrap();
            prop_assert_eq!(lines.len(), size(&value) - 1);
            prop_assert_eq!(lines[0].end, lines.len());
        }

        #[test]
        fn nothing_panics(text in "[{}\\[\\]\",:a1 \\\\é]{0,40}") {
            let _ = parse(&text);
        }
    }
}
