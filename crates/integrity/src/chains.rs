//! Chains of digests: which digests belong to each, what is missing, and where chains were interrupted.

use order::{Order, set_of};
use std::collections::{BTreeMap, BTreeSet};

use protocol::Micros;
use protocol::report::GapKind;

use crate::Digest;
use crate::catalog::Node;
use crate::coverage::Coverage;
use crate::finding::Absence;
use crate::judge::Judged;
use crate::name::{DigestName, file_name, without_gz};
use crate::time::{compact, folders, plus_hours};

/// What identifies a chain.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct ChainName<'a> {
    pub account: &'a str,
    pub region: &'a str,
    pub trail: &'a str,
    pub home: &'a str,
    pub backfill: bool,
}

/// A chain of digests.
#[derive(Default)]
pub(crate) struct Chain<'a> {
    /// Positions of its digests, oldest first.
    pub members: Vec<usize>,
    pub absent: Vec<Absent<'a>>,
    pub gaps: Vec<Span>,
}

/// A digest that is named, or must have existed, but was not supplied.
pub(crate) struct Absent<'a> {
    pub key: Key<'a>,
    pub time: Micros,
    pub absence: Absence,
}

/// A key as written in a digest, or as it must have been.
pub(crate) enum Key<'a> {
    Named(&'a str),
    Inferred(String),
}

impl Key<'_> {
    pub fn as_str(&self) -> &str {
        match self {
            Key::Named(key) => key,
            Key::Inferred(key) => key,
        }
    }
}

/// A period that no digest of the chain covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Span {
    pub from: Option<Micros>,
    pub to: Micros,
    pub kind: GapKind,
}

/// Most missing digests inferred in a report, one for each hour. A year of one region has 8,766.
pub(crate) const MOST_INFERRED: usize = 100_000;

impl<'a> ChainName<'a> {
    fn of_node(node: &Node<'a>) -> ChainName<'a> {
        let account = || node.body.ok().and_then(|digest| digest.account.as_deref()).unwrap_or("");
        node.name.map_or_else(|| ChainName { account: account(), ..ChainName::default() }, ChainName::of_name)
    }

    fn of_name(name: DigestName<'a>) -> ChainName<'a> {
        let DigestName { account, region, trail, home, end: _, backfill } = name;
        ChainName { account, region, trail, home, backfill }
    }
}

/// All chains, and what they cover.
pub(crate) struct Chains<'a> {
    pub all: BTreeMap<ChainName<'a>, Chain<'a>>,
    pub coverage: Coverage<'a>,
}

/// Sorts digests into chains and finds what is missing. `from`: start of the period to validate.
pub(crate) fn collect<'a>(nodes: &[Node<'a>], judged: &[Option<Judged>], from: Option<Micros>) -> Chains<'a> {
    let mut members: BTreeMap<ChainName<'_>, Vec<usize>> = BTreeMap::new();
    for (position, node) in nodes.iter().enumerate() {
        members.entry(ChainName::of_node(node)).or_default().push(position);
    }
    let mut survey = Survey {
        nodes,
        judged,
        from,
        located: set_of(nodes.iter().map(|node| without_gz(node.key))),
        absent: BTreeMap::new(),
        inferred_left: MOST_INFERRED,
        coverage: Coverage::default(),
    };
    let mut all: BTreeMap<ChainName<'_>, Chain<'_>> = BTreeMap::new();
    for (name, mut members) in members {
        members.order_by_key(|position| nodes.get(*position).map(|node| (node.time, node.key)));
        let gaps = survey.walk(name, &members);
        all.insert(name, Chain { members, absent: Vec::new(), gaps });
    }
    for (_, (name, absent)) in std::mem::take(&mut survey.absent) {
        all.entry(name).or_default().absent.push(absent);
    }
    survey.coverage.settle();
    Chains { all, coverage: survey.coverage }
}

/// Walks through the chains one by one.
struct Survey<'s, 'a> {
    nodes: &'s [Node<'a>],
    judged: &'s [Option<Judged>],
    from: Option<Micros>,
    /// Keys at which there is a digest, whatever its verdict, without `.gz`.
    located: BTreeSet<&'a str>,
    absent: BTreeMap<String, (ChainName<'a>, Absent<'a>)>,
    inferred_left: usize,
    coverage: Coverage<'a>,
}

