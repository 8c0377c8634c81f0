//! Files that were chosen and are not read: what is told of them.

use protocol::{FileId, Forgone, Issue, IssueKind, Severity};

/// One issue for all of them.
pub fn issue(files: u64, why: &Forgone) -> Issue {
    let (severity, kind, message) = match why {
        Forgone::Stopped => (
            Severity::Error,
            IssueKind::Stopped,
            "Reading was stopped before these files were read. Nothing is known of them; choose them again to have them read."
                .to_owned(),
        ),
        Forgone::OtherDays(first, last) => (
            Severity::Warning,
            IssueKind::LeftOut,
            format!(
                "You chose to read only {first} to {last}, and their names say that these files are from other days. Nothing \
                 else is known of them."
            ),
        ),
    };
    Issue {
        // No file of the session.
        file: FileId(u32::MAX),
        path: if files == 1 { "1 file".to_owned() } else { format!("{files} files") },
        offset: None,
        severity,
        kind,
        message,
        rejected: 0,
    }
}
