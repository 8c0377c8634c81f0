//! Bands under a timeline: periods in which something was not recorded.

use protocol::recording::Band;
use protocol::{TimeRange, Zone};
use words::{Language, Say, messages as m};

use super::TimelineTable;
use crate::clock::{range, time};

/// Position of a band under a timeline: left edge and width as fractions of the plot; `None` if it is outside.
pub fn band_span(band: &Band, table: &TimelineTable) -> Option<(f64, f64)> {
    let (start, end) = (table.bin_start(0), table.end());
    let (from, to) = match band.known {
        Some(known) => (known.from.0, known.to.0),
        None => (band.began.time.0, band.ended.as_ref().map_or(end, |ended| ended.time.0)),
    };
    let (from, to) = (from.max(start), to.min(end));
    if table.bins.is_empty() || from >= end || to <= start {
        return None;
    }
    let (left, right) = (table.place(from), table.place(to));
    let all = table.bins.len() as f64;
    Some((left / all, (right - left) / all))
}

/// The time of a band: "2026-03-03 03:12 – 04:05", or only its start.
pub fn band_time(band: &Band, zone: &Zone, language: Language) -> String {
    if let Some(known) = band.known {
        return range(known, zone);
    }
    match &band.ended {
        Some(ended) => range(TimeRange { from: band.began.time, to: ended.time }, zone),
        None => m::TimelineGapFrom { time: &time(band.began.time, zone) }.say(language),
    }
}

#[cfg(test)]
mod tests {
    use protocol::recording::{Change, NotRecorded};
    use protocol::{Micros, RowId};

    use super::*;
    use crate::clock::UTC;

    fn band(from: i64, to: Option<i64>) -> Band {
        let change = |time| Change { time: Micros(time), name: String::new(), row: RowId(0), event_id: String::new() };
        Band {
            trail: String::new(),
            account: String::new(),
            missing: NotRecorded::Stopped,
            began: change(from),
            ended: to.map(change),
            known: None,
        }
    }

    #[test]
    fn bands_end_where_the_timeline_does() {
        let table = TimelineTable {
            edges: (0..=10).map(|bin| 100 + bin * 10).collect(),
            bin_length: 10,
            bins: vec![(0, 0); 10],
            ..TimelineTable::default()
        };
        for (from, to, expected) in [
            (120, Some(170), Some((0.2, 0.5))),
            (0, Some(150), Some((0.0, 0.5))),
            (150, None, Some((0.5, 0.5))),
            (0, Some(100), None),
            (200, None, None),
        ] {
            assert_eq!(band_span(&band(from, to), &table), expected, "{from} {to:?}");
        }
        assert_eq!(band_span(&band(0, None), &TimelineTable::default()), None);
    }

    #[test]
    fn an_open_band_says_from_when_on() {
        assert_eq!(band_time(&band(0, None), &UTC, Language::En), "from 1970-01-01 00:00:00Z on");
        assert_eq!(band_time(&band(0, Some(3_600_000_000)), &UTC, Language::En), "1970-01-01 00:00 – 01:00");
    }
}
