//! JSON as it comes: read in place, with an offset for every fault, and nothing rounded, merged or lost.
//!
//! [`scan::Scanner`] validates and says what is wrong where. [`tokens::Tokens`] walk through what has been validated
//! and never fail. Both leave strings undecoded until somebody needs their text ([`escape`]).
//!
//! Pure: no clock, no I/O, no randomness.

pub mod balance;
pub mod escape;
pub mod fault;
pub mod plain;
pub mod scan;
pub mod string;
pub mod text;
pub mod tokens;
mod word;
pub mod write;
