//! Decodes the escapes in unquoted, quoted and regex text.

use protocol::Glob;

use crate::normal;

/// An unquoted text with its escapes decoded.
pub(crate) struct Bare {
    /// Its text and wildcards.
    pub globs: Vec<Glob>,
    /// Whether a backslash was used, so that plain text was meant.
    pub escaped: bool,
}

impl Bare {
    /// The text, if it contains no wildcard.
    pub fn plain(&self) -> Option<&str> {
        match self.globs.as_slice() {
            [] => Some(""),
            [Glob::Literal(text)] => Some(text),
            _ => None,
        }
    }
}

/// Decodes unquoted text; `None` if it ends with a backslash that escapes nothing.
pub(crate) fn bare(source: &str) -> Option<Bare> {
    let mut globs = Vec::new();
    let mut literal = String::new();
    let mut escaped = false;
    let mut chars = source.chars();
    while let Some(c) = chars.next() {
        let wildcard = match c {
            '\\' => {
                escaped = true;
                literal.push(chars.next()?);
                continue;
            }
            '*' => Glob::Any,
            '?' => Glob::One,
            c => {
                literal.push(c);
                continue;
            }
        };
        globs.push(Glob::Literal(std::mem::take(&mut literal)));
        globs.push(wildcard);
    }
    globs.push(Glob::Literal(literal));
    Some(Bare { globs: normal::globs(globs), escaped })
}

/// Decodes what is between quotation marks. A backslash escapes one character.
pub(crate) fn quoted(body: &str) -> String {
    let mut text = String::with_capacity(body.len());
    let mut chars = body.chars();
    while let Some(c) = chars.next() {
        text.push(if c == '\\' { chars.next().unwrap_or(c) } else { c });
    }
    text
}

/// Decodes what is between slashes: `\/` is a slash; every other escape belongs to the pattern.
pub(crate) fn regex(body: &str) -> String {
    let mut pattern = String::with_capacity(body.len());
    for (_, piece) in regex_pieces(body) {
        pattern.push_str(piece);
    }
    pattern
}

/// The byte offset in `body` that corresponds to `offset` in the pattern.
pub(crate) fn regex_source(body: &str, offset: usize) -> usize {
    let mut made = 0;
    for (at, piece) in regex_pieces(body) {
        if offset < made + piece.len() {
            return at + (offset - made);
        }
        made += piece.len();
    }
    body.len()
}

/// Characters and escapes of the pattern, each with its byte offset in `body`.
fn regex_pieces(body: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut rest = body;
    std::iter::from_fn(move || {
        let mut chars = rest.chars();
        let first = chars.next()?;
        let escape = if first == '\\' { chars.next() } else { None };
        let (piece, next) = rest.split_at(first.len_utf8() + escape.map_or(0, char::len_utf8));
        let at = body.len() - rest.len();
        rest = next;
        Some(if piece == "\\/" { (at + 1, "/") } else { (at, piece) })
    })
}
