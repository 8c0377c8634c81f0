//! What can be wrong with a text that somebody types.

use serde::{Deserialize, Serialize};

use crate::{Expected, Refusal};

/// Why a text has no meaning.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Mistake {
    /// Something else should stand here.
    Expected {
        /// `expected`
        expected: Expected,
        /// `found`
        found: Found,
    },
    /// A regular expression that cannot be used; why, as the library says that reads it.
    Regex(String),
    /// A CloudWatch Logs filter pattern where a query is expected.
    FilterPattern,
    /// An SQL query where conditions are expected.
    SqlQuery,
    /// There is no answer, through no fault of the text or through too much of it.
    Refused(Box<Refusal>),
}

/// What stands there instead.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Found {
    /// The text itself.
    Written(String),
    /// A longer text, which begins so.
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
