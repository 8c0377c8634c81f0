//! What rows are marked with, and what is counted along with them: failures, missing times, repeated names.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use protocol::{Column, Question, Want};
use tests::session::{Session, question};
use view::chips;

fn record(id: &str, members: &str) -> String {
    format!(
        r#"{{"eventVersion":"1.08","eventID":"{id}","eventSource":"signin.amazonaws.com","userIdentity":{{"type":"IAMUser","userName":"ann"}},{members}}}"#
    )
}

fn session() -> Session {
    let time = r#""eventTime":"2026-03-02T10:00:00Z""#;
    let sign_in =
        |result: &str| format!(r#"{time},"eventName":"ConsoleLogin","responseElements":{{"ConsoleLogin":"{result}"}}"#);
    let records = [
        record("failed", &sign_in("Failure")),
        record("signed-in", &sign_in("Success")),
        record("refused", &format!(r#"{time},"eventName":"GetUser","errorCode":"AccessDenied""#)),
        record("undated", r#""eventTime":"03/02/2026 at ten","eventName":"GetUser""#),
        record("timeless", r#""eventName":"GetUser""#),
        record("twice", &format!(r#"{time},"eventName":"GetUser","eventName":"ListUsers""#)),
    ];
    let text = format!("{{\"Records\":[{}]}}", records.join(","));
    Session::of([("log.json", text.as_bytes())])
}

fn asked(session: &mut Session, chip: protocol::Chip) -> Vec<String> {
    let want = Want { rows: Some((0, 100)), ..Want::default() };
    let answer = session.ask(&Question { chips: vec![chip], want, ..question("") }).unwrap();
    let mut ids: Vec<String> = answer.rows.unwrap().rows.into_iter().map(|row| row.event_id).collect();
    ids.sort();
    ids
}

#[test]
fn failures_are_one_notion_and_need_no_raw_records() {
    let mut session = session();
    session.keep_columns_only();
    assert_eq!((session.count("outcome:failure"), session.count("outcome:success")), (2, 4));
    assert_eq!(asked(&mut session, chips::error_chip()), ["failed", "refused"]);
    for saved in view::saved::BUILT_IN.iter().filter(|(.., query, _)| query.contains("outcome:")) {
        assert!(session.count(saved.2) > 0, "{}", saved.2);
    }
    let want = Want {
        rows: Some((0, 100)),
        facets: Some((vec![Column::ErrorCode], 10)),
        totals: true,
        histogram: true,
        ..Want::default()
    };
    let answer = session.ask(&Question { want, ..question("") }).unwrap();
    let failed: Vec<String> =
        answer.rows.unwrap().rows.into_iter().filter(|row| row.failed).map(|row| row.event_id).collect();
    let facet = &answer.facets[0];
    let listed: u64 = facet.items.iter().map(|item| item.count).sum();
    let bins: u64 = answer.histogram.unwrap().bins.iter().map(|bin| bin.errors).sum();
    let errors = answer.totals.unwrap().errors;
    assert_eq!((failed.len() as u64, listed + facet.absent_errors, bins), (errors, errors, errors));
    assert_eq!((listed, facet.absent_errors), (1, 1), "an error code is one only where there is one");
}

#[test]
fn events_without_a_time_are_counted_and_found() {
    let mut session = session();
    assert_eq!(session.progress().undated, 2);
    assert_eq!(asked(&mut session, chips::undated_chip()), ["timeless", "undated"]);
    let want = Want { totals: true, histogram: true, ..Want::default() };
    let answer = session.ask(&Question { want, ..question("") }).unwrap();
    assert_eq!((answer.totals.unwrap().undated, answer.histogram.unwrap().undated), (2, 2));
    assert_eq!(session.count("not eventTime >= 0000-01-01"), 2);
}

#[test]
fn a_repeated_name_is_marked_and_the_last_one_counts() {
    let mut session = session();
    let want = Want { rows: Some((0, 100)), ..Want::default() };
    let rows = session.ask(&Question { want, ..question("") }).unwrap().rows.unwrap().rows;
    let marked: Vec<&str> = rows.iter().filter(|row| row.repeated).map(|row| row.event_id.as_str()).collect();
    assert_eq!(marked, ["twice"]);
    assert_eq!((session.count("eventName:ListUsers"), session.count("eventID:twice eventName:GetUser")), (1, 0));
    let row = rows.iter().find(|row| row.repeated).unwrap();
    assert_eq!(row.cells[Column::EventName as usize].as_deref(), Some("ListUsers"));
    let lines = view::tree::parse(&session.record(row.id).json).unwrap();
    assert_eq!(view::tree::repeated(&lines), ["eventName"]);
    assert_eq!(view::tree::text_at(&lines, "eventName").as_deref(), Some("ListUsers"));
    let table = String::from_utf8(session.export(protocol::ExportFormat::Csv, "eventID:twice")).unwrap();
    assert!(table.contains("ListUsers") && !table.contains("GetUser"), "{table}");
}
