//! Why a question has no answer.

use serde::{Deserialize, Serialize};

use crate::wire::Unreadable;
use crate::{ModuleProblem, ParseError};

/// Why a question has no answer. Its sentences are on the page's side.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Refusal {
    /// The search text has no meaning.
    BadQuery(ParseError),
    /// A regular expression that is malformed or too large.
    BadPattern {
        /// As written.
        pattern: String,
        /// What is wrong with it, in a few words.
        problem: String,
    },
    /// The question takes more tests of raw records than can be done.
    TooManyTests {
        /// How many it takes.
        tests: u64,
        /// How many can be done.
        most: u64,
    },
    /// The question takes all raw records, and only the columns are kept.
    ColumnsOnly,
    /// There is no event at this place.
    NoSuchEvent,
    /// Only the columns are kept, and the file that the record came from can't be read again, or does not hold it any more as it
    /// was.
    NotFoundAgain,
    /// The worker that read the records does not have them any more.
    RecordLost,
    /// A record could not be fetched, and an export without it would look whole.
    ExportIncomplete,
    /// Files are still being read, and checked after that.
    NotCheckedYet,
    /// The user stopped the check.
    CheckStopped,
    /// It takes a module on demand that is not there.
    NoModule(ModuleProblem),
    /// The worker that holds the raw records is gone.
    WorkerLost,
    /// Another question took its place.
    Withdrawn,
    /// The session was closed or begun anew while the question was under way.
    Restarted,
    /// There is no engine.
    NotStarted,
    /// The answer can't be read.
    Unreadable(Unreadable),
}
