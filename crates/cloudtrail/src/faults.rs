//! Faults in JSON, as they are told.

use json::fault::{Fault, Found, Wanted};
use json::scan::MOST_DEPTH;
use json::text::Text;
use protocol::what::{JsonFault, JsonFound, JsonNote, JsonWanted, RecordFault, What};
use protocol::{IssueKind, Severity};

use crate::model::Finding;

/// A fault at a place of a text.
pub fn json(fault: Fault, text: Text<'_>, at: usize) -> JsonFault {
    match fault {
        Fault::Cut => JsonFault::Cut,
        Fault::Expected(wanted) => JsonFault::Expected { wanted: self::wanted(wanted), found: found(text, at) },
        Fault::TooDeep => JsonFault::TooDeep(MOST_DEPTH as u64),
    }
}

/// The same in a record, with the place.
pub fn in_record(fault: Fault, text: Text<'_>, at: usize) -> RecordFault {
    RecordFault::Json { fault: json(fault, text, at), at: Some(at as u64) }
}

/// What stands at a place of a text.
pub fn found(text: Text<'_>, at: usize) -> JsonFound {
    match Found::at(text.bytes, at) {
        Found::End => JsonFound::End,
        Found::NotUtf8 => JsonFound::NotUtf8,
        Found::Char('\n' | '\r') => JsonFound::LineBreak,
        Found::Char(char) if char.is_control() => JsonFound::Control(char),
        Found::Char(char) => JsonFound::Char(char),
    }
}

fn wanted(wanted: Wanted) -> JsonWanted {
    match wanted {
        Wanted::Value => JsonWanted::Value,
        Wanted::Name => JsonWanted::Name,
        Wanted::Colon => JsonWanted::Colon,
        Wanted::CommaOrBrace => JsonWanted::CommaOrBrace,
        Wanted::CommaOrBracket => JsonWanted::CommaOrBracket,
        Wanted::Digit => JsonWanted::Digit,
        Wanted::Escape => JsonWanted::Escape,
    }
}

/// The finding about commas that are missing or superfluous in this many places, of which this is the first.
pub fn commas(at: u64, places: u64) -> Finding {
    odd(at, JsonNote::Commas(places.saturating_sub(1)))
}

/// The finding about this much text that is not JSON.
pub fn passed_over(at: u64, bytes: u64) -> Finding {
    odd(at, JsonNote::PassedOver(bytes))
}

fn odd(at: u64, note: JsonNote) -> Finding {
    let (severity, kind, what) = (Severity::Warning, IssueKind::Malformed, What::Json(note));
    Finding { offset: Some(at), severity, kind, what, rejected: 0 }
}
