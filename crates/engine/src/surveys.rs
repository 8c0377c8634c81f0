//! Counts of fields and values that are under way.

use std::collections::BTreeMap;

use protocol::{FieldPath, Question, SegmentId, Survey, Surveyed};
use store::Surveyor;

/// Records that an edge counts at a time: a fraction of a second, so that other questions come through in between.
const CHUNK: usize = 16_384;

/// Values of a field that are told: the most frequent ones.
const MOST_VALUES: usize = 20;

/// Records of a segment, by position.
pub type Part = (SegmentId, Vec<u32>);

/// A count under way, of the events that a question selected.
pub struct Surveying {
    question: Question,
    fields: Vec<FieldPath>,
    /// For every edge, the records that nobody was asked to count yet.
    left: BTreeMap<u32, Vec<Part>>,
    /// Events that are not counted yet, those included that are being counted.
    uncounted: u64,
    surveyor: Surveyor,
}

impl Surveying {
    /// Nothing is counted yet of these records.
    pub fn new(question: Question, fields: Vec<FieldPath>, places: BTreeMap<SegmentId, Vec<u32>>) -> Surveying {
        let mut left: BTreeMap<u32, Vec<Part>> = BTreeMap::new();
        let mut uncounted = 0;
        for (segment, mut records) in places {
            uncounted += records.len() as u64;
            // In the order in which they lie in their blocks.
            order::sort(&mut records);
            let parts = records.chunks(CHUNK).map(|part| (segment, part.to_vec()));
            left.entry(segment.edge).or_default().extend(parts);
        }
        let paths: Vec<Vec<String>> = fields.iter().map(|field| field.0.clone()).collect();
        Surveying { question, fields, left, uncounted, surveyor: Surveyor::new(&paths) }
    }

    /// Whether it is of this question.
    pub fn is_of(&self, question: &Question, fields: &[FieldPath]) -> bool {
        self.question == *question && self.fields == fields
    }

    /// The next records to count, some of every edge.
    pub fn take(&mut self) -> Vec<Part> {
        self.left.values_mut().filter_map(Vec::pop).collect()
    }

    /// These were not counted after all.
    pub fn put_back(&mut self, (segment, records): Part) {
        self.left.entry(segment.edge).or_default().push((segment, records));
    }

    /// Adds what an edge counted in a part.
    pub fn absorb(&mut self, (_, records): &Part, counted: &Survey) {
        self.surveyor.absorb(counted);
        self.uncounted = self.uncounted.saturating_sub(records.len() as u64);
    }

    /// What is known so far.
    pub fn surveyed(&self) -> Surveyed {
        Surveyed { survey: self.surveyor.survey(MOST_VALUES), left: self.uncounted }
    }
}

/// What an edge counts: the records at these positions.
pub fn count(segment: &store::RawSegment, records: &[u32], fields: &[FieldPath]) -> Survey {
    let paths: Vec<Vec<String>> = fields.iter().map(|field| field.0.clone()).collect();
    let mut surveyor = Surveyor::new(&paths);
    segment.visit(records, &mut |json| surveyor.see(json));
    surveyor.survey(usize::MAX)
}
