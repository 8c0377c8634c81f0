//! What is noted about events, and noting it.

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

impl Run for PutNotes {
    async fn run(self, desk: &Desk) -> Result<Answered<Vec<(NotedEvent, Noted)>>, Refusal> {
        let mut parts = desk.parts_mut();
        let before = self.0.into_iter().map(|(event, noted)| (event.clone(), parts.noting.put(event, noted))).collect();
        parts.changed();
        Ok(parts.answer(before))
    }
}
