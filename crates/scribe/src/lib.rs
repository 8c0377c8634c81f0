//! What the scribe does: reads other notations, writes filters for other tools, writes the report for other readers.
//!
//! Most sessions ask for none of it, so it is a WebAssembly module of its own, which is loaded when the first job comes up.
//!
//! Pure: a job holds all that it is about, and any job gives an answer.

use protocol::scribe::{Foreign, Job, Meaning, Written};
use protocol::{Envelope, Notation, wire};

/// Does a job.
pub fn perform(job: &Job) -> Written {
    match job {
        Job::Read { text, notation } => Written::Read(text.clone(), *notation, read(text, *notation)),
        Job::Copy { filter, target, last } => Written::Copied(query::copy(filter, *target, *last)),
        // Plain data always becomes JSON.
        Job::Json(report) => Written::Document(serde_json::to_string_pretty(report).unwrap_or_default()),
        Job::Text(report) => Written::Document(integrity::text_report(report)),
        Job::Html(report, inputs) => Written::Document(view::print::document(report, inputs)),
    }
}

/// Does the job in a message; the message to answer with.
///
/// # Errors
/// In words, if the bytes are no such message.
pub fn answer(message: &[u8]) -> Result<Vec<u8>, String> {
    let Envelope { seq, body } = wire::decode::<Envelope<Job>>(message)?;
    Ok(wire::encode(&Envelope { seq, body: perform(&body) }))
}

fn read(text: &str, notation: Notation) -> Foreign {
    let meaning = query::read(text, Some(notation)).map(|read| Meaning {
        hidden: query::hidden(&read.filter),
        filter: read.filter,
        warnings: read.warnings,
    });
    Foreign { tokens: query::tokens_of(text, notation), meaning }
}
