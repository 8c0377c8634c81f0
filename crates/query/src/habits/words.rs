//! Words that are operators, functions or periods of time in other languages.

use protocol::{Expected, Found, Habit, Mistake};

use super::pieces::Piece;
use super::{commands, signs};
use crate::error::{Problem, short, slice};
use crate::field;
use crate::lexer::{Kind, Lexeme, skip_blanks};

/// Operators that are words, in lower case.
const OPERATORS: [&str; 34] = [
    "like",
    "ilike",
    "rlike",
    "in",
    "is",
    "between",
    "exists",
    "present",
    "startswith",
    "startswith_cs",
    "starts_with",
    "begins_with",
    "hasprefix",
    "hasprefix_cs",
    "endswith",
    "endswith_cs",
    "ends_with",
    "hassuffix",
    "hassuffix_cs",
    "contains",
    "contains_cs",
    "has",
    "has_cs",
    "has_any",
    "includes",
    "matches",
    "regexp",
    "equals",
    "eq",
    "~",
    "in~",
    "=~",
    "!~",
    "select",
];

/// Those of SQL.
const SQL: [&str; 7] = ["select", "like", "ilike", "rlike", "in", "is", "between"];

/// Whether the word is an operator behind the name of a field.
pub(crate) fn is_operator(word: &str) -> bool {
    OPERATORS.iter().any(|known| known.eq_ignore_ascii_case(word))
}

/// Whether a list in brackets follows it.
pub(super) fn takes_list(operator: &str) -> bool {
    matches!(operator, "in" | "in~" | "has_any")
}

/// Whether it is one of SQL.
pub(crate) fn is_sql(word: &str) -> bool {
    SQL.iter().any(|known| known.eq_ignore_ascii_case(word))
}

/// What asks for presence, and how that is written here.
pub(crate) fn presence_function(name: &str) -> Option<&'static str> {
    match name.to_ascii_lowercase().as_str() {
        "exists" | "ispresent" | "isnotempty" | "isnotnull" | "has" | "exist" => Some(":"),
        "isempty" | "isnull" | "isblank" | "ismissing" | "missing" => Some("!="),
        _ => None,
    }
}

/// What follows `is` or `is not`: whether it says that there is no value.
pub(super) fn is_nothing(piece: &Piece, negated: bool) -> Option<bool> {
    let Piece::Word(word) = piece else { return None };
    let nothing = ["null", "missing", "empty", "absent"].iter().any(|known| known.eq_ignore_ascii_case(word));
    (nothing || !negated).then_some(nothing)
}

/// `last 1 hour` as a condition.
pub(crate) fn period(word: &str, number: &str, unit: &str) -> Option<String> {
    let begins = ["last", "past", "previous"].iter().any(|known| known.eq_ignore_ascii_case(word));
    let number: u32 = number.parse().ok().filter(|_| begins)?;
    let unit = match unit.to_ascii_lowercase().as_str() {
        "s" | "sec" | "secs" | "second" | "seconds" => "s",
        "m" | "min" | "mins" | "minute" | "minutes" => "m",
        "h" | "hr" | "hrs" | "hour" | "hours" => "h",
        "d" | "day" | "days" => "d",
        "w" | "week" | "weeks" => "w",
        _ => return None,
    };
    Some(format!("time >= now-{number}{unit}"))
}

/// A condition that is one word: `_exists_:errorCode`, `errorCode:null`, `eventTime:[2026-01-01 TO *]`.
pub(super) fn whole(word: &str) -> Option<String> {
    let (name, value) = word.split_once(':')?;
    if is_exists(name) {
        return Some(format!("{value}:*"));
    }
    if signs::is_null(value) {
        return Some(format!("{name}!=*"));
    }
    let range = signs::range(value).filter(|range| range.length == value.len())?;
    range.conditions(name)
}

/// The name under which Lucene asks for presence.
pub(crate) fn is_exists(name: &str) -> bool {
    name.eq_ignore_ascii_case("_exists_")
}

/// Rejects words that begin something which other languages understand. `before` is the word before, if any.
pub(crate) fn refuse(text: &str, token: Lexeme, next: Lexeme, before: Option<Lexeme>) -> Result<(), Problem> {
    let word = slice(text, token.into());
    command(text, token)?;
    if let Some(name) = before.map(|before| slice(text, before.into()))
        && field::is_known(name)
        && is_operator(word.strip_prefix('!').unwrap_or(word))
    {
        return Err(operator(name, word, token.from));
    }
    if next.kind == Kind::Open
        && !next.spaced
        && let Some(function) = function(word)
    {
        return Err(named(token, function));
    }
    if let Some((meant, length)) = period_ahead(slice(text, token.from..text.len())) {
        let range = token.from..token.from + length;
        return Err(named(token, Habit::Period(short(slice(text, range.clone())))).fix(range, meant));
    }
    if let Some((sign, rest)) = signs::sign(word).filter(|(sign, _)| *sign != '!') {
        return Err(named(token, Habit::Sign(sign)).fix(token.into(), signs::without_sign(sign, rest)));
    }
    signs::behind(text, token)
}

/// The habit at this word.
fn named(token: Lexeme, habit: Habit) -> Problem {
    Problem::of(token.from, Mistake::Habit(habit))
}

/// Rejects commands: after a bar, at the end of an SQL query, at the start of the text.
fn command(text: &str, token: Lexeme) -> Result<(), Problem> {
    let rest = slice(text, token.from..text.len());
    let before = slice(text, 0..token.from).trim_end();
    let ends = match rest.strip_prefix('|').filter(|rest| !rest.starts_with('|')) {
        Some(after) => Some(commands::after_bar(after)),
        None => commands::clause(rest),
    };
    match ends {
        Some(habit) => Err(named(token, habit).fix(0..text.len(), before)),
        None if before.is_empty() => commands::leading(rest).map_or(Ok(()), |habit| Err(named(token, habit))),
        None => Ok(()),
    }
}

/// The habit of writing a function, if the word is the name of one.
fn function(word: &str) -> Option<Habit> {
    match presence_function(word) {
        Some(_) => Some(Habit::Presence(format!("{word}(…)"))),
        None => commands::function(word),
    }
}

/// The period that a text begins with, as a condition, and its length.
fn period_ahead(rest: &str) -> Option<(String, usize)> {
    let mut end = 0;
    let mut word = || {
        let from = skip_blanks(rest, end);
        let rest = slice(rest, from..rest.len());
        let length = rest.find(|c: char| c.is_whitespace() || c == ')').unwrap_or(rest.len());
        end = from + length;
        slice(rest, 0..length)
    };
    let meant = period(word(), word(), word())?;
    Some((meant, end))
}

/// An operator that is a word, behind the name of a field.
fn operator(name: &str, word: &str, at: usize) -> Problem {
    if is_sql(word) {
        return Problem::new(at, Expected::Condition(name.to_owned()), Found::SqlWord(short(word)));
    }
    let habit = match word.to_ascii_lowercase().as_str() {
        "exists" | "present" => Habit::Presence(format!("{name} {word}")),
        _ => Habit::Operator(short(word)),
    };
    Problem::of(at, Mistake::Habit(habit))
}

/// Whether a word has to be quoted lest it be taken for a habit wherever it stands.
pub(crate) fn is_taken(word: &str) -> bool {
    is_operator(word) || signs::sign(word).is_some() || signs::suffix(word).is_some()
}
