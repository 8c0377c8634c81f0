//! The conditions among the commands of a pipeline or the clauses of an SQL query.

use protocol::Purpose;

use super::commands;
use super::pieces::Piece;

/// The parts that are conditions, and whether anything else was left out.
pub(super) fn conditions(pieces: &[Piece]) -> Option<(Vec<&[Piece]>, bool)> {
    let stages: Vec<&[Piece]> = pieces.split(|piece| *piece == Piece::Sign("|")).collect();
    let piped = stages.len() > 1;
    let mut found = Vec::new();
    let mut dropped = piped;
    for (at, stage) in stages.into_iter().enumerate() {
        let (stage, cut) = of_select(stage)?;
        let (stage, shortened) = without_clauses(stage);
        dropped |= cut || shortened;
        match (at, stage) {
            (_, []) => {}
            (0, [Piece::Word(table)]) if piped && table.to_ascii_lowercase().contains("cloudtrail") => {}
            (at, [Piece::Word(first), rest @ ..]) => match commands::purpose(first) {
                Some(Purpose::Condition) if !rest.is_empty() => {
                    found.push(rest);
                    dropped = true;
                }
                Some(purpose) if at > 0 || (purpose != Purpose::Condition && piped) || is_command(purpose, rest) => {
                    dropped = true;
                }
                Some(_) => found.push(stage),
                None if at == 0 => found.push(stage),
                None => {}
            },
            (0, stage) => found.push(stage),
            _ => {}
        }
    }
    Some((found, dropped))
}

/// Without a bar, a word such as "top" is a command only if what it works on follows.
fn is_command(purpose: Purpose, rest: &[Piece]) -> bool {
    match (purpose, rest) {
        (Purpose::Count, [Piece::Word(function), ..]) => commands::function(function).is_some(),
        (Purpose::Columns, [Piece::Word(name), ..]) => {
            name.starts_with('@') || crate::field::is_known(name.trim_end_matches(','))
        }
        _ => false,
    }
}

/// Of `select … where …` the part after `where`; other texts as they are.
fn of_select(pieces: &[Piece]) -> Option<(&[Piece], bool)> {
    let find = |word: &str| pieces.iter().position(|piece| piece.is(word));
    if find("select") != Some(0) {
        return Some((pieces, false));
    }
    pieces.get(find("where")? + 1..).filter(|condition| !condition.is_empty()).map(|condition| (condition, true))
}

/// What stands before `group by`, `order by`, `having`, `limit 10`.
fn without_clauses(pieces: &[Piece]) -> (&[Piece], bool) {
    let is_clause = |pair: &[Piece]| {
        let [Piece::Word(first), Piece::Word(second)] = pair else { return false };
        commands::clause(&format!("{first} {second}")).is_some()
    };
    match pieces.windows(2).position(is_clause) {
        Some(end) => (pieces.get(..end).unwrap_or_default(), true),
        None => (pieces, false),
    }
}
