//! Companion files of macOS and Windows: reports all of them in a single note.

use protocol::what::{ReadingFault, What};
use protocol::{FileId, Issue, IssueKind, Severity};

/// How many are named in the note.
const NAMED: usize = 3;

/// The companion files found.
#[derive(Debug, Default)]
pub struct Companions {
    count: u64,
    /// The first ones by path.
    first: Vec<String>,
    /// How many the current note is about, and what it says.
    reported: Option<(u64, What)>,
}

impl Companions {
    /// Adds one.
    pub fn add(&mut self, path: &str) {
        self.count += 1;
        let at = self.first.partition_point(|earlier| earlier.as_str() < path);
        if at < NAMED {
            self.first.insert(at, path.to_owned());
            self.first.truncate(NAMED);
        }
    }

    /// Updates the note among the issues.
    pub fn report(&mut self, issues: &mut Vec<Issue>) {
        if self.count == self.reported.as_ref().map_or(0, |(count, _)| *count) {
            return;
        }
        let note = self.note();
        let previous = self.reported.replace((self.count, note.what.clone()));
        let is_previous = |issue: &&mut Issue| previous.as_ref().is_some_and(|(_, what)| issue.what == *what);
        match issues.iter_mut().find(is_previous) {
            Some(place) => *place = note,
            None => issues.push(note),
        }
    }

    fn note(&self) -> Issue {
        let more = self.count.saturating_sub(self.first.len() as u64);
        let named = self.first.clone();
        Issue {
            // A number that no file of the session has.
            file: FileId(u32::MAX),
            path: String::new(),
            offset: None,
            severity: Severity::Info,
            kind: IssueKind::NotCloudTrail,
            what: What::Reading(ReadingFault::Companions { named, more }),
            rejected: 0,
        }
    }
}
