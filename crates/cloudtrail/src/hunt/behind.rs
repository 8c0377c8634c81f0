//! Counts the records in a part of a text that is left out.

use memchr::memmem;
use protocol::what::RecordFault;

use super::found::Mark;
use super::top::Hunt;
use super::{Hunter, bad_record};
use crate::limits::Limits;
use crate::model::Finding;
use json::scan::Scanner;
use json::text::Text;

impl<'a> Hunter<'a, '_> {
    /// Reports an array element that begins, goes wrong and ends at these offsets. What was found in it before the
    /// fault was valid.
    pub(super) fn bad_element(
        &mut self,
        scanner: &Scanner<'a>,
        before: Mark,
        places: (usize, usize, usize),
        why: RecordFault,
    ) {
        let (start, at, end) = places;
        let in_record = std::mem::take(&mut self.in_record);
        let rejected = u64::from(in_record) + self.left_out(scanner.text(), at, end);
        let found = self.found.since(before) + self.found.rejected_since(before) + rejected;
        let is_record = found == 0 && !self.counts;
        let finding = bad_record(start, why);
        self.found.report(self.limits, Finding { rejected: rejected + u64::from(is_record), ..finding });
    }

    /// Number of records between a fault and the end of what is left out because of it.
    pub(super) fn left_out(&mut self, text: Text<'_>, at: usize, end: usize) -> u64 {
        let from = self.unsearched.take().unwrap_or(at);
        self.behind(text, from, end)
    }

    /// Number of records, whole or begun, between two offsets of a text. None of them are kept.
    pub(super) fn behind(&self, text: Text<'_>, from: usize, to: usize) -> u64 {
        if self.counts { 0 } else { count(text.raw(from, to), self.limits) }
    }
}

/// Number of records, whole or begun, in a part of a text.
pub fn count(bytes: &[u8], limits: &Limits) -> u64 {
    let mut hunt = Hunt::counting(Text::new(bytes), limits);
    while hunt.advance() {
        hunt.found().count_only();
    }
    let found = hunt.finish();
    let names = |name: &[u8]| memmem::find_iter(bytes, name).count() as u64;
    // What cannot be read as an object may still show that it was a record.
    let named = names(b"\"eventName\"").min(names(b"\"eventSource\""));
    found.total().saturating_add(found.findings.rejected()).max(named)
}
