//! What the events tell about what was recorded. Few events do, and only their raw records say what they changed.

use protocol::recording::{Change, Recording};
use protocol::{Column, Direction, Notation, Question, Response, Row, RowId, Sort, SortKey, Want};
use store::RawRecord;

use crate::engine::Engine;
use crate::fetch;
use crate::work::{RawAnswer, Step, Work};

/// Events about trails, and what the edges sent of them.
#[derive(Default)]
pub struct Fetched {
    rows: Vec<Row>,
    total: u64,
    records: Option<Vec<Option<RawRecord>>>,
}

/// Finds the events, fetches their records, and reads them.
pub fn step(engine: &mut Engine, work: &mut Work) -> Step {
    let fetched = match &work.recording {
        Some(fetched) => fetched,
        None => {
            let selection = match engine.selection(&question()) {
                Ok(selection) => selection,
                Err(step) => return *step,
            };
            let rows = engine.store.rows(&selection, 0, Recording::MOST_CHANGES).rows;
            work.recording.insert(Fetched { rows, total: selection.len(), records: None })
        }
    };
    match &fetched.records {
        None if fetched.rows.is_empty() => Step::Done(Response::Recording(Box::default())),
        None => Step::Need(fetch::need(&engine.store, &ids(&fetched.rows))),
        Some(records) => Step::Done(Response::Recording(Box::new(read(fetched, records)))),
    }
}

/// Takes what the edges sent.
pub fn supply(engine: &mut Engine, work: &mut Work, answers: Vec<RawAnswer>) {
    match &mut work.recording {
        Some(fetched) => fetched.records = Some(fetch::records(&engine.store, &ids(&fetched.rows), answers)),
        None => engine.asked.take(answers, &mut work.problem),
    }
}

/// All of them, first ones first, whatever is filtered.
fn question() -> Question {
    Question {
        text: format!("eventSource:cloudtrail.amazonaws.com eventName:({})", integrity::EVENT_NAMES.join(" or ")),
        notation: Some(Notation::Traillight),
        chips: Vec::new(),
        range: None,
        sort: Sort { key: SortKey::Time, direction: Direction::Ascending },
        want: Want::default(),
    }
}

fn ids(rows: &[Row]) -> Vec<RowId> {
    rows.iter().map(|row| row.id).collect()
}

fn read(fetched: &Fetched, records: &[Option<RawRecord>]) -> Recording {
    let events = fetched.rows.iter().zip(records).filter_map(|(row, record)| {
        let name = row.cells.get(Column::EventName as usize)?.clone()?;
        let change = Change { time: row.time?, name: name.to_string(), row: row.id, event_id: row.event_id.clone() };
        Some((change, record.as_ref()?.bytes.as_slice()))
    });
    let changes = fetched.rows.len() as u64;
    Recording { bands: integrity::bands(events), changes, left_out: fetched.total.saturating_sub(changes) }
}
