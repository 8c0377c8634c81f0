//! Forms of records that tools produce: when read, they say what the record said, and nothing else.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

mod support;

use cloudtrail::agree::{Agreement, compare};
use proptest::prelude::*;
use serde_json::{Map, Value, json};
use support::{Read, read_one};

/// A record as AWS writes it, with random values.
fn record() -> impl Strategy<Value = Value> {
    let word = "[A-Za-z0-9][A-Za-z0-9 ._:/@-]{0,12}[A-Za-z0-9]";
    let odd = prop_oneof![
        Just("Mozilla/5.0 (X; Y), \"z\"; it's".to_owned()).boxed(),
        word.boxed(),
        "[ -~é€\n]{1,12}x".boxed()
    ];
    let leaf = prop_oneof![
        word.prop_map(Value::from),
        (0..100_000_u32).prop_map(Value::from),
        any::<bool>().prop_map(Value::from)
    ];
    let name = "[a-z]{2,8}([A-Z][a-z]{1,5})?";
    let nested = prop_oneof![
        4 => leaf.clone(),
        1 => prop::collection::vec(leaf.clone(), 1..3).prop_map(Value::from),
        1 => prop::collection::btree_map(name, leaf, 1..3).prop_map(|map| Value::Object(map.into_iter().collect())),
    ];
    let parameters = prop::collection::btree_map(name, nested, 1..4);
    let parameters =
        prop_oneof![Just(Value::Null), parameters.prop_map(|map| Value::Object(map.into_iter().collect()))];
    let error = prop::option::of(Just("AccessDenied"));
    (word, odd, parameters.clone(), parameters, error, any::<bool>(), 0..2_000_000_000_u32, 0..3_usize).prop_map(
        |(session, agent, request, response, error, read_only, second, identity)| {
            let time = jiff(second);
            let role = json!({
                "type": "AssumedRole", "principalId": format!("AROAX:{session}"),
                "arn": format!("arn:aws:sts::111122223333:assumed-role/Ops/{session}"), "accountId": "111122223333", "accessKeyId": "ASIAX",
                "sessionContext": {
                    "sessionIssuer": {"type": "Role", "principalId": "AROAX", "arn": "arn:aws:iam::111122223333:role/Ops", "accountId": "111122223333", "userName": "Ops"},
                    "attributes": {"creationDate": time, "mfaAuthenticated": "true"},
                },
            });
            let identities = [
                role,
                json!({"type": "IAMUser", "principalId": "AIDAX", "arn": "arn:aws:iam::111122223333:user/ann", "accountId": "111122223333", "userName": "ann"}),
                json!({"type": "AWSService", "invokedBy": "ec2.amazonaws.com"}),
            ];
            let mut record = json!({
                "eventVersion": "1.10", "userIdentity": identities[identity], "eventTime": time, "eventSource": "iam.amazonaws.com",
                "eventName": "CreateUser", "awsRegion": "eu-west-1", "sourceIPAddress": "203.0.113.9", "userAgent": agent,
                "requestParameters": request, "responseElements": response, "requestID": "00000000-0000-4000-8000-000000000101",
                "eventID": "00000000-0000-4000-8000-000000000201", "readOnly": read_only,
                "resources": [{"ARN": "arn:aws:iam::111122223333:user/x", "accountId": "111122223333", "type": "AWS::IAM::User"}],
                "eventType": "AwsApiCall", "managementEvent": true, "recipientAccountId": "111122223333", "eventCategory": "Management",
            });
            if let Some(code) = error {
                record["errorCode"] = code.into();
            }
            record
        },
    )
}

/// An ISO 8601 time in 2001 or later, to the second.
fn jiff(second: u32) -> String {
    cloudtrail::time::format(protocol::Micros(i64::from(second) * 1_000_000 + 978_307_200_000_000))
}

