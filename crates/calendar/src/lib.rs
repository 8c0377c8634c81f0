//! UTC calendar times: converts microseconds since 1970 to year, month, day and time of day, and to and from ISO 8601.
//!
//! CloudTrail writes UTC only. People may want to see the clocks of a [`Zone`](protocol::Zone); its offsets come from
//! the browser. Years are those that four digits can express, 0 to 9999, in the Gregorian calendar even before its
//! introduction (as in ISO 8601).

mod civil;
mod day;
mod read;
mod write;
mod zone;

pub use civil::Civil;
pub use day::{date, days, month_length};
pub use read::{Accept, Fault, Iso, Part, parse, parse_basic, read};
pub use write::{is_usual, usual, write, write_basic, write_date, write_seconds};
pub use zone::{clock, first, floor, next, offset, week_hour, write_in, write_offset, zone};
