//! Events grouped by the values of one or two columns.

use serde::{Deserialize, Serialize};

use crate::Micros;

/// The events that share the values of some columns.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    /// The values, in the order of the columns; `None` where the field is absent or null.
    pub values: Vec<Option<String>>,
    /// Events.
    pub events: u64,
    /// Of these, with an `errorCode`.
    pub errors: u64,
    /// First and last `eventTime`.
    pub period: Option<(Micros, Micros)>,
    /// Distinct users, as shown.
    pub users: u64,
    /// Distinct source addresses.
    pub addresses: u64,
    /// Distinct event names.
    pub names: u64,
}
