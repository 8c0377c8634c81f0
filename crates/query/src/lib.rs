//! Converts search text to [`Filter`] and back, in every notation that auditors know.
//!
//! `docs/query-language.md` describes the Traillight query language for users. This crate parses it ([`parse`]), writes
//! it ([`print()`]), brings any filter to the form that parsing yields ([`normalise`]), and tells the search bar how to
//! colour it ([`tokens()`]). [`read()`] also accepts CloudWatch Logs filter patterns, event selectors and attributes of
//! lookup-events. It knows nothing about records: what a filter finds is the store's business.
//!
//! Every step takes time proportional to the length of the text, recursion is limited to [`MAX_LEVELS`], and any text
//! gives either a filter or an error.

mod cidr;
mod cloudwatch;
mod complete;
mod condition;
mod copy;
mod decimal;
mod error;
mod event_selectors;
mod field;
mod habits;
mod hidden;
mod json;
mod lexer;
mod literal;
mod lookup;
mod missing;
mod mistake;
mod normal;
mod notation;
mod operand;
mod parser;
mod pattern;
mod print;
mod suggest;
mod time;
mod tokens;
mod value;
mod words;

use protocol::{Filter, ParseError};

pub use complete::{Wanted, complete, field_completions, written};
pub use copy::{copy, copy_own};
pub use habits::{Means, NAMES, NameHabit};
pub use hidden::hidden;
pub use missing::{Named, Replaced, named};
pub use normal::normalise;
pub use notation::{Understood, read, read_own, recognise};
pub use parser::{MAX_BYTES, MAX_CONDITIONS, MAX_LEVELS, MAX_REGEXES};
pub use pattern::complete as complete_pattern;
pub use print::print;
pub use tokens::{tokens, tokens_of};
pub use words::words;

/// Parses a query. Blank text matches every event.
///
/// The filter is in normal form: [`normalise`] does not change it.
///
/// # Errors
/// The first place where the text stops making sense, with what was expected and what was found there. Offsets count
/// characters (Unicode scalar values) from the start of the text.
pub fn parse(text: &str) -> Result<Filter, ParseError> {
    parser::parse(text).map_err(|problem| habits::rewrite::improve(text, problem).into_parse_error(text))
}
