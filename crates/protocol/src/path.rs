//! Paths to fields of a record.

use std::fmt;
use std::ops::Deref;

use serde::{Deserialize, Serialize};

/// The names that lead from the top of a record to a field.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct FieldPath(pub Vec<String>);

impl Deref for FieldPath {
    type Target = [String];

    fn deref(&self) -> &[String] {
        &self.0
    }
}

impl From<Vec<String>> for FieldPath {
    fn from(names: Vec<String>) -> FieldPath {
        FieldPath(names)
    }
}

impl From<&[String]> for FieldPath {
    fn from(names: &[String]) -> FieldPath {
        FieldPath(names.to_vec())
    }
}

impl fmt::Display for FieldPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.join("."))
    }
}
