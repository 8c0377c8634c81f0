//! Sigma rules among the files: those that can be tried, and why others cannot.

use serde::{Deserialize, Serialize};

use super::Rule;

/// Sigma rules, read.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SigmaRead {
    /// The rules.
    pub rules: Vec<Rule>,
    /// Those that cannot be tried.
    pub refused: Vec<Refused>,
}

/// A Sigma rule that cannot be tried.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refused {
    /// Its title; "" if it has none.
    pub name: String,
    /// Path of its file.
    pub source: String,
    /// The reason.
    pub why: SigmaProblem,
}

/// Why a Sigma rule cannot be tried.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SigmaProblem {
    /// The text is not YAML.
    NotYaml {
        /// The line of the file, from 1.
        line: u64,
        /// The parser's error.
        detail: String,
    },
    /// It has no condition, or something else that every rule has.
    NoRule,
    /// It is about other logs than CloudTrail's.
    OtherSource,
    /// The condition cannot be read.
    Condition {
        /// As written.
        text: String,
    },
    /// It counts in the condition, which is no longer part of Sigma.
    Aggregation,
    /// There is no such selection.
    Selection {
        /// Its name, or a pattern.
        name: String,
    },
    /// A modifier that cannot be tried.
    Modifier {
        /// Its name.
        name: String,
    },
    /// A selection, or the list of values of a field, is empty, or a word is: everything would be found.
    Empty,
    /// It has placeholders, and nobody says what they stand for.
    Placeholder,
    /// A value that the modifier cannot take.
    Value {
        /// The field.
        field: String,
    },
    /// It compares an object with a text.
    ObjectText {
        /// The field.
        field: String,
    },
    /// All correlations together group by, or measure, too many fields that have no column.
    TooManyFields {
        /// How many are read.
        most: u64,
    },
    /// A part of a correlation that cannot be tried.
    Correlation {
        /// The part.
        what: String,
    },
    /// It refers to a rule that is not there, or cannot be tried.
    OtherRule {
        /// The name.
        name: String,
    },
    /// The rule has too many values.
    TooManyTerms {
        /// How many are read.
        most: u64,
    },
    /// There are too many rules.
    TooMany {
        /// How many are read.
        most: u64,
    },
    /// The text is too long.
    TooLarge {
        /// How many bytes are read.
        most: u64,
    },
}
