//! Times of the UTC calendar: microseconds since 1970 to year, month, day and clock, and to ISO 8601 text and back.
//!
//! CloudTrail writes UTC only, so there are no time zones here beyond the offset that a text may carry. The years are
//! those that four digits can write, 0 to 9999, in the Gregorian calendar, also before it was introduced (ISO 8601).

mod civil;
mod day;
mod iso;

pub use civil::Civil;
pub use day::{date, days, month_length};
pub use iso::{parse, write};
