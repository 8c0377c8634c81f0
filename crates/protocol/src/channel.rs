//! What goes over each port, in each direction: a message that is not for the other end does not compile.
//!
//! A question carries a number, by which its answer is told from others. The answer's type follows from the question's
//! ([`Ask`](crate::Ask)), so it travels as bytes that only whoever asked can read wrongly, and whoever asked knows its type.

use serde::{Deserialize, Serialize};

use crate::wire::{Bytes, Unreadable};
use crate::{BatchLabel, Command, FileHandle, FileId, Module, ModuleProblem, PageAsk, Progress, RawAsk, Refusal};

/// From the page to the engine worker.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum PageToEngine {
    /// An ingest worker is up; its port to the engine travels beside the message.
    Attach {
        /// Its number.
        edge: u32,
    },
    /// The module that [`EngineToPage::ModuleWanted`] asked for is starting; its port to the engine travels beside the message.
    AttachModule(Module),
    /// A module is not there (any more), and why.
    ModuleLost(ModuleProblem),
    /// Something to do; what comes of it is told as progress.
    Tell(Command),
    /// A question.
    Ask {
        /// By which its answer is known.
        seq: u64,
        /// The question.
        ask: PageAsk,
    },
    /// Nobody waits any more for the answer to this question: whatever is being done for it is given up.
    Withdraw {
        /// The question's number.
        seq: u64,
    },
}

/// From the engine worker to the page. The bytes of an export travel beside its answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum EngineToPage {
    /// How far everything is.
    Progress(Progress),
    /// How far the search in raw records is that is under way; `None`: there is none.
    Searching(Option<Searching>),
    /// Something is to be asked of a module on demand that is not there. Said once until it is there, or word why not.
    ModuleWanted(Module),
    /// The answer to a question, or why there is none.
    Answer {
        /// The question's number.
        seq: u64,
        /// The state of the session that it is about.
        generation: u64,
        /// An encoded [`Ask::Answer`](crate::Ask::Answer).
        answer: Result<Bytes, Refusal>,
    },
    /// A message came that nobody can read.
    Unreadable(Unreadable),
}

/// How far a search in raw records is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Searching {
    /// Records that were searched.
    pub done: u64,
    /// Records to search in all.
    pub total: u64,
}

/// From the page to an ingest worker ("edge"). Files travel beside the message.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum PageToEdge {
    /// Read these files; they travel beside the message, in the same order.
    Ingest(Vec<FileHandle>),
    /// Stop reading containers. What is read of them stays; what is left is reported.
    Stop,
    /// Keep no raw records, neither those there are nor those to come. Their files are read again when one of them is asked for.
    ColumnsOnly,
    /// The file that [`EdgeToPage::Wanted`] asked for, which travels beside the message; none if it is not part of the session
    /// any more.
    Again(FileId, Option<FileHandle>),
}

/// From an edge to the page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum EdgeToPage {
    /// The edge is up.
    Started,
    /// This file is being read now (so that a crash has a culprit).
    Reading(FileId),
    /// The files of one `Ingest` are all read.
    Ingested,
    /// This file is to be read again.
    Wanted(FileId),
    /// A message came that nobody can read.
    Unreadable(Unreadable),
}

/// From the engine to an edge.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum EngineToEdge {
    /// One more batch may be sent. An edge has at most two batches on their way, so that a slow engine does not pile them up in
    /// memory.
    Ack,
    /// A question.
    Ask {
        /// By which its answer is known.
        seq: u64,
        /// The question.
        ask: RawAsk,
    },
    /// Nobody waits any more for the answer to this question.
    Withdraw {
        /// The question's number.
        seq: u64,
    },
}

/// From an edge to the engine. A batch travels beside its label.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum EdgeToEngine {
    /// A batch; should it be unreadable, its label says what is lost.
    Batch(BatchLabel),
    /// The answer to a question, or why there is none.
    Answer {
        /// The question's number.
        seq: u64,
        /// An encoded [`Ask::Answer`](crate::Ask::Answer).
        answer: Result<Bytes, Refusal>,
    },
    /// How many records were looked at so far for a question that is not answered yet.
    Searched {
        /// The question's number.
        seq: u64,
        /// Records.
        records: u64,
    },
}

/// From the engine to a module on demand. Each module reads only its own questions, so they travel as bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EngineToModule {
    /// By which the answer is known.
    pub seq: u64,
    /// An encoded [`ModuleAsk`](crate::ModuleAsk).
    pub ask: Bytes,
}

/// From a module on demand to the engine.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModuleToEngine {
    /// The question's number.
    pub seq: u64,
    /// An encoded [`Ask::Answer`](crate::Ask::Answer).
    pub answer: Bytes,
}
