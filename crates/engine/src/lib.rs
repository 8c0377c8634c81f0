//! What the two workers do, without a browser: an [`Edge`] turns files into batches and keeps the raw records; an
//! [`Engine`] takes batches and answers the page.
//!
//! Pure: no clock, no I/O, no randomness. The engine never waits: where only the edges can tell, a step ends in a
//! [`Need`], where it takes the scribe, in a [`Job`](protocol::scribe::Job); and whoever drives the engine supplies the answers
//! and steps again.

mod ask;
mod cells;
mod check;
mod columns;
mod csv;
mod edge;
mod engine;
mod evidence;
mod explain;
mod export;
mod facts;
mod fetch;
mod foreign;
mod forgone;
mod harvest;
mod hasher;
mod only_columns;
mod reading;
mod recall;
mod record;
mod recording;
mod survey;
mod work;

pub use check::CheckStep;
pub use edge::{Edge, FileReading};
pub use engine::Engine;
/// Which signatures of a batch verify.
pub use integrity::verify;

pub use harvest::{DocumentFacts, Harvest};
pub use hasher::{AtOnce, Hasher};
pub use recall::Recall;
/// A record as an edge hands it on.
pub use store::RawRecord;
pub use work::{Need, RawAnswer, Step, Work};
