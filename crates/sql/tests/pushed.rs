//! What the source leaves out for a filter, and when a condition is applied, makes no difference.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "a test may panic")]

#[path = "support/memory.rs"]
mod memory;

use std::sync::Arc;

use memory::{Memory, ask};
use synth::dice::Dice;

const COLUMNS: [&str; 6] =
    ["eventname", "eventsource", "useridentity.arn", "useridentity.type", "errorcode", "tlsdetails.tlsversion"];

/// Values that columns have, and others.
const VALUES: [&str; 8] =
    ["'Decrypt'", "'decrypt'", "'s3.amazonaws.com'", "'AssumedRole'", "'AccessDenied'", "'TLSv1.3'", "''", "'1'"];

/// A condition: tests of columns, put together in any way.
fn condition(dice: &mut Dice, depth: i64) -> String {
    if depth > 0 && dice.between(0, 3) > 0 {
        let (one, other) = (condition(dice, depth - 1), condition(dice, depth - 1));
        return match dice.between(0, 2) {
            0 => format!("({one}) AND ({other})"),
            1 => format!("({one}) OR ({other})"),
            _ => format!("NOT (({one}) AND ({other}))"),
        };
    }
    let (column, one, other) = (*dice.pick(&COLUMNS), *dice.pick(&VALUES), *dice.pick(&VALUES));
    match dice.between(0, 7) {
        0 => format!("{column} = {one}"),
        1 => format!("{one} = {column}"),
        2 => format!("{column} <> {one}"),
        3 => format!("{column} IN ({one}, {other})"),
        4 => format!("{column} NOT IN ({one}, {other})"),
        5 => format!("{column} IS NULL"),
        6 => format!("{column} LIKE 'A%'"),
        _ => format!("json_extract_scalar(requestparameters, '$.keyId') <> {one}"),
    }
}

#[test]
fn where_finds_what_is_true() {
    let source: Arc<Memory> = Memory::of(&synth::small_tree(3));
    let rows = |sql: String| {
        let mut rows = ask(&source, &sql).unwrap_or_else(|fault| panic!("{sql}: {fault:?}")).1;
        rows.sort();
        rows
    };
    let mut dice = Dice::new(16);
    let mut found_some = 0;
    for _ in 0..60 {
        let condition = condition(&mut dice, 3);
        let found = rows(format!("SELECT eventid FROM logs WHERE {condition}"));
        // What is selected is computed for every row.
        let judged = rows(format!("SELECT eventid, {condition} FROM logs"));
        let expected = judged.into_iter().filter(|row| row[1] == "true").map(|row| vec![row[0].clone()]);
        assert_eq!(found, expected.collect::<Vec<_>>(), "{condition}");
        found_some += usize::from(!found.is_empty());
    }
    assert!(found_some > 20, "{found_some}");
}
