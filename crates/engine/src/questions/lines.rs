//! The files of the integrity report.

use protocol::brief::Line;
use protocol::{ListLines, Refusal, Window};

use super::Run;
use super::recording::read_trail_events;
use crate::desk::{Answered, Desk};

impl Run for ListLines {
    async fn run(self, desk: &Desk) -> Result<Answered<Window<Line>>, Refusal> {
        read_trail_events(desk).await;
        let parts = desk.parts();
        let validation = parts.proofs.validation()?;
        let ListLines { filter, first, count } = &self;
        let (total, items) = integrity::brief::lines(&validation.report, &validation.hours, filter, *first, *count);
        Ok(parts.answer(Window { total, items }))
    }
}
