//! Rows of tables as text, for the clipboard and for files.

use csv_writer::{BYTE_ORDER_MARK, Form};
use protocol::TableForm;

/// Writes a table.
pub fn table(form: TableForm, headings: &[String], lines: &[Vec<String>]) -> String {
    portion(form, Some(headings), lines.iter().cloned())
}

/// Writes a part of one: with its head, what it begins with.
pub fn portion(form: TableForm, head: Option<&[String]>, lines: impl Iterator<Item = Vec<String>>) -> String {
    let mut out = String::new();
    let form = match form {
        TableForm::Csv => Form::Commas,
        TableForm::Tsv => Form::Tabs,
        TableForm::Excel => {
            out.extend(head.map(|_| BYTE_ORDER_MARK));
            Form::Spreadsheet
        }
        TableForm::Markdown => {
            if let Some(head) = head {
                out.push_str(&markdown_line(head));
                out.push_str(&format!("|{}\n", " --- |".repeat(head.len())));
            }
            lines.for_each(|cells| out.push_str(&markdown_line(&cells)));
            return out;
        }
    };
    head.into_iter().for_each(|head| csv_writer::line_as(&mut out, head, form));
    lines.for_each(|cells| csv_writer::line_as(&mut out, cells, form));
    out
}

/// The same as JSON: an object for each line, with headings as names.
pub fn json(headings: &[String], lines: &[Vec<String>]) -> String {
    let mut out = String::from("[");
    for (number, line) in lines.iter().enumerate() {
        out.push_str(if number > 0 { ",\n{" } else { "\n{" });
        for (at, (heading, cell)) in headings.iter().zip(line).enumerate() {
            out.push_str(if at > 0 { "," } else { "" });
            json::write::quote(heading, &mut out);
            out.push(':');
            json::write::quote(cell, &mut out);
        }
        out.push('}');
    }
    out + "\n]\n"
}

fn markdown_line(cells: &[String]) -> String {
    let cells: String = cells.iter().map(|cell| format!(" {} |", markdown(cell))).collect();
    format!("|{cells}\n")
}

/// The text of a cell, in which nothing is markup, nor becomes a link on its own: `http://…`, `www.…` and `a@b.c`.
fn markdown(cell: &str) -> String {
    let mut out = String::new();
    for (at, c) in cell.char_indices() {
        let (before, after) = cell.split_at_checked(at).unwrap_or_default();
        let is_www = || before.get(before.len().wrapping_sub(3)..).is_some_and(|it| it.eq_ignore_ascii_case("www"));
        match c {
            ':' if after.starts_with("://") => out.push_str("\\:"),
            '.' if is_www() => out.push_str("\\."),
            '@' => out.push_str("\\@"),
            '\n' | '\r' => out.push(' '),
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '\\' | '|' | '`' | '*' | '_' | '[' | ']' | '~' | '!' | '$' | '#' => out.extend(['\\', c]),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn whatever_the_cells_say_a_table_in_markdown_keeps_its_columns(
            lines in prop::collection::vec(prop::collection::vec("[|\\\\\r\n`<>a \t]{0,6}|\\PC{0,5}", 3), 0..4),
        ) {
            let headings = ["a", "b|", "c"].map(str::to_owned);
            let text = table(TableForm::Markdown, &headings, &lines);
            prop_assert!(text.ends_with('\n') && !text.contains('\r'));
            let written: Vec<&str> = text.strip_suffix('\n').unwrap_or_default().split('\n').collect();
            prop_assert_eq!(written.len(), lines.len() + 2);
            for line in written {
                // An odd number of backslashes before a bar makes it part of the text.
                let bars = line.match_indices('|').filter(|(at, _)| {
                    line.get(..*at).unwrap_or_default().chars().rev().take_while(|c| *c == '\\').count() % 2 == 0
                });
                prop_assert_eq!(bars.count(), 4, "{:?}", line);
            }
        }
    }

    #[test]
    fn no_address_in_markdown_becomes_a_link() {
        let cases = [
            ("http://evil.test/x", r"http\://evil.test/x"),
            ("see HTTPS://a, ftp://b", r"see HTTPS\://a, ftp\://b"),
            ("www.evil.test WWW.x é.w", r"www\.evil.test WWW\.x é.w"),
            ("mailto:mei@mail.test", r"mailto:mei\@mail.test"),
            ("12:30:01 s3.amazonaws.com", "12:30:01 s3.amazonaws.com"),
        ];
        for (cell, expected) in cases {
            assert_eq!(markdown(cell), expected);
        }
    }

    #[test]
    fn json_keeps_every_cell() {
        let [headings, line] = [["a", "b\""], ["x\n", "\u{0}é"]].map(|cells| cells.map(str::to_owned).to_vec());
        let read: serde_json::Value =
            serde_json::from_str(&json(&headings, &[line.clone(), line])).expect("it is JSON");
        assert_eq!(read, serde_json::json!([{"a": "x\n", "b\"": "\u{0}é"}, {"a": "x\n", "b\"": "\u{0}é"}]));
        assert_eq!(json(&headings, &[]), "[\n]\n");
    }

    #[test]
    fn three_ways_to_write_a_table() {
        let cells = |cells: &[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>();
        let lines = [cells(&["a,b", "x\ty"]), cells(&["=1", "<img>|*"])];
        let headings = cells(&["eventName", "user"]);
        assert_eq!(table(TableForm::Csv, &headings, &lines), "eventName,user\r\n\"a,b\",x\ty\r\n'=1,<img>|*\r\n");
        assert_eq!(table(TableForm::Tsv, &headings, &lines), "eventName\tuser\r\na,b\t\"x\ty\"\r\n'=1\t<img>|*\r\n");
        assert_eq!(
            table(TableForm::Markdown, &headings, &lines),
            "| eventName | user |\n| --- | --- |\n| a,b | x\ty |\n| =1 | &lt;img>\\|\\* |\n"
        );
    }
}
