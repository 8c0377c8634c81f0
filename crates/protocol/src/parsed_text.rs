//! What the search bar needs to know while somebody types.

use serde::{Deserialize, Serialize};

use crate::{Filter, Notation, Note, ParseError, Sense};

/// The meaning of a search text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ParsedText {
    /// The notation it was read in: the chosen one, or the one it seems to be in.
    pub notation: Notation,
    /// Its tokens, for highlighting.
    pub tokens: Vec<Token>,
    /// What it asks for.
    pub words: Sense,
    /// What should be said about it.
    pub warnings: Vec<Note>,
    /// Events that it misses only because `!=` requires the field to be present: those it would find if an absent field
    /// counted as different.
    pub hidden: Option<Filter>,
    /// Why it has no meaning, if it has none.
    pub error: Option<ParseError>,
    /// What can be typed at the caret.
    pub completions: Vec<Completion>,
}

/// A token of a text. Between tokens there are only blanks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Token {
    /// Its kind.
    pub kind: TokenKind,
    /// First character (Unicode scalar value), counted from the start of the text.
    pub from: usize,
    /// Offset after the last character.
    pub to: usize,
}

/// The kind of a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum TokenKind {
    /// Name of a field, quoted or not.
    Field,
    /// `:`, `=`, `!=`, `>`, `>=`, `<`, `<=`.
    Operator,
    /// A value without quotes.
    Value,
    /// A word searched for in the whole record.
    Word,
    /// A value or phrase in quotes.
    Quoted,
    /// A regular expression, including its delimiters.
    Regex,
    /// `and`, `or`, `not`.
    Keyword,
    /// `(`, `)` and other brackets.
    Bracket,
    /// A comma of a list.
    Comma,
    /// A quotation or regular expression that is not closed.
    Unfinished,
}

/// What is said beside a suggestion.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Hint {
    /// Nothing.
    #[default]
    None,
    /// The path of the field that it is short for.
    Path(String),
    /// This many events have it.
    Events(u64),
    /// It was searched for earlier.
    Earlier,
    /// The operator asks for another value.
    IsNot,
    /// The operator asks for another value, in a notation that finds no event without the field.
    IsThereAndIsNot,
    /// The operator asks for any value.
    IsThere,
    /// The operator asks for no value.
    IsAbsent,
    /// The operator asks for null.
    IsNull,
    /// The operator asks for the boolean true.
    IsTrue,
    /// The operator asks for a value or a time, or what follows it.
    AtLeast,
    /// The operator asks for what precedes a value or a time.
    Below,
}

/// A suggestion for the caret.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Completion {
    /// The text to show.
    pub label: String,
    /// What it is, or how many events have it.
    pub hint: Hint,
    /// The text to insert,
    pub text: String,
    /// replacing these characters: the first one,
    pub from: usize,
    /// and the one after the last.
    pub to: usize,
}
