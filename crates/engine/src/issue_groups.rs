//! Groups issues, so that 50,000 pictures among 1,000 logs are one line and not 50,000.

use std::collections::BTreeMap;

use protocol::{Issue, IssueGroup, IssuesOf};

/// Up to this many issues that could be a group are listed one by one, so that each can be read, searched and copied on its own.
const SINGLE: u64 = 1_000;

/// Groups issues, in the order of the first issue of each group.
pub fn groups(issues: &[Issue]) -> Vec<IssueGroup> {
    grouped(issues, SINGLE)
}

fn grouped(issues: &[Issue], single: u64) -> Vec<IssueGroup> {
    let mut counts: BTreeMap<IssuesOf<&str>, u64> = BTreeMap::new();
    for key in issues.iter().filter_map(group_of) {
        *counts.entry(key).or_default() += 1;
    }
    let mut places: BTreeMap<IssuesOf<&str>, usize> = BTreeMap::new();
    let mut groups: Vec<IssueGroup> = Vec::new();
    for issue in issues {
        let key = group_of(issue).filter(|key| counts.get(key).is_some_and(|count| *count > single));
        let group = key.and_then(|key| places.get(&key)).and_then(|place| groups.get_mut(*place));
        if let Some(group) = group {
            group.count += 1;
            group.rejected += issue.rejected;
            group.is_alike = group.is_alike && group.first.what == issue.what;
            continue;
        }
        places.extend(key.map(|key| (key, groups.len())));
        groups.push(IssueGroup {
            first: issue.clone(),
            of: key.map(IssuesOf::to_owned),
            count: 1,
            rejected: issue.rejected,
            is_alike: true,
        });
    }
    groups
}

/// The issues of a group.
pub fn members<'i>(issues: &'i [Issue], of: &IssuesOf) -> Vec<&'i Issue> {
    issues.iter().filter(|issue| group_of(issue).is_some_and(|key| key == of.as_deref())).collect()
}

/// The group that an issue may be in; `None` if it is about several files already.
fn group_of(issue: &Issue) -> Option<IssuesOf<&str>> {
    let folder = issue.path.rsplit_once(['/', '!']).map_or("", |(folder, _)| folder);
    (!issue.path.is_empty()).then_some(IssuesOf { severity: issue.severity, kind: issue.kind, folder })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use protocol::what::{FileNote, What};
    use protocol::{FileId, IssueKind, Severity};

    use super::*;

    const FEW: u64 = 5;

    fn issue(path: &str, kind: IssueKind, rejected: u64) -> Issue {
        let what = What::File(FileNote::Empty);
        Issue { file: FileId(0), path: path.to_owned(), offset: None, severity: Severity::Info, kind, what, rejected }
    }

    #[test]
    fn many_of_a_kind_in_a_folder_are_one() {
        let mut issues: Vec<Issue> = (0..7).map(|n| issue(&format!("a/{n}"), IssueKind::EmptyFile, 1)).collect();
        issues.push(issue("a/b/0", IssueKind::EmptyFile, 0));
        issues.push(issue("a/8", IssueKind::Truncated, 2));
        issues.push(issue("", IssueKind::EmptyFile, 0));
        let groups = grouped(&issues, FEW);
        let counts: Vec<_> = groups.iter().map(|group| (group.count, group.rejected, group.of.is_some())).collect();
        assert_eq!(counts, [(7, 7, true), (1, 0, false), (1, 2, false), (1, 0, false)]);
        assert_eq!(groups[0].of.as_ref().map(|of| of.folder.as_str()), Some("a"));
        assert!(groups[0].is_alike);
    }

    #[test]
    fn few_are_listed_one_by_one() {
        let issues: Vec<Issue> = (0..FEW).map(|n| issue(&format!("a/{n}"), IssueKind::EmptyFile, 0)).collect();
        assert_eq!(grouped(&issues, FEW).len(), issues.len());
    }

    proptest! {
        #[test]
        fn every_issue_is_in_one_group(files in prop::collection::vec((0..3_u8, 0..2_u8, 0..3_u64), 0..60)) {
            let kinds = [IssueKind::EmptyFile, IssueKind::Truncated];
            let issue = |(at, (folder, kind, rejected)): (usize, &(u8, u8, u64))| {
                issue(&format!("{folder}/{at}"), kinds[usize::from(*kind)], *rejected)
            };
            let issues: Vec<Issue> = files.iter().enumerate().map(issue).collect();
            let groups = grouped(&issues, FEW);
            let rejected: u64 = groups.iter().map(|group| group.rejected).sum();
            prop_assert_eq!(rejected, issues.iter().map(|issue| issue.rejected).sum::<u64>());
            let mut all: Vec<&Issue> = Vec::new();
            for group in &groups {
                let members = group.of.as_ref().map_or_else(|| vec![&group.first], |of| members(&issues, of));
                prop_assert_eq!(members.len() as u64, group.count);
                all.extend(members);
            }
            all.sort_by(|a, b| a.path.cmp(&b.path));
            let mut expected: Vec<&Issue> = issues.iter().collect();
            expected.sort_by(|a, b| a.path.cmp(&b.path));
            prop_assert_eq!(all, expected);
        }
    }
}
