//! What may be typed at the caret in a CloudWatch Logs filter pattern. The caller provides its tokens, which were
//! determined along with its meaning.

use protocol::{Field, FieldPath, Hint, Token, TokenKind};

use crate::complete::Wanted;

/// Operators other than "=" that may follow a selector.
pub const OPERATORS: [(&str, Hint); 4] = [
    (" != ", Hint::IsThereAndIsNot),
    (" NOT EXISTS", Hint::IsAbsent),
    (" IS NULL", Hint::IsNull),
    (" IS TRUE", Hint::IsTrue),
];

/// What can be completed at the caret, which is after the first `caret` characters of a pattern in braces.
pub fn complete(text: &str, caret: usize, tokens: &[Token]) -> Option<Wanted> {
    let chars: Vec<char> = text.chars().collect();
    let piece = |from: usize, to: usize| -> String { chars.get(from..to).unwrap_or_default().iter().collect() };
    let before: Vec<&Token> = tokens.iter().filter(|token| token.from < caret).collect();
    let (last, earlier) = before.split_last()?;
    let field = |tokens: &[&Token]| {
        let named = tokens.iter().rev().find(|token| token.kind == TokenKind::Field)?;
        path(&piece(named.from, named.to)).map(Field::Path)
    };
    let inside = caret <= last.to;
    let empty_field = || Some(Wanted::Field { typed: String::new(), from: caret, to: caret });
    match last.kind {
        TokenKind::Field if inside => {
            Some(Wanted::Field { typed: piece(last.from, caret), from: last.from, to: last.to })
        }
        TokenKind::Operator => {
            // A token that follows immediately is already the value.
            let free = tokens.iter().all(|token| token.from != caret || token.kind == TokenKind::Bracket);
            let field = field(earlier).filter(|_| free)?;
            Some(Wanted::Value { field, typed: String::new(), from: caret, to: caret })
        }
        TokenKind::Value | TokenKind::Quoted | TokenKind::Unfinished if inside => {
            let field = field(earlier).filter(|_| earlier.last().is_some_and(|it| it.kind == TokenKind::Operator))?;
            let typed = piece(last.from, caret).trim_start_matches('"').to_owned();
            // A quotation without an end would include the brace that closes the pattern.
            let to = if last.kind == TokenKind::Unfinished { caret } else { last.to };
            Some(Wanted::Value { field, typed, from: last.from, to })
        }
        TokenKind::Bracket if piece(last.from, last.to) != "}" && piece(last.from, last.to) != ")" => empty_field(),
        TokenKind::Keyword if matches!(piece(last.from, last.to).as_str(), "&&" | "||") => empty_field(),
        _ => None,
    }
}

/// The path of a selector, leaving out steps into arrays.
fn path(selector: &str) -> Option<FieldPath> {
    let names = selector.strip_prefix("$.")?.split('.');
    let name = |name: &str| name.split('[').next().unwrap_or_default().to_owned();
    Some(names.map(name).collect())
}

/// The selector for a path with ordinary names.
pub fn selector(path: &str) -> String {
    match path.strip_prefix("resources.") {
        Some(rest) => format!("$.resources[*].{rest}"),
        None => format!("$.{path}"),
    }
}

/// A value in quotes; `None` if it contains an asterisk, which would be a wildcard even there.
pub fn quoted(value: &str) -> Option<String> {
    let escaped = value.replace('\\', "\\\\").replace('"', "\\\"");
    (!value.contains('*')).then(|| format!("\"{escaped}\""))
}

#[cfg(test)]
mod tests {
    use protocol::Notation;

    use super::*;
    use crate::tokens::tokens_of;

    fn wanted(text: &str) -> Option<String> {
        let caret = text.chars().position(|c| c == '|').unwrap_or_default();
        let text = text.replacen('|', "", 1);
        let tokens = tokens_of(&text, Notation::CloudWatch);
        complete(&text, caret, &tokens).map(|wanted| match wanted {
            Wanted::Field { typed, from, to } => format!("field {typed} {from}-{to}"),
            Wanted::Value { field: Field::Path(path), typed, from, to } => {
                format!("{} {typed} {from}-{to}", path.join("."))
            }
            Wanted::Value { field, .. } => format!("{field:?}"),
        })
    }

    #[test]
    fn knows_what_is_wanted() {
        for (text, expected) in [
            ("{|", Some("field  1-1")),
            ("{ |}", Some("field  2-2")),
            ("{ $.ev|", Some("field $.ev 2-6")),
            ("{ $.ev|ent = x }", Some("field $.ev 2-9")),
            ("{ $.eventName =|", Some("eventName  15-15")),
            ("{ $.eventName = | }", Some("eventName  16-16")),
            ("{ $.eventName != De| }", Some("eventName De 17-19")),
            ("{ $.eventName = \"De|lete\" }", Some("eventName De 16-24")),
            ("{ $.eventName = \"De|", Some("eventName De 16-19")),
            ("{ $.resources[*].ARN = a|", Some("resources.ARN a 23-24")),
            ("{ ($.a = 1) && |", Some("field  15-15")),
            ("{ (|", Some("field  3-3")),
            ("{ $.a = |1 }", None),
            ("{ $.a |", None),
            ("{ $.a = 1 } |", None),
            ("{ $.a = 1 |", None),
            ("|", None),
        ] {
            assert_eq!(wanted(text).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn offers_selectors_and_operators() {
        let labels = |typed: &str| -> Vec<String> {
            let found = crate::field_completions(Notation::CloudWatch, typed, 0, 0);
            found.into_iter().map(|found| found.text).collect()
        };
        assert_eq!(labels("$.error"), ["$.errorCode = ", "$.errorMessage = "]);
        assert_eq!(labels("resources[*].arn"), ["$.resources[*].ARN = "]);
        assert!(labels("$.awsregion").contains(&"$.awsRegion NOT EXISTS".to_owned()));
        assert_eq!(quoted("a\"b\\"), Some("\"a\\\"b\\\\\"".to_owned()));
        assert_eq!(quoted("a*"), None);
    }
}
