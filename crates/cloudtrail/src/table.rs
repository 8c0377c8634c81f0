//! Rows of delimiter-separated values (RFC 4180), with any separator and any line ends. Offsets are byte offsets; what
//! is not UTF-8 in a cell becomes U+FFFD.

use std::borrow::Cow;

use memchr::{memchr, memchr2};

/// Iterates over the rows of a table.
pub struct Rows<'a> {
    bytes: &'a [u8],
    separator: u8,
    /// Quotes within quotes are escaped with a backslash instead of being doubled.
    escaped: bool,
    at: usize,
}

/// A row of a table.
pub struct Row<'a> {
    /// Byte offset at which it begins.
    pub offset: usize,
    /// Its cells, without quotes.
    pub cells: Vec<Cow<'a, str>>,
}

impl<'a> Rows<'a> {
    /// Starts at the first row.
    pub fn new(bytes: &'a [u8], separator: u8) -> Rows<'a> {
        Rows { bytes, separator, escaped: false, at: 0 }
    }

    /// The same with backslashes before quotes within quotes, as databases and Spark write them.
    pub fn escaped(self) -> Rows<'a> {
        Rows { escaped: true, ..self }
    }

    /// Reads a cell; also returns whether another one follows in this row.
    fn cell(&mut self) -> (Cow<'a, str>, bool) {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let (cell, len) = match rest.strip_prefix(b"\"") {
            Some(quoted) => {
                let len = if self.escaped { escaped_len(quoted) } else { quoted_len(quoted) };
                let inside = String::from_utf8_lossy(quoted.get(..len).unwrap_or_default());
                (unquoted(inside, self.escaped), len + 2)
            }
            None => ("".into(), 0),
        };
        // Nothing should follow a closing quote; if something does, it belongs to the cell.
        let behind = rest.get(len..).unwrap_or_default();
        let plain_len = behind.iter().position(|byte| *byte == self.separator || matches!(byte, b'\n' | b'\r'));
        let plain = behind.get(..plain_len.unwrap_or(behind.len())).unwrap_or_default();
        let end = len.min(rest.len()) + plain.len();
        let next = rest.get(end).copied();
        self.at += end + usize::from(next.is_some());
        if next == Some(b'\r') && rest.get(end + 1) == Some(&b'\n') {
            self.at += 1;
        }
        let plain = String::from_utf8_lossy(plain);
        let cell = if len == 0 {
            plain
        } else if plain.is_empty() {
            cell
        } else {
            (cell.into_owned() + &plain).into()
        };
        (cell, next == Some(self.separator))
    }
}

impl<'a> Iterator for Rows<'a> {
    type Item = Row<'a>;

    fn next(&mut self) -> Option<Row<'a>> {
        let offset = self.at;
        if offset >= self.bytes.len() {
            return None;
        }
        let mut cells = Vec::new();
        loop {
            let (cell, more) = self.cell();
            cells.push(cell);
            if !more {
                return Some(Row { offset, cells });
            }
        }
    }
}

/// Length of the quoted text up to its closing quote, or to the end if there is none. A doubled quote is part of the
/// text.
fn quoted_len(text: &[u8]) -> usize {
    let mut at = 0;
    while let Some(len) = text.get(at..).and_then(|rest| memchr(b'"', rest)) {
        at += len;
        if text.get(at + 1) != Some(&b'"') {
            return at;
        }
        at += 2;
    }
    text.len()
}

/// The same, where a backslash escapes the character after it.
fn escaped_len(text: &[u8]) -> usize {
    let mut at = 0;
    while let Some(len) = text.get(at..).and_then(|rest| memchr2(b'"', b'\\', rest)) {
        at += len;
        if text.get(at) == Some(&b'"') {
            return at;
        }
        at += 2;
    }
    text.len()
}

fn unquoted(inside: Cow<'_, str>, escaped: bool) -> Cow<'_, str> {
    if !escaped {
        return if inside.contains("\"\"") { inside.replace("\"\"", "\"").into() } else { inside };
    }
    let mut out = String::with_capacity(inside.len());
    let mut rest = inside.as_ref();
    while let Some((before, behind)) = rest.split_once('\\') {
        out.push_str(before);
        let len = behind.chars().next().map_or(0, char::len_utf8);
        let (meant, behind) = behind.split_at_checked(len).unwrap_or(("", ""));
        // Before any other character, a backslash is just a backslash.
        if !matches!(meant, "\"" | "\\") {
            out.push('\\');
        }
        out.push_str(meant);
        rest = behind;
    }
    out.push_str(rest);
    out.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<Vec<String>> {
        Rows::new(text.as_bytes(), b',').map(|row| row.cells.into_iter().map(Cow::into_owned).collect()).collect()
    }

    #[test]
    fn rows_are_split() {
        let cases: [(&str, &[&[&str]]); 9] = [
            ("", &[]),
            ("a,b\r\nc,d\n", &[&["a", "b"], &["c", "d"]]),
            ("a,,\n\n,", &[&["a", "", ""], &[""], &["", ""]]),
            ("\"a,\"\"b\"\"\n\",c", &[&["a,\"b\"\n", "c"]]),
            ("\"a\"x,b", &[&["ax", "b"]]),
            ("\"never closed,b\n", &[&["never closed,b\n"]]),
            ("\"", &[&[""]]),
            ("a\rb", &[&["a"], &["b"]]),
            ("é,\"ü\"\"\"", &[&["é", "ü\""]]),
        ];
        for (text, expected) in cases {
            assert_eq!(rows(text), expected, "{text:?}");
        }
    }

    #[test]
    fn backslashes_take_the_place_of_doubled_quotes() {
        let text = br#"a,"{\"b\":\"c\\\"d\"}",e\nf"#.as_slice();
        let rows: Vec<Vec<String>> =
            Rows::new(text, b',').escaped().map(|row| row.cells.into_iter().map(Cow::into_owned).collect()).collect();
        assert_eq!(rows, [["a", r#"{"b":"c\"d"}"#, "e\\nf"]]);
        assert_eq!(escaped_len(br"never closed\"), 13);
    }
}
