//! Places the files of a report on the map of accounts, regions and hours, and determines the state of each hour.

mod hourly;

use order::{Order, map_of};
use std::collections::BTreeMap;

use protocol::Micros;
use protocol::completeness::{Cell, CompletenessMap, HourState, MapQuery, MapRow, Stretch};
use protocol::recording::Band;
use protocol::report::{Chain, DigestEntry, Log, Report};

use crate::name::{LogName, file_name};
use crate::period::Period;
use crate::time;
use crate::timeline::{Timeline, by_digest, state_of_log, window};
use hourly::{Mark, cells, hourly};

pub(crate) const HOUR_SECONDS: i64 = 3600;
const DAY_HOURS: u32 = 24;

/// Up to this many hours are shown one by one by default: two weeks.
const MOST_SINGLE_HOURS: i64 = 14 * 24;

/// Row and hour of a file; `None` if its time is unknown.
pub type Spot = Option<(u32, i64)>;

/// The hours of a report.
#[derive(Clone, Debug, Default)]
pub struct Hours {
    /// Account and region of each row, sorted.
    rows: Vec<(String, String)>,
    /// For every chain, the places of its digests.
    digests: Vec<Vec<Spot>>,
    logs: Vec<Spot>,
    /// For every chain, what is known when.
    chains: Vec<Timeline>,
    /// For every chain, when it has a digest.
    cover: Vec<Timeline>,
    /// For every row, the same of all its chains and of logs in no digest, within the period that is claimed.
    known: Vec<Timeline>,
    /// For every row, consecutive runs of hours. Their number depends on the number of changes, not on the length of
    /// time.
    marks: Vec<Vec<Mark>>,
    /// For every row, hours with more than one state.
    mixed: Vec<Vec<i64>>,
    /// The map is of this period.
    period: Period,
}

/// A cell whose row has been found.
#[derive(Clone, Copy, Debug)]
pub struct MapSpan {
    row: u32,
    from: i64,
    to: i64,
}

impl MapSpan {
    /// Whether a file belongs to it.
    pub fn holds(self, spot: Spot) -> bool {
        spot.is_some_and(|(row, hour)| row == self.row && (self.from..self.to).contains(&hour))
    }
}

impl Hours {
    /// From a report, and from what events say about trails.
    pub fn of(report: &Report, bands: &[Band]) -> Hours {
        let period = Period::of(&report.options);
        let by_key = digests_by_key(&report.chains);
        let places: Vec<_> = report.logs.iter().map(|log| place_of(log, &by_key)).collect();
        let chains = report.chains.iter().map(|chain| (chain.account.as_str(), chain.region.as_str()));
        let logs = places.iter().flatten().map(|(row, _)| *row);
        let mut rows: Vec<(&str, &str)> = chains.chain(logs).collect();
        rows.order();
        rows.dedup();
        let number = |row: (&str, &str)| rows.binary_search(&row).ok().and_then(|row| u32::try_from(row).ok());
        let listed = by_digest(&report.logs);
        let mut hours = Hours { period, ..Hours::default() };
        let mut stretches: Vec<Vec<Stretch>> = vec![Vec::new(); rows.len()];
        let mut lay = |row: u32, known: &[Stretch]| {
            let row = usize::try_from(row).ok().and_then(|row| stretches.get_mut(row));
            row.into_iter().for_each(|row| row.extend(known));
        };
        for chain in &report.chains {
            let row = number((&chain.account, &chain.region)).unwrap_or(0);
            hours.digests.push(chain.digests.iter().map(|digest| Some((row, hour_of(digest)?))).collect());
            let timeline = Timeline::of(chain, &listed, bands);
            lay(row, timeline.stretches());
            hours.chains.push(timeline);
            hours.cover.push(Timeline::cover(chain, &listed, bands));
        }
        for (log, place) in report.logs.iter().zip(&places) {
            let spot = place.and_then(|(row, hour)| Some((number(row)?, hour)));
            hours.logs.push(spot);
            if let Some((row, hour)) = spot.filter(|_| log.digest_key.is_none()) {
                // The minute of its delivery says little about the times of its events, so the whole hour counts.
                let from = hour.saturating_mul(HOUR_SECONDS);
                lay(row, &[Stretch { from, to: from.saturating_add(HOUR_SECONDS), state: state_of_log(log) }]);
            }
        }
        hours.rows = rows.iter().map(|(account, region)| ((*account).to_owned(), (*region).to_owned())).collect();
        for stretches in stretches {
            let known = Timeline::weightiest(stretches).within(period);
            let (marks, mixed) = hourly(known.stretches(), period);
            hours.known.push(known);
            hours.marks.push(marks);
            hours.mixed.push(mixed);
        }
        hours
    }

    /// What is known about each chain of the report.
    pub(crate) fn chains(&self) -> &[Timeline] {
        &self.chains
    }

    /// The periods covered by digests of each chain of the report.
    pub(crate) fn cover(&self) -> &[Timeline] {
        &self.cover
    }

    /// The places of the digests of every chain of the report.
    pub(crate) fn digests(&self) -> impl Iterator<Item = &[Spot]> {
        self.digests.iter().map(Vec::as_slice)
    }

    /// The places of the logs of the report.
    pub(crate) fn logs(&self) -> &[Spot] {
        &self.logs
    }

