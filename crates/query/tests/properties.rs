//! Properties that hold for every filter and every text.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::expect_used)]

mod common;

use common::make;
use proptest::collection::vec;
use proptest::prelude::*;
use protocol::{
    Compare, Condition, CopyAs, Filter, Glob, Literal, Message, Micros, Notation, SelectorStep, SelectorTest,
};
use query::{copy, copy_own, normalise, parse, print, read, tokens};
use words::{Language, Say};

/// Any text gives a filter or an error, and neither contradicts itself.
fn any_text_holds(text: &str) {
    let length = text.chars().count();
    match parse(text) {
        Ok(filter) => {
            assert_eq!(normalise(&filter), filter, "parsing {text:?} yields normal form");
            let printed = print(&filter);
            assert_eq!(parse(&printed).as_ref(), Ok(&filter), "{text:?} printed as {printed:?}");
        }
        Err(error) => {
            assert!(error.offset <= length, "{text:?}: {error:?}");
            assert!(error.mistake.say(Language::En).ends_with('.'), "{error:?}");
            assert_eq!(error.suggestion.is_some(), error.replaces.is_some());
            if let Some((from, to)) = error.replaces {
                assert!(from <= to && to <= length, "{text:?}: {error:?}");
            }
        }
    }
    let mut end = 0;
    let chars: Vec<char> = text.chars().collect();
    for token in tokens(text) {
        assert!(token.from >= end && token.to > token.from, "{text:?}: {token:?}");
        assert!(chars[end..token.from].iter().all(|c| c.is_whitespace()), "{text:?}: {token:?}");
        end = token.to;
    }
    assert!(chars[end..].iter().all(|c| c.is_whitespace()), "{text:?}: {end}");
}

/// Parts of queries, right and wrong, that random texts are made of.
fn pieces() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => proptest::sample::select(vec![
            " ", "  ", "\t", "(", ")", "((", ",", " and ", " or ", " not ", "not", "AND", "eventName", "eventName:", "user:",
            "usr:", "proof:", "eventTime", "eventVersion", "x.y:", "\"a.b\":", "requestParameters.\"a.b\"", ":", "=", "!=",
            ">", ">=", " < ", " <= ", "=>", "<>", "==", "*", "?", "\\", "\"", "'", "/", "/a/", "/a b/i", "/[/", "//", "://",
            "arn:aws:s3:::b", "10.0.0.0/8", "10.0.0.0/33", "::/0", "::ffff:1.2.3.4/120", "2025-06-07", "2025-02-30",
            "2025-06-07T10:00:00Z", "now-7d", "now-7", "1.10", "1e3", "-5", "&&", "||", "!", "{", "select * from t where ",
            "| stats count by x", "|head", " exists", "_exists_:", "null", "~2", "^3", "-a", "+b", "!c", "-user:", "[A TO D]", "{5 TO *}",
            "last ", "1 ", "hours ", " group by ", " limit 5", "startswith", "=~", "isnull(", "ago(", "index=", "source:", "count",
            " like ", " in (", " is null", "between", "'x'", "“x”", "tampered", "é", "𝄞", "\u{a0}", "\0", "$.", "[0]", "%",
        ]).prop_map(str::to_owned),
        1 => make::any_string(),
    ]
}

/// The same for other notations; also, what was read can be written for every tool.
fn any_notation_holds(text: &str) {
    let length = text.chars().count();
    for notation in [None].into_iter().chain(Notation::ALL.map(Some)) {
        match read(text, notation) {
            Ok(understood) => {
                for target in CopyAs::ALL {
                    let copied = copy(&understood.filter, target, Some(Micros(0)));
                    assert!(copied.text.is_some() || !copied.notes.is_empty(), "{text:?} as {target:?}");
                    let own = copy_own(&understood.filter, target);
                    assert!(own.is_none_or(|own| own == copied), "{text:?} as {target:?}");
                }
                let copied = copy(&understood.filter, CopyAs::CloudWatch, None).text;
                if let (Notation::CloudWatch, Some(copied)) = (understood.notation, copied) {
                    let again = read(&copied, Some(Notation::CloudWatch)).map(|read| read.filter);
                    assert_eq!(again, Ok(understood.filter), "{text:?} written as {copied:?}");
                }
            }
            Err(error) => {
                assert!(error.offset <= length, "{text:?}: {error:?}");
                assert!(error.mistake.say(Language::En).ends_with('.'), "{error:?}");
                assert!(error.replaces.is_none_or(|(from, to)| from <= to && to <= length), "{text:?}: {error:?}");
            }
        }
    }
}

