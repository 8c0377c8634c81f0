//! Facts about every file, and issues.

use order::Order;
use std::collections::BTreeMap;

use protocol::what::What;
use protocol::{DocumentId, FileDone, FileId, FileKind, FileSummary, Issue, IssueKind, Severity};

use crate::companions::Companions;
use crate::edge_batch::DocumentFacts;

/// Facts and issues.
#[derive(Default)]
pub struct Files {
    /// Facts about every document, in order of arrival.
    facts: Vec<DocumentFacts>,
    /// Index of each document's facts.
    places: BTreeMap<DocumentId, usize>,
    /// For files read in shares, how many shares have been read.
    shares_done: BTreeMap<FileId, u32>,
    /// For every edge, the bytes that its raw records take.
    raw_bytes: BTreeMap<u32, u64>,
    issues: Vec<Issue>,
    companions: Companions,
}

impl Files {
    /// Adds or replaces the facts about a document.
    pub fn add(&mut self, document: DocumentId, facts: DocumentFacts) {
        if facts.kind == FileKind::Companion {
            self.companions.add(&facts.path);
        }
        self.places.insert(document, self.facts.len());
        self.facts.push(facts);
    }

    /// Updates the note about companion files.
    pub fn report_companions(&mut self) {
        self.companions.report(&mut self.issues);
    }

    /// Notes how much memory the raw records of an edge take now, in bytes.
    pub fn weigh(&mut self, edge: u32, raw_bytes: u64) {
        self.raw_bytes.insert(edge, raw_bytes);
    }

    /// Bytes that all raw records take.
    pub fn raw_bytes(&self) -> u64 {
        self.raw_bytes.values().sum()
    }

    /// Counts a share of a file that was read. Returns whether it was the last one.
    pub fn count(&mut self, done: FileDone) -> bool {
        let shares = self.shares_done.entry(done.file).or_default();
        *shares += 1;
        let all = *shares >= done.shares;
        if all {
            self.shares_done.remove(&done.file);
        }
        all
    }

    /// Facts about every document, in order of arrival.
    pub fn facts(&self) -> &[DocumentFacts] {
        &self.facts
    }

    /// Index of the facts about a document.
    pub fn place(&self, document: DocumentId) -> Option<usize> {
        self.places.get(&document).copied()
    }

    /// What is wrong.
    pub fn issues(&self) -> &[Issue] {
        &self.issues
    }

    /// Replaces the issues about evidence, which is gathered anew whenever files were added.
    pub fn report_evidence(&mut self, issues: Vec<Issue>) {
        self.issues.retain(|issue| issue.kind != IssueKind::BadEvidence);
        self.issues.extend(issues);
    }

    /// Removes issues that will be reported anew.
    pub fn take_back(&mut self, is_said_anew: impl Fn(&Issue) -> bool) {
        self.issues.retain(|issue| !is_said_anew(issue));
    }

    /// Adds an issue.
    pub fn report(&mut self, issue: Issue) {
        self.issues.push(issue);
    }

    /// Sorts issues, most severe first.
    pub fn sort_issues(&mut self) {
        self.issues.order_by(|a, b| {
            b.severity.cmp(&a.severity).then_with(|| a.path.cmp(&b.path)).then_with(|| a.offset.cmp(&b.offset))
        });
    }

    /// Summaries of `count` files in order of path, starting at `first`.
    pub fn summaries(&self, first: u64, count: u32) -> Vec<FileSummary> {
        let mut facts: Vec<&DocumentFacts> = self.facts.iter().collect();
        facts.order_by(|a, b| a.path.cmp(&b.path));
        window(&facts, first, count).map(|facts| summary(facts)).collect()
    }
}

/// The items `[first, first + count)`.
pub fn window<T>(all: &[T], first: u64, count: u32) -> impl Iterator<Item = &T> {
    let first = usize::try_from(first).unwrap_or(usize::MAX);
    all.iter().skip(first).take(count as usize)
}

/// An issue because of which no records were lost.
pub fn issue(file: FileId, path: &str, severity: Severity, kind: IssueKind, what: What) -> Issue {
    Issue { file, path: path.to_owned(), offset: None, severity, kind, what, rejected: 0 }
}

fn summary(facts: &DocumentFacts) -> FileSummary {
    FileSummary {
        file: facts.file,
        path: facts.path.clone(),
        kind: facts.kind,
        contents: facts.contents,
        stored_bytes: facts.stored_bytes,
        bytes: facts.bytes,
        sha256: if facts.content_sha256 == [0; 32] { String::new() } else { hex::encode(facts.content_sha256) },
        records: facts.records,
    }
}
