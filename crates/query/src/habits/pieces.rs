//! A text in another language, cut into pieces.

use super::commands;

/// A piece.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Piece {
    /// A word; it may be a whole Traillight condition.
    Word(String),
    /// In single quotation marks.
    Single(String),
    /// In double quotation marks.
    Double(String),
    /// A regular expression, with its slashes.
    Regex(String),
    /// An operator, bracket, comma or bar.
    Sign(&'static str),
}

impl Piece {
    /// Whether it is this word.
    pub fn is(&self, word: &str) -> bool {
        matches!(self, Piece::Word(text) if text.eq_ignore_ascii_case(word))
    }
}

/// Longer ones first.
const SIGNS: [&str; 19] =
    ["<>", "!=", "==", "=>", "=<", ">=", "<=", "=~", "!~", "&&", "||", "=", "<", ">", "!", "(", ")", ",", "|"];

/// Cuts the text; `None` if it makes no sense.
pub(super) fn pieces(text: &str) -> Option<Vec<Piece>> {
    let mut pieces = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let piece;
        if let Some(sign) = SIGNS.into_iter().find(|sign| rest.starts_with(sign)) {
            piece = Piece::Sign(sign);
            rest = rest.get(sign.len()..)?;
        } else if matches!(first, '\'' | '"') {
            let (content, after) = quotation(rest, first)?;
            piece = if first == '"' { Piece::Double(content) } else { Piece::Single(content) };
            rest = after;
        } else if first == '/' {
            let end = closing(rest, '/')?;
            let end = if rest.get(end..)?.starts_with('i') { end + 1 } else { end };
            piece = Piece::Regex(rest.get(..end)?.to_owned());
            rest = rest.get(end..)?;
        } else {
            let (word, after) = rest.split_at(word_end(rest)?);
            if word.is_empty() {
                // Only a semicolon at the end is understood; one sign of `&` is not.
                return (rest.trim_end() == ";").then_some(pieces);
            }
            piece = Piece::Word(word.to_owned());
            rest = after;
        }
        pieces.push(piece);
        rest = rest.trim_start();
    }
    Some(pieces)
}

/// Where the word ends that the text begins with. What stands right behind a colon belongs to it: quotations, regular
/// expressions, lists, ranges.
fn word_end(text: &str) -> Option<usize> {
    let mut at = 0;
    while let Some(c) = text.get(at..)?.chars().next() {
        let rest = text.get(at..)?;
        let after_colon = text.get(..at)?.ends_with(':');
        at += match c {
            '"' | '/' if after_colon => closing(rest, c)?,
            '(' if after_colon => rest.find(')')? + 1,
            '[' | '{' if after_colon => range_end(rest).unwrap_or(1),
            '|' if !commands::is_bar(rest) && !rest.starts_with("||") => 1,
            c if c.is_whitespace() || "'\"=<>!&|(),;".contains(c) => return Some(at),
            c => c.len_utf8(),
        };
    }
    Some(at)
}

/// Where `[A TO D]` ends.
fn range_end(text: &str) -> Option<usize> {
    let end = text.find([']', '}'])?;
    text.get(..end)?.to_ascii_lowercase().contains(" to ").then_some(end + 1)
}

/// Where what begins with this mark ends with it, too; a backslash escapes it.
fn closing(text: &str, mark: char) -> Option<usize> {
    let mut escaped = false;
    let (end, _) = text.char_indices().skip(1).find(|(_, c)| {
        let closes = *c == mark && !escaped;
        escaped = *c == '\\' && !escaped;
        closes
    })?;
    Some(end + mark.len_utf8())
}

/// The content of a quotation, in which a doubled mark is one mark, and what follows it.
fn quotation(text: &str, mark: char) -> Option<(String, &str)> {
    let mut content = String::new();
    let mut chars = text.char_indices().skip(1).peekable();
    while let Some((at, c)) = chars.next() {
        if c != mark {
            content.push(c);
        } else if chars.next_if(|(_, next)| *next == mark).is_some() {
            content.push(mark);
        } else {
            return Some((content, text.get(at + mark.len_utf8()..)?));
        }
    }
    None
}
