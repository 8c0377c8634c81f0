//! A function of Trino that DataFusion has not, or has with another meaning: one value for each row.

use std::hash::{Hash, Hasher};

use crate::misuse::Misuse;
use datafusion::arrow::array::{Array, ArrayRef, AsArray};
use datafusion::arrow::compute::take;
use datafusion::arrow::datatypes::{DataType, Int32Type, TimeUnit};
use datafusion::common::ScalarValue;
use datafusion::error::Result;
use datafusion::logical_expr::{ColumnarValue, ScalarFunctionArgs, ScalarUDFImpl, Signature, Volatility};

/// What an argument must be; it is converted to that.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Want {
    /// Text.
    Text,
    /// A whole number.
    Int,
    /// Any number.
    Number,
    /// A time, or a date, which is the time it begins.
    Moment,
    /// A date or a time, whichever it is.
    Day,
    /// Anything.
    Any,
}

type Run = fn(&[ArrayRef]) -> Result<ArrayRef>;

/// A function.
#[derive(Debug)]
pub(super) struct Scalar {
    name: &'static str,
    wants: &'static [Want],
    /// How many arguments there are at least.
    least: usize,
    returns: Returns,
    run: Run,
    signature: Signature,
}

#[derive(Debug)]
enum Returns {
    Always(DataType),
    /// What the argument at this place is.
    Like(usize),
}

impl Scalar {
    pub(super) fn new(name: &'static str, wants: &'static [Want], returns: DataType, run: Run) -> Scalar {
        let signature = Signature::user_defined(Volatility::Immutable);
        Scalar { name, wants, least: wants.len(), returns: Returns::Always(returns), run, signature }
    }

    /// Returns what the argument at `place` is.
    pub(super) fn like(name: &'static str, wants: &'static [Want], place: usize, run: Run) -> Scalar {
        Scalar { returns: Returns::Like(place), ..Scalar::new(name, wants, DataType::Null, run) }
    }

    /// The last arguments may be missing.
    pub(super) fn at_least(self, least: usize) -> Scalar {
        Scalar { least, ..self }
    }
}

// Names are unique.
impl PartialEq for Scalar {
    fn eq(&self, other: &Scalar) -> bool {
        self.name == other.name
    }
}

impl Eq for Scalar {}

impl Hash for Scalar {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.name.hash(state);
    }
}

impl ScalarUDFImpl for Scalar {
    fn name(&self) -> &str {
        self.name
    }

    fn signature(&self) -> &Signature {
        &self.signature
    }

    fn coerce_types(&self, given: &[DataType]) -> Result<Vec<DataType>> {
        if given.len() < self.least || given.len() > self.wants.len() {
            let (function, most, given) = (self.name, self.wants.len(), given.len());
            return Err(Misuse::Arguments { function, most, given }.into());
        }
        let typed = |(place, (given, want)): (usize, (&DataType, &Want))| {
            let type_of = || Misuse::Type { function: self.name, place, given: given.to_string() };
            converted(given, *want).ok_or_else(|| type_of().into())
        };
        (1..).zip(given.iter().zip(self.wants)).map(typed).collect()
    }

    fn return_type(&self, given: &[DataType]) -> Result<DataType> {
        Ok(match &self.returns {
            Returns::Always(known) => known.clone(),
            Returns::Like(place) => given.get(*place).cloned().unwrap_or(DataType::Null),
        })
    }

    /// What depends on a single column of few distinct values is computed once for each of them.
    fn invoke_with_args(&self, args: ScalarFunctionArgs) -> Result<ColumnarValue> {
        let mut arrays = args.args.iter().filter_map(|arg| match arg {
            ColumnarValue::Array(array) => Some(array),
            ColumnarValue::Scalar(_) => None,
        });
        let (column, others) = (arrays.next(), arrays.next().is_some());
        let Some(column) = column else {
            let found = (self.run)(&plain(&args.args, 1)?)?;
            return Ok(ColumnarValue::Scalar(ScalarValue::try_from_array(&found, 0)?));
        };
        if let (Some(dictionary), false) = (column.as_dictionary_opt::<Int32Type>(), others) {
            let values = dictionary.values();
            let with_values = args.args.iter().map(|arg| match arg {
                ColumnarValue::Array(_) => ColumnarValue::Array(values.clone()),
                scalar @ ColumnarValue::Scalar(_) => scalar.clone(),
            });
            let found = (self.run)(&plain(&with_values.collect::<Vec<_>>(), values.len())?)?;
            return Ok(ColumnarValue::Array(take(&found, dictionary.keys(), None)?));
        }
        Ok(ColumnarValue::Array((self.run)(&plain(&args.args, args.number_rows)?)?))
    }
}

/// Arrays of equal length, without dictionaries.
fn plain(args: &[ColumnarValue], rows: usize) -> Result<Vec<ArrayRef>> {
    let plain = |arg: &ColumnarValue| {
        let array = arg.to_array(rows)?;
        match array.data_type() {
            DataType::Dictionary(_, value) => Ok(datafusion::arrow::compute::cast(&array, value)?),
            _ => Ok(array),
        }
    };
    args.iter().map(plain).collect()
}

fn converted(given: &DataType, want: Want) -> Option<DataType> {
    let value = match given {
        DataType::Dictionary(_, value) => value.as_ref(),
        given => given,
    };
    let is_text = matches!(value, DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View);
    let nothing = matches!(value, DataType::Null);
    let moment = DataType::Timestamp(TimeUnit::Nanosecond, None);
    Some(match want {
        Want::Text if value == &DataType::Utf8 => given.clone(),
        Want::Text if is_text || nothing => DataType::Utf8,
        Want::Int if value.is_integer() || nothing => DataType::Int64,
        Want::Number if value.is_numeric() || nothing => DataType::Float64,
        Want::Moment if matches!(value, DataType::Date32 | DataType::Timestamp(..)) || nothing => moment,
        Want::Day if matches!(value, DataType::Date32) => DataType::Date32,
        Want::Day if matches!(value, DataType::Timestamp(..)) || nothing => moment,
        Want::Any => value.clone(),
        _ => return None,
    })
}
