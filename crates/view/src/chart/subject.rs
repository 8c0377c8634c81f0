//! The table of the overview's charts.

use protocol::Column;
use words::{Language, Message, Say, messages as m};

/// What a bar chart of the overview counts, and the wording of its title. Values come from logs, so show the result
/// only as text.
pub struct Subject {
    /// The `data-chart` of its chart.
    pub name: &'static str,
    /// The column it counts.
    pub column: Column,
    /// Heading of the first column.
    pub heading: Message,
    /// Label of the row for events without a value; `None` if it is normal not to have one.
    pub absent: Option<Message>,
    /// Title if no event has a value.
    pub none: Message,
    /// Title if all events have this value.
    pub all: fn(&str, Language) -> String,
    /// Title if this value has this share.
    pub most: fn(&str, &str, Language) -> String,
    /// Title if there are so many values that even the largest share, which is this value's, is small.
    pub spread: fn(u64, &str, &str, Language) -> String,
}

/// Selects the messages of a subject.
macro_rules! subject {
    ($name:literal, $column:ident, $heading:ident, $absent:expr, $none:ident, $all:ident, $most:ident, $spread:ident) => {
        Subject {
            name: $name,
            column: Column::$column,
            heading: m::$heading,
            absent: $absent,
            none: m::$none,
            all: |value, language| m::$all { value }.say(language),
            most: |value, share, language| m::$most { value, share }.say(language),
            spread: |n, value, share, language| m::$spread { n, value, share }.say(language),
        }
    };
}

/// The charts in reading order, the long ones side by side. A new chart is a new line with its messages.
#[rustfmt::skip]
pub static SUBJECTS: [Subject; 6] = [
    subject!("user", User, chart_user, Some(m::chart_user_absent), chart_user_none,
        ChartUserAll, ChartUserMost, ChartUserSpread),
    subject!("event", EventName, chart_event, Some(m::chart_event_absent), chart_event_none,
        ChartEventAll, ChartEventMost, ChartEventSpread),
    subject!("service", EventSource, chart_service, Some(m::chart_service_absent), chart_service_none,
        ChartServiceAll, ChartServiceMost, ChartServiceSpread),
    subject!("region", AwsRegion, chart_region, Some(m::chart_region_absent), chart_region_none,
        ChartRegionAll, ChartRegionMost, ChartRegionSpread),
    subject!("error", ErrorCode, chart_error, None, chart_error_none,
        ChartErrorAll, ChartErrorMost, ChartErrorSpread),
    subject!("account", RecipientAccountId, chart_account, Some(m::chart_account_absent), chart_account_none,
        ChartAccountAll, ChartAccountMost, ChartAccountSpread),
];
