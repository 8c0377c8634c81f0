//! What the user knows about the export. Validates again if that has changed.

use protocol::brief::Brief;
use protocol::{Refusal, SetOptions};

use super::Run;
use super::brief::brief;
use super::recording::read_trail_events;
use crate::check;
use crate::desk::{Answered, Desk};

impl Run for SetOptions {
    async fn run(self, desk: &Desk) -> Result<Answered<Brief>, Refusal> {
        {
            let mut parts = desk.parts_mut();
            if parts.proofs.set_options(self.0) && parts.proofs.is_validated() {
                check::at_once(&mut parts);
            }
        }
        read_trail_events(desk).await;
        let parts = desk.parts();
        Ok(parts.answer(brief(&parts)?))
    }
}
