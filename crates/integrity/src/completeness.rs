//! Where on the map of accounts, regions and hours each file of a report lies, and what each of its hours is worth.

use std::collections::BTreeMap;

use protocol::Micros;
use protocol::completeness::{Cell, CompletenessMap, HourState, MapQuery, MapRow};
use protocol::report::{Chain, DigestEntry, Gap, GapKind, Log, Outcome, Report, Verdict};

use crate::name::{LogName, file_name};
use crate::time;

const HOUR_SECONDS: i64 = 3600;
const DAY_HOURS: u32 = 24;

/// Up to this many hours are shown hour by hour, if nothing else is asked for: two weeks.
const MOST_SINGLE_HOURS: i64 = 14 * 24;

/// Hours that a single gap or digest can fill: 50 years. Times come from files.
const MOST_HOURS_OF_A_SPAN: i64 = 50 * 366 * 24;

/// Where a file belongs; `None` inside if its time is not known.
pub type Spot = Option<(u32, i64)>;

/// The hours of a report.
#[derive(Clone, Debug, Default)]
pub struct Hours {
    /// Account and region, sorted.
    rows: Vec<(String, String)>,
    /// For every chain, where its digests belong.
    digests: Vec<Vec<Spot>>,
    logs: Vec<Spot>,
    /// For every row, runs that follow each other, so there are as many as there are changes, however long it all is.
    marks: Vec<Vec<Mark>>,
}

/// A run of hours in one state.
#[derive(Clone, Copy, Debug)]
struct Mark {
    from: i64,
    to: i64,
    state: HourState,
}

/// A cell whose row was found.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    row: u32,
    from: i64,
    to: i64,
}

impl Place {
    /// Whether a file lies in it.
    pub fn holds(self, spot: Spot) -> bool {
        spot.is_some_and(|(row, hour)| row == self.row && (self.from..self.to).contains(&hour))
    }
}

impl Hours {
    /// Of everything that a report speaks of.
    pub fn of(report: &Report) -> Hours {
        let by_digest = digests_by_key(&report.chains);
        let places: Vec<_> = report.logs.iter().map(|log| place_of(log, &by_digest)).collect();
        let chains = report.chains.iter().map(|chain| (chain.account.as_str(), chain.region.as_str()));
        let logs = places.iter().flatten().map(|(row, _)| *row);
        let mut rows: Vec<(&str, &str)> = chains.chain(logs).collect();
        order::sort(&mut rows);
        rows.dedup();
        let number = |row: (&str, &str)| rows.binary_search(&row).ok().and_then(|row| u32::try_from(row).ok());
        let mut hours = Hours { marks: vec![Vec::new(); rows.len()], ..Hours::default() };
        for chain in &report.chains {
            let row = number((&chain.account, &chain.region)).unwrap_or(0);
            hours.digests.push(chain.digests.iter().map(|digest| Some((row, hour_of(digest)?))).collect());
            chain.digests.iter().filter_map(mark_of_digest).for_each(|mark| hours.mark(row, mark));
            chain.gaps.iter().filter_map(mark_of_gap).for_each(|mark| hours.mark(row, mark));
        }
        for (log, place) in report.logs.iter().zip(&places) {
            let spot = place.and_then(|(row, hour)| Some((number(row)?, hour)));
            hours.logs.push(spot);
            if let Some((row, hour)) = spot {
                hours.mark(row, Mark { from: hour, to: hour.saturating_add(1), state: state_of_log(log) });
            }
        }
        hours.rows = rows.iter().map(|(account, region)| ((*account).to_owned(), (*region).to_owned())).collect();
        hours.marks.iter_mut().for_each(|marks| *marks = runs(marks));
        hours
    }

    fn mark(&mut self, row: u32, mark: Mark) {
        let marks = usize::try_from(row).ok().and_then(|row| self.marks.get_mut(row));
        marks.into_iter().for_each(|marks| marks.push(mark));
    }

    /// For every chain of the report, for every digest.
    pub(crate) fn digests(&self) -> impl Iterator<Item = &[Spot]> {
        self.digests.iter().map(Vec::as_slice)
    }

    /// For every log of the report.
    pub(crate) fn logs(&self) -> &[Spot] {
        &self.logs
    }

