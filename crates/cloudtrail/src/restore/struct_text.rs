//! Nested values as printed by Trino, on which CloudTrail Lake and Athena are based: `{type=Root, arn=null}`, `[{…},
//! {…}]`. Nothing in them is quoted, so a value that contains `, name=` cannot be told from two values. What cannot be
//! parsed consistently is left as text by the caller.

use std::fmt::Write;

use json::write::quote;

/// Nesting depth of structs. Lake's deepest column has four levels.
const MOST_DEPTH: u32 = 12;

/// Converts a printed struct, map or array to JSON; `None` if it is not one, or cannot be parsed consistently.
pub fn to_json(text: &str) -> Option<String> {
    let text = text.trim();
    let mut reader = Reader { rest: text, out: String::with_capacity(text.len() * 5 / 4) };
    if !text.starts_with(['{', '[']) {
        return None;
    }
    reader.value(0, false)?;
    reader.rest.is_empty().then_some(reader.out)
}

struct Reader<'t> {
    rest: &'t str,
    out: String,
}

impl Reader<'_> {
    fn value(&mut self, depth: u32, in_struct: bool) -> Option<()> {
        if depth > MOST_DEPTH {
            return None;
        }
        match self.rest.as_bytes().first() {
            Some(b'{') => self.members(depth),
            Some(b'[') => self.elements(depth),
            _ => {
                let (word, rest) = self.rest.split_at_checked(word_len(self.rest, in_struct)?)?;
                self.rest = rest;
                match word {
                    "null" => self.out.push_str("null"),
                    word => quote(word, &mut self.out),
                }
                Some(())
            }
        }
    }

    fn members(&mut self, depth: u32) -> Option<()> {
        self.take('{', '{')?;
        if self.rest.starts_with('}') {
            return self.take('}', '}');
        }
        loop {
            let (name, rest) = self.rest.split_at_checked(name_len(self.rest)?)?;
            self.rest = rest.strip_prefix('=')?;
            quote(name, &mut self.out);
            self.out.push(':');
            self.value(depth + 1, true)?;
            if self.take('}', '}').is_some() {
                return Some(());
            }
            self.comma()?;
        }
    }

    fn elements(&mut self, depth: u32) -> Option<()> {
        self.take('[', '[')?;
        if self.rest.starts_with(']') {
            return self.take(']', ']');
        }
        loop {
            self.value(depth + 1, false)?;
            if self.take(']', ']').is_some() {
                return Some(());
            }
            self.comma()?;
        }
    }

    fn take(&mut self, found: char, written: char) -> Option<()> {
        self.rest = self.rest.strip_prefix(found)?;
        self.out.write_char(written).ok()
    }

    fn comma(&mut self) -> Option<()> {
        self.rest = self.rest.strip_prefix(", ")?;
        self.out.push(',');
        Some(())
    }
}

/// Length of a name, which ends at `=`.
fn name_len(text: &str) -> Option<usize> {
    let len = text.find('=')?;
    let name = text.get(..len)?;
    (!name.is_empty() && !name.contains([',', '{', '}', '[', ']', ' '])).then_some(len)
}

/// Length of a value without brackets: in a struct, up to the next name or the end; in an array, up to the next comma.
fn word_len(text: &str, in_struct: bool) -> Option<usize> {
    let closing = if in_struct { '}' } else { ']' };
    let mut at = 0;
    loop {
        let len = text.get(at..)?.find([closing, ','])?;
        at += len;
        let rest = text.get(at..)?;
        let Some(next) = rest.strip_prefix(", ") else {
            if rest.starts_with(closing) {
                return Some(at);
            }
            at += 1;
            continue;
        };
        if !in_struct || name_len(next).is_some() {
            return Some(at);
        }
        at += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn printed_values_become_json() {
        let cases = [
            (
                "{type=IAMUser, principalid=AIDA, invokedby=null}",
                Some(r#"{"type":"IAMUser","principalid":"AIDA","invokedby":null}"#),
            ),
            (
                "{sessioncontext={attributes={mfaauthenticated=false}, sessionissuer={}}}",
                Some(r#"{"sessioncontext":{"attributes":{"mfaauthenticated":"false"},"sessionissuer":{}}}"#),
            ),
            ("[{type=a, arn=x}, {type=b, arn=null}]", Some(r#"[{"type":"a","arn":"x"},{"type":"b","arn":null}]"#)),
            ("[a, b]", Some(r#"["a","b"]"#)),
            ("{a=1, 2 and 3=x, b=}", Some(r#"{"a":"1, 2 and 3=x","b":""}"#)),
            ("{a=x=y, b=\"q\"}", Some(r#"{"a":"x=y","b":"\"q\""}"#)),
            ("[]", Some("[]")),
            ("{}", Some("{}")),
            ("{a=1}}", None),
            ("{a=1", None),
            ("{a}", None),
            ("plain", None),
            ("", None),
        ];
        for (text, expected) in cases {
            assert_eq!(to_json(text).as_deref(), expected, "{text}");
        }
        assert_eq!(to_json(&"{a=".repeat(1000)), None);
    }
}
