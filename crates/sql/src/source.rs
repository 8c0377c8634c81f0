//! Where events come from: what the tables need of the store, or of a test.

use std::fmt::Debug;

use async_trait::async_trait;
use datafusion::arrow::array::ArrayRef;
use datafusion::error::Result;
use protocol::{Filter, Micros};

/// A value that every event has or lacks.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Leaf {
    /// The text at a path in the record, its names spelled as AWS does: strings decoded, numbers and booleans as they
    /// are written, none for everything else. A dictionary of `Int32` to `Utf8`.
    Text(Vec<&'static str>),
    /// The value at a path in the record as JSON, none if it is absent or null; with an empty path, the record.
    /// `Utf8`.
    Json(Vec<&'static str>),
    /// What Traillight derives. A dictionary of `Int32` to `Utf8`.
    Own(Own),
}

/// What Traillight derives of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Own {
    /// The user column.
    User,
    /// Whether a person made the call: the name of an actor.
    Actor,
    /// What the call was about.
    Target,
    /// `success` or `failure`.
    Outcome,
    /// The verdict on its log.
    Proof,
    /// The path of its file.
    File,
}

/// Events, in portions of at most some ten thousand.
#[async_trait]
pub trait Source: Debug + Send + Sync {
    /// Time of the newest event, which queries count back from.
    fn end(&self) -> Option<Micros>;

    /// How many portions there are.
    fn portions(&self) -> usize;

    /// The rows of a portion that may match the filter, in ascending order. Rows that do not match it may be among them,
    /// but none that matches may be missing.
    async fn rows(&self, portion: usize, filter: &Filter) -> Result<Vec<u32>>;

    /// These values of these rows of a portion, an array for each.
    async fn read(&self, portion: usize, rows: &[u32], leaves: &[Leaf]) -> Result<Vec<ArrayRef>>;
}
