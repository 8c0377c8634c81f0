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

use std::collections::BTreeMap;

use json::escape::unescape_exactly;
use json::fault::Fault;
use json::scan::Scanner;
use json::string::Quoted;
use json::text::Text;
use protocol::outcome::{FAILURE, said_in};

/// Values nested deeper are shown as JSON, since nobody could read them as a tree.
const MOST_DEPTH: u16 = 200;

/// A line of the tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Indentation level.
    pub depth: u16,
    /// Name of the member, or position in an array.
    pub name: String,
    /// Names from the top to here, as in filters: without positions in arrays.
    pub path: Vec<String>,
    /// The value.
    pub value: Value,
    /// Index after the last line that is inside this one.
    pub end: usize,
    /// Whether it does not count, because its name, or that of an object around it, occurs again later in the same
    /// object.
    pub overridden: bool,
}

/// The value of a member.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// An object with this many members.
    Object(usize),
    /// An array with this many elements.
    Array(usize),
    /// Text, decoded.
    Text(String),
    /// A number, as written.
    Number(String),
    /// `true` or `false`.
    Bool(bool),
    /// `null`.
    Null,
    /// An object or array nested too deep to be drawn, as written.
    Deep(String),
}

impl Value {
    /// The text that filters compare; `None` for objects, arrays and null.
    pub fn text(&self) -> Option<String> {
        match self {
            Value::Text(text) | Value::Number(text) => Some(text.clone()),
            Value::Bool(value) => Some(value.to_string()),
            Value::Object(_) | Value::Array(_) | Value::Null | Value::Deep(_) => None,
        }
    }
}

/// Parses a record; `None` if it is not one complete JSON object.
pub fn parse(json: &str) -> Option<Vec<Line>> {
    let mut scanner = Scanner::new(Text::of(json));
    let mut tree = Tree::default();
    if scanner.peek() != Some(b'{') {
        return None;
    }
    tree.object(&mut scanner, 0).ok()?;
    scanner.peek().is_none().then_some(tree.lines)
}

/// The text at a path, the first one in an array. Of members with the same name, the last one counts.
pub fn text_at(lines: &[Line], path: &str) -> Option<String> {
    let same = |line: &&Line| !line.overridden && line.path.iter().map(String::as_str).eq(path.split('.'));
    lines.iter().find(same).and_then(|line| line.value.text())
}

/// The path that says that the call failed, if it is one of those that say so without an error code.
pub fn says_failure(lines: &[Line]) -> Option<String> {
    let name = text_at(lines, "eventName")?;
    let path = format!("{}.{name}", said_in(&name)?);
    (text_at(lines, &path)? == FAILURE).then_some(path)
}

/// Names that occur more than once in one object, each listed once.
pub fn repeated(lines: &[Line]) -> Vec<String> {
    let (mut names, mut at) = (Vec::new(), 0);
    while let Some(line) = lines.get(at) {
        let path = line.path.join(".");
        if line.overridden && !names.contains(&path) {
            names.push(path);
        }
        // Repetitions inside something that does not count are not reported.
        at = if line.overridden { line.end.max(at + 1) } else { at + 1 };
    }
    names
}

#[derive(Default)]
struct Tree {
    lines: Vec<Line>,
    path: Vec<String>,
}

impl Tree {
    /// Adds the members of an object; returns their number.
    fn object(&mut self, scanner: &mut Scanner<'_>, depth: u16) -> Result<usize, Fault> {
        let (mut count, mut names) = (0, BTreeMap::new());
        scanner.object(|scanner, name| {
            let name = shown(scanner.text(), name);
            self.path.push(name.clone());
            if let Some(earlier) = names.insert(name.clone(), self.lines.len()) {
                self.override_at(earlier);
            }
            self.member(scanner, name, depth)?;
            self.path.pop();
            count += 1;
            Ok(())
        })?;
        Ok(count)
    }

    /// Marks a line, and those inside it, as not counting.
    fn override_at(&mut self, at: usize) {
        let end = self.lines.get(at).map_or(at, |line| line.end);
        self.lines.iter_mut().take(end).skip(at).for_each(|line| line.overridden = true);
    }

