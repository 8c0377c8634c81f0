//! The messages on each port, by direction, so that sending a message to the wrong end does not compile.
//!
//! A question has a number, by which its answer is identified. The answer's type follows from the question's
//! ([`Ask`](crate::Ask)), so answers travel as bytes: only the asker decodes them, and it knows the type.

use serde::{Deserialize, Serialize};

use crate::wire::{Bytes, Unreadable};
use crate::{BatchLabel, Command, FileId, FileToRead, Module, ModuleProblem, PageAsk, Progress, RawAsk, Refusal};

/// From the page to the engine worker.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum PageToEngine {
    /// An ingest worker has started. Its port to the engine is attached.
    Attach {
        /// Number of the edge.
        edge: u32,
    },
    /// An ingest worker died, so there will be no answers from it.
    EdgeLost {
        /// Number of the edge.
        edge: u32,
    },
    /// The module requested with [`EngineToPage::ModuleWanted`] is starting. Its port to the engine is attached.
    AttachModule(Module),
    /// A module cannot be used (any more), and why.
    ModuleLost(ModuleProblem),
    /// A command. Its effects show in the progress.
    Tell(Command),
    /// A question.
    Ask {
        /// Identifies the answer.
        seq: u64,
        /// The question.
        ask: PageAsk,
    },
    /// Nobody is waiting for the answer to this question any more, so work on it can be abandoned.
    Withdraw {
        /// Number of the question.
        seq: u64,
    },
}

/// From the engine worker to the page. The bytes of an export are attached to its answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum EngineToPage {
    /// The current progress.
    Progress(Progress),
    /// Progress of the current search in raw records; `None` if there is none.
    Searching(Option<Searching>),
    /// A question needs this module, which has not been started. Sent only once until the module is attached or lost.
    ModuleWanted(Module),
    /// The answer to a question, or why there is none.
    Answer {
        /// Number of the question.
        seq: u64,
        /// Generation of the session that the answer is about.
        generation: u64,
        /// An encoded [`Ask::Answer`](crate::Ask::Answer).
        answer: Result<Bytes, Refusal>,
    },
    /// A message from the page could not be decoded.
    Unreadable(Unreadable),
}

/// Progress of a search in raw records.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Searching {
    /// Number of records searched.
    pub done: u64,
    /// Number of records to search in total.
    pub total: u64,
}

/// From the page to an ingest worker ("edge"). Files are attached.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum PageToEdge {
    /// Read these files, which are attached in the same order.
    Ingest {
        /// Number of the group.
        group: u32,
        /// The files.
        files: Vec<FileToRead>,
    },
    /// Pause reading in the middle of a container, or go on.
    Pause(bool),
    /// Stop reading containers. What has been read of them stays; the rest is reported.
    Stop,
    /// Drop raw records, including future ones. Files are read again when one of their records is requested.
    ColumnsOnly,
    /// The file requested with [`EdgeToPage::Wanted`], which is attached, with its path; `None` if it is no longer part
    /// of the session.
    Again(FileId, Option<String>),
}

/// From an edge to the page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum EdgeToPage {
    /// The edge has started.
    Started,
    /// These files of a group are left to others, with their sizes in bytes: together with the others, they would take
    /// too long.
    GaveBack {
        /// Number of the group.
        group: u32,
        /// The files, in order.
        files: Vec<(FileId, u64)>,
    },
    /// This file is being read now. Told now and then, not of every file.
    Reading(FileId),
    /// All files of a group have been read, except those that were given back.
    Ingested {
        /// Number of the group.
        group: u32,
    },
    /// This file is needed again.
    Wanted(FileId),
    /// A message from the page could not be decoded.
    Unreadable(Unreadable),
}

/// From the engine to an edge.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum EngineToEdge {
    /// Another batch may be sent. An edge has at most two unacknowledged batches, so that they do not pile up in a slow
    /// engine's memory.
    Ack,
    /// A question.
    Ask {
        /// Identifies the answer.
        seq: u64,
        /// The question.
        ask: RawAsk,
    },
    /// Nobody is waiting for the answer to this question any more.
    Withdraw {
        /// Number of the question.
        seq: u64,
    },
}

/// From an edge to the engine. A batch is attached to its label.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum EdgeToEngine {
    /// The sizes of files have been asked for. Precedes their batches.
    Measured {
        /// Number of files.
        files: u64,
        /// Their stored bytes.
        bytes: u64,
    },
    /// A batch. If it cannot be decoded, its label says what is lost.
    Batch(BatchLabel),
    /// The answer to a question, or why there is none.
    Answer {
        /// Number of the question.
        seq: u64,
        /// An encoded [`Ask::Answer`](crate::Ask::Answer).
        answer: Result<Bytes, Refusal>,
    },
    /// Progress of a question that is not answered yet.
    Searched {
        /// Number of the question.
        seq: u64,
        /// Number of records examined so far.
        records: u64,
    },
}

/// From the engine to a module on demand. Each module decodes only its own questions, so they travel as bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EngineToModule {
    /// Identifies the answer.
    pub seq: u64,
    /// An encoded [`ModuleAsk`](crate::ModuleAsk).
    pub ask: Bytes,
}

/// From a module on demand to the engine.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModuleToEngine {
    /// Number of the question.
    pub seq: u64,
    /// An encoded [`Ask::Answer`](crate::Ask::Answer).
    pub answer: Bytes,
}
