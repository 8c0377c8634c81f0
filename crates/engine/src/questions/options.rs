//! What the user knows about the export. Judges again if that has changed.

use protocol::brief::Brief;
use protocol::{Refusal, SetOptions};

use super::Run;
use super::brief::brief;
use super::recording::read_trail_events;
use crate::check;
use crate::desk::{Answered, Desk};

impl Run for SetOptions {
    async fn run(self, desk: &Desk) -> Result<Answered<Brief>, Refusal> {
        desk.parts_mut().proofs.know(self.0);
        // Again, if somebody has learnt something else in the meantime.
        while desk.parts().proofs.is_to_be_judged_again() {
            check::judge_again(desk).await;
        }
        read_trail_events(desk).await;
        let parts = desk.parts();
        Ok(parts.answer(brief(&parts)?))
    }
}
