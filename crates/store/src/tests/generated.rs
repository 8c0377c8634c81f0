//! Random filters over random records: columns and raw scan together must agree with the reference.

use cloudtrail::{Cell, Fields};
use proptest::prelude::*;
use proptest::sample::select;
use protocol::report::Verdict;
use protocol::{
    Column, Compare, Condition, Field, FieldTest, Filter, Glob, Literal, Message, Micros, Moment, Noted, NotedField,
    Operand, Remark, RowId, SelectorStep, SelectorTest, Test, Text, ValueTest,
};

use super::sample::Sample;
use crate::{Around, explain};
use naive::{Context, Json};

/// Spelled in all the ways that people and tools spell them.
const NAMES: [&str; 14] = [
    "eventName",
    "eventname",
    "\\u0065ventName",
    "eventSource",
    "EventSource",
    "errorCode",
    "readOnly",
    "eventID",
    "eventId",
    "user",
    "requestParameters",
    "sourceIPAddress",
    "eventVersion",
    "b\\/\\\"",
];

const IDENTITY_NAMES: [&str; 9] = [
    "type",
    "userName",
    "username",
    "principalId",
    "PRINCIPALID",
    "arn",
    "access\u{212a}eyId",
    "accessKeyId",
    "sessionContext",
];

const SCALARS: [&str; 34] = [
    "null",
    "true",
    "false",
    "\"true\"",
    "\"TRUE\"",
    "100",
    "100.0",
    "1e2",
    "-0.0",
    "\"100\"",
    "\"\"",
    "\"ec2.amazonaws.com\"",
    "\"EC2\"",
    "\"10.0.0.7\"",
    "\"::ffff:10.0.0.9\"",
    "\"2001:db8::1\"",
    "\"10.0.0.0/8\"",
    "\"1.10\"",
    "\"1.9\"",
    "1.10",
    "\"é\"",
    "\"\\u00C9\"",
    "\"\u{212a}\"",
    "\"İx\"",
    "\"a\\/b\"",
    "\"q\\\"q\"",
    "\"x\\nname\"",
    "\"\\ud83d\\ude00\"",
    "\"AROA:Bob\"",
    "\"bob\"",
    "\"2024-01-15T12:00:00Z\"",
    "\"2024-01-15T12:00:00.5Z\"",
    "\"2024-01-15\"",
    "\"aaaaaaaa-0000-4000-8000-00000000000f\"",
];

/// Texts that filters ask for: those of the values, and parts of them.
const TEXTS: [&str; 28] = [
    "true",
    "100",
    "1e2",
    "",
    "ec2.amazonaws.com",
    "ec2",
    "10.0.0.7",
    "1.10",
    "1.9",
    "É",
    "k",
    "ix",
    "a/b",
    "q\"q",
    "name",
    "x\nname",
    "😀",
    "bob",
    "AROA:bob",
    "2024-01-15T12:00:00Z",
    "2024-01-15",
    "AAAAAAAA-0000-4000-8000-00000000000F",
    "eventname",
    "b/\"",
    "null",
    "arn:x",
    ":",
    "unchecked",
];

fn scalar() -> impl Strategy<Value = String> {
    select(&SCALARS[..]).prop_map(str::to_owned)
}

fn object(names: &'static [&'static str], value: impl Strategy<Value = String>) -> impl Strategy<Value = String> {
    let member = (select(names), value).prop_map(|(name, value)| format!("\"{name}\": {value}"));
    prop::collection::vec(member, 0..4).prop_map(|members| format!("{{{}}}", members.join(",")))
}

fn array(element: impl Strategy<Value = String>) -> impl Strategy<Value = String> {
    prop::collection::vec(element, 0..3).prop_map(|elements| format!("[{}]", elements.join(", ")))
}

fn value() -> impl Strategy<Value = String> {
    scalar().prop_recursive(3, 12, 3, |inner| prop_oneof![array(inner.clone()), object(&NAMES, inner)])
}

