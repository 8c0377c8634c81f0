//! Every file in `content/` makes a rule, and every detection finds what it should and nothing else.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "tests")]

use std::fs;
use std::path::Path;

use detections::{Calls, Control, Detection, glossary, of_control, of_detection, rules, terms};
use protocol::findings::{Benchmark, Fault, Rule, RuleGroup};
use serde::de::DeserializeOwned;

fn files<T: DeserializeOwned>(folder: &str) -> Vec<(String, T)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("content").join(folder);
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let name = |path: &Path| path.file_stem().unwrap().to_str().unwrap().to_owned();
    let read = |path: &Path| {
        toml::from_str(&fs::read_to_string(path).unwrap()).unwrap_or_else(|why| panic!("{}: {why}", path.display()))
    };
    paths.iter().map(|path| (name(path), read(path))).collect()
}

fn control(number: u8, benchmark: Benchmark) -> Option<Rule> {
    let (_, control) = files::<Control>("controls").into_iter().find(|(_, it)| it.number == number).unwrap();
    of_control(control, benchmark).unwrap()
}

#[test]
fn every_file_makes_a_rule_and_has_its_name() {
    for (name, detection) in files::<Detection>("detections") {
        assert_eq!(detection.id, name);
        let text = [&detection.title, &detection.why, &detection.next];
        assert!(text.into_iter().all(|text| !text.is_empty()), "{name} says too little");
        assert!(!detection.fires.is_empty() && !detection.quiet.is_empty(), "{name} has no events");
        assert_eq!(detection.at_least > 1 || !detection.then.is_empty(), detection.together.is_some(), "{name}");
        of_detection(detection).unwrap_or_else(|why| panic!("{name}: {why}"));
    }
    for benchmark in Benchmark::ALL {
        let controls = rules(benchmark, "en").into_iter().filter(|rule| rule.group == RuleGroup::Control).count();
        assert_eq!(controls, if benchmark == Benchmark::V1_2 { 14 } else { 15 }, "{}", benchmark.name());
    }
    let all = rules(Benchmark::V7_0, "en");
    assert_eq!(all.len(), 15 + files::<Detection>("detections").len());
    let mut ids: Vec<&str> = all.iter().map(|rule| rule.id.as_str()).collect();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), all.len(), "names are unique");
}

#[test]
fn controls_are_numbered_as_the_edition_does_and_named_as_the_newest_does() {
    for (benchmark, number) in
        [(Benchmark::V1_2, "3.3"), (Benchmark::V1_4, "4.3"), (Benchmark::V5_0, "4.3"), (Benchmark::V6_0, "5.3")]
    {
        let rule = control(3, benchmark).unwrap();
        assert_eq!((rule.number.as_str(), rule.id.as_str()), (number, "cis-5.3"));
    }
    assert!(control(15, Benchmark::V1_2).is_none());
}

#[test]
fn printed_patterns_are_wrong_where_they_are() {
    let fault = |number, benchmark| control(number, benchmark).unwrap().printed.unwrap().fault;
    for (number, since, faults) in [
        (1, Benchmark::V1_2, None),
        (1, Benchmark::V1_4, Some(Fault::Or)),
        (1, Benchmark::V3_0, Some(Fault::Or)),
        (1, Benchmark::V4_0_1, Some(Fault::Precedence)),
        (6, Benchmark::V3_0, None),
        (6, Benchmark::V5_0, Some(Fault::Unquoted)),
        (13, Benchmark::V2_0, None),
        (13, Benchmark::V7_0, Some(Fault::FirstName)),
        (4, Benchmark::V7_0, None),
    ] {
        assert_eq!(fault(number, since), faults, "{number} in {}", since.name());
    }
    let unquoted = control(6, Benchmark::V7_0).unwrap().printed.unwrap();
    assert!(unquoted.filter.is_none() && unquoted.pattern.contains("= Failed authentication"));
    let modified = |benchmark| control(10, benchmark).unwrap().query.contains("ModifySecurityGroupRules");
    assert!(modified(Benchmark::V5_0) && !modified(Benchmark::V4_0_1));
}

/// Names by which CloudTrail knows calls that AWS's API calls otherwise, and sign-ins, which are no calls.
const OWN: [&str; 13] = [
    "AddPermission20150331v2",
    "CheckMfa",
    "ConsoleLogin",
    "CreateEventSourceMapping20150331",
    "CreateFunction20150331",
    "DeleteAccountPublicAccessBlock",
    "DeleteBucketPublicAccessBlock",
    "GetSigninToken",
    "PutAccountPublicAccessBlock",
    "PutBucketPublicAccessBlock",
    "SwitchRole",
    "UpdateFunctionCode20150331v2",
    "UpdateFunctionConfiguration20150331v2",
];

