//! What the two worker roles do, without a browser: an [`Edge`] turns files into batches and keeps the raw records; an
//! [`Engine`] absorbs batches and answers the page.
//!
//! Pure: no clock, no I/O, no randomness. Neither of them waits: they receive messages, have their turn, and produce
//! messages. Each question is an `async fn` (in `questions`) that is polled in the engine's turn.

mod absorb;
mod caches;
mod cargo;
mod check;
mod commands;
mod companions;
mod compare;
mod copies;
mod corpus;
mod counted;
mod desk;
mod document_recall;
mod edge;
mod edge_batch;
mod edge_slices;
mod engine;
mod evidence;
mod facts;
mod files;
mod filters;
mod hasher;
mod issue_groups;
mod line;
mod lookup;
mod manifests;
mod measured;
mod modules;
mod noting;
mod population;
mod proofs;
mod questions;
mod raw;
mod recall;
mod records;
mod scan;
mod select;
mod skipped;
mod surveys;
mod sweep;

pub use document_recall::DocumentRecall;
pub use edge::{Edge, FileReading};
pub use edge_batch::{DocumentFacts, EdgeBatch, LabelledBatch};
pub use edge_slices::SlicedReading;
pub use engine::Engine;
pub use hasher::{AtOnce, Hasher};
pub use line::Outgoing;
pub use measured::Measured;
pub use raw::{EdgeTurn, found_again, read_again};
pub use recall::{Recall, SlicedRecall};
