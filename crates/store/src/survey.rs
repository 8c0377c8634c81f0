//! Which fields and values records have, counted in one pass within bounded memory.
//!
//! A field with few values is counted exactly. Of a field with many, the most frequent are kept: when there are more
//! than [`MOST_VALUES`], all counts are lowered by the same amount until half of them are gone, and these amounts are
//! added up. No count is then too high, none is too low by more than that sum, and no value lost is more frequent than
//! that sum. Partial results can be merged. (Misra and Gries 1982, "Finding repeated elements"; Agarwal et al. 2012,
//! "Mergeable summaries".)

use order::Order;
use std::cmp::Reverse;
use std::collections::BTreeMap;

use protocol::{FieldPath, FieldSurvey, Survey};

use crate::text::{fold_text, same_name};
use json::text::lossy;
use json::tokens::{Token, Tokens};

/// Most values of a field counted at the same time; half of them are kept when there are more.
const MOST_VALUES: usize = 1000;

/// At least this many values stay, even where those of all fields together exceed [`MOST_BYTES`].
const FEWEST_VALUES: usize = 16;

/// Bytes that all values together may take, each with [`ENTRY`] bytes of overhead.
const MOST_BYTES: usize = 32 << 20;

/// Overhead of keeping a value, in bytes.
const ENTRY: usize = 64;

/// Longer values are counted together, not individually.
const MOST_VALUE_BYTES: usize = 256;

/// Paths beyond this number are left out.
const MOST_FIELDS: usize = 5000;

/// A path whose names are longer in total, each counted with one byte more, is left out.
const MOST_PATH_BYTES: usize = 1024;

/// Nesting deeper than this is not searched; `cloudtrail` accepts no record that deep.
const MOST_DEPTH: u32 = 512;

/// Counts fields and values.
pub struct Surveyor {
    /// Only fields under these paths (folded) are counted; empty means all.
    wanted: Vec<FieldPath>,
    /// A tree of paths, the first node being the record itself.
    nodes: Vec<Node>,
    events: u64,
    left_out: u64,
    most_values: usize,
    bytes: usize,
    most_bytes: usize,
}

/// A path in records.
#[derive(Default)]
struct Node {
    name: String,
    parent: usize,
    depth: usize,
    path_bytes: usize,
    children: BTreeMap<String, usize>,
    /// The child found after this one last time, since names mostly come in the same order.
    next: usize,
    kinds: u8,
    seen: Tally,
    values: BTreeMap<String, Tally>,
    /// How many values there were when some were dropped.
    distinct: usize,
    missed: u64,
    long: u64,
}

/// Number of events, each counted once.
#[derive(Clone, Copy, Default)]
struct Tally {
    events: u64,
    /// Number of the event counted last.
    last: u64,
}

impl Tally {
    fn count(&mut self, event: u64) {
        self.events += u64::from(self.last != event);
        self.last = event;
    }
}

impl Surveyor {
    /// Surveys these paths (case of names ignored), or all if there are none.
    pub fn new(wanted: &[FieldPath]) -> Surveyor {
        let fold = |path: &FieldPath| path.iter().map(|name| fold_text(name)).collect();
        Surveyor { wanted: wanted.iter().map(fold).collect(), ..Surveyor::with_limits(MOST_VALUES, MOST_BYTES) }
    }

    /// With other limits than the defaults.
    pub(crate) fn with_limits(most_values: usize, most_bytes: usize) -> Surveyor {
        let nodes = vec![Node::default()];
        Surveyor { wanted: Vec::new(), nodes, events: 0, left_out: 0, most_values, bytes: 0, most_bytes }
    }

    /// Counts one more record.
    pub fn see(&mut self, json: &[u8]) {
        self.events += 1;
        let mut tokens = Tokens::new(json);
        if let Some(first) = tokens.next() {
            self.value(&mut tokens, first, 0, MOST_DEPTH);
        }
    }

    /// Merges the result of a part into this one.
    pub fn absorb(&mut self, part: &Survey) {
        self.events += part.events;
        self.left_out += part.left_out;
        for field in &part.fields {
            let place = field.path.iter().try_fold(0, |at, name| self.child(at, 0, name));
            let Some((place, node)) = place.and_then(|at| Some((at, self.nodes.get_mut(at)?))) else {
                self.left_out += field.events;
                continue;
            };
            node.kinds |= field.kinds;
            node.seen.events += field.events;
            node.missed += field.missed;
            node.long += field.long;
            node.distinct = node.distinct.max(usize::try_from(field.distinct).unwrap_or(usize::MAX));
            for (text, events) in &field.values {
                self.add(place, text, *events);
            }
        }
    }

    /// The result so far, with at most `most` values for each field.
    pub fn survey(&self, most: usize) -> Survey {
        let mut fields: Vec<FieldSurvey> = self
            .nodes
            .iter()
            .filter(|node| node.kinds != 0 && node.depth > 0)
            .map(|node| self.field(node, most))
            .collect();
        fields.order_by(|a, b| a.path.cmp(&b.path));
        Survey { events: self.events, fields, left_out: self.left_out }
    }

    fn field(&self, node: &Node, most: usize) -> FieldSurvey {
        let mut values: Vec<(&String, u64)> = node.values.iter().map(|(text, tally)| (text, tally.events)).collect();
        values.order_by_key(|(_, events)| Reverse(*events));
        FieldSurvey {
            path: self.path(node),
            kinds: node.kinds,
            events: node.seen.events,
            distinct: node.distinct.max(values.len()) as u64,
            missed: node.missed,
            long: node.long,
            values: values.into_iter().take(most).map(|(text, events)| (text.clone(), events)).collect(),
        }
    }