/// The leaves of a value with their paths.
fn flat(value: &Value, path: &str, separator: &str, lists: bool, out: &mut Vec<(String, Value)>) {
    let below = |name: &str| if path.is_empty() { name.to_owned() } else { format!("{path}{separator}{name}") };
    match value {
        Value::Object(members) => {
            members.iter().for_each(|(name, value)| flat(value, &below(name), separator, lists, out))
        }
        Value::Array(elements) if lists => {
            elements
                .iter()
                .enumerate()
                .for_each(|(at, value)| flat(value, &below(&at.to_string()), separator, lists, out));
        }
        value => out.push((path.to_owned(), value.clone())),
    }
}

fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Bool(true) => "True".to_owned(),
        Value::Bool(false) => "False".to_owned(),
        other => other.to_string(),
    }
}

fn csv(rows: &[Vec<String>], separator: char) -> String {
    let line = |row: &Vec<String>| {
        let cells: Vec<String> = row.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).collect();
        cells.join(&separator.to_string()) + "\r\n"
    };
    rows.iter().map(line).collect()
}

fn table(members: &[(String, Value)], separator: char) -> String {
    csv(
        &[
            members.iter().map(|(name, _)| name.clone()).collect(),
            members.iter().map(|(_, value)| cell(value)).collect(),
        ],
        separator,
    )
}

/// Writes a value as Python's `repr` does.
fn python(value: &Value) -> String {
    match value {
        Value::Null => "None".to_owned(),
        Value::Bool(true) => "True".to_owned(),
        Value::Bool(false) => "False".to_owned(),
        Value::Number(number) => number.to_string(),
        Value::String(text) => format!("'{}'", text.replace('\\', "\\\\").replace('\'', "\\'").replace('\n', "\\n")),
        Value::Array(elements) => format!("[{}]", elements.iter().map(python).collect::<Vec<_>>().join(", ")),
        Value::Object(members) => {
            let member = |(name, value): (&String, &Value)| {
                format!("{}: {}", python(&Value::from(name.as_str())), python(value))
            };
            format!("{{{}}}", members.iter().map(member).collect::<Vec<_>>().join(", "))
        }
    }
}

fn lower(value: &Value, depth: u32) -> Value {
    match value {
        Value::Object(members) => Value::Object(
            members
                .iter()
                .map(|(name, value)| {
                    let is_map = depth == 0 && matches!(name.as_str(), "requestParameters" | "responseElements");
                    let value = if is_map && !value.is_null() {
                        Value::from(value.to_string())
                    } else {
                        lower(value, depth + 1)
                    };
                    (name.to_ascii_lowercase(), value)
                })
                .collect(),
        ),
        Value::Array(elements) => elements.iter().map(|value| lower(value, depth + 1)).collect(),
        other => other.clone(),
    }
}

