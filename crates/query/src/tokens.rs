//! Splits a text into tokens for highlighting in the search bar.

use protocol::{Notation, Token, TokenKind};

use crate::error::slice;
use crate::lexer::{Kind, Lexer};

/// The tokens of a query in order. Never fails: a text that [`parse`](crate::parse) rejects has tokens, too.
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
        tokens.push(Token { kind, from: advance(lexeme.from), to: advance(lexeme.to) });
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

/// The tokens of a text in any notation.
pub fn tokens_of(text: &str, notation: Notation) -> Vec<Token> {
    if notation == Notation::Traillight {
        return tokens(text);
    }
    let mut tokens = Vec::new();
    let (mut at, mut chars) = (0, 0);
    while at < text.len() {
        let rest = slice(text, at..text.len());
        let (kind, length) = other_notation(rest);
        let length = length.max(1);
        let count = slice(rest, 0..length).chars().count();
        if let Some(kind) = kind {
            tokens.push(Token { kind, from: chars, to: chars + count });
        }
        at += length;
        chars += count;
    }
    tokens
}

/// Keywords of filter patterns, and keys of attributes.
const WORDS: [&str; 8] = ["IS", "NOT", "NULL", "TRUE", "FALSE", "EXISTS", "AttributeKey", "AttributeValue"];

/// The kind of the token that a text begins with (`None` for blanks), and its length in bytes.
fn other_notation(text: &str) -> (Option<TokenKind>, usize) {
    let Some(first) = text.chars().next() else { return (None, 0) };
    let until = |ends: &dyn Fn(char) -> bool| text.find(ends).unwrap_or(text.len());
    let closed = |close: char, kind: TokenKind| {
        let mut escaped = false;
        let end = text.char_indices().skip(1).find(|(_, c)| {
            let closes = *c == close && !escaped;
            escaped = *c == '\\' && !escaped;
            closes
        });
        match end {
            Some((end, _)) => (Some(kind), end + 1),
            None => (Some(TokenKind::Unfinished), text.len()),
        }
    };
    match first {
        c if c.is_whitespace() => (None, until(&|c| !c.is_whitespace())),
        '"' => closed('"', TokenKind::Quoted),
        '%' => closed('%', TokenKind::Regex),
        '{' | '}' | '(' | ')' | '[' | ']' => (Some(TokenKind::Bracket), 1),
        ',' => (Some(TokenKind::Comma), 1),
        '&' | '|' => (Some(TokenKind::Keyword), until(&|c| !matches!(c, '&' | '|'))),
        '=' | '!' | '<' | '>' | ':' => {
            (Some(TokenKind::Operator), until(&|c| !matches!(c, '=' | '!' | '<' | '>' | ':')))
        }
        '$' => {
            let ends = |c: char| c.is_whitespace() || matches!(c, '=' | '!' | '<' | '>' | ')' | '}' | '&' | '|' | '"');
            (Some(TokenKind::Field), until(&ends))
        }
        _ => {
            let end = until(&|c| c.is_whitespace() || "(){}[],=!<>&|\"%".contains(c));
            let keyword = WORDS.contains(&slice(text, 0..end));
            (Some(if keyword { TokenKind::Keyword } else { TokenKind::Value }), end)
        }
    }
}