impl<'a> Survey<'_, 'a> {
    fn walk(&mut self, chain: ChainName<'a>, members: &[usize]) -> Vec<Span> {
        let mut gaps = Vec::new();
        // End of the previous digest, and of the last one with another end: several may end at the same time.
        let (mut older, mut last) = (None, None);
        for position in members {
            let Some(node) = self.nodes.get(*position) else { continue };
            if last != Some(node.time) {
                (older, last) = (last, Some(node.time));
            }
            let judged = self.judged.get(*position).and_then(Option::as_ref);
            let usable = judged.is_some_and(|judged| judged.finding.is_usable());
            if let Some(digest) = node.at_home().filter(|_| usable) {
                gaps.extend(self.visit(chain, digest, older));
            }
        }
        gaps
    }

    /// Notes what a usable digest covers, and whether the digest it names is there.
    fn visit(&mut self, chain: ChainName<'a>, digest: &'a Digest, older: Option<Micros>) -> Option<Span> {
        self.coverage.cover(chain.account, chain.region, digest.start, digest.end);
        let Some(previous) = &digest.previous else {
            let from = older.filter(|_| !chain.backfill)?;
            self.coverage.switched_off(chain.account, chain.region, from, digest.start);
            return Some(Span { from: Some(from), to: digest.start, kind: GapKind::Restart });
        };
        if self.located.contains(without_gz(&previous.key)) {
            return None;
        }
        let wanted = older.is_some() || self.from.is_some_and(|from| digest.start >= from);
        self.miss(chain, &previous.key, digest, wanted);
        if !wanted {
            return None;
        }
        if let Some(older) = older.filter(|_| !chain.backfill) {
            self.infer(chain, &previous.key, older);
        }
        Some(Span { from: older, to: digest.start, kind: GapKind::MissingDigest })
    }

    fn miss(&mut self, chain: ChainName<'a>, key: &'a str, successor: &Digest, wanted: bool) {
        let name = DigestName::parse(file_name(key));
        let absence = if wanted { Absence::Referenced } else { Absence::Boundary };
        let known = self.absent.get(key).is_some_and(|(_, absent)| absent.absence == Absence::Referenced);
        if !known {
            let time = name.map_or(successor.start, |name| name.end);
            let absent = Absent { key: Key::Named(key), time, absence };
            self.absent.insert(key.to_owned(), (name.map_or(chain, ChainName::of_name), absent));
        }
    }

    /// Digests are made every hour. If several in a row are missing, only the last is named; the names of the others
    /// follow from its name.
    fn infer(&mut self, chain: ChainName<'a>, named: &str, older: Micros) {
        const HALF_AN_HOUR: i64 = 1_800_000_000;
        let Some(name) = DigestName::parse(file_name(named)) else { return };
        let mut time = plus_hours(name.end, -1);
        while time.0.saturating_sub(older.0) > HALF_AN_HOUR && self.inferred_left > 0 {
            let Some(key) = key_at(named, name.end, time) else { return };
            self.inferred_left -= 1;
            let absent = Absent { key: Key::Inferred(key.clone()), time, absence: Absence::Inferred };
            self.absent.entry(key).or_insert((chain, absent));
            time = plus_hours(time, -1);
        }
    }
}

/// The key of the same chain's digest for another hour; `None` if the key does not have CloudTrail's layout.
fn key_at(key: &str, end: Micros, other: Micros) -> Option<String> {
    let places = |time: Micros| Some((format!("/{}/", folders(time)?), format!("_{}", compact(time)?)));
    let ((folder, stamp), (other_folder, other_stamp)) = (places(end)?, places(other)?);
    let (before, rest) = key.rsplit_once(&folder)?;
    let (name, after) = rest.rsplit_once(&stamp)?;
    Some(format!("{before}{other_folder}{name}{other_stamp}{after}"))
}

#[cfg(test)]
mod tests;