    /// Adds the elements of an array; returns their number.
    fn array(&mut self, scanner: &mut Scanner<'_>, depth: u16) -> Result<usize, Fault> {
        let mut count = 0;
        scanner.array(|scanner| {
            self.member(scanner, count.to_string(), depth)?;
            count += 1;
            Ok(())
        })?;
        Ok(count)
    }

    /// Adds a line, and the lines inside it.
    fn member(&mut self, scanner: &mut Scanner<'_>, name: String, depth: u16) -> Result<(), Fault> {
        let at = self.lines.len();
        self.lines.push(Line {
            depth,
            name,
            path: self.path.clone(),
            value: Value::Null,
            end: at + 1,
            overridden: false,
        });
        let first = scanner.peek();
        let start = scanner.at();
        let value = match first {
            Some(b'{' | b'[') if depth + 1 >= MOST_DEPTH => {
                scanner.skip()?;
                Value::Deep(scanner.text().slice(start, scanner.at()).into_owned())
            }
            Some(b'{') => Value::Object(self.object(scanner, depth + 1)?),
            Some(b'[') => Value::Array(self.array(scanner, depth + 1)?),
            Some(b'"') => {
                let quoted = scanner.string()?;
                Value::Text(shown(scanner.text(), quoted))
            }
            _ => {
                scanner.word()?;
                match first {
                    Some(b't') => Value::Bool(true),
                    Some(b'f') => Value::Bool(false),
                    Some(b'n') => Value::Null,
                    _ => Value::Number(scanner.text().slice(start, scanner.at()).into_owned()),
                }
            }
        };
        let end = self.lines.len();
        if let Some(line) = self.lines.get_mut(at) {
            line.value = value;
            line.end = end;
        }
        Ok(())
    }
}

/// The decoded string. What text cannot represent (half a surrogate pair) stays as written.
fn shown(text: Text<'_>, quoted: Quoted) -> String {
    let written = text.slice(quoted.start, quoted.end);
    unescape_exactly(&written).unwrap_or_else(|| written.into_owned())
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
    fn of_members_with_the_same_name_the_last_one_counts() {
        let json = r#"{"n":"a","o":{"v":"x","w":"y"},"n":"b","o":{"v":"z"},"l":[{"n":"c"},{"n":"d"}]}"#;
        let lines = parse(json).unwrap();
        let overridden: Vec<&str> = lines.iter().filter(|it| it.overridden).map(|it| it.name.as_str()).collect();
        assert_eq!(overridden, ["n", "o", "v", "w"]);
        assert_eq!(repeated(&lines), ["n", "o"]);
        let text = |path| text_at(&lines, path);
        assert_eq!((text("n").as_deref(), text("o.v").as_deref(), text("o.w")), (Some("b"), Some("z"), None));
        assert_eq!(text("l.n").as_deref(), Some("c"));
    }

    #[test]
    fn what_is_no_object_has_no_lines() {
        for json in ["", "[]", "{", r#"{"a"}"#, r#"{"a":}"#, r#"{"a":1,}"#, "{} {}", r#"{"a":x}"#, r#"{"a":"b}"#] {
            assert_eq!(parse(json), None, "{json}");
        }
        let deep = format!("{{\"a\":{}{}}}", "[".repeat(100_000), "]".repeat(100_000));
        assert_eq!(parse(&deep), None);
    }

    #[test]
    fn what_lies_too_deep_to_be_drawn_is_shown_as_it_is_written() {
        let nested = |levels: usize| format!("{}1{}", "[".repeat(levels), "]".repeat(levels));
        let most = usize::from(MOST_DEPTH);
        for levels in [most - 1, most, most + 1, 511] {
            let lines = parse(&format!("{{\"a\":{},\"b\":2}}", nested(levels))).unwrap();
            let deepest = lines.iter().max_by_key(|line| line.depth).unwrap();
            let drawn = match &deepest.value {
                Value::Number(text) | Value::Deep(text) => text.clone(),
                other => panic!("{other:?}"),
            };
            let above = usize::from(deepest.depth);
            assert_eq!(format!("{}{drawn}{}", "[".repeat(above), "]".repeat(above)), nested(levels));
            assert!(above < most);
            assert_eq!(lines.last().map(|line| line.name.as_str()), Some("b"));
        }
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

    /// Number of lines that a value takes, including its own.
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
