//! What a value stands for: text, wildcards, a regular expression, a CIDR block, a time, a verdict.

use protocol::report::Verdict;
use protocol::{Actor, Expected, Field, Found, Mistake, ValueTest};
use regular::Regular;

use crate::error::{Problem, shown, slice};
use crate::lexer::{Kind, Lexeme};
use crate::print::in_quotes;
use crate::suggest::nearest;
use crate::time::BadTime;
use crate::{cidr, field, literal, normal, time};

/// Values of `outcome`.
const OUTCOMES: [&str; 2] = ["failure", "success"];

/// Values of `proof` that stand for several verdicts.
const PROOF_GROUPS: [&str; 3] = ["proved", "unchecked", "failed"];

/// Parses a value of the field. The token is unquoted, quoted or a regular expression.
pub(crate) fn read(text: &str, token: Lexeme, field: &Field) -> Result<ValueTest, Problem> {
    let source = slice(text, token.into());
    let value = match token.kind {
        Kind::Quoted { closed } => ValueTest::Is(quoted(text, token, closed)?),
        Kind::Regex { end, closed } => {
            let (pattern, ignore_case) = regex(text, token, end, closed)?;
            ValueTest::Regex { pattern, ignore_case }
        }
        _ => {
            let bare = bare(text, token)?;
            match bare.plain() {
                Some(plain) if bare.escaped => ValueTest::Is(plain.to_owned()),
                Some(plain) => classify(plain, field).map_err(|bad| {
                    let problem =
                        Problem::new(token.from + bad.at, bad.expected, shown(slice(plain, bad.at..plain.len())));
                    problem.maybe_fix(token.into(), bad.meant)
                })?,
                None => ValueTest::Like(bare.globs),
            }
        }
    };
    match field {
        Field::Proof => verdict(value, token, source),
        Field::Outcome => outcome(value, token, source),
        Field::Actor => actor(value, token, source),
        Field::Path(_) | Field::User | Field::Target | Field::Service | Field::File | Field::Noted(_) => Ok(value),
    }
}

/// Why an unquoted value looks like something that it is not.
pub(crate) struct BadValue {
    at: usize,
    expected: Expected,
    meant: Option<String>,
}

/// What an unquoted value without wildcards and escapes stands for.
pub(crate) fn classify(text: &str, field: &Field) -> Result<ValueTest, BadValue> {
    if let Some(block) = cidr::read(text) {
        return match block {
            Ok((network, prefix)) => Ok(ValueTest::Cidr { network, prefix, text: text.to_owned() }),
            Err(bad) => {
                Err(BadValue { at: bad.at, expected: bad.expected, meant: bad.meant.or_else(|| Some(in_quotes(text))) })
            }
        };
    }
    match time::read(text) {
        Some(Ok(span)) => {
            let (from, to) = normal::bounds(span);
            Ok(ValueTest::Time { from, to, text: text.to_owned() })
        }
        Some(Err(BadTime::Impossible { at, expected, meant })) => Err(BadValue { at, expected, meant }),
        // In other fields than times, `2025-06` is an ordinary name.
        Some(Err(BadTime::Malformed { meant })) if field::is_event_time(field) => {
            Err(BadValue { at: 0, expected: Expected::Time, meant })
        }
        _ => Ok(ValueTest::Is(text.to_owned())),
    }
}

/// Checks that a verdict can satisfy the value.
fn verdict(value: ValueTest, token: Lexeme, source: &str) -> Result<ValueTest, Problem> {
    let names = || Verdict::ALL.into_iter().map(Verdict::name).chain(PROOF_GROUPS);
    let wrong = |meant: Option<&str>| {
        let expected = Expected::Verdict(names().map(str::to_owned).collect());
        Problem::new(token.from, expected, shown(source)).maybe_fix(token.into(), meant.map(str::to_owned))
    };
    match value {
        ValueTest::Is(text) => match names().find(|name| name.eq_ignore_ascii_case(&text)) {
            Some(name) => Ok(ValueTest::Is(name.to_owned())),
            None => Err(wrong(nearest(&text, names()).or_else(|| synonym(&text)))),
        },
        ValueTest::Cidr { .. } | ValueTest::Time { .. } => Err(wrong(None)),
        pattern => Ok(pattern),
    }
}

