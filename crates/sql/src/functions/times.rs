//! Trino's functions for dates and times, all of them in UTC.
//!
//! <https://trino.io/docs/current/functions/datetime.html>

use std::sync::Arc;

use calendar::{Accept, Civil, days, month_length, read};
use datafusion::arrow::array::{
    Array, ArrayRef, AsArray, Date32Array, Float64Array, Int64Array, StringArray, TimestampNanosecondArray,
};
use datafusion::arrow::datatypes::{DataType, Date32Type, Float64Type, Int64Type, TimeUnit, TimestampNanosecondType};
use datafusion::error::Result;
use protocol::Micros;

use super::pattern::{Pattern, format, parse};
use super::scalar::{Scalar, Want};
use crate::misuse::{Misuse, impossible, quoted};

const DAY: i64 = 86_400_000_000;

pub(super) fn all() -> Vec<Scalar> {
    let moment = DataType::Timestamp(TimeUnit::Nanosecond, None);
    let unit_of = &[Want::Text, Want::Day][..];
    let of_day = &[Want::Day][..];
    let part = |name, run| Scalar::new(name, of_day, DataType::Int64, run);
    vec![
        Scalar::new("date_format", &[Want::Moment, Want::Text], DataType::Utf8, date_format),
        Scalar::new("date_parse", &[Want::Text, Want::Text], moment.clone(), date_parse),
        Scalar::like("date_add", &[Want::Text, Want::Int, Want::Day], 2, date_add),
        Scalar::new("date_diff", &[Want::Text, Want::Day, Want::Day], DataType::Int64, date_diff),
        Scalar::like("date_trunc", unit_of, 1, date_trunc),
        Scalar::like("last_day_of_month", of_day, 0, |args| convert(args, 0, |at| Ok(month_end(at)))),
        Scalar::new("from_iso8601_timestamp", &[Want::Text], moment.clone(), from_iso8601),
        Scalar::new("from_iso8601_date", &[Want::Text], DataType::Date32, from_iso8601_date),
        Scalar::new("to_iso8601", of_day, DataType::Utf8, to_iso8601),
        Scalar::new("from_unixtime", &[Want::Number], moment, from_unixtime),
        Scalar::new("to_unixtime", &[Want::Moment], DataType::Float64, to_unixtime),
        part("year", |args| parts(args, |civil| civil.year)),
        part("quarter", |args| parts(args, |civil| (civil.month - 1) / 3 + 1)),
        part("month", |args| parts(args, |civil| civil.month)),
        part("week", |args| parts(args, |civil| week(civil).1)),
        part("year_of_week", |args| parts(args, |civil| week(civil).0)),
        part("day", |args| parts(args, |civil| civil.day)),
        part("day_of_month", |args| parts(args, |civil| civil.day)),
        part("day_of_week", |args| parts(args, |civil| weekday(day_number(civil)))),
        part("day_of_year", |args| parts(args, day_of_year)),
        part("hour", |args| parts(args, |civil| civil.hour)),
        part("minute", |args| parts(args, |civil| civil.minute)),
        part("second", |args| parts(args, |civil| civil.second)),
        part("millisecond", |args| parts(args, |civil| civil.micro / 1000)),
    ]
}

pub(super) fn day_number(civil: Civil) -> i64 {
    days(civil.year, civil.month, civil.day)
}

/// 1 for Monday to 7 for Sunday. 1970-01-01 was a Thursday.
pub(super) fn weekday(day: i64) -> i64 {
    (day + 3).rem_euclid(7) + 1
}

pub(super) fn day_of_year(civil: Civil) -> i64 {
    day_number(civil) - days(civil.year, 1, 1) + 1
}

/// Year and week of ISO 8601: the week with the year's first Thursday is its first.
pub(super) fn week(civil: Civil) -> (i64, i64) {
    let thursday = day_number(civil) - weekday(day_number(civil)) + 4;
    let (year, ..) = calendar::date(thursday);
    (year, (thursday - days(year, 1, 1)) / 7 + 1)
}

/// The times of a column, whichever its type; those outside the calendar are none.
fn moments(array: &ArrayRef) -> Result<Vec<Option<Civil>>> {
    let civil = |micros: i64| Civil::of(Micros(micros));
    if let Some(dates) = array.as_primitive_opt::<Date32Type>() {
        return Ok(dates.iter().map(|day| civil(i64::from(day?) * DAY)).collect());
    }
    match array.as_primitive_opt::<TimestampNanosecondType>() {
        Some(times) => Ok(times.iter().map(|nanos| civil(nanos?.div_euclid(1000))).collect()),
        None => Err(impossible()),
    }
}

