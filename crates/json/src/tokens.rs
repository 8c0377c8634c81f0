//! Walks through the bytes of a value without building anything.
//!
//! Meant for JSON that [`crate::scan::Scanner`] has accepted, so it does not validate again: it never fails, and makes
//! what it can of invalid JSON.

use std::borrow::Cow;

use memchr::memchr2;

use crate::escape::unescape;
use crate::text::lossy;

/// A piece of JSON. Blanks, colons and commas produce no tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Token<'a> {
    /// `{` or `[`
    Open {
        /// Whether it is `{`.
        object: bool,
    },
    /// `}` or `]`.
    Close,
    /// A member's name or a string value.
    Text(Quoted<'a>),
    /// `true`, `null`, `-1.5`, as written.
    Word(&'a [u8]),
}

/// The characters between two quotes, not yet decoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quoted<'a> {
    bytes: &'a [u8],
    escaped: bool,
}

/// Iterates over the tokens of a value, in order.
#[derive(Clone, Debug)]
pub struct Tokens<'a> {
    rest: &'a [u8],
}

impl<'a> Tokens<'a> {
    /// Starts at the first token of `json`.
    pub fn new(json: &'a [u8]) -> Tokens<'a> {
        Tokens { rest: json }
    }

    /// Skips the rest of the object or array just opened, and returns the bytes skipped.
    pub fn skip_opened(&mut self) -> &'a [u8] {
        let all = self.rest;
        self.pass_opened();
        all.get(..all.len().saturating_sub(self.rest.len())).unwrap_or_default()
    }

    fn pass_opened(&mut self) {
        let mut depth = 1u64;
        while depth > 0 {
            match self.next() {
                Some(Token::Open { .. }) => depth += 1,
                Some(Token::Close) => depth -= 1,
                Some(_) => {}
                None => return,
            }
        }
    }

    /// The bytes not read yet.
    pub fn rest(&self) -> &'a [u8] {
        self.rest
    }

    /// Skips the rest of the value that begins with the token `first`.
    pub fn skip(&mut self, first: Token<'a>) {
        if let Token::Open { .. } = first {
            self.skip_opened();
        }
    }

    fn quoted(&mut self, mut len: usize) -> Token<'a> {
        let all = self.rest;
        let mut escaped = false;
        loop {
            match all.get(len..).and_then(|rest| memchr2(b'"', b'\\', rest)) {
                Some(at) if all.get(len + at) == Some(&b'"') => {
                    len += at;
                    break;
                }
                Some(at) => {
                    escaped = true;
                    len = (len + at + 2).min(all.len());
                }
                None => {
                    len = all.len();
                    break;
                }
            }
        }
        let (bytes, rest) = all.split_at_checked(len).unwrap_or((all, &[]));
        self.rest = rest.get(1..).unwrap_or_default();
        Token::Text(Quoted { bytes, escaped })
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            let (first, rest) = self.rest.split_first()?;
            match first {
                b' ' | b'\t' | b'\n' | b'\r' | b':' | b',' => self.rest = rest,
                b'"' => {
                    self.rest = rest;
                    return Some(self.quoted(0));
                }
                b'{' | b'[' => {
                    self.rest = rest;
                    return Some(Token::Open { object: *first == b'{' });
                }
                b'}' | b']' => {
                    self.rest = rest;
                    return Some(Token::Close);
                }
                _ => {
                    let ends = |byte: &u8| {
                        matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | b':' | b',' | b'}' | b']' | b'{' | b'[' | b'"')
                    };
                    let len = self.rest.iter().position(ends).unwrap_or(self.rest.len());
                    let (word, rest) = self.rest.split_at_checked(len)?;
                    self.rest = rest;
                    return Some(Token::Word(word));
                }
            }
        }
    }
}

impl<'a> Quoted<'a> {
    /// The text with its escapes decoded.
    pub fn decode(self) -> Cow<'a, str> {
        let text = lossy(self.bytes);
        if self.escaped { Cow::Owned(unescape(&text)) } else { text }
    }

    /// The bytes, if they are ASCII without escapes; `None` otherwise.
    pub fn plain(self) -> Option<&'a [u8]> {
        (!self.escaped && self.bytes.is_ascii()).then_some(self.bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(json: &str) -> String {
        match Tokens::new(json.as_bytes()).next() {
            Some(Token::Text(quoted)) => quoted.decode().into_owned(),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn tokens_in_order() {
        let json = br#" {"a" : [1, -2.5e3,true , null],"b\"c":{},"d":"e"} "#;
        let shown: Vec<String> = Tokens::new(json)
            .map(|token| match token {
                Token::Open { object } => if object { "{" } else { "[" }.to_owned(),
                Token::Close => "}".to_owned(),
                Token::Text(quoted) => format!("'{}'", quoted.decode()),
                Token::Word(word) => String::from_utf8_lossy(word).into_owned(),
            })
            .collect();
        assert_eq!(shown.join(" "), r#"{ 'a' [ 1 -2.5e3 true null } 'b"c' { } 'd' 'e' }"#);
    }

    #[test]
    fn escapes() {
        for (json, expected) in [
            (r#""plain""#, "plain"),
            (r#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{c}\n\r\t"),
            (r#""\u00e9\u00E9""#, "éé"),
            (r#""\ud83d\ude00!""#, "😀!"),
            (r#""\ud83d!""#, "\u{fffd}!"),
            (r#""\ud83d\u0041""#, "\u{fffd}A"),
            (r#""\ude00\ud83d\ude00""#, "\u{fffd}😀"),
            (r#""\u00""#, "\u{fffd}00"),
            (r#""\u+123""#, "\u{fffd}+123"),
            (r#""a\\""#, "a\\"),
            (r#""unfinished"#, "unfinished"),
            ("\"two\nlines\"", "two\nlines"),
        ] {
            assert_eq!(text(json), expected, "{json}");
        }
        assert_eq!(
            Tokens::new(b"\"a\xffb\"")
                .next()
                .map(|token| matches!(token, Token::Text(q) if q.decode() == "a\u{fffd}b")),
            Some(true)
        );
    }

    #[test]
    fn agrees_with_serde() {
        for json in [r#""a\u0000b""#, r#""\u2028\u007f""#, r#""\\u0041""#, r#""\\\u0041""#, r#""\ud834\udd1e""#] {
            assert_eq!(text(json), serde_json::from_str::<String>(json).unwrap(), "{json}");
        }
    }

    #[test]
    fn broken_json_comes_to_an_end() {
        for json in ["{", "\"", "\"\\", "[1", "}", "tru", "{\"a\":", "\\", ""] {
            let mut tokens = Tokens::new(json.as_bytes());
            while tokens.next().is_some() {}
            Tokens::new(json.as_bytes()).skip_opened();
        }
    }
}
