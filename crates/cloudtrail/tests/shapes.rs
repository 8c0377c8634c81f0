//! Records are found in everything they come in.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

mod support;

use cloudtrail::Limits;
use protocol::what::{AwsCommand, Contents, FileNote, OtherFile, PrintedForm, What};
use protocol::{FileKind, IssueKind, Severity};
use support::{event, log, quoted, read_one};

/// The same two records in every shape that occurs in practice.
fn shapes() -> Vec<(&'static str, String)> {
    let (a, b) = (event("A"), event("B"));
    let pretty: serde_json::Value = serde_json::from_str(&log(&["A", "B"])).unwrap();
    let (a_text, b_text) = (quoted(&a), quoted(&b));
    let in_message = quoted(&format!("{{\"Records\":[{a},{b}]}}"));
    let notice = quoted(&format!("{{\"Type\":\"Notification\",\"Message\":{in_message}}}"));
    vec![
        ("a log", log(&["A", "B"])),
        ("a pretty log", serde_json::to_string_pretty(&pretty).unwrap()),
        ("a log with a byte order mark and blanks", format!("\u{feff}\r\n  {}\n\n", log(&["A", "B"]))),
        ("an array", format!("[{a},{b}]")),
        ("one a line", format!("{a}\n{b}\n")),
        ("one a line, Windows", format!("{a}\r\n{b}\r\n")),
        ("one behind the other", format!("{a}{b}")),
        ("with commas between", format!("{a},\n{b},\n")),
        ("a JSON text sequence", format!("\u{1e}{a}\n\u{1e}{b}\n")),
        ("a log a line", format!("{}\n{}\n", log(&["A"]), log(&["B"]))),
        ("a log and a record", format!("{}{b}", log(&["A"]))),
        (
            "lookup-events",
            format!(
                r#"{{"Events":[{{"EventName":"A","CloudTrailEvent":{a_text}}},{{"EventTime":1.7e9,"CloudTrailEvent":{b_text}}}],"NextToken":"x"}}"#
            ),
        ),
        (
            "lookup-events, an entry a line",
            format!("{{\"CloudTrailEvent\":{a_text}}}\n{{\"CloudTrailEvent\":{b_text}}}\n"),
        ),
        ("EventBridge", format!(r#"{{"version":"0","resources":[],"detail-type":"x","detail":{a}}}{{"detail":{b}}}"#)),
        (
            "CloudWatch Logs",
            format!(
                r#"{{"messageType":"DATA_MESSAGE","logEvents":[{{"id":"1","message":{a_text}}},{{"message":{b_text}}}]}}"#
            ),
        ),
        ("filter-log-events", format!(r#"{{"events":[{{"message":{a_text}}},{{"message":{b_text}}}]}}"#)),
        ("a CloudWatch Logs export", format!("2024-01-15T12:00:00.000Z {a}\n2024-01-15T12:00:01.000Z {b}\n")),
        ("unknown wrappers", format!(r#"[{{"data":{{"Records":[{a}]}}}},{{"test_events":[{{"event":{b}}}]}}]"#)),
        ("aws.cloudtrail", format!(r#"[{{"aws":{{"cloudtrail":{a}}}}},{{"aws":{{"cloudtrail":{b}}}}}]"#)),
        (
            "a queue",
            format!(r#"{{"Records":[{{"messageId":"1","body":{notice},"eventSource":"aws:sqs","awsRegion":"x"}}]}}"#),
        ),
        (
            "a notification",
            format!(
                r#"{{"Records":[{{"EventSource":"aws:sns","Sns":{{"Type":"Notification","Message":{in_message}}}}}]}}"#
            ),
        ),
        ("a text in quotes", quoted(&log(&["A", "B"]))),
        ("an empty log before", format!("{{\"Records\":[]}}\n{}", log(&["A", "B"]))),
        ("other JSON before", format!("{{\"hello\":[1,2,null]}}\n{a}\n{b}")),
    ]
}

#[test]
fn records_are_found_in_every_shape() {
    for (what, text) in shapes() {
        let read = read_one(&text);
        assert_eq!(read.names(), ["A", "B"], "{what}");
        assert_eq!(read.kind, FileKind::Log, "{what}");
        assert_eq!(read.rejected(), 0, "{what}");
        assert!(read.findings.iter().all(|finding| finding.severity == Severity::Info), "{what}: {:?}", read.findings);
        for (record, name) in read.records.iter().zip(["A", "B"]) {
            let same: serde_json::Value = serde_json::from_slice(&record.raw).unwrap();
            assert_eq!(same, serde_json::from_str::<serde_json::Value>(&event(name)).unwrap(), "{what}");
        }
    }
}

#[test]
fn raw_bytes_stand_at_their_offset() {
    for (what, text) in shapes() {
        for record in read_one(&text).records {
            let at = usize::try_from(record.offset).unwrap();
            let rest = &text.as_bytes()[at..];
            assert!(rest.starts_with(&record.raw) || rest.starts_with(b"\""), "{what}");
        }
    }
}

#[test]
fn base64_of_gzip_is_opened() {
    use base64::Engine;
    let inner = format!(r#"{{"logEvents":[{{"message":{}}}]}}"#, quoted(&event("A")));
    let data = base64::engine::general_purpose::STANDARD.encode(support::gzip(inner));
    assert_eq!(read_one(format!(r#"{{"awslogs":{{"data":"{data}"}}}}"#)).names(), ["A"]);
    let stream =
        format!(r#"{{"Records":[{{"eventSource":"aws:kinesis","eventName":"x","kinesis":{{"data":"{data}"}}}}]}}"#);
    assert_eq!(read_one(stream).names(), ["A"]);
    let plain = base64::engine::general_purpose::STANDARD.encode(log(&["A", "B"]));
    for whole in [&data, &plain] {
        let lines =
            whole.as_bytes().chunks(76).map(|line| String::from_utf8_lossy(line)).collect::<Vec<_>>().join("\r\n");
        let read = read_one(lines);
        assert_eq!((read.kind, read.told()), (FileKind::Log, vec![]));
        assert_eq!(read.records[0].name, "A");
    }
    let other = base64::engine::general_purpose::STANDARD.encode("{\"an\":\"object that is about something else\"}");
    assert_eq!(read_one(other).kind, FileKind::NotCloudTrail);
    assert_eq!(read_one(format!(r#"{{"records":[{{"recordId":"1","data":"{plain}"}}]}}"#)).names(), ["A", "B"]);
}

#[test]
fn bombs_in_strings_are_stopped_all_together() {
    use base64::Engine;
    let bomb = base64::engine::general_purpose::STANDARD.encode(support::gzip(vec![b' '; 4 << 20]));
    let strings = vec![format!("\"{bomb}\""); 50].join(",");
    let limits = Limits { string_bytes: 10 << 20, ..Limits::default() };
    let text = format!("[{strings},{}]", event("A"));
    let read = support::read_all_with("x", text.as_bytes(), &limits).remove(0);
    assert_eq!((read.names(), read.findings[0].kind), (vec!["A"], IssueKind::Limit));
    assert_eq!(read.findings.len(), 50 - 2, "two fit whole, none of the others does");
}

#[test]
fn records_in_records_are_not_counted() {
    let inner = event("Inner");
    for text in [
        format!(r#"{{"eventName":"Outer","eventSource":"s","awsRegion":"r","x":{{"Records":[{inner}]}}}}"#),
        format!(r#"{{"x":{{"Records":[{inner}]}},"eventName":"Outer","eventSource":"s","awsRegion":"r"}}"#),
        format!(r#"{{"Records":[{inner}],"eventName":"Outer","eventSource":"s","awsRegion":"r"}}"#),
        format!(r#"{{"responseElements":{{"e":[{inner}]}},"eventName":"Outer","eventSource":"s"}}"#),
    ] {
        assert_eq!(read_one(&text).names(), ["Outer"], "{text}");
    }
}

#[test]
fn what_looks_like_a_record_and_is_none_is_left_alone() {
    let notification = r#"{"eventVersion":"2.1","eventSource":"aws:s3","awsRegion":"eu-west-1","eventTime":"2024-01-15T12:00:00Z","eventName":"ObjectCreated:Put","s3":{}}"#;
    let read = read_one(format!("{{\"Records\":[{notification}]}}"));
    assert_eq!((read.kind, read.contents), (FileKind::NotCloudTrail, Contents::Other(OtherFile::S3Notifications)));
    assert_eq!(read.told(), [IssueKind::NotCloudTrail]);
    for text in [
        "{}",
        "[]",
        "[1,2]",
        r#"{"eventName":"a","eventSource":"b"}"#,
        r#"{"properties":{"eventName":{"type":"keyword"},"eventSource":{"type":"keyword"},"eventTime":{"type":"date"},"awsRegion":{"type":"keyword"},"eventID":{"type":"keyword"},"sourceIPAddress":{"type":"ip"},"userAgent":{"type":"text"}}}"#,
        r#"{"eventName":"a","awsRegion":"b","eventID":"c"}"#,
    ] {
        assert_eq!(read_one(text).records, [], "{text}");
        assert_eq!(read_one(text).rejected(), 0, "{text}");
    }
}

#[test]
fn insights_need_no_name_of_their_own() {
    let insight = r#"{"eventVersion":"1.07","eventType":"AwsCloudTrailInsight","insightDetails":{"state":"Start","eventName":"x","eventSource":"y"}}"#;
    assert_eq!(read_one(insight).records.len(), 1);
    assert_eq!(read_one(format!("[{insight}]")).records.len(), 1);
}

#[test]
fn network_activity_is_events() {
    let activity = r#"{"eventVersion":"1.09","userIdentity":{"type":"AWSAccount","principalId":"AROA:x","accountId":"111122223333"},"eventTime":"2024-01-15T12:00:00Z","eventSource":"kms.amazonaws.com","eventName":"ListKeys","awsRegion":"us-east-1","sourceIPAddress":"192.0.2.1","errorCode":"VpceAccessDenied","requestParameters":null,"responseElements":null,"requestID":"r","eventID":"e","eventType":"AwsVpceEvent","recipientAccountId":"111122223333","sharedEventID":"s","vpcEndpointId":"vpce-1","vpcEndpointAccountId":"111122223333","eventCategory":"NetworkActivity"}"#;
    let read = read_one(format!("{{\"Records\":[{activity}]}}"));
    assert_eq!((read.names(), read.told(), &read.records[0].raw[..]), (vec!["ListKeys"], vec![], activity.as_bytes()));
}

#[test]
fn aggregated_records_are_told_and_not_counted() {
    let aggregated = r#"{"eventVersion":"1.0","accountId":"1","eventId":"x","eventCategory":"Aggregated","eventType":"AwsAggregatedEvent","eventSource":"s3.amazonaws.com","summary":{}}"#;
    let read = read_one(format!("{{\"Records\":[{aggregated},{aggregated}]}}"));
    assert_eq!((read.kind, read.records.len(), read.told()), (FileKind::Log, 0, vec![IssueKind::NoEvents]));
    assert_eq!(read.findings[0].what, What::File(FileNote::Aggregated(2)));
    let mixed = read_one(format!("{{\"Records\":[{aggregated},{}]}}", event("A")));
    assert_eq!((mixed.names(), mixed.told()), (vec!["A"], vec![IssueKind::NoEvents]));
}

#[test]
fn logs_without_events_are_logs() {
    for text in [
        r#"{"Records":[]}"#,
        "{\"Records\" : [ \n ] }",
        r#"{"messageType":"CONTROL_MESSAGE","logEvents":[{"id":"","message":"CWL CONTROL MESSAGE"}]}"#,
        r#"{"Events":[]}"#,
    ] {
        let read = read_one(text);
        assert_eq!((read.kind, read.told()), (FileKind::Log, vec![IssueKind::NoEvents]), "{text}");
        assert_eq!(read.findings[0].severity, Severity::Info, "{text}");
    }
}

#[test]
fn evidence_is_recognised_by_its_content() {
    let cases = [
        (r#"{"awsAccountId":"1","digestS3Object":"k","logFiles":[]}"#, FileKind::Digest),
        (r#"{"PublicKeyList":[]}"#, FileKind::PublicKeys),
        (r#"{"publicKeyList":[{"Value":"x"}]}"#, FileKind::PublicKeys),
        (r#"{"ETag":"x","ContentLength":1,"Metadata":{"signature":"00"}}"#, FileKind::DigestMetadata),
        (r#"[{"Metadata":{"signature":"00"}}]"#, FileKind::DigestMetadata),
        (
            r#"{"a/b.json.gz":{"signature":"00","signature-algorithm":"x"},"c":{"signature-algorithm":"x"}}"#,
            FileKind::DigestMetadata,
        ),
        (r#"{"version":"1.0","region":"r","files":[],"hashSignature":"00"}"#, FileKind::LakeSignature),
        (r#"{"format":"traillight.notes/1","notes":[{"eventID":"1","starred":true}]}"#, FileKind::Notes),
        (r#"{"format":"traillight.manifest/1","inputs":[{"path":"Records"}]}"#, FileKind::Manifest),
        (r#"{"trailList":[]}"#, FileKind::TrailSettings),
        (r#"{"Trail":{"Name":"main","TrailARN":"arn:aws:cloudtrail:r:1:trail/main"}}"#, FileKind::TrailSettings),
        (r#"{"IsLogging":true,"LatestDeliveryTime":1772438400.0}"#, FileKind::TrailSettings),
        (r#"{"TrailARN":"arn","EventSelectors":[]}"#, FileKind::TrailSettings),
        (r#"{"TrailARN":"arn","AdvancedEventSelectors":[]}"#, FileKind::TrailSettings),
        (r#"{"TrailARN":"arn","InsightSelectors":[]}"#, FileKind::TrailSettings),
        (r#"{"Policy":"{\"Version\":\"2012-10-17\",\"Statement\":[]}"}"#, FileKind::TrailSettings),
        (r#"{"PublicAccessBlockConfiguration":{"BlockPublicAcls":true}}"#, FileKind::TrailSettings),
        (r#"{"Status":"Enabled","MFADelete":"Disabled"}"#, FileKind::TrailSettings),
        (r#"{"ServerSideEncryptionConfiguration":{"Rules":[]}}"#, FileKind::TrailSettings),
        (r#"{"Rules":[{"ID":"x","Status":"Enabled","Expiration":{"Days":30}}]}"#, FileKind::TrailSettings),
        (r#"{"ObjectLockConfiguration":{"ObjectLockEnabled":"Enabled"}}"#, FileKind::TrailSettings),
        (r#"{"LoggingEnabled":{"TargetBucket":"b","TargetPrefix":""}}"#, FileKind::TrailSettings),
        (r#"{"EventDataStores":[]}"#, FileKind::TrailSettings),
        (r#"{"subscriptionFilters":[]}"#, FileKind::TrailSettings),
        (r#"{"metricFilters":[]}"#, FileKind::AlarmDefinitions),
        (r#"{"MetricAlarms":[],"CompositeAlarms":[]}"#, FileKind::AlarmDefinitions),
        ("{\"PublicKeyList\":[]}{\"PublicKeyList\":[]}", FileKind::PublicKeys),
        (r#"[{"PublicKeyList":[]},{"PublicKeyList":[]}]"#, FileKind::PublicKeys),
        (r#"[{"Value":"x","ValidityStartTime":1,"Fingerprint":"ab"}]"#, FileKind::PublicKeys),
        (r#"[[],[{"value":"x","validityStartTime":1,"fingerprint":"ab"}]]"#, FileKind::PublicKeys),
        (r#"{"public_key_list":[]}"#, FileKind::PublicKeys),
        (r#"{"eu-west-1":{"PublicKeyList":[]},"us-east-1":{"PublicKeyList":[]}}"#, FileKind::PublicKeys),
        (r#"{"a":1} {"PublicKeyList":[]}"#, FileKind::PublicKeys),
        (r#"{"metadata":{"x-amz-meta-signature":"00"}}"#, FileKind::DigestMetadata),
        (r#"{"signature":"00","signature-algorithm":"SHA256withRSA"}"#, FileKind::DigestMetadata),
        (r#"{"AWSLogs/1/x.json.gz":{"ETag":"x","Metadata":{"signature":"00"}}}"#, FileKind::DigestMetadata),
    ];
    for (text, kind) in cases {
        let utf16 = |to_bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
            std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(to_bytes).collect()
        };
        let marked = format!("\u{feff}{text}").into_bytes();
        for bytes in [text.as_bytes().to_vec(), marked, utf16(u16::to_le_bytes), utf16(u16::to_be_bytes)] {
            let read = read_one(bytes);
            assert_eq!((read.kind, read.findings), (kind, vec![]), "{text}");
        }
    }
    let cut = read_one(r#"{"digestS3Object":"k","logFiles":["#);
    assert_eq!((cut.kind, cut.told(), cut.rejected()), (FileKind::Digest, vec![IssueKind::BadEvidence], 0));
}

#[test]
fn evidence_that_is_no_json_is_refused_by_name() {
    for (text, form) in [
        ("PublicKeyList:\n- Fingerprint: ab\n", PrintedForm::Yaml),
        ("PUBLICKEYLIST\tab\t1\t2\tMII\n", PrintedForm::Text),
        ("---\n| ListPublicKeys |\n---\n", PrintedForm::Table),
        ("{'PublicKeyList': [{'Fingerprint': 'ab', 'ValidityStartTime': 1}]}", PrintedForm::Other),
    ] {
        for name in [
            "public-keys.json",
            "111122223333_CloudTrail-Digest_eu-west-1_main_eu-west-1_20260302T080302Z.json.gz.head.json",
        ] {
            let read = support::read_all(name, text.as_bytes()).remove(0);
            assert_eq!((read.kind, read.told()), (FileKind::Unreadable, vec![IssueKind::Unreadable]), "{text}");
            let note = FileNote::Printed(AwsCommand::ListPublicKeys, form);
            assert_eq!(read.findings[0].what, What::File(note), "{text}");
        }
    }
}

#[test]
fn files_that_are_not_cloudtrail_are_named() {
    let cases: [(&[u8], OtherFile); 15] = [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", OtherFile::Png),
        (
            br#"{"fileVersion":"1.0","configSnapshotId":"x","configurationItems":[]}"#,
            OtherFile::Config,
        ),
        (br#"{"Version":"2012-10-17","Statement":[]}"#, OtherFile::IamPolicy),
        (br#"{"s3Bucket":"b","s3ObjectKey":["AWSLogs/1/x.json.gz"]}"#, OtherFile::DeliveryNotice),
        (b"2 111122223333 eni-0a1b 192.0.2.1 192.0.2.2 443 49152 6 10 840 1 2 ACCEPT OK\n", OtherFile::VpcFlowLogs),
        (
            b"https 2024-01-15T12:00:00.0Z app/lb/1 192.0.2.1:2 192.0.2.3:80 0.0 0.0 0.0 200 200 1 2 \"GET / HTTP/1.1\"\n",
            OtherFile::LoadBalancerLogs,
        ),
        (
            b"0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef bucket [15/Jan/2024:12:00:00 +0000] 192.0.2.1 - R GET -\n",
            OtherFile::S3AccessLogs,
        ),
        (b"{\"name\":\"x\"}", OtherFile::Json),
        (b"[package]\nname = \"x\"\n", OtherFile::Text),
        (b"a,b,c\n1,2,3\n", OtherFile::Table),
        (b"# A rule\n\neventName and eventSource are fields, {curly} and {\"a\":1} are not.\n", OtherFile::Text),
        (b"\x00\x01\x02\x03", OtherFile::Binary),
        (b"hello", OtherFile::Text),
        (b"title: X\ndetection:\n  selection:\n    eventSource: iam.amazonaws.com\n    eventName: CreateUser\n", OtherFile::Text),
        (b"<134>Feb  3 09:20:01 host x: y\n", OtherFile::Text),
    ];
    for (bytes, other) in cases {
        let read = read_one(bytes);
        assert_eq!((read.kind, read.contents), (FileKind::NotCloudTrail, Contents::Other(other)));
        assert_eq!((read.told(), read.rejected()), (vec![IssueKind::NotCloudTrail], 0));
        assert_eq!(read.findings[0].what, What::File(FileNote::NotCloudTrail(other)));
    }
    assert_eq!(read_one("").told(), [IssueKind::EmptyFile]);
    assert_eq!(read_one(" \r\n").kind, FileKind::Empty);
}

#[test]
fn the_name_is_believed_only_where_the_content_says_nothing() {
    let name = "111122223333_CloudTrail_eu-west-1_20240115T1200Z_AbCdEfGhIjKlMnOp.json.gz";
    let read = support::read_all(name, b"\x00\x01 nothing \xff").remove(0);
    assert_eq!((read.kind, read.told()), (FileKind::Unreadable, vec![IssueKind::Unreadable]));
    let empty = support::read_all(name, b"").remove(0);
    assert_eq!((empty.kind, empty.findings[0].severity), (FileKind::Empty, Severity::Warning));
    assert_eq!(support::read_all("picture.png", log(&["A"]).as_bytes()).remove(0).names(), ["A"]);
}

#[test]
fn rows_of_a_table_stand_at_their_offset_whatever_the_bytes() {
    let read = read_one(b"\xff\xff\xff Event ID,Event time,User name,Event name\ne,t,u,n\n".as_slice());
    assert_eq!((read.names(), read.told()), (vec!["n"], vec![IssueKind::BadEncoding, IssueKind::UnreadTime]));
    assert_eq!(read.records[0].offset, 45);
}
