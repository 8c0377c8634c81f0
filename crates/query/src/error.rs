//! What is wrong with a text: in bytes while parsing, in characters for the user.

use std::ops::Range;

use protocol::{Expected, Found, Mistake, ParseError};

/// Most characters of the text that are quoted.
const SHOWN_CHARS: usize = 40;

/// A place in the text that makes no sense.
#[derive(Debug)]
pub(crate) struct Problem {
    /// Byte offset.
    pub at: usize,
    /// What is wrong.
    pub mistake: Mistake,
    /// A suggestion, if there is one.
    pub fix: Option<Fix>,
}

/// A replacement that is probably what was meant.
#[derive(Debug)]
pub(crate) struct Fix {
    /// The bytes of the text to replace.
    pub range: Range<usize>,
    /// What to replace them with.
    pub text: String,
}

impl Problem {
    /// Something else is expected here.
    pub fn new(at: usize, expected: Expected, found: Found) -> Problem {
        Problem::of(at, Mistake::Expected { expected, found })
    }

    /// Any mistake.
    pub fn of(at: usize, mistake: Mistake) -> Problem {
        Problem { at, mistake, fix: None }
    }

    /// Adds what was probably meant.
    pub fn fix(mut self, range: Range<usize>, text: impl Into<String>) -> Problem {
        self.fix = Some(Fix { range, text: text.into() });
        self
    }

    /// Adds what was probably meant, if there is a guess.
    pub fn maybe_fix(self, range: Range<usize>, text: Option<String>) -> Problem {
        match text {
            Some(text) => self.fix(range, text),
            None => self,
        }
    }

    /// The same with offsets in characters of `text`.
    pub fn into_parse_error(self, text: &str) -> ParseError {
        let (replaces, suggestion) = match self.fix {
            Some(fix) => {
                (Some((chars_before(text, fix.range.start), chars_before(text, fix.range.end))), Some(fix.text))
            }
            None => (None, None),
        };
        ParseError { offset: chars_before(text, self.at), mistake: self.mistake, suggestion, replaces }
    }
}

/// Quotes the text, shortened if it is long.
pub(crate) fn shown(text: &str) -> Found {
    match text.char_indices().nth(SHOWN_CHARS) {
        Some((end, _)) => Found::Begins(slice(text, 0..end).to_owned()),
        None => Found::Written(text.to_owned()),
    }
}

/// The text, shortened if it is long.
pub(crate) fn short(text: &str) -> String {
    match text.char_indices().nth(SHOWN_CHARS) {
        Some((end, _)) => format!("{}…", slice(text, 0..end)),
        None => text.to_owned(),
    }
}

/// A part of the text; empty if the range is not on character boundaries.
pub(crate) fn slice(text: &str, range: Range<usize>) -> &str {
    text.get(range).unwrap_or_default()
}

fn chars_before(text: &str, byte: usize) -> usize {
    text.char_indices().take_while(|(at, _)| *at < byte).count()
}
