//! What may be typed at the caret.

use protocol::names::top_level;
use protocol::{Column, Completion, Field, Hint, Notation, Token, TokenKind, ValueTest};

use crate::field;
use crate::pattern;
use crate::print;
use crate::tokens::tokens;

/// Most suggestions offered.
const MOST: usize = 12;

/// What can be completed at the caret.
#[derive(Clone, Debug, PartialEq)]
pub enum Wanted {
    /// The name of a field.
    Field {
        /// The part already typed.
        typed: String,
        /// First character to replace,
        from: usize,
        /// and the one after the last.
        to: usize,
    },
    /// A value of a field.
    Value {
        /// The field.
        field: Field,
        /// The part already typed.
        typed: String,
        /// First character to replace,
        from: usize,
        /// and the one after the last.
        to: usize,
    },
}

/// What can be completed at the caret, which is after the first `caret` characters of a query; `None` if nothing can.
pub fn complete(text: &str, caret: usize) -> Option<Wanted> {
    let all = tokens(text);
    let chars: Vec<char> = text.chars().collect();
    let piece = |token: &Token| -> String { chars.get(token.from..token.to).unwrap_or_default().iter().collect() };
    let at = all.iter().position(|token| token.from < caret && caret <= token.to);
    let Some(at) = at else {
        // Between tokens, anything may begin.
        let free = all.iter().all(|token| caret <= token.from || token.to < caret);
        return free.then(|| Wanted::Field { typed: String::new(), from: caret, to: caret });
    };
    let token = all.get(at)?;
    let typed: String = chars.get(token.from..caret).unwrap_or_default().iter().collect();
    match token.kind {
        TokenKind::Word | TokenKind::Field => Some(Wanted::Field { typed, from: token.from, to: token.to }),
        TokenKind::Operator if matches!(typed.as_str(), ":" | "=" | "!=") => {
            // A token that follows immediately is already the field's value.
            let next = all.get(at + 1).filter(|next| next.from == token.to);
            if next.is_some() {
                return None;
            }
            let field = field::named(&piece(all.get(at.checked_sub(1)?)?))?;
            Some(Wanted::Value { field, typed: String::new(), from: caret, to: caret })
        }
        TokenKind::Value | TokenKind::Quoted | TokenKind::Unfinished => {
            let before = all.get(..at).unwrap_or_default();
            let operator = before.iter().rposition(|token| token.kind == TokenKind::Operator)?;
            let field = field::named(&piece(all.get(operator.checked_sub(1)?)?))?;
            let typed = typed.trim_start_matches('"').to_owned();
            Some(Wanted::Value { field, typed, from: token.from, to: token.to })
        }
        _ => None,
    }
}

/// Names of fields that begin with what was typed, then those that contain it, shorter names first.
pub fn field_completions(notation: Notation, typed: &str, from: usize, to: usize) -> Vec<Completion> {
    let own = notation == Notation::Traillight;
    let paths = Column::ALL.into_iter().filter(|column| !column.is_derived()).map(Column::path).chain(top_level());
    let mut names: Vec<(String, Hint)> = Vec::new();
    if own {
        names.extend(field::short_names().map(|(name, hint)| (name.to_owned(), hint)));
    }
    let spelt = |path: &str| if own { path.to_owned() } else { pattern::selector(path) };
    names.extend(paths.map(|path| (spelt(path), Hint::None)));
    let (equals, operators) = if own { (":", OPERATORS) } else { (" = ", pattern::OPERATORS) };
    let typed = typed.to_lowercase();
    let mut found: Vec<Completion> = Vec::new();
    for begins in [true, false] {
        for (name, hint) in &names {
            let lower = name.to_lowercase();
            let fits =
                if begins { lower.starts_with(&typed) } else { !lower.starts_with(&typed) && lower.contains(&typed) };
            if fits && found.len() < MOST && !found.iter().any(|known| known.label == *name) {
                found.push(completion(name, hint, format!("{name}{equals}"), from, to));
            }
        }
    }
    if let Some((name, _)) = names.iter().find(|(name, _)| name.to_lowercase() == typed) {
        for (operator, hint) in operators {
            let text = format!("{name}{operator}");
            found.push(completion(&text, &hint, text.clone(), from, to));
        }
    }
    found
}

/// Operators other than ":" that may follow a name.
const OPERATORS: [(&str, Hint); 4] =
    [("!=", Hint::IsNot), (":*", Hint::IsThere), (" >= ", Hint::AtLeast), (" < ", Hint::Below)];

fn completion(label: &str, hint: &Hint, text: String, from: usize, to: usize) -> Completion {
    Completion { label: label.trim_end().to_owned(), hint: hint.clone(), text, from, to }
}

/// A value as it has to be written after the field; `None` if the notation cannot express it.
pub fn written(notation: Notation, field: &Field, value: &str) -> Option<String> {
    match notation {
        Notation::Traillight => Some(print::value_text(field, &ValueTest::Is(value.to_owned()))),
        _ => pattern::quoted(value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wanted(text: &str) -> Option<String> {
        let caret = text.chars().position(|c| c == '|').unwrap_or_default();
        complete(&text.replace('|', ""), caret).map(|wanted| match wanted {
            Wanted::Field { typed, from, to } => format!("field {typed} {from}-{to}"),
            Wanted::Value { field, typed, from, to } => {
                format!("{} {typed} {from}-{to}", print::field_text(&field))
            }
        })
    }

    #[test]
    fn knows_what_is_wanted() {
        for (text, expected) in [
            ("|", Some("field  0-0")),
            ("ev|", Some("field ev 0-2")),
            ("ev|ent", Some("field ev 0-5")),
            ("a:b |", Some("field  4-4")),
            ("event|Name:x", Some("field event 0-9")),
            ("name:|", Some("eventName  5-5")),
            ("name:De|", Some("eventName De 5-7")),
            ("name!=De| x", Some("eventName De 6-8")),
            ("é name:\"De l|\"", Some("eventName De l 7-13")),
            ("user:(alice or b|", Some("user b 15-16")),
            ("name:|x", None),
            ("x and|", None),
            ("usr:|", None),
            ("time >= 20|", Some("eventTime 20 8-10")),
            ("/x|/", None),
        ] {
            assert_eq!(wanted(text).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn offers_names_and_operators() {
        let labels = |typed: &str| {
            field_completions(Notation::Traillight, typed, 0, 0)
                .into_iter()
                .map(|found| found.label)
                .collect::<Vec<_>>()
        };
        assert_eq!(labels("err"), ["error", "errorCode", "errorMessage"]);
        assert_eq!(labels("IP").first().map(String::as_str), Some("ip"));
        assert!(labels("mfa").is_empty() && labels("").len() == MOST);
        assert_eq!(labels("region"), ["region", "awsRegion", "region!=", "region:*", "region >=", "region <"]);
    }

    #[test]
    fn values_are_quoted_where_they_must_be() {
        let name = Field::Path(["eventName"].into());
        let written = |field: &Field, value: &str| written(Notation::Traillight, field, value).unwrap();
        assert_eq!(written(&name, "DeleteTrail"), "DeleteTrail");
        assert_eq!(written(&name, "a b*"), "\"a b*\"");
        assert_eq!(written(&Field::Path(["sourceIPAddress"].into()), "10.0.0.0/8"), "\"10.0.0.0/8\"");
    }
}
