//! Splits a text into tokens. Never fails: what makes no sense becomes a token that the parser rejects.
//!
//! The parser and the search bar's highlighting use the same tokens, so they cannot disagree.

use std::ops::Range;

use crate::error::slice;

/// A token of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Lexeme {
    /// Its kind.
    pub kind: Kind,
    /// Offset of its first byte.
    pub from: usize,
    /// Offset after its last byte.
    pub to: usize,
    /// Whether it is preceded by a blank or by nothing.
    pub spaced: bool,
    /// Whether it is in the position of a value: after an operator or in a list.
    pub value: bool,
}

/// The kind of a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// `(`
    Open,
    /// `)`
    Close,
    /// `,` in a list
    Comma,
    /// `and`
    And,
    /// `or`
    Or,
    /// `not`
    Not,
    /// The whole name before an operator: `requestParameters."a.b"`.
    Field,
    /// `:`, `=`, `>` and the like
    Operator(Op),
    /// An unquoted word or value.
    Bare,
    /// `"…"`
    Quoted {
        /// Whether it has a closing quotation mark.
        closed: bool,
    },
    /// `/…/i`
    Regex {
        /// Byte offset of the second slash, or of the end of the text.
        end: usize,
        /// Whether there is a second slash.
        closed: bool,
    },
    /// The end of the text.
    End,
}

/// An operator after a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Op {
    /// `:`
    Colon,
    /// `=`
    Equal,
    /// `!=`
    NotEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterOrEqual,
    /// `<`
    Less,
    /// `<=`
    LessOrEqual,
}

impl Op {
    /// How it is written.
    pub const fn text(self) -> &'static str {
        match self {
            Op::Colon => ":",
            Op::Equal => "=",
            Op::NotEqual => "!=",
            Op::Greater => ">",
            Op::GreaterOrEqual => ">=",
            Op::Less => "<",
            Op::LessOrEqual => "<=",
        }
    }

    /// Whether it compares numbers, times or versions, and may have blanks around it.
    pub const fn orders(self) -> bool {
        matches!(self, Op::Greater | Op::GreaterOrEqual | Op::Less | Op::LessOrEqual)
    }

    /// The operator that the text begins with.
    pub fn starts(text: &str) -> Option<Op> {
        // Longer spellings first.
        const ALL: [Op; 7] =
            [Op::NotEqual, Op::GreaterOrEqual, Op::LessOrEqual, Op::Greater, Op::Less, Op::Colon, Op::Equal];
        ALL.into_iter().find(|op| text.starts_with(op.text()))
    }
}

/// What the next token is expected to be.
#[derive(Clone, Copy)]
enum Expecting {
    /// A condition or a searched word.
    Text,
    /// A value after this operator.
    Value(Op),
    /// A value in a list, with this many brackets open.
    List(u32),
}

/// Produces the tokens of a text in order.
pub(crate) struct Lexer<'t> {
    text: &'t str,
    at: usize,
    place: Expecting,
}

