//! Which rows a question is about.
//!
//! The pipeline: 1. rows that are shown  2. time range  3. filter, from columns and from results of raw searches; then,
//! elsewhere,  4. sort  5. window, facets, histogram, totals.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use order::map_of;
use protocol::report::Verdict;
use protocol::{About, Column, FileId, Micros, Row, RowId, RowWindow, SegmentId, TimeRange};

use crate::batch::UNDATED;
use crate::bits::Bits;
use crate::event_id::{dictionary_id, write_guid};
use crate::matching::{Matcher, Scalar};
use crate::plan::{Leaf, Node, Plan, RawPart};
use crate::store::Store;

/// Results from the edges: for every segment that was searched, one bitmap for each raw test of the plan. Nothing is
/// known about other segments.
#[derive(Clone, Debug, Default)]
pub struct Scanned {
    segments: BTreeMap<SegmentId, Vec<Vec<u8>>>,
}

impl Scanned {
    /// Adds the results for a segment.
    pub fn insert(&mut self, segment: SegmentId, bitmaps: Vec<Vec<u8>>) {
        self.segments.insert(segment, bitmaps);
    }

    /// Whether a segment was searched.
    pub fn has(&self, segment: SegmentId) -> bool {
        self.segments.contains_key(&segment)
    }

    /// The same for some of the tests.
    pub fn of_tests(&self, tests: Range<usize>) -> Scanned {
        let some = |bitmaps: &Vec<Vec<u8>>| bitmaps.get(tests.clone()).unwrap_or_default().to_vec();
        Scanned { segments: map_of(self.segments.iter().map(|(segment, bitmaps)| (*segment, some(bitmaps)))) }
    }
}

/// A set of rows.
pub struct RowSet(Bits);

/// The selected rows and their order.
#[derive(Clone, Debug, Default)]
pub struct Selection {
    /// In ascending order.
    pub(crate) rows: Vec<u32>,
    /// The same rows in the requested order, once sorted.
    pub(crate) order: Option<Arc<Vec<u32>>>,
    unsearched: u64,
}

impl Selection {
    /// A selection of these rows, which must be ascending.
    pub(crate) fn of(rows: Vec<u32>) -> Selection {
        Selection { rows, order: None, unsearched: 0 }
    }

    /// Number of rows selected.
    pub fn len(&self) -> u64 {
        self.rows.len() as u64
    }

    /// Whether no row was selected.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Number of rows that might match but whose raw records were not searched.
    pub fn unsearched(&self) -> u64 {
        self.unsearched
    }

    /// Its rows, for intersecting others with it.
    pub fn set(&self) -> RowSet {
        let mut bits = Bits::none(self.rows.last().map_or(0, |last| last.saturating_add(1)));
        self.rows.iter().for_each(|row| bits.set(*row, true));
        RowSet(bits)
    }

    /// The rows that are also in the set.
    pub fn within(&self, set: &RowSet) -> Selection {
        Selection::of(self.rows.iter().copied().filter(|row| set.0.get(*row)).collect())
    }

    /// The rows that are not in the other selection.
    pub fn without(&self, other: &Selection) -> Selection {
        Selection::of(self.rows.iter().copied().filter(|row| other.rows.binary_search(row).is_err()).collect())
    }

    /// Rows `[first, first + count)` in the requested order.
    fn window(&self, first: u64, count: u32) -> &[u32] {
        let rows = self.order.as_deref().unwrap_or(&self.rows);
        let first = usize::try_from(first).unwrap_or(usize::MAX).min(rows.len());
        let last = first.saturating_add(count as usize).min(rows.len());
        rows.get(first..last).unwrap_or_default()
    }
}

