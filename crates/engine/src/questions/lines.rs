//! The files of the integrity report.

use protocol::brief::Line;
use protocol::{ListLines, Refusal, Window};

use super::Run;
use super::recording::hear;
use crate::desk::{Desk, Told};

impl Run for ListLines {
    async fn run(self, desk: &Desk) -> Result<Told<Window<Line>>, Refusal> {
        hear(desk).await;
        let parts = desk.parts();
        let validation = parts.proofs.validation()?;
        let ListLines { filter, first, count } = &self;
        let (total, items) = integrity::brief::lines(&validation.report, &validation.hours, filter, *first, *count);
        Ok(parts.told(Window { total, items }))
    }
}
