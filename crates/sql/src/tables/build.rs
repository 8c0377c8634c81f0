//! Leaves → arrays of the type that a shape has.

use std::sync::Arc;

use calendar::{Accept, read};
use datafusion::arrow::array::{
    ArrayRef, AsArray, BooleanArray, DictionaryArray, ListBuilder, MapBuilder, StringArray, StringBuilder, StructArray,
    StructBuilder, TimestampNanosecondArray, new_null_array,
};
use datafusion::arrow::compute::take;
use datafusion::arrow::datatypes::{DataType, Field, Int32Type};
use datafusion::error::Result;

use super::Shape;
use super::shape::{element_type, struct_fields};
use crate::functions::json::{Members, elements, members, text};
use crate::source::Leaf;

impl Shape {
    /// Its values, made of those of its leaves, which `leaf` has.
    pub(crate) fn build(&self, rows: usize, leaf: &impl Fn(&Leaf) -> Option<ArrayRef>) -> Result<ArrayRef> {
        let read = |of: &Leaf| leaf(of).unwrap_or_else(|| new_null_array(&Shape::Plain(of.clone()).data_type(), rows));
        Ok(match self {
            Shape::Plain(of) => read(of),
            Shape::Time(of) => times(&read(of))?,
            Shape::Boolean(of) => booleans(&read(of))?,
            Shape::Part(of, from, to) => parts(&read(of), *from, *to)?,
            Shape::Map(of) => maps(&read(of)),
            Shape::List(of, members) => lists(&read(of), members),
            Shape::Struct(fields) => {
                let arrays = fields.iter().map(|(_, shape)| shape.build(rows, leaf)).collect::<Result<Vec<_>>>()?;
                Arc::new(StructArray::try_new(struct_fields(fields), arrays, None)?)
            }
        })
    }
}

/// Computes something of each value of a dictionary, and puts it where the value is.
fn of_values(array: &ArrayRef, compute: impl Fn(&StringArray) -> ArrayRef) -> Result<ArrayRef> {
    let Some(dictionary) = array.as_dictionary_opt::<Int32Type>() else { return Ok(compute(array.as_string())) };
    Ok(take(&compute(dictionary.values().as_string()), dictionary.keys(), None)?)
}

fn times(array: &ArrayRef) -> Result<ArrayRef> {
    let nanos = |text: &str| read(text, Accept::ALL).ok()?.at.0.checked_mul(1000);
    of_values(array, |texts| {
        Arc::new(texts.iter().map(|text| text.and_then(nanos)).collect::<TimestampNanosecondArray>())
    })
}

fn booleans(array: &ArrayRef) -> Result<ArrayRef> {
    let truth = |text: &str| match text {
        "true" => Some(true),
        "false" => Some(false),
        _ => None,
    };
    of_values(array, |texts| Arc::new(texts.iter().map(|text| text.and_then(truth)).collect::<BooleanArray>()))
}

fn parts(array: &ArrayRef, from: usize, to: usize) -> Result<ArrayRef> {
    let cut = |text: &str| text.get(from..to).map(str::to_owned);
    let values = |texts: &StringArray| -> StringArray { texts.iter().map(|text| text.and_then(cut)).collect() };
    let Some(dictionary) = array.as_dictionary_opt::<Int32Type>() else {
        return Ok(Arc::new(values(array.as_string())));
    };
    let values = values(dictionary.values().as_string());
    Ok(Arc::new(DictionaryArray::<Int32Type>::try_new(dictionary.keys().clone(), Arc::new(values))?))
}

fn maps(array: &ArrayRef) -> ArrayRef {
    let mut builder = MapBuilder::new(None, StringBuilder::new(), StringBuilder::new());
    for json in array.as_string::<i32>() {
        let found = json.and_then(members);
        for (name, value) in found.iter().flatten() {
            builder.keys().append_value(name);
            builder.values().append_option(text(value));
        }
        // Only fails if keys and values are not equally many.
        let _ = builder.append(found.is_some());
    }
    Arc::new(builder.finish())
}

fn lists(array: &ArrayRef, wanted: &[(&'static str, &'static str)]) -> ArrayRef {
    let fields: Vec<Field> = match element_type(wanted) {
        DataType::Struct(fields) => fields.iter().map(|field| field.as_ref().clone()).collect(),
        _ => Vec::new(),
    };
    let mut builder = ListBuilder::new(StructBuilder::from_fields(fields, 0));
    for json in array.as_string::<i32>() {
        let found = json.and_then(elements);
        for element in found.iter().flatten() {
            let members: Option<Members<'_>> = members(element);
            let element = builder.values();
            for (at, (_, name)) in wanted.iter().enumerate() {
                let value =
                    members.iter().flatten().find(|(found, _)| found == name).and_then(|(_, value)| text(value));
                if let Some(field) = element.field_builder::<StringBuilder>(at) {
                    field.append_option(value);
                }
            }
            element.append(members.is_some());
        }
        builder.append(found.is_some());
    }
    Arc::new(builder.finish())
}
