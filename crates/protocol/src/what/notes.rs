//! Files of notes.

use serde::{Deserialize, Serialize};

/// What happened when a file of notes was merged with those already there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum NotesFact {
    /// It is broken.
    Broken,
    /// Its format is this one, which is not known here.
    OtherFormat(String),
    /// This many entries have no eventID, or did not fit.
    LeftOut(u64),
    /// This many events had other remarks before, and have those of both now.
    OfBoth(u64),
}
