//! Values nested deep in others, which are searched after those.

use protocol::what::{JsonNote, What};
use protocol::{IssueKind, Severity};

use super::Hunter;
use crate::model::Finding;
use json::balance;
use json::fault::Fault;
use json::scan::Scanner;

/// Limit on how many bytes of such values may be read again, since they are read once for each such depth: this many
/// times the text …
const DEEP_TIMES: usize = 4;
/// … plus this many bytes.
const DEEP_FREE: usize = 64 << 20;

/// How many bytes of a text of this length may be read again.
pub(super) fn most(text_len: usize) -> usize {
    text_len.saturating_mul(DEEP_TIMES).saturating_add(DEEP_FREE)
}

impl<'a> Hunter<'a, '_> {
    /// Skips a deeply nested value, to search it later.
    pub(super) fn deep(&mut self, scanner: &mut Scanner<'a>) -> Result<(), Fault> {
        let start = scanner.at();
        if let Err(fault) = scanner.skip() {
            self.unsearched = Some(start);
            scanner
                .jump(self.end_of_deep(scanner.text().bytes, start).filter(|_| fault == Fault::TooDeep).ok_or(fault)?);
            self.unsearched = None;
        }
        match self.deep_left.checked_sub(scanner.at() - start) {
            Some(left) => {
                self.deep_left = left;
                self.found.defer(start);
            }
            None => self.found.report(
                self.limits,
                Finding {
                    offset: Some(start as u64),
                    severity: Severity::Error,
                    kind: IssueKind::Limit,
                    what: What::Json(JsonNote::TooDeep),
                    rejected: 0,
                },
            ),
        }
        Ok(())
    }

    /// The end of a value too deep to be read; `None` if finding it would exceed the limit on bytes read again.
    fn end_of_deep(&mut self, bytes: &[u8], start: usize) -> Option<usize> {
        let rest = bytes.len().saturating_sub(start);
        if self.counts || self.deep_left < rest {
            return None;
        }
        let end = balance::end_of_value(bytes, start);
        if end.is_none() {
            self.deep_left -= rest;
        }
        end
    }
}
