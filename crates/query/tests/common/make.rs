//! Random filters that can be expressed as text.

use proptest::collection::vec;
use proptest::prelude::*;
use protocol::report::Verdict;
use protocol::{Compare, Field, FieldTest, Filter, Glob, Micros, Moment, Operand, Test, Text, ValueTest};

/// Microseconds from year 0 to year 9999.
const YEARS: std::ops::Range<i64> = -62_167_219_200_000_000..253_402_300_800_000_000;
const DAY: i64 = 86_400_000_000;

pub fn filter() -> impl Strategy<Value = Filter> {
    let leaf = prop_oneof![
        1 => Just(Filter::All),
        6 => field_test().prop_map(Filter::Field),
        3 => text().prop_map(Filter::Text),
    ];
    leaf.prop_recursive(5, 40, 4, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Filter::And),
            vec(inner.clone(), 0..4).prop_map(Filter::Or),
            inner.prop_map(|part| Filter::Not(Box::new(part))),
        ]
    })
}

/// Text that is hard to parse: symbols, blanks, keywords, what looks like other kinds of values.
pub fn any_string() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[a-zA-Z0-9._:/-]{0,12}",
        2 => "[ -~]{0,10}",
        2 => "\\PC{0,6}",
        1 => "[\\\\\"'*?()/,:=<>!&|{} \t\n]{0,6}",
        2 => proptest::sample::select(vec![
            "and", "OR", "not", "select", "like", "arn:aws:s3:::b", "https://a/b", "10.0.0.0/8", "10.0.0.0/99",
            "2025-06-07", "2025-02-30", "2025-6-7", "now", "now-7d", "/x/", "//", "'x'", "“x”", "a&&b", "!x", "{ $.a = 1 }",
            "user", "usr", "eventname", "*", "**", "?", "", " ", "\\", "::1", "AWS::S3::Object", "1.10", "not authorized",
        ]).prop_map(str::to_owned),
    ]
}

fn field() -> impl Strategy<Value = Field> {
    prop_oneof![
        Just(Field::User),
        Just(Field::Service),
        Just(Field::File),
        Just(Field::Path(["EventName"].into())),
        Just(Field::Path(["eventTime"].into())),
        Just(Field::Path(["eventVersion"].into())),
        Just(Field::Path(["useridentity", "TYPE"].into())),
        vec(any_string(), 1..4).prop_map(|path| Field::Path(path.into())),
    ]
}

fn field_test() -> impl Strategy<Value = FieldTest> {
    let proof = prop_oneof![
        proptest::sample::select(Verdict::ALL.map(Verdict::name).to_vec()),
        proptest::sample::select(vec!["proved", "Unchecked", "FAILED"]),
    ];
    prop_oneof![
        1 => field().prop_map(|field| FieldTest { field, test: Test::Exists }),
        6 => (field(), vec(value(), 0..4)).prop_map(|(field, mut values)| {
            // Periods become comparisons, and versions only compare with versions.
            values.retain(|value| !is(&field, "eventVersion") || !matches!(value, ValueTest::Time { .. }));
            FieldTest { field, test: Test::AnyOf(values) }
        }),
        3 => (field(), compare(), operand()).prop_filter_map("a comparison that exists", |(field, compare, operand)| {
            let operand = match operand {
                operand if is(&field, "eventVersion") => match operand {
                    Operand::Version(parts) => Operand::Version(parts),
                    _ => return None,
                },
                Operand::Version(_) => return None,
                Operand::Number(_) if is(&field, "eventTime") => return None,
                operand => operand,
            };
            Some(FieldTest { field, test: Test::Compare(compare, operand) })
        }),
        1 => vec(proptest::sample::select(vec!["failure", "Success"]), 0..3).prop_map(|names| FieldTest {
            field: Field::Outcome,
            test: Test::AnyOf(names.into_iter().map(|name| ValueTest::Is(name.to_owned())).collect()),
        }),
        1 => vec(proptest::sample::select(vec!["people", "Unknown", "services"]), 0..3).prop_map(|names| FieldTest {
            field: Field::Actor,
            test: Test::AnyOf(names.into_iter().map(|name| ValueTest::Is(name.to_owned())).collect()),
        }),
        1 => vec(proof, 0..3).prop_map(|names| FieldTest {
            field: Field::Proof,
            test: Test::AnyOf(names.into_iter().map(|name| ValueTest::Is(name.to_owned())).collect()),
        }),
    ]
}

