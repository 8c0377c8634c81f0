//! Parses values as Python prints them: `{'a': [1, None, True], 'b': "it's"}`, with times as `datetime.datetime(…)` and
//! long strings in pieces. Anything else a program may print, such as the names of objects, is rejected: nothing is
//! guessed.

use crate::tree::Node;

/// Nesting depth of values. Responses of AWS have eleven levels.
const MOST_DEPTH: u32 = 64;

/// Parses a text that is a single printed value.
pub fn read(text: &str) -> Option<Node> {
    let (node, rest) = read_first(text)?;
    rest.trim().is_empty().then_some(node)
}

/// Parses the printed value that a text begins with; also returns the rest of the text.
pub fn read_first(text: &str) -> Option<(Node, &str)> {
    let mut reader = Reader { rest: text };
    let node = reader.value(0)?;
    Some((node, reader.rest))
}

struct Reader<'t> {
    rest: &'t str,
}

impl<'t> Reader<'t> {
    fn value(&mut self, depth: u32) -> Option<Node> {
        if depth > MOST_DEPTH {
            return None;
        }
        match self.peek()? {
            '{' => self.members(depth),
            '[' => Some(Node::Array(self.elements('[', ']', depth)?.0)),
            '(' => {
                let (mut elements, commas) = self.elements('(', ')', depth)?;
                let is_alone = elements.len() == 1 && commas == 0;
                if is_alone { elements.pop() } else { Some(Node::Array(elements)) }
            }
            '\'' | '"' => self.text().map(|text| Node::text(&text)),
            _ => self.word(),
        }
    }

    fn members(&mut self, depth: u32) -> Option<Node> {
        self.take('{')?;
        let mut members = Vec::new();
        while self.take('}').is_none() {
            if !members.is_empty() {
                self.take(',')?;
                if self.take('}').is_some() {
                    break;
                }
            }
            self.peek().filter(|c| matches!(c, '\'' | '"'))?;
            let name = self.text()?;
            self.take(':')?;
            members.push((name, self.value(depth + 1)?));
        }
        Some(Node::Object(members))
    }

    /// Elements, and the number of commas between and after them.
    fn elements(&mut self, open: char, close: char, depth: u32) -> Option<(Vec<Node>, usize)> {
        self.take(open)?;
        let (mut elements, mut commas) = (Vec::new(), 0);
        while self.take(close).is_none() {
            if !elements.is_empty() {
                self.take(',')?;
                commas += 1;
                if self.take(close).is_some() {
                    break;
                }
            }
            elements.push(self.value(depth + 1)?);
        }
        Some((elements, commas))
    }

    /// A string, or several adjacent ones, which Python joins.
    fn text(&mut self) -> Option<String> {
        let mut text = String::new();
        while let Some(quote @ ('\'' | '"')) = self.peek() {
            self.take(quote)?;
            self.piece(quote, &mut text)?;
        }
        Some(text)
    }

    fn piece(&mut self, quote: char, out: &mut String) -> Option<()> {
        loop {
            let at = self.rest.find([quote, '\\', '\n'])?;
            let (plain, rest) = self.rest.split_at_checked(at)?;
            out.push_str(plain);
            if let Some(behind) = rest.strip_prefix(quote) {
                self.rest = behind;
                return Some(());
            }
            // A string does not continue past the end of its line.
            self.rest = rest.strip_prefix('\\')?;
            self.escape(out)?;
        }
    }

    fn escape(&mut self, out: &mut String) -> Option<()> {
        let letter = self.rest.chars().next()?;
        self.rest = self.rest.get(letter.len_utf8()..)?;
        let digits = match letter {
            'x' => 2,
            'u' => 4,
            'U' => 8,
            _ => 0,
        };
        if digits > 0 {
            let (code, rest) = self.rest.split_at_checked(digits)?;
            out.push(char::from_u32(u32::from_str_radix(code, 16).ok()?)?);
            self.rest = rest;
            return Some(());
        }
        out.push(match letter {
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            '\\' | '\'' | '"' => letter,
            _ => return None,
        });
        Some(())
    }

