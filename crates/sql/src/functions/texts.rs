//! Trino's functions for text.
//!
//! <https://trino.io/docs/current/functions/string.html>, <https://trino.io/docs/current/functions/regexp.html>

use std::sync::Arc;

use datafusion::arrow::array::{Array, ArrayRef, AsArray, ListBuilder, StringArray, StringBuilder};
use datafusion::arrow::datatypes::{DataType, Field, Int64Type};
use datafusion::error::Result;
use regex::{Captures, Regex};

use super::scalar::{Scalar, Want};
use crate::misuse::{Misuse, impossible};

pub(super) fn all() -> Vec<Scalar> {
    let list = DataType::List(Arc::new(Field::new_list_field(DataType::Utf8, true)));
    let text = DataType::Utf8;
    let two = &[Want::Text, Want::Text][..];
    let group = &[Want::Text, Want::Text, Want::Int][..];
    vec![
        Scalar::new("split", two, list.clone(), split),
        Scalar::new("split_part", &[Want::Text, Want::Text, Want::Int], text.clone(), split_part),
        Scalar::new("regexp_extract", group, text.clone(), regexp_extract).at_least(2),
        Scalar::new("regexp_extract_all", group, list, regexp_extract_all).at_least(2),
        Scalar::new("regexp_replace", &[Want::Text, Want::Text, Want::Text], text.clone(), regexp_replace).at_least(2),
        Scalar::new("url_extract_host", &[Want::Text], text, url_extract_host),
    ]
}

fn text_at(args: &[ArrayRef], at: usize) -> impl Iterator<Item = Option<&str>> {
    args.get(at).into_iter().flat_map(|array| array.as_string::<i32>().iter())
}

fn split(args: &[ArrayRef]) -> Result<ArrayRef> {
    let mut builder = ListBuilder::new(StringBuilder::new());
    for pair in text_at(args, 0).zip(text_at(args, 1)) {
        match pair {
            (Some(text), Some(between)) if !between.is_empty() => {
                text.split(between).for_each(|part| builder.values().append_value(part));
                builder.append(true);
            }
            (Some(_), Some(_)) => return Err(Misuse::NoDelimiter.into()),
            _ => builder.append(false),
        }
    }
    Ok(Arc::new(builder.finish()))
}

/// Counts from 1; there is nothing beyond the last part.
fn split_part(args: &[ArrayRef]) -> Result<ArrayRef> {
    let [_, _, places] = args else { return Err(impossible()) };
    let all = text_at(args, 0).zip(text_at(args, 1)).zip(places.as_primitive::<Int64Type>());
    let parts = all.map(|((text, between), at)| {
        let (Some(text), Some(between), Some(at)) = (text, between, at) else { return Ok(None) };
        let Some(before) = usize::try_from(at).ok().and_then(|at| at.checked_sub(1)) else {
            return Err(Misuse::NoPlace(at).into());
        };
        if between.is_empty() {
            // Trino takes single characters then.
            return Ok(text.char_indices().nth(before).and_then(|(from, one)| text.get(from..from + one.len_utf8())));
        }
        Ok(text.split(between).nth(before))
    });
    Ok(Arc::new(parts.collect::<Result<StringArray>>()?))
}

/// A regular expression, kept for the next row. They take linear time, whatever they are, and memory up to a limit.
#[derive(Default)]
struct Known(Option<(String, Regex)>);

impl Known {
    fn of(&mut self, pattern: &str) -> Result<&Regex> {
        if self.0.as_ref().is_none_or(|(known, _)| known != pattern) {
            let regex = Regex::new(pattern).map_err(|error| Misuse::NoRegex(error.to_string()))?;
            self.0 = Some((pattern.to_owned(), regex));
        }
        match &self.0 {
            Some((_, regex)) => Ok(regex),
            None => Err(impossible()),
        }
    }
}

