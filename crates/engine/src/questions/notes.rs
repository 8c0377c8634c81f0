//! What is noted about events, and noting it.

use protocol::findings::{Expectation, PutExpectations};
use protocol::{GetNotes, Noted, NotedEvent, PutNotes, Refusal, RowId};

use super::Run;
use crate::desk::{Answered, Desk, Parts};
use crate::noting;

impl Run for GetNotes {
    async fn run(self, desk: &Desk) -> Result<Answered<Vec<(NotedEvent, Noted)>>, Refusal> {
        let named = noting::named(desk, &self.0).await?;
        let parts = desk.parts();
        let all = parts.noting.notes();
        let noted = |event: &NotedEvent| all.get(event).cloned().unwrap_or_default();
        Ok(parts.answer(named.into_iter().map(|(_, event)| (event.clone(), noted(&event))).collect()))
    }
}

impl Run for PutExpectations {
    async fn run(self, desk: &Desk) -> Result<Answered<PutExpectations>, Refusal> {
        let mut parts = desk.parts_mut();
        let PutExpectations { keep, withdraw } = self;
        let withdrawn = withdraw.into_iter().filter(|it| parts.noting.withdraw(it)).collect();
        let keep: Vec<Expectation> = keep.into_iter().map(|it| with_ids(&parts, it)).collect();
        let kept = keep.into_iter().filter_map(|it| parts.noting.expect(it)).collect();
        // No events change, so what has been found stays.
        Ok(parts.answer(PutExpectations { keep: withdrawn, withdraw: kept }))
    }
}

/// The expectation with the events that it is about, if these are what was found last.
fn with_ids(parts: &Parts, expectation: Expectation) -> Expectation {
    let store = parts.corpus.store();
    let users = |row: RowId| store.user(row).map(|(user, _)| user);
    let Some(events) = parts.caches.found_by(&expectation.rule).filter(|_| expectation.ids.is_empty()) else {
        return expectation;
    };
    let rows = store
        .row_ids(&events, 0, u32::MAX)
        .into_iter()
        .filter(|row| expectation.who.is_none() || users(*row) == expectation.who);
    let ids: Vec<String> = rows.take(Expectation::MOST_KNOWN + 1).map(|row| store.event_id(row)).collect();
    // Something else has been found meanwhile, or an event has no name.
    if ids.len() as u64 != expectation.events || ids.iter().any(String::is_empty) {
        return expectation;
    }
    Expectation { ids, ..expectation }
}

impl Run for PutNotes {
    async fn run(self, desk: &Desk) -> Result<Answered<Vec<(NotedEvent, Noted)>>, Refusal> {
        let mut parts = desk.parts_mut();
        let before = self.0.into_iter().map(|(event, noted)| (event.clone(), parts.noting.put(event, noted))).collect();
        parts.noted();
        Ok(parts.answer(before))
    }
}
