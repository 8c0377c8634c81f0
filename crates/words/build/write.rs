//! Generates the Rust code: a type for each message with arguments, and a function for each without.

use std::fmt::Write;

use fluent_syntax::ast::{Expression, InlineExpression, Pattern, PatternElement, VariantKey};
use fluent_syntax::unicode::unescape_unicode_to_string;

use super::arguments::{Arguments, Kind, compact, numeric, variable};
use super::check::Language;

/// The module `messages`.
pub fn write(languages: &[Language<'_>]) -> String {
    let mut out = String::new();
    enumerate(languages, &mut out);
    let Some(reference) = languages.first() else { return out };
    for (name, message) in &reference.messages {
        let texts = languages.iter().filter_map(|language| {
            let message = language.messages.get(name)?;
            Some((variant(language.tag), &message.pattern))
        });
        let texts: Vec<(String, &Pattern<&str>)> = texts.collect();
        let _ = writeln!(out, "/// {}", summary(&message.pattern));
        if message.arguments.is_empty() {
            plain(name, &texts, &mut out);
        } else {
            with_arguments(name, &message.arguments, &texts, &mut out);
        }
    }
    out
}

fn enumerate(languages: &[Language<'_>], out: &mut String) {
    out.push_str(
        "/// The languages there are.\n#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]\npub enum Language {\n",
    );
    for (at, language) in languages.iter().enumerate() {
        let default = if at == 0 { "#[default]\n" } else { "" };
        let _ = writeln!(out, "/// `{}`\n{default}{},", language.tag, variant(language.tag));
    }
    out.push_str("}\n\nimpl Language {\n/// All of them.\npub const ALL: &[Language] = &[");
    for language in languages {
        let _ = write!(out, "Language::{}, ", variant(language.tag));
    }
    out.push_str("];\n\n/// As BCP 47 calls it.\npub const fn tag(self) -> &'static str {\nmatch self {\n");
    for language in languages {
        let _ = writeln!(out, "Language::{} => {:?},", variant(language.tag), language.tag);
    }
    out.push_str("}\n}\n}\n");
}

fn plain(name: &str, texts: &[(String, &Pattern<&str>)], out: &mut String) {
    let _ = writeln!(out, "pub const fn {}(language: Language) -> &'static str {{\nmatch language {{", snake(name));
    for (language, pattern) in texts {
        let _ = writeln!(out, "Language::{language} => {:?},", literal(pattern));
    }
    out.push_str("}\n}\n");
}

fn with_arguments(name: &str, arguments: &Arguments, texts: &[(String, &Pattern<&str>)], out: &mut String) {
    let borrows = arguments.values().any(|kind| *kind == Kind::Text);
    let name = variant(name);
    let _ = writeln!(out, "#[derive(Clone, Copy, Debug)]\npub struct {name}{} {{", if borrows { "<'a>" } else { "" });
    for (argument, kind) in arguments {
        let kind = match kind {
            Kind::Number => "u64",
            Kind::Text => "&'a str",
        };
        let _ = writeln!(out, "/// `${argument}`\npub {}: {kind},", snake(argument));
    }
    let lifetime = if borrows { "<'_>" } else { "" };
    let _ = writeln!(out, "}}\n\nimpl Say for {name}{lifetime} {{");
    out.push_str("fn write(&self, language: Language, out: &mut String) {\nmatch language {\n");
    for (language, pattern) in texts {
        let _ = writeln!(out, "Language::{language} => {{");
        write_pattern(pattern, arguments, out);
        out.push_str("}\n");
    }
    out.push_str("}\n}\n}\n");
}

fn write_pattern(pattern: &Pattern<&str>, arguments: &Arguments, out: &mut String) {
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => push(value, out),
            PatternElement::Placeable { expression } => write_expression(expression, arguments, out),
        }
    }
}

