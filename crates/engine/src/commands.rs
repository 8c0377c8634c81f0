//! Commands of the page, which change the session.

use protocol::{Command, Phase};

use crate::desk::Parts;
use crate::skipped;

/// Executes a command. Returns whether it changed anything.
pub fn obey(parts: &mut Parts, command: Command) -> bool {
    let progress = &mut parts.progress;
    match command {
        Command::Expect { files } => progress.files_total += files,
        Command::Skip { files, why } => {
            progress.files_total = progress.files_total.saturating_sub(files);
            parts.files.report(skipped::issue(files, &why));
        }
        Command::ColumnsOnly => progress.columns_only = true,
        Command::Crashed(issue) => {
            parts.files.report(issue);
            progress.files_done += 1;
        }
        Command::StopCheck if progress.phase == Phase::Validating => {
            parts.proofs.stop();
            parts.mark_events();
        }
        Command::StopCheck => return false,
        Command::Check => parts.proofs.resume(),
    }
    true
}
