//! Decides about most records without parsing them, by searching their raw bytes for a text that every matching record
//! must contain.
//!
//! In a *plain* record (all ASCII, no `\u`), every character of a name or value represents itself, except `"`, `\`, `/`
//! and control characters, which are or may be escaped. So any piece of a wanted text without these occurs in the
//! bytes, in some case, wherever the text occurs in a name or value. The converse does not hold: the bytes may be half
//! in a name and half in a value.

use protocol::{FieldTest, Glob, Test, Text, ValueTest};

use crate::ascii::Finder;
use crate::number::Decimal;
use crate::text::fold_text;

/// A shorter piece of a value is in records by chance.
const SHORTEST_KEY: usize = 4;

/// What the raw bytes say about a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It satisfies the test.
    Yes,
    /// It does not.
    No,
    /// It has to be parsed.
    Ask,
}

/// Texts that a matching record must contain.
#[derive(Clone, Debug)]
pub struct Prefilter {
    pieces: Vec<Finder>,
    /// The longest of them, which hardly any record contains by chance.
    key: Option<String>,
    /// No plain record can match, because some text cannot occur in one.
    never: bool,
    /// The only piece is all that is asked for and can only occur inside names and values, so finding it decides.
    decides: bool,
}

impl Prefilter {
    /// For a search in all names and values.
    pub fn of_text(text: &Text) -> Prefilter {
        match text {
            Text::Contains(text) => {
                let folded = fold_text(text);
                let whole = pieces(&folded).any(|piece| piece.len() == folded.len());
                Prefilter {
                    decides: whole && folded.bytes().any(only_inside_quotes),
                    ..Prefilter::new([text.as_str()])
                }
            }
            Text::Like(globs) => Prefilter::new(literals(globs)),
            Text::Regex { .. } => Prefilter::none(),
        }
    }

    /// For a test that requires parsing every record.
    pub fn none() -> Prefilter {
        Prefilter::new([])
    }

    /// For a test of the field at the end of a path.
    pub fn of_field(path: &[String], test: &FieldTest) -> Prefilter {
        let name = path.last().map(String::as_str);
        let value: Vec<&str> = match &test.test {
            // A number may be equal but spelled differently.
            Test::AnyOf(values) => match values.as_slice() {
                [ValueTest::Is(text)] if Decimal::read(text).is_none() => vec![text],
                [ValueTest::Like(globs)] => literals(globs).collect(),
                _ => Vec::new(),
            },
            Test::Exists | Test::Compare(..) => Vec::new(),
        };
        // What wildcards leave may be spread over an object, with or without blanks.
        let value = value.into_iter().flat_map(|text| text.split(structural));
        let mut filter = Prefilter::new(value.clone().chain(name));
        // More records have the name than the value.
        if let Some(key) = Prefilter::new(value).key.filter(|key| key.len() >= SHORTEST_KEY) {
            filter.key = Some(key);
        }
        filter
    }

    /// For a test that requires all of these texts.
    pub fn of_texts(texts: &[&str]) -> Prefilter {
        Prefilter::new(texts.iter().copied())
    }

    fn new<'a>(texts: impl IntoIterator<Item = &'a str>) -> Prefilter {
        let mut filter = Prefilter { pieces: Vec::new(), key: None, never: false, decides: false };
        for text in texts {
            let text = fold_text(text);
            filter.never |= !text.is_ascii();
            for piece in pieces(&text) {
                filter.pieces.push(Finder::new(piece.as_bytes()));
                filter.offer(piece);
            }
        }
        filter
    }

    /// For a search in a record's bytes, which itself is as fast as searching for pieces of the text.
    pub fn of_bytes(text: &str) -> Prefilter {
        let mut filter = Prefilter::none();
        text.split(|c: char| !c.is_ascii()).for_each(|piece| filter.offer(piece));
        filter
    }

    /// A text that matching plain records must contain.
    pub fn key(&self) -> Option<&str> {
        self.key.as_deref()
    }

    fn offer(&mut self, piece: &str) {
        let longest = self.key.as_ref().map_or(0, String::len);
        if piece.is_ascii() && piece.len() > longest {
            self.key = Some(piece.to_owned());
        }
    }

    /// Judges a record. `plain`: see [`is_plain`].
    pub fn judge(&self, json: &[u8], plain: bool) -> Verdict {
        if !plain {
            return Verdict::Ask;
        }
        if self.never {
            return Verdict::No;
        }
        let mut first = None;
        for piece in &self.pieces {
            let Some(at) = piece.find(json) else { return Verdict::No };
            first = first.or(Some(at));
        }
        // After a backslash, the first byte is part of an escape.
        let before = first.and_then(|at| at.checked_sub(1)).and_then(|at| json.get(at));
        if self.decides && before.is_some_and(|byte| *byte != b'\\') { Verdict::Yes } else { Verdict::Ask }
    }
}

/// Whether every character of its names and values represents itself, apart from single-character escapes.
pub fn is_plain(json: &[u8]) -> bool {
    json.is_ascii() && memchr::memmem::find(json, b"\\u").is_none()
}

/// Characters that stand between names and values, too.
fn structural(c: char) -> bool {
    matches!(c, '{' | '}' | '[' | ']' | ':' | ',') || c == ' '
}

/// The parts of a text that JSON always writes verbatim.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| matches!(c, '"' | '\\' | '/') || c.is_ascii_control()).filter(|piece| !piece.is_empty())
}

fn literals(globs: &[Glob]) -> impl Iterator<Item = &str> {
    globs.iter().filter_map(|glob| if let Glob::Literal(text) = glob { Some(text.as_str()) } else { None })
}

/// Whether the byte can occur in JSON only between quotes.
fn only_inside_quotes(byte: u8) -> bool {
    !byte.is_ascii_digit() && !b" {}[]:,+-.eEtTrRuUfFaAlLsSnN".contains(&byte)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judge(text: &str, json: &str) -> Verdict {
        let filter = Prefilter::of_text(&Text::Contains(text.to_owned()));
        filter.judge(json.as_bytes(), is_plain(json.as_bytes()))
    }

    #[test]
    fn verdicts_on_text() {
        use Verdict::{Ask, No, Yes};
        for (text, json, expected) in [
            ("bucket", r#"{"a":"my-Bucket"}"#, Yes),
            ("bucket", r#"{"a":"my-basket"}"#, No),
            ("bucket", r#"{"a":"my-b\u0075cket"}"#, Ask),
            ("bucket", r#"{"a":"Bucket","b":"é"}"#, Ask),
            ("name", r#"{"a":"x\name"}"#, Ask),
            // May be outside quotes.
            ("true", r#"{"a":true}"#, Ask),
            ("1,2", r#"{"a":[1,2]}"#, Ask),
            ("é", r#"{"a":"e"}"#, No),
            ("é", r#"{"a":"\u00e9"}"#, Ask),
            ("a/b", r#"{"x":"a\/b"}"#, Ask),
            ("a/z", r#"{"x":"a\/b"}"#, No),
            ("q\"q", r#"{"x":"z"}"#, No),
            ("q\"q", r#"{"x":"q\"q"}"#, Ask),
            ("", r#"{}"#, Ask),
            ("/", r#"{"a":"\/"}"#, Ask),
            ("KELVIN", "{\"a\":\"\u{212a}elvin\"}", Ask),
        ] {
            assert_eq!(judge(text, json), expected, "{text} in {json}");
        }
    }
}
