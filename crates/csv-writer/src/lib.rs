//! CSV that a spreadsheet can open without running anything from a log (RFC 4180; formulas neutralised).
//!
//! This is a security rule, so there is only one implementation: every CSV that leaves Traillight, as a file or through
//! the clipboard, is written here.
//!
//! Pure: no clock, no I/O, no randomness.

use std::ops::RangeInclusive;

/// What a formula starts with, plus the full-width forms that some input methods and spreadsheets treat the same way.
const SIGNS: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// Characters that spreadsheets drop, or treat specially, at the start of a cell.
const STRIPPED: [char; 3] = ['\t', '\r', '\n'];

/// Characters that are not seen: those that Unicode calls default ignorable, those between the lines of annotations, and the blank
/// of Braille. (Unicode 16, DerivedCoreProperties.txt.)
const IGNORABLE: [RangeInclusive<char>; 19] = [
    '\u{ad}'..='\u{ad}',
    '\u{34f}'..='\u{34f}',
    '\u{61c}'..='\u{61c}',
    '\u{115f}'..='\u{1160}',
    '\u{17b4}'..='\u{17b5}',
    '\u{180b}'..='\u{180f}',
    '\u{200b}'..='\u{200f}',
    '\u{202a}'..='\u{202e}',
    '\u{2060}'..='\u{206f}',
    '\u{2800}'..='\u{2800}',
    '\u{3164}'..='\u{3164}',
    '\u{fe00}'..='\u{fe0f}',
    '\u{feff}'..='\u{feff}',
    '\u{ffa0}'..='\u{ffa0}',
    '\u{fff0}'..='\u{fffb}',
    '\u{1bca0}'..='\u{1bca3}',
    '\u{1d173}'..='\u{1d17a}',
    '\u{e0000}'..='\u{e0fff}',
    '\u{fffc}'..='\u{fffc}',
];

/// How cells are separated, and what they are written for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Commas between cells.
    Commas,
    /// The same for spreadsheets that take text for numbers and dates: what they would change is marked as text.
    Spreadsheet,
    /// Tabs between cells, which spreadsheets paste as cells.
    Tabs,
}

/// What a file begins with, so that spreadsheets read it as UTF-8.
pub const BYTE_ORDER_MARK: &str = "\u{feff}";

/// Appends a line with these cells, quoted where needed, formulas neutralised.
pub fn line<C: AsRef<str>>(out: &mut String, cells: impl IntoIterator<Item = C>) {
    line_as(out, cells, Form::Commas);
}

/// The same in any form.
pub fn line_as<C: AsRef<str>>(out: &mut String, cells: impl IntoIterator<Item = C>, form: Form) {
    let between = if form == Form::Tabs { '\t' } else { ',' };
    for (at, cell) in cells.into_iter().enumerate() {
        if at > 0 {
            out.push(between);
        }
        match cell.as_ref() {
            cell if form == Form::Spreadsheet && is_changed(cell) => out.extend(["\"=\"\"", cell, "\"\"\""]),
            cell => write_cell(out, cell, between),
        }
    }
    out.push_str("\r\n");
}

/// Writes all lines of a table, heading included.
pub fn table<L: IntoIterator<Item = C>, C: AsRef<str>>(lines: impl IntoIterator<Item = L>) -> String {
    table_as(lines, Form::Commas)
}

/// The same with tabs between cells, which spreadsheets paste as cells.
pub fn tabs<L: IntoIterator<Item = C>, C: AsRef<str>>(lines: impl IntoIterator<Item = L>) -> String {
    table_as(lines, Form::Tabs)
}

/// The same in any form.
pub fn table_as<L: IntoIterator<Item = C>, C: AsRef<str>>(lines: impl IntoIterator<Item = L>, form: Form) -> String {
    let mut out = String::new();
    lines.into_iter().for_each(|cells| line_as(&mut out, cells, form));
    out
}

fn write_cell(out: &mut String, cell: &str, between: char) {
    let neutral = if is_neutralised(cell) { "'" } else { "" };
    if !cell.contains(['"', between, '\n', '\r']) {
        out.extend([neutral, cell]);
        return;
    }
    out.extend(["\"", neutral]);
    for (at, part) in cell.split('"').enumerate() {
        out.extend([if at > 0 { "\"\"" } else { "" }, part]);
    }
    out.push('"');
}

/// The cell that this one was before it was neutralised or marked as text; the same if it was not.
pub fn plain(cell: &str) -> &str {
    let marked = cell.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"')).filter(|inner| is_changed(inner));
    let neutralised = || cell.strip_prefix('\'').filter(|rest| is_neutralised(rest));
    marked.or_else(neutralised).unwrap_or(cell)
}

/// Whether a spreadsheet would show something else than this text: it takes digits for a number and rounds it or drops its zeros,
/// and others for a date, a time, or a number with an exponent. `="…"` around them, in which there is nothing but digits and
/// signs, keeps them text.
fn is_changed(cell: &str) -> bool {
    let bytes = cell.as_bytes();
    let is_sign = |byte: &u8| matches!(byte, b'.' | b',' | b':' | b'/' | b'-' | b'+' | b'e' | b'E');
    if !bytes.first().is_some_and(u8::is_ascii_digit) || !bytes.iter().all(|it| it.is_ascii_digit() || is_sign(it)) {
        return false;
    }
    let is_short = bytes.len() <= MOST_DIGITS && bytes.iter().all(u8::is_ascii_digit);
    !is_short || (bytes.len() > 1 && bytes.first() == Some(&b'0'))
}

