//! Exports: the whole matching selection in the table's order, or the report. Raw records are fetched from the edges a
//! few thousand at a time.

use std::collections::BTreeMap;

use protocol::report::Report;
use protocol::scribe::{SuppliedInput, WriteOcsf, WriteReport};
use protocol::wire::Bytes;
use protocol::{
    CellOf, Export, ExportFormat, Exported, FieldPath, RawRecord, Refusal, Row, RowId, TableForm, TableRow, WriteTable,
    Zone,
};
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

/// Events, all of the same generation, or a portion of them.
async fn events(desk: &Desk, ask: Export) -> Result<Answered<Exported>, Refusal> {
    let Export { format, question, columns, only, portion, words, .. } = ask;
    let selection = select(desk, &question, Whole::Always).await?;
    let generation = desk.parts().progress.generation;
    let total = selection.len();
    let (from, to) = portion.unwrap_or((0, u64::MAX));
    let all = [(from, to)];
    let pieces: Vec<(u64, u32)> = pieces(if only.is_empty() { &all } else { &only }, total).collect();
    let mut out = Vec::new();
    if let Some(form) = format.table() {
        let ask = WriteTable { form, columns, zone: *question.want.zone, head: from == 0, rows: Vec::new(), words };
        out = table(desk, &selection, pieces, ask).await?;
    } else {
        if format == ExportFormat::Json && from == 0 {
            out.extend_from_slice(b"{\"Records\":[");
        }
        let mut known = Known::of(desk, &selection, &pieces).await?;
        for piece in pieces {
            let records = known.records(desk, &rows(desk, &selection, piece)).await?;
            match format {
                ExportFormat::Json => records.iter().for_each(|record| element(&mut out, record)),
                ExportFormat::Ocsf | ExportFormat::Ocsf11 => {
                    let records = records.into_iter().map(Bytes).collect();
                    let ask = WriteOcsf { records, old: format == ExportFormat::Ocsf11 };
                    out.extend(desk.line.ask_module(ask).await?.0);
                }
                _ => records.iter().for_each(|record| line(&mut out, record)),
            }
        }
        if format == ExportFormat::Json && to >= total {
            out.extend_from_slice(b"\n]}\n");
        }
    }
    let (name, mime) = format.file();
    let answer = Exported { name: name.to_owned(), mime: mime.to_owned(), rows: total, generation };
    Ok(Answered { answer, generation, file: Some(out) })
}

/// All rows of a selection as CSV.
pub(super) async fn whole_table(desk: &Desk, rows: &[RowId]) -> Result<Vec<u8>, Refusal> {
    let selection = desk.parts().corpus.store().selection_of(rows);
    let zone = Zone::default();
    let ask = WriteTable { form: TableForm::Csv, columns: Vec::new(), zone, head: true, rows: Vec::new(), words: None };
    table(desk, &selection, pieces(&[(0, u64::MAX)], selection.len()).collect(), ask).await
}

/// Rows as a table, which the scribe writes. Without any, it has only a head, if that.
async fn table(
    desk: &Desk,
    selection: &Selection,
    pieces: Vec<(u64, u32)>,
    mut ask: WriteTable,
) -> Result<Vec<u8>, Refusal> {
    let paths: Vec<FieldPath> = ask
        .columns
        .iter()
        .filter_map(|column| if let CellOf::Path(path) = &column.of { Some(path.clone()) } else { None })
        .collect();
    let mut known = if paths.is_empty() { Known::default() } else { Known::of(desk, selection, &pieces).await? };
    let mut out = Vec::new();
    let empty = (pieces.is_empty() && ask.head).then_some((0, 0));
    for (first, count) in pieces.into_iter().chain(empty) {
        let added = match paths.is_empty() {
            true => Vec::new(),
            false => known.records(desk, &rows(desk, selection, (first, count))).await?,
        };
        ask.rows = {
            let parts = desk.parts();
            let store = parts.corpus.store();
            let path = |row: &Row| {
                let document = store.locate(row.id).and_then(|(.., document)| store.documents().get(document as usize));
                document.map(|document| document.path.clone()).unwrap_or_default()
            };
            let mut added = added.iter();
            let row = |row: Row| TableRow {
                file: path(&row),
                added: added.next().map(|record| cells::of(record, &paths)).unwrap_or_default(),
                row,
            };
            store.rows(selection, first, count).rows.into_iter().map(row).collect()
        };
        out.extend(desk.line.ask_module(ask.clone()).await?.0);
        ask.head = false;
    }
    Ok(out)
}

/// Records that had to be found in another order than they are written in.
#[derive(Default)]
struct Known(Option<BTreeMap<RowId, RawRecord>>);

impl Known {
    async fn of(desk: &Desk, selection: &Selection, pieces: &[(u64, u32)]) -> Result<Known, Refusal> {
        let columns_only = desk.parts().progress.columns_only;
        if !columns_only {
            return Ok(Known(None));
        }
        let all = pieces.iter().flat_map(|piece| rows(desk, selection, *piece)).collect();
        Ok(Known(Some(records::fetch_by_file(desk, all, CHUNK as usize).await?)))
    }

    /// The records of these rows. A partial export that looks complete would be a lie.
    async fn records(&mut self, desk: &Desk, rows: &[RowId]) -> Result<Vec<Vec<u8>>, Refusal> {
        let records = match &self.0 {
            Some(found) => rows.iter().map(|row| found.get(row).cloned()).collect(),
            None => records::fetch(desk, rows).await?,
        };
        let bytes = |record: Option<RawRecord>| record.map(|it| it.bytes);
        records.into_iter().map(bytes).collect::<Option<_>>().ok_or(Refusal::ExportIncomplete)
    }
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
