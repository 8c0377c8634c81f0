//! Describes what a filter asks for.

use protocol::{Asks, Compare, Sense, Wanted, When};

use crate::{Language, Say, list, messages as m};

/// Longer descriptions are truncated.
const MOST_CHARS: usize = 600;

impl Say for Sense {
    fn write(&self, language: Language, out: &mut String) {
        let start = out.len();
        part(self, language, false, out);
        let end = out.get(start..).and_then(|said| said.char_indices().nth(MOST_CHARS)).map(|(end, _)| start + end);
        if let Some(end) = end {
            out.truncate(end);
            out.push('…');
        }
    }
}

/// Writes a part, in brackets where it would be ambiguous otherwise.
fn part(sense: &Sense, language: Language, inside: bool, out: &mut String) {
    match sense {
        Sense::All => {}
        Sense::Every => out.push_str(m::sense_every(language)),
        Sense::None => out.push_str(m::sense_none(language)),
        Sense::More => out.push('…'),
        Sense::And(parts) => joined(parts, m::sense_and(language), language, inside, out),
        Sense::Or(parts) => joined(parts, m::sense_or(language), language, inside, out),
        Sense::Not(part) => m::SenseNot { what: &said(part, language) }.write(language, out),
        Sense::Field { name, asks, negated } => {
            out.push_str(name);
            out.push(' ');
            out.push_str(&self::asks(asks, *negated, language));
        }
        Sense::Anywhere(wanted, negated) => match (quoted(wanted), negated) {
            (what, false) => m::SenseAnywhere { what: &what }.write(language, out),
            (what, true) => m::SenseNowhere { what: &what }.write(language, out),
        },
        Sense::RecordText(wanted, negated) => match (quoted(wanted), negated) {
            (what, false) => m::SenseRecordText { what: &what }.write(language, out),
            (what, true) => m::SenseNotRecordText { what: &what }.write(language, out),
        },
    }
}

fn said(sense: &Sense, language: Language) -> String {
    let mut out = String::new();
    part(sense, language, false, &mut out);
    out
}

fn joined(parts: &[Sense], word: &str, language: Language, inside: bool, out: &mut String) {
    out.push_str(if inside { "(" } else { "" });
    for (at, part) in parts.iter().enumerate() {
        if at > 0 {
            out.push(' ');
            out.push_str(word);
            out.push(' ');
        }
        self::part(part, language, true, out);
    }
    out.push_str(if inside { ")" } else { "" });
}

fn quoted(wanted: &Wanted) -> String {
    match wanted {
        Wanted::Matches { pattern, ignore_case } => regex(pattern, *ignore_case),
        Wanted::Empty => "“”".to_owned(),
        Wanted::Is(text) | Wanted::Like(text) | Wanted::In(text) => format!("“{text}”"),
    }
}

fn regex(pattern: &str, ignore_case: bool) -> String {
    format!("/{pattern}/{}", if ignore_case { "i" } else { "" })
}

fn asks(asks: &Asks, negated: bool, language: Language) -> String {
    match (asks, negated) {
        (Asks::Exists, false) => m::asks_exists(language).to_owned(),
        (Asks::Exists, true) => m::asks_not_exists(language).to_owned(),
        (Asks::Absent, false) => m::asks_absent(language).to_owned(),
        (Asks::Absent, true) => m::asks_not_absent(language).to_owned(),
        (Asks::Null, false) => m::asks_null(language).to_owned(),
        (Asks::Null, true) => m::asks_not_null(language).to_owned(),
        (Asks::Bool(true), false) => m::asks_true(language).to_owned(),
        (Asks::Bool(true), true) => m::asks_not_true(language).to_owned(),
        (Asks::Bool(false), false) => m::asks_false(language).to_owned(),
        (Asks::Bool(false), true) => m::asks_not_false(language).to_owned(),
        (Asks::Any(values), _) => any(values, negated, language),
        (Asks::Differs(other), false) => m::AsksDiffers { other: &verb(other, true, language) }.say(language),
        (Asks::Differs(other), true) => m::AsksNotDiffers { other: &verb(other, false, language) }.say(language),
        (Asks::Compare(compare, value), _) => number(*compare, value, negated, language),
        (Asks::CompareTime(compare, when), _) => time(*compare, &self::when(when, language), negated, language),
    }
}