#[test]
fn every_call_of_the_glossary_is_explained_once_with_a_source() {
    let of_files: Vec<_> =
        files::<Calls>("glossary").iter().flat_map(|(_, file)| terms(file).collect::<Vec<_>>()).collect();
    assert_eq!(glossary("en"), of_files);
    assert!(of_files.len() >= 150, "{}", of_files.len());
    let mut known: Vec<(&str, &str)> = Vec::new();
    for term in &of_files {
        let about = format!("{}:{}", term.service, term.name);
        for text in [&term.what, &term.why, &term.next] {
            assert!(text.len() > 12 && text.ends_with('.'), "{about}: {text}");
        }
        assert!(term.service.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'), "{about}");
        assert!(term.name.chars().all(|c| c.is_ascii_alphanumeric()), "{about}");
        assert!(term.source.starts_with("https://docs.aws.amazon.com/") && !term.source.contains('{'), "{about}");
        // A page about this call, or one that is about all calls of its kind.
        assert!(
            term.source.contains(&term.name) || OWN.contains(&term.name.as_str()) || term.name == "PutBucketLifecycle",
            "{about}"
        );
        assert!(!known.contains(&(&term.service, &term.name)), "{about} is explained twice");
        known.push((&term.service, &term.name));
    }
}

#[test]
fn what_single_calls_are_reported_for_is_explained() {
    let explained = glossary("en");
    let mut lacking = Vec::new();
    for (_, detection) in files::<Detection>("detections") {
        let is_single = detection.at_least == 1 && detection.then.is_empty();
        let name =
            detection.filter.split_once("name:").filter(|(before, _)| !before.ends_with("not ")).map(|(_, rest)| rest);
        let name = name.filter(|name| is_single && !name.starts_with('(')).map(|rest| rest.split(' ').next().unwrap());
        let is_plain = |name: &&str| name.chars().all(|c| c.is_ascii_alphanumeric());
        lacking.extend(
            name.filter(is_plain).filter(|name| !explained.iter().any(|term| term.name == *name)).map(str::to_owned),
        );
    }
    lacking.sort();
    lacking.dedup();
    assert_eq!(lacking, Vec::<String>::new());
}

/// The names of AWS and of our columns in a text, as far as they can be told from words: with a capital letter inside.
fn names(text: &str) -> Vec<&str> {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let is_name = |word: &&str| word.get(1..).is_some_and(|rest| rest.chars().any(|c| c.is_ascii_uppercase()));
    let mut found: Vec<&str> =
        words.filter(is_name).filter(|word| word.chars().any(|c| c.is_ascii_lowercase())).collect();
    found.sort();
    found.dedup();
    found
}

#[test]
fn every_language_says_everything_and_keeps_names() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("content/languages");
    let (rules_in_english, terms_in_english) = (rules(Benchmark::V7_0, "en"), glossary("en"));
    for entry in fs::read_dir(folder).unwrap() {
        let folder = entry.unwrap().path();
        let tag = folder.file_name().unwrap().to_str().unwrap().to_owned();
        let keys = |file: &str| -> Vec<String> {
            let text = fs::read_to_string(folder.join(file)).unwrap();
            let mut keys: Vec<String> = toml::from_str::<toml::Table>(&text).unwrap().keys().cloned().collect();
            keys.sort();
            keys
        };
        let sorted = |mut keys: Vec<String>| {
            keys.sort();
            keys
        };
        let numbers = files::<Control>("controls").into_iter().map(|(_, it)| it.number.to_string()).collect();
        assert_eq!(keys("controls.toml"), sorted(numbers), "{tag}");
        let ids = files::<Detection>("detections").into_iter().map(|(id, _)| id).collect();
        assert_eq!(keys("detections.toml"), sorted(ids), "{tag}");
        let calls = terms_in_english.iter().map(|term| format!("{}:{}", term.service, term.name)).collect();
        assert_eq!(keys("glossary.toml"), sorted(calls), "{tag}");

        let mut pairs = Vec::new();
        let told = rules(Benchmark::V7_0, &tag);
        assert_eq!(told.len(), rules_in_english.len());
        for (told, english) in told.iter().zip(&rules_in_english) {
            assert_eq!((&told.id, &told.look), (&english.id, &english.look), "{tag}: nothing but texts differs");
            pairs.extend([(&told.title, &english.title), (&told.why, &english.why), (&told.next, &english.next)]);
            pairs.push((&told.blind, &english.blind));
        }
        let told = glossary(&tag);
        for (told, english) in told.iter().zip(&terms_in_english) {
            assert_eq!((&told.service, &told.name), (&english.service, &english.name), "{tag}");
            pairs.extend([(&told.what, &english.what), (&told.why, &english.why), (&told.next, &english.next)]);
        }
        let wrong = |(told, english): &&(&String, &String)| {
            let is_missing = !english.is_empty() && (told.trim().is_empty() || told == english);
            let is_invented = english.is_empty() && !told.is_empty();
            is_missing || is_invented || !names(english).iter().all(|name| told.contains(name))
        };
        let wrong: Vec<_> = pairs.iter().filter(wrong).collect();
        assert!(wrong.is_empty(), "{tag}: {wrong:#?}");
    }
}
