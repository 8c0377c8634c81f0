//! What people write out of habit: as they would in SQL, KQL, Lucene, Splunk's SPL or CloudWatch Logs Insights.
//!
//! A habit of syntax (`errorCode exists`, `| stats count by user`) is refused and named, and the whole text rewritten is
//! offered ([`rewrite`]). A name of a field (`src_ip`, `user.name`) is a path like any other; only if no loaded event has it,
//! what it means elsewhere is offered ([`names`]).

pub(crate) mod commands;
pub(crate) mod names;
mod operators;
mod pieces;
pub(crate) mod rewrite;
pub(crate) mod signs;
mod stages;
pub(crate) mod words;

pub use names::{Means, NAMES, NameHabit};
