//! The integrity report in brief.

use protocol::brief::Brief;
use protocol::{GetBrief, Refusal};

use super::Run;
use super::recording::read_trail_events;
use crate::desk::{Answered, Desk, Parts};
use crate::{evidence, manifests};

impl Run for GetBrief {
    async fn run(self, desk: &Desk) -> Result<Answered<Brief>, Refusal> {
        read_trail_events(desk).await;
        let parts = desk.parts();
        Ok(parts.answer(brief(&parts)?))
    }
}

/// The report without its lists of files.
pub fn brief(parts: &Parts) -> Result<Brief, Refusal> {
    let brief = integrity::brief::brief(&parts.proofs.validation()?.report);
    let (trails, trails_left_out) = evidence::trails(parts.files.facts());
    Ok(Brief { trails, trails_left_out, mark: manifests::mark(parts.files.facts()), ..brief })
}
