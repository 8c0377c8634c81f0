//! Filters by example: which records match. Columns, raw scan and reference must agree.

use protocol::report::Verdict;
use protocol::{Compare, Field, FieldTest, Filter, Glob, Micros, Moment, Operand, RawTest, Test, Text, ValueTest};

use super::sample::Sample;

pub fn path(path: &str) -> Field {
    Field::Path(path.split('.').collect())
}

pub fn field(field: Field, test: Test) -> Filter {
    Filter::Field(FieldTest { field, test })
}

pub fn is(text: &str) -> Test {
    Test::AnyOf(vec![ValueTest::Is(text.to_owned())])
}

fn like(pattern: &str) -> Test {
    let glob = |c| match c {
        '*' => Glob::Any,
        '?' => Glob::One,
        c => Glob::Literal(c.to_string()),
    };
    Test::AnyOf(vec![ValueTest::Like(pattern.chars().map(glob).collect())])
}

fn regex(pattern: &str, ignore_case: bool) -> Test {
    Test::AnyOf(vec![ValueTest::Regex { pattern: pattern.to_owned(), ignore_case }])
}

fn cidr(network: &str, prefix: u8) -> Test {
    let text = format!("{network}/{prefix}");
    Test::AnyOf(vec![ValueTest::Cidr { network: network.parse().unwrap(), prefix, text }])
}

fn within(from: i64, to: i64, text: &str) -> Test {
    let at = |second: i64| Moment::At(Micros(second * 1_000_000));
    Test::AnyOf(vec![ValueTest::Time { from: at(from), to: at(to), text: text.to_owned() }])
}

fn number(compare: Compare, number: f64) -> Test {
    Test::Compare(compare, Operand::Number(number))
}

fn version(compare: Compare, parts: &[u32]) -> Test {
    Test::Compare(compare, Operand::Version(parts.to_vec()))
}

fn contains(text: &str) -> Filter {
    Filter::Text(Text::Contains(text.to_owned()))
}

/// The rows that match, after checking that all ways of finding out agree.
fn matching(sample: &Sample, filter: &Filter) -> Vec<u32> {
    let rows = sample.select(filter).rows;
    assert_eq!(rows, sample.select_naively(filter), "{filter:?}");
    rows
}

