//! Columns and raw records of all events that were read, and the answers that can be worked out from them.
//!
//! Pure: no clock, no I/O, no randomness.

mod batch;
mod facets;
mod histogram;
mod plan;
mod raw;
mod scan;
mod select;
mod sort;
mod store;

pub use batch::{Batch, BatchBuilder};
pub use plan::{Plan, PlanError};
pub use raw::{RawRecord, RawSegment};
pub use scan::{CompiledRawTest, compile_raw};
pub use select::{Scanned, Selection};
pub use store::{Appended, Store, StoredDocument};
