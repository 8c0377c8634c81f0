//! Questions asked while files arrive, with messages delivered in any order.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use std::collections::BTreeMap;

use proptest::prelude::*;
use protocol::{
    Answer, Chip, FieldPath, Filter, GetRecord, GroupKey, IssueKind, Phase, Question, Refusal, RowId, Sort, SortKey,
    SurveyFields, Text, Want,
};
use tests::session::{Pending, Session, question};
use tests::wires::Next;

/// Records in each file, and how many of them contain the needle.
const RECORDS: u64 = 5;
const NEEDLES: u64 = 2;

/// One of many similar files. Only raw records contain the needle.
fn file(number: usize) -> String {
    let record = |n: u64| {
        let marker = if n < NEEDLES { "needle" } else { "hay" };
        format!(
            r#"{{"eventVersion":"1.11","eventTime":"2026-03-02T10:00:{n:02}Z","eventSource":"s3.amazonaws.com","eventName":"x","eventID":"{number}-{n}","additionalEventData":{{"marker":"{marker}"}}}}"#
        )
    };
    let records: Vec<String> = (0..RECORDS).map(record).collect();
    format!(r#"{{"Records":[{}]}}"#, records.join(","))
}

/// A session that has read this many files, one record at a time.
fn session(edges: u32, files: usize) -> Session {
    let mut session = Session::new(edges);
    session.wires.portion = 1;
    for number in 0..files {
        arrive(&mut session, number);
    }
    session.finish();
    session
}

/// An edge reads a file; what it has read is on its way to the engine.
fn arrive(session: &mut Session, number: usize) {
    let text = file(number);
    session.hand_over(&format!("{number}.json"), text.len() as u64, Ok(text.as_bytes()));
    session.send_batches();
}

/// A question, for which the number of matching events is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Text,
    NotText,
    Path,
    NotPath,
    Column,
}

impl Kind {
    const ALL: [Kind; 5] = [Kind::Text, Kind::NotText, Kind::Path, Kind::NotPath, Kind::Column];

    fn text(self) -> &'static str {
        match self {
            Kind::Text => "\"needle\"",
            Kind::NotText => "not \"needle\"",
            Kind::Path => "additionalEventData.marker:needle",
            Kind::NotPath => "not additionalEventData.marker:needle",
            Kind::Column => "eventName:x",
        }
    }

    fn of(self, events: u64) -> u64 {
        let needles = events / RECORDS * NEEDLES;
        match self {
            Kind::Text | Kind::Path => needles,
            Kind::NotText | Kind::NotPath => events - needles,
            Kind::Column => events,
        }
    }
}

fn check(kind: Kind, answer: &Answer, events: u64) {
    assert!(answer.unsearched <= events, "{kind:?}");
    assert_eq!(answer.matching, kind.of(events - answer.unsearched), "{kind:?}: {answer:?} of {events}");
}

/// Lets everything happen except what comes from one edge.
fn all_but_from(session: &mut Session, edge: usize) {
    let heard = |next: &Next| *next != Next::FromEdge(edge);
    while let Some(next) = session.wires.possible().into_iter().find(heard) {
        session.wires.happen(next);
    }
}

#[test]
fn files_that_come_while_records_are_searched_are_counted() {
    for kind in Kind::ALL {
        for edges in 1..=3 {
            let mut session = session(edges, 3);
            let asked = session.begin(question(kind.text()));
            // The first edge answers last.
            all_but_from(&mut session, 0);
            for number in 3..7 {
                arrive(&mut session, number);
            }
            all_but_from(&mut session, 0);
            session.wires.settle();
            let (generation, answer) = session.answer(&asked).unwrap();
            assert!(generation <= session.progress().generation);
            let answer = answer.unwrap();
            if kind != Kind::Column {
                assert_eq!(answer.unsearched, 0);
                check(kind, &answer, 7 * RECORDS);
            }
            assert_eq!(session.count(kind.text()), kind.of(7 * RECORDS), "{kind:?}, asked again");
        }
    }
}

#[test]
fn the_slowest_edge_may_answer_after_the_check() {
    let mut session = session(2, 2);
    arrive(&mut session, 2);
    session.wires.deliver();
    let asked = session.begin(question("\"needle\" not proof:proved"));
    all_but_from(&mut session, 0);
    assert_eq!(session.progress().phase, Phase::Ready, "it waits for no edge");
    assert!(session.answer(&asked).is_none());
    session.wires.settle();
    let (generation, answer) = session.answer(&asked).unwrap();
    assert_eq!((generation, answer.unwrap().matching), (session.progress().generation, 3 * NEEDLES));
}

