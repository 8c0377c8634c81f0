//! Regular expressions: are they valid, and small enough to run in the browser?

use regex::RegexBuilder;
use regex_syntax::{Error, ParserBuilder};

/// How many bytes a compiled regular expression may take. Well below what the `regex` crate allows by itself, so
/// that a pattern that passes here also compiles where it is run.
pub const MAX_REGEX_BYTES: usize = 4 << 20;

/// How many regular expressions a query may hold. Compiling one takes far longer than reading it.
pub const MAX_REGEXES: usize = 100;

/// How deep brackets of a pattern may be nested.
const MAX_NESTING: u32 = 64;

/// What is wrong with a pattern.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct BadPattern {
    /// Byte of the pattern.
    pub at: usize,
    /// In a few words, without a full stop.
    pub why: String,
}

/// Checks a pattern.
pub(crate) fn check(pattern: &str, ignore_case: bool) -> Result<(), BadPattern> {
    let syntax = ParserBuilder::new().nest_limit(MAX_NESTING).case_insensitive(ignore_case).build().parse(pattern);
    syntax.map_err(|error| match error {
        Error::Parse(error) => BadPattern { at: error.span().start.offset, why: error.kind().to_string() },
        Error::Translate(error) => BadPattern { at: error.span().start.offset, why: error.kind().to_string() },
        other => BadPattern { at: 0, why: other.to_string() },
    })?;
    RegexBuilder::new(pattern)
        .case_insensitive(ignore_case)
        .nest_limit(MAX_NESTING)
        .size_limit(MAX_REGEX_BYTES)
        .build()
        .map(drop)
        .map_err(|_| BadPattern { at: 0, why: "it is too large".to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accepts_what_the_engine_can_run() {
        for pattern in ["", "a|b", r"^\d{12}$", r"\p{Greek}+", r"\w{64}", "(?i)x", "a/b", r"\/"] {
            assert_eq!(check(pattern, true), Ok(()), "{pattern}");
        }
    }

    #[test]
    fn says_where_a_pattern_is_wrong() {
        for (pattern, at) in
            [("a(b", 1), ("a)", 1), ("[z-a]", 1), ("a**{", 3), (r"(a)\1", 3), (r"(?=x)", 0), (r"\p{Nope}", 0)]
        {
            assert_eq!(check(pattern, false).map_err(|bad| bad.at), Err(at), "{pattern}");
        }
    }

    #[test]
    fn refuses_what_is_too_large() {
        for pattern in [r"\w{1000}{1000}".to_owned(), "(".repeat(65) + &")".repeat(65), "(a{999}){999}".to_owned()] {
            assert!(check(&pattern, false).is_err());
        }
    }
}
