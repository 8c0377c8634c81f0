//! What can be wrong with a text that somebody types.

use serde::{Deserialize, Serialize};

use crate::{Expected, Habit, Refusal};

/// Why a text has no meaning.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Mistake {
    /// Something else is expected here.
    Expected {
        /// `expected`
        expected: Expected,
        /// `found`
        found: Found,
    },
    /// A regular expression that cannot be used, with the regex library's reason.
    Regex(String),
    /// A CloudWatch Logs filter pattern where a query is expected.
    FilterPattern,
    /// An SQL query where conditions are expected.
    SqlQuery,
    /// Another tool would understand it.
    Habit(Habit),
    /// There is no answer, either through no fault of the text or because it asks for too much.
    Refused(Box<Refusal>),
}

/// What was found instead.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Found {
    /// The text itself.
    Written(String),
    /// The beginning of a longer text.
    Begins(String),
    /// The end of the text.
    End,
    /// The end of the regular expression.
    EndOfRegex,
    /// A blank.
    Blank,
    /// None.
    Nothing,
    /// Another one.
    Another,
    /// Neither.
    Neither,
    /// Only one or neither.
    NotBoth,
    /// Something else.
    Other,
    /// Text.
    Text,
    /// `n` bytes.
    Bytes(u64),
    /// “`written`” one level deeper.
    Deeper(String),
    /// “)” without its “(”.
    Unopened,
    /// The SQL word “`word`”.
    SqlWord(String),
}
