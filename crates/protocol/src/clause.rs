//! Why an event matches a filter or does not.

use serde::{Deserialize, Serialize};

use crate::{FieldPath, Sense};

/// A clause of a filter, evaluated for an event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clause {
    /// What it asks.
    pub words: Sense,
    /// Whether the event satisfies it.
    pub holds: bool,
    /// Whether it is one of several alternatives, of which one suffices.
    pub alternative: bool,
    /// What made it match, at most [`Lit::MOST`] entries.
    pub lit: Vec<Lit>,
}

/// Something in a record that made a clause match.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lit {
    /// The path that it is at or below, ignoring the case of names; empty for anywhere.
    pub path: FieldPath,
    /// The matching text of a value or, if the path is empty, of a name. `None` if the path itself matches.
    pub text: Option<String>,
}

impl Lit {
    /// Most entries for one clause.
    pub const MOST: usize = 1000;
}
