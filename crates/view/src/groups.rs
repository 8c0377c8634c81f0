//! Groups of events as rows of a table.

use protocol::{Chip, Column, Field, FieldPath, Group, GroupKey, Groups, Micros, TableForm, TimeRange, Zone};
use words::{Label, Language, Say, messages as m};

use crate::chips::{column_field, field_name, path_column, shown_chip, undated_chip};
use crate::{clock, copied, format};

/// Microseconds.
const HOUR: i64 = 3_600_000_000;

/// Headings after those of the values.
pub fn headings(language: Language) -> [&'static str; 7] {
    [
        m::group_events(language),
        m::group_errors(language),
        m::group_first(language),
        m::group_last(language),
        m::group_users(language),
        m::group_addresses(language),
        m::group_names(language),
    ]
}

/// What to group by for the values at a path: a column, if one contains all of them.
pub fn path_key(path: &[String]) -> GroupKey {
    path_column(path).map_or_else(|| GroupKey::Path(path.into()), GroupKey::Column)
}

/// What a value of a group is filtered by.
#[derive(Clone, Debug, PartialEq)]
pub enum Lead {
    /// A filter.
    Chip(Chip),
    /// A period.
    Range(TimeRange),
}

/// What a value of a key is filtered by; hours and days are those of the zone.
pub fn lead(key: &GroupKey, value: Option<&str>, zone: &Zone) -> Lead {
    let length = match key {
        GroupKey::Hour => HOUR,
        GroupKey::Day => 24 * HOUR,
        GroupKey::Proof => return Lead::Chip(shown_chip(Field::Proof, value, false)),
        GroupKey::Column(column) => return Lead::Chip(shown_chip(column_field(*column), value, false)),
        GroupKey::Path(path) => return Lead::Chip(shown_chip(Field::Path(path.clone()), value, false)),
    };
    match value.and_then(|text| clock::read(text, zone)) {
        Some(from) => Lead::Range(TimeRange { from, to: calendar::next(zone, from, length) }),
        None => Lead::Chip(undated_chip()),
    }
}

/// The name of a key in a file.
fn key_name(key: &GroupKey) -> String {
    match key {
        GroupKey::Proof => field_name(&Field::Proof),
        GroupKey::Column(column) => field_name(&column_field(*column)),
        GroupKey::Path(path) => path.to_string(),
        GroupKey::Hour => "hour".to_owned(),
        GroupKey::Day => "day".to_owned(),
    }
}

/// Sorts groups by a heading: first those of the keys, then [`headings`].
pub fn sort(groups: &mut [Group], by: usize, keys: usize, descending: bool) {
    groups.sort_by(|a, b| {
        let order = match by.checked_sub(keys) {
            None => a.values.get(by).cmp(&b.values.get(by)),
            Some(figure) => figures(a).get(figure).cmp(&figures(b).get(figure)),
        };
        if descending { order.reverse() } else { order }
    });
}

/// What is under the [`headings`], for sorting.
fn figures(group: &Group) -> [i64; 7] {
    let count = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
    let (first, last) = group.period.map_or((i64::MAX, i64::MIN), |(first, last)| (first.0, last.0));
    [
        count(group.events),
        count(group.errors),
        first,
        last,
        count(group.users),
        count(group.addresses),
        count(group.names),
    ]
}

/// The name of a key for users.
pub fn key_title(key: &GroupKey, language: Language) -> String {
    match key {
        GroupKey::Proof => m::proof(language).to_owned(),
        GroupKey::Hour => m::groups_hour(language).to_owned(),
        GroupKey::Day => m::groups_day(language).to_owned(),
        GroupKey::Column(column) => column.label(language).to_owned(),
        GroupKey::Path(path) => path.to_string(),
    }
}

