//! A time zone as a table of its offsets.

use serde::{Deserialize, Serialize};

use crate::Micros;

/// When clocks show what. The default is UTC. What can be done with it is in crate `calendar`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Zone {
    /// Its IANA name, `Europe/Berlin`; "" for UTC.
    pub name: String,
    /// How far its clocks are ahead of UTC before the first change, in microseconds.
    pub offset: i64,
    /// The changes in ascending order: from when on, and how far clocks are then ahead.
    pub changes: Vec<(Micros, i64)>,
}