    /// The row of a cell.
    pub(crate) fn find(&self, cell: &Cell) -> Option<Place> {
        let is_it = |(account, region): &(String, String)| *account == cell.account && *region == cell.region;
        let row = u32::try_from(self.rows.iter().position(is_it)?).ok()?;
        Some(Place { row, from: cell.from, to: cell.to })
    }

    /// A part of the map.
    pub fn map(&self, query: MapQuery) -> CompletenessMap {
        let all = || self.marks.iter().flatten();
        let (Some(first), Some(end)) = (all().map(|mark| mark.from).min(), all().map(|mark| mark.to).max()) else {
            return CompletenessMap { step: 1, ..CompletenessMap::default() };
        };
        let step = query.step.unwrap_or_else(|| step_for(end.saturating_sub(first))).max(1);
        let wide = i64::from(step);
        let from = query.from.unwrap_or(first).clamp(first, end.saturating_sub(1));
        // Days begin at midnight.
        let from = from.saturating_sub(from.rem_euclid(wide.min(i64::from(DAY_HOURS))));
        let columns = end.saturating_sub(from).saturating_add(wide - 1) / wide;
        let columns = u32::try_from(columns).unwrap_or(u32::MAX).clamp(1, CompletenessMap::MOST_COLUMNS);
        let row = |((account, region), marks): (&(String, String), &Vec<Mark>)| MapRow {
            account: account.clone(),
            region: region.clone(),
            cells: cells(marks, from, wide, columns),
        };
        CompletenessMap {
            first,
            end,
            from,
            step,
            columns,
            rows: self.rows.iter().zip(&self.marks).take(CompletenessMap::MOST_ROWS).map(row).collect(),
            rows_total: self.rows.len() as u64,
            hours: self.totals(),
        }
    }

    /// Hours in each state.
    fn totals(&self) -> [u64; 9] {
        let mut totals = [0; 9];
        for run in self.marks.iter().flatten() {
            let hours = u64::try_from(run.to.saturating_sub(run.from)).unwrap_or(0);
            totals.get_mut(run.state as usize).into_iter().for_each(|total| *total += hours);
        }
        totals
    }
}

/// Whole days, so many that everything fits.
fn step_for(hours: i64) -> u32 {
    if hours <= MOST_SINGLE_HOURS {
        return 1;
    }
    let days = hours / i64::from(DAY_HOURS) + 2;
    let days_a_column = u32::try_from(days).unwrap_or(u32::MAX).div_ceil(CompletenessMap::MOST_COLUMNS);
    DAY_HOURS.saturating_mul(days_a_column)
}

/// The weightiest state of each column.
fn cells(marks: &[Mark], from: i64, step: i64, columns: u32) -> Vec<HourState> {
    let mut cells = vec![HourState::Nothing; usize::try_from(columns).unwrap_or(0)];
    let end = from.saturating_add(step.saturating_mul(i64::from(columns)));
    for mark in marks.iter().filter(|mark| mark.from < end && mark.to > from) {
        let column = |hour: i64| usize::try_from(hour.saturating_sub(from).max(0) / step).unwrap_or(usize::MAX);
        let (first, last) = (column(mark.from), column(mark.to.min(end).saturating_sub(1)));
        let touched = cells.get_mut(first..=last.max(first)).into_iter().flatten();
        touched.for_each(|cell| *cell = (*cell).max(mark.state));
    }
    cells
}

/// Runs that do not overlap, each in the weightiest state of the marks that lie over it.
fn runs(marks: &[Mark]) -> Vec<Mark> {
    let mut changes: BTreeMap<i64, Vec<(HourState, bool)>> = BTreeMap::new();
    for mark in marks {
        changes.entry(mark.from).or_default().push((mark.state, true));
        changes.entry(mark.to).or_default().push((mark.state, false));
    }
    let mut open = [0_i64; 9];
    let (mut runs, mut since): (Vec<Mark>, Option<(i64, HourState)>) = (Vec::new(), None);
    for (hour, changed) in changes {
        for (state, begins) in changed {
            let change = if begins { 1 } else { -1 };
            open.get_mut(state as usize).into_iter().for_each(|open| *open += change);
        }
        let state = HourState::ALL.into_iter().zip(open).filter(|(_, open)| *open > 0).map(|(state, _)| state).max();
        if since.map(|(_, state)| state) == state {
            continue;
        }
        runs.extend(since.map(|(from, state)| Mark { from, to: hour, state }));
        since = state.map(|state| (hour, state));
    }
    runs
}

