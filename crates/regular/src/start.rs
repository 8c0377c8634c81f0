//! Expressions that begin with a literal are tried only where it occurs, instead of at every position.
//!
//! Only where nothing but blanks may be repeated: then no part of a text is read for two places, and time stays linear.

use regex_lite::Regex;

use crate::compile;

/// Shorter literals occur too often.
const SHORTEST: usize = 3;

/// How an expression begins.
#[derive(Clone, Debug)]
pub(crate) struct Start {
    literal: String,
    /// The expression at the beginning of a text.
    here: Regex,
}

impl Start {
    /// `None` if the expression does not begin with a literal, or repeats other things than blanks.
    pub(crate) fn of(pattern: &str) -> Option<Start> {
        let is_plain = |c: &char| !r"\.+*?()|[]{}^$".contains(*c);
        let literal: String = pattern.chars().take_while(is_plain).collect();
        let rest = pattern.get(literal.len()..)?;
        // What comes next must not make its last character optional.
        // Of blanks there may be many in a row, and what repeats them would read each row anew from everywhere in it.
        let is_blank = literal.trim().is_empty();
        if is_blank
            || literal.len() < SHORTEST
            || rest.starts_with(['?', '*', '+', '{'])
            || has_choice(rest)
            || repeats(rest)
        {
            return None;
        }
        Some(Start { here: compile(&format!("^(?:{pattern})"), false).ok()?, literal })
    }

    /// Whether the expression matches anywhere in the text.
    pub(crate) fn is_match(&self, text: &str) -> bool {
        let mut rest = text;
        while let Some(here) = rest.find(self.literal.as_str()).and_then(|at| rest.get(at..)) {
            if self.here.is_match(here) {
                return true;
            }
            // The literal may overlap itself.
            let mut chars = here.chars();
            chars.next();
            rest = chars.as_str();
        }
        false
    }
}

/// Whether there are alternatives outside of groups, or flags.
fn has_choice(pattern: &str) -> bool {
    pattern.contains('|') || pattern.contains("(?")
}

/// Whether anything but blanks may occur several times.
fn repeats(pattern: &str) -> bool {
    let mut chars = pattern.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' => _ = chars.next() == Some('s') && chars.next_if_eq(&'*').is_some(),
            '*' | '+' | '{' => return true,
            _ => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_takes_linear_time() {
        for (pattern, literal) in [
            (r#""Action"\s*:\s*\[?\s*"\*""#, Some("\"Action\"")),
            (r#""Effect"\s*:\s*"Allow""#, Some("\"Effect\"")),
            (r"   \s*x", None),
            (r"abcd[*]", None),
            (r"abcd\d*", None),
            ("abc?", None),
            ("abcd|e", None),
            ("abcd.*", None),
            ("ab.", None),
            ("(abcd)", None),
        ] {
            assert_eq!(Start::of(pattern).map(|start| start.literal).as_deref(), literal, "{pattern}");
        }
    }
}
