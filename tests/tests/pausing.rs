//! The background run of rules, paused while it is really going: whatever had happened by then, another filter has the right counts.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use std::cell::Cell;
use std::collections::BTreeMap;

use naive::{Context, Json};
use proptest::prelude::*;
use protocol::findings::{Benchmark, Findings, ListRules, Rule, TryRules};
use protocol::report::Verdict;
use protocol::{Column, Noted, Question, Want};
use synth::small_tree;
use tests::session::{Session, question};
use tests::wires::Next;

const FILTERS: [&str; 4] = ["", "region:us-east-1", "not error:*", "outcome:failure"];

/// So many things happen at most before records are searched.
const UNTIL_SEARCHED: usize = 20_000;

fn ask(text: &str) -> TryRules {
    TryRules { question: question(text), benchmark: Benchmark::V7_0 }
}

fn session() -> Session {
    let tree = small_tree(7);
    let mut session = Session::of(tree.files.iter().map(|file| (file.path.as_str(), file.bytes.as_slice())));
    // Each turn of an edge is about one record.
    session.wires.portion = 1;
    session
}

/// Goes on until every rule has been tried.
fn rest(session: &mut Session, text: &str) -> Findings {
    loop {
        let found = session.request(ask(text)).unwrap();
        if found.left == 0 {
            return found;
        }
    }
}

fn counts(found: &Findings) -> BTreeMap<String, (u64, Option<u64>)> {
    found.tried.iter().map(|it| (it.id.clone(), (it.count, it.printed))).collect()
}

/// What each rule about single events finds with each filter, event by event.
fn naively(session: &mut Session, rules: &[Rule]) -> Vec<BTreeMap<String, u64>> {
    let filters = FILTERS.map(|text| query::parse(text).unwrap());
    let mut counts = vec![BTreeMap::new(); FILTERS.len()];
    let want = Want { rows: Some((0, 10_000)), ..Want::default() };
    let rows = session.ask(&Question { want, ..question("") }).unwrap().rows.unwrap().rows;
    for row in rows {
        let raw = session.record(row.id).json;
        let record = Json::parse(&raw).unwrap();
        let cell = |column: Column| row.cells[column as usize].as_deref();
        let context = Context {
            path: "",
            raw: &raw,
            verdict: Verdict::NotCovered,
            user: cell(Column::User),
            target: cell(Column::Target),
            noted: &Noted::default(),
            last: None,
        };
        for (filter, counts) in filters.iter().zip(&mut counts) {
            if naive::matches(filter, &record, &context).unwrap() {
                for rule in rules.iter().filter(|rule| rule.look.together.is_none()) {
                    let found = naive::matches(&rule.look.steps[0].filter, &record, &context).unwrap();
                    *counts.entry(rule.id.clone()).or_default() += u64::from(found);
                }
            }
        }
    }
    counts
}

/// What can happen before the pause, and after it.
fn moments() -> impl Strategy<Value = (Vec<u8>, bool, usize, usize)> {
    (prop::collection::vec(any::<u8>(), 0..60), any::<bool>(), 0..FILTERS.len(), 0..FILTERS.len())
}

/// Whether an edge has something to do, to send or to hear.
fn is_searching(session: &Session) -> bool {
    let of_edge = |next: &Next| matches!(next, Next::ToEdge(_) | Next::Edge(_) | Next::FromEdge(_));
    session.wires.possible().iter().any(of_edge)
}

#[test]
fn a_pause_at_any_moment_changes_nothing() {
    let mut fresh = session();
    let rules = fresh.request(ListRules { benchmark: Benchmark::V7_0, language: "en".to_owned() }).unwrap().rules;
    let naive = naively(&mut fresh, &rules);
    let expected = FILTERS.map(|text| counts(&rest(&mut session(), text)));
    for (plain, counts) in naive.iter().zip(&expected) {
        assert!(plain.iter().all(|(id, count)| counts[id].0 == *count), "the run that is not paused is right");
        assert!(plain.values().sum::<u64>() > 0);
    }
    let config = ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() };
    let searching = Cell::new(0);
    proptest!(config, |((steps, withdraws, before, after) in moments())| {
        let mut session = session();
        let mut asked = session.begin(ask(FILTERS[before]));
        let happen = |session: &mut Session, asked: &mut _, step: u8| {
            // The page asks again as soon as it has an answer.
            if session.answer(asked).is_some() {
                *asked = session.begin(ask(FILTERS[before]));
            }
            let possible = session.wires.possible();
            if !possible.is_empty() {
                session.wires.happen(possible[usize::from(step) % possible.len()]);
            }
        };
        // Most of a run is over before records are searched, so chance alone would rarely meet a search.
        for _ in 0..UNTIL_SEARCHED {
            if is_searching(&session) {
                break;
            }
            happen(&mut session, &mut asked, 0);
        }
        for step in steps {
            happen(&mut session, &mut asked, step);
        }
        searching.set(searching.get() + u32::from(is_searching(&session)));
        // Paused: nothing more is asked, what has been asked is answered or withdrawn, and other questions are.
        if withdraws {
            session.withdraw(&asked);
        }
        session.wires.settle();
        prop_assert!(session.count("name:*") > 0);
        for at in [after, before, after] {
            prop_assert_eq!(&counts(&rest(&mut session, FILTERS[at])), &expected[at], "{} then {}", FILTERS[before], FILTERS[at]);
        }
    });
    assert!(searching.get() > 0, "some of the pauses were in the middle of a search");
}