fn mostly<T: std::fmt::Debug + Clone>(
    usual: impl Strategy<Value = T> + 'static,
    odd: impl Strategy<Value = T> + 'static,
) -> impl Strategy<Value = T> {
    prop_oneof![9 => usual, 1 => odd]
}

fn identity() -> impl Strategy<Value = String> {
    let issuer = || object(&["userName", "UserName", "arn"], mostly(scalar(), value()));
    let context = || object(&["sessionIssuer", "sessionissuer"], mostly(issuer(), array(issuer())));
    let one = || object(&IDENTITY_NAMES, prop_oneof![4 => scalar(), 1 => value(), 2 => context()]);
    mostly(one(), prop_oneof![array(one()), value()])
}

fn resources() -> impl Strategy<Value = String> {
    let value = || mostly(select(vec!["\"arn:x\"".to_owned(), "\"arn:y\"".to_owned(), "null".to_owned()]), value());
    let one = || object(&["ARN", "arn", "ARNPrefix", "Arn", "type"], value());
    mostly(array(one()), prop_oneof![one().boxed(), super::generated::value().boxed()])
}

pub fn record() -> impl Strategy<Value = String> {
    let usual = (select(&NAMES[..]), mostly(scalar(), value())).prop_map(|(name, value)| format!("\"{name}\":{value}"));
    let special = prop_oneof![
        identity().prop_map(|value| format!("\"userIdentity\":{value}")),
        identity().prop_map(|value| format!("\"useridentity\":{value}")),
        resources().prop_map(|value| format!("\"resources\":{value}")),
        mostly(scalar(), value()).prop_map(|value| format!("\"eventTime\":{value}")),
    ];
    prop::collection::vec(prop_oneof![3 => usual, 1 => special], 0..7)
        .prop_map(|members| format!("{{{}}}", members.join(",")))
}

fn text() -> impl Strategy<Value = String> {
    select(&TEXTS[..]).prop_map(str::to_owned)
}

fn globs() -> impl Strategy<Value = Vec<Glob>> {
    let glob = prop_oneof![
        text().prop_map(Glob::Literal),
        Just(Glob::Any),
        Just(Glob::One),
        "[a-z.:]{1}".prop_map(Glob::Literal)
    ];
    prop::collection::vec(glob, 0..4)
}

fn pattern() -> impl Strategy<Value = String> {
    select(vec!["^e", "100$", "(?s).", "b.b", "é", "\\d+\\.", "^$", "K"]).prop_map(str::to_owned)
}

fn moment() -> impl Strategy<Value = Moment> {
    let at = select(vec![1_705_276_800i64, 1_705_320_000, 1_705_320_001, 0]);
    prop_oneof![
        at.prop_map(|second| Moment::At(Micros(second * 1_000_000))),
        select(vec![0i64, 500_000, -1, i64::MAX]).prop_map(Moment::BeforeLast),
    ]
}

fn value_test() -> impl Strategy<Value = ValueTest> {
    let block = select(vec![("10.0.0.0", 8u8), ("10.0.0.8", 29), ("2001:db8::", 32), ("0.0.0.0", 0), ("::", 0)]);
    prop_oneof![
        4 => text().prop_map(ValueTest::Is),
        3 => globs().prop_map(ValueTest::Like),
        1 => (pattern(), any::<bool>()).prop_map(|(pattern, ignore_case)| ValueTest::Regex { pattern, ignore_case }),
        1 => block.prop_map(|(network, prefix)| {
            ValueTest::Cidr { network: network.parse().unwrap(), prefix, text: format!("{network}/{prefix}") }
        }),
        1 => (moment(), moment(), text()).prop_map(|(from, to, text)| ValueTest::Time { from, to, text }),
    ]
}

fn compare() -> impl Strategy<Value = Compare> {
    select(vec![Compare::Greater, Compare::GreaterOrEqual, Compare::Less, Compare::LessOrEqual])
}