fn digests_by_key(chains: &[Chain]) -> BTreeMap<&str, (&Chain, i64)> {
    let digests = chains.iter().flat_map(|chain| chain.digests.iter().map(move |digest| (chain, digest)));
    digests.filter_map(|(chain, digest)| Some((digest.key.as_str(), (chain, hour_of(digest)?)))).collect()
}

/// A log belongs to the hour of the digest that lists it; if none does, to the one in its name.
fn place_of<'a>(log: &'a Log, by_digest: &BTreeMap<&str, (&'a Chain, i64)>) -> Option<((&'a str, &'a str), i64)> {
    let listed = log.digest_key.as_deref().and_then(|key| by_digest.get(key));
    if let Some((chain, hour)) = listed {
        return Some(((&chain.account, &chain.region), *hour));
    }
    let name = LogName::parse(file_name(&log.key))?;
    Some(((name.account, name.region), hour_holding(name.delivered)))
}

fn hour_holding(time: Micros) -> i64 {
    time::seconds(time).div_euclid(HOUR_SECONDS)
}

/// Digests are made at any minute, but an hour apart: the hour that holds the middle of its time is a digest's own.
fn hour_of(digest: &DigestEntry) -> Option<i64> {
    let (from, to) = window(digest)?;
    let middle = time::seconds(from).midpoint(time::seconds(to));
    Some(middle.div_euclid(HOUR_SECONDS))
}

/// The time that a digest speaks for. One that is not there ends when its name says.
fn window(digest: &DigestEntry) -> Option<(Micros, Micros)> {
    let time = |text: &Option<String>| text.as_deref().and_then(time::parse);
    let end = time(&digest.end_time)?;
    let start = time(&digest.start_time).filter(|start| *start <= end);
    Some((start.unwrap_or_else(|| time::plus_hours(end, -1)), end))
}

fn mark_of_digest(digest: &DigestEntry) -> Option<Mark> {
    let state = match digest.verdict {
        Verdict::NotExported => return None,
        Verdict::Missing => HourState::DigestMissing,
        verdict => match verdict.outcome() {
            Outcome::Failed => HourState::Failed,
            Outcome::Unchecked => HourState::HashOnly,
            Outcome::Proved if digest.log_files == 0 => HourState::Silent,
            Outcome::Proved => HourState::Proved,
        },
    };
    let own = hour_of(digest)?;
    let (from, to) = window(digest)?;
    let mark = filling(from, to, state);
    // What is shorter than an hour still has an hour of its own.
    Some(mark.unwrap_or(Mark { from: own, to: own.saturating_add(1), state }))
}

fn mark_of_gap(gap: &Gap) -> Option<Mark> {
    let time = |text: &Option<String>| text.as_deref().and_then(time::parse);
    match gap.kind {
        // The digests that are missing are in the report themselves.
        GapKind::MissingDigest => None,
        GapKind::Restart => filling(time(&gap.from)?, time(&gap.to)?, HourState::Gap),
    }
}

/// The hours whose middle lies in a time; `None` if there is none, or if the time is absurd.
fn filling(from: Micros, to: Micros, state: HourState) -> Option<Mark> {
    let rounded = |time: Micros| time::seconds(time).saturating_add(HOUR_SECONDS / 2).div_euclid(HOUR_SECONDS);
    let (from, to) = (rounded(from), rounded(to));
    (from < to && to.saturating_sub(from) <= MOST_HOURS_OF_A_SPAN).then_some(Mark { from, to, state })
}

fn state_of_log(log: &Log) -> HourState {
    match log.verdict {
        Verdict::Missing => HourState::LogMissing,
        Verdict::NotCovered => HourState::NotCovered,
        verdict => match verdict.outcome() {
            Outcome::Failed => HourState::Failed,
            Outcome::Unchecked => HourState::HashOnly,
            Outcome::Proved => HourState::Proved,
        },
    }
}

#[cfg(test)]
mod tests;
