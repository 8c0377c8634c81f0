//! Tests of the same column, joined: each is a table over its values, so several are one table too, and each row is looked up once.

use order::Order;

use crate::plan::{Leaf, Node};

/// The nodes of which all have to be satisfied, with those first that few values satisfy: where they leave no row, the others are not
/// evaluated.
pub(crate) fn all_of(nodes: Vec<Node>) -> Vec<Node> {
    let mut all = joined(nodes, |a, b| a && b);
    all.order_by_key(|node| match node {
        Node::Leaf(Leaf::Column { table, raw: None, .. }) => table.iter().filter(|holds| **holds).count(),
        _ => usize::MAX,
    });
    all
}

/// The nodes of which any has to be satisfied.
pub(crate) fn any_of(nodes: Vec<Node>) -> Vec<Node> {
    joined(nodes, |a, b| a || b)
}

fn joined(nodes: Vec<Node>, join: fn(bool, bool) -> bool) -> Vec<Node> {
    let mut kept: Vec<Node> = Vec::new();
    for node in nodes {
        if let Node::Leaf(Leaf::Column { column, table, raw: None }) = &node
            && let Some(known) = kept.iter_mut().find_map(|kept| match kept {
                Node::Leaf(Leaf::Column { column: of, table, raw: None }) if of == column => Some(table),
                _ => None,
            })
        {
            known.iter_mut().zip(table).for_each(|(known, more)| *known = join(*known, *more));
            continue;
        }
        kept.push(node);
    }
    kept
}
