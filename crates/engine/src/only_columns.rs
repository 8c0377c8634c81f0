//! When only the columns are kept: what is refused, and what is looked at twice.
//!
//! A record that somebody looks at is found again in the file it came from, and is shown only if it still says what it said. To
//! go through all records would take reading all files again for every question, so that is refused.

use protocol::{Response, ToEdge};
use store::Store;

use crate::work::{RawAnswer, Step};

/// To a question that takes all raw records.
pub fn refused() -> Box<Step> {
    let message = "Only the raw records tell this, and only the columns are kept in memory. What is on screen is from before. The \
                   memory figure in the status bar leads to where the raw records can be kept again.";
    Box::new(Step::Done(Response::Refused(message.to_owned())))
}

/// Gives up records that do not say any more what they said when they were read.
pub fn check(store: &Store, answers: &mut [RawAnswer]) {
    for answer in answers {
        let ToEdge::Read { segment, records } = &answer.question else { continue };
        for (position, record) in records.iter().zip(&mut answer.records) {
            if record.as_ref().is_some_and(|record| !store.is_record(*segment, *position, &record.bytes)) {
                *record = None;
            }
        }
    }
}
