//! JSON as it comes: read once, in place, with a place for every fault.

pub mod balance;
pub mod fault;
pub mod scan;
pub mod string;
pub mod text;
mod word;
pub mod write;
