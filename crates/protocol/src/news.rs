//! What is new in a period, compared with everything before it, and what has changed most.

use serde::{Deserialize, Serialize};

use crate::{About, Column, Micros, Question, TimeRange};

/// What is new among the events of a question, in its range or, if it has none, at the end of the events.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FindNews(pub Question);

/// What is new, and what has changed most.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct News {
    /// The period that was examined; `None` if no event has a usable time.
    pub range: Option<TimeRange>,
    /// Number of events before it, against which it was compared.
    pub before: u64,
    /// What was first seen in that period, one entry for each kind. Empty if nothing came before.
    pub novelties: Vec<Novelties>,
    /// The period of the same length before it, if events reach back that far.
    pub last: Option<TimeRange>,
    /// What has changed most since that period, the most surprising first.
    pub movers: Vec<Mover>,
}

/// Everything of one kind that was first seen in the period.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Novelties {
    /// Which kind.
    pub kind: NoveltyKind,
    /// How many there are.
    pub total: u64,
    /// The first ones, people before others, and then by time.
    pub first: Vec<Novelty>,
}

/// Kinds of what can be new.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum NoveltyKind {
    /// A user.
    User,
    /// A source address.
    Address,
    /// A network: a /24, or a /48 of IPv6.
    Network,
    /// A user agent.
    Agent,
    /// A region.
    Region,
    /// A call that somebody made for the first time.
    Call,
}

impl NoveltyKind {
    /// All of them, in the order in which they are shown.
    pub const ALL: [NoveltyKind; 6] = [
        NoveltyKind::User,
        NoveltyKind::Region,
        NoveltyKind::Network,
        NoveltyKind::Address,
        NoveltyKind::Agent,
        NoveltyKind::Call,
    ];
}

/// Something new.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Novelty {
    /// The value; a network as a CIDR block.
    pub value: String,
    /// Who was the first, and what is known about whom that names.
    pub by: Option<(String, About)>,
    /// When.
    pub time: Micros,
    /// In how many events of the period.
    pub events: u64,
    /// How many of these failed.
    pub errors: u64,
}

/// A value that occurs much more or less often than in the period before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mover {
    /// The column.
    pub column: Column,
    /// The value.
    pub value: String,
    /// In the column `user`, what is known about whom it names.
    pub about: Option<About>,
    /// Number of events in the period.
    pub now: u64,
    /// Number of events in the period before.
    pub then: u64,
}
