//! Sigma rules: dropped with the logs, tried by the engine, refused by name where they cannot be.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use detections::read_sigma;
use protocol::FileKind;
use protocol::alarms::DefinitionText;
use protocol::findings::{Benchmark, Findings, ListRules, RuleGroup, SigmaProblem, SigmaRead, TryRules};
use protocol::{ListFiles, Refusal};
use tests::session::{Session, question};
use words::{Language, Say};

/// A rule with this detection section, indented by two.
fn rule(id: &str, detection: &str) -> String {
    format!(
        "title: Rule {id}\nid: {id}\nauthor: Somebody Else\nlevel: high\nlogsource:\n  product: aws\n  service: cloudtrail\n\
         detection:\n{detection}\n"
    )
}

/// Reads rules, each from a file of its own: `0.yml`, `1.yml`, …
fn read(texts: &[String]) -> SigmaRead {
    let files = texts.iter().enumerate();
    let files = files.map(|(at, text)| DefinitionText { source: format!("{at}.yml"), text: text.clone() });
    read_sigma(&files.collect::<Vec<_>>())
}

/// Made-up events, the records without what every event has.
fn log(events: &[&str]) -> Vec<u8> {
    let record = |(at, more): (usize, &&str)| {
        format!(
            "{{\"eventVersion\":\"1.08\",\"eventTime\":\"2025-06-07T10:00:{at:02}Z\",\"awsRegion\":\"eu-west-1\",\
             \"eventID\":\"00000000-0000-4000-8000-0000000000{at:02}\",{more}}}"
        )
    };
    format!("{{\"Records\":[{}]}}", events.iter().enumerate().map(record).collect::<Vec<_>>().join(",")).into_bytes()
}

const EVENTS: [&str; 5] = [
    "\"eventName\":\"CreateUser\",\"eventSource\":\"iam.amazonaws.com\",\"userAgent\":\"aws-cli/2\",\"errorCode\":null,\"sourceIPAddress\":\"10.1.2.3\"",
    "\"eventName\":\"createuser\",\"eventSource\":\"iam.amazonaws.com\",\"errorCode\":\"AccessDenied\",\"requestParameters\":{\"count\":7}",
    "\"eventName\":\"RunInstances\",\"eventSource\":\"ec2.amazonaws.com\",\"requestParameters\":{\"public\":true,\"commands\":[\"one\",\"c:\\\\two\"]}",
    "\"eventName\":\"DeleteTrail\",\"eventSource\":\"cloudtrail.amazonaws.com\",\"requestParameters\":{\"name\":\"c2VjcmV0\",\"wide\":\"//5hAGIA\"}",
    "\"eventName\":\"ConsoleLogin\",\"eventSource\":\"signin.amazonaws.com\",\"sourceIPAddress\":\"192.0.2.1\"",
];

fn all(session: &mut Session) -> Findings {
    loop {
        let found = session.request(TryRules { question: question(""), benchmark: Benchmark::V7_0 }).unwrap();
        if found.left == 0 {
            return found;
        }
    }
}

/// Which of the events a detection section finds.
fn count(detection: &str) -> u64 {
    let (log, rule) = (log(&EVENTS), rule("r1", detection));
    let mut session = Session::of([("log.json", log.as_slice()), ("rule.yml", rule.as_bytes())]);
    let refused = session.request(ListRules { benchmark: Benchmark::V7_0, language: "en".to_owned() }).unwrap().refused;
    assert!(refused.is_empty(), "{refused:?} for {detection}");
    all(&mut session).tried.iter().find(|finding| finding.id == "r1").unwrap().count
}