/// Times as a column of the same type as `array`.
fn like(array: &ArrayRef, times: impl Iterator<Item = Option<Micros>>) -> ArrayRef {
    match array.data_type() {
        DataType::Date32 => {
            let day = |at: Micros| i32::try_from(at.0.div_euclid(DAY)).ok();
            Arc::new(times.map(|at| day(at?)).collect::<Date32Array>())
        }
        _ => Arc::new(times.map(|at| at?.0.checked_mul(1000)).collect::<TimestampNanosecondArray>()),
    }
}

fn convert(args: &[ArrayRef], at: usize, change: impl Fn(Civil) -> Result<Option<Micros>>) -> Result<ArrayRef> {
    let Some(array) = args.get(at) else { return Err(impossible()) };
    let changed = moments(array)?.into_iter().map(|civil| civil.map_or(Ok(None), &change));
    Ok(like(array, changed.collect::<Result<Vec<_>>>()?.into_iter()))
}

fn parts(args: &[ArrayRef], part: fn(Civil) -> i64) -> Result<ArrayRef> {
    let Some(array) = args.first() else { return Err(impossible()) };
    Ok(Arc::new(moments(array)?.into_iter().map(|civil| civil.map(part)).collect::<Int64Array>()))
}

fn text_at(args: &[ArrayRef], at: usize) -> impl Iterator<Item = Option<&str>> {
    args.get(at).into_iter().flat_map(|array| array.as_string::<i32>().iter())
}

fn date_format(args: &[ArrayRef]) -> Result<ArrayRef> {
    let [times, _] = args else { return Err(impossible()) };
    let mut known = Pattern::default();
    let written = moments(times)?.into_iter().zip(text_at(args, 1)).map(|(civil, pattern)| match (civil, pattern) {
        (Some(civil), Some(pattern)) => Ok(Some(format(civil, known.of(pattern)?))),
        _ => Ok(None),
    });
    Ok(Arc::new(written.collect::<Result<StringArray>>()?))
}

fn date_parse(args: &[ArrayRef]) -> Result<ArrayRef> {
    let mut known = Pattern::default();
    let read = text_at(args, 0).zip(text_at(args, 1)).map(|(text, pattern)| {
        let (Some(text), Some(pattern)) = (text, pattern) else { return Ok(None) };
        match parse(text, known.of(pattern)?) {
            Some(at) => Ok(at.0.checked_mul(1000)),
            None => Err(Misuse::NoDate(quoted(text)).into()),
        }
    });
    Ok(Arc::new(read.collect::<Result<TimestampNanosecondArray>>()?))
}

/// A unit of time, as people count it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unit {
    Micros(i64),
    Months(i64),
}

fn unit(name: &str) -> Result<Unit> {
    Ok(match name.to_ascii_lowercase().as_str() {
        "millisecond" => Unit::Micros(1_000),
        "second" => Unit::Micros(1_000_000),
        "minute" => Unit::Micros(60_000_000),
        "hour" => Unit::Micros(3_600_000_000),
        "day" => Unit::Micros(DAY),
        "week" => Unit::Micros(7 * DAY),
        "month" => Unit::Months(1),
        "quarter" => Unit::Months(3),
        "year" => Unit::Months(12),
        _ => return Err(Misuse::NoUnit(quoted(name)).into()),
    })
}

fn date_add(args: &[ArrayRef]) -> Result<ArrayRef> {
    let [_, counts, times] = args else { return Err(impossible()) };
    let all = text_at(args, 0).zip(counts.as_primitive::<Int64Type>()).zip(moments(times)?);
    let added = all.map(|((name, count), civil)| {
        let (Some(name), Some(count), Some(civil)) = (name, count, civil) else { return Ok(None) };
        let unit = unit(name)?;
        if let (Unit::Micros(size), DataType::Date32) = (unit, times.data_type())
            && size < DAY
        {
            return Err(Misuse::NoUnit(quoted(name)).into());
        }
        add(civil, unit, count).map(Some).ok_or_else(|| Misuse::OutOfCalendar.into())
    });
    Ok(like(times, added.collect::<Result<Vec<_>>>()?.into_iter()))
}

fn add(civil: Civil, unit: Unit, count: i64) -> Option<Micros> {
    match unit {
        Unit::Micros(size) => civil.at().0.checked_add(size.checked_mul(count)?).map(Micros),
        Unit::Months(size) => {
            let months = (civil.year * 12 + civil.month - 1).checked_add(size.checked_mul(count)?)?;
            let (year, month) = (months.div_euclid(12), months.rem_euclid(12) + 1);
            (0..=9999).contains(&year).then_some(())?;
            Some(Civil { year, month, day: civil.day.min(month_length(year, month)), ..civil }.at())
        }
    }
}