/// Parts of patterns and configurations.
fn pieces_of_other_notations() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => proptest::sample::select(vec![
            "{", "}", "{ ", " }", "(", ")", "[", "]", "$", "$.", "$.a", "$.a.b", "$.*", "[*]", "[0]", ".['x y']", " = ", "!=", ">",
            "<=", " IS ", "NULL", "TRUE", " NOT EXISTS", "EXISTS", " && ", " || ", "&", "1", "-1.5e3", "1.2.*", "\"x\"", "\"a*b\"",
            "\"", "\\", "%", "%a+%", "%(a)%", "%[%", "%\\x2", "?a", "-b", " ", "\n", "abc", "é", ":", ",", "true", "null",
            "\"EventSelectors\"", "\"FieldSelectors\"", "\"Field\"", "\"eventCategory\"", "\"Equals\"", "\"ReadWriteType\"",
            "AttributeKey=", "AttributeKey=EventName,AttributeValue=", "Username", ",AttributeValue=", "\"AttributeKey\"",
        ]).prop_map(str::to_owned),
        1 => make::any_string(),
    ]
}

fn globs() -> impl Strategy<Value = Vec<Glob>> {
    vec(prop_oneof![make::any_string().prop_map(Glob::Literal), Just(Glob::Any)], 0..4)
}

fn regex() -> impl Strategy<Value = String> {
    proptest::sample::select(vec!["a", "^x y$", "[^a-z]+\\.", "\\x28\\d{2,3}", "a|b"]).prop_map(str::to_owned)
}

fn selector_test() -> impl Strategy<Value = Filter> {
    let name = make::any_string().prop_filter("can be written", |name| !name.contains("']"));
    let step = prop_oneof![
        3 => name.prop_map(SelectorStep::Name),
        1 => Just(SelectorStep::AnyName),
        1 => Just(SelectorStep::AnyElement),
        1 => any::<u32>().prop_map(SelectorStep::Index),
    ];
    // The first step follows `$.`.
    let first = prop_oneof![Just(SelectorStep::Name("a".to_owned())), Just(SelectorStep::AnyName)];
    let selector = (first, vec(step, 0..4)).prop_map(|(first, rest)| [first].into_iter().chain(rest).collect());
    let number = proptest::sample::select(vec!["0", "+1", "-1.50", "1e3", ".5", "1E-2"]);
    let literal = || {
        prop_oneof![
            1 => number.clone().prop_map(|text| Literal::Number(text.to_owned())),
            3 => globs().prop_map(Literal::Text),
            1 => regex().prop_map(Literal::Regex),
        ]
    };
    let compare =
        proptest::sample::select(vec![Compare::Greater, Compare::GreaterOrEqual, Compare::Less, Compare::LessOrEqual]);
    let condition = prop_oneof![
        3 => literal().prop_map(Condition::Equal),
        3 => literal().prop_map(Condition::Differs),
        1 => (compare, proptest::num::f64::NORMAL).prop_map(|(compare, bound)| Condition::Compare(compare, bound)),
        1 => Just(Condition::Null),
        1 => any::<bool>().prop_map(Condition::Bool),
        1 => Just(Condition::Absent),
    ];
    (selector, condition).prop_map(|(selector, condition)| Filter::Selector(SelectorTest { selector, condition }))
}

/// What patterns can express: conditions or terms.
fn pattern() -> impl Strategy<Value = Filter> {
    let conditions = selector_test().prop_recursive(4, 20, 4, |inner| {
        prop_oneof![vec(inner.clone(), 1..4).prop_map(Filter::And), vec(inner, 1..4).prop_map(Filter::Or)]
    });
    let message = prop_oneof![
        3 => make::any_string().prop_filter("is no blank", |text| !text.trim().is_empty()).prop_map(Message::Contains),
        1 => regex().prop_map(Message::Regex),
    ];
    let message = message.prop_map(Filter::Message);
    let signed =
        (message.clone(), any::<bool>()).prop_map(|(term, not)| if not { Filter::Not(Box::new(term)) } else { term });
    prop_oneof![3 => conditions, 1 => vec(signed, 1..4).prop_map(Filter::And), 1 => vec(message, 2..4).prop_map(Filter::Or)]
}

