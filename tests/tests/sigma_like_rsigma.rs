//! Sigma rules find what `rsigma` finds, another implementation, over generated rules and events.
//!
//! Left out is what the two mean differently: JSON of objects (there, no text is in an object), wildcards with `windash` (there, they
//! are plain characters), empty lists (here, they are present), `temporal`
//! without a condition (there, one of the rules is enough), `neq`
//! of an absent field (there, it is no difference), events without the fields that a correlation groups by (there, they belong together; here, to none), and
//! `value_percentile` (there, it ignores the bounds).

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use std::collections::BTreeSet;

use detections::read_sigma;
use naive::{Context, Json};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use protocol::Noted;
use protocol::alarms::DefinitionText;
use protocol::findings::{Benchmark, TryRules};
use protocol::report::Verdict;
use rsigma_eval::event::JsonEvent;
use rsigma_eval::{CorrelationConfig, CorrelationEngine, Engine};
use rsigma_parser::parse_sigma_yaml;
use serde_json::{Value, json};
use tests::session::{Session, question};

const TEXTS: [&str; 14] = [
    "CreateUser",
    "createuser",
    "Create",
    "User",
    "",
    "c*",
    "?reate*",
    "*",
    "-a/b",
    "a-b",
    r"a\*b",
    r"a\\b",
    "7",
    "true",
];

/// What events hold: no wildcards are meant here.
const PLAIN: [&str; 12] =
    ["CreateUser", "createuser", "Create", "User", "", "a*b", r"a\b", "-a/b", "a–b", "a/b", "7", "10.1.2.3"];

fn field() -> impl Strategy<Value = &'static str> {
    select(vec!["eventName", "errorCode", "requestParameters.a", "requestParameters.list", "requestParameters.n"])
}

/// A field with modifiers, and its values, as a line of YAML.
fn item() -> impl Strategy<Value = String> {
    let texts = subsequence(TEXTS.to_vec(), 1..4);
    let quoted = |texts: Vec<&str>| {
        let texts: Vec<String> = texts.iter().map(|text| format!("'{text}'")).collect();
        format!("[{}]", texts.join(", "))
    };
    let modifiers = vec!["", "|contains", "|startswith", "|endswith", "|cased", "|contains|cased"];
    let plain = (field(), select(modifiers), texts.clone());
    let dashes = (field(), select(vec!["|windash", "|contains|windash"]), select(vec!["-a/b", "a-b", "-a", "Create"]));
    let all = (field(), subsequence(TEXTS.to_vec(), 2..4));
    let neq = (field(), select(TEXTS.to_vec()));
    let regex = (field(), select(vec!["|re", "|re|i"]), select(vec!["^Create", "user$", "a.b", "[0-9]+", "^$"]));
    let number = (field(), select(vec!["lt", "lte", "gt", "gte"]), 0..10);
    prop_oneof![
        6 => plain.prop_map(move |(field, modifiers, values)| format!("    {field}{modifiers}: {}", quoted(values))),
        1 => dashes.prop_map(|(field, modifiers, text)| format!("    {field}{modifiers}: '{text}'")),
        1 => all.prop_map(move |(field, values)| format!("    {field}|contains|all: {}", quoted(values))),
        1 => neq.prop_map(|(field, value)| format!("    {field}|exists: true\n    {field}|neq: '{value}'")),
        1 => regex.prop_map(|(field, modifiers, pattern)| format!("    {field}{modifiers}: '{pattern}'")),
        1 => number.prop_map(|(field, relation, number)| format!("    {field}|{relation}: {number}")),
        1 => (field(), select(vec!["exists: true", "exists: false"])).prop_map(|(field, it)| format!("    {field}|{it}")),
        1 => field().prop_map(|field| format!("    {field}: null")),
        1 => (field(), 0..9).prop_map(|(field, number)| format!("    {field}: {number}")),
        1 => (field(), any::<bool>()).prop_map(|(field, yes)| format!("    {field}: {yes}")),
        1 => select(vec!["10.0.0.0/8", "10.1.2.3/32", "192.168.0.0/16"]).prop_map(|block| format!("    requestParameters.a|cidr: {block}")),
    ]
}

fn selection() -> impl Strategy<Value = String> {
    prop::collection::vec(item(), 1..3).prop_map(|mut items| {
        // No name twice in a map.
        let name = |item: &String| item.split(':').next().unwrap().trim().to_owned();
        let mut seen = BTreeSet::new();
        items.retain(|item| seen.insert(name(item)));
        items.join("\n")
    })
}

