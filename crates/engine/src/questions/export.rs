//! Exports: the whole matching selection in the table's order, or the report. Raw records are fetched from the edges a
//! few thousand at a time.

use std::collections::BTreeMap;

use protocol::report::Report;
use protocol::scribe::{SuppliedInput, WriteOcsf, WriteReport};
use protocol::wire::Bytes;
use protocol::{Export, ExportFormat, Exported, FieldPath, Refusal, RowId, Zone};
use store::Selection;

use super::recording::read_trail_events;
use super::{Run, cells};
use crate::csv::{self, CHUNK};
use crate::desk::{Answered, Desk, Parts};
use crate::edge_batch::DocumentFacts;
use crate::records;
use crate::select::{Whole, select};

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

/// Events, all of the same generation.
async fn events(
    desk: &Desk,
    Export { format, question, columns, only, .. }: Export,
) -> Result<Answered<Exported>, Refusal> {
    let selection = select(desk, &question, Whole::Always).await?;
    let generation = desk.parts().progress.generation;
    if format == ExportFormat::Csv && columns.is_empty() && only.is_empty() {
        let table = csv::write(desk.parts().corpus.store(), &selection, &question.want.zone);
        return Ok(exported(format, table, generation));
    }
    let mut out = begun(format, &columns, &question.want.zone);
    let pieces: Vec<(u64, u32)> = pieces(&only, selection.len()).collect();
    let columns_only = desk.parts().progress.columns_only;
    let found_again = if columns_only {
        let all = pieces.iter().flat_map(|(first, count)| rows(desk, &selection, *first, *count)).collect();
        Some(records::fetch_by_file(desk, all, CHUNK as usize).await?)
    } else {
        None
    };
    for (first, count) in pieces {
        let rows = rows(desk, &selection, first, count);
        let records = match &found_again {
            Some(found) => rows.iter().map(|row| found.get(row).cloned()).collect(),
            None => records::fetch(desk, &rows).await?,
        };
        // A partial export that looks complete would be a lie.
        let records: Vec<Vec<u8>> = records
            .into_iter()
            .map(|record| record.map(|it| it.bytes))
            .collect::<Option<_>>()
            .ok_or(Refusal::ExportIncomplete)?;
        match format {
            ExportFormat::Csv => {
                lines(&mut out, &desk.parts(), &selection, (first, count), &records, (&columns, &question.want.zone))
            }
            ExportFormat::Json => records.iter().for_each(|record| element(&mut out, record)),
            ExportFormat::Ocsf | ExportFormat::Ocsf11 => {
                let records = records.into_iter().map(Bytes).collect();
                let ask = WriteOcsf { records, old: format == ExportFormat::Ocsf11 };
                out.extend(desk.line.ask_module(ask).await?.0);
            }
            _ => records.iter().for_each(|record| line(&mut out, record)),
        }
    }
    if format == ExportFormat::Json {
        out.extend_from_slice(b"\n]}\n");
    }
    Ok(exported(format, out, generation))
}

fn rows(desk: &Desk, selection: &Selection, first: u64, count: u32) -> Vec<RowId> {
    desk.parts().corpus.store().row_ids(selection, first, count)
}

/// What to export, in pieces of at most [`CHUNK`] rows: position of the first one, and how many.
fn pieces(only: &[(u64, u64)], rows: u64) -> impl Iterator<Item = (u64, u32)> {
    let whole = [(0, rows)];
    let ranges = if only.is_empty() { whole.to_vec() } else { only.to_vec() };
    ranges.into_iter().flat_map(move |(from, to)| {
        let to = to.min(rows);
        let count = move |first: u64| (first, u32::try_from(to - first).unwrap_or(CHUNK).min(CHUNK));
        (from..to).step_by(CHUNK as usize).map(count)
    })
}

fn begun(format: ExportFormat, columns: &[FieldPath], zone: &Zone) -> Vec<u8> {
    let mut out = String::new();
    match format {
        ExportFormat::Json => out.push_str("{\"Records\":["),
        ExportFormat::Csv => csv::head(&mut out, columns, zone),
        _ => {}
    }
    out.into_bytes()
}

fn lines(
    out: &mut Vec<u8>,
    parts: &Parts,
    selection: &Selection,
    (first, count): (u64, u32),
    records: &[Vec<u8>],
    (columns, zone): (&[FieldPath], &Zone),
) {
    let store = parts.corpus.store();
    let mut lines = String::new();
    for (row, record) in store.rows(selection, first, count).rows.iter().zip(records) {
        csv::line(&mut lines, store, row, &cells::of(record, columns), zone);
    }
    out.extend_from_slice(lines.as_bytes());
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
    let (name, mime) = match format {
        ExportFormat::Csv => ("traillight-events.csv", "text/csv;charset=utf-8"),
        ExportFormat::Json => ("traillight-events.json", "application/json"),
        ExportFormat::Ndjson => ("traillight-events.ndjson", "application/x-ndjson"),
        ExportFormat::Ocsf | ExportFormat::Ocsf11 => ("traillight-events.ocsf.ndjson", "application/x-ndjson"),
        ExportFormat::IntegrityJson => ("traillight-integrity.json", "application/json"),
        ExportFormat::IntegrityText => ("traillight-integrity.txt", "text/plain;charset=utf-8"),
        ExportFormat::IntegrityHtml => ("traillight-integrity.html", "text/html;charset=utf-8"),
        ExportFormat::Manifest => ("traillight-manifest.json", "application/json"),
        ExportFormat::Notes => ("traillight-notes.json", "application/json"),
    };
    let answer = Exported { name: name.to_owned(), mime: mime.to_owned() };
    Answered { answer, generation, file: Some(file) }
}
