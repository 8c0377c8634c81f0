//! Exports: the whole matching selection in the table's order, or the report. Raw records are fetched from the edges a
//! few thousand at a time.

use std::collections::BTreeMap;

use protocol::report::Report;
use protocol::scribe::{SuppliedInput, WriteOcsf, WriteReport};
use protocol::wire::Bytes;
use protocol::{Export, ExportFormat, Exported, FieldPath, Refusal, Row, RowId, WriteTable};
use store::Selection;

use super::recording::read_trail_events;
use super::{Run, cells};
use crate::desk::{Answered, Desk};
use crate::edge_batch::DocumentFacts;
use crate::records;
use crate::select::{Whole, select};

/// Rows fetched at a time: many enough to amortise messages, few enough to keep each piece small.
const CHUNK: u32 = 4096;

impl Run for Export {
    async fn run(self, desk: &Desk) -> Result<Answered<Exported>, Refusal> {
        match self.format {
            ExportFormat::IntegrityJson | ExportFormat::IntegrityText | ExportFormat::IntegrityHtml => {
                report(desk, self).await
            }
            ExportFormat::Manifest => {
                let manifest = super::handover::manifest(desk, *self.question, self.generated_at).await?;
                let generation = desk.parts().progress.generation;
                // Plain data can always be written as JSON.
                let file = serde_json::to_vec_pretty(&manifest).unwrap_or_default();
                Ok(exported(ExportFormat::Manifest, file, generation))
            }
            ExportFormat::Notes => {
                let parts = desk.parts();
                let file = notes::write(parts.noting.notes()).into_bytes();
                Ok(exported(ExportFormat::Notes, file, parts.progress.generation))
            }
            ExportFormat::Csv
            | ExportFormat::Excel
            | ExportFormat::Tsv
            | ExportFormat::Markdown
            | ExportFormat::Json
            | ExportFormat::Ndjson
            | ExportFormat::Ocsf
            | ExportFormat::Ocsf11 => events(desk, self).await,
        }
    }
}

/// The report in another format, which the scribe writes.
async fn report(
    desk: &Desk,
    Export { format, generated_at, words, .. }: Export,
) -> Result<Answered<Exported>, Refusal> {
    read_trail_events(desk).await;
    let (ask, generation) = {
        let parts = desk.parts();
        let report = Box::new(Report { generated_at, ..parts.proofs.validation()?.report.clone() });
        let ask = match format {
            ExportFormat::IntegrityJson => WriteReport::Json(report),
            ExportFormat::IntegrityText => WriteReport::Text(report),
            _ => WriteReport::Html(report, inputs(parts.files.facts()), words),
        };
        (ask, parts.progress.generation)
    };
    let text = desk.line.ask_module(ask).await?;
    Ok(exported(format, text.into_bytes(), generation))
}

/// Every file supplied, by path.
pub(super) fn inputs(facts: &[DocumentFacts]) -> Vec<SuppliedInput> {
    let input = |facts: &DocumentFacts| SuppliedInput {
        path: facts.path.clone(),
        contents: facts.contents,
        stored_bytes: facts.stored_bytes,
        sha256: hex::encode(facts.content_sha256),
    };
    let mut sorted: BTreeMap<(&str, usize), SuppliedInput> = BTreeMap::new();
    for (place, facts) in facts.iter().enumerate() {
        sorted.insert((&facts.path, place), input(facts));
    }
    sorted.into_values().collect()
}

/// What is written of a selection, and how.
struct How<'h> {
    format: ExportFormat,
    table: &'h Bytes,
    paths: &'h [FieldPath],
    /// The ranges of rows.
    ranges: &'h [(u64, u64)],
    /// Whether the beginning of the file is written, and its end.
    ends: (bool, bool),
}

/// Events, all of the same generation, or a portion of them.
async fn events(desk: &Desk, ask: Export) -> Result<Answered<Exported>, Refusal> {
    let selection = select(desk, &ask.question, Whole::Always).await?;
    let generation = desk.parts().progress.generation;
    let (from, to) = ask.portion.unwrap_or((0, u64::MAX));
    let all = [(from, to)];
    let how = How {
        format: ask.format,
        table: &ask.table,
        paths: &ask.paths,
        ranges: if ask.only.is_empty() { &all } else { &ask.only },
        ends: (from == 0, to >= selection.len()),
    };
    let mut answered = exported(ask.format, written(desk, &selection, how).await?, generation);
    answered.answer.rows = selection.len();
    Ok(answered)
}

/// These rows as CSV.
pub(super) async fn table(desk: &Desk, rows: &[RowId]) -> Result<Vec<u8>, Refusal> {
    let selection = desk.parts().corpus.store().selection_of(rows);
    let (format, table, ranges) = (ExportFormat::Csv, &Bytes(Vec::new()), &[(0, u64::MAX)]);
    written(desk, &selection, How { format, table, paths: &[], ranges, ends: (true, true) }).await
}