fn rule() -> impl Strategy<Value = String> {
    let conditions = vec![
        "s1",
        "not s1",
        "s1 and s2",
        "s1 or s2",
        "s1 and not s2",
        "s1 or s2 and not s3",
        "(s1 or s2) and s3",
        "1 of s*",
        "all of s*",
        "1 of them",
        "all of them",
        "not 1 of s*",
        "not (s1 and s2) or s3",
    ];
    (selection(), selection(), selection(), select(conditions)).prop_map(|(s1, s2, s3, condition)| {
        format!(
            "title: Generated\nid: r1\nlogsource:\n  product: aws\n  service: cloudtrail\ndetection:\n  s1:\n{s1}\n  s2:\n{s2}\n  s3:\n{s3}\n  condition: {condition}\n"
        )
    })
}

/// A value of a field; `None`: it is absent.
fn value() -> impl Strategy<Value = Option<Value>> {
    prop_oneof![
        2 => Just(None),
        1 => Just(Some(Value::Null)),
        8 => select(PLAIN.to_vec()).prop_map(|text| Some(json!(text))),
        1 => (0..9).prop_map(|number| Some(json!(number))),
        1 => any::<bool>().prop_map(|yes| Some(json!(yes))),
    ]
}

fn event() -> impl Strategy<Value = Value> {
    (value(), value(), value(), value(), prop::collection::vec(select(PLAIN.to_vec()), 1..3)).prop_map(
        |(name, code, a, n, list)| {
            let mut event = json!({ "requestParameters": { "list": list } });
            let parameters = event["requestParameters"].as_object_mut().unwrap();
            parameters.extend(a.map(|a| ("a".to_owned(), a)));
            parameters.extend(n.map(|n| ("n".to_owned(), n)));
            let top = event.as_object_mut().unwrap();
            top.extend(name.map(|name| ("eventName".to_owned(), name)));
            top.extend(code.map(|code| ("errorCode".to_owned(), code)));
            event
        },
    )
}

fn ours(rule: &str, event: &Value) -> bool {
    let read = read_sigma(&[DefinitionText { source: String::new(), text: rule.to_owned() }]);
    assert!(read.refused.is_empty(), "{:?}", read.refused);
    let raw = event.to_string();
    let (noted, verdict) = (Noted::default(), Verdict::NotCovered);
    let context = Context { path: "log.json", raw: &raw, verdict, user: None, target: None, last: None, noted: &noted };
    naive::matches(&read.rules[0].look.steps[0].filter, &Json::parse(&raw).unwrap(), &context).unwrap()
}

fn theirs(rule: &str, event: &Value) -> bool {
    let mut engine = Engine::new();
    engine.add_collection(&parse_sigma_yaml(rule).unwrap()).unwrap();
    !engine.evaluate(&JsonEvent::borrow(event)).is_empty()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn rules_find_the_same_events(rule in rule(), events in prop::collection::vec(event(), 8)) {
        for event in &events {
            prop_assert_eq!(ours(&rule, event), theirs(&rule, event), "{}\n{}", rule, event);
        }
    }
}

/// An event: kind, key, number, and seconds since the one before.
type Happening = (u8, u8, u8, i64);

fn happenings() -> impl Strategy<Value = Vec<Happening>> {
    prop::collection::vec((0u8..3, 0u8..2, 0u8..9, 1i64..40), 1..25)
}

/// Correlations, each with whether the events that it finds are compared, too: where order matters, the two tell different ones.
fn correlation() -> impl Strategy<Value = (String, bool)> {
    let bound = (select(vec!["gt", "gte", "lt", "lte", "eq"]), 0..6).prop_map(|(is, than)| format!("    {is}: {than}"));
    let range = (0..4, 4..8).prop_map(|(from, to)| format!("    gte: {from}\n    lte: {to}"));
    let at = select(vec!["eventSource", "requestParameters.number"]);
    let whole = |body: String, by: &str, span: i64| format!("{body}\n  group-by: [{by}]\n  timespan: {span}s");
    let spans = || 5i64..120;
    let number = "    field: requestParameters.number";
    prop_oneof![
        (bound.clone(), spans()).prop_map(move |(bound, span)| {
            (
                whole(
                    format!("  type: event_count\n  rules: [r0]\n  condition:\n{bound}"),
                    "userIdentity.accessKeyId",
                    span,
                ),
                true,
            )
        }),
        (range, spans()).prop_map(move |(range, span)| {
            (
                whole(
                    format!("  type: event_count\n  rules: [r0]\n  condition:\n{range}"),
                    "requestParameters.key",
                    span,
                ),
                true,
            )
        }),
        (at, bound.clone(), spans()).prop_map(move |(at, bound, span)| {
            let body = format!("  type: value_count\n  rules: [r0]\n  condition:\n    field: {at}\n{bound}");
            (whole(body, "userIdentity.accessKeyId", span), true)
        }),
        (select(vec!["value_sum", "value_avg"]), bound, spans()).prop_map(move |(kind, bound, span)| {
            let body = format!("  type: {kind}\n  rules: [r0]\n  condition:\n{number}\n{bound}");
            (whole(body, "userIdentity.accessKeyId", span), true)
        }),
        (select(vec!["r0, r1", "r0, r1, r2"]), spans()).prop_map(move |(rules, span)| {
            let all = format!("  condition:\n    gte: {}", rules.split(',').count());
            (whole(format!("  type: temporal\n  rules: [{rules}]\n{all}"), "userIdentity.accessKeyId", span), true)
        }),
        spans().prop_map(move |span| {
            let aliases = "  condition:\n    gte: 2\n  aliases:\n    who:\n      r0: userIdentity.accessKeyId\n      r1: requestParameters.key";
            (whole(format!("  type: temporal\n  rules: [r0, r1]\n{aliases}"), "who", span), true)
        }),
        (select(vec!["r0, r1", "r2, r0", "r0, r1, r2"]), spans()).prop_map(move |(rules, span)| {
            (whole(format!("  type: temporal_ordered\n  rules: [{rules}]"), "userIdentity.accessKeyId", span), false)
        }),
    ]
}

