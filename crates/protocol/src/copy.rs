//! Notations that a filter can be written in, for use elsewhere.

use serde::{Deserialize, Serialize};

use crate::Note;

/// What the text is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum CopyAs {
    /// The search bar.
    Traillight,
    /// CloudWatch Logs filter pattern.
    CloudWatch,
    /// SQL for Athena's table of trail logs.
    Athena,
    /// SQL for CloudTrail Lake.
    Lake,
    /// CloudWatch Logs Insights.
    Insights,
    /// A `jq` program for log files.
    Jq,
    /// `aws cloudtrail lookup-events`.
    Lookup,
}

impl CopyAs {
    /// All of them, closest to Traillight's own first.
    pub const ALL: [CopyAs; 7] = [
        CopyAs::Traillight,
        CopyAs::CloudWatch,
        CopyAs::Athena,
        CopyAs::Lake,
        CopyAs::Insights,
        CopyAs::Jq,
        CopyAs::Lookup,
    ];
}

/// A filter in another notation.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Copied {
    /// The text; `None` if the notation cannot express the filter.
    pub text: Option<String>,
    /// How the two differ, or why there is no text.
    pub notes: Vec<Note>,
}
