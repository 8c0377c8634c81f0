//! A command of the page.

use protocol::{Command, Progress, Refusal};

use super::Run;
use crate::commands::obey;
use crate::desk::{Answered, Desk};

impl Run for Command {
    async fn run(self, desk: &Desk) -> Result<Answered<Progress>, Refusal> {
        let mut parts = desk.parts_mut();
        if obey(&mut parts, self) {
            parts.changed();
        }
        Ok(parts.answer(parts.progress.clone()))
    }
}
