//! The course of reading files.

use serde::{Deserialize, Serialize};

/// Something that happened while files were read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ReadingFault {
    /// Reading was stopped in the middle of a container: so many files in it were not read.
    StoppedInside(u64),
    /// Reading was stopped in the middle of a file that was read slice by slice.
    StoppedAt {
        /// Bytes read until then.
        read: u64,
        /// Bytes of the file.
        of: u64,
    },
    /// Reading was stopped before so many files were read.
    Stopped(u64),
    /// Files from other days than those that were chosen.
    OtherDays {
        /// How many.
        files: u64,
        /// The first day that was chosen.
        first: String,
        /// The last one.
        last: String,
    },
    /// What macOS and Windows put beside other files.
    Companions {
        /// The paths of the first.
        named: Vec<String>,
        /// So many more.
        more: u64,
    },
    /// The file is larger than can be read at once.
    TooLarge {
        /// Its bytes.
        bytes: u64,
        /// How many can be read.
        most: u64,
    },
    /// The browser could not read the file, for this reason, in its own words.
    Unreadable(String),
    /// The file changed while it was read.
    Changed {
        /// Bytes when it was chosen.
        chosen: u64,
        /// Bytes when it was read.
        read: u64,
    },
    /// So many records were read and then lost.
    Lost(u64, LossCause),
    /// Reading the file ended a worker, twice.
    Crashed,
}

/// Why records were lost.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LossCause {
    /// There is no room for more events.
    NoRoom,
    /// What came from the worker could not be read: what the reader says.
    Unreadable(String),
}

impl ReadingFault {
    /// How many files it is about, if that is not the one of its issue.
    pub fn files(&self) -> Option<u64> {
        match self {
            ReadingFault::Stopped(files) | ReadingFault::OtherDays { files, .. } => Some(*files),
            ReadingFault::Companions { named, more } => Some(more.saturating_add(named.len() as u64)),
            ReadingFault::StoppedInside(_)
            | ReadingFault::StoppedAt { .. }
            | ReadingFault::TooLarge { .. }
            | ReadingFault::Unreadable(_)
            | ReadingFault::Changed { .. }
            | ReadingFault::Lost(..)
            | ReadingFault::Crashed => None,
        }
    }
}