fn date_diff(args: &[ArrayRef]) -> Result<ArrayRef> {
    let [_, from, to] = args else { return Err(impossible()) };
    let all = text_at(args, 0).zip(moments(from)?).zip(moments(to)?);
    let between = all.map(|((name, from), to)| {
        let (Some(name), Some(from), Some(to)) = (name, from, to) else { return Ok(None) };
        Ok(Some(difference(from, to, unit(name)?)))
    });
    Ok(Arc::new(between.collect::<Result<Int64Array>>()?))
}

/// Whole units from one time to another.
fn difference(from: Civil, to: Civil, unit: Unit) -> i64 {
    match unit {
        Unit::Micros(size) => (to.at().0 - from.at().0) / size,
        Unit::Months(_) if to < from => -difference(to, from, unit),
        Unit::Months(size) => {
            let months = (to.year - from.year) * 12 + to.month - from.month;
            // The last month only counts if the day of the month has been reached.
            let is_over = add(from, Unit::Months(1), months).is_some_and(|reached| reached > to.at());
            (months - i64::from(is_over)) / size
        }
    }
}

fn date_trunc(args: &[ArrayRef]) -> Result<ArrayRef> {
    let [_, times] = args else { return Err(impossible()) };
    let cut = text_at(args, 0).zip(moments(times)?).map(|(name, civil)| {
        let (Some(name), Some(civil)) = (name, civil) else { return Ok(None) };
        let midnight = Civil { hour: 0, minute: 0, second: 0, micro: 0, ..civil };
        Ok(Some(match (unit(name)?, name.to_ascii_lowercase().as_str()) {
            (_, "week") => Micros(midnight.at().0 - (weekday(day_number(civil)) - 1) * DAY),
            (Unit::Micros(size), _) => Micros(civil.at().0.div_euclid(size) * size),
            (Unit::Months(size), _) => Civil { month: (civil.month - 1) / size * size + 1, day: 1, ..midnight }.at(),
        }))
    });
    Ok(like(times, cut.collect::<Result<Vec<_>>>()?.into_iter()))
}

fn month_end(civil: Civil) -> Option<Micros> {
    let day = month_length(civil.year, civil.month);
    Some(Civil { day, hour: 0, minute: 0, second: 0, micro: 0, ..civil }.at())
}

fn iso(text: &str) -> Result<Micros> {
    read(text, Accept::STRICT).map(|iso| iso.at).map_err(|_| Misuse::NoDate(quoted(text)).into())
}

fn from_iso8601(args: &[ArrayRef]) -> Result<ArrayRef> {
    let all = text_at(args, 0).map(|text| text.map_or(Ok(None), |text| Ok(iso(text)?.0.checked_mul(1000))));
    Ok(Arc::new(all.collect::<Result<TimestampNanosecondArray>>()?))
}

fn from_iso8601_date(args: &[ArrayRef]) -> Result<ArrayRef> {
    let day = |at: Micros| i32::try_from(at.0.div_euclid(DAY)).ok();
    let all = text_at(args, 0).map(|text| text.map_or(Ok(None), |text| Ok(day(iso(text)?))));
    Ok(Arc::new(all.collect::<Result<Date32Array>>()?))
}

fn to_iso8601(args: &[ArrayRef]) -> Result<ArrayRef> {
    let Some(array) = args.first() else { return Err(impossible()) };
    let write = |civil: Civil| match array.data_type() {
        DataType::Date32 => calendar::write_date(civil.at()),
        _ => {
            let seconds = calendar::write_seconds(civil.at())?;
            Some(format!("{}.{:03}Z", seconds.trim_end_matches('Z'), civil.micro / 1000))
        }
    };
    Ok(Arc::new(moments(array)?.into_iter().map(|civil| write(civil?)).collect::<StringArray>()))
}

fn from_unixtime(args: &[ArrayRef]) -> Result<ArrayRef> {
    let Some(array) = args.first() else { return Err(impossible()) };
    let nanos = |seconds: f64| {
        let millis = (seconds * 1000.0).round();
        #[allow(clippy::cast_possible_truncation, reason = "within the bounds of i64, which are checked")]
        (millis.abs() < 9.2e12).then_some(millis as i64 * 1_000_000)
    };
    let all = array.as_primitive::<Float64Type>().iter().map(|seconds| nanos(seconds?));
    Ok(Arc::new(all.collect::<TimestampNanosecondArray>()))
}

fn to_unixtime(args: &[ArrayRef]) -> Result<ArrayRef> {
    let Some(array) = args.first() else { return Err(impossible()) };
    #[allow(clippy::cast_precision_loss, reason = "milliseconds have 42 bits")]
    let seconds = |civil: Civil| (civil.at().0 / 1000) as f64 / 1000.0;
    Ok(Arc::new(moments(array)?.into_iter().map(|civil| civil.map(seconds)).collect::<Float64Array>()))
}