/// Every form, with its name and whether it preserves everything in the record.
fn forms(record: &Value) -> Vec<(&'static str, String, bool)> {
    let json = record.to_string();
    let (mut dotted, mut underscored, mut listed) = (Vec::new(), Vec::new(), Vec::new());
    flat(record, "", ".", true, &mut dotted);
    flat(record, "", "_", true, &mut underscored);
    flat(record, "", "/", false, &mut listed);
    let object: Map<String, Value> = dotted.iter().cloned().collect();
    let listed: Vec<(String, Value)> = listed
        .into_iter()
        .map(|(name, value)| (name, if value.is_array() { Value::from(python(&value)) } else { value }))
        .collect();
    let event = json!({
        "EventId": record["eventID"], "EventName": record["eventName"], "EventSource": record["eventSource"],
        "EventTime": record["eventTime"], "Resources": [], "CloudTrailEvent": json,
    });
    let shell: Vec<(String, Value)> = event.as_object().unwrap().clone().into_iter().collect();
    let console = [
        ("Event name", &record["eventName"]),
        ("Event time", &record["eventTime"]),
        ("Event source", &record["eventSource"]),
        ("User name", record["userIdentity"].get("userName").unwrap_or(&Value::Null)),
        ("AWS region", &record["awsRegion"]),
        ("Source IP address", &record["sourceIPAddress"]),
        ("User agent", &record["userAgent"]),
        ("Error code", record.get("errorCode").unwrap_or(&Value::Null)),
        ("Event ID", &record["eventID"]),
        ("Read-only", &record["readOnly"]),
    ];
    let console: Vec<(String, Value)> = console.map(|(name, value)| (name.to_owned(), value.clone())).into();
    let renamed = |json: &str| {
        json.replacen("\"sourceIPAddress\"", "\"sourceIpAddress\"", 1).replacen("\"eventID\"", "\"eventId\"", 1)
    };
    let splunk = json!({"result": {"_raw": json, "eventName": record["eventName"], "userIdentity.type": record["userIdentity"]["type"]}});
    let wide = format!("{:200}", "");
    vec![
        ("dotted headings", table(&dotted, ','), true),
        ("underscored headings", table(&underscored, '\t'), true),
        ("slashes, and lists as Python prints them", table(&listed, ';'), true),
        ("dotted names", Value::Object(object).to_string(), true),
        ("lower case", lower(record, 0).to_string(), true),
        ("names of a log shipper", renamed(&json), true),
        ("shell in a table", format!("#TYPE Amazon.CloudTrail.Model.Event\r\n{}", table(&shell, ',')), true),
        ("shell", json!({"Events": [event]}).to_string(), true),
        ("Splunk", splunk.to_string(), true),
        (
            "CloudWatch Logs Insights",
            csv(
                &[vec!["@timestamp".into(), "@message".into()], vec!["2026-02-03 09:01:00.000".into(), json.clone()]],
                ',',
            ),
            true,
        ),
        ("Python", python(&json!({"Events": [{"CloudTrailEvent": json}]})), true),
        ("Python, parsed", python(&json!({"Records": [record]})), true),
        ("lines with labels", format!("[2026-02-03T10:01:00+01:00] (stream) {json}\n"), true),
        (
            "table of the AWS CLI",
            format!("-----\n|{wide}LookupEvents{wide}|\n+----+\n||  CloudTrailEvent |  {json}{wide} ||\n+---+\n"),
            true,
        ),
        ("console", format!("sep=,\r\n{}", table(&console, ',')), false),
    ]
}

fn only(name: &str, read: &Read) -> Vec<u8> {
    assert_eq!((read.records.len(), read.rejected()), (1, 0), "{name}: {:?}", read.findings);
    read.records[0].raw.clone()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_form_of_a_record_agrees_with_it(record in record()) {
        let json = record.to_string();
        for (name, text, is_whole) in forms(&record) {
            let back = only(name, &read_one(&text));
            let agreement = compare(json.as_bytes(), &back);
            let is_right = agreement == Agreement::Same || (!is_whole && agreement == Agreement::FirstHoldsAll);
            prop_assert!(is_right, "{}: {:?}\n{}\n{}", name, agreement, json, String::from_utf8_lossy(&back));
        }
    }

    #[test]
    fn a_changed_value_contradicts_in_every_form(record in record(), at in any::<prop::sample::Index>(), other in "[a-z]{3,9}Changed") {
        let json = record.to_string();
        let mut leaves = Vec::new();
        flat(&record, "", ".", true, &mut leaves);
        let places: Vec<&(String, Value)> = leaves.iter().filter(|(_, value)| !value.is_null()).collect();
        let (path, _) = at.get(&places);
        let mut changed = record.clone();
        let pointer = format!("/{}", path.replace('.', "/"));
        let place = changed.pointer_mut(&pointer).unwrap();
        *place = match &*place {
            Value::Bool(value) => Value::from(!*value),
            _ if path.ends_with("eventTime") || path.ends_with("creationDate") => Value::from("2099-01-01T00:00:00Z"),
            _ if path == "eventSource" => Value::from(format!("{other}.amazonaws.com")),
            _ => Value::from(other.as_str()),
        };
        for (name, text, is_whole) in forms(&changed) {
            let back = only(name, &read_one(&text));
            let agreement = compare(json.as_bytes(), &back);
            let is_told = is_whole || ["eventName", "sourceIPAddress", "userAgent", "errorCode", "awsRegion", "readOnly", "eventTime"].contains(&path.as_str());
            let is_right = !is_told || matches!(agreement, Agreement::Contradiction { .. });
            prop_assert!(is_right, "{}: {} {:?}\n{}\n{}", name, path, agreement, json, String::from_utf8_lossy(&back));
        }
    }
}
