//! The event with a given eventID.

use protocol::{FindEvent, Refusal, RowId};

use super::Run;
use crate::desk::{Answered, Desk};

impl Run for FindEvent {
    async fn run(self, desk: &Desk) -> Result<Answered<Option<RowId>>, Refusal> {
        let parts = desk.parts();
        Ok(parts.answer(parts.corpus.store().find(&self.0)))
    }
}
