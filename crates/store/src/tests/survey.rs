//! A survey agrees with walking the trees.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use protocol::{FieldSurvey, Survey};

use super::generated::record;
use crate::survey::Surveyor;
use naive::Json;

/// For a path: number of events that have it, its kinds, and the number of events for each value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Naive {
    events: u64,
    kinds: u8,
    values: BTreeMap<String, u64>,
}

fn naively(records: &[String]) -> BTreeMap<Vec<String>, Naive> {
    let mut all: BTreeMap<Vec<String>, Naive> = BTreeMap::new();
    for record in records {
        let (mut there, mut values) = (BTreeSet::new(), BTreeSet::new());
        look(&Json::parse(record).unwrap(), &[], &mut |path, kind, value| {
            all.entry(path.to_vec()).or_default().kinds |= kind;
            if kind != FieldSurvey::NULL {
                there.insert(path.to_vec());
            }
            values.extend(value.map(|value| (path.to_vec(), value)));
        });
        for path in there {
            all.entry(path).or_default().events += 1;
        }
        for (path, value) in values {
            *all.entry(path).or_default().values.entry(value).or_default() += 1;
        }
    }
    all.remove(&Vec::new());
    all
}

/// Receives path, kind and text.
type See<'s> = dyn FnMut(&[String], u8, Option<String>) + 's;

fn look(value: &Json, path: &[String], see: &mut See<'_>) {
    match value {
        Json::Null => see(path, FieldSurvey::NULL, None),
        Json::Bool(value) => see(path, FieldSurvey::BOOL, Some(value.to_string())),
        Json::Number(text) => see(path, FieldSurvey::NUMBER, Some(text.clone())),
        Json::Text(text) => see(path, FieldSurvey::TEXT, Some(text.clone())),
        Json::Array(elements) => {
            see(path, FieldSurvey::ARRAY, None);
            elements.iter().for_each(|element| look(element, path, see));
        }
        Json::Object(members) => {
            see(path, FieldSurvey::OBJECT, None);
            for (name, value) in members {
                look(value, &[path, std::slice::from_ref(name)].concat(), see);
            }
        }
    }
}

fn survey(records: &[String], mut surveyor: Surveyor) -> Survey {
    records.iter().for_each(|record| surveyor.see(record.as_bytes()));
    surveyor.survey(usize::MAX)
}

/// A survey without limits agrees with walking the trees of these records.
pub fn check(whole: &Survey, records: &[String]) {
    assert_eq!(whole.events, records.len() as u64);
    assert_eq!(whole.left_out, 0);
    let naive = |field: &FieldSurvey| {
        let values = field.values.iter().cloned().collect();
        (field.path.0.clone(), Naive { events: field.events, kinds: field.kinds, values })
    };
    assert_eq!(whole.fields.iter().map(naive).collect::<BTreeMap<_, _>>(), naively(records));
    for field in &whole.fields {
        assert!(field.is_exact());
        assert_eq!(field.distinct, field.values.len() as u64);
        assert!(field.values.is_sorted_by_key(|(text, events)| (std::cmp::Reverse(*events), text.clone())));
    }
}

fn of(records: &[&str]) -> Survey {
    survey(&records.iter().map(|&record| record.to_owned()).collect::<Vec<_>>(), Surveyor::new(&[]))
}