fn documents(correlation: &str) -> String {
    let rule = |kind: u8| {
        format!(
            "title: Rule {kind}\nid: r{kind}\nname: r{kind}\nlogsource:\n  product: aws\n  service: cloudtrail\ndetection:\n  s:\n    eventName: N{kind}\n  condition: s\n---\n"
        )
    };
    let rules: String = (0..3).map(rule).collect();
    format!("{rules}title: Together\nid: c1\nlevel: high\ncorrelation:\n{correlation}\n")
}

fn records(happenings: &[Happening]) -> Vec<(i64, Value)> {
    let mut second = 0;
    let record = |(at, (kind, key, number, gap)): (usize, &Happening)| {
        second += gap;
        let record = json!({
            "eventVersion": "1.08",
            "eventTime": format!("2025-06-07T10:{:02}:{:02}Z", second / 60, second % 60),
            "eventName": format!("N{kind}"),
            "eventSource": format!("s{}.amazonaws.com", number % 3),
            "eventID": format!("00000000-0000-4000-8000-{at:012}"),
            "userIdentity": { "type": "IAMUser", "accessKeyId": format!("K{key}") },
            "requestParameters": { "number": number, "key": format!("K{}", 1 - key) },
        });
        (second, record)
    };
    happenings.iter().enumerate().map(record).collect()
}

/// How many events the correlation finds.
fn found(documents: &str, records: &[(i64, Value)]) -> u64 {
    let all: Vec<&Value> = records.iter().map(|(_, record)| record).collect();
    let log = serde_json::to_vec(&json!({ "Records": all })).unwrap();
    let mut session = Session::of([("log.json", log.as_slice()), ("rules.yml", documents.as_bytes())]);
    loop {
        let ask = TryRules { question: question(""), benchmark: Benchmark::V7_0 };
        let found = session.request(ask).unwrap();
        if found.left == 0 {
            let finding = found.tried.into_iter().find(|finding| finding.id == "c1").unwrap();
            assert_eq!(finding.trouble, None);
            return finding.count;
        }
    }
}

/// The times at which theirs is satisfied, each with the key.
fn satisfied(documents: &str, records: &[(i64, Value)]) -> Vec<(i64, String)> {
    let mut engine = CorrelationEngine::new(CorrelationConfig::default());
    engine.add_collection(&parse_sigma_yaml(documents).unwrap()).unwrap();
    let mut times = Vec::new();
    for (second, record) in records {
        for result in engine.process_event_at(&JsonEvent::borrow(record), *second) {
            if let Some(body) = result.as_correlation() {
                times.push((*second, body.group_key[0].1.clone()));
            }
        }
    }
    times
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 30, ..ProptestConfig::default() })]

    #[test]
    fn correlations_are_satisfied_by_the_same_events(happenings in happenings(), correlation in correlation()) {
        let (body, events_too) = correlation;
        let (documents, records) = (documents(&body), records(&happenings));
        let ends = satisfied(&documents, &records);
        let count = found(&documents, &records);
        prop_assert_eq!(count > 0, !ends.is_empty(), "{}\n{:?}", body, happenings);
        if events_too {
            let span: i64 = body.rsplit_once("timespan: ").unwrap().1.trim_end_matches('s').parse().unwrap();
            let rules: Vec<&str> = ["r0", "r1", "r2"].into_iter().filter(|rule| body.split("aliases").next().unwrap().contains(rule)).collect();
            let by_parameter = |kind: &str| body.contains("[requestParameters.key]") || body.contains("[who]") && kind == "N1";
            let inside = |(second, record): &&(i64, Value)| {
                let kind = record["eventName"].as_str().unwrap();
                let key = if by_parameter(kind) { &record["requestParameters"]["key"] } else { &record["userIdentity"]["accessKeyId"] };
                rules.contains(&kind.replace('N', "r").as_str())
                    && ends.iter().any(|(end, of)| key == of && (end - span..=*end).contains(second))
            };
            prop_assert_eq!(count, records.iter().filter(inside).count() as u64, "{}\n{:?}", body, happenings);
        }
    }
}
