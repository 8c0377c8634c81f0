//! Reports files that were chosen but not read.

use protocol::what::{ReadingFault, What};
use protocol::{FileId, Issue, IssueKind, Severity, Skipped};

/// One issue for all files skipped for the same reason.
pub fn issue(files: u64, why: &Skipped) -> Issue {
    let (severity, kind, fault) = match why {
        Skipped::Stopped => (Severity::Error, IssueKind::Stopped, ReadingFault::Stopped(files)),
        Skipped::OtherDays(first, last) => {
            let (first, last) = (first.clone(), last.clone());
            (Severity::Warning, IssueKind::LeftOut, ReadingFault::OtherDays { files, first, last })
        }
    };
    let what = What::Reading(fault);
    // A number that no file of the session has.
    Issue { file: FileId(u32::MAX), path: String::new(), offset: None, severity, kind, what, rejected: 0 }
}
