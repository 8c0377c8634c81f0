//! CloudWatch Logs filter patterns mean what AWS documents: its own examples, put to the reference evaluator, and a
//! session that agrees with it.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing, clippy::expect_used)]

use naive::{Context, Json};
use protocol::report::Verdict;
use protocol::{Chip, CopyAs, CopyFilter, Hint, Micros, Notation, ParsedText, Question, ReadText, TimeRange, Want};
use query::read;
use tests::session::{Session, question};
use words::{Language, Say};

fn matches(pattern: &str, event: &str) -> bool {
    let filter =
        read(pattern, Some(Notation::CloudWatch)).unwrap_or_else(|error| panic!("{pattern}: {error:?}")).filter;
    let noted = &protocol::Noted::default();
    let (verdict, user, target) = (Verdict::NotCovered, None, None);
    let context = Context { path: "", raw: event, verdict, user, target, noted, last: None };
    let record = Json::parse(event).unwrap_or_else(|_| Json::Text(event.to_owned()));
    naive::matches(&filter, &record, &context).unwrap()
}

/// <https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/matching-terms-json-log-events.html>
#[test]
fn examples_of_json() {
    let event = r#"{"eventType": "UpdateTrail", "sourceIPAddress": "111.111.111.111", "arrayKey": ["value", "another value"],
        "objectList": [{"name": "a", "id": 1}, {"name": "b", "id": 2}], "SomeObject": null, "cluster.name": "c"}"#;
    for (pattern, expected) in [
        (r#"{ $.eventType = "UpdateTrail" }"#, true),
        ("{ $.sourceIPAddress != 123.123.* }", true),
        (r#"{ $.arrayKey[0] = "value" }"#, true),
        ("{ $.objectList[1].id = 2 }", true),
        ("{ $.eventType = %Trail% }", true),
        ("{ $.arrayKey[*] = %val.{2}% }", true),
        ("{ $.* = %111\\.111\\.111\\.1[0-9]{1,2}% }", true),
        ("{ $.['cluster.name'] = \"c\" }", true),
        ("{ $.SomeObject IS NULL }", true),
        ("{ $.SomeOtherObject NOT EXISTS }", true),
        ("{ $.eventType = \"updatetrail\" }", false),
        ("{ $.EventType = \"UpdateTrail\" }", false),
        ("{ $.arrayKey = \"value\" }", false),
        ("{ $.arrayKey != \"x\" }", false),
        ("{ $.nothing != \"x\" }", false),
        ("{ $.nothing IS NULL }", false),
        ("{ $.SomeObject NOT EXISTS }", false),
        ("{ $.SomeObject = * }", false),
        ("{ $.cluster.name = \"c\" }", false),
        ("{ $.arrayKey[2] NOT EXISTS }", true),
        ("{ $.* = \"value\" }", false),
    ] {
        assert_eq!(matches(pattern, event), expected, "{pattern}");
    }
    assert!(matches("{ $.ThisFlag IS TRUE }", r#"{"ThisFlag": true}"#));
    assert!(!matches("{ $.ThisFlag IS TRUE }", r#"{"ThisFlag": "true"}"#));
    assert!(!matches("{ $.a NOT EXISTS }", "not JSON"));
}

#[test]
fn examples_of_compound_expressions() {
    let event = r#"{"user": {"id": 1, "email": "John.Stiles@example.com"},
        "users": [{"id": 2, "email": "John.Doe@example.com"}, {"id": 3, "email": "Jane.Doe@example.com"}],
        "actions": ["GET", "PUT", "DELETE"], "coordinates": [[0, 1, 2], [4, 5, 6], [7, 8, 9]]}"#;
    for (pattern, expected) in [
        (r#"{ ($.user.id = 1) && ($.users[0].email = "John.Doe@example.com") }"#, true),
        (
            r#"{ $.user.email = "John.Stiles@example.com" || $.coordinates[0][1] = "nonmatch" && $.actions[2] = "nonmatch" }"#,
            true,
        ),
        (
            r#"{ ($.user.email = "John.Stiles@example.com" || $.coordinates[0][1] = "nonmatch") && $.actions[2] = "nonmatch" }"#,
            false,
        ),
        (r#"{ ($.user.id = 2 && $.users[0].email = "nonmatch") || $.actions[2] = "GET" }"#, false),
        ("{ $.coordinates[*][1] = 5 }", true),
        ("{ $.user.* = \"John.Stiles@example.com\" }", true),
    ] {
        assert_eq!(matches(pattern, event), expected, "{pattern}");
    }
}

/// <https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html>
#[test]
fn examples_of_numbers() {
    for (pattern, event, expected) in [
        ("{ $.bandwidth > 75 }", r#"{"bandwidth": 80}"#, true),
        ("{ $.latency < 50 }", r#"{"latency": 50}"#, false),
        ("{ $.refreshRate >= 60 }", r#"{"refreshRate": 60}"#, true),
        ("{ $.responseTime <= 5 }", r#"{"responseTime": 5.5}"#, false),
        ("{ $.errorCode = 400}", r#"{"errorCode": 400.0}"#, true),
        ("{ $.errorCode = 400}", r#"{"errorCode": "400"}"#, true),
        ("{ $.errorCode = \"400\"}", r#"{"errorCode": 4e2}"#, true),
        ("{ $.errorCode = \"0400\"}", r#"{"errorCode": "400"}"#, false),
        ("{ $.errorCode != 500 }", r#"{"errorCode": 400}"#, true),
        ("{ $.number[0] = 1e+3 }", r#"{"number": [1000]}"#, true),
        ("{ $.number[0] != 1e-3 }", r#"{"number": [0.001]}"#, false),
        ("{ $.errorCode = 4* }", r#"{"errorCode": 404}"#, true),
        ("{ $.errorCode > 0 }", r#"{"errorCode": true}"#, false),
    ] {
        assert_eq!(matches(pattern, event), expected, "{pattern} on {event}");
    }
}

/// <https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/matching-terms-unstructured-log-events.html>
#[test]
fn examples_of_terms() {
    let events = [
        "[ERROR 400] BAD REQUEST",
        "[ERROR 401] UNAUTHORIZED REQUEST",
        "[ERROR 419] MISSING ARGUMENTS",
        "[ERROR 420] INVALID ARGUMENTS",
    ];
    for (pattern, expected) in [
        ("ERROR", [true, true, true, true]),
        ("error", [false, false, false, false]),
        ("ERROR ARGUMENTS", [false, false, true, true]),
        ("?ERROR ?ARGUMENTS", [true, true, true, true]),
        ("?ARGUMENTS ?BAD", [true, false, true, true]),
        ("ERROR -ARGUMENTS", [true, true, false, false]),
        ("\"BAD REQUEST\"", [true, false, false, false]),
        ("%40[01]% -UNAUTH", [true, false, false, false]),
        ("\" \"", [true, true, true, true]),
    ] {
        assert_eq!(events.map(|event| matches(pattern, event)), expected, "{pattern}");
    }
}

#[test]
fn a_session_answers_patterns_selectors_and_attributes() {
    let record = |name: &str, identity: &str, more: &str| {
        format!(
            r#"{{"eventVersion":"1.10","eventTime":"2024-01-15T10:00:00Z","eventSource":"s3.amazonaws.com","eventName":"{name}","eventID":"{name}","awsRegion":"us-east-1","userIdentity":{identity}{more}}}"#
        )
    };
    let records = [
        record(
            "PutObject",
            r#"{"type":"IAMUser","userName":"alice"}"#,
            r#","eventCategory":"Data","readOnly":false,"resources":[{"type":"AWS::S3::Bucket","ARN":"arn:aws:s3:::b"},{"type":"AWS::S3::Object","ARN":"arn:aws:s3:::b/k"}]"#,
        ),
        record(
            "putobject",
            r#"{"type":"AssumedRole","principalId":"AROA:alice"}"#,
            r#","eventCategory":"Data","readOnly":"true","errorCode":null"#,
        ),
        record("DeleteTrail", r#"{"type":"Root"}"#, r#","eventCategory":"Management","errorCode":"AccessDenied""#),
    ];
    let file = format!("{{\"Records\":[{}]}}", records.join(","));
    let mut session = Session::of([("log.json", file.as_bytes())]);
    for (text, notation, expected) in [
        ("{ $.eventName = \"PutObject\" }", None, 1),
        ("{ $.eventName = \"P*\" || $.eventName = \"p*\" }", None, 2),
        ("{ $.errorCode NOT EXISTS }", None, 1),
        ("{ $.errorCode IS NULL }", None, 1),
        ("{ $.errorCode != \"x\" }", None, 1),
        ("{ $.readOnly IS FALSE }", None, 1),
        ("{ $.resources[1].ARN = \"arn:aws:s3:::b/*\" }", None, 1),
        ("{ $.resources[*].type = %Bucket% && $.userIdentity.* = alice }", None, 1),
        ("\"AccessDenied\"", Some(Notation::CloudWatch), 1),
        ("-accessdenied", Some(Notation::CloudWatch), 3),
        ("PutObject", Some(Notation::CloudWatch), 1),
        ("PutObject", None, 2),
        (
            r#"[{"FieldSelectors":[{"Field":"eventCategory","Equals":["Data"]},{"Field":"readOnly","Equals":["false"]}]}]"#,
            None,
            1,
        ),
        (
            r#"{"EventSelectors":[{"ReadWriteType":"All","DataResources":[{"Type":"AWS::S3::Object","Values":["arn:aws:s3:::b/"]}]}]}"#,
            None,
            2,
        ),
        ("AttributeKey=Username,AttributeValue=alice", None, 2),
        ("AttributeKey=Username,AttributeValue=alice AttributeKey=EventName,AttributeValue=PutObject", None, 1),
    ] {
        let asked = Question { notation, want: Want::default(), ..question(text) };
        assert_eq!(session.ask(&asked).map(|answer| answer.matching), Ok(expected), "{text}");
    }
    let refused = session.ask(&question("{ $.eventName EXISTS }")).unwrap_err();
    assert_eq!(refused.offset, 14);
}

#[test]
fn a_session_reads_completes_and_copies() {
    let record = |name: &str, user: &str| {
        format!(
            r#"{{"eventVersion":"1.10","eventTime":"2024-01-15T10:00:00Z","eventSource":"s3.amazonaws.com","eventName":"{name}","eventID":"{name}{user}","awsRegion":"us-east-1","userIdentity":{{"type":"IAMUser","userName":"{user}"}}}}"#
        )
    };
    let records = [record("GetObject", "alice"), record("GetObject", "bob"), record("Get It", "bob")];
    let file = format!("{{\"Records\":[{}]}}", records.join(","));
    let mut session = Session::of([("log.json", file.as_bytes())]);
    let mut read = |text: &str| {
        let caret = Some(text.chars().count());
        match session.request(ReadText { text: text.to_owned(), notation: None, caret }) {
            Ok(reading) => reading,
            other => panic!("{other:?}"),
        }
    };
    let offered = |reading: &ParsedText| -> Vec<(String, Hint)> {
        reading.completions.iter().map(|offer| (offer.text.clone(), offer.hint.clone())).collect()
    };
    let pair = |text: &str, events| (text.to_owned(), Hint::Events(events));
    assert_eq!(offered(&read("name:g")), [pair("GetObject", 2), pair("\"Get It\"", 1)]);
    assert_eq!(offered(&read("name:ob")), [pair("GetObject", 2)]);
    assert_eq!(offered(&read("user:")), [pair("bob", 2), pair("alice", 1)]);
    assert_eq!(offered(&read("service:")), [pair("s3", 3)]);
    assert_eq!(offered(&read("proof:v")).len(), 3);
    assert_eq!(read("user:bob not error:*").words.say(Language::En), "user is bob and errorCode is absent or null");
    assert_eq!(offered(&read("{ $.eventName = \"g")), [pair("\"GetObject\"", 2), pair("\"Get It\"", 1)]);
    assert_eq!(offered(&read("{ $.userIdentity.userName = "))[0], pair("\"bob\"", 2));
    assert_eq!(offered(&read("{ $.eventNa"))[0].0, "$.eventName = ");
    let hidden = read("{ $.eventName = G* && $.errorCode != \"x\" }").hidden;
    assert_eq!(read("{ $.eventName = G* }").hidden, None);
    assert_eq!(read("{ $.a EXISTS }").error.map(|error| error.offset), Some(6));

    let chip = |filter| Chip {
        filter,
        field: String::new(),
        value: String::new(),
        negated: false,
        enabled: true,
        pinned: false,
    };
    let asked = Question { chips: hidden.map(chip).into_iter().collect(), ..question("") };
    assert_eq!(session.ask(&asked).map(|answer| answer.matching), Ok(3));

    let from = Micros(1_705_312_800_000_000);
    let asked =
        Question { range: Some(TimeRange { from, to: Micros(from.0 + 3_600_000_000) }), ..question("name:GetObject") };
    let expected = "eventName:GetObject and eventTime >= 2024-01-15T10:00:00Z and eventTime < 2024-01-15T11:00:00Z";
    match session.request(CopyFilter { question: asked, target: CopyAs::Traillight }) {
        Ok(copied) => assert_eq!(copied.text.as_deref(), Some(expected)),
        other => panic!("{other:?}"),
    }
    assert_eq!(session.count(expected), 2);
}

#[test]
fn built_in_searches_are_queries() {
    for (_, title, query, _) in view::saved::BUILT_IN {
        let understood = read(query, None);
        assert!(understood.is_ok_and(|read| read.notation == Notation::Traillight), "{}: {query}", title(Language::En));
    }
}
