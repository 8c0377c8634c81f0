//! The rows about which columns leave filters undecided. Only their raw records have to be asked, and only about these filters: for all
//! others, the result is the same whatever the raw tests say.

use protocol::RowId;

use crate::bits::Bits;
use crate::plan::{Leaf, Node, Plan};
use crate::select::{Evaluation, Scanned};
use crate::store::Store;

/// The rows that certainly satisfy a node, and those that possibly do.
struct Bounds {
    certain: Bits,
    possible: Bits,
}

/// More different sets of plans are not told apart.
const MOST_SETS: usize = 1_000;

/// Which rows are undecided.
#[derive(Debug, Default)]
pub struct LeftOpen {
    /// The rows, ascending, each with the place of its plans in `sets`.
    pub rows: Vec<(RowId, u32)>,
    /// Sets of plans, by their places among all.
    pub sets: Vec<Vec<usize>>,
}

/// The place of the set that has this plan in addition.
fn extend(sets: &mut Vec<Vec<usize>>, set: u32, plan: usize) -> u32 {
    if sets.len() >= MOST_SETS {
        return 1;
    }
    let mut plans = sets.get(set as usize).cloned().unwrap_or_default();
    plans.push(plan);
    sets.push(plans);
    u32::try_from(sets.len() - 1).unwrap_or(1)
}

impl Store {
    /// The rows that are shown and about which columns leave at least one of these plans undecided.
    pub fn left_open(&self, plans: &[&Plan]) -> LeftOpen {
        let asking = || plans.iter().enumerate().filter(|(_, plan)| !plan.raw_tests().is_empty());
        // The first set is that of rows about which nothing in particular is open, the second that of all plans.
        let mut sets = vec![Vec::new(), asking().map(|(at, _)| at).collect()];
        let mut of_rows = vec![0_u32; self.row_count() as usize];
        let mut everywhere = Vec::new();
        for (at, plan) in asking() {
            let Bounds { certain, mut possible } = self.bounds(plan, &plan.node);
            possible.and_not(&certain);
            possible.and(&self.shown);
            if possible == self.shown {
                everywhere.push(at);
                continue;
            }
            // For each set so far, the one that has this plan in addition; 0 if it has not been needed yet.
            let mut extended = vec![0; sets.len()];
            for row in possible.rows() {
                let Some(set) = of_rows.get_mut(row as usize) else { continue };
                let Some(more) = extended.get_mut(*set as usize) else { continue };
                if *more == 0 {
                    *more = if *set == 1 { 1 } else { extend(&mut sets, *set, at) };
                }
                *set = *more;
            }
        }
        let is_open = |(row, set): &(RowId, u32)| *set > 0 || !everywhere.is_empty() && self.shown.get(row.0);
        let rows = (0..).zip(of_rows).map(|(row, set)| (RowId(row), set)).filter(is_open).collect();
        sets.iter_mut().enumerate().filter(|(at, _)| *at != 1).for_each(|(_, set)| set.extend(&everywhere));
        LeftOpen { rows, sets }
    }

    fn bounds(&self, plan: &Plan, node: &Node) -> Bounds {
        let none = || Bits::none(self.row_count());
        let every = || {
            let mut bits = none();
            bits.invert();
            bits
        };
        match node {
            Node::All => Bounds { certain: every(), possible: every() },
            Node::And(all) => {
                let mut bounds = Bounds { certain: every(), possible: every() };
                for node in all {
                    let part = self.bounds(plan, node);
                    bounds.certain.and(&part.certain);
                    bounds.possible.and(&part.possible);
                    if bounds.possible.is_empty() {
                        break;
                    }
                }
                bounds
            }
            Node::Or(any) => {
                let mut bounds = Bounds { certain: none(), possible: none() };
                for part in any.iter().map(|node| self.bounds(plan, node)) {
                    bounds.certain.or(&part.certain);
                    bounds.possible.or(&part.possible);
                }
                bounds
            }
            Node::Not(node) => {
                let Bounds { mut certain, mut possible } = self.bounds(plan, node);
                certain.invert();
                possible.invert();
                Bounds { certain: possible, possible: certain }
            }
            Node::Leaf(leaf) => self.of_leaf(plan, leaf),
        }
    }

    fn of_leaf(&self, plan: &Plan, leaf: &Leaf) -> Bounds {
        if matches!(leaf, Leaf::Raw(_)) {
            let mut every = Bits::none(self.row_count());
            every.invert();
            return Bounds { certain: Bits::none(self.row_count()), possible: every };
        }
        // With no raw results, no row of which the column is unsure satisfies the leaf.
        let certain = Evaluation::new(self, plan, &Scanned::default()).leaf(leaf);
        let mut possible = certain.clone();
        let raw = match leaf {
            Leaf::Column { raw, .. } | Leaf::EventId { raw, .. } | Leaf::EventTime { raw, .. } => raw.as_ref(),
            Leaf::Document { .. } | Leaf::Rows { .. } | Leaf::Outcome { .. } | Leaf::Raw(_) => None,
        };
        if let Some(raw) = raw {
            possible.or(&self.unsure.rows_in(&raw.unsure));
        }
        Bounds { certain, possible }
    }
}