#[test]
fn rules_are_tried_as_the_specification_says() {
    for (detection, expected) in [
        ("  s:\n    eventName: CreateUser\n  condition: s", 2),
        ("  s:\n    eventName|cased: CreateUser\n  condition: s", 1),
        ("  s:\n    eventName: Create*\n    errorCode: null\n  condition: s", 1),
        ("  s:\n    errorCode: null\n  condition: s", 4),
        ("  s:\n    eventName: [CreateUser, DeleteTrail]\n  condition: s", 3),
        ("  s:\n    eventName|contains|all: [Create, User]\n  condition: s", 2),
        ("  s:\n    eventName|startswith: run\n  condition: s", 1),
        ("  s:\n    eventName|endswith: '?rail'\n  condition: s", 1),
        ("  s:\n    eventName|re: '^Create'\n  condition: s", 1),
        ("  s:\n    eventName|re|i: '^create'\n  condition: s", 2),
        ("  s:\n    requestParameters.public: 'true'\n  condition: s", 1),
        ("  s:\n    requestParameters.count|gte: 7\n  condition: s", 1),
        ("  s:\n    requestParameters.count|lt: 7\n  condition: s", 0),
        ("  s:\n    requestParameters.commands|contains: '*'\n  condition: s", 1),
        ("  s:\n    requestParameters.commands: 'c:\\two'\n  condition: s", 1),
        ("  s:\n    requestParameters.name|base64: secret\n  condition: s", 1),
        ("  s:\n    - 'createuser'\n  condition: s", 2),
        ("  s:\n    '|cased': createuser\n  condition: s", 1),
        ("  s:\n    '|re': 'Create.ser'\n  condition: s", 1),
        ("  s:\n    '|all': [CreateUser, AccessDenied]\n  condition: s", 1),
        ("  s:\n    userAgent|windash|contains: 'cli/2'\n  condition: s", 1),
        // The JSON of objects.
        ("  s:\n    requestParameters|contains: '\"public\":true,\"comm'\n  condition: s", 1),
        ("  s:\n    requestParameters|startswith: '{\"co'\n  condition: s", 1),
        ("  s:\n    requestParameters: '*two*'\n  condition: s", 1),
        ("  s:\n    requestParameters|re: 'count\":[0-9]}$'\n  condition: s", 1),
        // A hyphen is any sign that stands before an option.
        ("  s:\n    userAgent|windash: 'aws-cli-2'\n  condition: s", 1),
        ("  s:\n    userAgent|windash|startswith: 'AWS-'\n  condition: s", 1),
        ("  s:\n    userAgent|windash|cased|startswith: 'AWS-'\n  condition: s", 0),
        ("  s:\n    eventTime|hour: 10\n    eventTime|day|gte: 7\n    eventTime|month|lt: 7\n  condition: s", 5),
        ("  s:\n    eventTime|hour|gt: 10\n  condition: s", 0),
        ("  s:\n    eventTime|year: 2025\n    eventTime|minute: 0\n  condition: s", 5),
        ("  s:\n    requestParameters.wide|utf16|base64: 'ab'\n  condition: s", 1),
        ("  s:\n    requestParameters.wide|wide|base64offset|contains: 'ab'\n  condition: s", 1),
        ("  s:\n    sourceIPAddress|cidr: 10.0.0.0/8\n  condition: s", 1),
        ("  s:\n    userAgent|exists: true\n  condition: s", 1),
        ("  s:\n    userAgent|exists: false\n  condition: s", 4),
        ("  s:\n    - eventName: CreateUser\n    - eventName: RunInstances\n  condition: s", 3),
        ("  k:\n    - 'run'\n    - 'signin'\n  condition: k", 2),
        ("  a:\n    eventName: CreateUser\n  b:\n    errorCode: AccessDenied\n  condition: a and not b", 1),
        (
            "  a_1:\n    eventName: CreateUser\n  a_2:\n    eventName: DeleteTrail\n  _x:\n    eventName: '*'\n  condition: 1 of a_*",
            3,
        ),
        (
            "  a_1:\n    eventName: CreateUser\n  a_2:\n    errorCode: AccessDenied\n  _x:\n    eventName: nothing\n  condition: all of them",
            1,
        ),
        (
            "  a:\n    eventName: CreateUser\n  b:\n    eventName: DeleteTrail\n  c:\n    errorCode: AccessDenied\n  condition: a or b and c",
            2,
        ),
    ] {
        assert_eq!(count(detection), expected, "{detection}");
    }
}