/// Checks that the value is the name of a kind of caller.
fn actor(value: ValueTest, token: Lexeme, source: &str) -> Result<ValueTest, Problem> {
    let names = || Actor::ALL.into_iter().map(Actor::name);
    let wrong = |meant: Option<&str>| {
        let problem = Problem::new(token.from, Expected::Actor, shown(source));
        problem.maybe_fix(token.into(), meant.map(str::to_owned))
    };
    match value {
        ValueTest::Is(text) => match names().find(|name| name.eq_ignore_ascii_case(&text)) {
            Some(name) => Ok(ValueTest::Is(name.to_owned())),
            None => Err(wrong(match text.to_ascii_lowercase().as_str() {
                "person" | "human" | "humans" => Some("people"),
                "aws" | "awsservice" => Some("services"),
                other => nearest(other, names()),
            })),
        },
        ValueTest::Cidr { .. } | ValueTest::Time { .. } => Err(wrong(None)),
        pattern => Ok(pattern),
    }
}

/// Checks that the value is one of the two outcomes.
fn outcome(value: ValueTest, token: Lexeme, source: &str) -> Result<ValueTest, Problem> {
    let wrong = |meant: Option<&str>| {
        let problem = Problem::new(token.from, Expected::Outcome, shown(source));
        problem.maybe_fix(token.into(), meant.map(str::to_owned))
    };
    match value {
        ValueTest::Is(text) => match OUTCOMES.into_iter().find(|name| name.eq_ignore_ascii_case(&text)) {
            Some(name) => Ok(ValueTest::Is(name.to_owned())),
            None => Err(wrong(match text.to_ascii_lowercase().as_str() {
                "failed" | "error" | "denied" | "false" | "ko" => Some("failure"),
                "succeeded" | "ok" | "true" => Some("success"),
                other => nearest(other, OUTCOMES),
            })),
        },
        ValueTest::Cidr { .. } | ValueTest::Time { .. } => Err(wrong(None)),
        pattern => Ok(pattern),
    }
}

/// The verdict that people mean by another word.
fn synonym(word: &str) -> Option<&'static str> {
    let meant = match word.to_ascii_lowercase().as_str() {
        "verified" | "valid" | "ok" | "proven" | "true" => "proved",
        "invalid" | "disproved" | "bad" | "false" => "failed",
        "modified" | "changed" => "tampered",
        "deleted" => "missing",
        "unknown" | "unproved" | "unverified" | "not-checked" => "unchecked",
        _ => return None,
    };
    Some(meant)
}

/// The content of a quoted text.
pub(crate) fn quoted(text: &str, token: Lexeme, closed: bool) -> Result<String, Problem> {
    let body = slice(text, token.from + 1..token.to - usize::from(closed));
    if closed {
        return Ok(literal::quoted(body));
    }
    let problem = Problem::new(token.to, Expected::ClosingQuote, Found::End);
    Err(problem.fix(token.into(), in_quotes(&literal::quoted(body))))
}

/// The pattern and the `i` flag of a regular expression.
pub(crate) fn regex(text: &str, token: Lexeme, end: usize, closed: bool) -> Result<(String, bool), Problem> {
    let source = slice(text, token.into());
    let as_text = || in_quotes(source.trim_end());
    if !closed {
        let problem = Problem::new(token.to, Expected::ClosingSlash, Found::End);
        return Err(problem.fix(token.into(), as_text()));
    }
    let ignore_case = match slice(text, end + 1..token.to) {
        "" => false,
        "i" => true,
        flags => {
            return Err(Problem::new(end + 1, Expected::RegexFlag, shown(flags)).fix(token.into(), as_text()));
        }
    };
    let body = slice(text, token.from + 1..end);
    if body.is_empty() {
        return Err(Problem::new(end, Expected::RegexBetweenSlashes, Found::Nothing).fix(token.into(), as_text()));
    }
    let read = literal::regex(body);
    Regular::new(&read, ignore_case).map_err(|fault| {
        let at = token.from + 1 + literal::regex_source(body, fault.at);
        Problem::of(at, Mistake::Regex(fault.why))
    })?;
    Ok((read, ignore_case))
}

/// Unquoted text with its escapes decoded.
pub(crate) fn bare(text: &str, token: Lexeme) -> Result<literal::Bare, Problem> {
    literal::bare(slice(text, token.into())).ok_or_else(|| {
        let problem = Problem::new(token.to, Expected::CharacterAfterBackslash, Found::End);
        problem.fix(token.to..token.to, "\\")
    })
}
