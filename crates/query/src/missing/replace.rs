//! A text with another field in place of one.

use std::ops::Range;

use protocol::{Field, FieldPath, SelectorStep, Token, TokenKind};

use super::similar::similar;
use super::{Replaced, is_known, is_same, is_same_path};
use crate::error::slice;
use crate::field;
use crate::habits::names::{self, Means, WRAPPINGS};
use crate::lexer::{Kind, Lexeme, Lexer, skip_blanks};
use crate::pattern;
use crate::print::field_text;

/// A condition, in bytes of the text.
struct Condition {
    name: Range<usize>,
    /// Values that are not quoted, or are.
    values: Vec<Range<usize>>,
    end: usize,
    /// Tokens before and behind.
    around: (Option<Lexeme>, Lexeme),
}

/// Replaces a field of a query.
pub(super) fn in_query(text: &str, field: &Field, name: &str, loaded: &[FieldPath]) -> Vec<Replaced> {
    let conditions: Vec<Condition> = conditions(text)
        .into_iter()
        .filter(|it| field::named(slice(text, it.name.clone())).is_some_and(|named| is_same(&named, field)))
        .collect();
    if conditions.is_empty() {
        return Vec::new();
    }
    let mut found = meant(text, &conditions, name, field, loaded);
    if let Some(inner) = unwrapped(name)
        && let Some(Field::Path(path)) = field::named(inner)
    {
        let is_it = |other: &FieldPath| is_same_path(other, &path);
        if is_known(&path) || loaded.iter().any(is_it) {
            found.extend(renamed(text, &conditions, &field_text(&Field::Path(path.clone())), &[]));
        }
        found.extend(meant(text, &conditions, inner, &Field::Path(path), loaded));
    }
    found
}

/// What a name means elsewhere, and what it is like.
fn meant(text: &str, conditions: &[Condition], name: &str, field: &Field, loaded: &[FieldPath]) -> Vec<Replaced> {
    let mut found: Vec<Replaced> =
        names::means(name).iter().filter_map(|means| replaced(text, conditions, means)).collect();
    if let Field::Path(steps) = field {
        let alike = similar(steps, loaded).into_iter().map(|path| field_text(&Field::Path(path.into())));
        found.extend(alike.filter_map(|path| renamed(text, conditions, &path, &[])));
    }
    found
}

/// The path within what records are wrapped in.
fn unwrapped(name: &str) -> Option<&str> {
    WRAPPINGS.iter().find_map(|wrapping| {
        let head = name.get(..wrapping.len())?;
        head.eq_ignore_ascii_case(wrapping).then(|| slice(name, wrapping.len()..name.len()))
    })
}

fn conditions(text: &str) -> Vec<Condition> {
    let mut lexer = Lexer::new(text);
    let (mut found, mut before): (Vec<Condition>, Option<Lexeme>) = (Vec::new(), None);
    let mut next = lexer.next();
    while next.kind != Kind::End {
        let name = next;
        next = lexer.next();
        let (Kind::Field, Kind::Operator(_)) = (name.kind, next.kind) else {
            before = Some(name);
            continue;
        };
        let (mut values, mut end) = (Vec::new(), next.to);
        next = lexer.next();
        let list = next.kind == Kind::Open && next.value;
        while next.value {
            end = next.to;
            if matches!(next.kind, Kind::Bare | Kind::Quoted { .. } | Kind::Regex { .. }) {
                values.push(next.into());
            }
            let last = !list || next.kind == Kind::Close;
            next = lexer.next();
            if last {
                break;
            }
        }
        let around = (before, next);
        found.push(Condition { name: name.into(), values, end, around });
        before = Some(Lexeme { kind: Kind::Close, ..name });
    }
    found
}

/// The text with what the name means; `None` if it can't be that here.
fn replaced(text: &str, conditions: &[Condition], means: &Means) -> Option<Replaced> {
    match means {
        Means::Field(field) => renamed(text, conditions, field, &[]),
        Means::Values(field, values) => renamed(text, conditions, field, values),
        Means::Time(compare) => {
            let bound = |it: &Condition| {
                let [value] = it.values.as_slice() else { return None };
                let bound = names::bound(*compare, slice(text, value.clone()).trim_matches('"'))?;
                (!bound.is_empty()).then_some((it.name.start..it.end, bound))
            };
            let edits: Vec<_> = conditions.iter().map(bound).collect::<Option<_>>()?;
            let shown = edits.first().map(|(_, bound)| bound.clone())?;
            readable(with(text, edits), &shown)
        }
        Means::Nothing => {
            let edits = conditions.iter().map(|it| left_out(text, it).map(|range| (range, String::new())));
            readable(with(text, edits.collect::<Option<_>>()?).trim().to_owned(), "")
        }
        Means::Command(_) => None,
    }
}

