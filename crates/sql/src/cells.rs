//! Values of an answer as text, as Athena's console shows them.

use datafusion::arrow::array::{Array, AsArray};
use datafusion::arrow::datatypes::{DataType, Int32Type};
use datafusion::arrow::util::display::{ArrayFormatter, FormatOptions};

/// A value of an array; `None` if it is NULL, or the array has no such row.
pub fn cell(array: &dyn Array, row: usize) -> Option<String> {
    (row < array.len()).then_some(())?;
    array.is_valid(row).then_some(())?;
    if let Some(dictionary) = array.as_dictionary_opt::<Int32Type>() {
        return cell(dictionary.values().as_ref(), dictionary.key(row)?);
    }
    let shown = |value: Option<String>| value.unwrap_or_else(|| "null".to_owned());
    Some(match array.data_type() {
        DataType::List(_) => {
            let list = array.as_list::<i32>().value(row);
            let all = (0..list.len()).map(|at| shown(cell(list.as_ref(), at)));
            format!("[{}]", all.collect::<Vec<_>>().join(", "))
        }
        DataType::Map(..) => {
            let entries = array.as_map().value(row);
            let (keys, values) = (entries.column(0), entries.column(1));
            let entry = |at| format!("{}={}", shown(cell(keys.as_ref(), at)), shown(cell(values.as_ref(), at)));
            format!("{{{}}}", (0..entries.len()).map(entry).collect::<Vec<_>>().join(", "))
        }
        DataType::Struct(fields) => {
            let columns = fields.iter().zip(array.as_struct().columns());
            let field =
                columns.map(|(field, column)| format!("{}={}", field.name(), shown(cell(column.as_ref(), row))));
            format!("{{{}}}", field.collect::<Vec<_>>().join(", "))
        }
        _ => {
            let options = FormatOptions::new().with_timestamp_format(Some("%Y-%m-%d %H:%M:%S%.3f"));
            ArrayFormatter::try_new(array, &options).ok()?.value(row).try_to_string().ok()?
        }
    })
}
