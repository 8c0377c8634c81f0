//! Sigma rules find what `rsigma` finds, another implementation, over generated rules and events.
//!
//! Left out is what the two mean differently: JSON of objects (there, no text is in an object), wildcards with `windash` (there, they
//! are plain characters), empty lists (here, they are present), `neq`
//! of an absent field (there, it is no difference), events without the fields that a correlation groups by (there, they belong together; here, to none), and
//! `value_percentile` (there, it ignores the bounds).

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use std::collections::BTreeSet;

use detections::read_sigma;
use naive::{Context, Json};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use protocol::Noted;
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
    let read = read_sigma(&[rule.to_owned()]);
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
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn rules_find_the_same_events(rule in rule(), events in prop::collection::vec(event(), 8)) {
        for event in &events {
            prop_assert_eq!(ours(&rule, event), theirs(&rule, event), "{}\n{}", rule, event);
        }
    }
}
