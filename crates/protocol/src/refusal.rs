//! Why a question has no answer.

use serde::{Deserialize, Serialize};

use crate::sampling::SampleProblem;
use crate::wire::Unreadable;
use crate::{ModuleProblem, ParseError};

/// Why a question has no answer. The page puts it into words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Refusal {
    /// The search text has no meaning.
    BadQuery(ParseError),
    /// A regular expression is malformed or too large.
    BadPattern {
        /// The expression as written.
        pattern: String,
        /// What is wrong with it, in a few words.
        problem: String,
    },
    /// The question needs more tests of raw records than are possible.
    TooManyTests {
        /// Number of tests needed.
        tests: u64,
        /// Number of tests possible.
        most: u64,
    },
    /// The question needs all raw records, but only columns are kept.
    ColumnsOnly,
    /// There is no such event.
    NoSuchEvent,
    /// Only columns are kept, and the record's file cannot be read again or no longer contains it as it was.
    NotFoundAgain,
    /// The worker that read the record no longer has it.
    RecordLost,
    /// A record could not be fetched, and an export without it would look complete.
    ExportIncomplete,
    /// The file at this path cannot be read again, or is no longer what it was.
    FileChanged(String),
    /// A page would be larger than is possible.
    PageTooLarge {
        /// Stored bytes of what it would carry.
        bytes: u64,
        /// Most such bytes.
        most: u64,
    },
    /// A working paper's archive would be larger than is possible.
    PaperTooLarge {
        /// Bytes of its events, as far as they were counted.
        bytes: u64,
        /// Most such bytes.
        most: u64,
    },
    /// A sample cannot be drawn.
    Sample(SampleProblem),
    /// Files are still being read or checked.
    NotCheckedYet,
    /// The user stopped the check.
    CheckStopped,
    /// It needs a module on demand that cannot be used.
    NoModule(ModuleProblem),
    /// The worker that holds the raw records is gone.
    WorkerLost,
    /// Another question has replaced it.
    Withdrawn,
    /// The session was closed or restarted in the meantime.
    Restarted,
    /// There is no engine yet.
    NotStarted,
    /// The answer could not be decoded.
    Unreadable(Unreadable),
}
