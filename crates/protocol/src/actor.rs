//! Who acts: people, workloads or AWS.

use serde::{Deserialize, Serialize};

/// What kind of caller made a call. `docs/people.md` has the rule and its sources.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Actor {
    /// Somebody who signed in: to the console, through a federation, or with an MFA device.
    People,
    /// The record does not tell, as with an access key of an IAM user, which people and programs use alike.
    Unknown,
    /// A program with a role: on EC2, in Lambda, in a cluster, in a pipeline.
    Workloads,
    /// AWS itself.
    Services,
}

impl Actor {
    /// All of them, those that deserve most attention first.
    pub const ALL: [Actor; 4] = [Actor::People, Actor::Unknown, Actor::Workloads, Actor::Services];

    /// The value of `actor` in filters.
    pub const fn name(self) -> &'static str {
        match self {
            Actor::People => "people",
            Actor::Unknown => "unknown",
            Actor::Workloads => "workloads",
            Actor::Services => "services",
        }
    }

    /// The one with this name.
    pub fn named(name: &str) -> Option<Actor> {
        Actor::ALL.into_iter().find(|actor| actor.name() == name)
    }
}

/// What the loaded events tell about a value of the column `user`, for showing it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// Who acts under that name; if there are several kinds, the first one in the order of [`Actor::ALL`].
    pub actor: Actor,
    /// The account it belongs to; `None` if no event tells, or if there are several.
    pub account: Option<String>,
    /// The name of a user of IAM Identity Center whose id the value is.
    pub known_as: Option<String>,
}
