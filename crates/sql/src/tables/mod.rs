//! The tables: which columns they have, of which type, and what of a record is in them.

mod athena;
mod build;
mod lake;
mod own;
mod shape;

use std::sync::{Arc, LazyLock};

use datafusion::arrow::datatypes::{Field, Schema, SchemaRef};

pub use shape::Shape;
pub(crate) use shape::map_type;

/// How a table of events presents them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Catalogue {
    /// As Athena's table of a trail's logs.
    Athena,
    /// As an event data store of CloudTrail Lake.
    Lake,
    /// With Traillight's own columns.
    Traillight,
}

impl Catalogue {
    /// All of them.
    pub const ALL: [Catalogue; 3] = [Catalogue::Athena, Catalogue::Lake, Catalogue::Traillight];

    /// The catalogue that a table of this name, in lower case, belongs to.
    pub fn of(table: &str) -> Catalogue {
        let is_store = |name: &str| {
            let name = name.trim_start_matches(['$', '{', '<']).replace('-', "_");
            name.starts_with("event_data_store") || name.starts_with("eds") || name.starts_with("eventdatastore")
        };
        match table {
            "traillight" => Catalogue::Traillight,
            name if is_id(name) || is_store(name) => Catalogue::Lake,
            _ => Catalogue::Athena,
        }
    }

    /// The name of its table inside of the query engine.
    pub(crate) fn table(self) -> &'static str {
        match self {
            Catalogue::Athena => "athena",
            Catalogue::Lake => "lake",
            Catalogue::Traillight => "traillight",
        }
    }

    /// Its columns, in order.
    pub fn columns(self) -> &'static [(String, Shape)] {
        static ATHENA: LazyLock<Vec<(String, Shape)>> = LazyLock::new(athena::columns);
        static LAKE: LazyLock<Vec<(String, Shape)>> = LazyLock::new(lake::columns);
        static OWN: LazyLock<Vec<(String, Shape)>> = LazyLock::new(own::columns);
        match self {
            Catalogue::Athena => &ATHENA,
            Catalogue::Lake => &LAKE,
            Catalogue::Traillight => &OWN,
        }
    }

    /// Its columns and their types.
    pub fn schema(self) -> SchemaRef {
        let field = |(name, shape): &(String, Shape)| Field::new(name, shape.data_type(), true);
        Arc::new(Schema::new(self.columns().iter().map(field).collect::<Vec<_>>()))
    }

    /// What is at a path of column and fields.
    pub(crate) fn at(self, path: &[String]) -> Option<&'static Shape> {
        let (column, fields) = path.split_first()?;
        let (_, shape) = self.columns().iter().find(|(name, _)| name == column)?;
        fields.iter().try_fold(shape, |shape, field| match shape {
            Shape::Struct(fields) => fields.iter().find(|(name, _)| name == field).map(|(_, shape)| shape),
            _ => None,
        })
    }
}

/// Whether a name has the form of an event data store's id: five groups between hyphens. The example in AWS's own
/// documentation ends in `EXAMPLE`.
fn is_id(name: &str) -> bool {
    let groups: Vec<&str> = name.split('-').collect();
    let is_hex = |group: &&str| !group.is_empty() && group.bytes().all(|byte| byte.is_ascii_hexdigit());
    match groups.as_slice() {
        [groups @ .., last] => groups.len() == 4 && groups.iter().all(is_hex) && !last.is_empty(),
        [] => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_says_the_catalogue() {
        for name in ["abc123f4-5678-90ab-cdef-example", "event_data_store_id", "$eds_id", "event-data-store-id"] {
            assert_eq!(Catalogue::of(name), Catalogue::Lake, "{name}");
        }
        for name in ["cloudtrail_logs", "cloudtrail-logs-a-b-c", "logs", "default", "a-b-c-d-e-f"] {
            assert_eq!(Catalogue::of(name), Catalogue::Athena, "{name}");
        }
        assert_eq!(Catalogue::of("traillight"), Catalogue::Traillight);
    }

    #[test]
    fn columns_have_lower_case_names_and_no_two_the_same() {
        for catalogue in Catalogue::ALL {
            let mut names: Vec<_> = catalogue.columns().iter().map(|(name, _)| name.clone()).collect();
            assert!(names.iter().all(|name| *name == name.to_lowercase()), "{catalogue:?}");
            let all = names.len();
            names.sort();
            names.dedup();
            assert_eq!(names.len(), all, "{catalogue:?}");
        }
    }
}
