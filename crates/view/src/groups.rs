//! Groups of events as lines of a table.

use protocol::{Column, Group};

use crate::{csv, format};

/// Headings behind those of the values.
pub const HEADINGS: [&str; 7] = ["Events", "Errors", "First", "Last", "Users", "Addresses", "Event names"];

/// What stands under [`HEADINGS`].
pub fn cells(group: &Group) -> [String; 7] {
    let share = match (group.errors * 100).checked_div(group.events) {
        None | Some(0) if group.errors == 0 => "0".to_owned(),
        Some(0) => format!("{} (<1 %)", format::exact(group.errors)),
        share => format!("{} ({} %)", format::exact(group.errors), share.unwrap_or_default()),
    };
    let (first, last) = match group.period {
        Some((first, last)) => (format::iso(first), format::iso(last)),
        None => (String::new(), String::new()),
    };
    let count = format::exact;
    [count(group.events), share, first, last, count(group.users), count(group.addresses), count(group.names)]
}

/// The groups as CSV.
pub fn table(by: &[Column], groups: &[Group]) -> String {
    let mut out = String::new();
    let headings = by.iter().map(|column| column.path()).chain(HEADINGS);
    csv::line(&mut out, headings.map(str::to_owned).collect());
    for group in groups {
        let (first, last) =
            group.period.map(|(first, last)| (format::iso(first), format::iso(last))).unwrap_or_default();
        let figures = [
            group.events.to_string(),
            group.errors.to_string(),
            first,
            last,
            group.users.to_string(),
            group.addresses.to_string(),
            group.names.to_string(),
        ];
        csv::line(&mut out, group.values.iter().cloned().map(Option::unwrap_or_default).chain(figures).collect());
    }
    out
}

#[cfg(test)]
mod tests {
    use protocol::Micros;

    use super::*;

    #[test]
    fn a_group_is_a_line() {
        let group = Group {
            values: vec![Some("=a,\"b\"".to_owned()), None],
            events: 1_200,
            errors: 5,
            period: Some((Micros(1_705_312_800_000_000), Micros(1_705_312_801_000_000))),
            users: 2,
            addresses: 3,
            names: 4,
        };
        let [events, errors, first, ..] = cells(&group);
        assert_eq!((errors.as_str(), first.as_str()), ("5 (<1 %)", "2024-01-15T10:00:00Z"));
        assert_eq!(events, format::exact(1_200));
        assert_eq!(
            table(&[Column::EventName, Column::AwsRegion], &[group]),
            "eventName,awsRegion,Events,Errors,First,Last,Users,Addresses,Event names\r\n\
             \"'=a,\"\"b\"\"\",,1200,5,2024-01-15T10:00:00Z,2024-01-15T10:00:01Z,2,3,4\r\n"
        );
    }
}
