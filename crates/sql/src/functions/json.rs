//! JSON as text: its parts, and Trino's functions for them.
//!
//! <https://trino.io/docs/current/functions/json.html>

use std::borrow::Cow;
use std::sync::Arc;

use ::json::scan::Scanner;
use ::json::text::Text;
use ::json::tokens::{Token, Tokens};
use datafusion::arrow::array::{
    ArrayRef, AsArray, BooleanArray, Int64Array, ListBuilder, MapBuilder, StringArray, StringBuilder,
};
use datafusion::arrow::datatypes::{DataType, Field, Int64Type};
use datafusion::error::Result;

use super::path::{Step, path};
use super::scalar::{Scalar, Want};
use crate::misuse::{Misuse, impossible, quoted};
use crate::tables::map_type;

/// Members of an object: names and values, the last of each name.
pub(crate) type Members<'a> = Vec<(Cow<'a, str>, &'a str)>;

/// The members of an object; `None` if it is something else.
pub(crate) fn members(json: &str) -> Option<Members<'_>> {
    let mut tokens = opened(json, true)?;
    let mut all: Members<'_> = Vec::new();
    while let Some(Token::Text(name)) = tokens.next() {
        let (name, value) = (name.decode(), next_value(json, &mut tokens)?);
        match all.iter_mut().find(|(found, _)| *found == name) {
            Some((_, earlier)) => *earlier = value,
            None => all.push((name, value)),
        }
    }
    Some(all)
}

/// The elements of an array; `None` if it is something else.
pub(crate) fn elements(json: &str) -> Option<Vec<&str>> {
    let mut tokens = opened(json, false)?;
    let mut all = Vec::new();
    while let Some(value) = next_value(json, &mut tokens) {
        all.push(value);
    }
    Some(all)
}

/// A value as text: strings decoded, everything else as it is written; `None` if it is null.
pub(crate) fn text(json: &str) -> Option<Cow<'_, str>> {
    match Tokens::new(json.as_bytes()).next()? {
        Token::Text(text) => Some(text.decode()),
        Token::Word(b"null") | Token::Close => None,
        Token::Word(_) | Token::Open { .. } => Some(Cow::Borrowed(json.trim())),
    }
}

/// Like [`text`], but `None` for objects and arrays, too.
fn scalar(json: &str) -> Option<Cow<'_, str>> {
    text(json).filter(|_| !json.trim_start().starts_with(['{', '[']))
}

fn opened(json: &str, wanted: bool) -> Option<Tokens<'_>> {
    let mut tokens = Tokens::new(json.as_bytes());
    matches!(tokens.next()?, Token::Open { object } if object == wanted).then_some(tokens)
}

/// The next value, with the bytes it is made of; `None` at the end of the object or array.
fn next_value<'a>(json: &'a str, tokens: &mut Tokens<'a>) -> Option<&'a str> {
    let rest = tokens.rest();
    let blank = rest.iter().take_while(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | b':' | b',')).count();
    let from = json.len().checked_sub(rest.len())?.checked_add(blank)?;
    let first = tokens.next()?;
    if first == Token::Close {
        return None;
    }
    tokens.skip(first);
    json.get(from..json.len().checked_sub(tokens.rest().len())?)
}

/// What a path leads to.
fn extract<'a>(json: &'a str, path: &[Step]) -> Option<&'a str> {
    path.iter().try_fold(json, |json, step| match step {
        Step::Member(name) => members(json)?.into_iter().find(|(found, _)| found == name).map(|(_, value)| value),
        Step::Element(at) => elements(json)?.get(*at).copied(),
    })
}

fn is_valid(json: &str) -> bool {
    let mut scanner = Scanner::new(Text::of(json));
    scanner.skip().is_ok() && scanner.peek().is_none()
}

pub(super) fn all() -> Vec<Scalar> {
    let json_text = &[Want::Text][..];
    let with_path = &[Want::Text, Want::Text][..];
    vec![
        Scalar::new("json_extract", with_path, DataType::Utf8, |args| at_path(args, |json| Some(json.trim().into()))),
        Scalar::new("json_extract_scalar", with_path, DataType::Utf8, |args| at_path(args, scalar)),
        Scalar::new("json_parse", json_text, DataType::Utf8, parse),
        Scalar::new("json_format", json_text, DataType::Utf8, |args| of_text(args, |json| Some(json.into()))),
        Scalar::new("json_size", with_path, DataType::Int64, size),
        Scalar::new("json_array_length", json_text, DataType::Int64, array_length),
        Scalar::new("json_array_get", &[Want::Text, Want::Int], DataType::Utf8, array_get),
        Scalar::new("json_array_contains", &[Want::Text, Want::Any], DataType::Boolean, array_contains),
        Scalar::new("is_json_scalar", json_text, DataType::Boolean, is_scalar),
        // What `CAST(… AS …)` of JSON is rewritten to.
        Scalar::new("json_to_text", json_text, DataType::Utf8, |args| of_text(args, scalar)),
        Scalar::new("json_to_array", json_text, list_type(), |args| to_array(args, text)),
        Scalar::new("json_to_jsons", json_text, list_type(), |args| to_array(args, |element| Some(element.into()))),
        Scalar::new("json_to_map", json_text, map_type(), to_map),
    ]
}

