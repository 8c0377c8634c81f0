//! What the scribe does: it reads other notations, writes filters and events for other tools, and writes the report in
//! other formats.
//!
//! Most sessions need none of this, so it is a WebAssembly module of its own, loaded when first needed.
//!
//! Pure: a question contains everything it is about, and every question gets an answer.

use protocol::paper::{Paper, WritePaper};
use protocol::report::Report;
use protocol::scribe::{Meaning, ReadNotation, ScribeAsk, Translation, WriteNotation, WriteOcsf, WriteReport};
use protocol::wire::{self, Bytes, Unreadable};
use protocol::{Ask, Copied, LoadedWords, Notation, TableShape, WriteTable};
use view::paper::Said;
use words::{Language, Say};

/// Answers a message from the engine.
///
/// # Errors
/// If the bytes are not such a message.
pub fn answer(message: &[u8]) -> Result<Vec<u8>, Unreadable> {
    wire::answer(message, perform)
}

fn perform(ask: ScribeAsk) -> Bytes {
    match ask {
        ScribeAsk::ReadNotation(ReadNotation { text, notation }) => encoded::<ReadNotation>(&read(&text, notation)),
        ScribeAsk::WriteNotation(ask) => encoded::<WriteNotation>(&write(&ask)),
        ScribeAsk::WriteReport(ask) => encoded::<WriteReport>(&document(ask)),
        ScribeAsk::WriteOcsf(ask) => encoded::<WriteOcsf>(&events(&ask)),
        ScribeAsk::WritePaper(ask) => encoded::<WritePaper>(&paper(ask)),
        ScribeAsk::WriteTable(ask) => encoded::<WriteTable>(&rows(&ask)),
    }
}

fn encoded<A: Ask>(answer: &A::Answer) -> Bytes {
    Bytes(wire::encode(answer))
}

fn write(WriteNotation { filter, target, last }: &WriteNotation) -> Copied {
    query::copy(filter, *target, *last)
}

fn document(ask: WriteReport) -> String {
    match ask {
        // Plain data can always be written as JSON.
        WriteReport::Json(report) => serde_json::to_string_pretty(&in_words(report, Language::En)).unwrap_or_default(),
        WriteReport::Text(report) => words::text_report(&in_words(report, Language::En)),
        WriteReport::Html(report, inputs, words) => {
            let language = spoken(words);
            view::print::document(&in_words(report, language), &inputs, language)
        }
    }
}

fn events(ask: &WriteOcsf) -> Bytes {
    let version = if ask.old { ocsf::Version::V1_1 } else { ocsf::Version::V1_5 };
    let lines = ask.records.iter().map(|record| format!("{}\n", ocsf::event(&record.0, version)));
    Bytes(lines.collect::<String>().into_bytes())
}

fn rows(ask: &WriteTable) -> Bytes {
    // How comes from the page, which was built with this.
    let mut shape: TableShape = wire::decode(&ask.table.0).unwrap_or_default();
    let language = spoken(shape.words.take());
    Bytes(view::exported::write(ask, &shape, language).into_bytes())
}

fn paper(WritePaper { paper, words }: WritePaper) -> String {
    let language = spoken(words);
    let report = *in_words(Box::new(paper.report), language);
    let paper = Paper { report, ..*paper };
    // Texts come from the page, which was built with this.
    let about = wire::decode(&paper.about.0).unwrap_or_default();
    let sections = paper.sections.iter().map(|section| wire::decode(&section.text.0).unwrap_or_default()).collect();
    view::paper::document(&paper, &Said { about, sections }, language)
}

fn spoken(words: Option<Box<LoadedWords>>) -> Language {
    words.and_then(|words| Language::read(&words.language, words.file)).unwrap_or_default()
}

/// What programs read is in English, whoever reads the page.
fn in_words(mut report: Box<Report>, language: Language) -> Box<Report> {
    report.sentence = words::whole_text(&*report, language);
    for gap in &mut report.logging_gaps {
        gap.missing = gap.what.say(language);
    }
    report
}

fn read(text: &str, notation: Notation) -> Translation {
    let meaning = query::read(text, Some(notation)).map(|read| Meaning {
        hidden: query::hidden(&read.filter),
        filter: read.filter,
        warnings: read.warnings,
    });
    Translation { tokens: query::tokens_of(text, notation), meaning }
}