/// "is one of a, b, or is like x*": plain values together, then the others one by one.
fn any(values: &[Wanted], negated: bool, language: Language) -> String {
    let plain: Vec<&str> = values
        .iter()
        .filter_map(|value| if let Wanted::Is(text) = value { Some(text.as_str()) } else { None })
        .collect();
    let mut parts = match (plain.as_slice(), negated) {
        ([], _) => Vec::new(),
        ([one], false) => vec![m::AsksIs { value: one }.say(language)],
        ([one], true) => vec![m::AsksIsNot { value: one }.say(language)],
        (several, false) => vec![m::AsksOneOf { values: &list(several, language) }.say(language)],
        (several, true) => vec![m::AsksNoneOf { values: &list(several, language) }.say(language)],
    };
    let others = values.iter().filter(|value| !matches!(value, Wanted::Is(_)));
    parts.extend(others.map(|value| verb(value, negated, language)));
    parts.join(if negated { m::asks_join_and(language) } else { m::asks_join_or(language) })
}

fn verb(value: &Wanted, negated: bool, language: Language) -> String {
    match (value, negated) {
        (Wanted::Empty, false) => m::asks_empty(language).to_owned(),
        (Wanted::Empty, true) => m::asks_not_empty(language).to_owned(),
        (Wanted::Is(value), false) => m::AsksIs { value }.say(language),
        (Wanted::Is(value), true) => m::AsksIsNot { value }.say(language),
        (Wanted::Like(pattern), false) => m::AsksLike { pattern }.say(language),
        (Wanted::Like(pattern), true) => m::AsksNotLike { pattern }.say(language),
        (Wanted::In(range), false) => m::AsksIn { range }.say(language),
        (Wanted::In(range), true) => m::AsksNotIn { range }.say(language),
        (Wanted::Matches { pattern, ignore_case }, false) => {
            m::AsksMatches { pattern: &regex(pattern, *ignore_case) }.say(language)
        }
        (Wanted::Matches { pattern, ignore_case }, true) => {
            m::AsksNotMatches { pattern: &regex(pattern, *ignore_case) }.say(language)
        }
    }
}

fn when(when: &When, language: Language) -> String {
    match when {
        When::At(time) => time.clone(),
        When::Last => m::when_last(language).to_owned(),
        When::BeforeLast(period) => m::WhenBeforeLast { period }.say(language),
    }
}

fn time(compare: Compare, time: &str, negated: bool, language: Language) -> String {
    match (compare, negated) {
        (Compare::Greater, false) => m::AsksAfter { time }.say(language),
        (Compare::GreaterOrEqual, false) => m::AsksFrom { time }.say(language),
        (Compare::Less, false) => m::AsksBefore { time }.say(language),
        (Compare::LessOrEqual, false) => m::AsksUntil { time }.say(language),
        (Compare::Greater, true) => m::AsksNotAfter { time }.say(language),
        (Compare::GreaterOrEqual, true) => m::AsksNotFrom { time }.say(language),
        (Compare::Less, true) => m::AsksNotBefore { time }.say(language),
        (Compare::LessOrEqual, true) => m::AsksNotUntil { time }.say(language),
    }
}

fn number(compare: Compare, value: &str, negated: bool, language: Language) -> String {
    match (compare, negated) {
        (Compare::Greater, false) => m::AsksAbove { value }.say(language),
        (Compare::GreaterOrEqual, false) => m::AsksAtLeast { value }.say(language),
        (Compare::Less, false) => m::AsksBelow { value }.say(language),
        (Compare::LessOrEqual, false) => m::AsksAtMost { value }.say(language),
        (Compare::Greater, true) => m::AsksNotAbove { value }.say(language),
        (Compare::GreaterOrEqual, true) => m::AsksNotAtLeast { value }.say(language),
        (Compare::Less, true) => m::AsksNotBelow { value }.say(language),
        (Compare::LessOrEqual, true) => m::AsksNotAtMost { value }.say(language),
    }
}
