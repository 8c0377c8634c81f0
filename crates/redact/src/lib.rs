//! Replaces what should not leave in records that are handed over, by tokens.
//!
//! Two passes: values are collected in all records first, then replaced wherever they occur. So a name that one record has in a
//! field for names is also replaced in another's user agent. `docs/redaction.md` says what is replaced, and by what.
//!
//! Pure: what was told so far is all that an answer depends on.

mod awsown;
mod collect;
mod fields;
mod hosts;
mod key_file;
mod left;
mod packed;
mod redaction;
mod rules;
mod shapes;
mod table;
mod token;
mod views;
mod walk;
mod write;

pub use redaction::Redaction;

#[cfg(test)]
mod tests;
