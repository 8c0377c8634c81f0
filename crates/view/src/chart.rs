//! Charts as tables: rows, shares, columns and findings, and CSV for the clipboard. What is drawn comes from here.

mod bands;
mod bars;
mod coverage;
mod finding;
mod timeline;

pub use bands::{band_span, band_time};
pub use bars::{Bar, BarKind, BarTable};
pub use coverage::uncovered;
pub use finding::{Subject, bar_finding, path_finding, timeline_finding};
pub use timeline::{Brush, Column, TimelineTable, bin_length_words, moment};

/// One CSV field (RFC 4180). Text that a spreadsheet would take for a formula gets a leading apostrophe.
pub fn csv_field(text: &str) -> String {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let safe = if formula { format!("'{text}") } else { text.to_owned() };
    if safe.contains(['"', ',', '\n', '\r']) { format!("\"{}\"", safe.replace('"', "\"\"")) } else { safe }
}

/// Rows of fields as CSV text with CR LF line ends.
pub fn csv(rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let mut out = String::new();
    for row in rows {
        let fields: Vec<String> = row.iter().map(|field| csv_field(field)).collect();
        out.push_str(&fields.join(","));
        out.push_str("\r\n");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn csv_neutralises_formulas_and_quotes() {
        assert_eq!(
            csv([vec!["=1+1".to_owned(), "a,b".to_owned()], vec!["say \"x\"".to_owned(), "plain".to_owned()]]),
            "'=1+1,\"a,b\"\r\n\"say \"\"x\"\"\",plain\r\n"
        );
    }
}
