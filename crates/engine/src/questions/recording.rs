//! What events say about what was recorded. Few events do, and only their raw records say what they changed.

use protocol::recording::{Change, Recording};
use protocol::{
    Column, Direction, GetRecording, Notation, Question, RawRecord, Refusal, Row, RowId, Sort, SortKey, Want,
};

use super::Run;
use crate::desk::{Answered, Desk};
use crate::records;
use crate::select::{Whole, select};

impl Run for GetRecording {
    async fn run(self, desk: &Desk) -> Result<Answered<Recording>, Refusal> {
        if desk.parts().proofs.is_validated() {
            read_trail_events(desk).await;
        }
        let known = {
            let parts = desk.parts();
            parts.proofs.trail_events().map(|recording| parts.answer(recording.clone()))
        };
        match known {
            Some(known) => Ok(known),
            None => recorded(desk).await,
        }
    }
}

/// Has the report take into account what events say about trails, unless it already does.
pub async fn read_trail_events(desk: &Desk) {
    let generation = {
        let parts = desk.parts();
        if !parts.proofs.is_validated() || parts.proofs.trail_events().is_some() {
            return;
        }
        parts.progress.generation
    };
    // Without raw records, it is unknown what the events say.
    let recording = recorded(desk).await.map(|it| it.answer).unwrap_or_default();
    let mut parts = desk.parts_mut();
    if parts.progress.generation == generation {
        parts.proofs.add_trail_events(recording);
    }
}

async fn recorded(desk: &Desk) -> Result<Answered<Recording>, Refusal> {
    let selection = select(desk, &question(), Whole::Always).await?;
    let (rows, generation) = {
        let parts = desk.parts();
        let rows = parts.corpus.store().rows(&selection, 0, Recording::MOST_CHANGES).rows;
        (rows, parts.progress.generation)
    };
    let ids: Vec<RowId> = rows.iter().map(|row| row.id).collect();
    let records = records::fetch(desk, &ids).await?;
    Ok(Answered { answer: read(&rows, selection.len(), &records), generation, file: None })
}

/// All such events, oldest first, whatever the current filter.
fn question() -> Question {
    Question {
        text: format!("eventSource:cloudtrail.amazonaws.com eventName:({})", integrity::EVENT_NAMES.join(" or ")),
        notation: Some(Notation::Traillight),
        chips: Vec::new(),
        range: None,
        sort: Sort::by(SortKey::Time, Direction::Ascending),
        want: Want::default(),
    }
}

fn read(rows: &[Row], total: u64, records: &[Option<RawRecord>]) -> Recording {
    let events = rows.iter().zip(records).filter_map(|(row, record)| {
        let name = row.cells.get(Column::EventName as usize)?.clone()?;
        let change = Change { time: row.time?, name: name.to_string(), row: row.id, event_id: row.event_id.clone() };
        Some((change, record.as_ref()?.bytes.as_slice()))
    });
    let changes = rows.len() as u64;
    Recording { bands: integrity::bands(events), changes, left_out: total.saturating_sub(changes) }
}
