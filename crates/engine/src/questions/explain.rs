//! Why an event satisfies the filter or does not, clause by clause.

use protocol::{Clause, ExplainEvent, Explained, Filter, Noted, Refusal};
use store::Around;

use super::Run;
use crate::desk::{Answered, Desk};
use crate::{filters, records};

/// Most clauses explained.
const MOST_CLAUSES: usize = 200;

/// A clause: a test that contains no others, whether it is negated, and whether it is one of several alternatives.
type ClauseTest<'f> = (&'f Filter, bool, bool);

impl Run for ExplainEvent {
    async fn run(self, desk: &Desk) -> Result<Answered<Explained>, Refusal> {
        if desk.parts().corpus.locate(self.row).is_none() {
            return Err(Refusal::NoSuchEvent);
        }
        let filter = filters::of_question(desk, &self.question).await?;
        // If the record is lost, what columns know is still explained.
        let record = records::fetch(desk, &[self.row]).await?.pop().flatten();
        let record = record.as_ref().map_or(&[] as &[u8], |record| &record.bytes);
        let parts = desk.parts();
        let (_, _, stored) = parts.corpus.locate(self.row).ok_or(Refusal::NoSuchEvent)?;
        let path = parts.corpus.stored(stored).map_or("", |document| document.path.as_str());
        let place = parts.corpus.document(stored).and_then(|document| parts.files.place(document));
        let (verdict, _) = parts.proofs.of(place);
        let failed = parts.corpus.store().is_failure(self.row);
        let none = Noted::default();
        let noted = parts.corpus.store().noted(self.row).unwrap_or(&none);
        let around = Around { path, verdict, failed, noted, last: parts.corpus.store().last_time() };
        let mut asked = Vec::new();
        clauses(&filter, false, false, &mut asked);
        let more = asked.len().saturating_sub(MOST_CLAUSES) as u64;
        asked.truncate(MOST_CLAUSES);
        let clauses = asked.into_iter().filter_map(|asked| explained(asked, record, &around)).collect();
        Ok(parts.answer(Explained { clauses, more }))
    }
}
fn clauses<'f>(filter: &'f Filter, negated: bool, alternative: bool, out: &mut Vec<ClauseTest<'f>>) {
    match filter {
        Filter::All => {}
        Filter::And(parts) | Filter::Or(parts) => {
            // For "not (a and b)", one of "not a" and "not b" is enough.
            let any = matches!(filter, Filter::Or(_)) != negated;
            let alternative = alternative || (any && parts.len() > 1);
            parts.iter().for_each(|part| clauses(part, negated, alternative, out));
        }
        Filter::Not(part) => clauses(part, !negated, alternative, out),
        test => out.push((test, negated, alternative)),
    }
}

/// `None` for an unusable pattern, which the answer to the question reports.
fn explained((test, negated, alternative): ClauseTest<'_>, record: &[u8], around: &Around<'_>) -> Option<Clause> {
    let (holds, lit) = store::explain(test, record, around).ok()?;
    let words = match negated {
        true => query::words(&Filter::Not(Box::new(test.clone()))),
        false => query::words(test),
    };
    let lit = if negated { Vec::new() } else { lit };
    Some(Clause { words, holds: holds != negated, alternative, lit })
}
