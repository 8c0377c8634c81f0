//! The style sheets, joined into one.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::inputs::files_below;

/// Sheets that others build on, in order; the rest follows alphabetically.
const FIRST: [&str; 2] = ["tokens.css", "base.css"];

/// All sheets of a folder in their order, without comments and indentation.
pub fn joined(folder: &Path) -> Result<String> {
    let mut sheets: Vec<PathBuf> = files_below(folder)?;
    sheets.retain(|path| path.extension().is_some_and(|extension| extension == "css"));
    sheets.sort_by_key(|path| {
        let name = path.file_name().unwrap_or_default().to_owned();
        (FIRST.iter().position(|first| name == *first).unwrap_or(FIRST.len()), name)
    });
    let mut joined = String::new();
    for sheet in sheets {
        let css = fs::read_to_string(&sheet).with_context(|| format!("reading {}", sheet.display()))?;
        joined.push_str(&slim(&css));
    }
    Ok(joined)
}

/// Leaves out comments, blank lines and the white space around lines. Compression on the wire takes care of the rest.
fn slim(css: &str) -> String {
    let bare = without_comments(css);
    let lines = bare.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.flat_map(|line| [line, "\n"]).collect()
}

/// A `/*` inside a quoted string is no comment. An open comment reaches to the end, as in a browser.
fn without_comments(css: &str) -> String {
    let mut bare = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(at) = rest.find(['/', '"', '\'']) {
        let (before, special) = rest.split_at(at);
        bare.push_str(before);
        let kept = match special.strip_prefix("/*") {
            Some(comment) => {
                // A comment separates words, so a space stays in its place.
                bare.push(' ');
                rest = comment.split_once("*/").map_or("", |(_, after)| after);
                continue;
            }
            None if special.starts_with('/') => 1,
            None => quoted_len(special),
        };
        let (kept, after) = special.split_at(kept);
        bare.push_str(kept);
        rest = after;
    }
    bare.push_str(rest);
    bare
}

/// Bytes of the quoted string at the start of `text`, quotes included.
fn quoted_len(text: &str) -> usize {
    let mut characters = text.char_indices();
    let quote = characters.next().map(|(_, quote)| quote);
    while let Some((at, character)) = characters.next() {
        if character == '\\' {
            characters.next();
        } else if Some(character) == quote {
            return at + character.len_utf8();
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::slim;

    #[test]
    fn leaves_what_counts() {
        for (css, slimmed) in [
            ("a { b: c }", "a { b: c }\n"),
            ("/* note */\n\n  a {\n    b: c;\n  }\n", "a {\nb: c;\n}\n"),
            ("a/* x */b {}", "a b {}\n"),
            (r#"a::before { content: "/* no */" }"#, "a::before { content: \"/* no */\" }\n"),
            (r#"a { content: '\'/*'; b: 1/2 } /* x */"#, "a { content: '\\'/*'; b: 1/2 }\n"),
            ("a {} /* open", "a {}\n"),
            ("a { content: \"open", "a { content: \"open\n"),
            ("", ""),
        ] {
            assert_eq!(slim(css), slimmed, "{css}");
        }
    }
}