fn at<'s>(survey: &'s Survey, path: &str) -> &'s FieldSurvey {
    survey.fields.iter().find(|field| field.path.join(".") == path).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn agrees_with_a_look_at_the_trees(records in prop::collection::vec(record(), 0..20), split in 0usize..20) {
        let whole = survey(&records, Surveyor::new(&[]));
        check(&whole, &records);

        let (first, second) = records.split_at(split.min(records.len()));
        let mut together = Surveyor::new(&[]);
        together.absorb(&survey(first, Surveyor::new(&[])));
        together.absorb(&survey(second, Surveyor::new(&[])));
        prop_assert_eq!(together.survey(usize::MAX), whole);
    }

    #[test]
    fn few_counters_are_wrong_by_no_more_than_they_say(values in prop::collection::vec(0u32..60, 0..400), split in 0usize..400) {
        let records: Vec<String> = values.iter().map(|value| format!("{{\"a\":\"{}\"}}", value * value / 60)).collect();
        let naive = naively(&records).remove(&vec!["a".to_owned()]).unwrap_or_default();
        let small = || Surveyor::with_limits(8, usize::MAX);
        let (first, second) = records.split_at(split.min(records.len()));
        let mut together = small();
        together.absorb(&survey(first, small()));
        together.absorb(&survey(second, small()));
        for part in [survey(&records, small()), together.survey(usize::MAX)] {
            let Some(field) = part.fields.first() else { continue };
            prop_assert!(field.values.len() <= 8);
            prop_assert!(field.distinct <= naive.values.len() as u64);
            prop_assert!(field.missed * 5 <= records.len() as u64, "{} of {}", field.missed, records.len());
            let listed: BTreeMap<String, u64> = field.values.iter().cloned().collect();
            for (text, events) in &naive.values {
                let counted = listed.get(text).copied().unwrap_or_default();
                prop_assert!(counted <= *events && *events <= counted + field.missed, "{text}: {counted}, {events}");
            }
        }
    }
}

#[test]
fn arrays_stand_at_their_path_and_count_an_event_once() {
    let survey = of(&[
        r#"{"resources":[{"ARN":"a"},{"ARN":"a"},{"ARN":"b"}],"n":[1,[2,"2"]]}"#,
        r#"{"resources":[{"ARN":"a"}],"n":null}"#,
    ]);
    let arn = at(&survey, "resources.ARN");
    assert_eq!((arn.events, arn.values.clone()), (2, vec![("a".to_owned(), 2), ("b".to_owned(), 1)]));
    assert_eq!(at(&survey, "resources").kinds, FieldSurvey::ARRAY | FieldSurvey::OBJECT);
    let n = at(&survey, "n");
    assert_eq!((n.events, n.distinct), (1, 2));
    assert_eq!(n.kinds, FieldSurvey::ARRAY | FieldSurvey::NUMBER | FieldSurvey::TEXT | FieldSurvey::NULL);
}

#[test]
fn only_what_is_wanted() {
    let record = r#"{"a":{"B":{"c":1},"x":2},"ax":3,"A":4}"#.to_owned();
    let wanted = vec![["A", "b"].into()];
    let survey = survey(&[record], Surveyor::new(&wanted));
    let paths: Vec<String> = survey.fields.iter().map(|field| field.path.join(".")).collect();
    assert_eq!((paths, survey.left_out), (vec!["A".to_owned(), "a".to_owned(), "a.B".to_owned()], 0));
}

#[test]
fn hostile_records_take_no_more_than_the_limits() {
    let long = "x".repeat(257);
    let deep = format!("{}1{}", "[".repeat(600), "]".repeat(600));
    let mut many = Surveyor::new(&[]);
    for part in 0..6u32 {
        let names: Vec<String> = (0..1000).map(|name| format!("\"{}\":\"{long}\"", part * 1000 + name)).collect();
        many.see(format!("{{{}}}", names.join(",")).as_bytes());
    }
    let all = many.survey(1);
    assert_eq!((all.fields.len(), all.left_out), (5000, 1000));
    assert!(all.fields.iter().all(|field| field.long == 1 && field.values.is_empty() && !field.is_exact()));

    let survey = of(&[&format!("{{\"{}\":1,\"a\":{deep}}}", "n".repeat(1024)), "{\"a\"", "", "[1]", "\"\""]);
    assert_eq!((survey.events, survey.left_out, survey.fields.len()), (5, 1, 1));
    assert_eq!(at(&survey, "a").kinds, FieldSurvey::ARRAY);
}

#[test]
fn memory_is_shared_by_all_fields() {
    let mut surveyor = Surveyor::with_limits(1000, 100_000);
    for value in 0..1000u32 {
        let members: Vec<String> = (0..20).map(|name| format!("\"f{name}\":\"v{value}\"")).collect();
        surveyor.see(format!("{{{}}}", members.join(",")).as_bytes());
    }
    let survey = surveyor.survey(usize::MAX);
    let kept: usize = survey.fields.iter().flat_map(|field| &field.values).map(|(text, _)| text.len() + 64).sum();
    assert!(kept <= 100_000, "{kept}");
    assert!(survey.fields.iter().all(|field| field.events == 1000 && !field.is_exact() && field.distinct >= 16));
}