#[test]
fn fields_are_counted_once_whatever_comes_meanwhile() {
    for edges in 1..=3 {
        let mut session = session(edges, 3);
        let ask = SurveyFields { question: question(""), fields: Vec::new() };
        let asked = [session.begin(ask.clone()), session.begin(ask.clone())];
        all_but_from(&mut session, 0);
        arrive(&mut session, 3);
        all_but_from(&mut session, 0);
        session.withdraw(&asked[0]);
        session.wires.settle();
        loop {
            let counted = session.request(ask.clone()).unwrap();
            assert_eq!(counted.survey.events + counted.left, 4 * RECORDS);
            if counted.left == 0 {
                break;
            }
        }
    }
}

#[test]
fn a_search_is_shared_and_ends_with_the_last_who_waits() {
    let mut session = session(2, 4);
    let first = session.begin(question(Kind::Text.text()));
    let want = Want { totals: true, ..Want::default() };
    let second = session.begin(Question { want, ..question(Kind::Text.text()) });
    session.wires.happen(Next::Engine);
    session.withdraw(&first);
    session.wires.settle();
    assert!(session.answer(&first).is_none());
    assert_eq!(session.answer(&second).unwrap().1.unwrap().matching, 4 * NEEDLES);

    let third = session.begin(question("\"hay\""));
    for next in [Next::Engine, Next::ToEdge(0), Next::Edge(0), Next::ToEdge(1), Next::Edge(1)] {
        session.wires.happen(next);
    }
    session.withdraw(&third);
    let quick = session.begin(question(Kind::Column.text()));
    session.wires.happen(Next::Engine);
    assert_eq!(session.answer(&quick).unwrap().1.unwrap().matching, 4 * RECORDS, "it waits for no edge");
    session.wires.settle();
    assert!(session.answer(&third).is_none());
    assert_eq!(session.count("\"hay\""), 4 * (RECORDS - NEEDLES));
}

/// More searches at once than are kept: each must still get all it needs.
#[test]
fn many_searches_at_once_come_to_an_end() {
    const STEPS: usize = 10_000;
    let mut session = session(2, 6);
    let texts: Vec<String> = (0..12).map(|number| format!("\"needle\" or \"other{number}\"")).collect();
    let asked: Vec<_> = texts.iter().map(|text| session.begin(question(text))).collect();
    let mut steps = 0;
    while let Some(next) = session.wires.possible().first().copied() {
        session.wires.happen(next);
        steps += 1;
        assert!(steps < STEPS, "the searches take each other's place for ever");
    }
    for pending in &asked {
        assert_eq!(session.answer(pending).unwrap().1.unwrap().matching, 6 * NEEDLES);
    }
}

#[test]
fn a_column_is_whole_although_files_come_while_it_is_made() {
    let path = FieldPath::from(["additionalEventData", "marker"]);
    let mut session = session(2, 3);
    let want = Want { groups: Some((vec![GroupKey::Path(path.clone())], 10)), ..Want::default() };
    let sort = Sort { key: SortKey::Path(path), ..question("").sort };
    let asked = session.begin(Question { want, sort, ..question("") });
    all_but_from(&mut session, 0);
    arrive(&mut session, 3);
    all_but_from(&mut session, 0);
    session.wires.settle();
    let groups = session.answer(&asked).unwrap().1.unwrap().groups.unwrap();
    let counts: Vec<u64> = groups.largest.iter().map(|group| group.events).collect();
    assert_eq!(counts, [4 * (RECORDS - NEEDLES), 4 * NEEDLES]);
}

#[test]
fn a_lost_worker_leaves_nobody_waiting() {
    let mut session = session(2, 4);
    let asked = session.begin(question(Kind::Text.text()));
    let record = session.begin(GetRecord(RowId(0)));
    session.wires.happen(Next::Engine);
    session.wires.lose(0);
    session.wires.settle();
    assert_eq!(session.answer(&asked).unwrap().1, Err(Refusal::WorkerLost));
    assert_eq!(session.answer(&record).unwrap().1, Err(Refusal::WorkerLost));
    assert_eq!(session.request(question(Kind::Text.text())), Err(Refusal::WorkerLost));
    assert_eq!(session.count(Kind::Column.text()), 4 * RECORDS, "columns still answer");
}

#[test]
fn many_words_are_looked_for_together_and_too_many_are_refused() {
    let mut session = session(2, 3);
    let words: Vec<String> = (0..900).map(|number| format!("?w{number}z")).collect();
    let found = session.count(&format!("{} or ?eedle", words.join(" or ")));
    assert_eq!(found, 3 * NEEDLES);
    let found = session.count(&format!("\"w0z\" or \"NEEDLE\" or {}", Kind::Path.text()));
    assert_eq!(found, 3 * NEEDLES);
    let all: Vec<String> = (0..900).map(|number| format!("\"w{number}z\"")).collect();
    assert_eq!(session.count(&format!("not ({}) not \"needle\"", all.join(" or "))), 3 * (RECORDS - NEEDLES));
    let most = 20_000;
    let filter = Filter::Or((0..=most).map(|number| Filter::Text(Text::Contains(format!("w{number}z")))).collect());
    let (field, value) = (String::new(), String::new());
    let chip = Chip { filter, field, value, negated: false, enabled: true, pinned: false };
    let refused = session.request(Question { chips: vec![chip], ..question("") });
    assert_eq!(refused, Err(Refusal::TooManyTests { tests: most + 1, most }));
}

