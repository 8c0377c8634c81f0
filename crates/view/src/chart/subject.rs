//! The table of the overview's charts.

use protocol::Column;

/// What a bar chart of the overview counts, and the wording of its title. Values come from logs, so show the result
/// only as text.
#[derive(Debug)]
pub struct Subject {
    /// The `data-chart` of its chart.
    pub name: &'static str,
    /// The column it counts.
    pub column: Column,
    /// Heading of the first column.
    pub heading: &'static str,
    /// Label of the row for events without a value; `None` if it is normal not to have one.
    pub absent: Option<&'static str>,
    /// What the chart's values are called, in the plural.
    pub plural: &'static str,
    /// Title if no event has a value.
    pub nothing: &'static str,
    /// Title if all events have this value.
    pub everything: fn(&str) -> String,
    /// Title if this value has this share.
    pub leader: fn(&str, &str) -> String,
}

/// The charts in reading order, the long ones side by side. A new chart is a new line.
pub static SUBJECTS: [Subject; 6] = [
    Subject {
        name: "user",
        column: Column::User,
        heading: "User",
        absent: Some("no user"),
        plural: "users",
        nothing: "No event names a user",
        everything: |value| format!("All events were made by {value}"),
        leader: |value, share| format!("{value} made {share} of events"),
    },
    Subject {
        name: "event",
        column: Column::EventName,
        heading: "Event name",
        absent: Some("no event name"),
        plural: "event names",
        nothing: "No event has a name",
        everything: |value| format!("All events are {value}"),
        leader: |value, share| format!("{share} of events are {value}"),
    },
    Subject {
        name: "service",
        column: Column::EventSource,
        heading: "Service",
        absent: Some("no service"),
        plural: "services",
        nothing: "No event names a service",
        everything: |value| format!("All events are calls to {value}"),
        leader: |value, share| format!("{share} of events are calls to {value}"),
    },
    Subject {
        name: "region",
        column: Column::AwsRegion,
        heading: "Region",
        absent: Some("no region"),
        plural: "regions",
        nothing: "No event names a region",
        everything: |value| format!("All events come from {value}"),
        leader: |value, share| format!("{share} of events come from {value}"),
    },
    Subject {
        name: "error",
        column: Column::ErrorCode,
        heading: "Error code",
        absent: None,
        plural: "error codes",
        nothing: "No event has an error code",
        everything: |value| format!("All errors are {value}"),
        leader: |value, share| format!("{share} of errors are {value}"),
    },
    Subject {
        name: "account",
        column: Column::RecipientAccountId,
        heading: "Account",
        absent: Some("no account"),
        plural: "accounts",
        nothing: "No event names an account",
        everything: |value| format!("All events are in account {value}"),
        leader: |value, share| format!("{share} of events are in account {value}"),
    },
];
