//! Groups of events as lines of a table.

use protocol::{Column, Group};

use crate::format;

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

/// The table as CSV (RFC 4180). Values that a spreadsheet would take for a formula are made text by an apostrophe.
pub fn csv(by: &[Column], groups: &[Group]) -> String {
    let mut out = String::new();
    let headings = by.iter().map(|column| column.path()).chain(HEADINGS);
    line(&mut out, headings.map(str::to_owned).collect());
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
        line(&mut out, group.values.iter().cloned().map(Option::unwrap_or_default).chain(figures).collect());
    }
    out
}

fn line(out: &mut String, cells: Vec<String>) {
    for (at, cell) in cells.into_iter().enumerate() {
        if at > 0 {
            out.push(',');
        }
        let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
        let cell = if formula { format!("'{cell}") } else { cell };
        if cell.contains(['"', ',', '\n', '\r']) {
            out.push('"');
            out.push_str(&cell.replace('"', "\"\""));
            out.push('"');
        } else {
            out.push_str(&cell);
        }
    }
    out.push_str("\r\n");
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
            csv(&[Column::EventName, Column::AwsRegion], &[group]),
            "eventName,awsRegion,Events,Errors,First,Last,Users,Addresses,Event names\r\n\
             \"'=a,\"\"b\"\"\",,1200,5,2024-01-15T10:00:00Z,2024-01-15T10:00:01Z,2,3,4\r\n"
        );
    }
}
