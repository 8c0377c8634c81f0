//! Hours in which something was called unusually often.

use protocol::Refusal;
use protocol::findings::{FindSurges, Surges};

use super::Run;
use crate::desk::{Answered, Desk};
use crate::select::{Whole, select};

impl Run for FindSurges {
    async fn run(self, desk: &Desk) -> Result<Answered<Surges>, Refusal> {
        let selection = select(desk, &self.0, Whole::Always).await?;
        let parts = desk.parts();
        let surges = parts.corpus.store().surges(&selection);
        Ok(parts.answer(surges))
    }
}
