//! The rows about which columns leave a filter undecided. Only their raw records have to be asked: for all other rows, the filter
//! has the same result whatever the raw tests say.

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

impl Store {
    /// The rows that are shown and about which columns leave at least one of these plans undecided, ascending.
    pub fn left_open(&self, plans: &[&Plan]) -> Vec<RowId> {
        let mut all = Bits::none(self.row_count());
        for plan in plans.iter().filter(|plan| !plan.raw_tests().is_empty()) {
            let Bounds { certain, mut possible } = self.bounds(plan, &plan.node);
            possible.and_not(&certain);
            all.or(&possible);
        }
        all.and(&self.shown);
        all.rows().into_iter().map(RowId).collect()
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
                for part in all.iter().map(|node| self.bounds(plan, node)) {
                    bounds.certain.and(&part.certain);
                    bounds.possible.and(&part.possible);
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
