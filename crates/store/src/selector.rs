//! Tests that match names in a path exactly: see [`protocol::SelectorTest`].

use protocol::{Column, Condition, Glob, Literal, Micros, SelectorStep, SelectorTest, Test};

use regular::Regular;

use crate::dictionary::{COMPOSITE, Dictionary, FIRST, NULL};
use crate::matching::{Matcher, Scalar, compile_regex};
use crate::number::Decimal;
use crate::plan::PlanError;
use crate::walk::members;
use json::text::lossy;
use json::tokens::{Quoted, Token, Tokens};

/// A condition, prepared for what a selector leads to.
#[derive(Clone, Debug)]
pub enum ConditionMatcher {
    /// Equal or, with `false`, different.
    Value(ValueMatcher, bool),
    /// A comparison of size.
    Compare(Matcher),
    /// Null.
    Null,
    /// A boolean.
    Bool(bool),
    /// The selector must lead to nothing.
    Absent,
}

/// A [`Literal`], prepared.
#[derive(Clone, Debug)]
pub enum ValueMatcher {
    /// A number, compared by value.
    Number(Option<Decimal>),
    /// Wildcards; also the number, if the text is one.
    Text(Vec<Glob>, Option<Decimal>),
    /// A regular expression.
    Regex(Box<Regular>),
}

/// What a selector leads to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Reached<'a> {
    /// Text, a number or a boolean.
    Value(Scalar<'a>),
    /// `null`
    Null,
    /// An object or an array.
    Composite,
}

impl ConditionMatcher {
    /// Prepares a condition.
    ///
    /// # Errors
    /// If a regular expression is malformed or too large.
    pub fn new(condition: &Condition) -> Result<ConditionMatcher, PlanError> {
        Ok(match condition {
            Condition::Equal(literal) => ConditionMatcher::Value(ValueMatcher::new(literal)?, true),
            Condition::Differs(literal) => ConditionMatcher::Value(ValueMatcher::new(literal)?, false),
            Condition::Compare(compare, bound) => {
                let test = Test::Compare(*compare, protocol::Operand::Number(*bound));
                ConditionMatcher::Compare(Matcher::new(&test, None::<Micros>)?)
            }
            Condition::Null => ConditionMatcher::Null,
            Condition::Bool(wanted) => ConditionMatcher::Bool(*wanted),
            Condition::Absent => ConditionMatcher::Absent,
        })
    }

    /// Whether a value found satisfies it. [`ConditionMatcher::Absent`] is never satisfied, because something was
    /// found.
    pub fn holds(&self, found: Reached<'_>) -> bool {
        match (self, found) {
            (ConditionMatcher::Value(value, wanted), Reached::Value(scalar)) => value.equals(scalar) == *wanted,
            (ConditionMatcher::Compare(matcher), Reached::Value(scalar)) => matcher.holds(scalar),
            (ConditionMatcher::Null, found) => found == Reached::Null,
            (ConditionMatcher::Bool(wanted), found) => found == Reached::Value(Scalar::Bool(*wanted)),
            _ => false,
        }
    }

