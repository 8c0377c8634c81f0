//! Checks that every language has every message and no others.

use std::collections::BTreeMap;

use fluent_syntax::ast::{Entry, Pattern};
use fluent_syntax::parser;

use super::arguments::{Arguments, arguments};

/// A language, parsed.
pub struct Language<'a> {
    /// BCP 47 tag, which is the name of its file.
    pub tag: &'a str,
    /// Its messages by name.
    pub messages: BTreeMap<String, Message<'a>>,
}

/// A message in one language.
pub struct Message<'a> {
    /// Its text.
    pub pattern: Pattern<&'a str>,
    /// Its arguments.
    pub arguments: Arguments,
}

/// Parses the files (tag and text), the reference language first.
///
/// # Errors
///
/// One sentence for each mistake.
pub fn check(files: &[(String, String)]) -> Result<Vec<Language<'_>>, Vec<String>> {
    let mut mistakes = Vec::new();
    let mut languages: Vec<Language<'_>> = files.iter().map(|(tag, text)| read(tag, text, &mut mistakes)).collect();
    if let Some((reference, others)) = languages.split_first_mut() {
        for other in others {
            compare(reference, other, &mut mistakes);
        }
    } else {
        mistakes.push("languages: no file".to_owned());
    }
    if mistakes.is_empty() { Ok(languages) } else { Err(mistakes) }
}

fn read<'a>(tag: &'a str, text: &'a str, mistakes: &mut Vec<String>) -> Language<'a> {
    let resource = match parser::parse(text) {
        Ok(resource) => resource,
        Err((resource, errors)) => {
            for error in errors {
                let line = text.bytes().take(error.pos.start).filter(|byte| *byte == b'\n').count() + 1;
                mistakes.push(format!("{tag}.ftl, line {line}: {}", error.kind));
            }
            resource
        }
    };
    let mut messages = BTreeMap::new();
    for entry in resource.body {
        match entry {
            Entry::Message(message) => {
                let name = message.id.name.to_owned();
                let arguments = match arguments(&message) {
                    Ok(arguments) => arguments,
                    Err(mistake) => {
                        mistakes.push(format!("{tag}.ftl, {name}: {mistake}"));
                        continue;
                    }
                };
                let Some(pattern) = message.value else { continue };
                if messages.insert(name.clone(), Message { pattern, arguments }).is_some() {
                    mistakes.push(format!("{tag}.ftl: {name} is there twice"));
                }
            }
            Entry::Term(term) => mistakes.push(format!("{tag}.ftl: terms such as -{} are not read", term.id.name)),
            Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) | Entry::Junk { .. } => {}
        }
    }
    Language { tag, messages }
}

fn compare(reference: &Language<'_>, other: &mut Language<'_>, mistakes: &mut Vec<String>) {
    let tag = other.tag;
    for name in other.messages.keys().filter(|name| !reference.messages.contains_key(*name)) {
        mistakes.push(format!("{tag}.ftl: {name} is not in {}.ftl", reference.tag));
    }
    for (name, expected) in &reference.messages {
        let Some(message) = other.messages.get_mut(name) else {
            mistakes.push(format!("{tag}.ftl: {name} is missing"));
            continue;
        };
        for (argument, kind) in &message.arguments {
            match expected.arguments.get(argument) {
                None => mistakes.push(format!("{tag}.ftl, {name}: there is no ${argument}")),
                Some(known) if kind != known && *kind == super::arguments::Kind::Number => {
                    mistakes.push(format!("{tag}.ftl, {name}: ${argument} is not a number"));
                }
                Some(_) => {}
            }
        }
        // A language may leave out an argument, but not change its type.
        message.arguments.clone_from(&expected.arguments);
    }
}
