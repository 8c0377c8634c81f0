//! Reports files that were chosen but not read.

use protocol::{FileId, Issue, IssueKind, Severity, Skipped};

/// One issue for all files skipped for the same reason.
pub fn issue(files: u64, why: &Skipped) -> Issue {
    let (severity, kind, message) = match why {
        Skipped::Stopped => (
            Severity::Error,
            IssueKind::Stopped,
            "Reading was stopped before these files were read. Nothing is known of them; choose them again to have them read."
                .to_owned(),
        ),
        Skipped::OtherDays(first, last) => (
            Severity::Warning,
            IssueKind::LeftOut,
            format!(
                "You chose to read only {first} to {last}, and their names say that these files are from other days. Nothing \
                 else is known of them."
            ),
        ),
    };
    Issue {
        // A number that no file of the session has.
        file: FileId(u32::MAX),
        path: if files == 1 { "1 file".to_owned() } else { format!("{files} files") },
        offset: None,
        severity,
        kind,
        message,
        rejected: 0,
    }
}
