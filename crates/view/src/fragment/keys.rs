//! What rows are sorted by and events grouped by, in the fragment.

use protocol::{Column, Direction, Field, FieldPath, GroupKey, Sort, SortKey};

use super::{Pairs, Part, chip};

/// Most fields that events can be grouped by.
const MOST_GROUPED: usize = 2;

/// What events are grouped by; empty if they are not.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Grouping(pub Vec<GroupKey>);

/// `group=…` for each key.
impl Part for Grouping {
    fn read(pairs: &Pairs) -> Grouping {
        Grouping(pairs.all("group").filter_map(parse_key).take(MOST_GROUPED).collect())
    }

    fn write(&self, pairs: &mut Pairs) {
        self.0.iter().for_each(|key| pairs.push("group", &print_key(key)));
    }

    fn is_step(before: &Self, now: &Self) -> bool {
        before.0.is_empty() && !now.0.is_empty()
    }
}

/// Most keys that rows can be sorted by.
pub const MOST_SORTED: usize = 4;

/// Writes `-time`, `eventName` for each key: a minus means descending.
pub(super) fn print_sort(sort: &Sort) -> impl Iterator<Item = String> {
    sort.keys().map(|(key, direction)| {
        let sign = if direction == Direction::Descending { "-" } else { "" };
        format!("{sign}{}", print_column(key))
    })
}

/// Parses what [`print_sort`] writes; `None` if no key can be read. A key that occurs twice has no effect the second
/// time.
pub(super) fn parse_sort<'a>(texts: impl Iterator<Item = &'a str>) -> Option<Sort> {
    let mut keys: Vec<(SortKey, Direction)> = Vec::new();
    for (key, direction) in texts.filter_map(parse_sort_key) {
        if keys.len() < MOST_SORTED && keys.iter().all(|(known, _)| *known != key) {
            keys.push((key, direction));
        }
    }
    let mut keys = keys.into_iter();
    keys.next().map(|(key, direction)| Sort { key, direction, then: keys.collect() })
}

fn parse_sort_key(text: &str) -> Option<(SortKey, Direction)> {
    let (direction, key) = match text.strip_prefix('-') {
        Some(key) => (Direction::Descending, key),
        None => (Direction::Ascending, text),
    };
    Some((parse_column(key)?, direction))
}

/// Writes the name of a column of the table.
pub fn print_column(key: &SortKey) -> String {
    match key {
        SortKey::Time => "time".to_owned(),
        SortKey::Proof => "proof".to_owned(),
        SortKey::Noted => "noted".to_owned(),
        SortKey::Column(column) => column.path().to_owned(),
        SortKey::Path(path) => print_path(path),
    }
}

/// Parses what [`print_column`] writes.
pub fn parse_column(text: &str) -> Option<SortKey> {
    match text {
        "time" => Some(SortKey::Time),
        "proof" => Some(SortKey::Proof),
        "noted" => Some(SortKey::Noted),
        path => match Column::from_path(path) {
            Some(column) => Some(SortKey::Column(column)),
            None => parse_path(path).map(SortKey::Path),
        },
    }
}

/// Writes a key for grouping; a column as its path.
pub fn print_key(key: &GroupKey) -> String {
    match key {
        GroupKey::Proof => "proof".to_owned(),
        GroupKey::Hour => "hour".to_owned(),
        GroupKey::Day => "day".to_owned(),
        GroupKey::Column(column) => column.path().to_owned(),
        GroupKey::Path(path) => print_path(path),
    }
}

/// Parses a key for grouping. The column for resources has only the first one, so it is a path here.
pub fn parse_key(text: &str) -> Option<GroupKey> {
    match Column::from_path(text).filter(|column| *column != Column::Resource) {
        Some(column) => Some(GroupKey::Column(column)),
        None if text == "proof" => Some(GroupKey::Proof),
        None if text == "hour" => Some(GroupKey::Hour),
        None if text == "day" => Some(GroupKey::Day),
        None => parse_path(text).map(GroupKey::Path),
    }
}

/// Writes a path, with `$` before it if it could be taken for something else.
fn print_path(path: &FieldPath) -> String {
    let text = chip::print_field(&Field::Path(path.clone())).unwrap_or_default();
    match Column::from_path(&text).is_some() || matches!(text.as_str(), "time" | "noted" | "hour" | "day") {
        true => format!("${text}"),
        false => text,
    }
}

fn parse_path(text: &str) -> Option<FieldPath> {
    match chip::parse_field(text)? {
        Field::Path(path) if !text.is_empty() => Some(path),
        _ => None,
    }
}
