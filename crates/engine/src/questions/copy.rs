//! The filter in another notation.

use protocol::scribe::WriteNotation;
use protocol::{Copied, CopyFilter, Refusal};

use super::Run;
use crate::desk::{Answered, Desk};
use crate::filters;

impl Run for CopyFilter {
    async fn run(self, desk: &Desk) -> Result<Answered<Copied>, Refusal> {
        let filter = filters::of_question(desk, &self.question).await?;
        let last = desk.parts().corpus.store().last_time();
        let copied = match query::copy_own(&filter, self.target) {
            Some(copied) => copied,
            None => desk.line.ask_module(WriteNotation { filter, target: self.target, last }).await?,
        };
        Ok(desk.parts().answer(copied))
    }
}
