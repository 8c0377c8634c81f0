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

/// Writes `-time`, `eventName`: a minus means descending.
pub(super) fn print_sort(sort: &Sort) -> String {
    let sign = if sort.direction == Direction::Descending { "-" } else { "" };
    let key = match &sort.key {
        SortKey::Time => "time".to_owned(),
        SortKey::Proof => "proof".to_owned(),
        SortKey::Column(column) => column.path().to_owned(),
        SortKey::Path(path) => print_path(path),
    };
    format!("{sign}{key}")
}

/// Parses what [`print_sort`] writes.
pub(super) fn parse_sort(text: &str) -> Option<Sort> {
    let (direction, key) = match text.strip_prefix('-') {
        Some(key) => (Direction::Descending, key),
        None => (Direction::Ascending, text),
    };
    let key = match key {
        "time" => SortKey::Time,
        "proof" => SortKey::Proof,
        path => match Column::from_path(path) {
            Some(column) => SortKey::Column(column),
            None => SortKey::Path(parse_path(path)?),
        },
    };
    Some(Sort { key, direction })
}

/// Writes a key for grouping; a column as its path.
pub fn print_key(key: &GroupKey) -> String {
    match key {
        GroupKey::Proof => "proof".to_owned(),
        GroupKey::Column(column) => column.path().to_owned(),
        GroupKey::Path(path) => print_path(path),
    }
}

/// Parses a key for grouping. The column for resources has only the first one, so it is a path here.
pub fn parse_key(text: &str) -> Option<GroupKey> {
    match Column::from_path(text).filter(|column| *column != Column::Resource) {
        Some(column) => Some(GroupKey::Column(column)),
        None if text == "proof" => Some(GroupKey::Proof),
        None => parse_path(text).map(GroupKey::Path),
    }
}

/// Writes a path, with `$` before it if it could be taken for something else.
fn print_path(path: &FieldPath) -> String {
    let text = chip::print_field(&Field::Path(path.0.clone())).unwrap_or_default();
    match Column::from_path(&text).is_some() || text == "time" {
        true => format!("${text}"),
        false => text,
    }
}

fn parse_path(text: &str) -> Option<FieldPath> {
    match chip::parse_field(text)? {
        Field::Path(path) if !text.is_empty() => Some(FieldPath(path)),
        _ => None,
    }
}