impl Store {
    /// The rows that satisfy a plan, in order of arrival. Rows without a time are in no range. Rows whose raw records
    /// are needed but were not searched are counted, not selected, whatever the test (even a negated one).
    pub fn select(&self, plan: &Plan, range: Option<TimeRange>, scanned: &Scanned) -> Selection {
        let mut bits = self.shown.clone();
        if let Some(TimeRange { from: Micros(from), to: Micros(to) }) = range {
            bits.and(&Bits::of(&self.times, |time| time != UNDATED && from <= time && time < to));
        }
        let mut unsearched = 0;
        if !plan.raw_tests().is_empty() {
            let mut unknown = bits.clone();
            let searched = self.searched(scanned);
            unknown.and_not(&searched);
            unsearched = unknown.count();
            bits.and(&searched);
        }
        if let Some(filtered) = Evaluation::new(self, plan, scanned).node(&plan.node) {
            bits.and(&filtered);
        }
        bits.resize(plan.rows.min(self.row_count()));
        Selection { unsearched, ..Selection::of(bits.rows()) }
    }

    /// The rows whose raw records were searched.
    fn searched(&self, scanned: &Scanned) -> Bits {
        let mut bits = Bits::none(self.row_count());
        for (at, (first, segment)) in self.segments.iter().enumerate() {
            let end = self.segments.get(at + 1).map_or(self.row_count(), |(next, _)| *next);
            if scanned.has(*segment) {
                (*first..end).for_each(|row| bits.set(row, true));
            }
        }
        bits
    }

    /// The rows that satisfy each raw test of the plan.
    fn raw_bits(&self, plan: &Plan, scanned: &Scanned) -> Vec<Bits> {
        let mut all = vec![Bits::none(self.row_count()); plan.raw_tests().len()];
        for (at, (first, segment)) in self.segments.iter().enumerate() {
            let end = self.segments.get(at + 1).map_or(self.row_count(), |(next, _)| *next);
            for (bits, bitmap) in all.iter_mut().zip(scanned.segments.get(segment).into_iter().flatten()) {
                bits.or_bytes(*first, bitmap, end - first);
            }
        }
        all
    }

    /// Rows `[first, first + count)` of a selection, with their cells.
    pub fn rows(&self, selection: &Selection, first: u64, count: u32) -> RowWindow {
        RowWindow { first, rows: selection.window(first, count).iter().map(|row| self.row(*row)).collect() }
    }

    /// The ids of rows `[first, first + count)` of a selection.
    pub fn row_ids(&self, selection: &Selection, first: u64, count: u32) -> Vec<RowId> {
        selection.window(first, count).iter().copied().map(RowId).collect()
    }

    fn row(&self, row: u32) -> Row {
        let doc = self.docs.get(row as usize).map_or(usize::MAX, |doc| *doc as usize);
        Row {
            id: RowId(row),
            time: self.times.get(row as usize).filter(|time| **time != UNDATED).copied().map(Micros),
            event_id: self.event_id(RowId(row)),
            cells: Column::ALL.map(|column| self.cell(row, column)).into(),
            resources: self.resources.get(row),
            disputed: self.is_disputed(RowId(row)),
            failed: self.errors.get(row),
            repeated: self.repeated.get(row),
            proof: self.proof.get(doc).copied().unwrap_or(Verdict::NotCovered),
            file: self.documents.get(doc).map_or(FileId(u32::MAX), |document| document.file),
            about: self.people.about_row(&self.columns, row),
            noted: self.noted.get(&row).cloned().unwrap_or_default(),
        }
    }

    /// The value of `user` in a row, and what is known about whom it names.
    pub fn user(&self, row: RowId) -> Option<(String, About)> {
        self.cell(row.0, Column::User).zip(self.people.about_row(&self.columns, row.0))
    }

    fn cell(&self, row: u32, column: Column) -> Option<String> {
        let column = self.column(column)?;
        column.cell(column.codes.get(row))
    }
}

/// The evaluation of a plan, given results of raw searches.
pub(crate) struct Evaluation<'s> {
    store: &'s Store,
    raw: Vec<Bits>,
}

