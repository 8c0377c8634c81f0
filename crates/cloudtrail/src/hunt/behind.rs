//! How many records there are in a part of a text that is left out.

use memchr::memmem;

use super::Hunter;
use super::top::Hunt;
use json::text::Text;

impl Hunter<'_, '_> {
    /// Records between a fault and the end of what is left out because of it.
    pub(super) fn left_out(&mut self, text: Text<'_>, at: usize, end: usize) -> u64 {
        let from = self.unsearched.take().unwrap_or(at);
        self.behind(text, from, end)
    }

    /// Records between two places of a text, whole or begun. Nothing of them is kept.
    pub(super) fn behind(&self, text: Text<'_>, from: usize, to: usize) -> u64 {
        if self.counts {
            return 0;
        }
        let bytes = text.raw(from, to);
        let mut hunt = Hunt::counting(Text::new(bytes), self.limits);
        while hunt.advance() {
            hunt.found().count_only();
        }
        let found = hunt.finish();
        let names = |name: &[u8]| memmem::find_iter(bytes, name).count() as u64;
        // What can't be read as an object may still show that it was one.
        let named = names(b"\"eventName\"").min(names(b"\"eventSource\""));
        found.total().saturating_add(found.findings.rejected()).max(named)
    }
}
