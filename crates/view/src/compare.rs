//! Events side by side, field by field.

use words::{Language, messages as m};

use crate::tree::{Line, Value};

/// Most events that can be compared.
pub const MOST_EVENTS: usize = 5;

/// Most lines of a record that are compared.
const MOST_LINES: usize = 2000;

/// A field, and its value in each event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Path with positions in arrays: `resources[0].ARN`.
    pub path: String,
    /// One value for each event; `None` where the field is absent.
    pub values: Vec<Option<String>>,
}

impl Row {
    /// Whether the events differ here.
    pub fn differs(&self) -> bool {
        self.values.iter().any(|value| Some(value) != self.values.first())
    }

    /// Removes quotes where they distinguish nothing: if all values are digits in strings, as account ids are.
    fn unquote(&mut self) {
        let figures =
            |text: &String| text.strip_prefix('"')?.strip_suffix('"').filter(|text| is_figure(text)).map(str::to_owned);
        let all = self.values.iter().map(|value| value.as_ref().map(figures));
        if all.clone().flatten().all(|value| value.is_some()) {
            self.values = all.map(Option::flatten).collect();
        }
    }
}

/// The fields of all events in the order of the records, and the number of lines left out.
pub fn compare(records: &[&[Line]]) -> (Vec<Row>, usize) {
    let mut rows: Vec<Row> = Vec::new();
    let mut left_out = 0;
    for (event, lines) in records.iter().enumerate() {
        left_out += lines.len().saturating_sub(MOST_LINES);
        // Where the next field is expected: after the previous one.
        let mut next = 0;
        for (path, value) in leaves(lines.get(..MOST_LINES).unwrap_or(lines)) {
            let behind = rows.iter().skip(next).position(|row| row.path == path).map(|at| at + next);
            let at = behind.or_else(|| rows.iter().take(next).position(|row| row.path == path)).unwrap_or_else(|| {
                rows.insert(next, Row { path, values: vec![None; records.len()] });
                next
            });
            next = at + 1;
            if let Some(cell) = rows.get_mut(at).and_then(|row| row.values.get_mut(event)) {
                *cell = Some(match cell.take() {
                    Some(before) => format!("{before}, {value}"),
                    None => value,
                });
            }
        }
    }
    rows.iter_mut().for_each(Row::unquote);
    (rows, left_out)
}

/// The rows as CSV, with each event's name above its column.
pub fn table(events: &[String], rows: &[Row], language: Language) -> String {
    let mut out = String::new();
    csv_writer::line(&mut out, std::iter::once(m::compare_heading(language)).chain(events.iter().map(String::as_str)));
    for row in rows {
        let values = row.values.iter().map(|value| value.as_deref().unwrap_or_default());
        csv_writer::line(&mut out, std::iter::once(row.path.as_str()).chain(values));
    }
    out
}

/// Paths and values, but only of leaves, including empty objects and arrays.
fn leaves(lines: &[Line]) -> Vec<(String, String)> {
    let mut out = Vec::new();
    let mut above: Vec<(String, bool)> = Vec::new();
    for line in lines {
        above.truncate(usize::from(line.depth));
        let mut path = above.last().map_or_else(String::new, |(path, _)| path.clone());
        let quoted = line.name.is_empty() || line.name.contains(['.', '[', '"']);
        match above.last() {
            Some((_, true)) => path.push_str(&format!("[{}]", line.name)),
            above => {
                path.push_str(if above.is_some() { "." } else { "" });
                path.push_str(&if quoted { format!("\"{}\"", line.name) } else { line.name.clone() });
            }
        }
        match &line.value {
            Value::Object(0) => out.push((path.clone(), "{}".to_owned())),
            Value::Array(0) => out.push((path.clone(), "[]".to_owned())),
            Value::Object(_) | Value::Array(_) => {}
            Value::Null => out.push((path.clone(), "null".to_owned())),
            Value::Deep(json) => out.push((path.clone(), json.clone())),
            Value::Text(text) => out.push((path.clone(), shown(text))),
            value => out.push((path.clone(), value.text().unwrap_or_default())),
        }
        above.push((path, matches!(line.value, Value::Array(_))));
    }
    out
}

fn is_figure(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Text that could be taken for something else is put in quotes.
fn shown(text: &str) -> String {
    let is_word = matches!(text, "" | "true" | "false" | "null" | "{}" | "[]") || is_figure(text);
    if is_word { format!("\"{text}\"") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree;

    fn compared(records: &[&str]) -> Vec<String> {
        let lines: Vec<Vec<Line>> = records.iter().map(|json| tree::parse(json).unwrap()).collect();
        let (rows, left_out) = compare(&lines.iter().map(Vec::as_slice).collect::<Vec<_>>());
        assert_eq!(left_out, 0);
        let cell = |value: &Option<String>| value.clone().unwrap_or_else(|| "-".to_owned());
        let line = |row: &Row| {
            let cells: Vec<String> = row.values.iter().map(cell).collect();
            format!("{}{} {}", if row.differs() { "!" } else { "" }, row.path, cells.join(" "))
        };
        rows.iter().map(line).collect()
    }

    #[test]
    fn fields_stand_side_by_side_in_the_order_of_the_records() {
        let first = r#"{"a":1,"who":{"x":"p","y":"q"},"list":[{"k":1},null],"e":{}}"#;
        let second = r#"{"a":1,"who":{"x":"p","new":"n","y":"r"},"list":[{"k":2}],"e":[]}"#;
        let third = r#"{"a":"1","who":null}"#;
        let expected = [
            "!a 1 1 \"1\"",
            "!who - - null",
            "!who.x p p -",
            "!who.new - n -",
            "!who.y q r -",
            "!list[0].k 1 2 -",
            "!list[1] null - -",
            "!e {} [] -",
        ];
        assert_eq!(compared(&[first, second, third]), expected);
        assert!(compared(&[first, first]).iter().all(|line| !line.starts_with('!')));
        assert_eq!(compared(&[r#"{"a":"1"}"#, r#"{"a":"2"}"#, "{}"]), ["!a 1 2 -"]);
        assert_eq!(compared(&[]), Vec::<String>::new());
    }

    #[test]
    fn odd_names_are_told_apart_and_nothing_gets_lost() {
        let record = r#"{"a.b":1,"a":{"b":2,"":3},"c":1,"c":2}"#;
        assert_eq!(compared(&[record, record]), ["\"a.b\" 1 1", "a.b 2 2", "a.\"\" 3 3", "c 1, 2 1, 2"]);
        let many: Vec<String> = (0..MOST_LINES + 7).map(|name| format!("\"n{name}\":1")).collect();
        let lines = tree::parse(&format!("{{{}}}", many.join(","))).unwrap();
        let (rows, left_out) = compare(&[&lines, &lines]);
        assert_eq!((rows.len(), left_out), (MOST_LINES, 14));
    }

    #[test]
    fn the_table_is_csv() {
        let row = Row { path: "a".to_owned(), values: vec![Some("x,y".to_owned()), None] };
        assert_eq!(table(&["=E".to_owned(), "F".to_owned()], &[row], Language::En), "Field,'=E,F\r\na,\"x,y\",\r\n");
    }
}
