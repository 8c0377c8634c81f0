//! What is exported as a table and opened again is what it was.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use std::collections::BTreeMap;

use proptest::prelude::*;
use proptest::sample::select;
use protocol::{Column, Direction, Export, ExportFormat, FieldPath, Question, Row, Sort, SortKey, Want, Zone};
use serde_json::{Value, json};
use tests::session::{Session, export, question, shaped};
use view::exported::{all_columns, shown_columns};

/// Texts that spreadsheets, tables and JSON make something of.
fn text() -> impl Strategy<Value = String> {
    let odd = vec![
        "=1+1",
        "'=1",
        "''=1",
        "'x",
        "'",
        "+1",
        "-2",
        "@x",
        "＝1",
        "'＠x",
        "\t=1",
        "\n=1",
        "\r",
        " ",
        "a\r\nb",
        "\"",
        "a,b",
        "a;b",
        "True",
        "null",
        "{}",
        "[1]",
        "{\"eventName\":\"x\"}",
        "[object Object]",
        "System.Object[]",
        "\u{feff}x",
        "007",
        "1e3",
        "é🙂",
        "'\u{feff}=1",
    ];
    let odd = [odd, vec!["123456789012", "012", "1-2", "=\"012\""]].concat();
    prop_oneof![3 => select(odd).prop_map(str::to_owned), 2 => "[a-z'=,\"\n ]{1,8}", 1 => "[a-zA-Z]{1,8}"]
}

fn record() -> impl Strategy<Value = Value> {
    let kind = select(vec!["IAMUser", "AssumedRole", "AWSService", "Root", "IdentityCenterUser", "x"]);
    let said = |result: &str| json!({ "ConsoleLogin": result, "UserAuthentication": result });
    let response = select(vec![Value::Null, said("Failure"), said("Success")]);
    let name =
        prop_oneof![2 => text(), 1 => select(vec!["ConsoleLogin", "UserAuthentication"]).prop_map(str::to_owned)];
    let texts = prop::collection::vec(prop::option::weighted(0.8, text()), 16);
    (name, kind, response, texts, select(vec![json!(true), json!(false), json!("True"), Value::Null])).prop_map(
        |(name, kind, response, texts, read_only)| {
            let [source, region, ip, agent, error, resource, account, category, event_type, version, arn, principal, of, key, user, role] =
                &texts[..]
            else {
                panic!("as many as were made")
            };
            json!({
                "eventVersion": version, "eventTime": "2026-03-02T10:00:00Z", "eventName": name, "eventSource": source,
                "awsRegion": region, "sourceIPAddress": ip, "userAgent": agent, "errorCode": error, "readOnly": read_only,
                "recipientAccountId": account, "eventCategory": category, "eventType": event_type,
                "resources": resource.as_ref().map(|arn| json!([{"ARN": arn}])), "responseElements": response, "serviceEventDetails": response,
                "userIdentity": {
                    "type": kind, "arn": arn, "principalId": principal, "accountId": of, "accessKeyId": key,
                    "userName": user, "invokedBy": Value::Null, "sessionContext": {"sessionIssuer": {"userName": role}},
                },
            })
        },
    )
}

/// Cells of a row, whether it is an error, and its time.
type Shown = (Vec<Option<String>>, bool, Option<protocol::Micros>);

