//! What every chart needs: counts and shares as text, and CSV for the clipboard.

mod bars;
mod finding;
mod timeline;

pub use bars::{Bar, BarKind, BarTable};
pub use finding::{Subject, bar_finding, timeline_finding};
pub use timeline::{Brush, Column, TimelineTable, bin_length_words, moment};

/// Digits in groups of three: "1,234,567".
pub fn grouped(count: u64) -> String {
    let digits = count.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// A share of a whole in per cent: two digits are enough, but 0 % and 100 % are only said when they are exact.
pub fn percent(part: u64, whole: u64) -> String {
    if whole == 0 || part == 0 {
        return "0\u{a0}%".to_owned();
    }
    if part >= whole {
        return "100\u{a0}%".to_owned();
    }
    // Tenths of a per cent, rounded; u128 so that no count overflows.
    let tenths = (u128::from(part) * 2000 / u128::from(whole)).div_ceil(2);
    match tenths {
        0 => "<0.1\u{a0}%".to_owned(),
        1..100 => format!("{}.{}\u{a0}%", tenths / 10, tenths % 10),
        995.. => ">99\u{a0}%".to_owned(),
        _ => format!("{}\u{a0}%", (tenths + 5) / 10),
    }
}

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
    fn digits_are_grouped() {
        assert_eq!([0, 999, 1_000, 1_234_567].map(grouped), ["0", "999", "1,000", "1,234,567"]);
    }

    #[test]
    fn shares_never_round_to_nothing_or_everything() {
        let shares =
            [(0, 10), (1, 100_000), (1, 1000), (5, 100), (83, 100), (12_345, 100_000), (99_999, 100_000), (7, 7)]
                .map(|(part, whole)| percent(part, whole).replace('\u{a0}', " "));
        assert_eq!(shares, ["0 %", "<0.1 %", "0.1 %", "5.0 %", "83 %", "12 %", ">99 %", "100 %"]);
        assert_eq!(percent(3, 0).replace('\u{a0}', " "), "0 %");
    }

    #[test]
    fn csv_neutralises_formulas_and_quotes() {
        assert_eq!(
            csv([vec!["=1+1".to_owned(), "a,b".to_owned()], vec!["say \"x\"".to_owned(), "plain".to_owned()]]),
            "'=1+1,\"a,b\"\r\n\"say \"\"x\"\"\",plain\r\n"
        );
    }
}