/// Tests the values of one field, one record for each, in a field with a column and in one without.
fn check(values: &[&str], test: &Test, expected: &[&str]) {
    for name in ["sourceIPAddress", "errorMessage", "eventVersion"] {
        let records: Vec<String> = values.iter().map(|value| format!(r#"{{"{name}":{value}}}"#)).collect();
        let records: Vec<&str> = records.iter().map(String::as_str).collect();
        let sample = Sample::one(&records);
        let rows = matching(&sample, &field(path(&name.to_uppercase()), test.clone()));
        let found: Vec<&str> = rows.iter().map(|row| values[*row as usize]).collect();
        assert_eq!(found, expected, "{name} {test:?}");
    }
}

#[test]
fn there_means_not_null() {
    let values = ["null", "\"\"", "{}", "[]", "[null]", "false", "0"];
    check(&values, &Test::Exists, &["\"\"", "{}", "[]", "[null]", "false", "0"]);
}

#[test]
fn equal_by_text_or_by_number() {
    let values =
        ["\"100\"", "100", "100.0", "1e2", "\"1e2\"", "true", "\"TRUE\"", "[7,100]", "{\"a\":100}", "null", "\"null\""];
    check(&values, &is("100"), &["\"100\"", "100", "100.0", "1e2", "[7,100]"]);
    check(&values, &is("1E2"), &["100", "100.0", "1e2", "\"1e2\"", "[7,100]"]);
    check(&values, &is("True"), &["true", "\"TRUE\""]);
    check(&values, &is("null"), &["\"null\""]);
    check(&["\"1.10\"", "\"1.1\"", "1.10", "1.1"], &is("1.10"), &["\"1.10\"", "1.10", "1.1"]);
    let many = ["x", "y", "z", "100", "v", "w"].map(|text| ValueTest::Is(text.to_owned()));
    check(&values, &Test::AnyOf(many.into()), &["\"100\"", "100", "100.0", "1e2", "[7,100]"]);
}

#[test]
fn case_wildcards_and_regexes() {
    let values = [
        r#""DeleteTrail""#,
        r#""deletebucket""#,
        r#""\u0044elete""#,
        r#""ÉTÉ""#,
        r#""\u00e9t\u00e9""#,
        r#""undelete""#,
    ];
    check(&values, &like("delete*"), &values[..3]);
    check(&values, &like("delete"), &values[2..3]);
    check(&values, &like("?té"), &values[3..5]);
    check(&values, &is("Été"), &values[3..5]);
    check(&values, &regex("^Delete", false), &[values[0], values[2]]);
    check(&values, &regex("^Delete", true), &values[..3]);
}

#[test]
fn addresses() {
    let values = [
        "\"10.1.2.3\"",
        "\"10.0.0.0/8\"",
        "\"::ffff:10.1.2.3\"",
        "\"11.0.0.1\"",
        "\"AWS Internal\"",
        "\"2001:db8::1\"",
        "\"2001:db9::1\"",
        "10.1",
    ];
    check(&values, &cidr("10.0.0.0", 8), &values[..3]);
    check(&values, &cidr("2001:db8::", 32), &["\"2001:db8::1\""]);
    check(&values, &cidr("0.0.0.0", 0), &["\"10.1.2.3\"", "\"::ffff:10.1.2.3\"", "\"11.0.0.1\""]);
    check(&values, &cidr("11.0.0.1", 32), &["\"11.0.0.1\""]);
    check(&values, &cidr("::", 0), &["\"2001:db8::1\"", "\"2001:db9::1\""]);
}

#[test]
fn comparisons() {
    let values = ["5", "\"5\"", "\"1e1\"", "10.5", "\"five\"", "null", "\"\"", "[1,20]", "true"];
    check(&values, &number(Compare::Greater, 5.0), &["\"1e1\"", "10.5", "[1,20]"]);
    check(&values, &number(Compare::GreaterOrEqual, 5.0), &["5", "\"5\"", "\"1e1\"", "10.5", "[1,20]"]);
    check(&values, &number(Compare::Less, 5.0), &["[1,20]"]);
    check(&values, &number(Compare::LessOrEqual, 5.0), &["5", "\"5\"", "[1,20]"]);
    let versions = ["\"1.9\"", "\"1.10\"", "\"1.08\"", "1.10", "\"1\"", "\"1.9.0\"", "\"1.x\"", "\"\""];
    check(&versions, &version(Compare::Greater, &[1, 9]), &["\"1.10\"", "1.10"]);
    check(&versions, &version(Compare::GreaterOrEqual, &[1, 9]), &["\"1.9\"", "\"1.10\"", "1.10", "\"1.9.0\""]);
    check(&versions, &version(Compare::Less, &[1, 1]), &["\"1\""]);
}

/// 2024-01-15T12:00:00Z.
const NOON: i64 = 1_705_320_000;

fn at_times(times: &[&str]) -> Sample {
    let records: Vec<String> = times.iter().map(|time| format!(r#"{{"eventTime":{time}}}"#)).collect();
    Sample::one(&records.iter().map(String::as_str).collect::<Vec<_>>())
}

#[test]
fn times_by_column_without_a_raw_scan() {
    let times = [
        "\"2024-01-15T12:00:00Z\"",
        "\"2024-01-15T13:00:00.5+01:00\"",
        "\"2024-01-16T00:00:00Z\"",
        "\"2024-01-15\"",
        "\"...\"",
        "null",
        "\"\"",
    ];
    let sample = at_times(&times);
    let rows = |test: Test| {
        let filter = field(path("EVENTTIME"), test);
        assert_eq!(sample.store.plan(&filter).unwrap().raw_tests(), []);
        matching(&sample, &filter)
    };
    let moment = |second| Operand::Time(Moment::At(Micros(second * 1_000_000)));
    let midnight = NOON + 12 * 3600;
    assert_eq!(rows(within(NOON, midnight, "2024-01-15T12")), [0, 1]);
    assert_eq!(rows(within(0, 1, "...")), [4]);
    assert_eq!(rows(within(0, 1, "2024-01-15t12:00:00z")), [0]);
    assert_eq!(rows(Test::Compare(Compare::GreaterOrEqual, moment(NOON))), [0, 1, 2]);
    assert_eq!(rows(Test::Compare(Compare::Greater, moment(NOON))), [1, 2]);
    assert_eq!(rows(Test::Compare(Compare::LessOrEqual, moment(NOON)))[0], 0);
    assert_eq!(rows(Test::Compare(Compare::Less, Operand::Time(Moment::BeforeLast(1)))).first(), Some(&0));
    assert_eq!(rows(Test::Compare(Compare::GreaterOrEqual, Operand::Time(Moment::BeforeLast(0)))), [2]);
    assert_eq!(rows(like("2024-01-15*")), [0, 1, 3]);
    assert_eq!(rows(is("2024-01-15T12:00:00Z")), [0]);
    assert_eq!(rows(regex("T1[23]", false)), [0, 1]);
    assert_eq!(rows(Test::Exists), [0, 1, 2, 3, 4, 6]);
    assert_eq!(rows(number(Compare::Greater, 0.0)), [] as [u32; 0]);
}

#[test]
fn a_time_written_as_a_number_is_a_time() {
    let sample = at_times(&["1705320000", "[1705320000]", "\"1705320000\""]);
    let noon = || Operand::Time(Moment::At(Micros(NOON * 1_000_000)));
    let rows = |test: Test| matching(&sample, &field(path("eventTime"), test));
    assert_eq!(rows(Test::Compare(Compare::GreaterOrEqual, noon())), [0, 1, 2]);
    assert_eq!(rows(Test::Compare(Compare::Greater, noon())), [] as [u32; 0]);
    assert_eq!(rows(is("1.70532e9")), [0, 1]);
    // Only in `eventTime`: elsewhere a number is just a number.
    let other = Sample::one(&[r#"{"n":1705320000}"#]);
    assert!(matching(&other, &field(path("n"), Test::Compare(Compare::Less, noon()))).is_empty());
}

#[test]
fn nothing_loaded_has_no_last_event() {
    let sample = at_times(&["\"...\""]);
    for operand in [Operand::Time(Moment::BeforeLast(0)), Operand::Time(Moment::BeforeLast(i64::MIN))] {
        assert!(matching(&sample, &field(path("eventTime"), Test::Compare(Compare::Less, operand))).is_empty());
    }
}

#[test]
fn event_ids() {
    let guid = "aaaaaaaa-0000-4000-8000-00000000000f";
    let upper = guid.to_uppercase();
    let ids = [format!("\"{guid}\""), format!("\"{upper}\""), "\"x\"".into(), "null".into(), "7".into(), "\"\"".into()];
    let records: Vec<String> = ids.iter().map(|id| format!(r#"{{"eventID":{id}}}"#)).collect();
    let sample = Sample::one(&records.iter().map(String::as_str).collect::<Vec<_>>());
    let rows = |test| matching(&sample, &field(path("eventid"), test));
    assert_eq!(rows(is(guid)), [0, 1]);
    assert_eq!(rows(like("aaaa*f")), [0, 1]);
    assert_eq!(rows(is("7.0")), [4]);
    assert_eq!(rows(Test::Exists), [0, 1, 2, 4, 5]);
}

#[test]
fn derived_fields() {
    let mut sample = Sample::of(&[
        &[(
            "a/one.json",
            vec![
                r#"{"eventSource":"ec2.amazonaws.com","userIdentity":{"userName":"Bob","principalId":"AIDA"}}"#
                    .to_owned(),
                r#"{"eventSource":"ec2","userIdentity":{"principalId":"AROA:bob"}}"#.to_owned(),
            ],
        )],
        &[(
            "b/two.json",
            vec![r#"{"eventSource":["s3.amazonaws.com"],"userIdentity":[{"principalId":["x","A:Bob"]}]}"#.to_owned()],
        )],
    ]);
    sample.set_proof(&[Verdict::VerifiedChained, Verdict::Moved]);
    let rows = |of: Field, test: Test| matching(&sample, &field(of, test));
    assert_eq!(rows(Field::User, is("BOB")), [0, 1, 2]);
    assert_eq!(rows(Field::Service, is("EC2")), [0, 1]);
    assert_eq!(rows(Field::Service, is("ec2.amazonaws.com")), [0]);
    assert_eq!(rows(Field::Service, is("s3")), [2]);
    assert_eq!(rows(Field::File, like("*two*")), [2]);
    assert_eq!(rows(Field::Proof, is("proved")), [0, 1]);
    assert_eq!(rows(Field::Proof, is("verified-chained")), [0, 1]);
    assert_eq!(rows(Field::Proof, is("failed")), [2]);
    assert_eq!(rows(Field::Proof, is("unchecked")), [] as [u32; 0]);
    // `user` the field is derived; `user` the path is whatever a record contains there.
    assert_eq!(rows(path("user"), Test::Exists), [] as [u32; 0]);
}

#[test]
fn text_in_names_and_values() {
    let sample = Sample::one(&[
        r#"{"eventName":"PutObject","requestParameters":{"bucketName":"Großer-Topf","n":1.50,"b":true}}"#,
        r#"{"eventName":"x","a":["b\u0075cket\/name",null],"\u0062ucketname":"q\"q\nline"}"#,
        r#"{"errorMessage":"User: x is not authorized to perform: s3:PutObject"}"#,
    ]);
    for (text, expected) in [
        ("BUCKETNAME", &[0u32, 1] as &[u32]),
        ("bucket/name", &[1]),
        ("putobject", &[0, 2]),
        ("GROßER", &[0]),
        ("1.50", &[0]),
        ("true", &[0]),
        ("null", &[]),
        ("q\"Q", &[1]),
        ("\nl", &[1]),
        ("nline", &[]),
        ("name\":\"put", &[]),
        ("not authorized", &[2]),
        ("", &[0, 1, 2]),
    ] {
        assert_eq!(matching(&sample, &contains(text)), expected, "{text}");
    }
    let globs = vec![Glob::Literal("put".into()), Glob::Any, Glob::Literal("t".into()), Glob::One];
    assert_eq!(matching(&sample, &Filter::Text(Text::Like(globs))), [] as [u32; 0]);
    let regex = |ignore_case| Filter::Text(Text::Regex { pattern: "^put".into(), ignore_case });
    assert_eq!(matching(&sample, &regex(false)), [] as [u32; 0]);
    assert_eq!(matching(&sample, &regex(true)), [0]);
}

#[test]
fn arrays_are_looked_into_and_negation_holds_where_a_field_is_absent() {
    let sample = Sample::one(&[
        r#"{"resources":[{"ARN":"arn:a","type":"x"},{"ARN":"arn:b"}]}"#,
        r#"{"resources":[{"arn":"arn:b","accountId":"1"}]}"#,
        r#"{"resources":[{"ARNPrefix":"arn:b"}]}"#,
        r#"{"resources":{"ARN":"arn:b"}}"#,
        r#"{"resources":null}"#,
        r#"{}"#,
    ]);
    let b = field(path("resources.ARN"), is("arn:b"));
    assert_eq!(matching(&sample, &b), [0, 1, 3]);
    assert_eq!(matching(&sample, &Filter::Not(b.clone().into())), [2, 4, 5]);
    let both = Filter::And(vec![b.clone(), field(path("Resources.Type"), is("x"))]);
    assert_eq!(matching(&sample, &both), [0]);
    assert_eq!(matching(&sample, &field(path("resources"), is("x"))), [] as [u32; 0]);
    assert_eq!(matching(&sample, &field(path("resources"), Test::Exists)), [0, 1, 2, 3]);
}

#[test]
fn the_raw_records_are_asked_no_more_than_needed() {
    let sample = Sample::one(&[r#"{"eventName":"a","eventSource":"b","resources":[{"ARN":"r"}]}"#]);
    let tests = |filter: &Filter| sample.store.plan(filter).unwrap().raw_tests().to_vec();
    for name in ["eventName", "EVENTSOURCE", "userIdentity.Type", "resources.arn", "eventTime", "eventID"] {
        assert_eq!(tests(&field(path(name), is("x"))), [], "{name}");
    }
    for derived in [Field::User, Field::Service, Field::File, Field::Proof] {
        assert_eq!(tests(&field(derived, is("x"))), []);
    }
    let raw = field(path("eventName.x"), is("x"));
    assert_eq!(tests(&Filter::And(vec![raw.clone(), Filter::Not(Box::new(raw))])).len(), 1);
    assert_eq!(tests(&contains("x")), [RawTest::Text(Text::Contains("x".into()))]);
}

#[test]
fn alternatives_for_a_field_are_one_test() {
    let sample = Sample::one(&[r#"{"a":"1"}"#, r#"{"a":"2"}"#, r#"{"a":"3","b":"1"}"#]);
    let any = ["1", "2", "x", "y", "z"].map(|value| field(path("a"), is(value)));
    let filter =
        Filter::Or(any.into_iter().chain([field(path("b"), is("1")), field(path("a"), Test::Exists)]).collect());
    let plan = sample.store.plan(&filter).unwrap();
    let [RawTest::Any(tests)] = plan.raw_tests() else { panic!("{:?}", plan.raw_tests()) };
    assert_eq!(tests.len(), 3);
    assert_eq!(matching(&sample, &filter), [0, 1, 2]);
    let Filter::Or(mut any) = filter else { panic!() };
    any.pop();
    assert_eq!(matching(&sample, &Filter::Or(any)), [0, 1, 2]);
}

#[test]
fn bad_patterns_are_told_before_anything_is_scanned() {
    let sample = Sample::one(&["{}"]);
    for filter in [
        field(path("a"), regex("(", false)),
        field(path("eventName"), regex("a{99999}{99999}", false)),
        Filter::Text(Text::Regex { pattern: "[".into(), ignore_case: true }),
    ] {
        assert!(sample.store.plan(&filter).is_err());
    }
}

#[test]
fn empty_lists() {
    let sample = Sample::one(&["{}"]);
    assert_eq!(matching(&sample, &Filter::And(vec![])), [0]);
    assert_eq!(matching(&sample, &Filter::Or(vec![])), [] as [u32; 0]);
    assert_eq!(matching(&sample, &Filter::Not(Box::new(Filter::All))), [] as [u32; 0]);
    assert_eq!(matching(&sample, &field(path("a"), Test::AnyOf(vec![]))), [] as [u32; 0]);
}
