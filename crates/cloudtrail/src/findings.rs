//! A bounded list of findings.

use protocol::what::What;
use protocol::{IssueKind, Severity};

use crate::model::Finding;

/// Findings about one document. Beyond a limit they are only counted, so that a file with ten million bad lines does
/// not produce ten million sentences.
#[derive(Debug, Default)]
pub struct Findings {
    list: Vec<Finding>,
    more: u64,
    more_rejected: u64,
    /// How many of those only counted say that something was left unread.
    more_unread: u64,
}

/// A state that can be returned to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    len: usize,
    more: u64,
    more_rejected: u64,
    more_unread: u64,
}

impl Findings {
    /// Adds a finding; beyond `limit`, it is only counted.
    pub fn push(&mut self, limit: usize, finding: Finding) {
        if self.list.len() < limit {
            self.list.push(finding);
        } else {
            self.more += 1;
            self.more_rejected = self.more_rejected.saturating_add(finding.rejected);
            self.more_unread += u64::from(is_unread(&finding));
        }
    }

    /// Adds those of a part of the document, each with its place in it.
    pub fn append(&mut self, limit: usize, part: Findings, placed: impl FnMut(Finding) -> Finding) {
        part.list.into_iter().map(placed).for_each(|finding| self.push(limit, finding));
        self.more += part.more;
        self.more_rejected = self.more_rejected.saturating_add(part.more_rejected);
        self.more_unread += part.more_unread;
    }

    /// The current state.
    pub fn mark(&self) -> Mark {
        Mark { len: self.list.len(), more: self.more, more_rejected: self.more_rejected, more_unread: self.more_unread }
    }

    /// Returns to an earlier state.
    pub fn rewind(&mut self, mark: Mark) {
        self.list.truncate(mark.len);
        (self.more, self.more_rejected) = (mark.more, mark.more_rejected);
        self.more_unread = mark.more_unread;
    }

    /// Drops all findings except those about something left unread, which hold whatever the text turns out to be.
    pub fn keep_unread(&mut self) {
        self.list.retain(is_unread);
        self.more = self.more_unread;
        self.more_rejected = if self.more > 0 { self.more_rejected } else { 0 };
    }

    /// The first finding that says that a text is broken.
    pub fn first_broken(&self) -> Option<Finding> {
        self.list.iter().find(|finding| finding.severity == Severity::Error && !is_unread(finding)).cloned()
    }

    /// Whether something was left unread, so that its content is unknown.
    pub fn unread_are_reported(&self) -> bool {
        self.more_unread > 0 || self.list.iter().any(is_unread)
    }

    /// Number of records rejected since `mark`.
    pub fn rejected_since(&self, mark: Mark) -> u64 {
        let listed = self.list.iter().skip(mark.len).map(|finding| finding.rejected).sum::<u64>();
        listed.saturating_add(self.more_rejected.saturating_sub(mark.more_rejected))
    }

    /// Takes all findings, including one that summarises those only counted.
    pub fn take(&mut self) -> Vec<Finding> {
        let Findings { mut list, more, more_rejected, .. } = std::mem::take(self);
        if more > 0 {
            let what = What::More { more, listed: list.len() as u64 };
            let (severity, kind) = (Severity::Error, IssueKind::Limit);
            list.push(Finding { offset: None, severity, kind, what, rejected: more_rejected });
        }
        list
    }

    /// Number of records rejected so far.
    pub fn rejected(&self) -> u64 {
        self.list.iter().map(|finding| finding.rejected).sum::<u64>().saturating_add(self.more_rejected)
    }
}

/// Whether a finding says that something was not read completely.
pub fn is_unread(finding: &Finding) -> bool {
    matches!(finding.kind, IssueKind::Limit | IssueKind::DamagedCompression | IssueKind::UnusualCompression)
}
