//! How a filter is answered.

use std::fmt;

use protocol::{Filter, RawTest};

use crate::store::Store;

/// A filter, split into what columns decide and what has to be asked of raw records.
pub struct Plan {
    raw_tests: Vec<RawTest>,
}

/// Why a filter can't be answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlanError {
    /// A regular expression is malformed or too large.
    BadPattern {
        /// As written.
        pattern: String,
        /// What is wrong with it.
        problem: String,
    },
}

impl fmt::Display for PlanError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let PlanError::BadPattern { pattern, problem } = self;
        write!(f, "the regular expression /{pattern}/ can't be used: {problem}")
    }
}

impl std::error::Error for PlanError {}

impl Plan {
    /// What has to be asked of the raw records; with none, the columns decide alone.
    pub fn raw_tests(&self) -> &[RawTest] {
        &self.raw_tests
    }
}

impl Store {
    /// Splits a filter.
    ///
    /// # Errors
    /// If it holds a regular expression that is malformed or too large.
    pub fn plan(&self, _filter: &Filter) -> Result<Plan, PlanError> {
        Ok(Plan { raw_tests: Vec::new() })
    }
}
