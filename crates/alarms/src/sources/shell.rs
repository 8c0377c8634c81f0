//! `aws logs put-metric-filter` and `aws cloudwatch put-metric-alarm` as they are typed in a shell: bash, PowerShell or
//! the command prompt of Windows.

use std::collections::BTreeMap;
use std::iter::Peekable;
use std::str::CharIndices;

use super::shorthand;
use crate::budget::Budget;
use crate::given::Given;

/// A command found in a text.
#[derive(Debug, PartialEq)]
pub struct Command {
    /// Its name.
    pub name: Name,
    /// Its options.
    pub request: Given,
}

/// The name of a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Name {
    /// `put-metric-filter`
    PutMetricFilter,
    /// `put-metric-alarm`
    PutMetricAlarm,
}

/// What the names of both begin with.
const START: &str = "put-metric-";

const ENDS: [(&str, Name); 2] = [("filter", Name::PutMetricFilter), ("alarm", Name::PutMetricAlarm)];

/// All such commands in a text, which may contain anything else: other commands, comments, prose.
pub fn commands(text: &str, budget: &Budget) -> Vec<Command> {
    let mut variables = BTreeMap::new();
    let mut found = Vec::new();
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once(START) {
        // What is set further on does not count here.
        learn(before, &mut variables);
        let name = ENDS.iter().find_map(|(end, name)| Some((behind.strip_prefix(end)?, *name)));
        let Some((behind, name)) = name else {
            rest = behind;
            continue;
        };
        let line = before.rsplit('\n').next().unwrap_or_default();
        // What begins with an option is a command; anything else mentions it.
        let is_command = behind.starts_with([' ', '\t', '\\', '`', '^', '\r', '\n']) && !is_comment(line);
        let mut words = Words { chars: behind.char_indices().peekable(), variables: &variables, budget, ended: false };
        if is_command {
            let mut all = Vec::new();
            while let Some(word) = words.next_word() {
                all.push(word);
            }
            if all.first().is_some_and(|first| first.text.starts_with("--")) {
                found.push(Command { name, request: request(&all) });
            }
        }
        let end = words.chars.peek().map_or(behind.len(), |(at, _)| *at);
        rest = behind.get(end..).unwrap_or_default();
    }
    found
}

/// Whether the end of this beginning of a line is in a comment.
fn is_comment(line: &str) -> bool {
    let (mut quote, mut before) = (None, ' ');
    for c in line.chars() {
        match (quote, c) {
            (None, '#') if before.is_whitespace() || before == ';' => return true,
            (None, '\'' | '"') => quote = Some(c),
            (Some(open), c) if open == c => quote = None,
            (None | Some(_), _) => {}
        }
        before = c;
    }
    false
}

/// A word of a command.
#[derive(Debug, Default)]
struct Word {
    text: String,
    /// Whether a variable of unknown value is in it.
    open: bool,
}

/// The options of a command, by name.
fn request(words: &[Word]) -> Given {
    let mut options: Vec<(String, Given)> = Vec::new();
    let mut words = words.iter().peekable();
    while let Some(word) = words.next() {
        let Some(option) = word.text.strip_prefix("--") else { continue };
        let (name, mut values) = match option.split_once('=') {
            Some((name, value)) => (name, vec![Word { text: value.to_owned(), open: word.open }]),
            None => (option, Vec::new()),
        };
        // A negative number begins with one hyphen.
        while let Some(value) = words.next_if(|next| !next.text.starts_with("--")) {
            values.push(Word { text: value.text.clone(), open: value.open });
        }
        match name {
            "cli-input-json" => options.extend(input(&values)),
            _ => options.push((name.to_owned(), value(name, &values))),
        }
    }
    Given::Map(options)
}

/// The members of a request given as JSON.
fn input(values: &[Word]) -> Vec<(String, Given)> {
    let text: Vec<&str> = values.iter().map(|word| word.text.as_str()).collect();
    let text = text.join(" ");
    match serde_json::from_str::<serde_json::Value>(&text).map(Given::from) {
        Ok(Given::Map(entries)) => entries,
        // `file://…`, for example. Every setting is there, then.
        Ok(_) | Err(_) => {
            let unknown = ["FilterName", "FilterPattern", "AlarmName", "Period"];
            unknown.iter().map(|name| ((*name).to_owned(), Given::Elsewhere(text.clone()))).collect()
        }
    }
}

/// Options whose values have parts.
const WITH_PARTS: [&str; 3] = ["metric-transformations", "dimensions", "metrics"];

fn value(name: &str, values: &[Word]) -> Given {
    let one = |word: &Word| match () {
        () if word.open || word.text.starts_with("file://") => Given::Elsewhere(word.text.clone()),
        () if WITH_PARTS.contains(&name) => shorthand::read(&word.text),
        () => Given::Text(word.text.clone()),
    };
    match values {
        [] => Given::Text(String::new()),
        [only] => one(only),
        all if all.iter().any(|word| word.open) => {
            let text: Vec<&str> = all.iter().map(|word| word.text.as_str()).collect();
            Given::Elsewhere(text.join(" "))
        }
        [first, ..] if WITH_PARTS.contains(&name) && first.text.starts_with(['[', '{']) => {
            // JSON that lost its quotes is in several words.
            let text: Vec<&str> = values.iter().map(|word| word.text.as_str()).collect();
            shorthand::read(&text.join(" "))
        }
        all => Given::List(all.iter().map(one).collect()),
    }
}

