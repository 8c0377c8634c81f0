//! Filters in the notations of other tools. What a tool cannot express is reported, never dropped.

mod cloudwatch;
pub(crate) mod condition;
mod insights;
mod jq;
mod lookup;
mod outcome;
mod sql;
mod traillight;

use protocol::{Copied, CopyAs, FieldTest, Filter, Micros, Moment, Note, Operand, Test, ValueTest};

use crate::normal;

/// Writes a filter for use elsewhere. `last` is the time of the newest event loaded, which `now` stands for.
pub fn copy(filter: &Filter, target: CopyAs, last: Option<Micros>) -> Copied {
    let mut said = Said::default();
    // Only Traillight counts back from the newest event; in other tools, `now` would be another time tomorrow.
    let filter = if target == CopyAs::Traillight { filter.clone() } else { outcome::spelled(&fixed(filter, last)) };
    let filter = normal::normalise(&filter);
    let text = match target {
        CopyAs::Traillight => traillight::write(&filter, &mut said),
        CopyAs::CloudWatch => cloudwatch::write(&filter, &mut said),
        CopyAs::Athena => sql::write(&filter, sql::Table::Athena, &mut said),
        CopyAs::Lake => sql::write(&filter, sql::Table::Lake, &mut said),
        CopyAs::Insights => insights::write(&filter, &mut said),
        CopyAs::Jq => jq::write(&filter, &mut said),
        CopyAs::Lookup => lookup::write(&filter, &mut said),
    };
    if said.impossible.is_empty() {
        Copied { text: Some(text), notes: said.notes }
    } else {
        Copied { text: None, notes: said.impossible }
    }
}

/// Writes a filter in the search bar's own notation; `None` if it has conditions of other notations, or another target
/// is asked for.
///
/// Separate from [`copy`], so that a program that only needs this does not contain the rest.
pub fn copy_own(filter: &Filter, target: CopyAs) -> Option<Copied> {
    let own = target == CopyAs::Traillight && is_own(filter);
    own.then(|| Copied { text: Some(crate::print(filter)), notes: Vec::new() })
}

fn is_own(filter: &Filter) -> bool {
    match filter {
        Filter::And(parts) | Filter::Or(parts) => parts.iter().all(is_own),
        Filter::Not(part) => is_own(part),
        Filter::Selector(_) | Filter::Message(_) => false,
        Filter::All | Filter::Field(_) | Filter::Text(_) => true,
    }
}

/// What has to be reported along with the text.
#[derive(Default)]
struct Said {
    notes: Vec<Note>,
    impossible: Vec<Note>,
}

impl Said {
    /// Reports that the text finds something other than the filter does, and in what way.
    fn note(&mut self, note: Note) {
        push_new(&mut self.notes, note);
    }

    /// Reports that the filter cannot be written, and why. Returns a placeholder.
    fn cannot(&mut self, why: Note) -> String {
        push_new(&mut self.impossible, why);
        String::new()
    }
}

fn push_new(all: &mut Vec<Note>, note: Note) {
    if !all.contains(&note) {
        all.push(note);
    }
}

/// How a notation joins conditions.
struct Style {
    and: &'static str,
    or: &'static str,
    /// What precedes and follows a negated condition.
    not: (&'static str, &'static str),
    /// A condition that every event satisfies.
    all: &'static str,
}

/// Writes a tree of filters. `leaf` writes its conditions, which must bind more tightly than `and`.
fn tree(filter: &Filter, style: &Style, leaf: &mut dyn FnMut(&Filter) -> String) -> String {
    let (parts, word) = match filter {
        Filter::All => return style.all.to_owned(),
        Filter::And(parts) => (parts, style.and),
        Filter::Or(parts) => (parts, style.or),
        Filter::Not(part) => {
            let (before, behind) = style.not;
            return format!("{before}{}{behind}", tree(part, style, leaf));
        }
        leaf_filter => return leaf(leaf_filter),
    };
    let mut texts = Vec::new();
    for part in parts {
        let text = tree(part, style, leaf);
        texts.push(if matches!(part, Filter::And(_) | Filter::Or(_)) { format!("({text})") } else { text });
    }
    texts.join(word)
}

/// Joins alternatives into one condition.
fn any_of(mut texts: Vec<String>, or: &str) -> String {
    match (texts.len(), texts.pop()) {
        (1, Some(only)) => only,
        (_, last) => {
            texts.extend(last);
            format!("({})", texts.join(or))
        }
    }
}

/// The filter with times relative to the newest event replaced by absolute ones.
fn fixed(filter: &Filter, last: Option<Micros>) -> Filter {
    let at = |moment: Moment| match (moment, last) {
        (Moment::BeforeLast(back), Some(last)) => Moment::At(Micros(last.0.saturating_sub(back))),
        (moment, _) => moment,
    };
    match filter {
        Filter::And(parts) => Filter::And(parts.iter().map(|part| fixed(part, last)).collect()),
        Filter::Or(parts) => Filter::Or(parts.iter().map(|part| fixed(part, last)).collect()),
        Filter::Not(part) => Filter::Not(Box::new(fixed(part, last))),
        Filter::Field(FieldTest { field, test }) => {
            let test = match test {
                Test::Compare(compare, Operand::Time(moment)) => Test::Compare(*compare, Operand::Time(at(*moment))),
                Test::AnyOf(values) => Test::AnyOf(values.iter().map(|value| fixed_value(value, &at)).collect()),
                test => test.clone(),
            };
            Filter::Field(FieldTest { field: field.clone(), test })
        }
        filter => filter.clone(),
    }
}

fn fixed_value(value: &ValueTest, at: &dyn Fn(Moment) -> Moment) -> ValueTest {
    match value {
        ValueTest::Time { from, to, text } => ValueTest::Time { from: at(*from), to: at(*to), text: text.clone() },
        value => value.clone(),
    }
}

/// A wildcard pattern as a regular expression for the whole value, in the syntax that most engines share.
fn glob_regex(globs: &[protocol::Glob]) -> String {
    let mut pattern = String::from("^");
    for glob in globs {
        match glob {
            protocol::Glob::Any => pattern.push_str(".*"),
            protocol::Glob::One => pattern.push('.'),
            protocol::Glob::Literal(text) => pattern.push_str(&escape_regex(text)),
        }
    }
    pattern.push('$');
    pattern
}

/// A text as a regular expression that matches just it.
fn escape_regex(text: &str) -> String {
    let mut pattern = String::with_capacity(text.len());
    for c in text.chars() {
        if "\\.+*?()|[]{}^$/-#&~".contains(c) {
            pattern.push('\\');
        }
        pattern.push(c);
    }
    pattern
}

/// `2025-06-07T10:00:00Z`; with a fraction only if there is one.
fn time_text(moment: Moment, said: &mut Said) -> String {
    match moment {
        Moment::At(_) => crate::time::write_moment(moment),
        Moment::BeforeLast(_) => said.cannot(Note::NoNow),
    }
}
