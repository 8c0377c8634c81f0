//! What a link to related events promises: that there are some, and how many.

use std::collections::HashMap;

use protocol::{Direction, Question, Sort, SortKey, Want};
use view::pivots::{Kinship, pivots};
use view::tree;
use words::{Label, Language};

use crate::session::{Session, question};

/// How often links of a kind are offered, and how often they lead to nothing or to nothing else.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Offered {
    /// Links.
    pub links: u64,
    /// Of these, to nothing, which is said instead.
    pub nothing: u64,
    /// Of these, only to the event itself, which is said instead.
    pub itself: u64,
}

/// As many events are looked at one by one.
const FEW: u32 = 50;

/// Follows every link of every `step`th event that matches.
///
/// # Panics
/// If a link does not lead to the event that it must contain, or to another number of rows than was counted.
pub fn follow(session: &mut Session, step: usize) -> Vec<(Kinship, Offered)> {
    let sort = Sort::by(SortKey::Time, Direction::Ascending);
    let want = Want { rows: Some((0, u32::MAX)), ..Want::default() };
    let rows = session.ask(&Question { sort: sort.clone(), want, ..question("") }).unwrap().rows.unwrap().rows;
    let mut found: Vec<(Kinship, Offered)> = Vec::new();
    let mut known: HashMap<String, u64> = HashMap::new();
    for row in rows.iter().step_by(step.max(1)) {
        let record = session.record(row.id);
        for pivot in pivots(&tree::parse(&record.json).unwrap_or_default(), Language::En) {
            let scope = pivot.leads_to(&[]);
            let key = format!("{scope:?}");
            let count = *known.entry(key).or_insert_with(|| {
                session.ask(&scope.clone().question(sort.clone(), Want::default())).unwrap().matching
            });
            let label = pivot.kinship.label(Language::En);
            assert!(count > 0 || !pivot.has_itself(), "{label} of {}: {pivot:?}", row.event_id);
            if count <= u64::from(FEW) && pivot.has_itself() {
                // The rows that it leads to are as many, and the event is one of them.
                let want = Want { rows: Some((0, FEW)), ..Want::default() };
                let shown = session.ask(&scope.question(sort.clone(), want)).unwrap().rows.unwrap().rows;
                assert_eq!(shown.len() as u64, count, "{pivot:?}");
                assert!(shown.iter().any(|it| it.id == row.id), "{label} of {} is without it: {pivot:?}", row.event_id);
            }
            let at = found.iter().position(|(kinship, _)| *kinship == pivot.kinship).unwrap_or_else(|| {
                found.push((pivot.kinship, Offered::default()));
                found.len() - 1
            });
            let offered = &mut found[at].1;
            offered.links += 1;
            offered.nothing += u64::from(count == 0);
            offered.itself += u64::from(count == 1 && pivot.has_itself());
        }
    }
    found
}
