//! An event in several forms is shown once, in the richest form; contradictory ones are also shown, and reported.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use protocol::what::{CopyNote, Difference, What};
use protocol::{ExportFormat, IssueKind, RowId, Severity};
use tests::session::Session;

const RECORD: &str = r#"{"eventVersion":"1.10","userIdentity":{"type":"AssumedRole","principalId":"AROAX:dora","arn":"arn:aws:sts::111122223333:assumed-role/Ops/dora","accountId":"111122223333","accessKeyId":"ASIAX","sessionContext":{"sessionIssuer":{"type":"Role","userName":"Ops"}}},"eventTime":"2026-02-03T09:01:00Z","eventSource":"iam.amazonaws.com","eventName":"CreateUser","awsRegion":"eu-west-1","sourceIPAddress":"203.0.113.9","userAgent":"cli","requestParameters":{"userName":"x","tags":[{"key":"a"}]},"responseElements":null,"requestID":"r-1","eventID":"00000000-0000-4000-8000-000000000201","readOnly":false,"eventType":"AwsApiCall","managementEvent":true,"recipientAccountId":"111122223333","eventCategory":"Management"}"#;

const HEAD: &str =
    "Event name,Event time,User name,Event source,AWS access key,AWS region,Source IP address,Event ID\n";
const ROW: &str = "CreateUser,2026-02-03T09:01:00Z,dora,iam.amazonaws.com,ASIAX,eu-west-1,203.0.113.9,00000000-0000-4000-8000-000000000201\n";

fn forms() -> Vec<(&'static str, String)> {
    let flat = "eventVersion,eventTime,eventSource,eventName,eventID,userIdentity.arn,requestParameters.userName,readOnly\n\
                1.10,2026-02-03T09:01:00Z,iam.amazonaws.com,CreateUser,00000000-0000-4000-8000-000000000201,arn:aws:sts::111122223333:assumed-role/Ops/dora,x,False\n";
    // As parsers often keep it: no nulls, and everything is text.
    let parsed =
        RECORD.replace("\"responseElements\":null,", "").replace("false", "\"false\"").replace("true", "\"true\"");
    vec![
        ("log.json", format!("{{\"Records\":[{RECORD}]}}")),
        ("a-history.csv", format!("{HEAD}{ROW}")),
        ("b-flat.csv", flat.to_owned()),
        ("c-parsed.json", format!("{{\"data\":{{\"aws\":{parsed}}}}}")),
        ("d-again.csv", format!("{HEAD}{ROW}")),
    ]
}

fn read<'f>(files: impl IntoIterator<Item = &'f (&'static str, String)>) -> Session {
    Session::of(files.into_iter().map(|(path, text)| (*path, text.as_bytes())))
}

#[test]
fn the_form_that_says_most_is_shown_in_whatever_order_they_come() {
    let forms = forms();
    for start in 0..forms.len() {
        for backwards in [false, true] {
            let mut files: Vec<&(&str, String)> = forms.iter().cycle().skip(start).take(forms.len()).collect();
            if backwards {
                files.reverse();
            }
            let mut session = read(files);
            let progress = session.progress();
            assert_eq!((progress.events, progress.folded), (1, 4), "{:?}", session.issues());
            assert!(session.issues().iter().all(|issue| issue.severity == Severity::Info), "{:?}", session.issues());
            assert_eq!(session.export(ExportFormat::Ndjson, ""), format!("{RECORD}\n").as_bytes());
            assert_eq!((session.count("role:Ops"), session.count("requestParameters.tags.key:a")), (1, 1));
        }
    }
}

#[test]
fn files_that_come_later_are_compared_as_well() {
    let mut session = Session::new(2);
    for (path, text) in forms().iter().rev() {
        session.drop([(*path, text.as_bytes())]);
    }
    let progress = session.progress();
    assert_eq!((progress.events, progress.folded), (1, 4));
    assert_eq!(session.export(ExportFormat::Ndjson, ""), format!("{RECORD}\n").as_bytes());
}

#[test]
fn a_row_that_contradicts_is_shown_and_told() {
    for (changed, to, path) in [
        ("203.0.113.9", "203.0.113.10", "sourceIPAddress"),
        ("CreateUser", "DeleteUser", "eventName"),
        ("dora", "emil", "userIdentity.userName"),
        ("09:01:00", "09:01:01", "eventTime"),
    ] {
        let [log, table, ..] = &forms()[..] else { panic!() };
        let altered = (table.0, format!("{HEAD}{}", ROW.replace(changed, to)));
        for files in [[log, &altered], [&altered, log]] {
            let mut session = read(files);
            assert_eq!((session.progress().events, session.progress().folded), (2, 0), "{path}");
            let issues = session.issues();
            let conflicts: Vec<_> =
                issues.iter().filter(|issue| issue.kind == IssueKind::ConflictingDuplicate).collect();
            assert_eq!((conflicts.len(), conflicts[0].severity), (1, Severity::Warning));
            let What::Copy(CopyNote::Differs { how, .. }) = &conflicts[0].what else { panic!("{conflicts:?}") };
            assert!(matches!(how, Difference::Contradiction { path: at, .. } if at == path), "{how:?}");
        }
    }
}

#[test]
fn a_whole_record_is_never_hidden_behind_one_that_says_more() {
    let forged = RECORD.replace("\"eventType\"", "\"errorCode\":\"AccessDenied\",\"eventType\"");
    let files = [("a.json", format!("{{\"Records\":[{forged}]}}")), ("b.json", format!("{{\"Records\":[{RECORD}]}}"))];
    let mut session = read(&files);
    assert_eq!((session.progress().events, session.progress().folded), (2, 0));
    assert!(session.issues().iter().any(|issue| matches!(&issue.what,
        What::Copy(CopyNote::Differs { how: Difference::Contradiction { path, .. }, .. }) if path == "errorCode")));
}

#[test]
fn records_in_another_order_are_copies_and_count_as_such() {
    let value: serde_json::Value = serde_json::from_str(RECORD).unwrap();
    let sorted: std::collections::BTreeMap<String, serde_json::Value> =
        value.as_object().unwrap().clone().into_iter().rev().collect();
    let sorted = serde_json::to_string(&sorted).unwrap();
    let mut session = read(&[("a.json", RECORD.to_owned()), ("b.json", sorted)]);
    assert_eq!((session.progress().events, session.progress().folded), (1, 1));
    assert_eq!(session.record(RowId(0)).copies.len(), 1);
}
