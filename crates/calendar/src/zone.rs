//! Time zones: what clocks show, and where the hours and days of a zone begin.
//!
//! ```text
//! UTC     00:00  00:30  01:00  01:30  02:00      at 01:00 UTC, clocks go back from 03:00 to 02:00
//! +02:00  02:00  02:30  ┄┄┄┄┄┐
//! +01:00                02:00  02:30  03:00      the hour from 02:00 occurs twice, and is two buckets of an hour;
//!                                                but the day is a single one, of 25 hours
//! ```

use protocol::{Micros, Zone};

use crate::write::write;

const SECOND: i64 = 1_000_000;
const MINUTE: i64 = 60 * SECOND;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// Offsets are looked up at such intervals. Changes that cancel each other out in between would be missed, but none of any
/// zone are that close to each other.
const STEP: i64 = 14 * DAY;

/// A stretch of time with the same offset.
#[derive(Clone, Copy, Debug)]
struct Stretch {
    from: i64,
    to: i64,
    offset: i64,
}

/// The zone for which `offset` says how far clocks are ahead at a time. Changes are looked for in a period, to the second.
pub fn zone(name: &str, (from, to): (Micros, Micros), mut offset: impl FnMut(Micros) -> i64) -> Zone {
    let first = offset(from);
    let mut zone = Zone { name: name.to_owned(), offset: first, changes: Vec::new() };
    let (mut at, mut known) = (from.0, first);
    while at < to.0 {
        let next = at.saturating_add(STEP).min(to.0);
        let then = offset(Micros(next));
        if then != known {
            let (mut before, mut after) = (at, next);
            while after - before > SECOND {
                let middle = before + ((after - before) / 2 / SECOND).max(1) * SECOND;
                if offset(Micros(middle)) == known { before = middle } else { after = middle }
            }
            zone.changes.push((Micros(after), then));
        }
        (at, known) = (next, then);
    }
    zone
}

/// How far clocks are ahead of UTC.
pub fn offset(zone: &Zone, at: Micros) -> i64 {
    stretch(zone, at).offset
}

fn stretch(zone: &Zone, at: Micros) -> Stretch {
    let next = zone.changes.partition_point(|(from, _)| *from <= at);
    let to = zone.changes.get(next).map_or(i64::MAX, |(from, _)| from.0);
    match next.checked_sub(1).and_then(|at| zone.changes.get(at)) {
        Some((from, offset)) => Stretch { from: from.0, to, offset: *offset },
        None => Stretch { from: i64::MIN, to, offset: zone.offset },
    }
}

/// What clocks show, as the UTC time that is written like that.
pub fn clock(zone: &Zone, at: Micros) -> Micros {
    Micros(at.0.saturating_add(offset(zone, at)))
}

/// The first moment at which clocks show this (given as the UTC time that is written like that) or something later: what they
/// skip is where they go on.
pub fn first(zone: &Zone, clock: Micros) -> Micros {
    let mut stretch = stretch(zone, Micros(i64::MIN));
    loop {
        if stretch.to == i64::MAX || stretch.to.saturating_add(stretch.offset) > clock.0 {
            return Micros(clock.0.saturating_sub(stretch.offset).max(stretch.from));
        }
        stretch = self::stretch(zone, Micros(stretch.to));
    }
}

/// Where the bucket begins that contains this time. Buckets of up to an hour are of this length, except where clocks change;
/// longer ones begin where clocks first show a multiple of it.
pub fn floor(zone: &Zone, at: Micros, length: i64) -> Micros {
    let length = length.max(1);
    let Stretch { from, offset, .. } = stretch(zone, at);
    let number = at.0.saturating_add(offset).div_euclid(length);
    if length <= HOUR || zone.changes.is_empty() {
        return Micros(number.saturating_mul(length).saturating_sub(offset).max(from));
    }
    // Clocks that go back over the beginning of a bucket do not return to the one before.
    let start = |number: i64| first(zone, Micros(number.saturating_mul(length)));
    let next = start(number.saturating_add(1));
    if next <= at { next } else { start(number) }
}

/// Where the next bucket begins, after one that begins here.
pub fn next(zone: &Zone, start: Micros, length: i64) -> Micros {
    let length = length.max(1);
    let Stretch { to, offset, .. } = stretch(zone, start);
    let shown = start.0.saturating_add(offset);
    let multiple = shown.div_euclid(length).saturating_add(1).saturating_mul(length);
    if length <= HOUR || zone.changes.is_empty() {
        return Micros(multiple.saturating_sub(offset).min(to));
    }
    let next = first(zone, Micros(multiple));
    if next > start { next } else { first(zone, Micros(multiple.saturating_add(length))) }
}

/// Number of the day of the week on which clocks show a time, from Monday (0) to Sunday, and of the hour they show.
pub fn week_hour(zone: &Zone, at: Micros) -> (usize, usize) {
    let shown = clock(zone, at).0;
    // 1970-01-01 was a Thursday.
    let day = shown.div_euclid(DAY).saturating_add(3).rem_euclid(7);
    let hour = shown.rem_euclid(DAY) / HOUR;
    (usize::try_from(day).unwrap_or_default(), usize::try_from(hour).unwrap_or_default())
}

/// `+01:00`, or `Z` for UTC. Seconds only if there are any.
pub fn write_offset(zone: &Zone, at: Micros) -> String {
    let offset = offset(zone, at);
    if zone.name.is_empty() && offset == 0 {
        return "Z".to_owned();
    }
    let sign = if offset < 0 { '-' } else { '+' };
    let length = offset.saturating_abs();
    let (hours, minutes, seconds) = (length / HOUR, length / MINUTE % 60, length / SECOND % 60);
    let seconds = if seconds == 0 { String::new() } else { format!(":{seconds:02}") };
    format!("{sign}{hours:02}:{minutes:02}{seconds}")
}

/// ISO 8601 with the zone's offset: `2024-01-15T13:00:00+01:00`, with a fraction only if there is one.
pub fn write_in(zone: &Zone, at: Micros) -> Option<String> {
    let mut text = write(clock(zone, at))?;
    text.pop();
    Some(text + &write_offset(zone, at))
}

#[cfg(test)]
mod tests;
