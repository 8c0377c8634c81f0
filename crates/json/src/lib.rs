//! JSON as it comes: read in place, with a place for every fault, and with nothing rounded, merged or lost.
//!
//! A [`scan::Scanner`] checks and tells what is wrong where; [`tokens::Tokens`] walk through what was checked before and
//! never fail. Both leave strings as they stand until somebody asks what they mean ([`escape`]).
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
