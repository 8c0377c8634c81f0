//! What each control of the page costs the engine: `cargo bench -p benches --bench controls -- [EVENTS]`. A control may ask several
//! questions at once; the page is busy until the last is answered.

#![allow(missing_docs, clippy::unwrap_used, clippy::print_stdout, reason = "a bench")]

use std::time::Duration;

use benches::{millis, timed};
use protocol::{
    Column, Direction, FieldPath, FindContrast, FindNews, GetRecord, GroupKey, Micros, Question, Sort, SortKey,
    TimeRange, Want,
};
use tests::session::{Session, question};
use view::chart::SUBJECTS;
use view::fragment::DEFAULT_SORT;

const EVENTS: usize = 1_000_000;

/// So many rows are around those on screen.
const ROWS: u32 = 60;

/// How often each is measured; the fastest counts.
const TURNS: usize = 5;

fn main() {
    let events = benches::events(EVENTS);
    let tree = synth::bulk(events, (events / 2_500).max(1), 1);
    let mut session = Session::new(2);
    session.read(tree.files.iter().map(|file| (file.path.as_str(), file.bytes.as_slice())));
    let mut bench = Bench { session, turn: 0 };

    let table = Want { rows: Some((0, ROWS)), ..Want::default() };
    let facets = Want {
        facets: Some((Column::ALL.to_vec(), 8)),
        people_first: true,
        totals: true,
        histogram: true,
        ..Want::default()
    };
    // What the events view asks when its filter changes.
    let events_view = |text: &str| vec![asked(text, table.clone()), asked(text, facets.clone())];
    for (name, text) in [
        ("filter: one event name", "eventName:GetObject"),
        ("filter: outcome", "outcome:failure"),
        ("switch: people", "who:people"),
        ("switch: workloads", "who:workloads"),
        ("switch: AWS services", "who:services"),
        ("filter: address range", "ip:192.0.2.0/28"),
        ("no filter", ""),
    ] {
        bench.questions(name, |_| events_view(text));
    }
    for column in [Column::User, Column::EventName, Column::SourceIpAddress, Column::ErrorCode] {
        let by = |direction| Sort::by(SortKey::Column(column), direction);
        bench.questions(&format!("sort by {}", column.path()), |turn| {
            let direction = if turn % 2 == 0 { Direction::Ascending } else { Direction::Descending };
            vec![Question { sort: by(direction), ..asked("", table.clone()) }]
        });
    }
    bench
        .questions("go to the last row", |_| vec![asked("", Want { rows: Some((u64::MAX, ROWS)), ..Want::default() })]);
    bench.questions("go to the middle", |_| {
        vec![asked("", Want { rows: Some((events as u64 / 2, ROWS)), ..Want::default() })]
    });
    let by = |keys: &[GroupKey]| Want { groups: Some((keys.to_vec(), 500)), ..Want::default() };
    let (user, name) = (GroupKey::Column(Column::User), GroupKey::Column(Column::EventName));
    bench.questions("group by user and event", |_| vec![asked("", by(&[user.clone(), name.clone()]))]);
    bench.questions("group by hour", |_| vec![asked("", by(&[GroupKey::Hour]))]);
    bench.questions("group by a path (after the first time)", |_| {
        vec![asked("", by(&[GroupKey::Path(FieldPath::from(["requestParameters", "bucketName"]))]))]
    });
    for column in [Column::ReadOnly, Column::Actor, Column::User, Column::AwsRegion] {
        bench.questions(&format!("timeline divided by {}", column.path()), |_| {
            vec![asked("", Want { histogram: true, layers: Some((column, 7)), ..Want::default() })]
        });
    }
    bench.questions("hours of the week", |_| vec![asked("", Want { week: true, totals: true, ..Want::default() })]);
    let charts: Vec<Column> = SUBJECTS.iter().map(|subject| subject.column).collect();
    bench.questions("the overview's charts", |_| {
        vec![asked(
            "",
            Want {
                facets: Some((charts.clone(), 30)),
                people_first: true,
                totals: true,
                histogram: true,
                ..Want::default()
            },
        )]
    });
    bench.one("first seen, movers", |session, text| drop(session.request(FindNews(question(text))).unwrap()));
    let whole = bench.session.ask(&asked("", Want { totals: true, ..Want::default() })).unwrap().totals.unwrap();
    let (first, last) = whole.period.unwrap();
    let middle = Micros(first.0 + (last.0 - first.0) / 2);
    let half =
        |from, to| Question { range: Some(TimeRange { from, to }), ..asked("", by(std::slice::from_ref(&name))) };
    bench.one("compare two halves by event", |session, _| {
        let (this, that) = (Box::new(half(middle, last)), Box::new(half(first, middle)));
        drop(session.request(FindContrast { this, that, by: name.clone(), most: 60 }).unwrap());
    });
    let row = bench.session.ask(&asked("", table.clone())).unwrap().rows.unwrap().rows.into_iter().next().unwrap().id;
    bench.one("open an event", |session, _| drop(session.request(GetRecord(row)).unwrap()));
    bench.questions("search a text in all records", |turn| {
        vec![asked(&format!("\"person{turn}@example.com\""), table.clone())]
    });
}

fn asked(text: &str, want: Want) -> Question {
    Question { want, sort: DEFAULT_SORT, ..question(text) }
}

struct Bench {
    session: Session,
    turn: usize,
}

impl Bench {
    /// Measures questions about events that are asked at once. The engine keeps answers to the last few, so others are asked
    /// in between.
    fn questions(&mut self, name: &str, ask: impl Fn(usize) -> Vec<Question>) {
        self.measured(name, |session, turn| {
            for question in ask(turn) {
                session.ask(&question).unwrap();
            }
        });
    }

    fn one(&mut self, name: &str, ask: impl Fn(&mut Session, &str)) {
        self.measured(name, |session, _| ask(session, ""));
    }

    fn measured(&mut self, name: &str, run: impl Fn(&mut Session, usize)) {
        let mut best = Duration::MAX;
        // The first time, orders and columns are made that are kept from then on.
        let mut first = None;
        for turn in 0..TURNS {
            for _ in 0..30 {
                self.turn += 1;
                let other = format!("eventName:other{}", self.turn);
                self.session.ask(&asked(&other, Want { totals: true, ..Want::default() })).unwrap();
            }
            let ((), took) = timed(|| run(&mut self.session, turn));
            first.get_or_insert(took);
            best = best.min(took);
        }
        println!("{name:<44}{:>9.1} ms   the first time {:.1} ms", millis(best), millis(first.unwrap_or_default()));
    }
}
