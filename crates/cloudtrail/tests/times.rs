//! Times as people's tools print them: read where they are clear, reported where they are not.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

mod support;

use protocol::what::{TimesNote, What};
use protocol::{IssueKind, Severity};
use support::{Read, event, read_one};

/// 2026-02-03T09:20:00Z.
const RIGHT: i64 = 1_770_110_400_000_000;

fn log_at(times: &[&str]) -> Read {
    let records: Vec<String> = times.iter().map(|time| event("A").replace("\"2024-01-15T12:00:00Z\"", time)).collect();
    read_one(format!("{{\"Records\":[{}]}}", records.join(",")))
}

#[test]
fn clear_times_are_read_in_silence() {
    for time in [
        "\"2026-02-03T09:20:00Z\"",
        "\"2026-02-03T04:20:00-05:00\"",
        "\"2026-02-03 09:20:00.000 UTC\"",
        "\"2026-02-03 09:20:00.000\"",
        "\"Tue Feb 03 09:20:00 UTC 2026\"",
        "\"1770110400\"",
        "1770110400",
        "1770110400000",
        "1770110400000000000",
        "1.7701104e9",
        "\"/Date(1770110400000)/\"",
    ] {
        let read = log_at(&[time]);
        assert_eq!((read.records[0].time, read.told()), (Some(RIGHT), vec![]), "{time}");
    }
}

#[test]
fn times_that_are_not_read_are_counted_and_shown() {
    let read = log_at(&["\"2/3/2026 9:20\"", "\"2/3/2026 9:21\"", "\"yesterday\"", "\"2026-02-03T09:20:00Z\""]);
    assert_eq!(read.records.iter().filter(|record| record.time.is_none()).count(), 3);
    assert_eq!(read.told(), [IssueKind::UnreadTime, IssueKind::UnreadTime]);
    let ambiguous = TimesNote::Ambiguous { events: 2, example: "2/3/2026 9:20".to_owned() };
    assert_eq!(read.findings[0].what, What::Times(ambiguous));
    let unread = TimesNote::Unread { events: 1, example: "yesterday".to_owned() };
    assert_eq!(read.findings[1].what, What::Times(unread));
    let absent = read_one(event("A").replace("\"eventTime\":\"2024-01-15T12:00:00Z\",", ""));
    assert_eq!((absent.told(), absent.findings[0].severity), (vec![IssueKind::UnreadTime], Severity::Info));
}

#[test]
fn numbers_that_count_from_another_day_are_not_times() {
    // Days since 1900, 100 ns since 1601, ten-millionths since the year 1, and a date written as a number.
    for time in ["46056.388888888891", "134145840000000000", "639057072000000000", "20260203092000", "0", "-1", "1e300"]
    {
        let read = log_at(&[time]);
        assert_eq!((read.records[0].time, read.told()), (None, vec![IssueKind::UnreadTime]), "{time}");
    }
}

#[test]
fn a_time_from_a_screen_lacks_its_zone_and_a_western_offset_does_not() {
    let table = |time: &str| {
        read_one(format!("Event name,Event time,User name,Event source\nRunInstances,{time},lena,ec2.amazonaws.com\n"))
    };
    for time in ["2026-02-03T04:20:00-05:00", "2026-02-03T09:20:00Z", "\"February 03, 2026, 04:20:00 (UTC-05:00)\""] {
        let read = table(time);
        assert_eq!((read.records[0].time, read.told()), (Some(RIGHT), vec![]), "{time}");
    }
    for time in ["2026-02-03 09:20:00", "\"2026-02-03, 09:20:00 AM\"", "\"Feb 3, 2026 @ 09:20:00.000\""] {
        let read = table(time);
        assert_eq!((read.records[0].time, read.told()), (Some(RIGHT), vec![IssueKind::UnreadTime]), "{time}");
        assert!(matches!(read.findings[0].what, What::Times(TimesNote::NoZone { events: 1, .. })), "{time}");
    }
}