    /// Finds the row of a cell.
    pub(crate) fn find(&self, cell: &Cell) -> Option<MapSpan> {
        let is_it = |(account, region): &(String, String)| *account == cell.account && *region == cell.region;
        let row = u32::try_from(self.rows.iter().position(is_it)?).ok()?;
        Some(MapSpan { row, from: cell.from, to: cell.to })
    }

    /// A part of the map.
    pub fn map(&self, query: MapQuery) -> CompletenessMap {
        let all = || self.marks.iter().flatten();
        let claimed = Period {
            from: self.period.from.map(|second| second.div_euclid(HOUR_SECONDS)),
            to: self.period.to.map(|second| second.saturating_add(HOUR_SECONDS - 1).div_euclid(HOUR_SECONDS)),
        };
        let first = claimed.from.or(all().map(|mark| mark.from).min());
        let end = claimed.to.or(all().map(|mark| mark.to).max());
        let (Some(first), Some(end)) = (first, end.filter(|end| first.is_some_and(|first| first < *end))) else {
            return CompletenessMap { step: 1, ..CompletenessMap::default() };
        };
        let step = query.step.unwrap_or_else(|| step_for(end.saturating_sub(first))).max(1);
        let wide = i64::from(step);
        let from = query.from.unwrap_or(first).clamp(first, end.saturating_sub(1));
        // Columns of whole days begin at midnight.
        let from = from.saturating_sub(from.rem_euclid(wide.min(i64::from(DAY_HOURS))));
        let columns = end.saturating_sub(from).saturating_add(wide - 1) / wide;
        let columns = u32::try_from(columns).unwrap_or(u32::MAX).clamp(1, CompletenessMap::MOST_COLUMNS);
        let mut left = CompletenessMap::MOST_MIXED;
        let row = |(place, ((account, region), marks)): (usize, (&(String, String), &Vec<Mark>))| {
            let mixed = if step == 1 { self.mixed(place, from, columns, left) } else { Vec::new() };
            left = left.saturating_sub(mixed.len());
            let cells = cells(marks, from, wide, columns);
            MapRow { account: account.clone(), region: region.clone(), cells, mixed }
        };
        CompletenessMap {
            first,
            end,
            from,
            step,
            columns,
            rows: self.rows.iter().zip(&self.marks).take(CompletenessMap::MOST_ROWS).enumerate().map(row).collect(),
            rows_total: self.rows.len() as u64,
            hours: totals(self.marks.iter().flatten().map(|mark| (mark.state, mark.to.saturating_sub(mark.from)))),
            seconds: totals(self.known.iter().flat_map(|known| self.asked(known))),
        }
    }

    /// How long a row is in which state. Of a period that is claimed, what nothing is known of counts, too.
    fn asked(&self, known: &Timeline) -> Vec<(HourState, i64)> {
        let Period { from, to } = self.period;
        let (first, last) = known.extent().unzip();
        let ends = from.or(first).zip(to.or(last));
        let asked = match ends.filter(|_| self.period.is_claimed()) {
            Some((from, to)) => known.known(from, to),
            None => known.stretches().to_vec(),
        };
        asked.iter().map(|it| (it.state, it.to.saturating_sub(it.from))).collect()
    }

    /// What is known within the hours of a row that are in several states.
    fn mixed(&self, row: usize, from: i64, columns: u32, most: usize) -> Vec<(u32, Vec<Stretch>)> {
        let (Some(hours), Some(known)) = (self.mixed.get(row), self.known.get(row)) else { return Vec::new() };
        let column = |hour: i64| u32::try_from(hour.checked_sub(from)?).ok().filter(|column| *column < columns);
        let within = |hour: i64| {
            let second = hour.saturating_mul(HOUR_SECONDS);
            let (from, to) = self.period.clip(second, second.saturating_add(HOUR_SECONDS));
            known.known(from, to)
        };
        hours.iter().filter_map(|hour| Some((column(*hour)?, within(*hour)))).take(most).collect()
    }
}

/// The smallest number of whole days for each column with which everything fits.
fn step_for(hours: i64) -> u32 {
    if hours <= MOST_SINGLE_HOURS {
        return 1;
    }
    let days = hours / i64::from(DAY_HOURS) + 2;
    let days_a_column = u32::try_from(days).unwrap_or(u32::MAX).div_ceil(CompletenessMap::MOST_COLUMNS);
    DAY_HOURS.saturating_mul(days_a_column)
}

fn totals(parts: impl Iterator<Item = (HourState, i64)>) -> [u64; HourState::COUNT] {
    let mut totals = [0_u64; HourState::COUNT];
    for (state, length) in parts {
        let length = u64::try_from(length).unwrap_or(0);
        totals.get_mut(state as usize).into_iter().for_each(|total| *total = total.saturating_add(length));
    }
    totals
}

fn digests_by_key(chains: &[Chain]) -> BTreeMap<&str, (&Chain, i64)> {
    let digests = chains.iter().flat_map(|chain| chain.digests.iter().map(move |digest| (chain, digest)));
    map_of(digests.filter_map(|(chain, digest)| Some((digest.key.as_str(), (chain, hour_of(digest)?)))))
}

/// A log belongs to the hour of the digest that lists it or, if none does, to the one in its name.
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

/// Digests may begin at any minute but are an hour apart, so each belongs to the hour that contains its middle.
fn hour_of(digest: &DigestEntry) -> Option<i64> {
    let (from, to) = window(digest)?;
    let middle = time::seconds(from).midpoint(time::seconds(to));
    Some(middle.div_euclid(HOUR_SECONDS))
}

#[cfg(test)]
mod tests;