#[test]
fn what_cannot_be_tried_is_refused_by_name() {
    let why = |detection: &str| {
        let read = read(&[rule("r1", detection)]);
        assert!(read.rules.is_empty(), "{detection}");
        assert_eq!(read.refused[0].name, "Rule r1");
        read.refused[0].why.clone()
    };
    let name = |name: &str| name.to_owned();
    for (detection, expected) in [
        ("  s:\n    a|expand: '%admins%'\n  condition: s", SigmaProblem::Placeholder),
        ("  s:\n    a|fieldref: b\n  condition: s", SigmaProblem::Modifier { name: name("fieldref") }),
        (
            "  s:\n    requestParameters: x\n  condition: s",
            SigmaProblem::ObjectText { field: name("requestParameters") },
        ),
        ("  s:\n    a: b\n  condition: t", SigmaProblem::Selection { name: name("t") }),
        ("  s:\n    a: b\n  condition: s and", SigmaProblem::Condition { text: name("s and") }),
        ("  s:\n    a: b\n  condition: s | count() > 5", SigmaProblem::Aggregation),
        ("  s:\n    a|cidr: nowhere\n  condition: s", SigmaProblem::Value { field: name("a") }),
        ("  s:\n    a: b", SigmaProblem::NoRule),
        // Each would find everything.
        ("  s: {}\n  condition: s", SigmaProblem::Empty),
        ("  s: []\n  condition: s", SigmaProblem::Empty),
        ("  s:\n    a|all: []\n  condition: s", SigmaProblem::Empty),
        ("  s:\n    - ''\n  condition: s", SigmaProblem::Empty),
        ("  s:\n    '|all': []\n  condition: s", SigmaProblem::Empty),
        // Words have no beginning.
        ("  s:\n    '|startswith': Create\n  condition: s", SigmaProblem::Modifier { name: name("startswith") }),
    ] {
        assert_eq!(why(detection), expected, "{detection}");
    }
    let other = rule("r1", "  s:\n    a: b\n  condition: s").replace("product: aws", "product: windows");
    assert_eq!(read(&[other]).refused[0].why, SigmaProblem::OtherSource);
    let web = rule("r1", "  s:\n    a: b\n  condition: s")
        .replace("product: aws\n  service: cloudtrail", "category: webserver");
    assert_eq!(read(&[web]).refused[0].why, SigmaProblem::OtherSource);
}

#[test]
fn rules_with_the_id_of_another_are_told_apart() {
    let named = |id: &str, name: &str| rule(id, &format!("  s:\n    eventName: {name}\n  condition: s"));
    let rules = [named("r1", "CreateUser"), named("r1", "DeleteTrail"), named("trail-stopped", "CreateUser")];
    let mut session =
        Session::of([("log.json", log(&EVENTS).as_slice()), ("rules.yml", rules.join("---\n").as_bytes())]);
    let found = all(&mut session);
    let count = |id: &str| found.tried.iter().filter(|it| it.id == id).map(|it| it.count).collect::<Vec<_>>();
    let counts = ["r1", "sigma-r1", "sigma-trail-stopped", "trail-stopped"].map(count);
    assert_eq!(counts, [vec![2], vec![1], vec![2], vec![1]]);
}

#[test]
fn bombs_and_nonsense_are_refused_and_the_rest_goes_on() {
    let good = rule("good", "  s:\n    eventName: CreateUser\n  condition: s");
    let mut bomb = String::from("title: Bomb\na: &a [x,x,x,x,x,x,x,x,x]\n");
    for (from, to) in [("a", "b"), ("b", "c"), ("c", "d"), ("d", "e"), ("e", "f"), ("f", "g"), ("g", "h"), ("h", "i")] {
        bomb.push_str(&format!("{to}: &{to} [{}]\n", vec![format!("*{from}"); 9].join(",")));
    }
    let terms = format!("  s:\n    eventName: [{}]\n  condition: s", vec!["x"; 10_001].join(","));
    let deep = format!("  s:\n    a: b\n  condition: {}s{}", "(".repeat(5_000), ")".repeat(5_000));
    let read = read(&[bomb, "title: [".to_owned(), rule("many", &terms), rule("deep", &deep), good]);
    assert_eq!(read.rules.iter().map(|rule| rule.id.as_str()).collect::<Vec<_>>(), ["good"]);
    assert_eq!(read.refused.len(), 4);
    let files: Vec<&str> = read.refused.iter().map(|refused| refused.source.as_str()).collect();
    assert_eq!(files, ["0.yml", "1.yml", "2.yml", "3.yml"], "each names its file");
    assert!(matches!(read.refused[2].why, SigmaProblem::TooManyTerms { .. }));
    assert!(matches!(read.refused[3].why, SigmaProblem::Condition { .. }));
}

