//! Panther's public rules: each has tests, events that it finds and others that it does not. The detections that are about the same
//! find the same, but for the differences listed.
//!
//! A test there is one event, whatever the threshold of the rule. So here, an event counts if it satisfies a step of the detection.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use naive::{Context, Json};
use protocol::Noted;
use protocol::findings::{Benchmark, Rule};
use protocol::report::Verdict;
use serde::Deserialize;
use serde_json::Value;
use tests::oracles::{self, Same};

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Theirs {
    #[serde(rename = "RuleID")]
    id: String,
    #[serde(default)]
    tests: Vec<Test>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Test {
    name: String,
    expected_result: bool,
    #[serde(default)]
    log: Value,
}

/// What is not as expected.
pub fn compare(folder: &Path) -> Vec<String> {
    let rules = detections::rules(Benchmark::V7_0, "en");
    let (mut wrong, mut same, mut different, mut without) = (Vec::new(), 0, 0, 0);
    let mut pairs = oracles::panther();
    for path in super::files(folder, "yml") {
        let text = fs::read_to_string(&path).expect("a readable file");
        let theirs: Theirs = yaml_serde::from_str(&text).unwrap_or_else(|why| panic!("{}: {why}", path.display()));
        let Some(Same { found_by, none, differs }) = pairs.remove(&theirs.id) else {
            wrong.push(format!("{} is not listed; {}", theirs.id, about(&theirs, &rules)));
            continue;
        };
        if none.is_some() {
            without += theirs.tests.len();
            continue;
        }
        for test in &theirs.tests {
            let finds = rules.iter().any(|rule| found_by.contains(&rule.id) && counts(rule, &test.log));
            match (finds == test.expected_result, differs.contains_key(&test.name)) {
                (true, false) => same += 1,
                (false, true) => different += 1,
                (true, true) => wrong.push(format!("{}: {:?} does not differ", theirs.id, test.name)),
                (false, false) => {
                    wrong.push(format!("{}: {:?} expects {}", theirs.id, test.name, test.expected_result));
                }
            }
        }
    }
    wrong.extend(pairs.into_keys().map(|id| format!("{id} is listed and not there")));
    println!("{same} tests the same, {different} different for a reason, {without} of rules without a counterpart");
    wrong
}

/// Which detections find what it finds: to list a new rule.
fn about(theirs: &Theirs, rules: &[Rule]) -> String {
    let mut found: BTreeMap<&str, [u32; 2]> = BTreeMap::new();
    for test in &theirs.tests {
        for rule in rules.iter().filter(|rule| counts(rule, &test.log)) {
            let [expected, other] = found.entry(&rule.id).or_default();
            *if test.expected_result { expected } else { other } += 1;
        }
    }
    format!("{found:?} of {}", theirs.tests.iter().filter(|test| test.expected_result).count())
}

fn counts(rule: &Rule, event: &Value) -> bool {
    let raw = event.to_string();
    let record = Json::parse(&raw).expect("JSON");
    let user = event.pointer("/userIdentity/userName").and_then(Value::as_str);
    let noted = Noted::default();
    let verdict = Verdict::NotCovered;
    let context = Context { path: "log.json", raw: &raw, verdict, user, target: None, last: None, noted: &noted };
    rule.look.steps.iter().any(|step| naive::matches(&step.filter, &record, &context).expect("a legal filter"))
}
