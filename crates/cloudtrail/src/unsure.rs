//! Which cells do not tell all that the record says.

use protocol::Column;

/// A set of fields whose cell is not the whole truth: the name occurs twice or in another spelling (names ignore case
/// in queries), or the value was reached through an array. A filter on such a field has to ask the raw record.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Unsure(u32);

const _: () = assert!(Column::COUNT <= 30, "one bit a column, and two more, in 32 bits");

impl Unsure {
    /// `eventID`.
    pub const EVENT_ID: Unsure = Unsure(1 << 30);
    /// `eventTime`.
    pub const EVENT_TIME: Unsure = Unsure(1 << 31);

    /// The set of one column.
    pub const fn column(column: Column) -> Unsure {
        Unsure(1 << column as u32)
    }

    /// Adds all of another set.
    pub const fn insert(&mut self, other: Unsure) {
        self.0 |= other.0;
    }

    /// Whether all of another set are in this one.
    pub const fn contains(self, other: Unsure) -> bool {
        self.0 & other.0 == other.0
    }

    /// Whether there is nothing in it, as for any record that AWS wrote.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// As bits: columns by number, then [`Unsure::EVENT_ID`] and [`Unsure::EVENT_TIME`].
    pub const fn bits(self) -> u32 {
        self.0
    }
}
