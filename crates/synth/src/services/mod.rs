//! The API operations that occur, by service: each function is one operation with plausible parameters.

pub mod compute;
pub mod identity;
pub mod keys;
pub mod observe;
pub mod storage;
pub mod trail;
