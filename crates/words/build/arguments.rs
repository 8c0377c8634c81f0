//! The arguments of a message.

use std::collections::BTreeMap;

use fluent_syntax::ast::{Expression, InlineExpression, Message, Pattern, PatternElement, Variant, VariantKey};

/// The plural categories of CLDR.
const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// The type of an argument.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `u64`, written in the language's own format; can select a plural.
    Number,
    /// `&str`.
    Text,
}

/// Arguments by name. An argument is a number if a comment on the message says `$name (Number)`, if it occurs as
/// `NUMBER($name)` or `COMPACT($name)`, or if it selects a plural.
pub type Arguments = BTreeMap<String, Kind>;

/// The arguments of a message, as far as its own language shows them.
pub fn arguments(message: &Message<&str>) -> Result<Arguments, String> {
    let mut found = Arguments::new();
    if !message.attributes.is_empty() {
        return Err("attributes are not read; make a message of each".to_owned());
    }
    let Some(pattern) = &message.value else { return Err("no text".to_owned()) };
    of_pattern(pattern, &mut found)?;
    for line in message.comment.iter().flat_map(|comment| &comment.content) {
        for (name, kind) in &mut found {
            if line.contains(&format!("${name} (Number)")) {
                *kind = Kind::Number;
            }
        }
    }
    Ok(found)
}

fn of_pattern(pattern: &Pattern<&str>, found: &mut Arguments) -> Result<(), String> {
    pattern.elements.iter().try_for_each(|element| match element {
        PatternElement::TextElement { .. } => Ok(()),
        PatternElement::Placeable { expression } => of_expression(expression, found),
    })
}

fn of_expression(expression: &Expression<&str>, found: &mut Arguments) -> Result<(), String> {
    match expression {
        Expression::Inline(inline) => of_inline(inline, found),
        Expression::Select { selector, variants } => {
            let Some(name) = variable(selector) else { return Err("only a variable can choose".to_owned()) };
            let kind = if variants.iter().all(numeric) { Kind::Number } else { Kind::Text };
            insert(found, name, kind);
            variants.iter().try_for_each(|variant| of_pattern(&variant.value, found))
        }
    }
}

fn of_inline(inline: &InlineExpression<&str>, found: &mut Arguments) -> Result<(), String> {
    match inline {
        InlineExpression::VariableReference { id } => insert(found, id.name, Kind::Text),
        InlineExpression::FunctionReference { .. } => match variable(inline) {
            Some(name) => insert(found, name, Kind::Number),
            None => return Err("the only functions are NUMBER($name) and COMPACT($name)".to_owned()),
        },
        InlineExpression::StringLiteral { .. } => {}
        _ => return Err("only variables, quoted text, NUMBER($name) and COMPACT($name) can stand in braces".to_owned()),
    }
    Ok(())
}

/// Ways to write a number: with all its digits, or abbreviated (`1.23 M`).
const FUNCTIONS: [&str; 2] = ["NUMBER", COMPACT];

/// The function that abbreviates.
const COMPACT: &str = "COMPACT";

/// Whether a number is to be abbreviated.
pub fn compact(inline: &InlineExpression<&str>) -> bool {
    matches!(inline, InlineExpression::FunctionReference { id, .. } if id.name == COMPACT)
}

/// The name in `$name`, `NUMBER($name)` or `COMPACT($name)`.
pub fn variable<'a>(inline: &InlineExpression<&'a str>) -> Option<&'a str> {
    match inline {
        InlineExpression::VariableReference { id } => Some(id.name),
        InlineExpression::FunctionReference { id, arguments }
            if FUNCTIONS.contains(&id.name) && arguments.named.is_empty() =>
        {
            match arguments.positional.as_slice() {
                [InlineExpression::VariableReference { id }] => Some(id.name),
                _ => None,
            }
        }
        _ => None,
    }
}

/// Whether a variant is selected by a number.
pub fn numeric(variant: &Variant<&str>) -> bool {
    match &variant.key {
        VariantKey::Identifier { name } => CATEGORIES.contains(name),
        VariantKey::NumberLiteral { value } => value.parse::<u64>().is_ok(),
    }
}

fn insert(found: &mut Arguments, name: &str, kind: Kind) {
    let known = found.entry(name.to_owned()).or_insert(kind);
    if kind == Kind::Number {
        *known = Kind::Number;
    }
}
