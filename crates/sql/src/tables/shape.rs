//! What a column or a field of one is made of.

use std::sync::Arc;

use datafusion::arrow::datatypes::{DataType, Field, Fields, TimeUnit};

use crate::source::Leaf;

/// What a column or a field of one is made of.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// A leaf as it is.
    Plain(Leaf),
    /// The time that a text means.
    Time(Leaf),
    /// `true` or `false`.
    Boolean(Leaf),
    /// A part of the text of a time, such as its year: from this character to that.
    Part(Leaf, usize, usize),
    /// The members of a JSON object, by name, each as text.
    Map(Leaf),
    /// The elements of a JSON array of objects, with these members of each: the field's name and the member's.
    List(Leaf, Vec<(&'static str, &'static str)>),
    /// Several values under names.
    Struct(Vec<(String, Shape)>),
}

impl Shape {
    /// The text at a path, whose names are separated by dots.
    pub(super) fn text(path: &'static str) -> Shape {
        Shape::Plain(Leaf::Text(path.split('.').collect()))
    }

    /// The JSON at a path.
    pub(super) fn json(path: &'static str) -> Shape {
        Shape::Plain(Leaf::Json(names(path)))
    }

    /// The object at a path.
    pub(super) fn map(path: &'static str) -> Shape {
        Shape::Map(Leaf::Json(names(path)))
    }

    /// The type of its values.
    pub fn data_type(&self) -> DataType {
        match self {
            Shape::Plain(Leaf::Json(_)) => DataType::Utf8,
            Shape::Plain(Leaf::Text(_) | Leaf::Own(_)) | Shape::Part(..) => dictionary(),
            Shape::Time(_) => DataType::Timestamp(TimeUnit::Nanosecond, None),
            Shape::Boolean(_) => DataType::Boolean,
            Shape::Map(_) => map_type(),
            Shape::List(_, members) => DataType::List(Arc::new(Field::new_list_field(element_type(members), true))),
            Shape::Struct(fields) => DataType::Struct(struct_fields(fields)),
        }
    }

    /// Adds the leaves that it is made of.
    pub fn leaves<'a>(&'a self, found: &mut Vec<&'a Leaf>) {
        match self {
            Shape::Plain(leaf)
            | Shape::Time(leaf)
            | Shape::Boolean(leaf)
            | Shape::Part(leaf, ..)
            | Shape::Map(leaf)
            | Shape::List(leaf, _) => {
                if !found.contains(&leaf) {
                    found.push(leaf);
                }
            }
            Shape::Struct(fields) => fields.iter().for_each(|(_, shape)| shape.leaves(found)),
        }
    }
}

fn names(path: &'static str) -> Vec<&'static str> {
    path.split('.').filter(|name| !name.is_empty()).collect()
}

pub(super) fn dictionary() -> DataType {
    DataType::Dictionary(Box::new(DataType::Int32), Box::new(DataType::Utf8))
}

pub(super) fn struct_fields(fields: &[(String, Shape)]) -> Fields {
    fields.iter().map(|(name, shape)| Field::new(name, shape.data_type(), true)).collect()
}

/// Maps of text to text, with the names of fields that Arrow's builder gives them.
pub(crate) fn map_type() -> DataType {
    let entries =
        Fields::from(vec![Field::new("keys", DataType::Utf8, false), Field::new("values", DataType::Utf8, true)]);
    DataType::Map(Arc::new(Field::new("entries", DataType::Struct(entries), false)), false)
}

/// An element of a list, whose fields are text.
pub(super) fn element_type(members: &[(&'static str, &'static str)]) -> DataType {
    DataType::Struct(members.iter().map(|(name, _)| Field::new(*name, DataType::Utf8, true)).collect())
}
