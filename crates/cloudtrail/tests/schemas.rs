//! Events in other tools' schemas: read from the record they contain, or named.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

mod support;

use std::io::{Cursor, Write};

use protocol::what::{Contents, EventSchema, FileNote, OtherFile, RecordNote, Remedy, What};
use protocol::{FileKind, IssueKind, Severity};
use serde_json::{Value, json};
use support::{event, gzip, read_all, read_one};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// An event as written by Filebeat's module and Elastic Agent, which keep the record itself on request.
fn ecs(original: Option<&str>) -> Value {
    let mut event = json!({
        "@timestamp": "2024-01-15T12:00:00.000Z",
        "ecs": {"version": "8.11.0"},
        "cloud": {"account": {"id": "111122223333"}, "provider": "aws", "region": "eu-west-1"},
        "aws": {"cloudtrail": {"event_version": "1.08", "event_type": "AwsApiCall", "event_category": "Management",
            "user_identity": {"type": "IAMUser", "arn": "arn:aws:iam::111122223333:user/alice"},
            "flattened": {"request_parameters": {"userName": "x"}}}},
        "event": {"action": "CreateUser", "provider": "iam.amazonaws.com", "kind": "event", "outcome": "success",
            "module": "aws", "dataset": "aws.cloudtrail", "id": "a"},
        "user": {"name": "alice"}, "source": {"address": "203.0.113.9", "ip": "203.0.113.9"},
    });
    if let Some(original) = original {
        event["event"]["original"] = original.into();
    }
    event
}

/// An event as written by Security Lake.
fn ocsf(raw: Option<&str>) -> Value {
    let mut event = json!({
        "metadata": {"product": {"version": "1.08", "name": "CloudTrail", "vendor_name": "AWS"}, "event_code": "AwsApiCall",
            "uid": "a", "profiles": ["cloud"], "version": "1.1.0"},
        "time": 1_705_320_000_000_u64, "cloud": {"region": "eu-west-1", "provider": "AWS"},
        "api": {"operation": "CreateUser", "service": {"name": "iam.amazonaws.com"}},
        "actor": {"user": {"type": "IAMUser", "name": "alice"}}, "resources": [{"uid": "arn:aws:iam::111122223333:user/x"}],
        "class_name": "API Activity", "class_uid": 6003, "category_uid": 6, "severity_id": 1,
        "unmapped": {"recipientAccountId": "111122223333", "managementEvent": "true", "readOnly": "false"},
    });
    if let Some(raw) = raw {
        event["raw_data"] = raw.into();
    }
    event
}

/// A search response of Elasticsearch.
fn hits(events: &[Value]) -> Value {
    let hit = |event: &Value| {
        json!({"_index": ".ds-logs-aws.cloudtrail-default", "_id": "a", "_source": event,
            "fields": {"event.action": ["CreateUser"], "aws.cloudtrail.event_type": ["AwsApiCall"]}})
    };
    json!({"took": 3, "hits": {"total": {"value": events.len()}, "hits": events.iter().map(hit).collect::<Vec<_>>()}})
}

fn lines(events: &[Value]) -> String {
    events.iter().map(|event| format!("{event}\n")).collect()
}

#[test]
fn the_record_is_read_from_where_it_is_kept() {
    let records: Vec<String> = ["One", "Two"].iter().map(|name| event(name)).collect();
    let with = |make: fn(Option<&str>) -> Value| -> Vec<Value> { records.iter().map(|it| make(Some(it))).collect() };
    let dotted =
        |it: &String| json!({"@timestamp": "x", "aws.cloudtrail.event_type": "AwsApiCall", "event.original": it});
    let beat = |it: &String| json!({"@timestamp": "x", "message": it, "event": {"dataset": "aws.cloudtrail"}, "fields": {"a": "b"}});
    for (what, text) in [
        ("search of Elasticsearch", hits(&with(ecs)).to_string()),
        ("Filebeat, parsed", lines(&with(ecs))),
        ("Filebeat, raw", lines(&records.iter().map(beat).collect::<Vec<_>>())),
        ("dotted names", lines(&records.iter().map(dotted).collect::<Vec<_>>())),
        ("OCSF", json!(with(ocsf)).to_string()),
        ("OCSF lines", lines(&with(ocsf))),
    ] {
        let read = read_one(&text);
        assert_eq!(read.names(), ["One", "Two"], "{what}");
        assert_eq!((read.kind, read.rejected()), (FileKind::Log, 0), "{what}: {:?}", read.findings);
        assert_eq!(read.records[1].raw, records[1].as_bytes(), "{what}");
    }
}

