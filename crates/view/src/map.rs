//! The completeness map as drawn, in words and as a table: accounts and regions from top to bottom, time from left to
//! right.
//!
//! A year of an organisation has a hundred thousand cells, so all cells with the same state are drawn as one path.

mod layout;
mod runs;

pub use layout::{At, Layout};
pub use runs::{Run, runs, to_csv};

use protocol::completeness::{Cell, CompletenessMap, HourState, Stretch};
use protocol::{Micros, TimeRange};

use crate::format::{counted, exact, range};

const HOUR: i64 = 3_600_000_000;

/// A name for a state.
pub const fn state(state: HourState) -> &'static str {
    match state {
        HourState::Nothing => "Nothing here",
        HourState::Silent => "Provably silent",
        HourState::Proved => "Logs proved",
        HourState::Partly => "Partly proved",
        HourState::HashOnly => "Not proved",
        HourState::NotCovered => "In no digest",
        HourState::Gap => "Gap",
        HourState::DigestMissing => "Digest missing",
        HourState::LogMissing => "Log missing",
        HourState::Failed => "Failed",
    }
}

/// A state's meaning in a sentence.
pub const fn meaning(state: HourState) -> &'static str {
    match state {
        HourState::Nothing => "Neither digests nor logs were supplied for this time.",
        HourState::Silent => "A proved digest lists no log: nothing was delivered.",
        HourState::Proved => "Every log that a proved digest lists is here and untouched.",
        HourState::Partly => "A part of this time is proved; for the rest there is no digest.",
        HourState::HashOnly => "Hashes agree at most: no signature stands behind them.",
        HourState::NotCovered => "There are logs that no digest lists.",
        HourState::Gap => "No digests were made: validation or logging was off.",
        HourState::DigestMissing => "The digest is missing, so nobody knows which logs there were.",
        HourState::LogMissing => "A digest lists a log that was not supplied.",
        HourState::Failed => "A log or a digest was altered, damaged or moved.",
    }
}

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
pub fn words(map: &CompletenessMap, at: At) -> String {
    let Some((row, found)) = find(map, at) else { return String::new() };
    let when = range(time_of(map, at.column, at.column.saturating_add(1)));
    let most = if map.step > 1 && found > HourState::Proved { ", in some of its hours" } else { "" };
    let parts = row.mixed.iter().find(|(column, _)| *column == at.column).map(|(_, parts)| minutes(parts));
    let parts = parts.unwrap_or_default();
    format!("{when} · {} · {}: {}{most}{parts}", name(&row.account), name(&row.region), state(found))
}

/// What is known within an hour: ` (07:00 – 07:03:02 Nothing here, 07:03:02 – 08:00 Logs proved)`.
fn minutes(parts: &[Stretch]) -> String {
    let part = |part: &Stretch| format!("{} – {} {}", clock(part.from), clock(part.to), state(part.state));
    format!(" ({})", parts.iter().map(part).collect::<Vec<_>>().join(", "))
}

/// `07:03`, `07:03:02`.
fn clock(second: i64) -> String {
    let second = second.rem_euclid(24 * 3600);
    let (hours, minutes, seconds) = (second / 3600, second / 60 % 60, second % 60);
    let seconds = if seconds > 0 { format!(":{seconds:02}") } else { String::new() };
    format!("{hours:02}:{minutes:02}{seconds}")
}

/// `4 hours`, `1 hour 8 minutes`, `7 seconds`.
pub fn length(seconds: u64) -> String {
    let unit = |n: u64, one, many| (n > 0).then(|| counted(n, one, many));
    let parts = [unit(seconds / 3600, "hour", "hours"), unit(seconds / 60 % 60, "minute", "minutes")];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    if parts.is_empty() { counted(seconds, "second", "seconds") } else { parts.join(" ") }
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
pub fn name(text: &str) -> &str {
    if text.is_empty() { "unknown" } else { text }
}

/// What the map shows, in a sentence.
pub fn finding(map: &CompletenessMap) -> String {
    let of = |wanted: HourState| map.seconds.get(wanted as usize).copied().unwrap_or(0);
    // After "of 4 hours", whole hours need no unit.
    let short = |seconds: u64| if seconds.is_multiple_of(3600) { exact(seconds / 3600) } else { length(seconds) };
    let all: u64 = map.seconds.iter().sum();
    if all == 0 {
        return "No digests and no logs: nothing can be said about any hour".to_owned();
    }
    let proved = of(HourState::Proved).saturating_add(of(HourState::Silent));
    let said = |state: HourState, words: &str| (of(state) > 0).then(|| format!("{} {words}", short(of(state))));
    let rest: Vec<String> = [
        said(HourState::Failed, "failed"),
        said(HourState::LogMissing, "with logs missing"),
        said(HourState::DigestMissing, "without their digest"),
        said(HourState::Gap, "in gaps"),
        said(HourState::NotCovered, "in no digest"),
        said(HourState::HashOnly, "not proved"),
    ]
    .into_iter()
    .flatten()
    .collect();
    let hours = length(all);
    match (proved == all, rest.is_empty()) {
        (true, _) => format!("All {hours} are proved, {} of them silent", short(of(HourState::Silent))),
        (_, true) => format!("{} of {hours} are proved", short(proved)),
        _ => format!("{} of {hours} are proved; {}", short(proved), rest.join(", ")),
    }
}

#[cfg(test)]
mod tests;
