//! The issues, and all files.

use protocol::{FileSummary, GroupIssues, Issue, IssueGroup, ListFiles, ListIssues, Refusal, Window};

use super::Run;
use crate::desk::{Answered, Desk};
use crate::files::window;
use crate::issue_groups::{groups, members};

impl Run for GroupIssues {
    async fn run(self, desk: &Desk) -> Result<Answered<Window<IssueGroup>>, Refusal> {
        let mut parts = desk.parts_mut();
        parts.files.sort_issues();
        let groups = groups(parts.files.issues());
        let items = window(&groups, self.first, self.count).cloned().collect();
        Ok(parts.answer(Window { total: groups.len() as u64, items }))
    }
}

impl Run for ListIssues {
    async fn run(self, desk: &Desk) -> Result<Answered<Window<Issue>>, Refusal> {
        let mut parts = desk.parts_mut();
        parts.files.sort_issues();
        let all = parts.files.issues();
        let issues = self.of.map_or_else(|| all.iter().collect(), |of| members(all, &of));
        let items = window(&issues, self.first, self.count).map(|issue| (*issue).clone()).collect();
        Ok(parts.answer(Window { total: issues.len() as u64, items }))
    }
}

impl Run for ListFiles {
    async fn run(self, desk: &Desk) -> Result<Answered<Window<FileSummary>>, Refusal> {
        let parts = desk.parts();
        let items = parts.files.summaries(self.first, self.count);
        Ok(parts.answer(Window { total: parts.files.facts().len() as u64, items }))
    }
}
