//! What the page computes without a browser: the URL fragment, formats, scales and visible ranges.
//!
//! Pure, so that `cargo test` can test it natively; the page only draws the results.

pub mod alarms;
pub mod arriving;
pub mod chain;
pub mod chart;
pub mod chips;
pub mod choice;
pub mod commands;
pub mod compare;
pub mod days;
pub mod explain;
pub mod fields;
pub mod findings;
pub mod format;
pub mod fragment;
pub mod groups;
pub mod issues;
pub mod latest;
pub mod list;
pub mod lit;
pub mod many_files;
pub mod map;
pub mod memory;
pub mod offers;
pub mod pace;
pub mod period;
pub mod person;
pub mod pivots;
pub mod print;
pub mod queue;
pub mod saved;
pub mod scale;
pub mod seen;
pub mod tree;
pub mod watchdog;
