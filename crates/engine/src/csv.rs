//! CSV as a spreadsheet can open it without running anything from a log (RFC 4180; formula cells neutralised).

use protocol::{Column, Row};
use store::{Selection, Store};

use crate::export::CHUNK;

/// All rows of the selection, with a header line.
pub fn write(store: &Store, selection: &Selection) -> Vec<u8> {
    let mut out = String::new();
    let head = ["eventTime", "eventID"].into_iter().chain(Column::ALL.map(Column::path)).chain(["proof", "file"]);
    line(&mut out, head);
    let mut first = 0;
    while first < selection.len() {
        for row in &store.rows(selection, first, CHUNK).rows {
            let document = store.locate(row.id).and_then(|(.., document)| store.documents().get(document as usize));
            let time = row.time.map(cloudtrail::time::format).unwrap_or_default();
            let path = document.map_or("", |document| document.path.as_str());
            line(&mut out, cells(row, &time, path));
        }
        first += u64::from(CHUNK);
    }
    out.into_bytes()
}

fn cells<'a>(row: &'a Row, time: &'a str, path: &'a str) -> impl Iterator<Item = &'a str> {
    [time, row.event_id.as_str()]
        .into_iter()
        .chain(row.cells.iter().map(|cell| cell.as_deref().unwrap_or_default()))
        .chain([row.proof.name(), path])
}

fn line<'a>(out: &mut String, cells: impl Iterator<Item = &'a str>) {
    for (i, cell) in cells.enumerate() {
        if i > 0 {
            out.push(',');
        }
        write_cell(out, cell);
    }
    out.push_str("\r\n");
}

fn write_cell(out: &mut String, cell: &str) {
    // A spreadsheet takes these as the start of a formula; the quote makes them text.
    let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let quoted = formula || cell.contains([',', '"', '\n', '\r']);
    if !quoted {
        return out.push_str(cell);
    }
    out.push('"');
    if formula {
        out.push('\'');
    }
    out.push_str(&cell.replace('"', "\"\""));
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_and_formulas_neutralised() {
        let cases = [
            ("plain", "plain"),
            ("", ""),
            ("a,b", "\"a,b\""),
            ("say \"hi\"", "\"say \"\"hi\"\"\""),
            ("=HYPERLINK(\"http://x\")", "\"'=HYPERLINK(\"\"http://x\"\")\""),
            ("+1", "\"'+1\""),
            ("-1", "\"'-1\""),
            ("@x", "\"'@x\""),
            ("\tx", "\"'\tx\""),
            ("two\nlines", "\"two\nlines\""),
        ];
        for (cell, expected) in cases {
            let mut out = String::new();
            write_cell(&mut out, cell);
            assert_eq!(out, expected);
        }
    }
}
