//! Stars, tags and remarks on events.

use serde::{Deserialize, Serialize};

use crate::{Micros, RowId};

/// The event that something was noted about: what finds it again in other files and on other days.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct NotedEvent {
    /// Its `eventID`.
    pub event_id: String,
    /// SHA-256 of its record without insignificant blanks, in hexadecimal, if other records have the same `eventID`.
    pub sha256: Option<String>,
}

/// What was noted about an event.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Noted {
    /// Whether it has a star.
    pub starred: bool,
    /// Its tags in alphabetical order, each once.
    pub tags: Vec<String>,
    /// What people wrote about it, in the order in which they did.
    pub remarks: Vec<Remark>,
    /// Names of the samples that it is in. Noting does not change them.
    pub samples: Vec<String>,
}

impl Noted {
    /// Whether nothing is noted.
    pub fn is_empty(&self) -> bool {
        *self == Noted::default()
    }
}

/// What somebody wrote about an event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remark {
    /// The text.
    pub text: String,
    /// Who wrote it; "" if that is not known.
    pub by: String,
    /// When.
    pub at: Option<Micros>,
}

/// Which of the things noted about an event a search is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum NotedField {
    /// `note`: the texts of its remarks.
    Remark,
    /// `tag`: its tags.
    Tag,
    /// `starred`: `true` or `false`. Every event has it.
    Star,
    /// `sample`: the names of the samples that it is in.
    Sample,
}

/// Asks what is noted about the events in some rows. Rows without an `eventID` are left out: nothing would find them
/// again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GetNotes(pub Vec<RowId>);

/// Notes this about these events, instead of what was noted before, which is the answer. Nothing noted removes it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PutNotes(pub Vec<(NotedEvent, Noted)>);