fn write_expression(expression: &Expression<&str>, arguments: &Arguments, out: &mut String) {
    match expression {
        Expression::Inline(InlineExpression::StringLiteral { value }) => push(&unescaped(value), out),
        Expression::Inline(inline) => {
            let Some(name) = variable(inline) else { return };
            let _ = match arguments.get(name) {
                Some(Kind::Number) if compact(inline) => {
                    writeln!(out, "compact(language, self.{}, out);", snake(name))
                }
                Some(Kind::Number) => writeln!(out, "number(language, self.{}, out);", snake(name)),
                _ => writeln!(out, "text(self.{}, out);", snake(name)),
            };
        }
        Expression::Select { selector, variants } => {
            let Some(name) = variable(selector) else { return };
            let by_number = variants.iter().all(numeric);
            let field = snake(name);
            let _ = match by_number {
                true => writeln!(out, "match (self.{field}, plural(language, self.{field})) {{"),
                false => writeln!(out, "match self.{field} {{"),
            };
            let (defaults, others): (Vec<_>, Vec<_>) = variants.iter().partition(|variant| variant.default);
            // Exact numbers first, then plural categories, then the default.
            let exact =
                |variant: &&fluent_syntax::ast::Variant<&str>| matches!(variant.key, VariantKey::NumberLiteral { .. });
            let (exact, others): (Vec<_>, Vec<_>) = others.into_iter().partition(exact);
            for variant in exact.into_iter().chain(others).chain(defaults) {
                let _ = match (&variant.key, variant.default, by_number) {
                    (_, true, _) => writeln!(out, "_ => {{"),
                    (VariantKey::NumberLiteral { value }, ..) => writeln!(out, "({value}, _) => {{"),
                    (VariantKey::Identifier { name }, _, true) => {
                        writeln!(out, "(_, PluralCategory::{}) => {{", self::variant(name))
                    }
                    (VariantKey::Identifier { name }, _, false) => writeln!(out, "{name:?} => {{"),
                };
                write_pattern(&variant.value, arguments, out);
                out.push_str("}\n");
            }
            out.push_str("}\n");
        }
    }
}

fn push(text: &str, out: &mut String) {
    let _ = writeln!(out, "text({text:?}, out);");
}

/// The text of a message without arguments.
fn literal(pattern: &Pattern<&str>) -> String {
    let parts = pattern.elements.iter().map(|element| match element {
        PatternElement::TextElement { value } => (*value).to_owned(),
        PatternElement::Placeable { expression: Expression::Inline(InlineExpression::StringLiteral { value }) } => {
            unescaped(value)
        }
        PatternElement::Placeable { .. } => String::new(),
    });
    parts.collect()
}

/// The text with placeholders, for the documentation.
fn summary(pattern: &Pattern<&str>) -> String {
    let parts = pattern.elements.iter().map(|element| match element {
        PatternElement::TextElement { value } => value.replace('\n', " "),
        PatternElement::Placeable { expression: Expression::Inline(InlineExpression::StringLiteral { value }) } => {
            unescaped(value)
        }
        PatternElement::Placeable { expression: Expression::Select { variants, .. } } => {
            variants.iter().find(|variant| variant.default).map(|variant| summary(&variant.value)).unwrap_or_default()
        }
        PatternElement::Placeable { .. } => "…".to_owned(),
    });
    let text: String = parts.collect();
    format!("`{}`", text.replace('`', "'"))
}

fn unescaped(value: &str) -> String {
    unescape_unicode_to_string(value).into_owned()
}

fn snake(name: &str) -> String {
    let name = name.replace('-', "_");
    if matches!(name.as_str(), "type" | "match" | "where" | "in" | "for" | "use" | "as" | "ref" | "move") {
        return format!("r#{name}");
    }
    name
}

fn variant(name: &str) -> String {
    let words = name.split(['-', '_']).map(|word| {
        let mut chars = word.chars();
        chars.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(chars).collect::<String>()
    });
    words.collect()
}
