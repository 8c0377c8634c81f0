//! Regular expressions: does a text match anywhere, in time linear in its length?
//!
//! `regex-lite` does the work. It has the syntax of the `regex` crate without its tables and engines, which would be a
//! tenth of what a browser loads first (see `docs/decisions.md`). This crate makes up for the difference: texts that
//! contain none of the literals of which every match has one are skipped, some expressions are tried only where a match
//! can begin, case can be ignored for letters beyond ASCII, and errors have a position. `\w`, `\d`, `\s` and `\b` are ASCII only, as in RE2.

mod literal;
mod start;

use std::borrow::Cow;
use std::ops::Range;

use regex_lite::{Regex, RegexBuilder};

use start::Start;

/// Largest compiled form of an expression, in bytes.
pub const MAX_BYTES: usize = 4 << 20;

/// Deepest nesting of brackets in an expression.
pub const MAX_NESTING: u32 = 64;

/// In a longer expression, the position of an error is looked for only in this many characters at its end.
const MOST_TRIES: usize = 256;

/// A compiled regular expression.
#[derive(Clone, Debug)]
pub struct Regular {
    regex: Regex,
    ignore_case: bool,
    /// At least one occurs in every text that matches; none if they are not known. With `ignore_case`, in lower case.
    literals: Vec<String>,
    /// Where a match can begin, if that is known.
    start: Option<Start>,
}

/// What is wrong with an expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Byte offset in the expression: everything before it is valid, and the character at it is not.
    pub at: usize,
    /// The reason in a few words, without a full stop.
    pub why: String,
}

impl Regular {
    /// Compiles an expression. Case matters unless `ignore_case`.
    ///
    /// # Errors
    /// If it is malformed, needs something no linear-time engine can do (such as back-references), or exceeds
    /// [`MAX_BYTES`] or [`MAX_NESTING`].
    pub fn new(pattern: &str, ignore_case: bool) -> Result<Regular, Fault> {
        let wanted = if ignore_case { lower_beyond_ascii(pattern) } else { Cow::Borrowed(pattern) };
        let regex = compile(&wanted, ignore_case)
            .map_err(|error| Fault { at: place_of_fault(pattern, ignore_case), why: error.to_string() })?;
        let literals = literal::in_every_match(&wanted, ignore_case);
        let start = if ignore_case { None } else { Start::of(pattern) };
        Ok(Regular { regex, ignore_case, literals, start })
    }

    /// Whether the expression matches anywhere in the text.
    pub fn is_match(&self, text: &str) -> bool {
        let text = if self.ignore_case { lower_beyond_ascii(text) } else { Cow::Borrowed(text) };
        match &self.start {
            Some(start) => start.is_match(&text),
            None => self.may_match(&text) && self.regex.is_match(&text),
        }
    }

    /// Where the expression matches, from left to right, each match beginning after the one before it. Case is ignored for ASCII only.
    pub fn ranges(&self, text: &str) -> Vec<Range<usize>> {
        self.regex.find_iter(text).map(|found| found.range()).collect()
    }

    fn may_match(&self, text: &str) -> bool {
        if self.literals.is_empty() {
            return true;
        }
        let has_upper = self.ignore_case && text.bytes().any(|byte| byte.is_ascii_uppercase());
        let text = if has_upper { Cow::Owned(text.to_ascii_lowercase()) } else { Cow::Borrowed(text) };
        self.literals.iter().any(|literal| text.contains(literal.as_str()))
    }
}

fn compile(pattern: &str, ignore_case: bool) -> Result<Regex, regex_lite::Error> {
    RegexBuilder::new(pattern).case_insensitive(ignore_case).nest_limit(MAX_NESTING).size_limit(MAX_BYTES).build()
}

/// The end of the longest prefix that is a valid expression.
fn place_of_fault(pattern: &str, ignore_case: bool) -> usize {
    let ends = pattern.char_indices().map(|(at, _)| at).rev().take(MOST_TRIES);
    let is_sound = |end: &usize| pattern.get(..*end).is_some_and(|start| compile(start, ignore_case).is_ok());
    ends.into_iter().find(is_sound).unwrap_or(0)
}

