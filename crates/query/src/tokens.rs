//! The pieces of a text, for the colours of the search bar.

use std::ops::Range;

use crate::lexer::{Kind, Lexer};

/// A piece of the text. What lies between two pieces is blank.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub kind: TokenKind,
    /// Which characters (Unicode scalar values), counted from the start of the text.
    pub chars: Range<usize>,
}

/// What a piece of the text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
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
    /// A regular expression with its slashes.
    Regex,
    /// `and`, `or`, `not`.
    Keyword,
    /// `(` or `)`.
    Bracket,
    /// A comma of a list.
    Comma,
    /// A quotation or regular expression without its end.
    Unfinished,
}

/// Cuts a text into pieces, in order. Never fails: a text that [`parse`](crate::parse) refuses has pieces, too.
pub fn tokens(text: &str) -> Vec<Token> {
    let mut lexer = Lexer::new(text);
    let mut tokens = Vec::new();
    let (mut byte, mut chars) = (0, 0);
    loop {
        let lexeme = lexer.next();
        let Some(kind) = kind(lexeme.kind, lexeme.value) else { return tokens };
        let mut advance = |to: usize| {
            chars += text.get(byte..to).map_or(0, |passed| passed.chars().count());
            byte = to;
            chars
        };
        tokens.push(Token { kind, chars: advance(lexeme.from)..advance(lexeme.to) });
    }
}

fn kind(kind: Kind, value: bool) -> Option<TokenKind> {
    Some(match kind {
        Kind::End => return None,
        Kind::Open | Kind::Close => TokenKind::Bracket,
        Kind::Comma => TokenKind::Comma,
        Kind::And | Kind::Or | Kind::Not => TokenKind::Keyword,
        Kind::Field => TokenKind::Field,
        Kind::Operator(_) => TokenKind::Operator,
        Kind::Bare if value => TokenKind::Value,
        Kind::Bare => TokenKind::Word,
        Kind::Quoted { closed: true } => TokenKind::Quoted,
        Kind::Regex { closed: true, .. } => TokenKind::Regex,
        Kind::Quoted { closed: false } | Kind::Regex { closed: false, .. } => TokenKind::Unfinished,
    })
}
