//! The issues, and all files.

use protocol::{FileSummary, Issue, ListFiles, ListIssues, Refusal, Window};

use super::Run;
use crate::desk::{Desk, Told};
use crate::files::window;

impl Run for ListIssues {
    async fn run(self, desk: &Desk) -> Result<Told<Window<Issue>>, Refusal> {
        let mut parts = desk.parts_mut();
        parts.files.sort_issues();
        let issues = parts.files.issues();
        let items = window(issues, self.first, self.count).cloned().collect();
        Ok(parts.told(Window { total: issues.len() as u64, items }))
    }
}

impl Run for ListFiles {
    async fn run(self, desk: &Desk) -> Result<Told<Window<FileSummary>>, Refusal> {
        let parts = desk.parts();
        let items = parts.files.summaries(self.first, self.count);
        Ok(parts.told(Window { total: parts.files.facts().len() as u64, items }))
    }
}