/// Lower-cases letters beyond ASCII whose lower case is one character, because `regex-lite` ignores case for ASCII
/// only.
fn lower_beyond_ascii(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let lower = |c: char| {
        let mut lower = c.to_lowercase();
        lower.next().filter(|_| lower.next().is_none() && !c.is_ascii()).unwrap_or(c)
    };
    Cow::Owned(text.chars().map(lower).collect())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn ranges_are_those_of_regex(text in "[ab1é]{0,20}", pattern in prop::sample::select(vec!["a+", "b1?", "[ab]{2}", "é", "1$", "^a"])) {
            let expected: Vec<Range<usize>> = regex::Regex::new(pattern).unwrap().find_iter(&text).map(|it| it.range()).collect();
            prop_assert_eq!(Regular::new(pattern, false).unwrap().ranges(&text), expected);
        }
    }

    #[test]
    fn what_the_engine_can_run_is_accepted() {
        for pattern in ["", "a|b", r"^\d{12}$", r"\w{64}", "(?i)x", "a/b", r"\/", r"\bé\b", "[^à-ü]"] {
            assert!(Regular::new(pattern, true).is_ok(), "{pattern}");
        }
    }

    #[test]
    fn a_fault_says_where_it_is() {
        for (pattern, at) in [
            ("a(b", 1),
            ("a)", 1),
            ("é[z-a]", 2),
            ("a**{", 3),
            (r"(a)\1", 3),
            (r"(?=x)", 0),
            (r"x\p{L}", 1),
            ("a\\", 1),
        ] {
            assert_eq!(Regular::new(pattern, false).map(drop).map_err(|fault| fault.at), Err(at), "{pattern}");
        }
    }

    #[test]
    fn what_is_too_large_is_refused() {
        for pattern in [r"\w{1000}{1000}".to_owned(), "(".repeat(65) + &")".repeat(65), "(a{999}){999}".to_owned()] {
            assert!(Regular::new(&pattern, false).is_err(), "{pattern}");
        }
    }

    #[test]
    fn what_explodes_elsewhere_takes_linear_time() {
        let text = "a".repeat(20_000);
        assert!(!Regular::new("(a*)*[bc]", false).unwrap().is_match(&text));
    }

    #[test]
    fn case_is_that_of_unicode() {
        let matches =
            |pattern: &str, ignore_case, text: &str| Regular::new(pattern, ignore_case).unwrap().is_match(text);
        assert!(matches("É", true, "caf\u{e9}"));
        assert!(matches("é|Ω", true, "CAF\u{c9}"));
        assert!(!matches("É", false, "caf\u{e9}"));
        assert!(matches("[À-Ü]{2}X", true, "éüx"));
        assert!(matches("^.$", false, "é"));
    }

    #[test]
    fn a_literal_that_overlaps_itself() {
        let regex = Regular::new(r"aaa\s*b", false).unwrap();
        assert_eq!(["aaaa b", "aaa a", "aa b", "éaaaaab"].map(|text| regex.is_match(text)), [true, false, false, true]);
    }

    proptest! {
        #[test]
        fn expressions_that_begin_with_a_literal(
            begin in "[ab]{3,4}",
            rest in r"([ab.-]|\^|\$|\?|\(ab\)|\[ab\]|\\s\*|\\b){0,6}",
            text in "([ab]|aab|abab|  |-){0,16}",
        ) {
            let pattern = begin + &rest;
            if let (Ok(ours), Ok(known)) = (Regular::new(&pattern, false), regex::Regex::new(&pattern)) {
                prop_assert_eq!(ours.is_match(&text), known.is_match(&text));
            }
        }

        #[test]
        fn agrees_with_the_complete_library(
            pattern in r"([ab.é]|\^|\$|\||[*+?]|\(|\)|\(\?:|\[ab\]|\[\^a\]|\{2\}|\{0,1\}|\\d|\\\.|abc|aB|É|\\s\*){0,12}",
            text in "([abAB é.1\n]|abc|  ){0,16}",
            ignore_case in any::<bool>(),
        ) {
            let ascii = pattern.replace(r"\d", "[0-9]");
            let known = regex::RegexBuilder::new(&ascii).case_insensitive(ignore_case).build().ok();
            let ours = Regular::new(&pattern, ignore_case).ok();
            prop_assert_eq!(ours.is_some(), known.is_some());
            if let (Some(ours), Some(known)) = (ours, known) {
                prop_assert_eq!(ours.is_match(&text), known.is_match(&text));
            }
        }

        #[test]
        fn any_text_is_an_expression_or_a_fault(pattern in "\\PC{0,40}") {
            if let Err(fault) = Regular::new(&pattern, false) {
                prop_assert!(pattern.is_char_boundary(fault.at));
            }
        }
    }
}
