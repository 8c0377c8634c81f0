//! JSON paths, as in `$.a[0]["b c"]`.

use datafusion::error::Result;

use crate::misuse::{Misuse, quoted};

/// A step of a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// A member's name.
    Member(String),
    /// An element's place, from 0.
    Element(usize),
}

/// Reads a path.
///
/// # Errors
/// If it is none, or has something in it that leads to several values.
pub(super) fn path(text: &str) -> Result<Vec<Step>> {
    let fault = || Misuse::NoPath(quoted(text));
    let mut rest = text.strip_prefix('$').unwrap_or(text);
    let mut steps = Vec::new();
    // Without `$`, a path may begin with a name.
    if rest.len() == text.len() && !rest.starts_with(['.', '[']) && !rest.is_empty() {
        rest = name(rest, &mut steps).ok_or_else(fault)?;
    }
    while !rest.is_empty() {
        rest = step(rest, &mut steps).ok_or_else(fault)?;
    }
    Ok(steps)
}

fn step<'a>(rest: &'a str, steps: &mut Vec<Step>) -> Option<&'a str> {
    if let Some(rest) = rest.strip_prefix('.') {
        return name(rest, steps);
    }
    let rest = rest.strip_prefix('[')?;
    if let Some(quote) = rest.chars().next().filter(|first| matches!(first, '"' | '\'')) {
        let (name, rest) = rest.get(1..)?.split_once(quote)?;
        steps.push(Step::Member(name.to_owned()));
        return rest.strip_prefix(']');
    }
    let (at, rest) = rest.split_once(']')?;
    steps.push(Step::Element(at.parse().ok()?));
    Some(rest)
}

fn name<'a>(rest: &'a str, steps: &mut Vec<Step>) -> Option<&'a str> {
    let (name, rest) = rest.split_at(rest.find(['.', '[']).unwrap_or(rest.len()));
    if name.is_empty() || name == "*" {
        return None;
    }
    steps.push(Step::Member(name.to_owned()));
    Some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_read() {
        let member = |name: &str| Step::Member(name.to_owned());
        let read = |text: &str| path(text).unwrap();
        assert_eq!(read("$"), []);
        assert_eq!(read("$.a.b"), [member("a"), member("b")]);
        assert_eq!(read("a[2].b"), [member("a"), Step::Element(2), member("b")]);
        assert_eq!(read("$[\"a.b\"]['c'][0]"), [member("a.b"), member("c"), Step::Element(0)]);
        for text in ["$.", "$..a", "$.*", "$[*]", "$[a]", "$['a]", "$.a]x[", "$[-1]"] {
            assert!(path(text).is_err(), "{text}");
        }
    }
}
