//! Surveys of fields and values in progress.

use order::Order;
use std::collections::BTreeMap;

use protocol::{FieldPath, Question, SegmentId, Survey, Surveyed};
use store::Surveyor;

/// Records that an edge counts at a time: a fraction of a second's work, so that other questions get their turn in
/// between.
const CHUNK: usize = 16_384;

/// How many of the most frequent values are returned for each field.
const MOST_VALUES: usize = 20;

/// Records of a segment, by position.
pub type Part = (SegmentId, Vec<u32>);

/// A survey in progress, of the events that a question selected.
pub struct Surveying {
    question: Question,
    fields: Vec<FieldPath>,
    /// For every edge, the records that it has not been asked to count yet.
    left: BTreeMap<u32, Vec<Part>>,
    /// Number of events not counted yet, including those being counted.
    uncounted: u64,
    surveyor: Surveyor,
}

impl Surveying {
    /// A survey of these records, none of which has been counted yet.
    pub fn new(question: Question, fields: Vec<FieldPath>, places: BTreeMap<SegmentId, Vec<u32>>) -> Surveying {
        let mut left: BTreeMap<u32, Vec<Part>> = BTreeMap::new();
        let mut uncounted = 0;
        for (segment, mut records) in places {
            uncounted += records.len() as u64;
            // In the order in which they are stored in blocks.
            records.order();
            let parts = records.chunks(CHUNK).map(|part| (segment, part.to_vec()));
            left.entry(segment.edge).or_default().extend(parts);
        }
        let surveyor = Surveyor::new(&fields);
        Surveying { question, fields, left, uncounted, surveyor }
    }

    /// Whether it is the survey for this question.
    pub fn is_of(&self, question: &Question, fields: &[FieldPath]) -> bool {
        self.question == *question && self.fields == fields
    }

    /// Takes the next records to count, some of every edge.
    pub fn take(&mut self) -> Vec<Part> {
        self.left.values_mut().filter_map(Vec::pop).collect()
    }

    /// Returns records that were not counted after all.
    pub fn put_back(&mut self, (segment, records): Part) {
        self.left.entry(segment.edge).or_default().push((segment, records));
    }

    /// Adds an edge's counts for a part.
    pub fn absorb(&mut self, (_, records): &Part, counted: &Survey) {
        self.surveyor.absorb(counted);
        self.uncounted = self.uncounted.saturating_sub(records.len() as u64);
    }

    /// The result so far.
    pub fn surveyed(&self) -> Surveyed {
        Surveyed { survey: self.surveyor.survey(MOST_VALUES), left: self.uncounted }
    }
}

/// What an edge counts: the records at these positions.
pub fn count(segment: &store::RawSegment, records: &[u32], fields: &[FieldPath]) -> Survey {
    let mut surveyor = Surveyor::new(fields);
    segment.visit(records, &mut |json| surveyor.see(json));
    surveyor.survey(usize::MAX)
}
