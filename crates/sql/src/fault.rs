//! Why a statement has no answer.

use datafusion::error::DataFusionError;
use datafusion::sql::sqlparser::parser::ParserError;
use datafusion::sql::sqlparser::tokenizer::{Location, TokenizerError};

use crate::misuse::Misuse;

/// A position in the text, counted from 1, in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Line.
    pub line: u64,
    /// Column.
    pub column: u64,
}

/// Why a statement has no answer, and where in the text the reason is, if it is in one place.
#[derive(Clone, Debug, PartialEq)]
pub struct Fault {
    /// The reason.
    pub what: What,
    /// Where it is.
    pub at: Option<Place>,
}

/// A reason.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// The text has more bytes than may be read.
    TooLong {
        /// The limit.
        most: usize,
    },
    /// It is no SQL; in the parser's words.
    Syntax(String),
    /// A query is followed by something.
    Unexpected(String),
    /// A statement that does not ask anything, such as `DROP`, by its first word.
    NoQuery(String),
    /// Part of a query that is not understood, by its keywords.
    Clause(String),
    /// What would be read is no table of events: a file, an address, a table function.
    NoTable(String),
    /// A function that is not there.
    NoFunction {
        /// Its name.
        name: String,
        /// What to use instead, if there is something.
        nearest: Option<&'static str>,
    },
    /// A function can't do what it should.
    Misuse(Misuse),
    /// The query engine's own reason, in its words.
    Refused(String),
    /// It was stopped.
    Stopped(Limit),
}

/// What a query had reached when it was stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// It took too long.
    Time,
    /// It needed too much memory.
    Memory,
    /// Its answer had too many rows.
    Rows,
}

impl Fault {
    pub(crate) fn new(what: What, at: Option<Place>) -> Fault {
        Fault { what, at }
    }
}

impl Place {
    /// `None` for the place 0:0, which the parser gives to what it made itself.
    pub(crate) fn of(location: Location) -> Option<Place> {
        (location.line > 0).then_some(Place { line: location.line, column: location.column })
    }
}

impl From<TokenizerError> for Fault {
    fn from(error: TokenizerError) -> Fault {
        Fault::new(What::Syntax(error.message), Place::of(error.location))
    }
}

impl From<ParserError> for Fault {
    fn from(error: ParserError) -> Fault {
        match error {
            ParserError::TokenizerError(message) | ParserError::ParserError(message) => {
                let (message, at) = split_place(&message);
                Fault::new(What::Syntax(message), at)
            }
            ParserError::RecursionLimitExceeded => Fault::new(What::Syntax(error.to_string()), None),
        }
    }
}

impl From<DataFusionError> for Fault {
    fn from(error: DataFusionError) -> Fault {
        let at = error
            .diagnostic()
            .and_then(|found| found.span)
            .and_then(|span| Place::of(Location { line: span.start.line, column: span.start.column }));
        let what = match error.find_root() {
            DataFusionError::ResourcesExhausted(_) => What::Stopped(Limit::Memory),
            DataFusionError::External(inner) => match inner.downcast_ref::<Misuse>() {
                Some(misuse) => What::Misuse(misuse.clone()),
                None => What::Refused(inner.to_string()),
            },
            root => What::Refused(root.message().into_owned()),
        };
        Fault::new(what, at)
    }
}

/// The parser writes the place at the end of its message.
fn split_place(message: &str) -> (String, Option<Place>) {
    let read = |(said, place): (&str, &str)| {
        let (line, column) = place.split_once(", Column: ")?;
        Some((said.to_owned(), Place { line: line.parse().ok()?, column: column.parse().ok()? }))
    };
    match message.rsplit_once(" at Line: ").and_then(read) {
        Some((said, place)) => (said, Some(place)),
        None => (message.to_owned(), None),
    }
}
