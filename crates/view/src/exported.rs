//! Exported tables: their columns, and what is in each cell.

use protocol::wire::{self, Bytes};
use protocol::{
    Cell, CellOf, Column, FieldPath, Noted, Row, SortKey, TableColumn, TableForm, TableShape, WriteTable, Zone,
};
use words::{Language, Say, messages as m};

use crate::fragment::print_column;
use crate::{clock, copied, format};

/// Most characters of what was noted in a cell.
const MOST_TEXT: usize = 500;

/// Name of a column for programs.
const TIME: &str = "eventTime";

/// All columns that every event has, then these. Read again, such a table is what was exported.
pub fn all_columns(added: &[FieldPath], zone: &Zone) -> Vec<TableColumn> {
    let column = |of, heading: &str| TableColumn { of, heading: heading.to_owned() };
    let mut all = vec![column(CellOf::Time, TIME), column(CellOf::EventId, "eventID")];
    all.extend(Column::ALL.map(|it| column(CellOf::Column(it), it.path())));
    all.extend([column(CellOf::Proof, "proof"), column(CellOf::File, "file"), column(CellOf::Outcome, "outcome")]);
    all.extend(local(zone));
    all.extend(added.iter().map(|path| column(CellOf::Path(path.clone()), &path.to_string())));
    all
}

/// The columns of the table in the page, by key and title. In another zone than UTC, its times are beside those in UTC. Only people
/// read Markdown; for programs, columns have the names of fields.
pub fn shown_columns(shown: &[(SortKey, String)], format: TableForm, zone: &Zone) -> Vec<TableColumn> {
    let column = |(key, title): &(SortKey, String)| {
        let of = match key {
            SortKey::Time => CellOf::Time,
            SortKey::Column(column) => CellOf::Shown(*column),
            SortKey::Proof => CellOf::Proof,
            SortKey::Noted => CellOf::Noted,
            SortKey::Path(path) => CellOf::Path(path.clone()),
        };
        let heading = match (format, key) {
            (TableForm::Markdown, _) => title.clone(),
            (_, SortKey::Time) => TIME.to_owned(),
            (_, SortKey::Path(path)) => path.to_string(),
            (_, key) => print_column(key),
        };
        let beside = local(zone).filter(|_| *key == SortKey::Time);
        std::iter::once(TableColumn { of, heading }).chain(beside)
    };
    shown.iter().flat_map(column).collect()
}

fn local(zone: &Zone) -> Option<TableColumn> {
    let heading = format!("{TIME} ({})", zone.name);
    (!zone.name.is_empty()).then_some(TableColumn { of: CellOf::LocalTime, heading })
}

/// How a table is asked for, and its columns that are paths.
pub fn asked(shape: &TableShape) -> (Bytes, Vec<FieldPath>) {
    let path = |column: &TableColumn| if let CellOf::Path(path) = &column.of { Some(path.clone()) } else { None };
    (Bytes(wire::encode(shape)), shape.columns.iter().filter_map(path).collect())
}

/// Rows of a table, perhaps with its head.
pub fn write(ask: &WriteTable, shape: &TableShape, language: Language) -> String {
    let TableShape { form, columns, zone, .. } = shape;
    let all = if columns.is_empty() { all_columns(&[], zone) } else { Vec::new() };
    let columns = if columns.is_empty() { &all } else { columns };
    let head = ask.head.then(|| columns.iter().map(|column| column.heading.clone()).collect::<Vec<_>>());
    let lines = ask.rows.iter().enumerate().map(|(at, row)| {
        let file = ask.files.get(at).map_or("", String::as_str);
        let added = ask.added.get(at).map_or(&[] as &[Cell], Vec::as_slice);
        cells((row, file, added), columns, zone, language)
    });
    copied::portion(*form, head.as_deref(), lines)
}

/// The cells of a row, of which the path of its file and its values at paths are given.
fn cells(
    (row, file, added): (&Row, &str, &[Cell]),
    columns: &[TableColumn],
    zone: &Zone,
    language: Language,
) -> Vec<String> {
    let mut added = added.iter();
    let mut cell = |column: &TableColumn| match &column.of {
        CellOf::Time => row.time.map(format::iso).unwrap_or_default(),
        CellOf::LocalTime => row.time.map(|at| clock::iso(at, zone)).unwrap_or_default(),
        CellOf::EventId => row.event_id.clone(),
        CellOf::Column(column) => value(row, *column).unwrap_or_default().to_owned(),
        CellOf::Shown(column) => shown_value(row, *column).map_or(String::new(), |(_, text)| text.to_owned()),
        CellOf::Proof => row.proof.name().to_owned(),
        CellOf::File => file.to_owned(),
        CellOf::Outcome => if row.failed { "failure" } else { "success" }.to_owned(),
        CellOf::Noted => starred_text(&row.noted, language),
        CellOf::Path(_) => {
            let values: Vec<&str> = added.next().into_iter().flatten().map(|value| value.text.as_str()).collect();
            values.join(", ")
        }
    };
    columns.iter().map(&mut cell).collect()
}

/// The text of a row in a column; `None` where the field is absent or null.
pub fn value(row: &Row, column: Column) -> Option<&str> {
    row.cells.get(column as usize).and_then(Option::as_deref)
}

/// The text of a row in a column, and the column it is from: what was acted on is from `resources` or, where that
/// lists nothing, from the call's parameters.
pub fn shown_value(row: &Row, column: Column) -> Option<(Column, &str)> {
    let target =
        || value(row, Column::Target).filter(|_| column == Column::Resource).map(|text| (Column::Target, text));
    value(row, column).map(|text| (column, text)).or_else(target)
}

/// Samples, tags and remarks in a line.
pub fn noted_text(noted: &Noted, language: Language) -> String {
    let remarks = noted.remarks.iter().map(|remark| remark.text.as_str());
    let samples: Vec<String> = noted.samples.iter().map(|name| m::SampleInNotes { name }.say(language)).collect();
    let text: Vec<&str> = samples.iter().chain(&noted.tags).map(String::as_str).chain(remarks).collect();
    text.join(" · ").chars().take(MOST_TEXT).collect()
}

/// The same with the star.
pub fn starred_text(noted: &Noted, language: Language) -> String {
    let star = if noted.starred { "★ " } else { "" };
    format!("{star}{}", noted_text(noted, language))
}
