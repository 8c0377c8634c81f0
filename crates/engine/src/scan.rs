//! Searches in raw records: which records of each segment satisfy certain tests. Only the edges can tell. Each is asked
//! about one segment at a time, so that it can answer other questions in between.
//!
//! A search is shared by all questions that need it, and abandoned when there are none left.

use std::cell::RefCell;
use std::future::poll_fn;
use std::rc::Rc;
use std::task::Poll;

use litemap::LiteMap;
use protocol::wire::Bytes;
use protocol::{Micros, RawTest, Refusal, ScanSegment, Searching, SegmentId};
use store::{LeftOpen, Plan, Scanned};

use crate::corpus::Corpus;
use crate::line::{Line, Waiting};

/// Some records, and which tests are put to each.
struct Places {
    /// The records in each segment, ascending, each with the place of its tests in `sets`.
    records: Vec<(SegmentId, Vec<(u32, u32)>)>,
    /// Sets of tests, by their places among all.
    sets: Vec<Vec<u32>>,
}

fn number(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// A search in progress.
pub struct Scan {
    tests: Vec<RawTest>,
    /// The time that `now` stands for.
    last: Option<Micros>,
    /// The records to search; `None` for all.
    places: Option<Places>,
    found: Scanned,
    /// The segment that each edge is searching.
    under_way: LiteMap<u32, (SegmentId, Waiting<Vec<Bytes>>)>,
    /// Number of questions waiting for it.
    waiting: usize,
    /// Records searched, and to be searched, since a question began to wait.
    done: u64,
    left: u64,
}

impl Scan {
    /// A search not yet begun.
    pub fn new(tests: Vec<RawTest>, last: Option<Micros>) -> Scan {
        let (found, under_way) = (Scanned::default(), LiteMap::new());
        Scan { tests, last, places: None, found, under_way, waiting: 0, done: 0, left: 0 }
    }

    /// A search for the tests of these plans, one plan after the other, where columns leave them open; what it finds says nothing about
    /// other records.
    pub fn of_open(corpus: &Corpus, plans: &[&Plan], open: &LeftOpen) -> Scan {
        let last = if plans.iter().any(|plan| plan.minds_last()) { corpus.store().last_time() } else { None };
        let (mut tests, mut of_plans) = (Vec::new(), Vec::new());
        for plan in plans {
            let first = number(tests.len());
            tests.extend_from_slice(plan.raw_tests());
            of_plans.push(first..number(tests.len()));
        }
        let of_set = |set: &Vec<usize>| set.iter().filter_map(|plan| of_plans.get(*plan).cloned()).flatten().collect();
        let mut places = Places { records: Vec::new(), sets: open.sets.iter().map(of_set).collect() };
        for (row, set) in &open.rows {
            if let Some((segment, position, _)) = corpus.locate(*row) {
                // Rows of a segment follow one another.
                match places.records.last_mut().filter(|(of, _)| *of == segment) {
                    Some((_, records)) => records.push((position, *set)),
                    None => places.records.push((segment, vec![(position, *set)])),
                }
            }
        }
        Scan { places: Some(places), ..Scan::new(tests, last) }
    }

    /// The records to search in a segment; `None` for all.
    fn only(&self, segment: SegmentId) -> Option<&[(u32, u32)]> {
        let of_segment = |(of, _): &&(SegmentId, _)| *of == segment;
        let places = self.places.as_ref()?;
        Some(places.records.iter().find(of_segment).map_or(&[][..], |(_, records)| records))
    }

    /// Whether it is the search with these tests.
    pub fn is_of(&self, tests: &[RawTest], last: Option<Micros>) -> bool {
        self.last == last && self.tests == tests
    }

    /// What has been found so far.
    pub fn found(&self) -> &Scanned {
        &self.found
    }

    /// Whether any of these segments has not been searched yet.
    pub fn lacks(&self, segments: &[(SegmentId, u64)]) -> bool {
        segments.iter().any(|(segment, _)| !self.found.has(*segment))
    }

    /// Its progress, if somebody is waiting for it.
    pub fn searching(&self) -> Option<Searching> {
        let under_way: u64 = self.under_way.values().map(|(_, waiting)| waiting.searched()).sum();
        (self.waiting > 0)
            .then(|| Searching { done: self.done + under_way.min(self.left), total: self.done + self.left })
    }

    /// Takes the edges' answers and asks them for more. Returns true when nothing is missing.
    fn go_on(&mut self, line: &Rc<Line>, segments: &[(SegmentId, u64)]) -> Result<bool, Refusal> {
        let answered = |(edge, (_, waiting)): (&u32, &(SegmentId, Waiting<_>))| Some((*edge, waiting.take()?));
        let answers: Vec<_> = self.under_way.iter().filter_map(answered).collect();
        for (edge, answer) in answers {
            let Some((segment, _)) = self.under_way.remove(&edge) else { continue };
            let bitmaps = answer?;
            let all = segments.iter().find(|(known, _)| *known == segment).map_or(0, |(_, records)| *records);
            self.done += self.only(segment).map_or(all, |only| only.len() as u64);
            self.found.insert(segment, bitmaps.into_iter().map(|bitmap| bitmap.0).collect());
        }
        self.left = 0;
        for (segment, records) in segments {
            if self.found.has(*segment) {
                continue;
            }
            let only = self.only(*segment);
            if only.is_some_and(<[_]>::is_empty) {
                self.found.insert(*segment, Vec::new());
                continue;
            }
            self.left += only.map_or(*records, |only| only.len() as u64);
            if !self.under_way.contains_key(&segment.edge) {
                let only = self.only(*segment).map(<[_]>::to_vec);
                let sets = self.places.as_ref().map_or_else(Vec::new, |places| places.sets.clone());
                let ask = ScanSegment { segment: *segment, only, sets, tests: self.tests.clone(), last: self.last };
                self.under_way.insert(segment.edge, (*segment, line.ask_edge(segment.edge, ask)));
            }
        }
        Ok(self.left == 0)
    }
}

/// Searches those of these segments that have not been searched yet.
///
/// # Errors
/// If an edge cannot search.
pub async fn search(scan: &Rc<RefCell<Scan>>, line: &Rc<Line>, segments: &[(SegmentId, u64)]) -> Result<(), Refusal> {
    let _here = Here::new(scan);
    poll_fn(|_| match scan.borrow_mut().go_on(line, segments) {
        Ok(false) => Poll::Pending,
        Ok(true) => Poll::Ready(Ok(())),
        Err(why) => Poll::Ready(Err(why)),
    })
    .await
}

/// Counts as waiting until dropped.
struct Here<'s>(&'s Rc<RefCell<Scan>>);

impl Here<'_> {
    fn new(scan: &Rc<RefCell<Scan>>) -> Here<'_> {
        scan.borrow_mut().waiting += 1;
        Here(scan)
    }
}

impl Drop for Here<'_> {
    fn drop(&mut self) {
        let mut scan = self.0.borrow_mut();
        scan.waiting = scan.waiting.saturating_sub(1);
        if scan.waiting == 0 {
            // Withdraws what nobody needs any more.
            scan.under_way.clear();
            (scan.done, scan.left) = (0, 0);
        }
    }
}