#[test]
fn correlations_join_rules() {
    let base = rule("r1", "  s:\n    errorCode: AccessDenied\n  condition: s");
    let second = rule("r2", "  s:\n    eventName: CreateUser\n    errorCode: null\n  condition: s");
    let correlation = |body: &str| format!("title: Together\nid: c1\ncorrelation:\n{body}\n");
    let key = "\"userIdentity\":{\"type\":\"IAMUser\",\"accessKeyId\":\"AKIAA\"}";
    let other = "\"userIdentity\":{\"type\":\"IAMUser\",\"accessKeyId\":\"AKIAB\"}";
    let refused = format!(
        "\"eventSource\":\"iam.amazonaws.com\",\"eventName\":\"ListUsers\",\"errorCode\":\"AccessDenied\",{key}"
    );
    let roles = format!(
        "\"eventSource\":\"iam.amazonaws.com\",\"eventName\":\"ListRoles\",\"errorCode\":\"AccessDenied\",{key}"
    );
    let created = format!("\"eventSource\":\"iam.amazonaws.com\",\"eventName\":\"CreateUser\",{key}");
    let elsewhere = format!("\"eventSource\":\"iam.amazonaws.com\",\"eventName\":\"CreateUser\",{other}");
    let found = |body: &str, events: &[&str]| {
        let (log, text) = (log(events), [base.clone(), second.clone(), correlation(body)].join("---\n"));
        let mut session = Session::of([("log.json", log.as_slice()), ("rules.yml", text.as_bytes())]);
        let rules = session.request(ListRules { benchmark: Benchmark::V7_0, language: "en".to_owned() }).unwrap();
        assert!(rules.refused.is_empty(), "{:?}", rules.refused);
        let sigma: Vec<_> =
            rules.rules.iter().filter(|rule| rule.group == RuleGroup::Sigma).map(|it| it.id.as_str()).collect();
        assert!(!sigma.contains(&"r1"), "parts of correlations are not told by themselves");
        all(&mut session).tried.iter().find(|finding| finding.id == "c1").unwrap().count
    };
    let by = "  group-by: [userIdentity.accessKeyId]\n  timespan: 1m";
    let count = format!("  type: event_count\n  rules: [r1]\n{by}\n  condition:\n    gte: 2");
    assert_eq!(found(&count, &[&refused, &roles]), 2);
    assert_eq!(found(&count, &[&refused, &created]), 0);
    let values = format!("  type: value_count\n  rules: [r1]\n{by}\n  condition:\n    field: eventName\n    gte: 2");
    assert_eq!(found(&values, &[&refused, &roles]), 2);
    assert_eq!(found(&values, &[&refused, &refused]), 0);
    let ordered = format!("  type: temporal_ordered\n  rules: [r1, r2]\n{by}");
    assert_eq!(found(&ordered, &[&refused, &created]), 2);
    assert_eq!(found(&ordered, &[&created, &refused]), 0);
    // Not across keys.
    assert_eq!(found(&ordered, &[&refused, &elsewhere]), 0);
    let any = format!("  type: temporal\n  rules: [r1, r2]\n{by}");
    assert_eq!(found(&any, &[&created, &refused]), 2);
    assert_eq!(found(&any, &[&elsewhere, &refused]), 0);
}

#[test]
fn a_dropped_rule_is_no_unknown_file() {
    let rule = rule("r1", "  s:\n    eventName: CreateUser\n  condition: s");
    let mut session = Session::of([("rule.yml", rule.as_bytes())]);
    let files = session.request(ListFiles { first: 0, count: 10 }).unwrap();
    assert_eq!(files.items[0].kind, FileKind::SigmaRules);
    assert_eq!(session.progress().issues, 0);
}

