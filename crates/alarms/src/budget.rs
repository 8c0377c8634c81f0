//! How much may come of references, so that a short text cannot become a long one.

use std::cell::Cell;

/// Bytes that the values of references in a text may come to, together.
pub const MOST_MADE: usize = 16 << 20;

/// What a value takes besides its text.
const VALUE: usize = 64;

/// What is left.
pub struct Budget(Cell<Option<usize>>);

impl Budget {
    /// For a text.
    pub fn new() -> Budget {
        Budget(Cell::new(Some(MOST_MADE)))
    }

    /// Takes what a value of so many bytes needs. Returns false once nothing is left.
    pub fn takes(&self, bytes: usize) -> bool {
        self.0.set(self.0.get().and_then(|left| left.checked_sub(bytes.saturating_add(VALUE))));
        self.0.get().is_some()
    }

    /// Whether more was wanted than there is.
    pub fn is_spent(&self) -> bool {
        self.0.get().is_none()
    }
}
