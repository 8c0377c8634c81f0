//! Commands of languages in which a search is a pipeline.

use protocol::{Habit, Purpose};

/// Names of commands, and what they are for.
const COMMANDS: [(&str, Purpose); 37] = [
    ("stats", Purpose::Count),
    ("eventstats", Purpose::Count),
    ("streamstats", Purpose::Count),
    ("tstats", Purpose::Count),
    ("top", Purpose::Count),
    ("rare", Purpose::Count),
    ("summarize", Purpose::Count),
    ("count", Purpose::Count),
    ("chart", Purpose::Count),
    ("timechart", Purpose::Count),
    ("dedup", Purpose::Count),
    ("distinct", Purpose::Count),
    ("pattern", Purpose::Count),
    ("head", Purpose::Cut),
    ("tail", Purpose::Cut),
    ("limit", Purpose::Cut),
    ("take", Purpose::Cut),
    ("sample", Purpose::Cut),
    ("sort", Purpose::Sort),
    ("order", Purpose::Sort),
    ("reverse", Purpose::Sort),
    ("table", Purpose::Columns),
    ("fields", Purpose::Columns),
    ("display", Purpose::Columns),
    ("project", Purpose::Columns),
    ("extend", Purpose::Columns),
    ("eval", Purpose::Columns),
    ("rename", Purpose::Columns),
    ("parse", Purpose::Columns),
    ("rex", Purpose::Columns),
    ("spath", Purpose::Columns),
    ("where", Purpose::Condition),
    ("filter", Purpose::Condition),
    ("search", Purpose::Condition),
    ("join", Purpose::Other),
    ("lookup", Purpose::Other),
    ("transaction", Purpose::Other),
];

/// What the command is for.
pub(crate) fn purpose(name: &str) -> Option<Purpose> {
    COMMANDS.iter().find(|(command, _)| command.eq_ignore_ascii_case(name)).map(|(_, purpose)| *purpose)
}

/// The command that a text behind a `|` begins with.
pub(crate) fn after_bar(rest: &str) -> Habit {
    let name = rest.trim_start().split(|c: char| !c.is_alphanumeric() && c != '-').next().unwrap_or_default();
    let purpose = purpose(name).unwrap_or(Purpose::Other);
    let written = if name.is_empty() { "|".to_owned() } else { format!("| {}", crate::error::short(name)) };
    Habit::Command(written, purpose)
}

/// Whether a `|` in the middle of a word ends it: a command follows.
pub(crate) fn is_bar(rest: &str) -> bool {
    let Some(command) = rest.strip_prefix('|') else { return false };
    let command = command.trim_start();
    let end = command.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(command.len());
    command.get(..end).is_some_and(|name| purpose(name).is_some())
}

/// The end of an SQL query: `group by`, `order by`, `limit 10`, `having count`.
pub(crate) fn clause(words: &str) -> Option<Habit> {
    let mut words = words.split_whitespace().map(str::to_ascii_lowercase);
    let (first, second) = (words.next()?, words.next()?);
    let purpose = match (first.as_str(), second.as_str()) {
        ("group", "by") => Purpose::Count,
        ("order" | "sort", "by") => Purpose::Sort,
        ("limit", number) if number.bytes().all(|b| b.is_ascii_digit()) && words.next().is_none() => Purpose::Cut,
        ("having", function) if ["count", "sum", "avg", "min", "max"].iter().any(|name| function.starts_with(name)) => {
            Purpose::Count
        }
        _ => return None,
    };
    Some(Habit::Command(format!("{first} {second}"), purpose))
}

/// A text that begins with a command, and with what that is about.
pub(crate) fn leading(text: &str) -> Option<Habit> {
    let text = text.trim_start();
    let (first, rest) = text.split_once(char::is_whitespace)?;
    let purpose = purpose(first)?;
    let next = rest.split_whitespace().next()?;
    let name = next.split(|c: char| !(c.is_alphanumeric() || matches!(c, '.' | '@' | '_'))).next().unwrap_or_default();
    let is_field = name.starts_with('@') || crate::field::is_known(name);
    let fits = match purpose {
        Purpose::Condition => is_field || next.contains(['=', ':', '(']),
        Purpose::Columns => is_field,
        Purpose::Count => aggregates(next.split('(').next().unwrap_or_default()),
        Purpose::Cut | Purpose::Sort | Purpose::Other => false,
    };
    fits.then(|| Habit::Command(first.to_owned(), purpose))
}

/// Functions over many events.
const AGGREGATES: [&str; 10] = ["count", "sum", "avg", "min", "max", "dc", "count_distinct", "dcount", "pct", "values"];

/// Other functions that people begin a condition with.
const FUNCTIONS: [&str; 8] = ["lower", "upper", "tolower", "toupper", "strlen", "ago", "now", "match"];

fn aggregates(name: &str) -> bool {
    AGGREGATES.iter().any(|known| known.eq_ignore_ascii_case(name))
}

/// What is to be said of a function, of whatever language.
pub(crate) fn function(name: &str) -> Option<Habit> {
    if aggregates(name) {
        return Some(Habit::Command(format!("{name}(…)"), Purpose::Count));
    }
    FUNCTIONS.iter().any(|known| known.eq_ignore_ascii_case(name)).then(|| Habit::Function(name.to_owned()))
}
