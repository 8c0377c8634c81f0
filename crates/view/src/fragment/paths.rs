//! Fields added by path: to the list of fields and to the charts.

use protocol::{Field, FieldPath};

use super::{Pairs, Part, chip};

/// Most fields that can be added to those in the events view.
pub const MOST_FACETS: usize = 8;

/// Most charts that can be added to the overview.
pub const MOST_CHARTS: usize = 6;

/// The list of fields next to the table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fields {
    /// Paths of fields added to the usual ones.
    pub added: Vec<FieldPath>,
    /// Whether all fields of the records are listed instead.
    pub all: bool,
}

/// `facet=…` for each added field, and `fields=all`.
impl Part for Fields {
    fn read(pairs: &Pairs) -> Fields {
        Fields { added: read_paths(pairs, "facet", MOST_FACETS), all: pairs.last("fields") == Some("all") }
    }

    fn write(&self, pairs: &mut Pairs) {
        write_paths(pairs, "facet", &self.added);
        if self.all {
            pairs.push("fields", "all");
        }
    }
}

/// Paths of fields with a chart of their own in the overview.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Charts(pub Vec<FieldPath>);

/// `chart=…` for each path.
impl Part for Charts {
    fn read(pairs: &Pairs) -> Charts {
        Charts(read_paths(pairs, "chart", MOST_CHARTS))
    }

    fn write(&self, pairs: &mut Pairs) {
        write_paths(pairs, "chart", &self.0);
    }
}

/// Adds a path, if there is room, or removes it.
pub fn toggle(paths: &mut Vec<FieldPath>, path: &[String], most: usize) {
    match paths.iter().position(|known| *known == *path) {
        Some(at) => drop(paths.remove(at)),
        None if paths.len() < most => paths.push(path.into()),
        None => {}
    }
}

pub(super) fn read_paths(pairs: &Pairs, key: &str, most: usize) -> Vec<FieldPath> {
    let path = |text: &str| match chip::parse_field(text)? {
        Field::Path(path) => Some(path),
        Field::User
        | Field::Actor
        | Field::Target
        | Field::Service
        | Field::File
        | Field::Proof
        | Field::Outcome
        | Field::Noted(_) => None,
    };
    pairs.all(key).filter_map(path).take(most).collect()
}

pub(super) fn write_paths(pairs: &mut Pairs, key: &str, paths: &[FieldPath]) {
    for text in paths.iter().filter_map(|path| chip::print_field(&Field::Path(path.clone()))) {
        pairs.push(key, &text);
    }
}
