//! What a function can't do with what it is given.

use std::error::Error;
use std::fmt::{self, Display, Formatter};

use datafusion::error::DataFusionError;

/// What a function can't do with what it is given. What it has to do with the data is shortened.
#[derive(Clone, Debug, PartialEq)]
pub enum Misuse {
    /// Too few or too many arguments.
    Arguments {
        /// The function.
        function: &'static str,
        /// How many it takes at most.
        most: usize,
        /// How many there are.
        given: usize,
    },
    /// An argument of a type that it does not take.
    Type {
        /// The function.
        function: &'static str,
        /// Which argument, from 1.
        place: usize,
        /// Its type, in Arrow's words.
        given: String,
    },
    /// A text that is no JSON.
    NoJson(String),
    /// A text that is no JSON path, or one to several values.
    NoPath(String),
    /// A letter after `%` that patterns of dates do not have.
    Letter(char),
    /// A text that does not have the form of a pattern, or is no date.
    NoDate(String),
    /// A text that is no unit of time, or none that a date has.
    NoUnit(String),
    /// A time before the year 0 or after the year 9999.
    OutOfCalendar,
    /// An empty text that should separate others.
    NoDelimiter,
    /// A place that is counted from 1.
    NoPlace(i64),
    /// A group that a regular expression has not.
    NoGroup {
        /// How many it has.
        groups: usize,
        /// Which was asked for.
        group: usize,
    },
    /// A regular expression that can't be read or is too large, in the words of the library.
    NoRegex(String),
}

/// Most characters of a value that is quoted.
const MOST_QUOTED: usize = 100;

/// A value, not in full if it is long.
pub(crate) fn quoted(text: &str) -> String {
    text.chars().take(MOST_QUOTED).collect()
}

impl Display for Misuse {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{self:?}")
    }
}

impl Error for Misuse {}

impl From<Misuse> for DataFusionError {
    fn from(misuse: Misuse) -> DataFusionError {
        DataFusionError::External(Box::new(misuse))
    }
}

/// What coercion has made impossible.
pub(crate) fn impossible() -> DataFusionError {
    DataFusionError::Internal(String::new())
}
