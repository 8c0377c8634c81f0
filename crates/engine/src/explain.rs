//! Why an event satisfies the filter, clause by clause, or why it does not.

use protocol::report::Verdict;
use protocol::{Clause, Filter, Question, Response, RowId};
use store::{Around, RawRecord};

use crate::engine::Engine;
use crate::work::{Need, Step};

/// More clauses than this are not told.
const MOST_CLAUSES: usize = 200;

/// A clause: a test that holds no others, whether the opposite is asked, and whether it is one of several.
type Asked<'f> = (&'f Filter, bool, bool);

/// Fetches the record's bytes, then puts every clause to it.
pub fn step(engine: &Engine, question: &Question, row: RowId, fetched: &Option<Option<RawRecord>>) -> Step {
    let Some((segment, position, document)) = engine.store.locate(row) else {
        return Step::Done(Response::Failed("there is no such event".to_owned()));
    };
    let filter = match engine.filter_of(question) {
        Ok(filter) => filter,
        Err(unread) => return unread.step(),
    };
    let record = match fetched {
        None => return Step::Need(Need::Records(vec![(segment, vec![position])])),
        Some(record) => record.as_ref().map_or(&[] as &[u8], |record| &record.bytes),
    };
    let path = engine.store.documents().get(document as usize).map_or("", |document| document.path.as_str());
    let proof = engine.place(document).and_then(|place| engine.proofs.get(&place));
    let verdict = proof.map_or(Verdict::NotCovered, |(verdict, _)| *verdict);
    let around = Around { path, verdict, last: engine.store.last_time() };
    let mut asked = Vec::new();
    clauses(&filter, false, false, &mut asked);
    let more = asked.len().saturating_sub(MOST_CLAUSES) as u64;
    asked.truncate(MOST_CLAUSES);
    let told = asked.into_iter().filter_map(|asked| told(asked, record, &around)).collect();
    Step::Done(Response::Explained(told, more))
}

fn clauses<'f>(filter: &'f Filter, negated: bool, alternative: bool, out: &mut Vec<Asked<'f>>) {
    match filter {
        Filter::All => {}
        Filter::And(parts) | Filter::Or(parts) => {
            // Of "not (a and b)", one of "not a" and "not b" is enough.
            let any = matches!(filter, Filter::Or(_)) != negated;
            let alternative = alternative || (any && parts.len() > 1);
            parts.iter().for_each(|part| clauses(part, negated, alternative, out));
        }
        Filter::Not(part) => clauses(part, !negated, alternative, out),
        test => out.push((test, negated, alternative)),
    }
}

/// `None` for a pattern that can't be used, which the question's own answer tells.
fn told((test, negated, alternative): Asked<'_>, record: &[u8], around: &Around<'_>) -> Option<Clause> {
    let (holds, lit) = store::explain(test, record, around).ok()?;
    let words = match negated {
        true => query::words(&Filter::Not(Box::new(test.clone()))),
        false => query::words(test),
    };
    let lit = if negated { Vec::new() } else { lit };
    Some(Clause { words, holds: holds != negated, alternative, lit })
}