/// What can be chosen for grouping without a search: the columns, all resources, and these paths.
pub fn offered(paths: &[&[FieldPath]]) -> Vec<GroupKey> {
    let columns = Column::ALL.into_iter().filter(|column| *column != Column::Resource).map(GroupKey::Column);
    let mut keys: Vec<GroupKey> = columns.collect();
    keys.push(GroupKey::Path(["resources", "ARN"].into()));
    keys.extend([GroupKey::Proof, GroupKey::Hour, GroupKey::Day]);
    for path in paths.iter().copied().flatten() {
        let key = path_key(path);
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    keys
}

/// A value as displayed.
pub fn shown(text: &str) -> String {
    let cut = text.strip_suffix(Group::CUT);
    let between = |text: &str| text.split(Group::BETWEEN).collect::<Vec<_>>().join(", ");
    match (text, cut) {
        ("", _) => "\"\"".to_owned(),
        (_, Some(cut)) => between(cut) + "…",
        _ => between(text),
    }
}

/// The cells under the [`headings`].
pub fn cells(group: &Group, zone: &Zone, language: Language) -> [String; 7] {
    let share = match group.errors {
        0 => language.exact(0),
        n => m::GroupErrorsShare { n, share: &language.percent(n, group.events) }.say(language),
    };
    let (first, last) = match group.period {
        Some((first, last)) => (clock::time(first, zone), clock::time(last, zone)),
        None => (String::new(), String::new()),
    };
    let count = |n| language.exact(n);
    [count(group.events), share, first, last, count(group.users), count(group.addresses), count(group.names)]
}

/// The groups as CSV.
pub fn table(groups: &Groups, zone: &Zone, language: Language) -> String {
    let (names, lines) = lines(groups, zone, language);
    copied::table(TableForm::Csv, &names, &lines)
}

/// Headings, and a line for each group. In another zone than UTC, with its times at the end.
pub fn lines(groups: &Groups, zone: &Zone, language: Language) -> (Vec<String>, Vec<Vec<String>>) {
    let local = [m::group_first(language), m::group_last(language)].map(|name| format!("{name} ({})", zone.name));
    let local = local.into_iter().filter(|_| !zone.name.is_empty());
    let names = groups.by.iter().map(key_name).chain(headings(language).map(str::to_owned)).chain(local);
    let line = |group: &Group| {
        let ends = |write: &dyn Fn(Micros) -> String| {
            group.period.map(|(first, last)| (write(first), write(last))).unwrap_or_default()
        };
        let (first, last) = ends(&format::iso);
        let figures = [
            group.events.to_string(),
            group.errors.to_string(),
            first,
            last,
            group.users.to_string(),
            group.addresses.to_string(),
            group.names.to_string(),
        ];
        let (first, last) = ends(&|at| clock::iso(at, zone));
        let local = [first, last].into_iter().filter(|_| !zone.name.is_empty());
        let value = |value: &Option<String>| value.as_deref().map(shown_in_csv).unwrap_or_default();
        group.values.iter().map(value).chain(figures).chain(local).collect()
    };
    (names.collect(), groups.largest.iter().map(line).collect())
}

/// Both empty text and an absent value become an empty cell, as in other exports.
fn shown_in_csv(text: &str) -> String {
    if text.is_empty() { String::new() } else { shown(text) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chips;
    use crate::clock::{UTC, tests::berlin};

    fn describe(chip: &Chip) -> String {
        chips::describe(chip, Language::En)
    }

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
        let by = vec![GroupKey::Column(Column::EventName), GroupKey::Path(["a", "b"].into())];
        let [events, errors, first, ..] = cells(&group, &UTC, Language::En);
        let groups = Groups { by, total: 1, largest: vec![group] };
        assert_eq!((errors.as_str(), first.as_str()), ("5 (<1\u{a0}%)", "2024-01-15 10:00:00Z"));
        assert_eq!(events, "1,200");
        let share = |errors, events| {
            cells(&Group { errors, events, ..groups.largest[0].clone() }, &UTC, Language::En)[1].clone()
        };
        assert_eq!([share(139, 1000), share(0, 10), share(999, 1000)], ["139 (14\u{a0}%)", "0", "999 (>99\u{a0}%)"]);
        assert_eq!(
            table(&groups, &UTC, Language::En),
            "eventName,a.b,Events,Errors,First,Last,Users,Addresses,Event names\r\n\
             \"'=a,\"\"b\"\"\",,1200,5,2024-01-15T10:00:00Z,2024-01-15T10:00:01Z,2,3,4\r\n"
        );
    }

    #[test]
    fn hours_and_days_lead_to_their_time() {
        let led = |key, value| match lead(&key, value, &UTC) {
            Lead::Chip(chip) => describe(&chip),
            Lead::Range(range) => format::range(range),
        };
        assert_eq!(led(GroupKey::Hour, Some("2024-01-15T10:00:00Z")), "2024-01-15 10:00 – 11:00");
        assert_eq!(led(GroupKey::Day, Some("2024-01-15")), "2024-01-15");
        assert_eq!(led(GroupKey::Day, None), describe(&undated_chip()));
        let day = lead(&GroupKey::Day, Some("2024-10-27"), &berlin());
        let hours = |range: &TimeRange| (format::time(range.from), (range.to.0 - range.from.0) / HOUR);
        assert!(matches!(day, Lead::Range(range) if hours(&range) == ("2024-10-26 22:00:00Z".to_owned(), 25)));
        assert_eq!(led(GroupKey::Column(Column::EventName), Some("x")), "eventName is x");
    }

    #[test]
    fn groups_are_sorted_by_any_heading() {
        let group = |name: &str, events, errors| Group {
            values: vec![Some(name.to_owned())],
            events,
            errors,
            period: None,
            users: 0,
            addresses: 0,
            names: 0,
        };
        let names = |by, descending| {
            let mut groups = [group("b", 9, 1), group("a", 10, 0), group("c", 2, 5)];
            sort(&mut groups, by, 1, descending);
            groups.iter().filter_map(|group| group.values[0].clone()).collect::<String>()
        };
        assert_eq!([names(0, false), names(1, true), names(2, true), names(3, false)], ["abc", "abc", "cba", "bac"]);
    }

    #[test]
    fn what_is_shown_can_be_asked_for() {
        let cut = format!("long{}", Group::CUT);
        for (value, words, filter) in [
            (Some(""), "\"\"", "p is "),
            (Some("x"), "x", "p is x"),
            (Some("{…}"), "{…}", "p is there"),
            (Some("x\u{1f}y"), "x, y", "(p is x and p is y)"),
            (Some("x\u{1f}{…}"), "x, {…}", "(p is x and p is there)"),
            (Some(cut.as_str()), "long…", "p is there"),
        ] {
            assert_eq!(value.map(shown).as_deref(), Some(words));
            let chip = shown_chip(Field::Path(["p"].into()), value, false);
            assert_eq!(describe(&chip), filter, "{value:?}");
        }
    }

    #[test]
    fn a_path_with_a_column_is_that_column() {
        let path = |text: &str| text.split('.').collect::<FieldPath>();
        assert_eq!(path_key(&path("userIdentity.type")), GroupKey::Column(Column::IdentityType));
        assert_eq!(path_key(&path("resources.ARN")), GroupKey::Path(path("resources.ARN")));
        let all = offered(&[&[path("a.b"), path("eventName")], &[path("a.b")]]);
        assert_eq!(all.len(), Column::COUNT + 4);
        assert_eq!(all.last().map(|key| key_title(key, Language::En)).as_deref(), Some("a.b"));
    }
}
