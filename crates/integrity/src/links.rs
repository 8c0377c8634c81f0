//! Which digests name which, and in which order they are judged.

use order::{Order, map_of};
use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::catalog::Node;
use crate::name::{DigestName, file_name};
use crate::portions::pause;

/// Which digests name which one as the previous one.
pub(crate) struct Links<'a> {
    /// Positions of the digests that name a key, newest first.
    successors: BTreeMap<&'a str, Vec<usize>>,
}

impl<'a> Links<'a> {
    pub fn new(nodes: &[Node<'a>]) -> Links<'a> {
        let mut successors: BTreeMap<&'a str, Vec<usize>> = BTreeMap::new();
        for (position, node) in nodes.iter().enumerate() {
            if let Some(key) = link(node) {
                successors.entry(key).or_default().push(position);
            }
        }
        let time = |position: usize| nodes.get(position).map(|node| node.time);
        successors.values_mut().for_each(|list| list.order_by_key(|position| Reverse(time(*position))));
        Links { successors }
    }

    /// The digests that name this key, in any bucket.
    pub fn naming(&self, key: &str) -> &[usize] {
        self.successors.get(key).map_or(&[], Vec::as_slice)
    }
}

/// The key that a digest links to. Hourly chains lead back in time, so a link forward or to itself does not count.
/// Backfill digests are made in any order.
pub(crate) fn link<'a>(node: &Node<'a>) -> Option<&'a str> {
    let key = node.at_home()?.previous.as_ref()?.key.as_str();
    let target = DigestName::parse(file_name(key));
    let forward = target.is_some_and(|target| !target.backfill && target.end > node.time);
    (key != node.key && !forward).then_some(key)
}

/// Successors before predecessors. If links form a cycle, it starts with the newest digest left.
pub(crate) async fn order(nodes: &[Node<'_>], links: &Links<'_>) -> Vec<usize> {
    let mut by_age: Vec<usize> = (0..nodes.len()).collect();
    by_age.order_by_key(|position| nodes.get(*position).map(|node| Reverse((node.time, node.key))));
    pause().await;
    let mut queue = Queue::new(nodes, links);
    pause().await;
    let unnamed = |position: &usize| nodes.get(*position).is_some_and(|node| links.naming(node.key).is_empty());
    for position in by_age.iter().copied().filter(unnamed).chain(by_age.iter().copied()) {
        queue.take(position);
    }
    queue.order
}

/// Digests already ordered, and what the others are waiting for.
struct Queue<'n, 'a> {
    nodes: &'n [Node<'a>],
    /// For each key, how many digests that name it have not been placed yet.
    waiting: BTreeMap<&'a str, usize>,
    by_key: BTreeMap<&'a str, Vec<usize>>,
    placed: Vec<bool>,
    order: Vec<usize>,
}

impl<'n, 'a> Queue<'n, 'a> {
    fn new(nodes: &'n [Node<'a>], links: &Links<'a>) -> Queue<'n, 'a> {
        let waiting = map_of(links.successors.iter().map(|(key, naming)| (*key, naming.len())));
        let mut by_key: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (position, node) in nodes.iter().enumerate() {
            by_key.entry(node.key).or_default().push(position);
        }
        Queue { nodes, waiting, by_key, placed: vec![false; nodes.len()], order: Vec::with_capacity(nodes.len()) }
    }

    /// Places a digest and then, one by one, those that were only waiting for it.
    fn take(&mut self, position: usize) {
        let mut ready = vec![position];
        while let Some(position) = ready.pop() {
            let (Some(node), Some(placed)) = (self.nodes.get(position), self.placed.get_mut(position)) else {
                continue;
            };
            if std::mem::replace(placed, true) {
                continue;
            }
            self.order.push(position);
            let Some(key) = link(node) else { continue };
            let Some(waiting) = self.waiting.get_mut(key) else { continue };
            *waiting = waiting.saturating_sub(1);
            if *waiting == 0 {
                ready.extend(self.by_key.get(key).into_iter().flatten());
            }
        }
    }
}

#[cfg(test)]
mod tests;
