//! Look-ups for stories: events of several searches among all events, counted and read. What only raw records tell is searched in
//! one pass for all of them, and only where columns leave it open.

use std::cell::RefCell;
use std::rc::Rc;

use protocol::setup::EventSource;
use protocol::story::{Looked, LookedAt, Lookup, Records};
use protocol::{Column, Direction, Refusal, Row, RowId, Sort, SortKey};
use store::{Plan, Selection};

use crate::desk::{Desk, Parts};
use crate::records;
use crate::scan::{self, Scan};
use crate::select::{check_size, refused};

/// What each of them finds.
///
/// # Errors
/// If one is no query, or somebody who has to be asked can't answer.
pub async fn all(desk: &Desk, lookups: &[Lookup]) -> Result<Vec<Looked>, Refusal> {
    loop {
        let (plans, scan, segments, generation) = {
            let parts = desk.parts();
            let store = parts.corpus.store();
            let plan = |lookup: &Lookup| {
                let filter = query::parse(&lookup.query).map_err(Refusal::BadQuery)?;
                let plan = store.plan(&filter).map_err(refused)?;
                check_size(&plan).map(|()| plan)
            };
            let plans: Vec<Plan> = lookups.iter().map(plan).collect::<Result<_, Refusal>>()?;
            let all: Vec<&Plan> = plans.iter().collect();
            let open = store.left_open(&all);
            if !open.rows.is_empty() && parts.progress.columns_only {
                return Err(Refusal::ColumnsOnly);
            }
            let scan = Rc::new(RefCell::new(Scan::of_open(&parts.corpus, &all, &open)));
            (plans, scan, parts.corpus.segments().to_vec(), parts.progress.generation)
        };
        scan::search(&scan, &desk.line, &segments).await?;
        let found: Vec<(Looked, Vec<Row>)> = {
            let mut parts = desk.parts_mut();
            if parts.progress.generation != generation {
                continue;
            }
            let (scan, mut first) = (scan.borrow(), 0);
            let look = |(lookup, plan): (&Lookup, &Plan)| {
                let tests = first..first + plan.raw_tests().len();
                first = tests.end;
                let selection = parts.corpus.store().select(plan, None, &scan.found().of_tests(tests));
                of(&mut parts, lookup, selection)
            };
            lookups.iter().zip(&plans).map(look).collect()
        };
        return with_records(desk, found).await;
    }
}

/// Counts a selection, and lists its events that are to be read.
fn of(parts: &mut Parts, lookup: &Lookup, mut selection: Selection) -> (Looked, Vec<Row>) {
    let (direction, most) = match lookup.records {
        Records::First(most) => (Direction::Ascending, most),
        Records::Last(most) => (Direction::Descending, most),
    };
    let most = most.min(Lookup::MOST_RECORDS);
    if most > 0 {
        parts.corpus.store_mut().sort(&mut selection, &Sort::by(SortKey::Time, direction));
    }
    let store = parts.corpus.store();
    let totals = store.totals(&selection);
    let facets = store.facets(&selection, &lookup.columns, Lookup::MOST_VALUES).into_iter();
    let values = facets.map(|it| (it.distinct, it.items.into_iter().map(|item| (item.value, item.count)).collect()));
    let looked = Looked {
        count: selection.len(),
        period: totals.period,
        proof: totals.proof,
        values: values.collect(),
        records: Vec::new(),
    };
    (looked, store.rows(&selection, 0, most).rows)
}

async fn with_records(desk: &Desk, found: Vec<(Looked, Vec<Row>)>) -> Result<Vec<Looked>, Refusal> {
    let ids: Vec<RowId> = found.iter().flat_map(|(_, rows)| rows.iter().map(|row| row.id)).collect();
    let mut records = records::fetch(desk, &ids).await?.into_iter();
    let read = |(mut looked, rows): (Looked, Vec<Row>)| {
        let rows = rows.into_iter().map(|row| (row, records.next().flatten()));
        looked.records = rows.filter_map(|(row, record)| at(row, record?.bytes)).collect();
        looked
    };
    Ok(found.into_iter().map(read).collect())
}

fn at(row: Row, record: Vec<u8>) -> Option<LookedAt> {
    let cell = |column: Column| row.cells.get(column as usize).cloned().flatten().map(|it| it.to_string());
    let target = cell(Column::Target).or_else(|| cell(Column::Resource)).unwrap_or_default();
    let (user, name) = (cell(Column::User).unwrap_or_default(), cell(Column::EventName).unwrap_or_default());
    let event = EventSource { row: row.id, time: row.time?, name, id: row.event_id, outcome: row.proof.outcome() };
    Some(LookedAt { event, user, target, record })
}