fn is(field: &Field, name: &str) -> bool {
    matches!(field, Field::Path(path) if path.len() == 1 && path[0].eq_ignore_ascii_case(name))
}

fn compare() -> impl Strategy<Value = Compare> {
    proptest::sample::select(vec![Compare::Greater, Compare::GreaterOrEqual, Compare::Less, Compare::LessOrEqual])
}

fn operand() -> impl Strategy<Value = Operand> {
    prop_oneof![
        any::<f64>().prop_map(Operand::Number),
        (-1000i32..1000).prop_map(|n| Operand::Number(f64::from(n) / 4.0)),
        moment().prop_map(Operand::Time),
        vec(any::<u32>(), 1..4).prop_map(Operand::Version),
    ]
}

fn moment() -> impl Strategy<Value = Moment> {
    prop_oneof![
        any::<i64>().prop_map(|at| Moment::At(Micros(at))),
        YEARS.prop_map(|at| Moment::At(Micros(at))),
        YEARS.prop_map(|at| Moment::At(Micros(at.div_euclid(DAY) * DAY))),
        YEARS.prop_map(|at| Moment::At(Micros(at.div_euclid(DAY) * DAY - 1))),
        any::<i64>().prop_map(Moment::BeforeLast),
        (0i64..10_000).prop_map(|hours| Moment::BeforeLast(hours * 3_600_000_000)),
    ]
}

fn value() -> impl Strategy<Value = ValueTest> {
    prop_oneof![
        4 => any_string().prop_map(ValueTest::Is),
        3 => pattern().prop_map(ValueTest::Like),
        1 => regex().prop_map(|(pattern, ignore_case)| ValueTest::Regex { pattern, ignore_case }),
        1 => (any::<std::net::IpAddr>(), 0u8..=32, any_string()).prop_map(|(network, prefix, text)| {
            ValueTest::Cidr { network, prefix, text }
        }),
        1 => (any::<[u8; 4]>(), 96u8..=128).prop_map(|(v4, prefix)| ValueTest::Cidr {
            network: std::net::Ipv4Addr::from(v4).to_ipv6_mapped().into(),
            prefix,
            text: "block".to_owned(),
        }),
        1 => (moment(), moment(), any_string()).prop_map(|(from, to, text)| ValueTest::Time { from, to, text }),
        1 => YEARS.prop_map(|at| {
            let start = at.div_euclid(DAY) * DAY;
            ValueTest::Time { from: Moment::At(Micros(start)), to: Moment::At(Micros(start + DAY)), text: String::new() }
        }),
    ]
}

fn pattern() -> impl Strategy<Value = Vec<Glob>> {
    vec(prop_oneof![any_string().prop_map(Glob::Literal), Just(Glob::Any), Just(Glob::One)], 0..5)
}

fn regex() -> impl Strategy<Value = (String, bool)> {
    let pattern = prop_oneof![
        any_string().prop_map(|text| regex_syntax::escape(&text)),
        proptest::sample::select(vec!["a/b", "\\/", "a\\\\/", "[/]", "^$", "x|y", "\\d+ \\w", "(?x) a # b"])
            .prop_map(str::to_owned),
    ];
    (pattern, any::<bool>())
}

fn text() -> impl Strategy<Value = Text> {
    prop_oneof![
        any_string().prop_map(Text::Contains),
        pattern().prop_map(Text::Like),
        regex().prop_map(|(pattern, ignore_case)| Text::Regex { pattern, ignore_case }),
    ]
}