#[test]
fn a_broken_rule_is_refused_as_a_rule_and_its_file_named() {
    let mut bomb = String::from("title: Bomb\na: &a [x,x,x,x,x,x,x,x,x]\n");
    for (from, to) in [("a", "b"), ("b", "c"), ("c", "d"), ("d", "e"), ("e", "f"), ("f", "g"), ("g", "h"), ("h", "i")] {
        bomb.push_str(&format!("{to}: &{to} [{}]\n", vec![format!("*{from}"); 9].join(",")));
    }
    let sourceless = "title: Half a rule\ndetection:\n  s:\n    a: b\n";
    let nameless = "detection:\n  s:\n    a: b\n";
    let correlation =
        "correlation:\n  type: event_count\n  rules: [nowhere]\n  timespan: 1h\n  condition:\n    gte: 1\n";
    for (path, text) in
        [("rules/bomb.yml", bomb.as_str()), ("a.YAML", sourceless), ("b.yml", nameless), ("c.yml", correlation)]
    {
        let mut session = Session::of([(path, text.as_bytes())]);
        let files = session.request(ListFiles { first: 0, count: 10 }).unwrap();
        assert_eq!(files.items[0].kind, FileKind::SigmaRules, "{path}");
        let refused =
            session.request(ListRules { benchmark: Benchmark::V7_0, language: "en".to_owned() }).unwrap().refused;
        let [refused] = refused.as_slice() else { panic!("{path}: {refused:?}") };
        assert_eq!(refused.source, path);
        assert!(refused.say(Language::En).contains(path), "{}", refused.say(Language::En));
    }
    // Other YAML is neither a rule nor a table.
    let mut session = Session::of([("other.yml", "a: b, c\nd: e, f\ng: h, i\n".as_bytes())]);
    assert_eq!(session.request(ListFiles { first: 0, count: 10 }).unwrap().items[0].kind, FileKind::NotCloudTrail);
}

#[test]
fn large_and_greedy_rules_are_tried_and_anchors_followed() {
    let many =
        format!("  s:\n    eventName|contains: [{}, CreateUser]\n  condition: s", vec!["nothing"; 9_999].join(","));
    assert_eq!(count(&many), 2, "10,000 values are not too many");
    // Patterns that match everything, and one that takes for ever where patterns are tried by going back.
    assert_eq!(count("  s:\n    eventName|re: '.*'\n  condition: s"), 5);
    assert_eq!(count("  s:\n    eventName: '********************'\n  condition: s"), 5);
    assert_eq!(count("  k:\n    - '*'\n  condition: k"), 5);
    assert_eq!(count("  s:\n    requestParameters.commands|re: '^(o+)+x$'\n  condition: s"), 0);
    assert_eq!(count("  s: &all\n    eventName: '*'\n  t: *all\n  condition: s and t"), 5);
}

#[test]
fn five_hundred_rules_at_once_are_as_good_as_one() {
    let detection = |number: usize| match number % 5 {
        0 => format!("  s:\n    eventName: [CreateUser, Name{number}]\n  condition: s"),
        1 => format!("  s:\n    requestParameters.commands|contains: [oo, name-{number}]\n  condition: s"),
        2 => format!("  s:\n    requestParameters.commands|re: '^o+{}$'\n  condition: s", "o?".repeat(number % 7)),
        3 => format!("  k:\n    - 'name-{number}'\n    - CreateUser\n  condition: k"),
        _ => format!("  s:\n    eventName|re: '('\n    requestParameters.f{number}: x\n  condition: s"),
    };
    let expected: Vec<u64> = (0..4).map(|number| count(&detection(number))).collect();
    let rules: Vec<String> = (0..500).map(|number| rule(&format!("r{number}"), &detection(number))).collect();
    let mut session =
        Session::of([("log.json", log(&EVENTS).as_slice()), ("rules.yml", rules.join("---\n").as_bytes())]);
    let found = all(&mut session);
    for number in 0..500 {
        let finding = found.tried.iter().find(|finding| finding.id == format!("r{number}")).unwrap();
        match expected.get(number % 5) {
            Some(expected) => assert_eq!((finding.count, &finding.trouble), (*expected, &None), "r{number}"),
            // A pattern without meaning concerns its own rule only.
            None => assert!(matches!(finding.trouble, Some(Refusal::BadPattern { .. })), "r{number}"),
        }
    }
}

