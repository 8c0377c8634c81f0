//! The house rules that a machine can check. Exceptions are listed next to their rule, so that they are visible and get
//! fewer.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a broken expectation should stop the test that has it"
)]

mod code;
mod crates;
mod figures;
mod folders;
mod limits;
mod literals;
mod page;
mod styles;
mod words;
mod work_tree;

/// Fails with a list of all breaches.
#[track_caller]
fn expect_none(breaches: &[String]) {
    assert!(breaches.is_empty(), "\n{}\n", breaches.join("\n"));
}
