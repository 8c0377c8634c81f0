//! Generates the Rust code (a type for each message with arguments, and a function for each without), and the files of
//! languages that are loaded.

use std::fmt::Write;

use fluent_syntax::ast::{Expression, InlineExpression, Pattern, PatternElement, Variant, VariantKey};
use fluent_syntax::unicode::unescape_unicode_to_string;

use super::arguments::{Arguments, Kind, compact, numeric, variable};
use super::check::{Language, Message};
use super::signs::{ABBREVIATED, BETWEEN, CASE, DIGITS, END, IS, LAST, NUMBER, PLURAL, TEXT};

/// The module `messages`: for each message of the reference language, a type if it has arguments, or else a function.
pub fn messages(reference: &Language<'_>) -> String {
    let mut out = String::new();
    for (number, (name, message)) in reference.messages.iter().enumerate() {
        let text = numbered(number, message);
        let _ = writeln!(out, "/// {}", summary(&message.pattern));
        if message.arguments.is_empty() {
            let _ = writeln!(out, "pub fn {}(language: Language) -> &'static str {{", snake(name));
            let _ = writeln!(out, "language.text({text:?})\n}}");
        } else {
            with_arguments(name, &message.arguments, &text, &mut out);
        }
    }
    out
}

/// The table of languages, and what each of the others has to say instead.
pub fn languages(languages: &[Language<'_>], folder: &str) -> String {
    let mut out = String::new();
    let name = |language: &Language<'_>| language.messages.get("language-name").map(template).unwrap_or_default();
    let _ = writeln!(out, "/// Tag, as BCP 47 calls it, and own name of every language.");
    let _ = writeln!(out, "pub const LANGUAGES: [(&str, &str); {}] = [", languages.len());
    for language in languages {
        let _ = writeln!(out, "({:?}, {:?}),", language.tag, name(language));
    }
    let _ = writeln!(out, "];\n\n/// Tag and file of every language that the page loads when it is chosen.");
    let _ = writeln!(out, "pub static TRANSLATIONS: [(&str, &str); {}] = [", languages.len().saturating_sub(1));
    for language in languages.iter().skip(1) {
        let path = format!("{folder}/{}.txt", language.tag);
        let _ = writeln!(out, "({:?}, include_str!({path:?})),", language.tag);
    }
    let _ = writeln!(out, "];\n");
    let Some(reference) = languages.first() else { return out };
    let _ =
        writeln!(out, "/// How many messages a language has.\nconst MESSAGES: usize = {};\n", reference.messages.len());
    let _ = writeln!(out, "/// For each message, its name, English, and how many numbers and texts are filled in.");
    let _ = writeln!(out, "#[cfg(test)]\nstatic ARGUMENTS: [(&str, &str, usize, usize); MESSAGES] = [");
    for (number, (name, message)) in reference.messages.iter().enumerate() {
        let count = |kind| of_kind(&message.arguments, kind).count();
        let text = numbered(number, message);
        let _ = writeln!(out, "({name:?}, {text:?}, {}, {}),", count(Kind::Number), count(Kind::Text));
    }
    out.push_str("];\n");
    out
}

/// The file of a language: all its messages, in the order of their numbers.
pub fn file(language: &Language<'_>) -> String {
    language.messages.values().map(template).collect::<Vec<_>>().join(BETWEEN.encode_utf8(&mut [0; 4]))
}

/// How many messages can be numbered.
pub const MOST: usize = DIGITS.end.abs_diff(DIGITS.start) as usize * DIGITS.end.abs_diff(DIGITS.start) as usize;

/// A message with its number in front, so that a language that was loaded can replace it.
fn numbered(number: usize, message: &Message<'_>) -> String {
    let digits: Vec<char> = DIGITS.map(char::from).collect();
    let digit = |at: usize| digits.get(at % digits.len()).copied().unwrap_or_default();
    [digit(number / digits.len()), digit(number)].into_iter().chain(template(message).chars()).collect()
}

fn with_arguments(name: &str, arguments: &Arguments, text: &str, out: &mut String) {
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
    let fields =
        |wanted: Kind| -> String { of_kind(arguments, wanted).map(|name| format!("self.{}, ", snake(name))).collect() };
    let values = format!("{text:?}, &[{}], &[{}]", fields(Kind::Number), fields(Kind::Text));
    let _ = writeln!(out, "}}\n\nimpl Say for {name}{lifetime} {{");
    let _ =
        writeln!(out, "fn write(&self, language: Language, out: &mut String) {{\nfill(language, {values}, out)\n}}");
    let _ = writeln!(out, "fn say(&self, language: Language) -> String {{\nfilled(language, {values})\n}}\n}}");
}

/// The arguments of a kind, in order.
fn of_kind(arguments: &Arguments, wanted: Kind) -> impl Iterator<Item = &str> {
    arguments.iter().filter(move |(_, kind)| **kind == wanted).map(|(name, _)| name.as_str())
}

/// A message as `src/template.rs` reads it.
fn template(message: &Message<'_>) -> String {
    let mut out = String::new();
    write_pattern(&message.pattern, &message.arguments, &mut out);
    out
}

fn write_pattern(pattern: &Pattern<&str>, arguments: &Arguments, out: &mut String) {
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => out.push_str(value),
            PatternElement::Placeable { expression } => write_expression(expression, arguments, out),
        }
    }
}

fn write_expression(expression: &Expression<&str>, arguments: &Arguments, out: &mut String) {
    match expression {
        Expression::Inline(InlineExpression::StringLiteral { value }) => out.push_str(&unescaped(value)),
        Expression::Inline(inline) => {
            let Some(name) = variable(inline) else { return };
            let sign = match arguments.get(name) {
                Some(Kind::Number) if compact(inline) => ABBREVIATED,
                Some(Kind::Number) => NUMBER,
                _ => TEXT,
            };
            out.extend([sign, place(name, arguments)]);
        }
        Expression::Select { selector, variants } => {
            let Some(name) = variable(selector) else { return };
            let sign = if variants.iter().all(numeric) { PLURAL } else { CASE };
            out.extend([sign, place(name, arguments)]);
            let (defaults, others): (Vec<_>, Vec<_>) = variants.iter().partition(|variant| variant.default);
            // Exact numbers first, then plural categories, then the default, which has no key.
            let exact = |variant: &&Variant<&str>| matches!(variant.key, VariantKey::NumberLiteral { .. });
            let (exact, others): (Vec<_>, Vec<_>) = others.into_iter().partition(exact);
            for variant in exact.into_iter().chain(others).chain(defaults) {
                match variant.key {
                    _ if variant.default => {}
                    VariantKey::NumberLiteral { value } => out.push_str(value),
                    VariantKey::Identifier { name } => out.push_str(name),
                }
                out.push(IS);
                write_pattern(&variant.value, arguments, out);
                out.push(END);
            }
            out.push(LAST);
        }
    }
}

/// An argument's place among those of its kind: `a` for the first.
fn place(name: &str, arguments: &Arguments) -> char {
    let Some(kind) = arguments.get(name) else { return 'a' };
    ('a'..='z').zip(of_kind(arguments, *kind)).find(|(_, other)| *other == name).map_or('a', |(place, _)| place)
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