fn test() -> impl Strategy<Value = Test> {
    let operand = prop_oneof![
        select(vec![100.0, 0.0, 1.5]).prop_map(Operand::Number),
        moment().prop_map(Operand::Time),
        select(vec![vec![1, 9], vec![1, 10, 0], vec![2]]).prop_map(Operand::Version),
    ];
    prop_oneof![
        1 => Just(Test::Exists),
        5 => prop::collection::vec(value_test(), 1..7).prop_map(Test::AnyOf),
        1 => (compare(), operand).prop_map(|(compare, operand)| Test::Compare(compare, operand)),
    ]
}

fn field() -> impl Strategy<Value = Field> {
    let paths = vec![
        "eventName",
        "EVENTNAME",
        "eventSource",
        "errorCode",
        "readOnly",
        "eventID",
        "eventTime",
        "user",
        "requestParameters",
        "requestParameters.eventName",
        "sourceIPAddress",
        "eventVersion",
        "userIdentity",
        "userIdentity.type",
        "UserIdentity.UserName",
        "userIdentity.principalId",
        "userIdentity.accesskeyid",
        "userIdentity.sessionContext.sessionIssuer.userName",
        "resources",
        "resources.ARN",
        "resources.type",
        "b/\"",
        "eventName.eventName",
    ];
    prop_oneof![
        8 => select(paths).prop_map(|path| Field::Path(path.split('.').collect())),
        1 => select(vec![
            Field::User,
            Field::Actor,
            Field::Target,
            Field::Service,
            Field::File,
            Field::Proof,
            Field::Outcome,
            Field::Noted(NotedField::Remark),
            Field::Noted(NotedField::Tag),
            Field::Noted(NotedField::Star),
            Field::Noted(NotedField::Sample),
        ]),
    ]
}

fn selector_test() -> impl Strategy<Value = SelectorTest> {
    let paths = vec![
        "eventName",
        "eventname",
        "readOnly",
        "errorCode",
        "user",
        "userIdentity.type",
        "userIdentity.userName",
        "userIdentity.sessionContext.sessionIssuer.userName",
        "userIdentity.*",
        "resources",
        "resources.ARN",
        "resources.[*].ARN",
        "resources.[0].ARN",
        "requestParameters.*.*",
        "*",
        "*.[1]",
        "eventTime",
        "b/\"",
    ];
    let step = |step: &str| match step {
        "*" => SelectorStep::AnyName,
        "[*]" => SelectorStep::AnyElement,
        "[0]" => SelectorStep::Index(0),
        "[1]" => SelectorStep::Index(1),
        name => SelectorStep::Name(name.to_owned()),
    };
    let selector = select(paths).prop_map(move |path| path.split('.').map(step).collect());
    let literal = || {
        prop_oneof![
            1 => select(vec!["100", "1e2", "1.1", "-0"]).prop_map(|number| Literal::Number(number.to_owned())),
            3 => globs().prop_map(Literal::Text),
            1 => pattern().prop_map(Literal::Regex),
        ]
    };
    let condition = prop_oneof![
        3 => literal().prop_map(Condition::Equal),
        3 => literal().prop_map(Condition::Differs),
        1 => (compare(), select(vec![100.0, 1.5])).prop_map(|(compare, bound)| Condition::Compare(compare, bound)),
        1 => Just(Condition::Null),
        1 => any::<bool>().prop_map(Condition::Bool),
        2 => Just(Condition::Absent),
    ];
    (selector, condition).prop_map(|(selector, condition)| SelectorTest { selector, condition })
}

fn message() -> impl Strategy<Value = Message> {
    prop_oneof![text().prop_map(Message::Contains), pattern().prop_map(Message::Regex)]
}