/// Digits of a number that every spreadsheet shows as they are.
const MOST_DIGITS: usize = 11;

/// Whether the cell gets an apostrophe. One that looks as if it had one gets another, so that it can be told which it was.
fn is_neutralised(cell: &str) -> bool {
    is_formula(cell.trim_start_matches('\''))
}

/// Whether a spreadsheet may take the cell for a formula. If so, it is prefixed with an apostrophe, which makes it
/// text.
fn is_formula(cell: &str) -> bool {
    // Some spreadsheets strip blanks, quotes and invisible characters before they look for a formula.
    let unseen =
        |c: char| c.is_whitespace() || c.is_control() || c == '"' || IGNORABLE.iter().any(|range| range.contains(&c));
    cell.starts_with(STRIPPED) || cell.trim_start_matches(unseen).starts_with(SIGNS)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use proptest::prelude::*;

    use super::*;

    #[test]
    fn cells_are_quoted_and_formulas_neutralised() {
        let cases = [
            ("plain", "plain"),
            ("", ""),
            (" ", " "),
            ("a,b", "\"a,b\""),
            ("say \"hi\"", "\"say \"\"hi\"\"\""),
            ("two\nlines", "\"two\nlines\""),
            ("a=1", "a=1"),
            ("x-y", "x-y"),
            (" x=1", " x=1"),
            ("'=1", "''=1"),
            ("\u{e0001}\u{fe0f}\u{2800}\u{3164}\u{fff9}=1", "'\u{e0001}\u{fe0f}\u{2800}\u{3164}\u{fff9}=1"),
            ("''@x", "'''@x"),
            ("'x", "'x"),
            ("a＝1", "a＝1"),
            ("\"a\"", "\"\"\"a\"\"\""),
            ("=HYPERLINK(\"http://x\")", "\"'=HYPERLINK(\"\"http://x\"\")\""),
            ("+1", "'+1"),
            ("-1", "'-1"),
            ("@x", "'@x"),
            ("\tx", "'\tx"),
            ("\rx", "\"'\rx\""),
            ("\nx", "\"'\nx\""),
            ("＝1", "'＝1"),
            ("＋1", "'＋1"),
            ("－1", "'－1"),
            ("＠x", "'＠x"),
            (" =1", "' =1"),
            ("\u{feff}\u{a0}=1", "'\u{feff}\u{a0}=1"),
            ("\"=1", "\"'\"\"=1\""),
        ];
        for (cell, expected) in cases {
            assert_eq!(table([[cell]]), format!("{expected}\r\n"), "{cell:?}");
        }
        assert_eq!(table([vec!["a", "b,"], vec![], vec!["c"]]), "a,\"b,\"\r\n\r\nc\r\n");
    }

    #[test]
    fn what_a_spreadsheet_would_change_is_marked_as_text() {
        let cases = [
            ("123456789012", "\"=\"\"123456789012\"\"\""),
            ("012", "\"=\"\"012\"\"\""),
            ("1e5", "\"=\"\"1e5\"\"\""),
            ("1-2", "\"=\"\"1-2\"\"\""),
            ("1.10", "\"=\"\"1.10\"\"\""),
            ("12345678901", "12345678901"),
            ("0", "0"),
            ("", ""),
            ("-1", "'-1"),
            ("=\"1\"", "\"'=\"\"1\"\"\""),
            ("123456789012a", "123456789012a"),
            ("123456789012\"", "\"123456789012\"\"\""),
        ];
        for (cell, expected) in cases {
            assert_eq!(table_as([[cell]], Form::Spreadsheet), format!("{expected}\r\n"), "{cell:?}");
        }
    }

    fn cell() -> impl Strategy<Value = String> {
        prop_oneof![
            "[0-9.:eE+/,\"=-]{0,14}",
            "[-=+@＝＋－＠\t\r\n \"',;a1\u{a0}\u{feff}\u{200b}]{0,6}",
            any::<String>()
        ]
    }

    proptest! {
        #[test]
        fn what_is_read_back_is_the_cell_and_no_formula(cells in prop::collection::vec(cell(), 2..5)) {
            // Starts with a heading, as every table does: CSV readers take a U+FEFF at the very start for a byte order
            // mark.
            let lines = [&vec!["heading".to_owned(); cells.len()], &cells];
            for (form, between) in [(Form::Commas, b','), (Form::Spreadsheet, b','), (Form::Tabs, b'\t')] {
                let text = table_as(lines, form);
                let mut reader = csv::ReaderBuilder::new().delimiter(between).from_reader(text.as_bytes());
                let lines: Vec<csv::StringRecord> = reader.records().collect::<Result<_, _>>().unwrap();
                let [line] = &lines[..] else { panic!("{text:?}") };
                prop_assert_eq!(line.len(), cells.len());
                for (read, cell) in line.iter().zip(&cells) {
                    prop_assert_eq!(plain(read), cell);
                    if form == Form::Spreadsheet && is_changed(cell) {
                        prop_assert_eq!(read, format!("=\"{cell}\""));
                        continue;
                    }
                    prop_assert!(!read.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']), "{read:?}");
                    let seen = read.trim_start_matches(|c: char| c.is_whitespace() || c == '"');
                    prop_assert!(!seen.starts_with(SIGNS), "{read:?}");
                }
            }
        }
    }
}
