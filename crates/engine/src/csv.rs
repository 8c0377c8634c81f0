//! The table of events as CSV. Where times are shown by the clocks of another zone than UTC, there is a column for these, too.

use protocol::{Cell, Column, FieldPath, Row, Zone};
use store::{Selection, Store};

/// Rows fetched at a time: many enough to amortise messages, few enough to keep each piece small.
pub const CHUNK: u32 = 4096;

/// All rows of the selection, after a header line.
pub fn write(store: &Store, selection: &Selection, zone: &Zone) -> Vec<u8> {
    let mut out = String::new();
    head(&mut out, &[], zone);
    let mut first = 0;
    while first < selection.len() {
        for row in &store.rows(selection, first, CHUNK).rows {
            line(&mut out, store, row, &[], zone);
        }
        first += u64::from(CHUNK);
    }
    out.into_bytes()
}

/// Appends the header line, with added columns at its end.
pub fn head(out: &mut String, columns: &[FieldPath], zone: &Zone) {
    let mut cells = vec!["eventTime", "eventID"];
    cells.extend(Column::ALL.map(Column::path));
    cells.extend(["proof", "file", "outcome"]);
    let local = format!("eventTime ({})", zone.name);
    cells.extend(Some(local.as_str()).filter(|_| !zone.name.is_empty()));
    let paths: Vec<String> = columns.iter().map(FieldPath::to_string).collect();
    cells.extend(paths.iter().map(String::as_str));
    csv_writer::line(out, &cells);
}

/// Appends the line of a row, including its added columns.
pub fn line(out: &mut String, store: &Store, row: &Row, added: &[Cell], zone: &Zone) {
    let document = store.locate(row.id).and_then(|(.., document)| store.documents().get(document as usize));
    let time = row.time.map(cloudtrail::time::format).unwrap_or_default();
    let mut cells = vec![time.as_str(), row.event_id.as_str()];
    cells.extend(row.cells.iter().map(|cell| cell.as_deref().unwrap_or_default()));
    cells.extend([row.proof.name(), document.map_or("", |document| document.path.as_str())]);
    cells.push(if row.failed { "failure" } else { "success" });
    let local = row.time.and_then(|at| calendar::write_in(zone, at)).unwrap_or_default();
    cells.extend(Some(local.as_str()).filter(|_| !zone.name.is_empty()));
    let added: Vec<String> = added.iter().map(text).collect();
    cells.extend(added.iter().map(String::as_str));
    csv_writer::line(out, &cells);
}

/// All values of a cell in one text.
fn text(cell: &Cell) -> String {
    let values: Vec<&str> = cell.iter().map(|value| value.text.as_str()).collect();
    values.join(", ")
}
