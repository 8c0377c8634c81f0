//! Puts all raw tests of a question to each record at once.
//!
//! Most tests can only be satisfied by records that contain a certain text. The texts of all tests are searched for in
//! one pass (Aho and Corasick 1975), so that a thousand words cost little more than one. Only records that pass are
//! parsed.

use aho_corasick::automaton::Automaton;
use aho_corasick::nfa::contiguous::NFA;
use order::Order;
use protocol::{Micros, RawTest};

use crate::plan::PlanError;
use crate::scan::{CompiledRawTest, compile};

/// Fewer texts than this are searched for one by one.
const FEWEST_TOGETHER: usize = 3;

/// Tests that are put to the same records.
pub struct RawTests {
    roots: Vec<Node>,
    leaves: Vec<Leaf>,
    keys: Option<NFA>,
}

enum Node {
    Leaf(usize),
    Any(Vec<Node>),
    All(Vec<Node>),
    Not(Box<Node>),
}

struct Leaf {
    test: CompiledRawTest,
    /// Index in `keys` of a text that every matching record contains.
    key: Option<usize>,
}

/// Which of the texts occur in a record.
#[derive(Default)]
pub(crate) struct Seen(Vec<bool>);

struct Record<'r> {
    json: &'r [u8],
    plain: bool,
    seen: &'r [bool],
}

impl RawTests {
    /// Prepares tests. `last` is the time of the newest event loaded, which `now` stands for.
    ///
    /// # Errors
    /// If a regular expression is malformed or too large.
    pub fn compile(tests: &[RawTest], last: Option<Micros>) -> Result<RawTests, PlanError> {
        let mut prepared = RawTests { roots: Vec::new(), leaves: Vec::new(), keys: None };
        for test in tests {
            let root = prepared.node(test, last)?;
            prepared.roots.push(root);
        }
        prepared.find_keys();
        Ok(prepared)
    }

    fn node(&mut self, test: &RawTest, last: Option<Micros>) -> Result<Node, PlanError> {
        let mut all = |tests: &[RawTest]| tests.iter().map(|test| self.node(test, last)).collect::<Result<_, _>>();
        Ok(match test {
            RawTest::Any(tests) => Node::Any(all(tests)?),
            RawTest::All(tests) => Node::All(all(tests)?),
            RawTest::Not(test) => Node::Not(Box::new(self.node(test, last)?)),
            RawTest::Field(_) | RawTest::Text(_) | RawTest::Selector(_) | RawTest::Message(_) => {
                self.leaves.push(Leaf { test: compile(test, last)?, key: None });
                Node::Leaf(self.leaves.len() - 1)
            }
        })
    }

    fn find_keys(&mut self) {
        let mut keys: Vec<&str> = self.leaves.iter().filter_map(|leaf| leaf.test.key()).collect();
        keys.order();
        keys.dedup();
        if keys.len() < FEWEST_TOGETHER {
            return;
        }
        // If there are too many texts for an automaton, they are searched for one by one.
        let Ok(automaton) = NFA::builder().ascii_case_insensitive(true).build(&keys) else { return };
        let places: Vec<Option<usize>> =
            self.leaves.iter().map(|leaf| leaf.test.key().and_then(|key| keys.binary_search(&key).ok())).collect();
        for (leaf, place) in self.leaves.iter_mut().zip(places) {
            leaf.key = place;
        }
        self.keys = Some(automaton);
    }

    /// Calls `found` with those of `some` tests, or of all, that a record satisfies. `plain`: see [`crate::prefilter`].
    pub(crate) fn judge(
        &self,
        json: &[u8],
        plain: bool,
        some: Option<&[u32]>,
        seen: &mut Seen,
        found: &mut dyn FnMut(usize),
    ) {
        let Seen(seen) = seen;
        seen.clear();
        // Few tests search for their own texts.
        let are_few = some.is_some_and(|some| some.len() < FEWEST_TOGETHER);
        if let Some(keys) = self.keys.as_ref().filter(|_| !are_few) {
            seen.resize(keys.patterns_len(), false);
            match keys.try_find_overlapping_iter(json.into()) {
                Ok(hits) => {
                    for hit in hits {
                        if let Some(seen) = seen.get_mut(hit.pattern().as_usize()) {
                            *seen = true;
                        }
                    }
                }
                // A search that is refused rules nothing out.
                Err(_) => seen.fill(true),
            }
        }
        let record = Record { json, plain, seen };
        let mut judge = |number: usize| {
            if self.roots.get(number).is_some_and(|root| self.holds(root, &record)) {
                found(number);
            }
        };
        match some {
            Some(some) => some.iter().for_each(|number| judge(*number as usize)),
            None => (0..self.roots.len()).for_each(judge),
        }
    }

    fn holds(&self, node: &Node, record: &Record<'_>) -> bool {
        match node {
            Node::Any(nodes) => nodes.iter().any(|node| self.holds(node, record)),
            Node::All(nodes) => nodes.iter().all(|node| self.holds(node, record)),
            Node::Not(node) => !self.holds(node, record),
            Node::Leaf(leaf) => self.leaves.get(*leaf).is_some_and(|leaf| leaf.holds(record)),
        }
    }
}

impl Leaf {
    fn holds(&self, Record { json, plain, seen }: &Record<'_>) -> bool {
        let lacks_key = self.key.is_some_and(|key| seen.get(key) == Some(&false));
        if lacks_key && (*plain || self.test.is_of_bytes()) {
            return false;
        }
        self.test.holds(json, *plain)
    }
}
