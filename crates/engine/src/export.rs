//! Exports of events: the whole matching selection in the table's order. Raw records are fetched from the edges a few
//! thousand at a time.

use std::collections::BTreeMap;

use protocol::report::Report;
use protocol::scribe::{Job, SuppliedInput, Written};
use protocol::{ExportFormat, Question, Request, Response, RowId};
use store::Selection;

use crate::cells;
use crate::csv;
use crate::engine::Engine;
use crate::fetch;
use crate::harvest::DocumentFacts;
use crate::work::{RawAnswer, Step, Work};

/// Rows fetched at a time: enough to amortise the messages, few enough that the pieces stay small.
pub const CHUNK: u32 = 4096;

/// An export of raw records under way.
pub struct Export {
    format: ExportFormat,
    selection: Selection,
    /// Of CSV: columns beyond the usual ones.
    columns: Vec<Vec<String>>,
    next: u64,
    /// Rows whose records were asked for.
    asked: Vec<RowId>,
    out: Vec<u8>,
}

/// Carries an export on.
pub fn step(engine: &mut Engine, work: &mut Work) -> Step {
    let Request::Export { format, question, columns, generated_at } = &work.request else {
        return Step::Done(Response::Failed("not an export".to_owned()));
    };
    match format {
        ExportFormat::IntegrityJson | ExportFormat::IntegrityText | ExportFormat::IntegrityHtml => {
            document(engine, *format, generated_at, work.written.take())
        }
        ExportFormat::Csv if columns.is_empty() => match engine.selection(question) {
            Ok(selection) => csv_file(csv::write(&engine.store, &selection)),
            Err(step) => *step,
        },
        ExportFormat::Csv | ExportFormat::Json | ExportFormat::Ndjson => {
            raw(engine, &mut work.export, *format, question, columns)
        }
    }
}

/// The report for other readers, which the scribe writes.
fn document(engine: &Engine, format: ExportFormat, generated_at: &str, written: Option<Written>) -> Step {
    let (name, mime) = match format {
        ExportFormat::IntegrityJson => ("traillight-integrity.json", "application/json"),
        ExportFormat::IntegrityText => ("traillight-integrity.txt", "text/plain;charset=utf-8"),
        _ => ("traillight-integrity.html", "text/html;charset=utf-8"),
    };
    if let Some(Written::Document(text)) = written {
        return done(text.into_bytes(), name, mime);
    }
    let Some(report) = engine.report() else {
        return Step::Done(Response::Failed("the files are still being checked".to_owned()));
    };
    let report = Box::new(Report { generated_at: generated_at.to_owned(), ..report.clone() });
    Step::Write(Box::new(match format {
        ExportFormat::IntegrityJson => Job::Json(report),
        ExportFormat::IntegrityText => Job::Text(report),
        _ => Job::Html(report, inputs(&engine.facts)),
    }))
}

/// Every file that was supplied, by path.
fn inputs(facts: &[DocumentFacts]) -> Vec<SuppliedInput> {
    let input = |facts: &DocumentFacts| SuppliedInput {
        path: facts.path.clone(),
        kind: facts.description.clone(),
        stored_bytes: facts.stored_bytes,
        sha256: hex::encode(facts.content_sha256),
    };
    let mut sorted: BTreeMap<(&str, usize), SuppliedInput> = BTreeMap::new();
    for (place, facts) in facts.iter().enumerate() {
        sorted.insert((&facts.path, place), input(facts));
    }
    sorted.into_values().collect()
}

fn raw(
    engine: &mut Engine,
    export: &mut Option<Export>,
    format: ExportFormat,
    question: &Question,
    columns: &[Vec<String>],
) -> Step {
    let export = match export {
        Some(export) => export,
        None => match engine.selection(question) {
            Ok(selection) => export.insert(Export::new(format, selection, columns)),
            Err(step) => return *step,
        },
    };
    export.asked = engine.store.row_ids(&export.selection, export.next, CHUNK);
    export.next += u64::from(CHUNK);
    if export.asked.is_empty() {
        return export.finish();
    }
    Step::Need(fetch::need(&engine.store, &export.asked))
}

/// Adds what the edges sent.
pub fn supply(engine: &mut Engine, work: &mut Work, answers: Vec<RawAnswer>) {
    let Some(export) = &mut work.export else {
        return engine.asked.take(answers, &mut work.problem);
    };
    let asked = std::mem::take(&mut export.asked);
    let first = export.next.saturating_sub(u64::from(CHUNK));
    let rows = match export.format {
        ExportFormat::Csv => engine.store.rows(&export.selection, first, CHUNK).rows,
        _ => Vec::new(),
    };
    let mut lines = String::new();
    for (at, record) in fetch::records(&engine.store, &asked, answers).into_iter().enumerate() {
        match (record, rows.get(at)) {
            (Some(record), Some(row)) => {
                let further = cells::of(Some(&record), &export.columns);
                csv::line(&mut lines, &engine.store, row, &further);
            }
            (Some(record), None) => export.write(&record.bytes),
            // Half an export that looks whole would be a lie.
            (None, _) => work.problem = Some("a record could not be fetched, so nothing was exported".to_owned()),
        }
    }
    export.out.extend_from_slice(lines.as_bytes());
}

impl Export {
    fn new(format: ExportFormat, selection: Selection, columns: &[Vec<String>]) -> Export {
        let mut out = String::new();
        match format {
            ExportFormat::Json => out.push_str("{\"Records\":["),
            ExportFormat::Csv => csv::head(&mut out, columns),
            _ => {}
        }
        Export { format, selection, columns: columns.to_vec(), next: 0, asked: Vec::new(), out: out.into_bytes() }
    }

    fn write(&mut self, record: &[u8]) {
        if self.format == ExportFormat::Json {
            if !self.out.ends_with(b"[") {
                self.out.push(b',');
            }
            self.out.push(b'\n');
            self.out.extend_from_slice(record);
        } else {
            // In JSON a line break can only stand between tokens, where it means nothing.
            self.out.extend(record.iter().filter(|byte| !matches!(byte, b'\n' | b'\r')));
            self.out.push(b'\n');
        }
    }

    fn finish(&mut self) -> Step {
        let mut out = std::mem::take(&mut self.out);
        match self.format {
            ExportFormat::Json => {
                out.extend_from_slice(b"\n]}\n");
                done(out, "traillight-events.json", "application/json")
            }
            ExportFormat::Csv => csv_file(out),
            _ => done(out, "traillight-events.ndjson", "application/x-ndjson"),
        }
    }
}

fn csv_file(bytes: Vec<u8>) -> Step {
    done(bytes, "traillight-events.csv", "text/csv;charset=utf-8")
}

fn done(bytes: Vec<u8>, name: &str, mime: &str) -> Step {
    Step::DoneWithBytes(Response::Exported { name: name.to_owned(), mime: mime.to_owned() }, bytes)
}
