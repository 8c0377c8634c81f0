//! A JSON value as a tree, for restoring records. Members keep their order, and scalars are kept as written.

use std::borrow::Cow;

use json::fault::Fault;
use json::scan::Scanner;
use json::string;
use json::text::Text;
use json::write::quote;

/// Values nested deeper are kept as written. AWS writes 11 levels at most.
const MOST_DEPTH: u32 = 64;

/// A value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// JSON text: a scalar, or a value nested too deep.
    Leaf(String),
    /// Members in order.
    Object(Vec<(String, Node)>),
    /// Elements.
    Array(Vec<Node>),
}

impl Node {
    /// A string value.
    pub fn text(text: &str) -> Node {
        let mut json = String::with_capacity(text.len() + 2);
        quote(text, &mut json);
        Node::Leaf(json)
    }

    /// Parses a text that is a single JSON value.
    pub fn of(text: &str) -> Option<Node> {
        let mut scanner = Scanner::new(Text::of(text));
        let node = Node::read(&mut scanner).ok()?;
        scanner.peek().is_none().then_some(node)
    }

    /// Reads the next value.
    pub fn read(scanner: &mut Scanner<'_>) -> Result<Node, Fault> {
        read(scanner, 0)
    }

    /// The decoded text, if it is a string.
    pub fn as_text(&self) -> Option<Cow<'_, str>> {
        let Node::Leaf(json) = self else { return None };
        let mut scanner = Scanner::new(Text::of(json));
        if scanner.peek() != Some(b'"') {
            return None;
        }
        let quoted = scanner.string().ok()?;
        Some(string::decode(scanner.text(), quoted))
    }

    /// Whether it says nothing: `null`, `""`, `{}`, `[]`, or something that contains only these.
    pub fn is_blank(&self) -> bool {
        match self {
            Node::Leaf(json) => matches!(json.as_str(), "null" | "\"\""),
            Node::Object(members) => members.iter().all(|(_, node)| node.is_blank()),
            Node::Array(elements) => elements.iter().all(Node::is_blank),
        }
    }

    /// The member `name` of an object.
    pub fn get(&self, name: &str) -> Option<&Node> {
        let Node::Object(members) = self else { return None };
        members.iter().find(|(member, _)| member == name).map(|(_, node)| node)
    }

    /// Appends it as JSON.
    pub fn write(&self, out: &mut String) {
        match self {
            Node::Leaf(json) => out.push_str(json),
            Node::Object(members) => {
                out.push('{');
                for (at, (name, node)) in members.iter().enumerate() {
                    if at > 0 {
                        out.push(',');
                    }
                    quote(name, out);
                    out.push(':');
                    node.write(out);
                }
                out.push('}');
            }
            Node::Array(elements) => {
                out.push('[');
                for (at, node) in elements.iter().enumerate() {
                    if at > 0 {
                        out.push(',');
                    }
                    node.write(out);
                }
                out.push(']');
            }
        }
    }

    /// Its JSON.
    pub fn to_json(&self) -> String {
        let mut json = String::new();
        self.write(&mut json);
        json
    }
}

fn read(scanner: &mut Scanner<'_>, depth: u32) -> Result<Node, Fault> {
    match scanner.peek() {
        Some(b'{') if depth < MOST_DEPTH => {
            let mut members = Vec::new();
            scanner.object(|scanner, name| {
                let name = string::decode(scanner.text(), name).into_owned();
                members.push((name, read(scanner, depth + 1)?));
                Ok(())
            })?;
            Ok(Node::Object(members))
        }
        Some(b'[') if depth < MOST_DEPTH => {
            let mut elements = Vec::new();
            scanner.array(|scanner| {
                elements.push(read(scanner, depth + 1)?);
                Ok(())
            })?;
            Ok(Node::Array(elements))
        }
        _ => {
            let start = scanner.at();
            scanner.skip()?;
            Ok(Node::Leaf(scanner.text().slice(start, scanner.at()).into_owned()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read_is_written_again() {
        let json = r#"{"a":[1,2.50,"x\u00e9",null,{}],"b":{"c":[],"c":true}}"#;
        assert_eq!(Node::of(json).unwrap().to_json(), json);
        let deep = format!("{}1{}", "[".repeat(400), "]".repeat(400));
        assert_eq!(Node::of(&deep).unwrap().to_json(), deep);
        for broken in ["", "{", "[1]]", "{\"a\":}"] {
            assert_eq!(Node::of(broken), None, "{broken}");
        }
    }
}
