//! What is noted about events, and noting it.

use protocol::findings::PutExpectations;
use protocol::{GetNotes, Noted, NotedEvent, PutNotes, Refusal};

use super::Run;
use crate::desk::{Answered, Desk};
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
        let kept = keep.into_iter().filter_map(|it| parts.noting.expect(it)).collect();
        // No events change, so what has been found stays.
        Ok(parts.answer(PutExpectations { keep: withdrawn, withdraw: kept }))
    }
}

impl Run for PutNotes {
    async fn run(self, desk: &Desk) -> Result<Answered<Vec<(NotedEvent, Noted)>>, Refusal> {
        let mut parts = desk.parts_mut();
        let before = self.0.into_iter().map(|(event, noted)| (event.clone(), parts.noting.put(event, noted))).collect();
        parts.noted();
        Ok(parts.answer(before))
    }
}
