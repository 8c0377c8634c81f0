//! Habits from other notations: `'…'`, `&&`, `!x`, `“…”`.

use protocol::{Expected, Habit, Mistake};

use crate::error::{Problem, shown, slice};
use crate::habits::{commands, signs};
use crate::lexer::Lexeme;
use crate::print::in_quotes;

/// Opening quotation marks that are not used here, and their closing marks.
const QUOTES: [(char, char); 6] = [('\'', '\''), ('‘', '’'), ('’', '’'), ('“', '”'), ('”', '”'), ('„', '“')];

/// Rejects a searched word that is certainly meant as something else.
pub(crate) fn in_word(text: &str, token: Lexeme) -> Result<(), Problem> {
    let word = slice(text, token.into());
    if let Some(rest) = word.strip_prefix('!') {
        let problem = Problem::new(token.from, Expected::WordOrQuoted("not".to_owned()), shown("!"));
        return Err(problem.fix(token.into(), format!("not {rest}").trim_end().to_owned()));
    }
    in_value(text, token)
}

/// Rejects a value that is certainly meant as something else.
pub(crate) fn in_value(text: &str, token: Lexeme) -> Result<(), Problem> {
    quotes(text, token)?;
    signs::behind(text, token)?;
    bar(text, token)?;
    joined(text, token)
}

/// Refuses a command that begins in the middle of a word: `eventName:x|head`.
fn bar(text: &str, token: Lexeme) -> Result<(), Problem> {
    let word = slice(text, token.into());
    let bars = word.char_indices().filter(|(_, c)| *c == '|');
    let found = bars.map(|(at, _)| at).find(|at| commands::is_bar(slice(text, token.from + at..text.len())));
    let Some(at) = found.map(|at| token.from + at) else { return Ok(()) };
    let habit: Habit = commands::after_bar(slice(text, at + 1..text.len()));
    Err(Problem::of(at, Mistake::Habit(habit)).fix(at..text.len(), ""))
}

/// Rejects quotation marks other than `"` at the start of the token.
pub(crate) fn quotes(text: &str, token: Lexeme) -> Result<(), Problem> {
    let rest = slice(text, token.from..text.len());
    let mut chars = rest.char_indices();
    let Some((_, open)) = chars.next() else { return Ok(()) };
    let Some((_, close)) = QUOTES.into_iter().find(|(mark, _)| *mark == open) else { return Ok(()) };
    let problem = Problem::new(token.from, Expected::DoubleQuote, shown(&open.to_string()));
    let start = token.from + open.len_utf8();
    Err(match chars.find(|(_, c)| *c == close || (close == '”' && *c == '“')) {
        Some((end, mark)) => {
            let end = token.from + end;
            problem.fix(token.from..end + mark.len_utf8(), in_quotes(slice(text, start..end)))
        }
        None => problem.fix(token.into(), in_quotes(slice(text, start..token.to))),
    })
}

/// Rejects `&&` and `||`, unless a wildcard or another symbol next to them shows that this text is meant.
fn joined(text: &str, token: Lexeme) -> Result<(), Problem> {
    let word = slice(text, token.into());
    let found = [("&&", "and"), ("||", "or")].into_iter().filter_map(|(sign, meant)| {
        let at = word.find(sign)?;
        let (before, after) = (slice(word, 0..at), slice(word, at + sign.len()..word.len()));
        let apart = before.chars().next_back().is_none_or(char::is_alphanumeric)
            && after.chars().next().is_none_or(char::is_alphanumeric);
        apart.then_some((at, sign, meant, before, after))
    });
    match found.min_by_key(|(at, ..)| *at) {
        None => Ok(()),
        Some((at, sign, meant, before, after)) => {
            let problem = Problem::new(token.from + at, Expected::WordOrQuoted(meant.to_owned()), shown(sign));
            Err(problem.fix(token.into(), format!("{before} {meant} {after}").trim().to_owned()))
        }
    }
}
