//! `LIKE`: only a character that `ESCAPE` names is special in Trino, whereas Arrow always takes the backslash.

use datafusion::sql::sqlparser::ast::{Expr, Value, ValueWithSpan};

use crate::fault::{Fault, Place, What};

use super::tree::text;

/// Writes a pattern with backslashes.
pub(super) fn escape(expr: &mut Expr) -> Result<(), Fault> {
    let (Expr::Like { pattern, escape_char, .. } | Expr::ILike { pattern, escape_char, .. }) = expr else {
        return Ok(());
    };
    let Expr::Value(ValueWithSpan { value: Value::SingleQuotedString(written), .. }) = pattern.as_ref() else {
        return match escape_char {
            Some(escape) => Err(Fault::new(What::Clause("ESCAPE".to_owned()), Place::of(escape.span.start))),
            None => Ok(()),
        };
    };
    let by = match escape_char.take() {
        None => None,
        Some(ValueWithSpan { value: Value::SingleQuotedString(by), span }) => {
            match by.chars().collect::<Vec<_>>()[..] {
                [by] => Some(by),
                _ => return Err(Fault::new(What::Clause("ESCAPE".to_owned()), Place::of(span.start))),
            }
        }
        Some(other) => return Err(Fault::new(What::Clause("ESCAPE".to_owned()), Place::of(other.span.start))),
    };
    **pattern = text(&with_backslashes(written, by));
    Ok(())
}

fn with_backslashes(pattern: &str, by: Option<char>) -> String {
    let mut escaped = String::new();
    let mut chars = pattern.chars();
    while let Some(next) = chars.next() {
        let literal = if Some(next) == by { chars.next() } else { None };
        match literal {
            Some(literal @ ('%' | '_' | '\\')) => escaped.extend(['\\', literal]),
            Some(literal) => escaped.push(literal),
            None if next == '\\' => escaped.push_str("\\\\"),
            None => escaped.push(next),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_named_character_escapes() {
        assert_eq!(with_backslashes(r"a\%b_", None), r"a\\%b_");
        assert_eq!(with_backslashes(r"a!%b!!_\", Some('!')), r"a\%b!_\\");
        assert_eq!(with_backslashes(r"a\%", Some('\\')), r"a\%");
    }
}