async fn written(desk: &Desk, selection: &Selection, how: How<'_>) -> Result<Vec<u8>, Refusal> {
    let How { format, table, paths, ranges, ends: (mut begins, ends) } = how;
    let mut out = Vec::new();
    if format == ExportFormat::Json && begins {
        out.extend_from_slice(b"{\"Records\":[");
    }
    let is_table = format.table().is_some();
    let mut pieces: Vec<(u64, u32)> = pieces(ranges, selection.len()).collect();
    if pieces.is_empty() && is_table {
        // Only the headings.
        pieces.push((0, 0));
    }
    let needs_records = !is_table || !paths.is_empty();
    let found_again = if needs_records && desk.parts().progress.columns_only {
        let all: Vec<RowId> = pieces.iter().flat_map(|piece| rows(desk, selection, *piece)).collect();
        Some(records::fetch_by_file(desk, &all).await?)
    } else {
        None
    };
    for (first, count) in pieces {
        let wanted = if needs_records { rows(desk, selection, (first, count)) } else { Vec::new() };
        let records = match &found_again {
            Some(found) => wanted.iter().map(|row| found.get(row).cloned()).collect(),
            None => records::fetch(desk, &wanted).await?,
        };
        // A partial export that looks complete would be a lie.
        let records: Vec<Vec<u8>> = records
            .into_iter()
            .map(|record| record.map(|it| it.bytes))
            .collect::<Option<_>>()
            .ok_or(Refusal::ExportIncomplete)?;
        match format {
            ExportFormat::Json => records.iter().for_each(|record| element(&mut out, record)),
            ExportFormat::Ocsf | ExportFormat::Ocsf11 => {
                let records = records.into_iter().map(Bytes).collect();
                let ask = WriteOcsf { records, old: format == ExportFormat::Ocsf11 };
                out.extend(desk.line.ask_module(ask).await?.0);
            }
            _ if is_table => {
                let ask = {
                    let parts = desk.parts();
                    let store = parts.corpus.store();
                    let path = |row: &Row| {
                        let document = store.locate(row.id).and_then(|(.., at)| store.documents().get(at as usize));
                        document.map(|document| document.path.clone()).unwrap_or_default()
                    };
                    let rows = store.rows(selection, first, count).rows;
                    WriteTable {
                        table: table.clone(),
                        head: begins,
                        files: rows.iter().map(path).collect(),
                        added: records.iter().map(|record| cells::of(record, paths)).collect(),
                        rows,
                    }
                };
                out.extend(desk.line.ask_module(ask).await?.0);
                begins = false;
            }
            _ => records.iter().for_each(|record| line(&mut out, record)),
        }
    }
    if format == ExportFormat::Json && ends {
        out.extend_from_slice(b"\n]}\n");
    }
    Ok(out)
}

fn rows(desk: &Desk, selection: &Selection, (first, count): (u64, u32)) -> Vec<RowId> {
    desk.parts().corpus.store().row_ids(selection, first, count)
}

/// What to export, in pieces of at most [`CHUNK`] rows: position of the first one, and how many.
fn pieces(ranges: &[(u64, u64)], rows: u64) -> impl Iterator<Item = (u64, u32)> {
    ranges.iter().flat_map(move |(from, to)| {
        let to = (*to).min(rows);
        let count = move |first: u64| (first, u32::try_from(to - first).unwrap_or(CHUNK).min(CHUNK));
        (*from..to).step_by(CHUNK as usize).map(count)
    })
}

/// Appends an element to an array.
fn element(out: &mut Vec<u8>, record: &[u8]) {
    if !out.ends_with(b"[") {
        out.push(b',');
    }
    out.push(b'\n');
    out.extend_from_slice(record);
}

/// Appends a record on a line of its own. In JSON, line breaks only occur between tokens, where they mean nothing.
fn line(out: &mut Vec<u8>, record: &[u8]) {
    out.extend(record.iter().filter(|byte| !matches!(byte, b'\n' | b'\r')));
    out.push(b'\n');
}

/// Raw records, one on each line: at most so many bytes. Otherwise, what `too_large` makes of how many there are already.
pub(super) async fn record_lines(
    desk: &Desk,
    rows: &[RowId],
    most: u64,
    too_large: impl Fn(u64) -> Refusal,
) -> Result<Vec<u8>, Refusal> {
    let mut out = Vec::new();
    if desk.parts().progress.columns_only {
        let found = records::fetch_by_file(desk, rows).await?;
        rows.iter()
            .try_for_each(|row| found.get(row).map(|record| line(&mut out, &record.bytes)))
            .ok_or(Refusal::ExportIncomplete)?;
        return if out.len() as u64 > most { Err(too_large(out.len() as u64)) } else { Ok(out) };
    }
    for some in rows.chunks(CHUNK as usize) {
        for record in records::fetch(desk, some).await? {
            line(&mut out, &record.ok_or(Refusal::ExportIncomplete)?.bytes);
        }
        if out.len() as u64 > most {
            return Err(too_large(out.len() as u64));
        }
    }
    Ok(out)
}

fn exported(format: ExportFormat, file: Vec<u8>, generation: u64) -> Answered<Exported> {
    let (name, mime) = format.file();
    let answer = Exported { name: name.to_owned(), mime: mime.to_owned(), rows: 0, generation };
    Answered { answer, generation, file: Some(file) }
}