/// Variables that a part of a script sets: `NAME=value`, `export NAME="value"`, `$Name = "value"`, `set NAME=value`.
fn learn(text: &str, known: &mut BTreeMap<String, String>) {
    for line in text.lines() {
        let line = line.trim();
        let line =
            ["export ", "set ", "SET ", "local "].iter().find_map(|word| line.strip_prefix(word)).unwrap_or(line);
        let Some((name, value)) = line.split_once('=') else { continue };
        let name = name.trim().trim_start_matches('$');
        let is_name = !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
        let value = value.trim();
        let bare =
            ['\'', '"'].iter().find_map(|quote| value.strip_prefix(*quote)?.strip_suffix(*quote)).unwrap_or(value);
        if is_name && bare.contains(['$', '`', '%']) {
            known.remove(name);
        } else if is_name {
            known.insert(name.to_owned(), bare.to_owned());
        }
    }
}

/// Splits a command into words.
struct Words<'t> {
    chars: Peekable<CharIndices<'t>>,
    variables: &'t BTreeMap<String, String>,
    budget: &'t Budget,
    /// The command has ended.
    ended: bool,
}

impl Words<'_> {
    fn peek(&mut self) -> Option<char> {
        self.chars.peek().map(|(_, c)| *c)
    }

    fn next_word(&mut self) -> Option<Word> {
        let mut word: Option<Word> = None;
        while !self.ended {
            let Some(c) = self.peek() else { break };
            match c {
                ' ' | '\t' | '\r' if word.is_some() => break,
                ' ' | '\t' | '\r' => {
                    self.chars.next();
                }
                '\n' | ';' | '|' | '&' => self.ended = true,
                '#' if word.is_none() => self.ended = true,
                '\\' | '`' | '^' => {
                    self.chars.next();
                    if self.skip_line_end() {
                        if word.is_some() {
                            break;
                        }
                    } else {
                        let word = word.get_or_insert_default();
                        // What a command prints, in bash.
                        word.open |= c == '`' && self.peek().is_some_and(|next| next.is_ascii_alphabetic());
                        match self.chars.next() {
                            Some((_, escaped)) if c == '\\' || c == '`' => word.text.push(escaped),
                            Some((_, other)) => word.text.extend([c, other]),
                            None => word.text.push(c),
                        }
                    }
                }
                '\'' => {
                    self.chars.next();
                    self.single_quoted(word.get_or_insert_default());
                }
                '"' => {
                    self.chars.next();
                    self.double_quoted(word.get_or_insert_default());
                }
                '$' | '%' => {
                    self.chars.next();
                    self.variable(c, word.get_or_insert_default());
                }
                c => {
                    self.chars.next();
                    word.get_or_insert_default().text.push(c);
                }
            }
        }
        word
    }

    /// Behind a sign that continues a line: passes over its end and the white space that follows.
    fn skip_line_end(&mut self) -> bool {
        let mut ahead = self.chars.clone();
        while ahead.next_if(|(_, c)| matches!(c, ' ' | '\t' | '\r')).is_some() {}
        let ends = ahead.next_if(|(_, c)| *c == '\n').is_some();
        if ends {
            self.chars = ahead;
        }
        ends
    }

    fn single_quoted(&mut self, word: &mut Word) {
        while let Some((_, c)) = self.chars.next() {
            match c {
                // PowerShell doubles a quote, and so does nobody else within a word.
                '\'' if self.peek() == Some('\'') => {
                    self.chars.next();
                    word.text.push('\'');
                }
                '\'' => return,
                c => word.text.push(c),
            }
        }
    }

    fn double_quoted(&mut self, word: &mut Word) {
        while let Some((_, c)) = self.chars.next() {
            match c {
                '"' => return,
                '\\' | '`' => match self.peek() {
                    Some(escaped @ ('"' | '$' | '\\' | '`')) => {
                        self.chars.next();
                        word.text.push(escaped);
                    }
                    Some('\n') => {
                        self.chars.next();
                    }
                    next => {
                        word.open |= c == '`' && next.is_some_and(|next| next.is_ascii_alphabetic());
                        word.text.push(c);
                    }
                },
                '$' => self.variable(c, word),
                c => word.text.push(c),
            }
        }
    }

    /// Behind `$` or `%`: the value of a variable or, where no name follows, the sign itself (`$.eventName`, `%regex%`).
    fn variable(&mut self, sign: char, word: &mut Word) {
        if sign == '$' && self.peek() == Some('(') {
            return self.printed(word);
        }
        let mut ahead = self.chars.clone();
        let braced = sign == '$' && ahead.next_if(|(_, c)| *c == '{').is_some();
        let mut name = String::new();
        while let Some((_, c)) = ahead.next_if(|(_, c)| c.is_ascii_alphanumeric() || *c == '_') {
            name.push(c);
        }
        let closed = match (sign, braced) {
            ('%', _) => ahead.next_if(|(_, c)| *c == '%').is_some() && self.variables.contains_key(&name),
            (_, true) => ahead.next_if(|(_, c)| *c == '}').is_some(),
            (_, false) => true,
        };
        if !closed || !name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_') {
            word.text.push(sign);
            return;
        }
        self.chars = ahead;
        match self.variables.get(&name) {
            Some(value) if self.budget.takes(value.len()) => word.text.push_str(value),
            Some(_) | None => {
                word.open = true;
                word.text.push_str(&if braced { format!("${{{name}}}") } else { format!("{sign}{name}") });
            }
        }
    }
}

impl Words<'_> {
    /// `$(…)`: what a command prints.
    fn printed(&mut self, word: &mut Word) {
        word.open = true;
        word.text.push('$');
        let mut open = 0_u32;
        for (_, c) in self.chars.by_ref() {
            word.text.push(c);
            match c {
                '(' => open = open.saturating_add(1),
                ')' => open = open.saturating_sub(1),
                _ => {}
            }
            if open == 0 {
                return;
            }
        }
    }
}

#[cfg(test)]
mod tests;