#[test]
fn fields_without_columns_are_read_up_to_a_limit() {
    let base = rule("r1", "  s:\n    eventName: '*'\n  condition: s");
    let by = |number: usize| {
        format!(
            "title: By {number}\nid: c{number}\ncorrelation:\n  type: event_count\n  rules: [r1]\n  group-by: [requestParameters.f{number}]\n  timespan: 1h\n  condition:\n    gte: 2\n"
        )
    };
    let all: Vec<String> = std::iter::once(base).chain((0..8).map(by)).collect();
    let read = read(&[all.join("---\n")]);
    let refused: Vec<&str> = read.refused.iter().map(|refused| refused.name.as_str()).collect();
    assert_eq!((read.rules.len(), refused.as_slice()), (6, ["By 6", "By 7"].as_slice()));
    assert!(matches!(read.refused[0].why, SigmaProblem::TooManyFields { most: 6 }));
}

#[test]
fn correlations_measure_numbers_and_follow_aliases() {
    let event = |name: &str, key: &str, more: &str| {
        format!(
            "\"eventSource\":\"s3.amazonaws.com\",\"eventName\":\"{name}\",\"userIdentity\":{{\"type\":\"IAMUser\",\"accessKeyId\":\"{key}\"}},{more}"
        )
    };
    let bytes = |bytes: u32| format!("\"additionalEventData\":{{\"bytesTransferredOut\":{bytes}}}");
    let events = [
        event("GetObject", "K1", &bytes(100)),
        event("GetObject", "K1", &bytes(300)),
        event("GetObject", "K2", &bytes(350)),
        event("CreateAccessKey", "K1", "\"responseElements\":{\"accessKey\":{\"accessKeyId\":\"K2\"}}"),
    ];
    let rules = [("read", "GetObject"), ("made", "CreateAccessKey")].map(|(name, event)| {
        format!("title: {name}\nname: {name}\ndetection:\n  s:\n    eventName: {event}\n  condition: s\n---\n")
    });
    let log = log(&events.each_ref().map(String::as_str));
    let found = |body: &str| {
        let text = format!("{}title: Together\nid: c1\ncorrelation:\n{body}\n  timespan: 1m\n", rules.concat());
        let mut session = Session::of([("log.json", log.as_slice()), ("rules.yml", text.as_bytes())]);
        assert_eq!(
            session.request(ListRules { benchmark: Benchmark::V7_0, language: "en".to_owned() }).unwrap().refused,
            []
        );
        all(&mut session).tried.into_iter().find(|finding| finding.id == "c1").unwrap()
    };
    let by_key = "  rules: [read]\n  group-by: [userIdentity.accessKeyId]\n  condition:\n    field: additionalEventData.bytesTransferredOut\n";
    for (kind, condition, expected) in [
        ("value_sum", "    gte: 400", 2),
        ("value_sum", "    gt: 400", 0),
        ("value_avg", "    gte: 300", 1),
        ("value_percentile", "    percentile: 75\n    gte: 250\n    lt: 300", 2),
        ("value_percentile", "    percentile: 100\n    eq: 350", 1),
        ("value_count", "    eq: 2", 2),
    ] {
        assert_eq!(found(&format!("  type: {kind}\n{by_key}{condition}")).count, expected, "{kind} {condition}");
    }
    let aliases = "  type: temporal\n  rules: [made, read]\n  group-by: [key]\n  aliases:\n    key:\n      made: responseElements.accessKey.accessKeyId\n      read: userIdentity.accessKeyId";
    let made_then_used = found(aliases);
    assert_eq!(made_then_used.count, 2);
    assert_eq!(made_then_used.occurrences[0].key, ["K2"]);
}
