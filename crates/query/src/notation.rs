//! Recognises the notation of a text, and parses it.

use protocol::{Filter, Notation, Note, ParseError};

use crate::cloudwatch::{self, Interpreted};
use crate::{event_selectors, lookup};

/// The meaning of a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Understood {
    /// The notation it was read in.
    pub notation: Notation,
    /// What it asks for.
    pub filter: Filter,
    /// What should be said about it.
    pub warnings: Vec<Note>,
}

/// The notation that a text seems to be in.
pub fn recognise(text: &str) -> Notation {
    let text = text.trim_start();
    if [lookup::KEY, lookup::OPTION, lookup::COMMAND].into_iter().any(|begin| text.starts_with(begin)) {
        return Notation::Lookup;
    }
    let Some(inside) = text.strip_prefix(['{', '[']) else { return Notation::Traillight };
    let quoted = inside.trim_start().starts_with(['"', '{']);
    let names = |name: &str| text.contains(name) || text.contains(&lower_first(name));
    if quoted && names("AttributeKey") {
        Notation::Lookup
    } else if quoted && ["EventSelectors", "FieldSelectors", "ReadWriteType", "DataResources"].into_iter().any(names) {
        Notation::Selectors
    } else if text.starts_with('{') {
        Notation::CloudWatch
    } else {
        Notation::Traillight
    }
}

/// `FieldSelectors` in the spelling of records.
fn lower_first(name: &str) -> String {
    let mut chars = name.chars();
    chars.next().map(|first| first.to_ascii_lowercase()).into_iter().chain(chars).collect()
}

/// Parses a text in this notation, or in the one it seems to be in. Blank text matches every event.
///
/// # Errors
/// The first place where the text stops making sense: see [`parse`](crate::parse).
pub fn read(text: &str, notation: Option<Notation>) -> Result<Understood, ParseError> {
    let notation = notation.unwrap_or_else(|| recognise(text));
    if let Some(filter) = read_own(text, notation) {
        return filter.map(|filter| Understood { notation, filter, warnings: Vec::new() });
    }
    let read = match notation {
        Notation::Traillight | Notation::CloudWatch => cloudwatch::parse(text),
        Notation::Selectors => event_selectors::parse(text),
        Notation::Lookup => lookup::parse(text),
    };
    let Interpreted { filter, warnings } = read.map_err(|problem| problem.into_parse_error(text))?;
    Ok(Understood { notation, filter, warnings })
}

/// Parses a text in Traillight's own language; `None` if it needs the parser of another notation.
///
/// Separate from [`read`], so that a program that only needs this does not contain those parsers.
pub fn read_own(text: &str, notation: Notation) -> Option<Result<Filter, ParseError>> {
    match notation {
        Notation::Traillight => Some(crate::parse(text)),
        _ if text.trim().is_empty() => Some(Ok(Filter::All)),
        _ => None,
    }
}
