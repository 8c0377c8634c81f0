//! Terms outside braces: `ERROR -debug`, `?a ?b`, `"a phrase"`, `%regex%`.
//!
//! <https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/matching-terms-unstructured-log-events.html>

use protocol::{Expected, Filter, Found, Message, Note};

use super::conditions::quoted;
use super::{Interpreted, Usage, pattern};
use crate::error::{Problem, shown, slice};
use crate::normal;
use crate::parser::{MAX_CONDITIONS, MAX_REGEXES};

/// Parses terms. All of them must occur, except those after `-`, which must not; of those after `?`, one must occur,
/// unless there are other terms.
pub(super) fn parse(text: &str) -> Result<Interpreted, Problem> {
    let blank = text.len() - text.trim_start().len();
    if slice(text, blank..text.len()).starts_with('[') {
        return Err(Problem::new(blank, Expected::Terms, shown("[")));
    }
    let (mut wanted, mut optional) = (Vec::new(), Vec::new());
    let mut usage = Usage::default();
    let mut at = blank;
    while at < text.len() {
        if wanted.len() + optional.len() >= MAX_CONDITIONS as usize {
            return Err(Problem::new(at, Expected::MostTerms(u64::from(MAX_CONDITIONS)), Found::Another));
        }
        let start = at;
        let sign = slice(text, at..text.len()).chars().next().filter(|c| matches!(c, '?' | '-'));
        let lone = slice(text, at + 1..text.len()).chars().next().is_none_or(char::is_whitespace);
        let sign = sign.filter(|_| !lone);
        at += sign.map_or(0, char::len_utf8);
        let (term, length) = term(text, at)?;
        at += length;
        let rest = slice(text, at..text.len());
        if !rest.is_empty() && !rest.starts_with(char::is_whitespace) {
            return Err(Problem::new(at, Expected::BlankAfterTerm, shown(rest)).fix(at..at, " "));
        }
        at += rest.len() - rest.trim_start().len();
        usage.regexes += usize::from(matches!(term, Filter::Message(Message::Regex(_))));
        if usage.regexes > MAX_REGEXES {
            return Err(Problem::new(start, Expected::MostRegexes(MAX_REGEXES as u64), Found::Another));
        }
        match sign {
            Some('?') => optional.push(term),
            Some(_) => wanted.push(normal::not(term)),
            None => wanted.push(term),
        }
    }
    let mut warnings = usage.warnings();
    let filter = if wanted.is_empty() && !optional.is_empty() {
        normal::or(optional)
    } else {
        if !optional.is_empty() {
            warnings.push(Note::OptionalTerms);
        }
        normal::and(wanted)
    };
    Ok(Interpreted { filter, warnings })
}

/// The term that begins at `at`, and its length in bytes.
fn term(text: &str, at: usize) -> Result<(Filter, usize), Problem> {
    let rest = slice(text, at..text.len());
    if rest.starts_with('"') {
        let Some((content, length)) = quoted(rest) else {
            let problem = Problem::new(text.len(), Expected::ClosingQuote, Found::End);
            return Err(problem.fix(text.len()..text.len(), "\""));
        };
        return Ok((contains(content), length));
    }
    // A single percent sign is text.
    let pattern = rest.strip_prefix('%').and_then(|body| body.split_once('%')).map(|(pattern, _)| pattern);
    if let Some(pattern) = pattern {
        pattern::check(pattern, at + 1)?;
        return Ok((Filter::Message(Message::Regex(pattern.to_owned())), pattern.len() + 2));
    }
    let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
    Ok((contains(slice(rest, 0..end).to_owned()), end))
}

/// Every record contains a text of nothing but blanks.
fn contains(text: String) -> Filter {
    if text.trim().is_empty() { Filter::All } else { Filter::Message(Message::Contains(text)) }
}
