//! What the search bar asks while one types.

use serde::{Deserialize, Serialize};

use crate::{Filter, Notation, Note, ParseError, Sense};

/// How a text is read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ParsedText {
    /// The notation it was read in: the chosen one, or what it looks like.
    pub notation: Notation,
    /// Its pieces, for colours.
    pub tokens: Vec<Token>,
    /// What it asks for.
    pub words: Sense,
    /// What should be said about it.
    pub warnings: Vec<Note>,
    /// What it does not find only because `!=` needs a field: events that it would find if an absent field differed.
    pub hidden: Option<Filter>,
    /// Why it has no meaning.
    pub error: Option<ParseError>,
    /// What may be written at the caret.
    pub completions: Vec<Completion>,
}

/// A piece of a text. What lies between two pieces is blank.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Token {
    /// What it is.
    pub kind: TokenKind,
    /// First character (Unicode scalar value), counted from the start of the text.
    pub from: usize,
    /// The one after the last.
    pub to: usize,
}

/// What a piece of the text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum TokenKind {
    /// Name of a field, quoted or not.
    Field,
    /// `:`, `=`, `!=`, `>`, `>=`, `<`, `<=`.
    Operator,
    /// A value without quotes.
    Value,
    /// A word that is searched in the whole record.
    Word,
    /// A value or phrase in quotes.
    Quoted,
    /// A regular expression with its marks.
    Regex,
    /// `and`, `or`, `not`.
    Keyword,
    /// `(`, `)` and other brackets.
    Bracket,
    /// A comma of a list.
    Comma,
    /// A quotation or regular expression without its end.
    Unfinished,
}

/// Something that may be written at the caret.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Completion {
    /// As shown.
    pub label: String,
    /// What it is, or how many events have it.
    pub hint: String,
    /// The text to write
    pub text: String,
    /// in place of these characters.
    pub from: usize,
    /// The one after the last.
    pub to: usize,
}