impl<'s> Evaluation<'s> {
    pub(crate) fn new(store: &'s Store, plan: &Plan, scanned: &Scanned) -> Evaluation<'s> {
        Evaluation { store, raw: store.raw_bits(plan, scanned) }
    }

    /// The rows that satisfy a node; `None` means every row.
    fn node(&self, node: &Node) -> Option<Bits> {
        match node {
            Node::All => None,
            Node::And(all) => {
                let mut parts = all.iter().filter_map(|node| self.node(node));
                let mut bits = parts.next()?;
                while !bits.is_empty()
                    && let Some(part) = parts.next()
                {
                    bits.and(&part);
                }
                Some(bits)
            }
            Node::Or(any) => {
                let mut bits = Bits::none(self.store.row_count());
                for node in any {
                    bits.or(&self.node(node)?);
                }
                Some(bits)
            }
            Node::Not(node) => {
                let none = || Bits::none(self.store.row_count());
                Some(self.node(node).map_or_else(none, |mut bits| {
                    bits.invert();
                    bits
                }))
            }
            Node::Leaf(leaf) => Some(self.leaf(leaf)),
        }
    }

    pub(crate) fn leaf(&self, leaf: &Leaf) -> Bits {
        let store = self.store;
        let none = || Bits::none(store.row_count());
        match leaf {
            Leaf::Column { column, table, raw } => {
                let bits = store.column(*column).map_or_else(none, |column| column.codes.rows_in(table));
                self.with_raw(bits, raw)
            }
            Leaf::EventId { matcher, texts, raw } => self.with_raw(event_ids(store, matcher, texts), raw),
            Leaf::EventTime { matcher, texts, raw } => self.with_raw(event_times(store, matcher, texts), raw),
            Leaf::Document { table } => Bits::of(&store.docs, |doc| table.get(doc as usize) == Some(&true)),
            Leaf::Rows { rows, others } => {
                let mut bits = none();
                rows.iter().filter(|row| **row < store.row_count()).for_each(|row| bits.set(*row, true));
                if *others {
                    bits.invert();
                }
                bits
            }
            Leaf::Outcome { failure, success } => {
                let mut bits = none();
                if *failure {
                    bits.or(&store.errors);
                }
                if *success {
                    let mut others = store.errors.clone();
                    others.invert();
                    bits.or(&others);
                }
                bits
            }
            Leaf::Raw(test) => self.raw.get(*test).cloned().unwrap_or_else(none),
        }
    }

    /// Lets raw records decide about the rows of which a column is unsure.
    fn with_raw(&self, mut bits: Bits, raw: &Option<RawPart>) -> Bits {
        let Some(RawPart { test, unsure }) = raw else { return bits };
        let mut decided = self.store.unsure.rows_in(unsure);
        bits.and_not(&decided);
        if let Some(raw) = self.raw.get(*test) {
            decided.and(raw);
            bits.or(&decided);
        }
        bits
    }
}

fn event_ids(store: &Store, matcher: &Matcher, texts: &[bool]) -> Bits {
    Bits::of(&store.event_ids, |event_id| match dictionary_id(event_id) {
        Some(id) => texts.get(id as usize) == Some(&true),
        None => holds_for(matcher, &write_guid(event_id)),
    })
}

fn event_times(store: &Store, matcher: &Matcher, texts: &[bool]) -> Bits {
    let mut usual = store.time_texts.codes.rows_in(&[true]);
    usual.and(&match matcher.time_ranges() {
        Some(ranges) => {
            Bits::of(&store.times, |time| time != UNDATED && ranges.iter().any(|range| range.contains(&time)))
        }
        None => usual_spellings(store, matcher),
    });
    usual.or(&store.time_texts.codes.rows_in(texts));
    usual
}

/// Rows whose time, in the usual spelling, satisfies the test.
fn usual_spellings(store: &Store, matcher: &Matcher) -> Bits {
    // Neighbouring rows often have the same time.
    let last = Cell::new((UNDATED, false));
    Bits::of(&store.times, |time| {
        if time != last.get().0 {
            last.set((
                time,
                time != UNDATED && calendar::usual(Micros(time)).is_some_and(|text| holds_for(matcher, &text)),
            ));
        }
        last.get().1
    })
}

fn holds_for(matcher: &Matcher, ascii: &[u8]) -> bool {
    std::str::from_utf8(ascii).is_ok_and(|text| matcher.holds(Scalar::Text(text)))
}