fn list_type() -> DataType {
    DataType::List(Arc::new(Field::new_list_field(DataType::Utf8, true)))
}

fn texts(args: &[ArrayRef]) -> impl Iterator<Item = Option<&str>> {
    args.first().into_iter().flat_map(|array| array.as_string::<i32>().iter())
}

fn of_text(args: &[ArrayRef], convert: fn(&str) -> Option<Cow<'_, str>>) -> Result<ArrayRef> {
    let values: StringArray = texts(args).map(|json| convert(json?)).collect();
    Ok(Arc::new(values))
}

/// Paths are mostly the same for all rows, so the last one is kept.
fn follow<T>(args: &[ArrayRef], mut each: impl FnMut(Option<&str>) -> Option<T>) -> Result<Vec<Option<T>>> {
    let [jsons, paths] = args else { return Err(impossible()) };
    let mut last: Option<(&str, Vec<Step>)> = None;
    let mut all = Vec::with_capacity(jsons.len());
    for (json, written) in jsons.as_string::<i32>().iter().zip(paths.as_string::<i32>()) {
        let (Some(json), Some(written)) = (json, written) else {
            all.push(None);
            continue;
        };
        let steps = match last.take_if(|(known, _)| *known == written) {
            Some((_, steps)) => steps,
            None => path(written)?,
        };
        let found = if is_valid(json) { extract(json, &steps) } else { None };
        all.push(each(found));
        last = Some((written, steps));
    }
    Ok(all)
}

fn at_path(args: &[ArrayRef], convert: fn(&str) -> Option<Cow<'_, str>>) -> Result<ArrayRef> {
    let all = follow(args, |found| found.and_then(convert).map(Cow::into_owned))?;
    Ok(Arc::new(StringArray::from(all)))
}

fn size(args: &[ArrayRef]) -> Result<ArrayRef> {
    let count = |json: &str| {
        let count = members(json).map(|all| all.len()).or_else(|| elements(json).map(|all| all.len()));
        i64::try_from(count.unwrap_or(0)).ok()
    };
    Ok(Arc::new(Int64Array::from(follow(args, |found| found.and_then(count))?)))
}

fn parse(args: &[ArrayRef]) -> Result<ArrayRef> {
    for json in texts(args).flatten() {
        if !is_valid(json) {
            return Err(Misuse::NoJson(quoted(json)).into());
        }
    }
    args.first().cloned().ok_or_else(impossible)
}

fn array_length(args: &[ArrayRef]) -> Result<ArrayRef> {
    let length = |json: &str| i64::try_from(elements(json)?.len()).ok();
    Ok(Arc::new(texts(args).map(|json| length(json?)).collect::<Int64Array>()))
}

/// Counts from 0, and from the end if negative.
fn array_get(args: &[ArrayRef]) -> Result<ArrayRef> {
    let [jsons, places] = args else { return Err(impossible()) };
    let get = |(json, at): (Option<&str>, Option<i64>)| {
        let (all, at) = (elements(json?)?, at?);
        let at = if at < 0 {
            all.len().checked_sub(usize::try_from(at.unsigned_abs()).ok()?)?
        } else {
            usize::try_from(at).ok()?
        };
        all.get(at).filter(|found| **found != "null").map(|found| (*found).to_owned())
    };
    let places = places.as_primitive::<Int64Type>();
    Ok(Arc::new(jsons.as_string::<i32>().iter().zip(places).map(get).collect::<StringArray>()))
}

fn array_contains(args: &[ArrayRef]) -> Result<ArrayRef> {
    let [jsons, values] = args else { return Err(impossible()) };
    let is_text = matches!(values.data_type(), DataType::Utf8);
    let values = datafusion::arrow::compute::cast(values, &DataType::Utf8)?;
    let contains = |(json, value): (Option<&str>, Option<&str>)| {
        let value = value?;
        let holds =
            |element: &&str| element.starts_with('"') == is_text && text(element).is_some_and(|text| text == value);
        Some(elements(json?)?.iter().any(holds))
    };
    let all = jsons.as_string::<i32>().iter().zip(values.as_string::<i32>());
    Ok(Arc::new(all.map(contains).collect::<BooleanArray>()))
}

fn is_scalar(args: &[ArrayRef]) -> Result<ArrayRef> {
    let test = |json: &str| !json.trim_start().starts_with(['{', '[']);
    Ok(Arc::new(texts(args).map(|json| json.map(test)).collect::<BooleanArray>()))
}

fn to_array(args: &[ArrayRef], convert: fn(&str) -> Option<Cow<'_, str>>) -> Result<ArrayRef> {
    let mut builder = ListBuilder::new(StringBuilder::new());
    for json in texts(args) {
        let found = json.and_then(elements);
        found.iter().flatten().for_each(|element| builder.values().append_option(convert(element)));
        builder.append(found.is_some());
    }
    Ok(Arc::new(builder.finish()))
}

fn to_map(args: &[ArrayRef]) -> Result<ArrayRef> {
    let mut builder = MapBuilder::new(None, StringBuilder::new(), StringBuilder::new());
    for json in texts(args) {
        let found = json.and_then(members);
        for (name, value) in found.iter().flatten() {
            builder.keys().append_value(name);
            builder.values().append_option(text(value));
        }
        builder.append(found.is_some())?;
    }
    Ok(Arc::new(builder.finish()))
}
