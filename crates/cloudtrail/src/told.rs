//! Hands out the records of a document, and keeps what is to be said about them at its end.

use protocol::what::{JsonNote, RecordFault, RecordNote, What};
use protocol::{IssueKind, Severity};

use crate::clocks::Clocks;
use crate::document::position;
use crate::encoding::{self, Decoded, Places};
use crate::findings::Findings;
use crate::hunt::{self, Found};
use crate::limits::Limits;
use crate::model::{Fields, Finding, Record, Sink};
use json::text::Text;

/// What is said at the end.
#[derive(Default)]
pub struct Told {
    /// Records that are not valid UTF-8.
    misencoded: Findings,
    clocks: Clocks,
    /// Names that occur twice in a record.
    repeated: Findings,
}

impl Told {
    /// Hands out the records waiting.
    pub fn records(
        &mut self,
        found: &mut Found<'_>,
        decoded: &Decoded<'_>,
        text: Text<'_>,
        limits: &Limits,
        sink: &mut dyn Sink,
    ) {
        let mut places = decoded.places();
        let mut unread = Vec::new();
        let (is_utf8, most, shown_times) = (text.is_utf8(), limits.findings, found.shown_times);
        found.hand_out(|held, fields| {
            let offset = places.of(held.offset);
            let fields = fields.map_or_else(|| Fields::parse(&held.raw), Ok);
            match fields {
                Ok(fields) => {
                    if !is_utf8 && let Some(finding) = encoding::in_record(&held.raw, offset) {
                        self.misencoded.push(most, finding);
                    }
                    self.clocks.note(&fields, shown_times);
                    if let Some(name) = fields.repeated {
                        self.repeated.push(most, twice(name, offset));
                    }
                    sink.record(&Record { raw: held.raw.as_ref().into(), offset, fields });
                }
                Err(why) => unread.push((held.offset, why)),
            }
        });
        for (offset, why) in unread {
            found.report(limits, hunt::bad_record(offset, why));
        }
    }

    /// Says it. `stray`: what is to be said about bytes that are not UTF-8, if none of them are in a record.
    pub fn end(&mut self, stray: impl FnOnce() -> Option<Finding>, sink: &mut dyn Sink) {
        let misencoded = self.misencoded.take();
        let stray = if misencoded.is_empty() { stray() } else { None };
        misencoded
            .into_iter()
            .chain(stray)
            .chain(self.repeated.take())
            .chain(self.clocks.findings())
            .for_each(|finding| sink.finding(finding));
    }
}

/// A record in which a name occurs twice, as in none that CloudTrail writes.
fn twice(name: &str, offset: u64) -> Finding {
    Finding {
        offset: Some(offset),
        severity: Severity::Warning,
        kind: IssueKind::RepeatedName,
        what: What::Record(RecordNote::NameTwice(name.to_owned())),
        rejected: 0,
    }
}

/// What was found at a place of the text, with the place in the document. What is in a string keeps its place there.
pub fn placed(finding: Finding, places: &mut Places<'_>) -> Finding {
    let mut of_document = |at: u64| places.of(position(Some(at)));
    let offset = finding.offset.map(&mut of_document);
    let what = match finding.what {
        What::Json(JsonNote::BrokenLine { fault, at }) => {
            What::Json(JsonNote::BrokenLine { fault, at: of_document(at) })
        }
        What::Record(RecordNote::Bad(RecordFault::Json { fault, at: Some(at) })) => {
            What::Record(RecordNote::Bad(RecordFault::Json { fault, at: Some(of_document(at)) }))
        }
        what => what,
    };
    Finding { offset, what, ..finding }
}