/// What the table shows of each event, by eventID.
fn shown(session: &mut Session) -> BTreeMap<String, Shown> {
    let want = Want { rows: Some((0, 1000)), ..Want::default() };
    let rows = session.ask(&Question { want, ..question("") }).unwrap().rows.unwrap().rows;
    let cells =
        |row: &Row| Column::ALL.map(|column| row.cells[column as usize].clone().filter(|it| !it.is_empty())).to_vec();
    rows.into_iter().map(|row| (row.event_id.clone(), (cells(&row), row.failed, row.time))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn an_exported_table_is_read_back_as_it_was(records in prop::collection::vec(record(), 1..8)) {
        let mut records = records;
        for (at, record) in records.iter_mut().enumerate() {
            record["eventID"] = format!("'=id-{at}").into();
        }
        let log = json!({ "Records": records }).to_string();
        let mut first = Session::of([("log.json", log.as_bytes())]);
        let before = shown(&mut first);
        let zone = Zone { name: "Asia/Kolkata".to_owned(), offset: 19_800_000_000, changes: Vec::new() };
        for zone in [Zone::default(), zone] {
            let asked = Question { want: Want { zone: Box::new(zone), ..Want::default() }, ..question("") };
            for format in [ExportFormat::Csv, ExportFormat::Excel, ExportFormat::Tsv] {
                let table = first.export_asked(format, asked.clone(), &[]);
                let mut again = Session::of([(format.file().0, table.as_slice())]);
                prop_assert_eq!(shown(&mut again), before.clone(), "{}", String::from_utf8_lossy(&table));
                let records = String::from_utf8(again.export(ExportFormat::Ndjson, "")).unwrap();
                prop_assert!(!records.contains("eventTime ("), "{}", records);
            }
        }
    }
}

#[test]
fn in_another_zone_there_is_a_column_for_its_clocks() {
    let log = json!({ "Records": [{ "eventVersion": "1.11", "eventTime": "2026-03-02T20:00:00Z", "eventID": "a", "eventSource": "iam.amazonaws.com", "eventName": "GetUser" }] });
    let mut session = Session::of([("log.json", log.to_string().as_bytes())]);
    let zone = Zone { name: "Asia/Kolkata".to_owned(), offset: 19_800_000_000, changes: Vec::new() };
    let asked = Question { want: Want { zone: Box::new(zone), ..Want::default() }, ..question("") };
    let columns = [vec!["eventName".to_owned()]];
    let table = String::from_utf8(session.export_asked(ExportFormat::Csv, asked, &columns)).unwrap();
    let lines: Vec<&str> = table.lines().collect();
    assert!(lines[0].starts_with("eventTime,") && lines[0].ends_with(",outcome,eventTime (Asia/Kolkata),eventName"));
    assert!(lines[1].starts_with("2026-03-02T20:00:00Z,"));
    assert!(lines[1].ends_with(",success,2026-03-03T01:30:00+05:30,GetUser"));
}

#[test]
fn a_foreign_table_keeps_its_apostrophes() {
    let table = "eventTime,eventID,eventName,eventSource,userAgent\n\
                 2026-03-02T10:00:00Z,a,GetUser,iam.amazonaws.com,'=1\n";
    let mut session = Session::of([("query.csv", table.as_bytes())]);
    let rows = shown(&mut session);
    assert_eq!(rows["a"].0[Column::UserAgent as usize].as_deref(), Some("'=1"));
}

/// A log with so many events.
fn log(events: u32) -> String {
    let record = |at: u32| json!({ "eventVersion": "1.11", "eventTime": format!("2026-03-02T10:{:02}:{:02}Z", at / 60 % 60, at % 60), "eventID": format!("id-{at}"), "eventSource": "iam.amazonaws.com", "eventName": "GetUser", "recipientAccountId": "012345678901", "userAgent": "a|b\n=c" });
    json!({ "Records": (0..events).map(record).collect::<Vec<_>>() }).to_string()
}

#[test]
fn portions_make_up_the_whole_file() {
    let formats = [
        ExportFormat::Csv,
        ExportFormat::Excel,
        ExportFormat::Tsv,
        ExportFormat::Markdown,
        ExportFormat::Json,
        ExportFormat::Ndjson,
        ExportFormat::Ocsf,
    ];
    for events in [0, 1, 7, 40] {
        let log = log(events);
        let mut session = Session::of([("log.json", log.as_bytes())]);
        for format in formats {
            for columns in [Vec::new(), all_columns(&[FieldPath(vec!["userAgent".to_owned()])], &Zone::default())] {
                let (table, paths) = shaped(format, columns, &Zone::default());
                let whole = Export { table, paths, ..export(format, question("")) };
                let (answer, expected) = session.request_file(whole.clone()).unwrap();
                assert_eq!(answer.rows, u64::from(events));
                let (mut file, mut from) = (Vec::new(), 0);
                while from == 0 || from < answer.rows {
                    let portion = Export { portion: Some((from, from + 7)), ..whole.clone() };
                    let (part, bytes) = session.request_file(portion).unwrap();
                    assert_eq!((part.rows, part.generation), (answer.rows, answer.generation));
                    file.extend(bytes);
                    from += 7;
                }
                assert_eq!(
                    String::from_utf8(file).unwrap(),
                    String::from_utf8(expected).unwrap(),
                    "{format:?} {events}"
                );
            }
        }
    }
}

#[test]
fn a_table_has_the_columns_the_order_and_the_zone_of_the_screen() {
    let log = log(3);
    let mut session = Session::of([("log.json", log.as_bytes())]);
    let zone = Zone { name: "Asia/Kolkata".to_owned(), offset: 19_800_000_000, changes: Vec::new() };
    let on_screen = [
        (SortKey::Column(Column::RecipientAccountId), "Account".to_owned()),
        (SortKey::Time, "Time".to_owned()),
        (SortKey::Path(["userAgent"].into()), "userAgent".to_owned()),
    ];
    let sort = Sort::by(SortKey::Time, Direction::Descending);
    let asked = Question { sort, want: Want { zone: Box::new(zone.clone()), ..Want::default() }, ..question("") };
    let mut written = |format: ExportFormat| {
        let (table, paths) = shaped(format, shown_columns(&on_screen, format.table().unwrap(), &zone), &zone);
        let bytes = session.request_file(Export { table, paths, ..export(format, asked.clone()) }).unwrap().1;
        String::from_utf8(bytes).unwrap()
    };
    assert_eq!(
        written(ExportFormat::Markdown).lines().take(3).collect::<Vec<_>>(),
        [
            "| Account | Time | eventTime (Asia/Kolkata) | userAgent |",
            "| --- | --- | --- | --- |",
            "| 012345678901 | 2026-03-02T10:00:02Z | 2026-03-02T15:30:02+05:30 | a\\|b =c |",
        ]
    );
    let table = written(ExportFormat::Excel);
    assert!(
        table.starts_with("\u{feff}recipientAccountId,eventTime,eventTime (Asia/Kolkata),userAgent\r\n"),
        "{table}"
    );
    assert!(table.contains("\"=\"\"012345678901\"\"\",2026-03-02T10:00:02Z,"), "{table}");
    assert!(written(ExportFormat::Tsv).starts_with("recipientAccountId\teventTime\t"));
}
