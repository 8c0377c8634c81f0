//! Guided stories: one question of a responder, answered with everything that the log tells about it.
//!
//! The module with detections knows what to look for; the engine looks. The module says what it wants to have looked up, as long as
//! something is missing, and tells the story when nothing is.

use serde::{Deserialize, Serialize};

use crate::setup::EventSource;
use crate::{Column, Micros, ProofCounts};

/// What a story is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum StoryKind {
    /// A database was deleted. The subject is the eventID of the deletion.
    Database,
    /// There is a resource that nobody knows. The subject is its name, ID or ARN.
    Resource,
    /// A key leaked. The subject is the ID of an access key.
    Key,
    /// Root was used. The subject is an account, or "" for all.
    Root,
    /// A role was assumed from outside. The subject is the eventID of a call that did it.
    Role,
    /// Data left a bucket. The subject is the bucket's name.
    Bucket,
}

impl StoryKind {
    /// All of them.
    pub const ALL: [StoryKind; 6] =
        [StoryKind::Database, StoryKind::Resource, StoryKind::Key, StoryKind::Root, StoryKind::Role, StoryKind::Bucket];

    /// A short name.
    pub const fn name(self) -> &'static str {
        match self {
            StoryKind::Database => "database",
            StoryKind::Resource => "resource",
            StoryKind::Key => "key",
            StoryKind::Root => "root",
            StoryKind::Role => "role",
            StoryKind::Bucket => "bucket",
        }
    }

    /// The kind with this name.
    pub fn named(name: &str) -> Option<StoryKind> {
        StoryKind::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// Asks what stories of a kind can be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListSubjects(pub StoryKind);

/// Asks for a story. It is about all events, whatever is filtered: half of a story would be misleading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GetStory {
    /// The kind.
    pub kind: StoryKind,
    /// See [`StoryKind`].
    pub subject: String,
}

/// What a story can be about.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Subjects {
    /// What to choose from, what is most likely first.
    pub subjects: Vec<Subject>,
    /// How many more there are.
    pub more: u64,
}

/// A possible subject.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Subject {
    /// See [`StoryKind`].
    pub value: String,
    /// What it is, in words.
    pub said: String,
}

/// A story.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Story {
    /// What happened, as a sentence.
    pub title: String,
    /// Its chapters, the most important one first. None is empty.
    pub chapters: Vec<Chapter>,
    /// The event that it is mainly about, which it can be noted on.
    pub about: Option<EventSource>,
}

/// A chapter.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chapter {
    /// Its title.
    pub title: String,
    /// What there is to say.
    pub lines: Vec<StoryLine>,
}

/// A statement.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoryLine {
    /// The statement.
    pub said: String,
    /// The event that tells.
    pub event: Option<EventSource>,
    /// The text for the search bar that finds the events that tell; "" if there are none.
    pub query: String,
}

/// Something to look up among all events.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Lookup {
    /// Which events, in the Traillight query language.
    pub query: String,
    /// How many of them to read, the earliest or the latest.
    pub records: Records,
    /// The columns whose values are to be counted.
    pub columns: Vec<Column>,
}

/// Which records to read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Records {
    /// So many of the earliest.
    First(u32),
    /// So many of the latest, which come first.
    Last(u32),
}

impl Lookup {
    /// Most records of a look-up.
    pub const MOST_RECORDS: u32 = 100;
    /// Most values of a column.
    pub const MOST_VALUES: u32 = 20;
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Looked {
    /// Number of events.
    pub count: u64,
    /// Time of the first and last event.
    pub period: Option<(Micros, Micros)>,
    /// Number of events by outcome of their files.
    pub proof: ProofCounts,
    /// For each column, the number of different values, and the most frequent ones, each with the number of events.
    pub values: Vec<(u64, Vec<(String, u64)>)>,
    /// The records asked for. Undated ones are left out.
    pub records: Vec<LookedAt>,
}

/// A record that was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LookedAt {
    /// Its event.
    pub event: EventSource,
    /// Who did it, as the table shows it; "" if nobody is named.
    pub user: String,
    /// What it was about, as the table shows it; "" if that is not known.
    pub target: String,
    /// The record.
    pub record: Vec<u8>,
}

/// Asks the module for the next step of a story. The question contains everything that has been looked up so far.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TellStory {
    /// The kind.
    pub kind: StoryKind,
    /// See [`StoryKind`]; `None` to list what stories can be about.
    pub subject: Option<String>,
    /// What was looked up.
    pub looked: Vec<(Lookup, Looked)>,
}

/// The next step.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Telling {
    /// This has to be looked up first.
    Look(Vec<Lookup>),
    /// What stories can be about.
    Subjects(Subjects),
    /// The story.
    Told(Story),
}