#[test]
fn without_it_events_are_named_and_counted() {
    let dotted = json!({"@timestamp": "x", "aws.cloudtrail.event_type": "AwsApiCall", "event.action": "CreateUser"});
    for (what, text, schema) in [
        ("search of Elasticsearch", hits(&[ecs(None), ecs(None)]).to_string(), EventSchema::Ecs),
        ("lines", lines(&[ecs(None), ecs(None)]), EventSchema::Ecs),
        ("dotted names", lines(&[dotted.clone(), dotted]), EventSchema::Ecs),
        ("OCSF", lines(&[ocsf(None), ocsf(None)]), EventSchema::Ocsf),
        ("OCSF in a list", json!([ocsf(None), ocsf(None)]).to_string(), EventSchema::Ocsf),
    ] {
        let read = read_one(gzip(&text));
        assert_eq!((read.kind, read.rejected()), (FileKind::Unreadable, 2), "{what}: {:?}", read.findings);
        assert_eq!(read.contents, Contents::Other(OtherFile::Events(schema)), "{what}");
        let told = What::Record(RecordNote::OtherSchema(schema));
        assert!(read.findings.iter().all(|it| it.what == told), "{what}: {:?}", read.findings);
    }
    // Some events contain their record, others do not.
    let mixed = read_one(lines(&[ecs(Some(&event("One"))), ecs(None), ocsf(None)]));
    assert_eq!((mixed.names(), mixed.rejected()), (vec!["One"], 2), "{:?}", mixed.findings);
}

#[test]
fn events_of_others_in_these_schemas_are_none_of_cloudtrails() {
    let mut flow = ocsf(None);
    flow["metadata"]["product"]["name"] = "Amazon VPC".into();
    let host = json!({"@timestamp": "x", "event": {"action": "x"}, "host": {"name": "y"}});
    for text in [lines(&[flow]), lines(&[host])] {
        let read = read_one(&text);
        assert_eq!((read.kind, read.rejected()), (FileKind::NotCloudTrail, 0), "{:?}", read.findings);
    }
}

fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        writer.start_file(*name, options).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn office_documents_are_named_and_not_taken_apart() {
    let parts: [(&str, &[u8]); 4] = [
        ("[Content_Types].xml", b"<Types/>"),
        ("_rels/.rels", b"<Relationships/>"),
        ("xl/workbook.xml", b"<workbook/>"),
        ("xl/worksheets/sheet1.xml", b"<worksheet>eventName</worksheet>"),
    ];
    let ods: [(&str, &[u8]); 2] =
        [("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", b"<x/>")];
    let numbers: [(&str, &[u8]); 1] = [("Index/Document.iwa", b"x")];
    for (files, office) in [
        (&parts[..], OtherFile::Excel),
        (&ods[..], OtherFile::OpenSpreadsheet),
        (&numbers[..], OtherFile::AppleDocument),
    ] {
        let read = read_all("events.xlsx", &zip(files));
        assert_eq!(read.len(), 1, "{office:?}: {read:?}");
        let [finding] = &read[0].findings[..] else { panic!("{:?}", read[0].findings) };
        assert_eq!((read[0].kind, finding.kind), (FileKind::Unreadable, IssueKind::Unreadable));
        let not_read = What::File(FileNote::NotRead(office, Remedy::SaveSheets));
        assert_eq!((finding.severity, &finding.what), (Severity::Warning, &not_read));
    }
    // A file that does not belong in an office document is not hidden by the others.
    let log = support::log(&["One"]);
    let mut more = parts.to_vec();
    more.push(("logs/one.json", log.as_bytes()));
    let read = read_all("events.xlsx", &zip(&more));
    assert!(read.iter().any(|document| document.names() == ["One"]), "{read:?}");
}

#[test]
fn files_that_may_hold_events_and_are_not_read_say_what_would_help() {
    for (bytes, other, remedy) in [
        (&b"PAR1\x15\0\x15\x02eventname\0"[..], OtherFile::Parquet, Remedy::Convert),
        (b"PAR1\x15\0\x15\x02class_uid\0raw_data", OtherFile::OcsfParquet, Remedy::ConvertRawData),
        (b"BZh91AY&SY\0\x01\x02\x03", OtherFile::Bzip2, Remedy::Unpack),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0", OtherFile::OldOffice, Remedy::SaveSheetsOfWorkbook),
    ] {
        let read = read_one(bytes);
        let [finding] = &read.findings[..] else { panic!("{:?}", read.findings) };
        assert_eq!((read.kind, finding.severity), (FileKind::Unreadable, Severity::Warning));
        assert_eq!(finding.what, What::File(FileNote::NotRead(other, remedy)));
    }
}

#[test]
fn a_line_that_is_drawn_is_no_event() {
    for rule in ["|:---|---|---|---:|", "|----+-----+-----+----|"] {
        let table = format!(
            "|eventTime|eventName|eventSource|awsRegion|\n{rule}\n\
             |2024-01-15T12:00:00Z|CreateUser|iam.amazonaws.com|us-east-1|\n"
        );
        let read = read_one(table);
        assert_eq!((read.names(), read.rejected()), (vec!["CreateUser"], 0), "{:?}", read.findings);
    }
}
