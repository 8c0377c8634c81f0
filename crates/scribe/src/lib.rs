//! What the scribe does: reads other notations, writes filters for other tools, writes the report for other readers.
//!
//! Most sessions ask for none of it, so it is a WebAssembly module of its own, which is loaded when it is first asked something.
//!
//! Pure: a question holds all that it is about, and any question gets an answer.

use protocol::scribe::{Meaning, ReadNotation, ScribeAsk, Translation, WriteNotation, WriteReport};
use protocol::wire::{self, Bytes, Unreadable};
use protocol::{Ask, Copied, Notation};

/// Answers a message of the engine; the message to send back.
///
/// # Errors
/// If the bytes are no such message.
pub fn answer(message: &[u8]) -> Result<Vec<u8>, Unreadable> {
    wire::answer(message, perform)
}

fn perform(ask: ScribeAsk) -> Bytes {
    match ask {
        ScribeAsk::ReadNotation(ReadNotation { text, notation }) => encoded::<ReadNotation>(&read(&text, notation)),
        ScribeAsk::WriteNotation(ask) => encoded::<WriteNotation>(&write(&ask)),
        ScribeAsk::WriteReport(ask) => encoded::<WriteReport>(&document(&ask)),
    }
}

fn encoded<A: Ask>(answer: &A::Answer) -> Bytes {
    Bytes(wire::encode(answer))
}

fn write(WriteNotation { filter, target, last }: &WriteNotation) -> Copied {
    query::copy(filter, *target, *last)
}

fn document(ask: &WriteReport) -> String {
    match ask {
        // Plain data always becomes JSON.
        WriteReport::Json(report) => serde_json::to_string_pretty(report).unwrap_or_default(),
        WriteReport::Text(report) => integrity::text_report(report),
        WriteReport::Html(report, inputs) => view::print::document(report, inputs),
    }
}

fn read(text: &str, notation: Notation) -> Translation {
    let meaning = query::read(text, Some(notation)).map(|read| Meaning {
        hidden: query::hidden(&read.filter),
        filter: read.filter,
        warnings: read.warnings,
    });
    Translation { tokens: query::tokens_of(text, notation), meaning }
}
