//! Tests of what a path leads to, if no column has it.
//!
//! Wildcards and regular expressions also look into the JSON of objects, which is where somebody who searches
//! `requestParameters:*Suspended*` expects them to look. Other tests are of single values only.

use json::write::compact_object;
use protocol::{FieldTest, Test, ValueTest};

use crate::matching::{Matcher, Scalar};
use crate::plan::PlanError;
use crate::walk::Found;

/// A test of what a path leads to.
#[derive(Clone, Debug)]
pub(crate) struct PathTest {
    /// Folded names.
    pub(crate) path: Vec<String>,
    matcher: Matcher,
    /// What is tried with the JSON of objects.
    in_objects: Option<Matcher>,
}

impl PathTest {
    /// `in_columns`: a column has it, whose values are single ones.
    ///
    /// # Errors
    /// If a regular expression is malformed or too large.
    pub(crate) fn new(
        path: Vec<String>,
        test: &FieldTest,
        matcher: Matcher,
        in_columns: bool,
    ) -> Result<PathTest, PlanError> {
        let looks = |value: &&ValueTest| matches!(value, ValueTest::Like(_) | ValueTest::Regex { .. });
        let tests: Vec<ValueTest> = match &test.test {
            Test::AnyOf(values) if !in_columns => values.iter().filter(looks).cloned().collect(),
            Test::AnyOf(_) | Test::Exists | Test::Compare(..) => Vec::new(),
        };
        let in_objects = (!tests.is_empty()).then(|| Matcher::new(&Test::AnyOf(tests), None)).transpose()?;
        Ok(PathTest { path, matcher, in_objects })
    }

    /// Whether something that the path leads to satisfies it.
    pub(crate) fn holds_for(&self, found: Found<'_>) -> bool {
        match (found, &self.in_objects) {
            (Found::Value(value), _) => self.matcher.holds(value),
            (Found::Object(opened), Some(matcher)) => matcher.holds(Scalar::Text(&compact_object(opened))),
            (Found::Object(_) | Found::Array, _) => self.matcher.holds_for_composite(),
        }
    }
}
