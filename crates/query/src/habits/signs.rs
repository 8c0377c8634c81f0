//! Signs at words and values that mean something elsewhere: `-x`, `+x`, `x~2`, `x^3`, `[A TO D]`.

use protocol::{Compare, Habit, Mistake};

use crate::error::{Problem, short, slice};
use crate::lexer::Lexeme;
use crate::{field, operand};

/// Whether the word is no value but stands for none.
pub(crate) fn is_null(word: &str) -> bool {
    word.eq_ignore_ascii_case("null")
}

/// Whether a sign that excludes or demands stands before the word. Before an address it is part of the text, as in
/// `+https://example.com/bot`.
pub(crate) fn sign(word: &str) -> Option<(char, &str)> {
    let sign = word.chars().next().filter(|sign| matches!(sign, '-' | '+' | '!') && !word.contains("://"))?;
    let rest = slice(word, sign.len_utf8()..word.len());
    rest.starts_with(|c: char| c.is_alphabetic() || c == '_').then_some((sign, rest))
}

/// What is meant by a word with such a sign.
pub(crate) fn without_sign(sign: char, rest: &str) -> String {
    if sign == '+' { rest.to_owned() } else { format!("not {rest}") }
}

/// Refuses `x~2` and `x^3`.
pub(crate) fn behind(text: &str, token: Lexeme) -> Result<(), Problem> {
    let word = slice(text, token.into());
    let Some((at, habit)) = suffix(word) else { return Ok(()) };
    Err(Problem::of(token.from + at, Mistake::Habit(habit)).fix(token.into(), slice(word, 0..at)))
}

/// Where what Lucene reads behind a word begins, and what it is.
pub(crate) fn suffix(word: &str) -> Option<(usize, Habit)> {
    let at = word.rfind(['~', '^'])?;
    let (before, behind) = (slice(word, 0..at), slice(word, at + 1..word.len()));
    let number = !behind.is_empty() && behind.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    let is_word = before.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '*' | '?'));
    let written = || short(slice(word, at..word.len()));
    match slice(word, at..at + 1) {
        // Similarities are 0, 1 or 2 changes, or a part of 1; other numbers are part of a name.
        "~" if is_word && (behind.is_empty() || (number && behind.parse().is_ok_and(|n: f64| n <= 2.0))) => {
            Some((at, Habit::Fuzzy(written())))
        }
        "^" if is_word && number => Some((at, Habit::Boost(written()))),
        _ => None,
    }
}

/// Whether the word is what Lucene reads behind a phrase.
pub(crate) fn behind_phrase(word: &str) -> Option<Habit> {
    let (sign, number) = word.split_at_checked(1)?;
    let number = number.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    match sign {
        "~" if number => Some(Habit::Fuzzy(short(word))),
        "^" if number => Some(Habit::Boost(short(word))),
        _ => None,
    }
}

/// A range of values in brackets.
pub(crate) struct Range<'t> {
    from: &'t str,
    to: &'t str,
    /// The bounds are in it.
    closed: (bool, bool),
    /// Bytes of the text.
    pub length: usize,
}

/// The range that the text begins with.
pub(crate) fn range(text: &str) -> Option<Range<'_>> {
    let inner = text.strip_prefix(['[', '{'])?;
    let end = inner.find([']', '}'])?;
    let content = slice(inner, 0..end);
    let mut words = content.split_whitespace();
    let (from, to) = (words.next()?, words.next().filter(|word| word.eq_ignore_ascii_case("to")).and(words.next())?);
    if words.next().is_some() {
        return None;
    }
    let closed = (text.starts_with('['), slice(inner, end..end + 1) == "]");
    Some(Range { from: from.trim_matches('"'), to: to.trim_matches('"'), closed, length: end + 2 })
}

impl Range<'_> {
    /// The range as conditions on the field of this name; `None` if there are none.
    pub fn conditions(&self, name: &str) -> Option<String> {
        let field = field::named(name)?;
        let bound = |compare, sign: &str, bound: &str| match bound {
            "*" => Some(String::new()),
            bound => operand::read(&field, compare, bound).ok().map(|_| format!("{name} {sign} {bound}")),
        };
        let from = match self.closed.0 {
            true => bound(Compare::GreaterOrEqual, ">=", self.from),
            false => bound(Compare::Greater, ">", self.from),
        };
        let to = match self.closed.1 {
            true => bound(Compare::LessOrEqual, "<=", self.to),
            false => bound(Compare::Less, "<", self.to),
        };
        match (from, to) {
            (Some(from), Some(to)) if from.is_empty() && to.is_empty() => Some(format!("{name}:*")),
            (Some(from), Some(to)) if from.is_empty() || to.is_empty() => Some(from + &to),
            (Some(from), Some(to)) => Some(format!("({from} and {to})")),
            _ => self.letters().map(|letters| format!("{name}:/^[{letters}]/i")),
        }
    }

    /// `A-D`, if the bounds are single letters.
    fn letters(&self) -> Option<String> {
        let letter = |bound: &str| matches!(bound.as_bytes(), [letter] if letter.is_ascii_alphabetic());
        (letter(self.from) && letter(self.to)).then(|| format!("{}-{}", self.from, self.to))
    }
}
