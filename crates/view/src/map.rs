//! The completeness map as drawn, in words and as a table: accounts and regions from top to bottom, time from left to
//! right.
//!
//! A year of an organisation has a hundred thousand cells, so all cells with the same state are drawn as one path.

mod layout;
mod runs;

pub use layout::{At, Layout};
pub use runs::{Run, headings, runs, to_csv};

use protocol::completeness::{Cell, CompletenessMap, HourState, Stretch};
use protocol::{Micros, TimeRange};
use words::{Label, Language, Say, messages as m};

use crate::format::range;

const HOUR: i64 = 3_600_000_000;

/// The colour of a state; `None` if it has none.
pub const fn outcome(state: HourState) -> Option<protocol::report::Outcome> {
    use protocol::report::Outcome;
    match state {
        HourState::Nothing => None,
        HourState::Silent | HourState::Proved => Some(Outcome::Proved),
        HourState::Partly | HourState::HashOnly | HourState::NotCovered | HourState::Gap => Some(Outcome::Unchecked),
        HourState::DigestMissing | HourState::LogMissing | HourState::Failed => Some(Outcome::Failed),
    }
}

/// The period of some columns.
pub fn time_of(map: &CompletenessMap, from: u32, to: u32) -> TimeRange {
    let hour = |column: u32| {
        let hours = i64::from(column).saturating_mul(i64::from(map.step));
        Micros(map.from.saturating_add(hours).saturating_mul(HOUR))
    };
    TimeRange { from: hour(from), to: hour(to) }
}

/// A cell in words: period, account and region, state.
pub fn words(map: &CompletenessMap, at: At, language: Language) -> String {
    let Some((row, found)) = find(map, at) else { return String::new() };
    let when = &range(time_of(map, at.column, at.column.saturating_add(1)));
    let (account, region) = (name(&row.account, language), name(&row.region, language));
    let state = found.label(language);
    let cell = match map.step > 1 && found > HourState::Proved {
        true => m::HourCellSome { when, account, region, state }.say(language),
        false => m::HourCell { when, account, region, state }.say(language),
    };
    match row.mixed.iter().find(|(column, _)| *column == at.column) {
        Some((_, parts)) => m::HourCellParts { cell: &cell, parts: &minutes(parts, language) }.say(language),
        None => cell,
    }
}

/// What is known within an hour: `07:00 – 07:03:02 Nothing supplied, 07:03:02 – 08:00 Logs proved`.
fn minutes(parts: &[Stretch], language: Language) -> String {
    let part = |part: &Stretch| {
        m::HourPart { from: &clock(part.from), to: &clock(part.to), state: part.state.label(language) }.say(language)
    };
    words::list(&parts.iter().map(part).collect::<Vec<_>>(), language)
}

/// `07:03`, `07:03:02`.
fn clock(second: i64) -> String {
    let second = second.rem_euclid(24 * 3600);
    let (hours, minutes, seconds) = (second / 3600, second / 60 % 60, second % 60);
    let seconds = if seconds > 0 { format!(":{seconds:02}") } else { String::new() };
    format!("{hours:02}:{minutes:02}{seconds}")
}

/// `4 hours`, `1 hour 8 minutes`, `7 seconds`.
pub fn length(seconds: u64, language: Language) -> String {
    let (hours, minutes) = (seconds / 3600, seconds / 60 % 60);
    let said_hours = || m::Hours { n: hours }.say(language);
    let said_minutes = || m::Minutes { n: minutes }.say(language);
    match (hours, minutes) {
        (0, 0) => m::Seconds { n: seconds }.say(language),
        (0, _) => said_minutes(),
        (_, 0) => said_hours(),
        _ => m::LengthHoursMinutes { hours: &said_hours(), minutes: &said_minutes() }.say(language),
    }
}

/// The first cell with a state, or the next one after a given cell: row by row, then again from the top.
pub fn next(map: &CompletenessMap, wanted: HourState, after: Option<At>) -> Option<At> {
    let mut cells = (0..).zip(&map.rows).flat_map(|(row, it)| {
        (0..).zip(&it.cells).filter(|(_, state)| **state == wanted).map(move |(column, _)| At { row, column })
    });
    let first = cells.next()?;
    let later = |at: &At| after.is_some_and(|after| *at > after);
    if after.is_none() || later(&first) { Some(first) } else { cells.find(later).or(Some(first)) }
}

/// The cell as a selection of files.
pub fn cell(map: &CompletenessMap, at: At) -> Option<Cell> {
    let (row, _) = find(map, at)?;
    let hour = |column: u32| map.from.saturating_add(i64::from(column).saturating_mul(i64::from(map.step)));
    Some(Cell {
        account: row.account.clone(),
        region: row.region.clone(),
        from: hour(at.column),
        to: hour(at.column.saturating_add(1)),
    })
}

/// A cell's state, and the row it is in.
pub fn find(map: &CompletenessMap, at: At) -> Option<(&protocol::completeness::MapRow, HourState)> {
    let row = map.rows.get(at.row as usize)?;
    Some((row, *row.cells.get(at.column as usize)?))
}

/// The name of an account or region, or a placeholder if the files do not tell.
pub fn name(text: &str, language: Language) -> &str {
    if text.is_empty() { m::hour_unknown(language) } else { text }
}

/// What the map shows, in a sentence.
pub fn finding(map: &CompletenessMap, language: Language) -> String {
    let of = |wanted: HourState| map.seconds.get(wanted as usize).copied().unwrap_or(0);
    // After "of 4 hours", whole hours need no unit.
    let short = |seconds: u64| match seconds.is_multiple_of(3600) {
        true => language.exact(seconds / 3600),
        false => length(seconds, language),
    };
    let all: u64 = map.seconds.iter().sum();
    if all == 0 {
        return m::hours_no_evidence(language).to_owned();
    }
    let proved = of(HourState::Proved).saturating_add(of(HourState::Silent));
    let rest: Vec<String> = NOT_PROVED
        .into_iter()
        .filter(|state| of(*state) > 0)
        .filter_map(|state| not_proved(state, &short(of(state)), language))
        .collect();
    let (hours, rest) = (&length(all, language), &words::list(&rest, language));
    match (proved == all, rest.is_empty()) {
        (true, _) => m::HoursAllProved { all: hours, silent: &short(of(HourState::Silent)) }.say(language),
        (_, true) => m::HoursProved { proved: &short(proved), all: hours }.say(language),
        _ => m::HoursProvedRest { proved: &short(proved), all: hours, rest }.say(language),
    }
}

/// The states that are listed after what is proved, worst first.
const NOT_PROVED: [HourState; 7] = [
    HourState::Nothing,
    HourState::Failed,
    HourState::LogMissing,
    HourState::DigestMissing,
    HourState::Gap,
    HourState::NotCovered,
    HourState::HashOnly,
];

/// How long something was in a state; `None` if that is proved or not counted.
fn not_proved(state: HourState, length: &str, language: Language) -> Option<String> {
    match state {
        HourState::Failed => Some(m::HoursFailed { length }.say(language)),
        HourState::LogMissing => Some(m::HoursLogMissing { length }.say(language)),
        HourState::DigestMissing => Some(m::HoursDigestMissing { length }.say(language)),
        HourState::Gap => Some(m::HoursGap { length }.say(language)),
        HourState::NotCovered => Some(m::HoursNotCovered { length }.say(language)),
        HourState::HashOnly => Some(m::HoursHashOnly { length }.say(language)),
        HourState::Nothing => Some(m::HoursNothing { length }.say(language)),
        HourState::Silent | HourState::Proved | HourState::Partly => None,
    }
}

#[cfg(test)]
mod tests;
