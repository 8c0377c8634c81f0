//! Helpers shared by the boundary tests.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    reason = "a broken expectation should stop the test that has it"
)]

pub mod fuzzing;
pub mod oracles;
pub mod related;
pub mod session;
pub mod wires;