/// The condition and what joins it to the others, if the others stay what they are without it.
fn left_out(text: &str, it: &Condition) -> Option<Range<usize>> {
    let (before, next) = (it.around.0, it.around.1);
    match (before.map(|before| before.kind), next.kind) {
        (Some(Kind::Or | Kind::Not), _) | (_, Kind::Or) => None,
        (_, Kind::And) => Some(it.name.start..skip_blanks(text, next.to)),
        (Some(Kind::And), _) => Some(before.map_or(it.name.start, |and| and.from)..it.end),
        _ => Some(it.name.start..skip_blanks(text, it.end)),
    }
}

/// The text with another name, and with other values.
fn renamed(text: &str, conditions: &[Condition], name: &str, values: &[(&str, &str)]) -> Option<Replaced> {
    let mut edits = Vec::new();
    for it in conditions {
        edits.push((it.name.clone(), name.to_owned()));
        for value in &it.values {
            let written = slice(text, value.clone());
            let other = values.iter().find(|(other, _)| other.eq_ignore_ascii_case(written.trim_matches('"')));
            edits.extend(other.map(|(_, meant)| (value.clone(), (*meant).to_owned())));
        }
    }
    readable(with(text, edits), name)
}

fn readable(text: String, shown: &str) -> Option<Replaced> {
    crate::parser::parse(&text).ok()?;
    Some(Replaced { shown: shown.to_owned(), text })
}

/// The text with these pieces in place of others, which are in order.
fn with(text: &str, edits: Vec<(Range<usize>, String)>) -> String {
    let (mut out, mut at) = (String::new(), 0);
    for (range, piece) in edits {
        out.push_str(slice(text, at..range.start));
        out.push_str(&piece);
        at = range.end;
    }
    out.push_str(slice(text, at..text.len()));
    out
}

/// Replaces a selector of a filter pattern of CloudWatch Logs, which minds case.
pub(super) fn in_pattern(
    text: &str,
    selector: &[SelectorStep],
    name: &str,
    tokens: &[Token],
    loaded: &[FieldPath],
) -> Vec<Replaced> {
    let names: FieldPath = selector
        .iter()
        .filter_map(|step| if let SelectorStep::Name(name) = step { Some(name.clone()) } else { None })
        .collect();
    let meant = names::means(name).iter().filter_map(|means| match means {
        Means::Field(field) | Means::Values(field, _) => column_of(field),
        _ => None,
    });
    let known = field::canonical(names.clone());
    let mut meant: Vec<FieldPath> = meant.collect();
    if known != names {
        meant.insert(0, known);
    }
    meant.extend(similar(&names, loaded).into_iter().map(FieldPath::from));
    let chars: Vec<char> = text.chars().collect();
    let is_it = |token: &&Token| {
        let piece: String = chars.get(token.from..token.to).unwrap_or_default().iter().collect();
        token.kind == TokenKind::Field && piece.strip_prefix("$.") == Some(name)
    };
    let places: Vec<&Token> = tokens.iter().filter(is_it).collect();
    let replaced = |path: FieldPath| {
        let written = pattern::selector(&path.join("."));
        let (mut out, mut at) = (String::new(), 0);
        for token in &places {
            out.extend(chars.get(at..token.from).unwrap_or_default());
            out.push_str(&written);
            at = token.to;
        }
        out.extend(chars.get(at..).unwrap_or_default());
        Replaced { shown: written, text: out }
    };
    let plain =
        |path: &FieldPath| path.iter().all(|name| name.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '-'));
    if places.is_empty() { Vec::new() } else { meant.into_iter().filter(plain).map(replaced).collect() }
}

/// The path of the field that a name stands for.
fn column_of(name: &str) -> Option<FieldPath> {
    match field::named(name)? {
        Field::Path(path) => Some(path),
        Field::User => Some(["userIdentity", "userName"].into()),
        Field::Service => Some(["eventSource"].into()),
        Field::Actor | Field::Target | Field::File | Field::Proof | Field::Outcome | Field::Noted(_) => None,
    }
}