    fn word(&mut self) -> Option<Node> {
        let end = |c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '+'));
        let len = self.rest.find(end).unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at_checked(len)?;
        self.rest = rest;
        match word {
            "None" => Some(Node::Leaf("null".to_owned())),
            "True" => Some(Node::Leaf("true".to_owned())),
            "False" => Some(Node::Leaf("false".to_owned())),
            "datetime.datetime" => self.time(),
            number if number.starts_with(|c: char| c.is_ascii_digit() || c == '-') => {
                Node::of(number).filter(|node| matches!(node, Node::Leaf(_)))
            }
            _ => None,
        }
    }

    /// `(2026, 2, 3, 9, 1, tzinfo=tzutc())`
    fn time(&mut self) -> Option<Node> {
        let rest = self.rest.strip_prefix('(')?;
        let line = rest.get(..rest.find('}').unwrap_or(rest.len()))?;
        let mut depth = 1;
        let end = line.char_indices().find(|(_, c)| {
            depth += match c {
                '(' => 1,
                ')' => -1,
                _ => 0,
            };
            depth == 0
        });
        let (inside, behind) = rest.split_at_checked(end?.0)?;
        self.rest = behind.strip_prefix(')')?;
        let (numbers, zone) = inside.split_once("tzinfo=").unwrap_or((inside, ""));
        let numbers = numbers.split(',').map(str::trim).filter(|number| !number.is_empty());
        let numbers: Vec<u32> = numbers.map(str::parse).collect::<Result<_, _>>().ok()?;
        let at = |place: usize| numbers.get(place).copied().unwrap_or(0);
        let zone = if matches!(zone.trim(), "tzutc()" | "datetime.timezone.utc" | "timezone.utc") { "Z" } else { "" };
        (3..=7).contains(&numbers.len()).then(|| {
            let (date, clock) = ((at(0), at(1), at(2)), (at(3), at(4), at(5)));
            let text =
                format!("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}", date.0, date.1, date.2, clock.0, clock.1, clock.2);
            Node::text(&format!("{text}{zone}"))
        })
    }

    fn peek(&mut self) -> Option<char> {
        self.rest = self.rest.trim_start();
        self.rest.chars().next()
    }

    fn take(&mut self, c: char) -> Option<()> {
        self.peek();
        self.rest = self.rest.strip_prefix(c)?;
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_python_prints_is_read() {
        let cases = [
            ("{'a': None, 'b': [True, False], 'c': 1.5}", Some(r#"{"a":null,"b":[true,false],"c":1.5}"#)),
            (
                r#"{"it's": 'say "x"', 'p': 'a\\b\'\n\x07é\u200b'}"#,
                Some("{\"it's\":\"say \\\"x\\\"\",\"p\":\"a\\\\b'\\n\\u0007é\u{200b}\"}"),
            ),
            ("{'long': 'one '\n         'two'}", Some(r#"{"long":"one two"}"#)),
            ("('one '\n 'two')", Some(r#""one two""#)),
            ("[(1, 2), (3,), ()]", Some("[[1,2],[3],[]]")),
            ("{'t': datetime.datetime(2026, 2, 3, 9, 1, tzinfo=tzutc())}", Some(r#"{"t":"2026-02-03T09:01:00Z"}"#)),
            (
                "{'t': datetime.datetime(2026, 2, 3, 9, 1, 5, 17, tzinfo=tzlocal()), 'u': 1}",
                Some(r#"{"t":"2026-02-03T09:01:05","u":1}"#),
            ),
            ("{'t': <object at 0x1>}", None),
            ("{'a': nan}", None),
            ("{'a' 1}", None),
            ("{'a': 1", None),
            ("{'a\n': 1}", None),
            ("{1: 2}", None),
            ("", None),
        ];
        for (text, expected) in cases {
            assert_eq!(read(text).map(|node| node.to_json()).as_deref(), expected, "{text}");
        }
        assert_eq!(read(&"[".repeat(1000)), None);
        assert_eq!(read_first("{} more").map(|(_, rest)| rest), Some(" more"));
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_answered(text in "[\\[\\](){}'\"a-e0-9,: \\\\\n]{0,40}") {
            if let Some(node) = read(&text) {
                assert!(Node::of(&node.to_json()).is_some());
            }
        }
    }
}
