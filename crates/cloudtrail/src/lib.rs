//! CloudTrail files: bytes in, documents, records and findings out.
//!
//! Nothing here fails: bad input is data too, and what is wrong with it is a [`Finding`].

mod evidence;
mod fields;
mod foreign;
mod gzip;
mod json;
mod limits;
mod model;
mod read;
mod split;
pub mod time;
pub mod user;

pub use limits::Limits;
pub use model::{Cell, Document, Fields, Finding, Record, Sink, Unsure};
pub use read::read;