    fn path(&self, node: &Node) -> FieldPath {
        let mut path = Vec::with_capacity(node.depth);
        let mut at = Some(node);
        while let Some(node) = at.filter(|node| node.depth > 0) {
            path.push(node.name.clone());
            at = self.nodes.get(node.parent);
        }
        path.reverse();
        FieldPath(path)
    }

    /// Leaves `tokens` after the value that begins with `first`.
    fn value<'a>(&mut self, tokens: &mut Tokens<'a>, first: Token<'a>, at: usize, depth: u32) {
        let Some(deeper) = depth.checked_sub(1) else { return tokens.skip(first) };
        match first {
            Token::Open { object: true } => {
                self.found(at, FieldSurvey::OBJECT);
                let mut before = 0;
                while let Some(Token::Text(name)) = tokens.next() {
                    let Some(value) = tokens.next() else { return };
                    match self.child(at, before, &name.decode()) {
                        Some(child) => {
                            self.value(tokens, value, child, deeper);
                            before = child;
                        }
                        None => {
                            self.left_out += u64::from(self.wanted.is_empty());
                            tokens.skip(value);
                        }
                    }
                }
            }
            Token::Open { object: false } => {
                self.found(at, FieldSurvey::ARRAY);
                loop {
                    match tokens.next() {
                        Some(Token::Close) | None => return,
                        Some(element) => self.value(tokens, element, at, deeper),
                    }
                }
            }
            Token::Text(text) => {
                self.found(at, FieldSurvey::TEXT);
                self.add(at, &text.decode(), 0);
            }
            Token::Word(b"null") => self.found(at, FieldSurvey::NULL),
            Token::Word(word) => {
                let is_bool = matches!(word, b"true" | b"false");
                self.found(at, if is_bool { FieldSurvey::BOOL } else { FieldSurvey::NUMBER });
                self.add(at, &lossy(word), 0);
            }
            Token::Close => {}
        }
    }

    fn found(&mut self, at: usize, kind: u8) {
        if let Some(node) = self.nodes.get_mut(at) {
            node.kinds |= kind;
            if kind != FieldSurvey::NULL {
                node.seen.count(self.events);
            }
        }
    }

    /// Counts a value once for this event or, with `events`, for that many others.
    fn add(&mut self, at: usize, text: &str, events: u64) {
        let event = self.events;
        let Some(node) = self.nodes.get_mut(at) else { return };
        if text.len() > MOST_VALUE_BYTES {
            node.long += 1;
            return;
        }
        let tally = match node.values.get_mut(text) {
            Some(tally) => tally,
            None => {
                self.bytes += text.len() + ENTRY;
                node.values.entry(text.to_owned()).or_default()
            }
        };
        match events {
            0 => tally.count(event),
            more => tally.events += more,
        }
        if node.values.len() > self.most_values {
            self.bytes -= node.lower(self.most_values / 2);
        }
        if self.bytes > self.most_bytes && self.most_values > FEWEST_VALUES {
            self.most_values = (self.most_values / 2).max(FEWEST_VALUES);
            let keep = self.most_values / 2;
            self.bytes -= self.nodes.iter_mut().map(|node| node.lower(keep)).sum::<usize>();
        }
    }

    /// The node of a member; `before` is the node of the member before it.
    fn child(&mut self, at: usize, before: usize, name: &str) -> Option<usize> {
        let guess = self.nodes.get(before)?.next;
        if self.nodes.get(guess).is_some_and(|node| guess > 0 && node.parent == at && node.name == name) {
            return Some(guess);
        }
        let known = self.nodes.get(at)?.children.get(name).copied();
        let child = match known {
            Some(child) => child,
            None => self.new_child(at, name)?,
        };
        self.nodes.get_mut(before)?.next = child;
        Some(child)
    }

    fn new_child(&mut self, at: usize, name: &str) -> Option<usize> {
        let parent = self.nodes.get(at)?;
        let (depth, path_bytes) = (parent.depth + 1, parent.path_bytes + name.len() + 1);
        if self.nodes.len() > MOST_FIELDS || path_bytes > MOST_PATH_BYTES || !self.is_wanted(parent, name) {
            return None;
        }
        let child = self.nodes.len();
        self.nodes.push(Node { name: name.to_owned(), parent: at, depth, path_bytes, ..Node::default() });
        self.nodes.get_mut(at)?.children.insert(name.to_owned(), child);
        Some(child)
    }

    fn is_wanted(&self, parent: &Node, name: &str) -> bool {
        if self.wanted.is_empty() {
            return true;
        }
        let mut path = self.path(parent);
        path.0.push(name.to_owned());
        let leads_to = |wanted: &FieldPath| {
            wanted.len() >= path.len() && path.iter().zip(wanted.iter()).all(|(name, wanted)| same_name(wanted, name))
        };
        self.wanted.iter().any(leads_to)
    }
}

impl Node {
    /// Lowers all counts equally until at most `keep` values are left; returns the bytes freed.
    fn lower(&mut self, keep: usize) -> usize {
        let mut counts: Vec<u64> = self.values.values().map(|tally| tally.events).collect();
        counts.order();
        let Some(by) = counts.len().checked_sub(keep + 1).and_then(|at| counts.get(at)).copied() else { return 0 };
        self.distinct = self.distinct.max(counts.len());
        self.missed += by;
        let mut free = 0;
        for (text, mut tally) in std::mem::take(&mut self.values) {
            tally.events = tally.events.saturating_sub(by);
            if tally.events > 0 {
                self.values.insert(text, tally);
            } else {
                free += text.len() + ENTRY;
            }
        }
        free
    }
}
