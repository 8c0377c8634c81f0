//! CSV that a spreadsheet can open without running anything from a log (RFC 4180; formulas neutralised).
//!
//! A rule of security, so there is one: whatever leaves Traillight as CSV, a file or a copied table, is written here.
//!
//! Pure: no clock, no I/O, no randomness.

/// What a formula begins with, and the full-width forms that some input methods and spreadsheets take for the same.
const SIGNS: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// What spreadsheets drop or give a meaning of its own at the beginning of a cell, whatever comes behind it.
const STRIPPED: [char; 3] = ['\t', '\r', '\n'];

/// Appends a line.
pub fn line<C: AsRef<str>>(out: &mut String, cells: impl IntoIterator<Item = C>) {
    for (at, cell) in cells.into_iter().enumerate() {
        if at > 0 {
            out.push(',');
        }
        write_cell(out, cell.as_ref());
    }
    out.push_str("\r\n");
}

/// A table of these lines.
pub fn table<L: IntoIterator<Item = C>, C: AsRef<str>>(lines: impl IntoIterator<Item = L>) -> String {
    let mut out = String::new();
    lines.into_iter().for_each(|cells| line(&mut out, cells));
    out
}

fn write_cell(out: &mut String, cell: &str) {
    let neutral = if is_formula(cell) { "'" } else { "" };
    if !cell.contains(['"', ',', '\n', '\r']) {
        out.extend([neutral, cell]);
        return;
    }
    out.extend(["\"", neutral]);
    for (at, part) in cell.split('"').enumerate() {
        out.extend([if at > 0 { "\"\"" } else { "" }, part]);
    }
    out.push('"');
}

/// Whether a spreadsheet may take the cell for a formula. An apostrophe in front makes it text.
fn is_formula(cell: &str) -> bool {
    // Blanks, quotes and what cannot be seen are stripped by some spreadsheets before they look.
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
            ("'=1", "'=1"),
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
            // A heading first, as in every table: a reader takes U+FEFF at the very beginning for a mark.
            let text = table([&vec!["heading".to_owned(); cells.len()], &cells]);
            let mut reader = csv::Reader::from_reader(text.as_bytes());
            let lines: Vec<csv::StringRecord> = reader.records().collect::<Result<_, _>>().unwrap();
            let [line] = &lines[..] else { panic!("{text:?}") };
            prop_assert_eq!(line.len(), cells.len());
            for (read, cell) in line.iter().zip(&cells) {
                prop_assert_eq!(read.strip_prefix('\'').filter(|_| is_formula(cell)).unwrap_or(read), cell);
                prop_assert!(!read.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']), "{read:?}");
                let seen = read.trim_start_matches(|c: char| c.is_whitespace() || c == '"');
                prop_assert!(!seen.starts_with(SIGNS), "{read:?}");
            }
        }
    }
}
