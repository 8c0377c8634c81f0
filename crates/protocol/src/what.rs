//! What an issue is about. The sentences are in `words`; here is only what they are made of.
//!
//! One enum for each room in which something can go wrong, from the outside in: the archive, the stream, the file, its text,
//! its JSON, a record.

mod answers;
mod archive;
mod contents;
mod copies;
mod file;
mod json;
mod manifest;
mod notes;
mod other_file;
mod reading;
mod record;

use serde::{Deserialize, Serialize};

pub use answers::{AnswerFault, JsonProblem};
pub use archive::{ArchiveFault, StreamFault, StreamMethod, StreamPlace, TarMember, TarMemberKind};
pub use contents::{AwsCommand, Contents, EventNotation, Eventless, EvidenceFile, PrintedForm};
pub use copies::{CopyNote, Difference};
pub use file::{EncodingFault, FileNote};
pub use json::{JsonFault, JsonFound, JsonNote, JsonWanted};
pub use manifest::ManifestFact;
pub use notes::NotesFact;
pub use other_file::{EventSchema, OtherFile, Remedy};
pub use reading::{LossCause, ReadingFault};
pub use record::{PackedFault, RecordFault, RecordNote, TimesNote};

/// What was expected and found, and what was done about it. Names and values in it are from hostile bytes: show them as text
/// only.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum What {
    /// In the JSON text of a string.
    InString(Box<What>),
    /// In a cell of a table's row.
    InCell(Box<What>),
    /// There is more of it in the document than is listed.
    More {
        /// Findings that are not listed.
        more: u64,
        /// Findings that are.
        listed: u64,
    },
    /// In a container.
    Archive(ArchiveFault),
    /// In a compressed stream.
    Stream(StreamFault),
    /// In the file as a whole.
    File(FileNote),
    /// In how the text is encoded.
    Encoding(EncodingFault),
    /// In the JSON.
    Json(JsonNote),
    /// In something packed into a string.
    Packed(PackedFault),
    /// In a record or a row.
    Record(RecordNote),
    /// In the times of events.
    Times(TimesNote),
    /// In the answers that proofs are made of.
    Answers(AnswerFault),
    /// In a file of notes.
    Notes(NotesFact),
    /// In a manifest.
    Manifest(ManifestFact),
    /// In comparison with other files.
    Copy(CopyNote),
    /// In the course of reading.
    Reading(ReadingFault),
}

impl What {
    /// How many files it is about, if that is not the one of its issue.
    pub fn files(&self) -> Option<u64> {
        match self {
            What::Reading(fault) => fault.files(),
            What::InString(_)
            | What::InCell(_)
            | What::More { .. }
            | What::Archive(_)
            | What::Stream(_)
            | What::File(_)
            | What::Encoding(_)
            | What::Json(_)
            | What::Packed(_)
            | What::Record(_)
            | What::Times(_)
            | What::Answers(_)
            | What::Notes(_)
            | What::Manifest(_)
            | What::Copy(_) => None,
        }
    }
}
