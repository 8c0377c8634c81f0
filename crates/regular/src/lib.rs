//! Regular expressions: is a text matched somewhere, in time linear in its length?
//!
//! The syntax is that of the `regex` crate, whose parser and automata do the work. What that crate adds to them is left
//! out, since all of this is in what a browser loads first: where a match ends and what its groups hold, search for
//! literals, and several engines to choose from. A lazily built DFA answers; where it cannot (a Unicode word boundary
//! next to text beyond ASCII, or more states than its memory holds) the simulation of the NFA does.

use std::cell::RefCell;

use regex_automata::Input;
use regex_automata::hybrid::dfa::{self, DFA};
use regex_automata::nfa::thompson::pikevm::{self, PikeVM};
use regex_automata::nfa::thompson::{self, NFA, WhichCaptures};
use regex_syntax::{Error, ParserBuilder};

/// How many bytes the compiled form of an expression may take.
pub const MAX_BYTES: usize = 4 << 20;

/// How deep brackets of an expression may be nested.
pub const MAX_NESTING: u32 = 64;

/// The lazy DFA gives up when its memory was full so often …
const MOST_CLEARINGS: usize = 3;

/// … and each state it made since then was of use for fewer bytes than this.
const LEAST_BYTES_PER_STATE: usize = 10;

/// A compiled regular expression.
#[derive(Clone, Debug)]
pub struct Regular {
    nfa: NFA,
    dfa: DFA,
    states: RefCell<dfa::Cache>,
}

/// What is wrong with an expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Byte of the expression at which it lies.
    pub at: usize,
    /// In a few words, without a full stop.
    pub why: String,
}

impl Fault {
    fn too_large() -> Fault {
        Fault { at: 0, why: "it is too large".to_owned() }
    }
}

impl Regular {
    /// Compiles an expression. Upper and lower case differ, unless `ignore_case`.
    ///
    /// # Errors
    /// If it is malformed, asks for what no linear-time engine can do, or is larger than [`MAX_BYTES`] and
    /// [`MAX_NESTING`] allow.
    pub fn new(pattern: &str, ignore_case: bool) -> Result<Regular, Fault> {
        let mut parser = ParserBuilder::new().nest_limit(MAX_NESTING).case_insensitive(ignore_case).build();
        let hir = parser.parse(pattern).map_err(|error| match error {
            Error::Parse(error) => Fault { at: error.span().start.offset, why: error.kind().to_string() },
            Error::Translate(error) => Fault { at: error.span().start.offset, why: error.kind().to_string() },
            other => Fault { at: 0, why: other.to_string() },
        })?;
        let limits = thompson::Config::new().nfa_size_limit(Some(MAX_BYTES)).which_captures(WhichCaptures::None);
        let nfa = thompson::Compiler::new().configure(limits).build_from_hir(&hir).map_err(|_| Fault::too_large())?;
        let ways = dfa::Config::new()
            .unicode_word_boundary(true)
            .skip_cache_capacity_check(true)
            .minimum_cache_clear_count(Some(MOST_CLEARINGS))
            .minimum_bytes_per_state(Some(LEAST_BYTES_PER_STATE));
        let dfa = dfa::Builder::new().configure(ways).build_from_nfa(nfa.clone()).map_err(|_| Fault::too_large())?;
        Ok(Regular { states: RefCell::new(dfa.create_cache()), nfa, dfa })
    }

    /// Is there a match anywhere in the text?
    pub fn is_match(&self, text: &str) -> bool {
        let input = Input::new(text).earliest(true);
        match self.dfa.try_search_fwd(&mut self.states.borrow_mut(), &input) {
            Ok(end) => end.is_some(),
            Err(_) => self.simulate(input),
        }
    }

    fn simulate(&self, input: Input<'_>) -> bool {
        // Rare, and its memory grows with the expression: not kept.
        let Ok(vm) = PikeVM::new_from_nfa(self.nfa.clone()) else { return false };
        vm.is_match(&mut pikevm::Cache::new(&vm), input)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_the_engine_can_run_is_accepted() {
        for pattern in ["", "a|b", r"^\d{12}$", r"\w{64}", "(?i)x", "a/b", r"\/", r"\bé\b", "[^à-ü]"] {
            assert!(Regular::new(pattern, true).is_ok(), "{pattern}");
        }
    }

    #[test]
    fn a_fault_says_where_it_is() {
        for (pattern, at) in
            [("a(b", 1), ("a)", 1), ("[z-a]", 1), ("a**{", 3), (r"(a)\1", 3), (r"(?=x)", 0), (r"\p{Nope}", 0)]
        {
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
        let text = "a".repeat(100_000);
        assert!(!Regular::new("(a*)*b", false).unwrap().is_match(&text));
        // More states than the lazy DFA holds: it gives up and the simulation answers.
        assert!(Regular::new("[ab]*a[ab]{21}c", false).unwrap().is_match(&("ab".repeat(2_000) + "c")));
    }

    #[test]
    fn case_and_boundaries_are_those_of_unicode() {
        let matches =
            |pattern: &str, ignore_case, text: &str| Regular::new(pattern, ignore_case).unwrap().is_match(text);
        assert!(matches("É", true, "caf\u{e9}"));
        assert!(!matches("É", false, "caf\u{e9}"));
        assert!(matches(r"\bwörk\b", false, "a wörk of"));
        assert!(!matches(r"\bw\b", false, "a wörk of"));
        assert!(matches(r"^\w+$", false, "größe"));
        assert!(matches("^.$", false, "é"));
    }

    proptest! {
        #[test]
        fn agrees_with_the_complete_library(
            pattern in r"([ab.é]|\\b|\\w|\\W|\^|\$|\||[*+?]|\(|\)|\[ab\]|\[\^a\]|\{2\}){0,12}",
            text in "[abAB é\n]{0,16}",
            ignore_case in any::<bool>(),
        ) {
            let known = regex::RegexBuilder::new(&pattern).case_insensitive(ignore_case).build().ok();
            let ours = Regular::new(&pattern, ignore_case).ok();
            prop_assert_eq!(ours.is_some(), known.is_some());
            if let (Some(ours), Some(known)) = (ours, known) {
                prop_assert_eq!(ours.is_match(&text), known.is_match(&text));
            }
        }

        #[test]
        fn any_text_is_an_expression_or_a_fault(pattern in "\\PC{0,40}") {
            if let Err(fault) = Regular::new(&pattern, false) {
                prop_assert!(fault.at <= pattern.len());
            }
        }
    }
}