#[test]
fn a_batch_that_cannot_be_read_is_told_and_loading_ends() {
    let mut session = session(1, 1);
    arrive(&mut session, 1);
    session.wires.damage(0);
    session.finish();
    let progress = session.progress();
    assert_eq!((progress.phase, progress.files_done), (Phase::Ready, 2));
    assert_eq!((progress.events, progress.rejected), (RECORDS, RECORDS), "read = shown + rejected");
    let issues = session.issues();
    let lost = issues.iter().find(|issue| issue.kind == IssueKind::Crashed).unwrap();
    assert_eq!((lost.path.as_str(), lost.rejected), ("1.json", RECORDS));
}

#[test]
fn cells_of_an_unknown_row_are_empty_and_fields_have_paths() {
    let mut session = session(1, 1);
    let paths = vec![FieldPath(vec!["additionalEventData".to_owned(), "marker".to_owned()])];
    let cells = session.request(protocol::GetCells { rows: vec![RowId(0), RowId(99)], paths }).unwrap();
    assert_eq!((cells[0][0][0].text.as_str(), cells[1][0].len()), ("needle", 0));
}

/// What a test does next.
#[derive(Clone, Copy, Debug)]
enum Step {
    Arrive,
    Ask(usize),
    Withdraw(usize),
    Survey,
    /// One of the things that can happen.
    Happen(usize),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        1 => Just(Step::Arrive),
        2 => (0..Kind::ALL.len()).prop_map(Step::Ask),
        1 => any::<usize>().prop_map(Step::Withdraw),
        1 => Just(Step::Survey),
        16 => any::<usize>().prop_map(Step::Happen),
    ]
}

/// A session, what was asked in it, and what it contained when.
struct Run {
    session: Session,
    files: usize,
    asked: Vec<(Kind, Pending<Question>)>,
    /// Number of events, by generation.
    events: BTreeMap<u64, u64>,
}

impl Run {
    fn new(edges: u32) -> Run {
        Run { session: session(edges, 2), files: 2, asked: Vec::new(), events: BTreeMap::new() }
    }

    fn take(&mut self, step: Step) {
        let session = &mut self.session;
        match step {
            Step::Arrive => {
                arrive(session, self.files);
                self.files += 1;
            }
            Step::Ask(kind) => {
                let kind = Kind::ALL[kind];
                self.asked.push((kind, session.begin(question(kind.text()))));
            }
            Step::Withdraw(which) => {
                if !self.asked.is_empty() {
                    let (_, asked) = self.asked.swap_remove(which % self.asked.len());
                    session.withdraw(&asked);
                }
            }
            Step::Survey => drop(session.begin(SurveyFields { question: question(""), fields: Vec::new() })),
            Step::Happen(which) => {
                let possible = session.wires.possible();
                if !possible.is_empty() {
                    session.wires.happen(possible[which % possible.len()]);
                }
            }
        }
        let progress = session.progress();
        self.events.insert(progress.generation, progress.events);
    }

    /// Lets everything come to rest.
    fn rest(&mut self) {
        while let Some(next) = self.session.wires.possible().last().copied() {
            self.session.wires.happen(next);
            let progress = self.session.progress();
            self.events.insert(progress.generation, progress.events);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// In any order of messages, each answer is right for the generation it names, as far as it says it was searched;
    /// at rest, every answer is right.
    #[test]
    fn every_answer_is_about_what_it_says(edges in 1_u32..4, steps in proptest::collection::vec(step(), 0..120)) {
        let mut run = Run::new(edges);
        steps.into_iter().for_each(|step| run.take(step));
        run.rest();
        for (kind, asked) in &run.asked {
            let (generation, answer) = run.session.answer(asked).expect("at rest nobody waits");
            check(*kind, &answer.unwrap(), run.events[&generation]);
        }
        let all = run.files as u64 * RECORDS;
        prop_assert_eq!(run.session.progress().events, all);
        prop_assert_eq!(run.session.progress().phase, Phase::Ready);
        for kind in Kind::ALL {
            prop_assert_eq!(run.session.count(kind.text()), kind.of(all), "{:?}", kind);
        }
        let fields = SurveyFields { question: question(""), fields: Vec::new() };
        loop {
            let counted = run.session.request(fields.clone()).unwrap();
            prop_assert_eq!(counted.survey.events + counted.left, all);
            if counted.left == 0 {
                break;
            }
        }
    }
}
