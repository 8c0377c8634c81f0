//! What is known about the files that events come from. Of exact copies, the one with the best proof is shown, so that
//! an event counts as its best copy everywhere.

use std::collections::BTreeMap;

use protocol::report::{Outcome, Verdict};
use protocol::{Column, Micros, TimeRange};

use crate::batch::UNDATED;
use crate::dictionary::{ABSENT, NULL};
use crate::matching::Scalar;
use crate::store::Store;

/// From the best copy to show to the worst. A proof stands, whatever other files contain a copy; an event of a
/// disproved file does not become harmless because of a copy that nothing vouches for.
const BEST_FIRST: [Verdict; 10] = [
    Verdict::VerifiedSigned,
    Verdict::VerifiedChained,
    Verdict::VerifiedHashOnly,
    Verdict::Tampered,
    Verdict::InvalidFormat,
    Verdict::Moved,
    Verdict::Missing,
    Verdict::Unverifiable,
    Verdict::NotCovered,
    Verdict::NotExported,
];

/// A kind of event that CloudTrail delivers beside the logs that digests list.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Exempt {
    Insights,
    NetworkActivity,
}

/// The proof status of the events shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProofTally {
    /// By the verdict on the file that they are shown from. Of a period, those of its time, and those without a time.
    pub events: BTreeMap<Verdict, u64>,
    /// The same of those outside the period.
    pub outside: BTreeMap<Verdict, u64>,
    /// How many of `events` are of a kind that digests never cover, in files that none covers.
    pub exempt: u64,
    /// How many of these are network activity events; the others are Insights events.
    pub network: u64,
    /// For every document that contains events, whether all of them are shown from documents that are proved.
    pub proved: Vec<Option<bool>>,
}

impl Store {
    /// Sets the verdict on every document, in the order of [`Store::documents`]. Documents beyond the end of `verdicts`
    /// are [`Verdict::NotCovered`]. From then on, the best of exact copies is shown.
    pub fn set_proof(&mut self, verdicts: &[Verdict]) {
        self.proof = verdicts.to_vec();
        self.proof.resize(self.documents.len(), Verdict::NotCovered);
        let ranks: Vec<usize> = self.proof.iter().map(|verdict| rank(*verdict)).collect();
        let (docs, documents) = (&self.docs, &self.documents);
        let rank = |row: u32| docs.get(row as usize).and_then(|doc| ranks.get(*doc as usize)).copied();
        let rank = |row: u32| rank(row).unwrap_or(usize::MAX);
        let place = |row: u32| (docs.get(row as usize).and_then(|doc| documents.get(*doc as usize)), row);
        let (event_ids, hashes) = (&self.event_ids, &self.hashes);
        let of = |row: u32| crate::store::identity(event_ids, hashes, row);
        let changed = self.copies.choose(of, rank, |a, b| place(a) < place(b));
        for (hidden, shown) in changed {
            self.shown.set(hidden, false);
            self.shown.set(shown, true);
        }
    }

    /// What became of the events, in a period and outside it.
    pub fn proof_tally(&self, period: Option<TimeRange>) -> ProofTally {
        let instead = self.copies.shown_instead(self.row_count());
        let mut tally = ProofTally { proved: vec![None; self.documents.len()], ..ProofTally::default() };
        let verdict = |row: u32| self.docs.get(row as usize).and_then(|doc| self.proof.get(*doc as usize)).copied();
        for (row, shown) in (0..).zip(instead) {
            let verdict = verdict(shown).unwrap_or(Verdict::NotCovered);
            let time = self.times.get(row as usize).copied().filter(|time| *time != UNDATED).map(Micros);
            let is_outside = |(period, time): (TimeRange, Micros)| time < period.from || time >= period.to;
            let is_outside = period.zip(time).is_some_and(is_outside);
            if row == shown && is_outside {
                *tally.outside.entry(verdict).or_default() += 1;
            } else if row == shown {
                *tally.events.entry(verdict).or_default() += 1;
                let exempt = self.exempt(row).filter(|_| verdict == Verdict::NotCovered);
                tally.exempt += u64::from(exempt.is_some());
                tally.network += u64::from(exempt == Some(Exempt::NetworkActivity));
            }
            let Some(doc) = self.docs.get(row as usize).copied() else { continue };
            let is_proved = verdict.outcome() == Outcome::Proved;
            if let Some(proved) = tally.proved.get_mut(doc as usize) {
                *proved = Some(is_proved && *proved != Some(false));
            }
        }
        tally
    }

    /// The number of events in every document that are of a kind that digests never cover.
    pub fn exempt_by_document(&self) -> Vec<u64> {
        let mut counts = vec![0; self.documents.len()];
        for row in (0..self.row_count()).filter(|row| self.exempt(*row).is_some()) {
            let doc = self.docs.get(row as usize).copied();
            doc.and_then(|doc| counts.get_mut(doc as usize)).into_iter().for_each(|count| *count += 1);
        }
        counts
    }

    /// The kind of a record that digests never cover, by its category and type; Insights events name no user either. All
    /// other categories are in the logs that digests list: management and data events. Aggregates are no events.
    fn exempt(&self, row: u32) -> Option<Exempt> {
        let says = |column: Column, text: &str| {
            let column = self.column(column);
            column.is_some_and(|column| column.interner.find(Scalar::Text(text)) == Some(column.codes.get(row)))
        };
        let lacks =
            |column: Column| self.column(column).is_some_and(|column| matches!(column.codes.get(row), ABSENT | NULL));
        let nobody = || [Column::IdentityType, Column::IdentityArn, Column::SourceIpAddress].into_iter().all(lacks);
        let is = |category: &str, kind: &str| says(Column::EventCategory, category) && says(Column::EventType, kind);
        if is("Insight", "AwsCloudTrailInsight") && nobody() {
            Some(Exempt::Insights)
        } else if is("NetworkActivity", "AwsVpceEvents") {
            Some(Exempt::NetworkActivity)
        } else {
            None
        }
    }
}

fn rank(verdict: Verdict) -> usize {
    BEST_FIRST.iter().position(|known| *known == verdict).unwrap_or(BEST_FIRST.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_verdict_has_a_rank_and_proofs_come_first() {
        let mut ranks: Vec<usize> = Verdict::ALL.into_iter().map(rank).collect();
        assert!(ranks.iter().all(|rank| *rank < BEST_FIRST.len()));
        let proved = Verdict::ALL.into_iter().filter(|verdict| verdict.outcome() == Outcome::Proved);
        assert!(proved.map(rank).all(|rank| rank < 2));
        ranks.sort();
        ranks.dedup();
        assert_eq!(ranks.len(), Verdict::ALL.len());
    }
}
