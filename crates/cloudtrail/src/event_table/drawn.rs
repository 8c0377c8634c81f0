//! Tables drawn with lines and blanks, as databases print them and Markdown writes them.

use std::borrow::Cow;

use memchr::{memchr, memmem};

/// A table drawn with box characters, redrawn with ASCII ones. All offsets stay as they are.
pub fn in_ascii(bytes: &[u8]) -> Cow<'_, [u8]> {
    if memmem::find(bytes, "│".as_bytes()).is_none() {
        return bytes.into();
    }
    let mut bytes = bytes.to_owned();
    let mut rest = bytes.as_mut_slice();
    while let Some(at) = memchr(0xe2, rest) {
        rest = rest.get_mut(at..).unwrap_or_default();
        let plain = match rest.get(..3).and_then(|drawn| std::str::from_utf8(drawn).ok()) {
            Some("│" | "┃" | "║") => b"|  ",
            Some(drawn) if ('─'..='╿').contains(&drawn.chars().next().unwrap_or_default()) => b"---",
            _ => {
                rest = rest.get_mut(1..).unwrap_or_default();
                continue;
            }
        };
        let (drawn, behind) = rest.split_at_mut(plain.len());
        drawn.copy_from_slice(plain);
        rest = behind;
    }
    bytes.into()
}

/// Whether blanks surround the bars of the first line, so that blanks around a cell are not part of it.
pub fn is_padded(head: &[u8]) -> bool {
    let line = head.get(..memchr(b'\n', head).unwrap_or(head.len())).unwrap_or_default();
    line.windows(2).any(|pair| matches!(pair, b" |" | b"| "))
}

/// Whether a row is only a drawn line.
pub fn is_rule(cells: &[Cow<'_, str>]) -> bool {
    let is_drawn = |cell: &str| cell.len() > 2 && cell.bytes().all(|byte| matches!(byte, b'-' | b':' | b'+'));
    let mut there = cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).peekable();
    there.peek().is_some() && there.all(is_drawn)
}

/// Whether a line is none of the table's rows: what stands below it, such as `(2 rows)`, or the types of DuckDB's columns.
pub fn is_no_row(cells: &[Cow<'_, str>]) -> bool {
    const TYPES: [&str; 11] =
        ["varchar", "timestamp", "boolean", "json", "int", "bigint", "double", "struct(", "map(", "date", "uuid"];
    let is_type = |cell: &str| TYPES.iter().any(|name| cell.starts_with(name));
    cells.len() == 1 || cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).all(is_type)
}
