//! Rows of the table as text for the clipboard.

/// A way to write a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Copied {
    /// Separated by commas.
    Csv,
    /// Separated by tabs: what spreadsheets paste into cells.
    Tsv,
    /// A table in Markdown.
    Markdown,
}

/// Writes a table.
pub fn table(how: Copied, headings: &[String], lines: &[Vec<String>]) -> String {
    let all = || std::iter::once(headings).chain(lines.iter().map(Vec::as_slice));
    match how {
        Copied::Csv => csv_writer::table(all()),
        Copied::Tsv => csv_writer::tabs(all()),
        Copied::Markdown => {
            let rule = format!("|{}\n", " --- |".repeat(headings.len()));
            let mut lines = all().map(markdown_line);
            lines.next().into_iter().chain(std::iter::once(rule)).chain(lines).collect()
        }
    }
}

fn markdown_line(cells: &[String]) -> String {
    let cells: String = cells.iter().map(|cell| format!(" {} |", markdown(cell))).collect();
    format!("|{cells}\n")
}

/// The text of a cell, in which nothing is markup.
fn markdown(cell: &str) -> String {
    let mut out = String::new();
    for c in cell.chars() {
        match c {
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
    use super::*;

    #[test]
    fn three_ways_to_write_a_table() {
        let cells = |cells: &[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>();
        let lines = [cells(&["a,b", "x\ty"]), cells(&["=1", "<img>|*"])];
        let headings = cells(&["eventName", "user"]);
        assert_eq!(table(Copied::Csv, &headings, &lines), "eventName,user\r\n\"a,b\",x\ty\r\n'=1,<img>|*\r\n");
        assert_eq!(table(Copied::Tsv, &headings, &lines), "eventName\tuser\r\na,b\t\"x\ty\"\r\n'=1\t<img>|*\r\n");
        assert_eq!(
            table(Copied::Markdown, &headings, &lines),
            "| eventName | user |\n| --- | --- |\n| a,b | x\ty |\n| =1 | &lt;img>\\|\\* |\n"
        );
    }
}
