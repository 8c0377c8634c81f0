//! What the page computes without a browser: the URL fragment, formats, scales and visible ranges.
//!
//! Pure, so that `cargo test` can test it natively; the page only draws the results.

pub mod alarms;
pub mod arriving;
pub mod asked;
pub mod chain;
pub mod chart;
pub mod chips;
pub mod choice;
pub mod commands;
pub mod compare;
pub mod copied;
pub mod days;
pub mod explain;
pub mod fields;
pub mod findings;
pub mod format;
pub mod fragment;
pub mod groups;
pub mod history;
pub mod issues;
pub mod latest;
pub mod layouts;
pub mod list;
pub mod lit;
pub mod many_files;
pub mod map;
pub mod memory;
pub mod offers;
pub mod order;
pub mod pace;
pub mod palette;
pub mod period;
pub mod person;
pub mod picked;
pub mod pivots;
pub mod policy;
pub mod print;
pub mod queue;
pub mod saved;
pub mod scale;
pub mod seen;
pub mod tree;
pub mod unfold;
pub mod watchdog;
pub mod widths;