    /// Whether a record satisfies it, given everything the selector leads to. `any` calls a test for each until it
    /// returns true.
    pub fn of_all(&self, any: impl FnOnce(&mut dyn FnMut(Reached<'_>) -> bool) -> bool) -> bool {
        match self {
            ConditionMatcher::Absent => !any(&mut |_| true),
            _ => any(&mut |found| self.holds(found)),
        }
    }

    /// A table indexed by id of a column: whether its value satisfies the condition.
    pub fn table(&self, dictionary: Option<&Dictionary>) -> Vec<bool> {
        let mut table = match dictionary {
            Some(dictionary) => dictionary.table(|value| self.holds(Reached::Value(value))),
            None => vec![false; FIRST as usize],
        };
        let heads =
            [matches!(self, ConditionMatcher::Absent), self.holds(Reached::Null), self.holds(Reached::Composite)];
        // One head for each of absent, null and composite.
        debug_assert!(heads.len() == FIRST as usize && NULL < COMPOSITE);
        table.iter_mut().zip(heads).for_each(|(entry, head)| *entry = head);
        table
    }
}

impl ValueMatcher {
    fn new(literal: &Literal) -> Result<ValueMatcher, PlanError> {
        Ok(match literal {
            Literal::Number(text) => ValueMatcher::Number(Decimal::read(text)),
            Literal::Text(globs) => {
                let number = match globs.as_slice() {
                    [Glob::Literal(text)] => Decimal::read(text),
                    _ => None,
                };
                ValueMatcher::Text(globs.clone(), number)
            }
            Literal::Regex(pattern) => ValueMatcher::Regex(compile_regex(pattern, false)?),
        })
    }

    fn equals(&self, value: Scalar<'_>) -> bool {
        let text = value.text();
        match (self, value) {
            (ValueMatcher::Number(number), Scalar::Text(_) | Scalar::Number(_)) => {
                number.is_some() && Decimal::read(text) == *number
            }
            (ValueMatcher::Number(_), Scalar::Bool(_)) => false,
            (ValueMatcher::Text(globs, number), _) => {
                let by_value = number.is_some() && matches!(value, Scalar::Number(_));
                glob_matches(globs, text) || (by_value && Decimal::read(text) == *number)
            }
            (ValueMatcher::Regex(regex), _) => regex.is_match(text),
        }
    }
}

/// Whether the pattern matches the whole text, case-sensitively. Each piece is searched for after the one before. The
/// leftmost match is as good as any, so one pass suffices.
fn glob_matches(globs: &[Glob], text: &str) -> bool {
    let mut rest = text;
    let mut floating = false;
    for (at, glob) in globs.iter().enumerate() {
        match glob {
            Glob::Any => floating = true,
            Glob::One => {
                let mut chars = rest.chars();
                if chars.next().is_none() {
                    return false;
                }
                rest = chars.as_str();
            }
            Glob::Literal(piece) => {
                let last = at + 1 == globs.len();
                let behind = match (floating, last) {
                    (false, _) => rest.strip_prefix(piece.as_str()),
                    (true, true) => rest.ends_with(piece.as_str()).then_some(""),
                    (true, false) => rest.split_once(piece.as_str()).map(|(_, behind)| behind),
                };
                let Some(behind) = behind else { return false };
                (rest, floating) = (behind, false);
            }
        }
    }
    floating || rest.is_empty()
}

/// The column that holds everything a selector can lead to.
pub fn column_of(selector: &[SelectorStep]) -> Option<Column> {
    // A derived column has the name of a path that any record may contain; `Resource` holds elements of an array.
    let plain = |column: &Column| !column.is_derived() && *column != Column::Resource;
    Column::ALL.into_iter().filter(plain).find(|column| {
        let mut names = column.path().split('.');
        selector.iter().all(|step| matches!(step, SelectorStep::Name(name) if names.next() == Some(name)))
            && names.next().is_none()
    })
}

/// Texts that occur in every matching record: names, and pieces of the value.
pub fn required(test: &SelectorTest) -> Vec<&str> {
    if test.condition == Condition::Absent {
        return Vec::new();
    }
    let names = test
        .selector
        .iter()
        .filter_map(|step| if let SelectorStep::Name(name) = step { Some(name.as_str()) } else { None });
    let pieces: Vec<&str> = match &test.condition {
        // A number may be equal but spelled differently.
        Condition::Equal(Literal::Text(globs)) if !matches!(globs.as_slice(), [Glob::Literal(text)] if Decimal::read(text).is_some()) => {
            globs
                .iter()
                .filter_map(|glob| if let Glob::Literal(text) = glob { Some(text.as_str()) } else { None })
                .collect()
        }
        _ => Vec::new(),
    };
    names.chain(pieces).collect()
}

/// Nesting deeper than this is not searched; `cloudtrail` accepts no record that deep.
const MOST_DEPTH: u32 = 512;

/// Whether a record satisfies the test.
pub fn holds(json: &[u8], selector: &[SelectorStep], matcher: &ConditionMatcher) -> bool {
    let is_object = matches!(Tokens::new(json).next(), Some(Token::Open { object: true }));
    is_object && matcher.of_all(|test| each(json, selector, test))
}

/// Calls `test` with everything a selector leads to until it returns true. Returns whether it did.
pub fn each(json: &[u8], selector: &[SelectorStep], test: &mut dyn FnMut(Reached<'_>) -> bool) -> bool {
    let mut tokens = Tokens::new(json);
    tokens.next().is_some_and(|first| walk(&mut tokens, first, selector, test, MOST_DEPTH))
}

/// Leaves `tokens` after the value that begins with `first`, unless the test was satisfied.
fn walk<'a>(
    tokens: &mut Tokens<'a>,
    first: Token<'a>,
    selector: &[SelectorStep],
    test: &mut dyn FnMut(Reached<'_>) -> bool,
    depth: u32,
) -> bool {
    let (Some(deeper), Some((step, rest))) = (depth.checked_sub(1), selector.split_first()) else {
        let satisfied = selector.is_empty() && reached(first, test);
        if !satisfied {
            tokens.skip(first);
        }
        return satisfied;
    };
    match (first, step) {
        (Token::Open { object: true }, SelectorStep::Name(_) | SelectorStep::AnyName) => {
            let wanted = |name: Quoted<'_>| match step {
                SelectorStep::Name(wanted) => name.decode() == wanted.as_str(),
                _ => true,
            };
            members(tokens, wanted).into_iter().any(|(mut inside, value)| walk(&mut inside, value, rest, test, deeper))
        }
        (Token::Open { object: false }, SelectorStep::Index(_) | SelectorStep::AnyElement) => {
            let mut at = 0u32;
            loop {
                let element = match tokens.next() {
                    Some(Token::Close) | None => return false,
                    Some(element) => element,
                };
                let wanted = match step {
                    SelectorStep::Index(wanted) => at == *wanted,
                    _ => true,
                };
                at = at.saturating_add(1);
                if !wanted {
                    tokens.skip(element);
                } else if walk(tokens, element, rest, test, deeper) {
                    return true;
                }
            }
        }
        (first, _) => {
            tokens.skip(first);
            false
        }
    }
}

/// Puts the test to the value that begins with this token.
fn reached(first: Token<'_>, test: &mut dyn FnMut(Reached<'_>) -> bool) -> bool {
    match first {
        Token::Text(text) => test(Reached::Value(Scalar::Text(&text.decode()))),
        Token::Word(b"null") => test(Reached::Null),
        Token::Word(b"true") => test(Reached::Value(Scalar::Bool(true))),
        Token::Word(b"false") => test(Reached::Value(Scalar::Bool(false))),
        Token::Word(number) => test(Reached::Value(Scalar::Number(&lossy(number)))),
        Token::Open { .. } => test(Reached::Composite),
        Token::Close => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matches(pattern: &str, text: &str) -> bool {
        let mut globs = Vec::new();
        for (at, piece) in pattern.split('*').enumerate() {
            globs.extend((at > 0).then_some(Glob::Any));
            globs.extend((!piece.is_empty()).then(|| Glob::Literal(piece.to_owned())));
        }
        glob_matches(&globs, text)
    }

    #[test]
    fn wildcards_mind_case() {
        for (pattern, text, expected) in [
            ("", "", true),
            ("", "a", false),
            ("*", "", true),
            ("a", "a", true),
            ("a", "A", false),
            ("a*", "abc", true),
            ("*c", "abc", true),
            ("*c", "abcd", false),
            ("a*a", "a", false),
            ("a*a", "aba", true),
            ("*b*b*", "abc", false),
            ("*b*b*", "abcb", true),
            ("a*b*ab", "aab", false),
            ("a*b*ab", "axbab", true),
            ("é*", "éa", true),
        ] {
            assert_eq!(matches(pattern, text), expected, "{pattern} on {text}");
        }
    }

    #[test]
    fn columns_stand_for_the_very_same_path() {
        let column = |path: &str| {
            column_of(&path.split('.').map(|name| SelectorStep::Name(name.to_owned())).collect::<Vec<_>>())
        };
        assert_eq!(column("eventName"), Some(Column::EventName));
        assert_eq!(column("userIdentity.type"), Some(Column::IdentityType));
        for other in ["eventname", "userIdentity", "userIdentity.type.x", "user", "resources.ARN", "eventTime"] {
            assert_eq!(column(other), None, "{other}");
        }
        assert_eq!(column_of(&[SelectorStep::AnyName]), None);
    }
}
