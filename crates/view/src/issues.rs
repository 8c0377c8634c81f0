//! Which issues in a list are shown.

use std::collections::BTreeMap;

use protocol::{IssueGroup, IssueKind, Progress, Severity};

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
    /// Whether a group is shown.
    pub fn lets_through(&self, group: &IssueGroup) -> bool {
        self.severity.is_none_or(|severity| severity == group.first.severity)
            && self.kind.is_none_or(|kind| kind == group.first.kind)
            && (!self.rejecting || group.rejected > 0)
    }
}

/// Number of issues of each kind.
pub fn kinds(groups: &[IssueGroup]) -> BTreeMap<IssueKind, u64> {
    let mut counts = BTreeMap::new();
    for group in groups {
        *counts.entry(group.first.kind).or_default() += group.count;
    }
    counts
}

/// Number of issues with this severity.
pub fn of_severity(groups: &[IssueGroup], severity: Severity) -> u64 {
    groups.iter().filter(|group| group.first.severity == severity).map(|group| group.count).sum()
}

/// Number of records read: every one is shown, folded or rejected.
pub fn records_read(progress: &Progress) -> u64 {
    progress.events.saturating_add(progress.folded).saturating_add(progress.rejected)
}

#[cfg(test)]
mod tests {
    use protocol::what::{FileNote, What};
    use protocol::{FileId, Issue};

    use super::*;

    fn group(severity: Severity, kind: IssueKind, rejected: u64, count: u64) -> IssueGroup {
        let what = What::File(FileNote::Empty);
        let first = Issue { file: FileId(0), path: String::new(), offset: None, severity, kind, what, rejected };
        IssueGroup { first, of: None, count, rejected, is_alike: true }
    }

    #[test]
    fn filters_combine() {
        let groups = [
            group(Severity::Error, IssueKind::BadRecord, 2, 1),
            group(Severity::Error, IssueKind::Truncated, 0, 1),
            group(Severity::Info, IssueKind::EmptyFile, 0, 100),
        ];
        let count = |shown: Shown| groups.iter().filter(|group| shown.lets_through(group)).count();
        assert_eq!(count(Shown::default()), 3);
        assert_eq!(count(Shown { severity: Some(Severity::Error), ..Shown::default() }), 2);
        assert_eq!(
            count(Shown { severity: Some(Severity::Info), kind: Some(IssueKind::BadRecord), rejecting: false }),
            0
        );
        assert_eq!(count(Shown { rejecting: true, ..Shown::default() }), 1);
        assert_eq!(kinds(&groups).get(&IssueKind::EmptyFile), Some(&100));
        assert_eq!((of_severity(&groups, Severity::Error), of_severity(&groups, Severity::Info)), (2, 100));
    }

    #[test]
    fn every_record_read_is_accounted_for() {
        let progress = Progress { events: 10, folded: 3, rejected: 2, ..Progress::default() };
        assert_eq!(records_read(&progress), 15);
    }
}
