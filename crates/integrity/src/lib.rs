//! integrity

pub mod brief;
