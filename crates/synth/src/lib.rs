//! Made-up CloudTrail: records, log files and signed digests, the same for a seed on every machine.
//!
//! ```
//! let tree = synth::small_tree(1);
//! let log = tree.of(synth::Role::Log).next().unwrap();
//! assert!(log.path.starts_with("AWSLogs/111122223333/CloudTrail/"));
//! assert!(log.content().starts_with(b"{\"Records\":["));
//! ```
//!
//! From the inside out: a [`caller::Caller`] makes a [`call::Call`] (one of [`services`]), which is a
//! [`record::Record`]; a [`trail::Trail`] delivers records as logs; a [`digest::Chain`] lists and signs them; an
//! [`archive::Archive`] puts all that into a [`Tree`], which [`tamper`] damages. [`small_tree`] and [`sample`] are two
//! such trees; [`lake`] makes query results with their sign file; [`bulk`] makes logs, [`silent`] digests, [`busy`]
//! and [`bucket`] both in any number. Everything happens in memory.
//!
//! **Invariant**: no clock and no chance but [`dice::Dice`]; what comes out depends on the arguments alone.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "reads nothing but what it made itself; a mistake in here should stop the test or task that uses it"
)]

pub mod archive;
mod bucket;
mod bulk;
mod busy;
pub mod call;
pub mod caller;
pub mod dice;
pub mod digest;
pub mod json;
pub mod lake;
pub mod record;
pub mod sample;
pub mod services;
pub mod signer;
pub mod silent;
mod small;
pub mod tamper;
pub mod time;
pub mod trail;
mod tree;

pub use bucket::bucket;
pub use bulk::bulk;
pub use busy::busy;
pub use sample::sample;
pub use small::small_tree;
pub use tree::{Packing, Role, SynthFile, Tree, gunzip, gzip};
