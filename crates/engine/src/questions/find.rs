//! The event with a given eventID.

use protocol::{FindEvent, Refusal, RowId};

use super::Run;
use crate::desk::{Desk, Told};

impl Run for FindEvent {
    async fn run(self, desk: &Desk) -> Result<Told<Option<RowId>>, Refusal> {
        let parts = desk.parts();
        Ok(parts.told(parts.corpus.store().find(&self.0)))
    }
}