impl<'t> Lexer<'t> {
    pub fn new(text: &'t str) -> Lexer<'t> {
        Lexer { text, at: 0, place: Expecting::Text }
    }

    /// The next token; at the end, always [`Kind::End`].
    pub fn next(&mut self) -> Lexeme {
        let start = self.at;
        self.at = skip_blanks(self.text, start);
        let spaced = self.at > start || start == 0;
        let from = self.at;
        let place = match self.place {
            // There must not be a blank between `:` and its value: what follows the blank is not the value.
            Expecting::Value(op) if spaced && !op.orders() => Expecting::Text,
            place => place,
        };
        let (kind, to) = match place {
            Expecting::Text => self.in_text(from),
            Expecting::Value(_) => self.in_value(from),
            Expecting::List(depth) => self.in_list(from, depth),
        };
        self.at = to;
        let value = !matches!(place, Expecting::Text) && !matches!(kind, Kind::Operator(_) | Kind::End);
        Lexeme { kind, from, to, spaced, value }
    }

    fn in_text(&mut self, from: usize) -> (Kind, usize) {
        self.place = Expecting::Text;
        if let Some(op) = Op::starts(self.rest(from)) {
            self.place = Expecting::Value(op);
            return (Kind::Operator(op), from + op.text().len());
        }
        match self.char(from) {
            None => (Kind::End, from),
            Some('(') => (Kind::Open, from + 1),
            Some(')') => (Kind::Close, from + 1),
            Some('/') => self.regex(from),
            Some(_) => self.name_or_text(from),
        }
    }

    fn in_value(&mut self, from: usize) -> (Kind, usize) {
        self.place = Expecting::Text;
        match self.char(from) {
            None => (Kind::End, from),
            Some('(') => {
                self.place = Expecting::List(1);
                (Kind::Open, from + 1)
            }
            Some(')') => (Kind::Close, from + 1),
            Some('/') => self.regex(from),
            Some('"') => self.quoted(from),
            Some(_) => (Kind::Bare, self.bare_end(from, |_| false)),
        }
    }

    fn in_list(&mut self, from: usize, depth: u32) -> (Kind, usize) {
        match self.char(from) {
            None => (Kind::End, from),
            Some('(') => {
                self.place = Expecting::List(depth.saturating_add(1));
                (Kind::Open, from + 1)
            }
            Some(')') => {
                self.place = if depth > 1 { Expecting::List(depth - 1) } else { Expecting::Text };
                (Kind::Close, from + 1)
            }
            Some(',') => (Kind::Comma, from + 1),
            Some('/') => self.regex(from),
            Some('"') => self.quoted(from),
            Some(_) => {
                let to = self.bare_end(from, |rest| rest.starts_with(','));
                (keyword(slice(self.text, from..to)).unwrap_or(Kind::Bare), to)
            }
        }
    }

    /// The name of a field, if an operator follows; otherwise a word or phrase.
    fn name_or_text(&self, from: usize) -> (Kind, usize) {
        if self.is_plain_text(from) {
            return (Kind::Bare, self.bare_end(from, |_| false));
        }
        let mut at = from;
        let mut parts = 0u32;
        loop {
            let quoted = self.char(at) == Some('"');
            let end = if quoted {
                let (kind, end) = self.quoted(at);
                if parts == 0 && kind == (Kind::Quoted { closed: false }) {
                    return (kind, end);
                }
                end
            } else {
                self.bare_end(at, |rest| Op::starts(rest).is_some())
            };
            parts += 1;
            let here = slice(self.text, from..end);
            let next = self.char(end);
            let more = match next {
                Some('.') => quoted,
                Some('"') => !quoted && ends_with_dot(here),
                _ => false,
            };
            if more {
                // Skips the dot after a quoted part, which would otherwise be taken for an empty name.
                at = if quoted { end + 1 } else { end };
                continue;
            }
            if !quoted && parts == 1 && self.rest(end).starts_with("://") {
                return (Kind::Bare, self.bare_end(from, |_| false));
            }
            let word = if parts == 1 && !quoted { keyword(here) } else { None };
            let operator = Op::starts(self.rest(end)).is_some()
                || (word.is_none() && Op::starts(self.rest(skip_blanks(self.text, end))).is_some());
            let kind = match (operator, parts, quoted) {
                (true, ..) => Kind::Field,
                (false, 1, true) => Kind::Quoted { closed: true },
                (false, 1, false) => word.unwrap_or(Kind::Bare),
                // `a."b"` without an operator: the parser asks for one.
                (false, ..) => Kind::Field,
            };
            return (kind, end);
        }
    }

    /// Whether the text is an `arn:…`, which is not a field although it contains a colon. (URLs are recognised at their
    /// first colon.)
    fn is_plain_text(&self, from: usize) -> bool {
        const ARN: &str = "arn:";
        self.rest(from).get(..ARN.len()).is_some_and(|head| head.eq_ignore_ascii_case(ARN))
    }

    /// The end of the unquoted text that begins here: a blank, a bracket, a quotation mark, or where `stop` returns
    /// true.
    fn bare_end(&self, from: usize, stop: impl Fn(&str) -> bool) -> usize {
        let mut at = from;
        while let Some(c) = self.char(at) {
            if c == '\\' {
                at += 1;
                at += self.char(at).map_or(0, char::len_utf8);
            } else if c.is_whitespace() || matches!(c, '(' | ')' | '"') || stop(self.rest(at)) {
                break;
            } else {
                at += c.len_utf8();
            }
        }
        at
    }

    /// A quoted text up to its closing mark or, without one, to the end.
    fn quoted(&self, from: usize) -> (Kind, usize) {
        let (end, closed) = self.closing(from + 1, '"');
        (Kind::Quoted { closed }, if closed { end + 1 } else { end })
    }

    /// A regular expression and the flags after it; all the rest if it is not closed.
    fn regex(&self, from: usize) -> (Kind, usize) {
        let (end, closed) = self.closing(from + 1, '/');
        let list = matches!(self.place, Expecting::List(_));
        let to = if closed { self.bare_end(end + 1, |rest| list && rest.starts_with(',')) } else { end };
        (Kind::Regex { end, closed }, to)
    }

    /// The first `mark` not escaped by a backslash.
    fn closing(&self, from: usize, mark: char) -> (usize, bool) {
        let mut escaped = false;
        for (i, c) in self.rest(from).char_indices() {
            if c == mark && !escaped {
                return (from + i, true);
            }
            escaped = c == '\\' && !escaped;
        }
        (self.text.len(), false)
    }

    fn rest(&self, from: usize) -> &'t str {
        slice(self.text, from..self.text.len())
    }

    fn char(&self, at: usize) -> Option<char> {
        self.rest(at).chars().next()
    }
}

/// The keyword that this word is, if it is one.
pub(crate) fn keyword(word: &str) -> Option<Kind> {
    [("and", Kind::And), ("or", Kind::Or), ("not", Kind::Not)]
        .into_iter()
        .find_map(|(name, kind)| word.eq_ignore_ascii_case(name).then_some(kind))
}

/// The first byte at or after `from` that is not blank.
pub(crate) fn skip_blanks(text: &str, from: usize) -> usize {
    let rest = slice(text, from..text.len());
    text.len() - rest.trim_start().len()
}

/// Whether it ends with a dot that is not escaped.
fn ends_with_dot(text: &str) -> bool {
    text.strip_suffix('.').is_some_and(|head| head.bytes().rev().take_while(|b| *b == b'\\').count() % 2 == 0)
}

/// The bytes of a token.
impl From<Lexeme> for Range<usize> {
    fn from(token: Lexeme) -> Range<usize> {
        token.from..token.to
    }
}
