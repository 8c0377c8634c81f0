//! `element_at`, of maps and of arrays.

use crate::misuse::{Misuse, impossible};
use datafusion::arrow::array::{Array, ArrayRef, AsArray, Int32Array, StringArray};
use datafusion::arrow::compute::{cast, take};
use datafusion::arrow::datatypes::{DataType, Int64Type};
use datafusion::error::Result;
use datafusion::logical_expr::{ColumnarValue, ScalarFunctionArgs, ScalarUDFImpl, Signature, Volatility};

/// `element_at(map, key)`, `element_at(array, place)`: places count from 1, negative ones from the end, and what is not
/// there is NULL.
#[derive(Debug, PartialEq, Eq, Hash)]
pub(super) struct ElementAt {
    signature: Signature,
}

impl Default for ElementAt {
    fn default() -> ElementAt {
        ElementAt { signature: Signature::user_defined(Volatility::Immutable) }
    }
}

impl ScalarUDFImpl for ElementAt {
    fn name(&self) -> &'static str {
        "element_at"
    }

    fn signature(&self) -> &Signature {
        &self.signature
    }

    fn coerce_types(&self, given: &[DataType]) -> Result<Vec<DataType>> {
        match given {
            [map @ DataType::Map(..), _] => Ok(vec![map.clone(), DataType::Utf8]),
            [list @ DataType::List(_), place] if place.is_integer() => Ok(vec![list.clone(), DataType::Int64]),
            [other, _] => Err(Misuse::Type { function: "element_at", place: 1, given: other.to_string() }.into()),
            others => Err(Misuse::Arguments { function: "element_at", most: 2, given: others.len() }.into()),
        }
    }

    fn return_type(&self, given: &[DataType]) -> Result<DataType> {
        match given.first() {
            Some(DataType::List(element)) => Ok(element.data_type().clone()),
            Some(DataType::Map(entries, _)) => match entries.data_type() {
                DataType::Struct(fields) if fields.len() == 2 => {
                    Ok(fields.iter().last().map_or(DataType::Null, |value| value.data_type().clone()))
                }
                _ => Err(impossible()),
            },
            _ => Err(impossible()),
        }
    }

    fn invoke_with_args(&self, args: ScalarFunctionArgs) -> Result<ColumnarValue> {
        let arrays = ColumnarValue::values_to_arrays(&args.args)?;
        let [from, at] = arrays.as_slice() else { return Err(impossible()) };
        Ok(ColumnarValue::Array(match from.data_type() {
            DataType::Map(..) => of_map(from, at)?,
            _ => of_list(from, at)?,
        }))
    }
}

fn of_map(from: &ArrayRef, at: &ArrayRef) -> Result<ArrayRef> {
    let maps = from.as_map();
    let keys: ArrayRef = cast(maps.keys(), &DataType::Utf8)?;
    let keys: &StringArray = keys.as_string();
    let place = |row: usize, wanted: &str| {
        let offsets = maps.value_offsets();
        let (from, to) = (*offsets.get(row)?, *offsets.get(row + 1)?);
        let is_wanted = |at: &i32| usize::try_from(*at).is_ok_and(|at| keys.value(at) == wanted);
        (from..to).find(is_wanted)
    };
    let wanted = at.as_string::<i32>().iter().enumerate();
    let places: Int32Array = wanted
        .map(|(row, wanted)| wanted.filter(|_| maps.is_valid(row)).and_then(|wanted| place(row, wanted)))
        .collect();
    Ok(take(maps.values(), &places, None)?)
}

fn of_list(from: &ArrayRef, at: &ArrayRef) -> Result<ArrayRef> {
    let lists = from.as_list::<i32>();
    let place = |row: usize, at: i64| {
        let offsets = lists.value_offsets();
        let (from, to) = (i64::from(*offsets.get(row)?), i64::from(*offsets.get(row + 1)?));
        let place = if at > 0 { from.checked_add(at - 1)? } else { to.checked_add(at)? };
        (at != 0 && place >= from && place < to).then_some(place).and_then(|place| i32::try_from(place).ok())
    };
    let wanted = at.as_primitive::<Int64Type>().iter().enumerate();
    let places: Int32Array =
        wanted.map(|(row, at)| at.filter(|_| lists.is_valid(row)).and_then(|at| place(row, at))).collect();
    Ok(take(lists.values(), &places, None)?)
}
