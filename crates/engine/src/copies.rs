//! Issues about files that came twice, as a whole or event by event. They depend on what is proved, so they are
//! reported anew after every check.

use order::Order;
use std::collections::BTreeMap;

use protocol::report::Verdict;
use protocol::what::{CopyNote, What};
use protocol::{Issue, IssueKind, Severity};
use store::ProofTally;

use crate::desk::Parts;
use crate::edge_batch::DocumentFacts;
use crate::files::issue;

impl Parts {
    /// Reports copies, replacing earlier reports.
    pub(crate) fn report_copies(&mut self, tally: &ProofTally) {
        self.files.take_back(|issue| issue.kind == IssueKind::RepeatedFile);
        let said = [self.same_files(), self.proved_elsewhere(tally)].concat();
        said.into_iter().for_each(|issue| self.files.report(issue));
    }

    /// Files with the same content. The first by path counts as the original, whatever the order of arrival.
    fn same_files(&self) -> Vec<Issue> {
        let mut contents: BTreeMap<[u8; 32], Vec<&DocumentFacts>> = BTreeMap::new();
        for facts in self.files.facts().iter().filter(|facts| facts.records > 0) {
            contents.entry(facts.content_sha256).or_default().push(facts);
        }
        let mut issues = Vec::new();
        for mut same in contents.into_values().filter(|same| same.len() > 1) {
            same.order_by(|a, b| (&a.path, a.file).cmp(&(&b.path, b.file)));
            let Some((first, others)) = same.split_first() else { continue };
            issues.extend(others.iter().map(|facts| about(facts, CopyNote::SameFile(first.path.clone()))));
        }
        issues
    }

    fn proved_elsewhere(&self, tally: &ProofTally) -> Vec<Issue> {
        let places = self.places_proved_elsewhere(tally);
        let facts = places.into_iter().filter_map(|place| self.files.facts().get(place));
        facts.map(|facts| about(facts, CopyNote::ProvedElsewhere(facts.records))).collect()
    }

    /// Files that no digest lists, but whose events are all shown from proved files.
    pub(crate) fn places_proved_elsewhere(&self, tally: &ProofTally) -> Vec<usize> {
        let mut all: BTreeMap<usize, bool> = BTreeMap::new();
        for (document, proved) in (0..).zip(&tally.proved) {
            if let (Some(place), Some(proved)) = (self.place(document), proved) {
                let all = all.entry(place).or_insert(true);
                *all = *all && *proved;
            }
        }
        let unlisted = |place: &usize| self.proofs.of(Some(*place)).0 == Verdict::NotCovered;
        all.into_iter().filter(|(_, proved)| *proved).map(|(place, _)| place).filter(unlisted).collect()
    }
}

fn about(facts: &DocumentFacts, note: CopyNote) -> Issue {
    issue(facts.file, &facts.path, Severity::Info, IssueKind::RepeatedFile, What::Copy(note))
}