/// Removes values with a literal asterisk, since these are written as regular expressions.
fn without_stars(filter: &Filter) -> Filter {
    match filter {
        Filter::And(parts) => Filter::And(parts.iter().map(without_stars).collect()),
        Filter::Or(parts) => Filter::Or(parts.iter().map(without_stars).collect()),
        Filter::Selector(SelectorTest { selector, condition }) => {
            let starred =
                |globs: &[Glob]| globs.iter().any(|glob| matches!(glob, Glob::Literal(text) if text.contains('*')));
            let literal = |value: &Literal| match value {
                Literal::Text(globs) if starred(globs) => Literal::Number(String::new()),
                Literal::Regex(pattern) if pattern.starts_with('^') && pattern.contains("\\*") => {
                    Literal::Number(String::new())
                }
                value => value.clone(),
            };
            let condition = match condition {
                Condition::Equal(value) => Condition::Equal(literal(value)),
                Condition::Differs(value) => Condition::Differs(literal(value)),
                condition => condition.clone(),
            };
            Filter::Selector(SelectorTest { selector: selector.clone(), condition })
        }
        filter => filter.clone(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_printed_filter_is_read_as_itself(filter in make::filter()) {
        let normal = normalise(&filter);
        prop_assert_eq!(&normalise(&normal), &normal);
        let text = print(&filter);
        prop_assert_eq!(parse(&text), Ok(normal), "{}", text);
    }

    #[test]
    fn a_written_pattern_is_read_as_itself(filter in pattern()) {
        let filter = normalise(&filter);
        let copied = copy(&filter, CopyAs::CloudWatch, None);
        let Some(text) = copied.text else {
            // Only a literal asterisk next to text beyond ASCII.
            prop_assert!(copied.notes.iter().all(|note| note.say(Language::En).contains("star")), "{:?}", copied.notes);
            return Ok(());
        };
        let again = read(&text, Some(Notation::CloudWatch)).map(|read| read.filter);
        prop_assert_eq!(again.map(|filter| without_stars(&filter)), Ok(without_stars(&filter)), "{}", text);
    }

    #[test]
    fn every_filter_is_written_for_every_tool_or_the_reason_is_told(filter in make::filter()) {
        for target in CopyAs::ALL {
            let copied = copy(&filter, target, Some(Micros(0)));
            prop_assert!(copied.text.is_some() || !copied.notes.is_empty());
        }
        prop_assert_eq!(copy(&filter, CopyAs::Traillight, None).text, Some(print(&filter)));
        prop_assert_eq!(copy_own(&filter, CopyAs::Traillight), Some(copy(&filter, CopyAs::Traillight, None)));
    }

    #[test]
    fn any_text_in_any_notation_gives_a_filter_or_an_error(text in "\\PC{0,40}") {
        any_notation_holds(&text);
    }

    #[test]
    fn so_does_any_row_of_foreign_pieces(text in vec(pieces_of_other_notations(), 0..14)) {
        any_notation_holds(&text.concat());
        any_notation_holds(&format!("{{ {} }}", text.concat()));
    }

    #[test]
    fn any_text_gives_a_filter_or_an_error(text in "\\PC{0,60}") {
        any_text_holds(&text);
    }

    #[test]
    fn so_does_any_row_of_pieces(text in vec(pieces(), 0..12)) {
        any_text_holds(&text.concat());
    }

    #[test]
    fn so_does_a_query_that_was_cut_or_changed(
        filter in make::filter(),
        at in any::<proptest::sample::Index>(),
        piece in pieces(),
        cut in 0usize..4,
    ) {
        let mut chars: Vec<char> = print(&filter).chars().collect();
        let at = at.index(chars.len() + 1);
        let end = (at + cut).min(chars.len());
        chars.splice(at..end, piece.chars());
        any_text_holds(&chars.into_iter().collect::<String>());
    }
}
