//! How events of a rule belong together.

use serde::{Deserialize, Serialize};

use crate::{Column, FieldPath, GroupKey};

/// How events belong together.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Together {
    /// They have the same values of these. Events without a value belong to none.
    pub by: Vec<GroupKey>,
    /// For each step, what has these values in its events, if it is not the same in all.
    pub aliases: Vec<Vec<GroupKey>>,
    /// They are at most this far apart, in microseconds.
    pub within: i64,
    /// When there are enough of them.
    pub counts: Counts,
}

/// When there are enough events that belong together.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Counts {
    /// The steps come one after the other.
    InOrder,
    /// This is within these bounds.
    Measured(Measure, Vec<Bound>),
}

/// What is measured among events that belong together.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Measure {
    /// Their number.
    Events,
    /// The number of steps that occur. An event can count for several.
    Steps,
    /// The number of different values.
    Different(GroupKey),
    /// The sum of numbers.
    Sum(FieldPath),
    /// Their average.
    Average(FieldPath),
    /// The value below which so many per cent of them are, interpolated linearly.
    Percentile(FieldPath, u8),
}

/// A condition on what is measured.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Bound {
    /// How it relates …
    pub is: Relation,
    /// … to this.
    pub than: f64,
}

/// A relation of two numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "they say it themselves")]
pub enum Relation {
    Greater,
    GreaterOrEqual,
    Less,
    LessOrEqual,
    Equal,
    Different,
}

impl Counts {
    /// So many different values of a column.
    pub fn different(column: Column, at_least: u32) -> Counts {
        let bound = Bound { is: Relation::GreaterOrEqual, than: f64::from(at_least) };
        Counts::Measured(Measure::Different(GroupKey::Column(column)), vec![bound])
    }
}

impl Together {
    /// The paths that no column has, each once.
    pub fn paths(&self) -> Vec<&FieldPath> {
        let measured = match &self.counts {
            Counts::Measured(Measure::Sum(path) | Measure::Average(path) | Measure::Percentile(path, _), _) => {
                Some(path)
            }
            Counts::Measured(Measure::Different(key), _) => path_of(key),
            Counts::InOrder | Counts::Measured(Measure::Events | Measure::Steps, _) => None,
        };
        let mut paths: Vec<&FieldPath> = Vec::new();
        for path in self.by.iter().chain(self.aliases.iter().flatten()).filter_map(path_of).chain(measured) {
            if !paths.contains(&path) {
                paths.push(path);
            }
        }
        paths
    }
}

fn path_of(key: &GroupKey) -> Option<&FieldPath> {
    if let GroupKey::Path(path) = key { Some(path) } else { None }
}

impl Bound {
    /// Whether a number satisfies it.
    pub fn holds(&self, number: f64) -> bool {
        match self.is {
            Relation::Greater => number > self.than,
            Relation::GreaterOrEqual => number >= self.than,
            Relation::Less => number < self.than,
            Relation::LessOrEqual => number <= self.than,
            // Numbers of events are whole, and so exact.
            Relation::Equal => number == self.than,
            Relation::Different => number != self.than,
        }
    }
}
