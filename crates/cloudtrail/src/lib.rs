//! CloudTrail files: bytes in, documents, records and findings out.
//!
//! Nothing here fails: bad input is data too, and what is wrong with it is a [`Finding`]. From the outside in:
//!
//! - `read`, `container`, `slices`, `zip`, `tar`, `gzip`, `zstd`, `extents`: a dropped file becomes documents, and all of its
//!   bytes are accounted for.
//! - `document`, `encoding`, `other_files`, `office`, `schemas`, `evidence`, `printed`, `companion`,
//!   `event_table`: what a document is, by its content.
//! - `pieces`: a long text of records, a piece at a time; `told`: what is said about records.
//! - `hunt`: where the records are in its JSON, and what can be saved if it is broken.
//! - `restore`, `tree`, `agree`: records that tools have flattened, printed or spelled differently.
//! - `fields`, `cells`, `names`, `outcome`, `user`, `time`: the columns of a record.
//! - `json`: reading JSON in place.
//!
//! **Invariant**: pure; no panic and no endless loop on any bytes; every record that begins in a document is either
//! handed out or counted as rejected by a finding.

pub mod actor;
pub mod agree;
mod base64;
mod bytes;
mod cells;
mod clocks;
mod companion;
mod container;
mod definitions;
mod document;
mod encoding;
mod event_table;
mod evidence;
mod extents;
mod faults;
mod fields;
mod findings;
mod gzip;
mod hunt;
mod limits;
mod model;
mod names;
mod notations;
mod office;
mod other_files;
mod outcome;
mod pieces;
mod printed;
mod read;
mod restore;
mod schemas;
mod session;
mod sigma;
mod slices;
mod table;
mod tar;
mod target;
pub mod time;
mod told;
mod tree;
pub mod user;
mod zip;
mod zstd;

pub use encoding::text;
pub use limits::Limits;
pub use model::{Cell, Document, Fields, Finding, Record, Sink, Unsure};
pub use read::{FileReader, read};
pub use slices::Slices;
