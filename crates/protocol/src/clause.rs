//! Why one event satisfies a filter, or does not.

use serde::{Deserialize, Serialize};

use crate::Sense;

/// A clause of a filter, put to one event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clause {
    /// What it asks.
    pub words: Sense,
    /// Whether the event satisfies it.
    pub holds: bool,
    /// It is one of several of which one is enough.
    pub alternative: bool,
    /// Why it does: what it looked at and found. At most [`Lit::MOST`].
    pub lit: Vec<Lit>,
}

/// Something in a record that a clause was looking for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lit {
    /// At this path or below it, names ignoring case; with no name, anywhere.
    pub path: Vec<String>,
    /// This text, of a value or (with an empty path) also of a name. `None`: that the path is there is enough.
    pub text: Option<String>,
}

impl Lit {
    /// More of them in one clause are not told.
    pub const MOST: usize = 1000;
}
