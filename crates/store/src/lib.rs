//! Columns and raw records of all events that were read, and everything computed from them.
//!
//! Pure: no clock, no I/O, no randomness.

mod ascii;
mod batch;
mod bits;
mod cell;
mod codes;
mod content;
mod contrast;
mod copies;
mod derived;
mod dictionary;
mod enough;
mod event_id;
mod expected;
mod explain;
mod facets;
mod groups;
mod histogram;
mod layers;
mod left_open;
mod matching;
mod minutes;
mod news;
mod noted;
mod number;
mod occurrences;
mod packed;
mod path_columns;
mod path_test;
mod people;
mod plan;
mod population;
mod prefilter;
mod proof;
mod raw;
mod raw_tests;
mod rivals;
mod scan;
mod select;
mod selector;
mod sort;
mod store;
mod surges;
mod survey;
#[cfg(test)]
mod tests;
mod text;
mod waits;
mod walk;
mod week;
mod windows;

pub use batch::{Batch, BatchBuilder};
pub use cell::cell;
pub use content::plain;
pub use explain::{Around, explain};
pub use occurrences::{Met, Occurrences};
pub use plan::{Plan, PlanError};
pub use proof::ProofTally;
pub use raw::{RawScan, RawSegment};
pub use raw_tests::RawTests;
pub use rivals::Folded;
pub use select::{RowSet, Scanned, Selection};
pub use store::{Appended, Store, StoredDocument};
pub use survey::Surveyor;