fn filter() -> impl Strategy<Value = Filter> {
    let search = prop_oneof![
        text().prop_map(Text::Contains),
        globs().prop_map(Text::Like),
        (pattern(), any::<bool>()).prop_map(|(pattern, ignore_case)| Text::Regex { pattern, ignore_case }),
    ];
    let leaf = prop_oneof![
        4 => (field(), test()).prop_map(|(field, test)| Filter::Field(FieldTest { field, test })),
        1 => search.prop_map(Filter::Text),
        3 => selector_test().prop_map(Filter::Selector),
        1 => message().prop_map(Filter::Message),
        1 => Just(Filter::All),
    ];
    leaf.prop_recursive(3, 8, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3).prop_map(Filter::And),
            prop::collection::vec(inner.clone(), 0..3).prop_map(Filter::Or),
            inner.prop_map(|filter| Filter::Not(Box::new(filter))),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn columns_and_raw_scan_agree_with_the_reference(
        first in prop::collection::vec(record(), 0..12),
        second in prop::collection::vec(record(), 0..12),
        noted in prop::collection::btree_map(0u32..30, noted(), 0..6),
        filters in prop::collection::vec(filter(), 1..12),
    ) {
        explained(first.iter().chain(&second), &filters);
        let mut sample = Sample::of(&[&[("a/ec2.json", first)], &[("b/unchecked", second)]]);
        sample.set_proof(&[Verdict::VerifiedSigned]);
        let noted = noted.into_iter().map(|(row, noted)| (RowId(row), noted)).collect();
        sample.store.set_noted(noted);
        for (together, filter) in sample.select_together(&filters).iter().zip(&filters) {
            prop_assert_eq!(&together.rows, &sample.select_naively(filter), "{:?}", filter);
        }
        for filter in filters {
            let expected = sample.select_naively(&filter);
            prop_assert_eq!(&sample.select(&filter).rows, &expected, "{:?}", filter);
            prop_assert_eq!(&sample.select_undecided(&filter).rows, &expected, "{:?}", filter);
        }
    }
}

/// Notes with texts that filters look for.
fn noted() -> impl Strategy<Value = Noted> {
    let text = || select(vec!["RunInstances", "true", "a b", "ä"]).prop_map(str::to_owned);
    let remark = text().prop_map(|text| Remark { text, by: String::new(), at: None });
    (any::<bool>(), prop::collection::vec(text(), 0..3), prop::collection::vec(remark, 0..3))
        .prop_map(|(starred, tags, remarks)| Noted { starred, samples: tags.clone(), tags, remarks })
}

/// Explanations of single tests agree with the reference, and name what is in the record.
fn explained<'a>(records: impl Iterator<Item = &'a String>, filters: &[Filter]) {
    let (path, verdict, last) = ("a/ec2.json", Verdict::VerifiedSigned, Some(Micros(1_705_320_000_000_000)));
    for json in records {
        let fields = Fields::parse(json).unwrap();
        let shown = |column: Column| match fields.cell(column) {
            Cell::Text(text) => Some(text.as_ref()),
            _ => None,
        };
        let noted = &Noted { starred: true, tags: vec!["a".to_owned()], remarks: Vec::new(), samples: Vec::new() };
        let (user, target) = (shown(Column::User), shown(Column::Target));
        let context = Context { path, raw: json, verdict, user, target, noted, last };
        for test in filters.iter().filter(|it| !matches!(it, Filter::And(_) | Filter::Or(_) | Filter::Not(_))) {
            let (holds, lit) =
                explain(test, json.as_bytes(), &Around { path, verdict, failed: fields.is_error, noted, last })
                    .unwrap();
            let expected = naive::matches(test, &Json::parse(json).unwrap(), &context).unwrap();
            assert_eq!(holds, expected, "{test:?} of {json}");
            assert!(holds || lit.is_empty());
            let by_value = match test {
                Filter::Field(FieldTest { field, .. }) => {
                    !matches!(field, Field::Actor | Field::File | Field::Proof | Field::Outcome | Field::Noted(_))
                }
                test => matches!(test, Filter::Text(_)),
            };
            assert!(!by_value || holds != lit.is_empty(), "{test:?} of {json}");
        }
    }
}
