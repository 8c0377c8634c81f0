//! Values behind the operators of other languages, as they are written here.

use protocol::Glob;

use super::signs::is_null;
use crate::lexer::keyword;
use crate::normal;
use crate::print::{glob_text, in_quotes, is_bare_value, regex_text};

/// A value.
pub(super) enum Value {
    /// Text, without quotation marks.
    Text(String),
    /// A regular expression, with its slashes.
    Regex(String),
}

/// The value with what the operator makes of it; `None` if that makes no sense.
pub(super) fn value(operator: &str, value: &Value) -> Option<String> {
    let text = match value {
        Value::Regex(text) => return Some(text.clone()),
        Value::Text(text) => text,
    };
    let literal = || Glob::Literal(text.clone());
    Some(match operator {
        "like" | "ilike" => like(text),
        "startswith" | "startswith_cs" | "hasprefix" | "hasprefix_cs" | "starts_with" | "begins_with" => {
            pattern(vec![literal(), Glob::Any])
        }
        "endswith" | "endswith_cs" | "hassuffix" | "hassuffix_cs" | "ends_with" => pattern(vec![Glob::Any, literal()]),
        "contains" | "contains_cs" | "has" | "has_cs" | "includes" => pattern(vec![Glob::Any, literal(), Glob::Any]),
        "matches" | "regexp" | "rlike" | "~" if !text.is_empty() => regex_text(text, false),
        "=" | "equals" | "eq" => plain(text),
        _ => return None,
    })
}

/// A text that is no pattern.
fn plain(text: &str) -> String {
    let wildcards = !text.is_empty() && text.contains('*') && is_bare_value(&text.replace('*', "x"));
    if wildcards || (is_bare_value(text) && keyword(text).is_none() && !is_null(text)) {
        text.to_owned()
    } else {
        in_quotes(text)
    }
}

/// The wildcards of `like` as this language writes them.
fn like(text: &str) -> String {
    let pieces = text.chars().map(|c| match c {
        '%' => Glob::Any,
        '_' => Glob::One,
        c => Glob::Literal(c.into()),
    });
    pattern(pieces.collect())
}

fn pattern(globs: Vec<Glob>) -> String {
    match normal::globs(globs).as_slice() {
        [Glob::Literal(text)] => plain(text),
        [] => plain(""),
        pattern => glob_text(pattern, false),
    }
}
