//! What the scribe does: reads other notations, writes filters for other tools, writes the report for other readers.
//!
//! Most sessions ask for none of it, so it is a WebAssembly module of its own, which is loaded when the first job comes up.
//!
//! Pure: a job holds all that it is about, and any job gives an answer.

use protocol::scribe::{Job, Meaning, ReadNotation, Translation, WriteNotation, WriteReport};
use protocol::wire::{self, Bytes, Unreadable};
use protocol::{Ask, Copied, EngineToScribe, Notation, ScribeToEngine};

/// Does a job; the encoded answer.
pub fn perform(job: &Job) -> Bytes {
    match job {
        Job::ReadNotation(ReadNotation { text, notation }) => encoded::<ReadNotation>(&read(text, *notation)),
        Job::WriteNotation(job) => encoded::<WriteNotation>(&write(job)),
        Job::WriteReport(job) => encoded::<WriteReport>(&document(job)),
    }
}

/// Does the job in a message; the message to answer with.
///
/// # Errors
/// If the bytes are no such message.
pub fn answer(message: &[u8]) -> Result<Vec<u8>, Unreadable> {
    let EngineToScribe { seq, job } = wire::decode(message)?;
    Ok(wire::encode(&ScribeToEngine { seq, answer: perform(&job) }))
}

fn encoded<A: Ask>(answer: &A::Answer) -> Bytes {
    Bytes(wire::encode(answer))
}

fn write(WriteNotation { filter, target, last }: &WriteNotation) -> Copied {
    query::copy(filter, *target, *last)
}

fn document(job: &WriteReport) -> String {
    match job {
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