/// For each row, what `each` makes of its text, the expression and the number of the group.
fn with_group<T>(args: &[ArrayRef], mut each: impl FnMut(&str, &Regex, usize) -> T) -> Result<Vec<Option<T>>> {
    let mut known = Known::default();
    let groups = args.get(2).map(|array| array.as_primitive::<Int64Type>());
    let mut all = Vec::new();
    for (row, pair) in text_at(args, 0).zip(text_at(args, 1)).enumerate() {
        let group = match groups {
            Some(groups) if groups.is_null(row) => None,
            Some(groups) => usize::try_from(groups.value(row)).ok(),
            None => Some(0),
        };
        let (Some(text), Some(pattern), Some(group)) = (pair.0, pair.1, group) else {
            all.push(None);
            continue;
        };
        let regex = known.of(pattern)?;
        if group >= regex.captures_len() {
            return Err(Misuse::NoGroup { groups: regex.captures_len() - 1, group }.into());
        }
        all.push(Some(each(text, regex, group)));
    }
    Ok(all)
}

fn group_of(found: &Captures<'_>, group: usize) -> Option<String> {
    found.get(group).map(|found| found.as_str().to_owned())
}

fn regexp_extract(args: &[ArrayRef]) -> Result<ArrayRef> {
    let found = with_group(args, |text, regex, group| regex.captures(text).and_then(|found| group_of(&found, group)))?;
    Ok(Arc::new(found.into_iter().map(Option::flatten).collect::<StringArray>()))
}

fn regexp_extract_all(args: &[ArrayRef]) -> Result<ArrayRef> {
    let found = with_group(args, |text, regex, group| {
        regex.captures_iter(text).map(|found| group_of(&found, group)).collect::<Vec<_>>()
    })?;
    let mut builder = ListBuilder::new(StringBuilder::new());
    for all in found {
        all.iter().flatten().for_each(|one| builder.values().append_option(one.as_deref()));
        builder.append(all.is_some());
    }
    Ok(Arc::new(builder.finish()))
}

/// Replaces all matches. `$1` and `${name}` stand for groups.
fn regexp_replace(args: &[ArrayRef]) -> Result<ArrayRef> {
    let mut known = Known::default();
    let with: Vec<Option<&str>> = match args.get(2) {
        Some(array) => array.as_string::<i32>().iter().collect(),
        None => vec![Some(""); args.first().map_or(0, |array| array.len())],
    };
    let all = text_at(args, 0).zip(text_at(args, 1)).zip(with);
    let replaced = all.map(|((text, pattern), with)| match (text, pattern, with) {
        (Some(text), Some(pattern), Some(with)) => {
            Ok(Some(known.of(pattern)?.replace_all(text, braced(with)).into_owned()))
        }
        _ => Ok(None),
    });
    Ok(Arc::new(replaced.collect::<Result<StringArray>>()?))
}

/// `$1x` is the first group and an x for Trino, but a group called `1x` for `regex`.
fn braced(with: &str) -> String {
    let mut text = String::new();
    let mut chars = with.chars().peekable();
    while let Some(next) = chars.next() {
        if next == '\\' {
            match chars.next() {
                Some('$') => text.push_str("$$"),
                Some(other) => text.push(other),
                None => {}
            }
            continue;
        }
        text.push(next);
        if next == '$' && chars.peek().is_some_and(char::is_ascii_digit) {
            text.push('{');
            while let Some(digit) = chars.next_if(char::is_ascii_digit) {
                text.push(digit);
            }
            text.push('}');
        }
    }
    text
}

fn url_extract_host(args: &[ArrayRef]) -> Result<ArrayRef> {
    let host = |url: &str| {
        let (_, rest) = url.split_once("://")?;
        let authority = rest.split(['/', '?', '#']).next()?;
        let host = authority.rsplit('@').next()?;
        let host = host.split_once(':').map_or(host, |(host, _)| host);
        (!host.is_empty()).then(|| host.to_owned())
    };
    Ok(Arc::new(text_at(args, 0).map(|url| host(url?)).collect::<StringArray>()))
}
