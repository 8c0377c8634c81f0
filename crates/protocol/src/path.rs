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

impl<const N: usize> From<[&str; N]> for FieldPath {
    fn from(names: [&str; N]) -> FieldPath {
        names.into_iter().collect()
    }
}

impl<N: Into<String>> FromIterator<N> for FieldPath {
    fn from_iter<I: IntoIterator<Item = N>>(names: I) -> FieldPath {
        FieldPath(names.into_iter().map(N::into).collect())
    }
}

impl PartialEq<[String]> for FieldPath {
    fn eq(&self, names: &[String]) -> bool {
        self.0 == names
    }
}

impl fmt::Display for FieldPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.join("."))
    }
}
