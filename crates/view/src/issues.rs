//! Which issues in a list are shown.

use std::collections::BTreeMap;

use protocol::{Issue, IssueKind, Progress, Severity};

/// Severities, worst first.
pub const SEVERITIES: [Severity; 3] = [Severity::Error, Severity::Warning, Severity::Info];

/// Which issues are shown; by default, all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    /// Only this severity.
    pub severity: Option<Severity>,
    /// Only this kind.
    pub kind: Option<IssueKind>,
    /// Only issues because of which records were lost.
    pub rejecting: bool,
}

impl Shown {
    /// Whether an issue is shown.
    pub fn lets_through(&self, issue: &Issue) -> bool {
        self.severity.is_none_or(|severity| severity == issue.severity)
            && self.kind.is_none_or(|kind| kind == issue.kind)
            && (!self.rejecting || issue.rejected > 0)
    }
}

/// Number of issues of each kind.
pub fn kinds(issues: &[Issue]) -> BTreeMap<IssueKind, u64> {
    let mut counts = BTreeMap::new();
    for issue in issues {
        *counts.entry(issue.kind).or_default() += 1;
    }
    counts
}

/// Number of issues with this severity.
pub fn of_severity(issues: &[Issue], severity: Severity) -> u64 {
    issues.iter().filter(|issue| issue.severity == severity).count() as u64
}

/// Number of records read: every one is shown, folded or rejected.
pub fn records_read(progress: &Progress) -> u64 {
    progress.events.saturating_add(progress.folded).saturating_add(progress.rejected)
}

#[cfg(test)]
mod tests {
    use protocol::FileId;
    use protocol::what::{FileNote, What};

    use super::*;

    fn issue(severity: Severity, kind: IssueKind, rejected: u64) -> Issue {
        let what = What::File(FileNote::Empty);
        Issue { file: FileId(0), path: String::new(), offset: None, severity, kind, what, rejected }
    }

    #[test]
    fn filters_combine() {
        let issues = [
            issue(Severity::Error, IssueKind::BadRecord, 2),
            issue(Severity::Error, IssueKind::Truncated, 0),
            issue(Severity::Info, IssueKind::EmptyFile, 0),
        ];
        let count = |shown: Shown| issues.iter().filter(|issue| shown.lets_through(issue)).count();
        assert_eq!(count(Shown::default()), 3);
        assert_eq!(count(Shown { severity: Some(Severity::Error), ..Shown::default() }), 2);
        assert_eq!(
            count(Shown { severity: Some(Severity::Info), kind: Some(IssueKind::BadRecord), rejecting: false }),
            0
        );
        assert_eq!(count(Shown { rejecting: true, ..Shown::default() }), 1);
        assert_eq!(kinds(&issues).len(), 3);
        assert_eq!(of_severity(&issues, Severity::Error), 2);
    }

    #[test]
    fn every_record_read_is_accounted_for() {
        let progress = Progress { events: 10, folded: 3, rejected: 2, ..Progress::default() };
        assert_eq!(records_read(&progress), 15);
    }
}
