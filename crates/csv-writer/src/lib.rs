//! CSV that a spreadsheet can open without running anything from a log (RFC 4180; formulas neutralised).
//!
//! This is a security rule, so there is only one implementation: every CSV that leaves Traillight, as a file or through
//! the clipboard, is written here.
//!
//! Pure: no clock, no I/O, no randomness.

/// What a formula starts with, plus the full-width forms that some input methods and spreadsheets treat the same way.
const SIGNS: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// Characters that spreadsheets drop, or treat specially, at the start of a cell.
const STRIPPED: [char; 3] = ['\t', '\r', '\n'];

/// Appends a line with these cells, quoted where needed, formulas neutralised.
pub fn line<C: AsRef<str>>(out: &mut String, cells: impl IntoIterator<Item = C>) {
    write_line(out, cells, ',');
}

fn write_line<C: AsRef<str>>(out: &mut String, cells: impl IntoIterator<Item = C>, between: char) {
    for (at, cell) in cells.into_iter().enumerate() {
        if at > 0 {
            out.push(between);
        }
        write_cell(out, cell.as_ref(), between);
    }
    out.push_str("\r\n");
}

/// Writes all lines of a table, heading included.
pub fn table<L: IntoIterator<Item = C>, C: AsRef<str>>(lines: impl IntoIterator<Item = L>) -> String {
    let mut out = String::new();
    lines.into_iter().for_each(|cells| line(&mut out, cells));
    out
}

/// The same with tabs between cells, which spreadsheets paste as cells.
pub fn tabs<L: IntoIterator<Item = C>, C: AsRef<str>>(lines: impl IntoIterator<Item = L>) -> String {
    let mut out = String::new();
    lines.into_iter().for_each(|cells| write_line(&mut out, cells, '\t'));
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

/// The cell that this one was before it was neutralised; the same if it was not.
pub fn plain(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| is_neutralised(rest)).unwrap_or(cell)
}

/// Whether the cell gets an apostrophe. One that looks as if it had one gets another, so that it can be told which it was.
fn is_neutralised(cell: &str) -> bool {
    is_formula(cell.trim_start_matches('\''))
}

/// Whether a spreadsheet may take the cell for a formula. If so, it is prefixed with an apostrophe, which makes it
/// text.
fn is_formula(cell: &str) -> bool {
    // Some spreadsheets strip blanks, quotes and invisible characters before they look for a formula.
    let unseen = |c: char| {
        c.is_whitespace()
            || c.is_control()
            || matches!(c, '"' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
    };
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

    fn cell() -> impl Strategy<Value = String> {
        prop_oneof!["[-=+@＝＋－＠\t\r\n \"',;a1\u{a0}\u{feff}\u{200b}]{0,6}", any::<String>()]
    }

    proptest! {
        #[test]
        fn what_is_read_back_is_the_cell_and_no_formula(cells in prop::collection::vec(cell(), 2..5)) {
            // Starts with a heading, as every table does: CSV readers take a U+FEFF at the very start for a byte order
            // mark.
            let lines = [&vec!["heading".to_owned(); cells.len()], &cells];
            for (text, between) in [(table(lines), b','), (tabs(lines), b'\t')] {
                let mut reader = csv::ReaderBuilder::new().delimiter(between).from_reader(text.as_bytes());
                let lines: Vec<csv::StringRecord> = reader.records().collect::<Result<_, _>>().unwrap();
                let [line] = &lines[..] else { panic!("{text:?}") };
                prop_assert_eq!(line.len(), cells.len());
                for (read, cell) in line.iter().zip(&cells) {
                    prop_assert_eq!(plain(read), cell);
                    prop_assert!(!read.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']), "{read:?}");
                    let seen = read.trim_start_matches(|c: char| c.is_whitespace() || c == '"');
                    prop_assert!(!seen.starts_with(SIGNS), "{read:?}");
                }
            }
        }
    }
}
