//! CloudWatch Logs filter patterns: conditions on JSON in braces, and terms outside braces.
//!
//! <https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html>
//!
//! What AWS rejects is rejected here, with the reason. AWS's limits apply only there, so exceeding them is a warning.

mod conditions;
pub(crate) mod pattern;
mod selector;
mod terms;

use protocol::{Expected, Filter, Note};

use crate::error::Problem;
use crate::parser::{MAX_BYTES, too_long};

/// Most wildcards in selectors that AWS accepts in one pattern.
/// <https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/matching-terms-json-log-events.html>
const AWS_WILDCARDS: usize = 3;

/// Most regular expressions that AWS accepts in one pattern.
/// <https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/regex-expressions.html>
const AWS_REGEXES: usize = 2;

/// The meaning of a text, and what should be said about it.
#[derive(Debug)]
pub(crate) struct Interpreted {
    /// What it asks for.
    pub filter: Filter,
    /// Most important first.
    pub warnings: Vec<Note>,
}

/// Counts what AWS limits.
#[derive(Default)]
struct Usage {
    wildcards: usize,
    /// The most wildcards in one selector.
    wildcards_in_one: usize,
    regexes: usize,
    /// The first unquoted value for which AWS may require quotes.
    bare: Option<String>,
}

impl Usage {
    fn warnings(&self) -> Vec<Note> {
        let mut warnings = Vec::new();
        if self.wildcards > AWS_WILDCARDS {
            let found = self.wildcards;
            warnings.push(Note::WildcardSelectors { most: AWS_WILDCARDS as u64, found: found as u64 });
        }
        if self.wildcards_in_one > 1 {
            warnings.push(Note::OneWildcard);
        }
        if self.regexes > AWS_REGEXES {
            let found = self.regexes;
            warnings.push(Note::PatternRegexes { most: AWS_REGEXES as u64, found: found as u64 });
        }
        if let Some(bare) = &self.bare {
            warnings.push(Note::Unquoted(bare.clone()));
        }
        warnings
    }
}

/// Parses a pattern: conditions if it begins with a brace, otherwise terms.
pub(crate) fn parse(text: &str) -> Result<Interpreted, Problem> {
    if text.len() > MAX_BYTES {
        return Err(too_long(text, Expected::PatternOfBytes));
    }
    if text.trim_start().starts_with('{') { conditions::parse(text) } else { terms::parse(text) }
}
