//! Which fields the events of a question have, and which values. Only the raw records tell, so the edges count, some
//! thousand records each at a time; whoever asks again gets more, until nothing is left to count.

use std::collections::BTreeMap;

use protocol::{FromEdge, Question, Response, SegmentId, Survey};
use store::Surveyor;

use crate::engine::Engine;
use crate::fetch;
use crate::only_columns;
use crate::work::{Need, RawAnswer, Step, Work};

/// Records that an edge counts at a time: a fraction of a second, so that other questions come through in between.
const CHUNK: usize = 16_384;

/// Values of a field that are told: the most frequent ones.
const MOST_VALUES: usize = 20;

/// So many surveys are kept: that of all fields, and that of some for the current filter.
const SURVEYS: usize = 2;

/// Surveys under way or done; forgotten when the store changes.
#[derive(Default)]
pub struct Surveys {
    under_way: Vec<Surveying>,
}

struct Surveying {
    question: Question,
    fields: Vec<Vec<String>>,
    /// For every edge, the records that are not counted yet.
    left: BTreeMap<u32, Vec<Part>>,
    surveyor: Surveyor,
}

/// Records of a segment, by position.
type Part = (SegmentId, Vec<u32>);

impl Surveys {
    /// The store changed.
    pub fn forget(&mut self) {
        self.under_way.clear();
    }

    fn find(&mut self, question: &Question, fields: &[Vec<String>]) -> Option<&mut Surveying> {
        self.under_way.iter_mut().find(|known| known.question == *question && known.fields == fields)
    }
}

impl Surveying {
    /// The next records to count, some of every edge.
    fn next(&mut self) -> Vec<Part> {
        self.left.values_mut().filter_map(Vec::pop).collect()
    }

    fn answer(&self) -> Step {
        let left = self.left.values().flatten().map(|(_, records)| records.len() as u64).sum();
        Step::Done(Response::Survey(Box::new(self.surveyor.survey(MOST_VALUES)), left))
    }
}

/// Counts some more, then tells what is known.
pub fn step(engine: &mut Engine, work: &mut Work, question: &Question, fields: &[Vec<String>]) -> Step {
    if let Some(known) = engine.surveys.find(question, fields) {
        let next = if work.surveyed { Vec::new() } else { known.next() };
        return match next.is_empty() {
            true => known.answer(),
            false => Step::Need(Need::Survey { parts: next, fields: fields.to_vec() }),
        };
    }
    if engine.progress.columns_only {
        return *only_columns::refused();
    }
    let selection = match engine.selection(question) {
        Ok(selection) => selection,
        Err(step) => return *step,
    };
    let rows = engine.store.row_ids(&selection, 0, u32::MAX);
    let mut left: BTreeMap<u32, Vec<Part>> = BTreeMap::new();
    for (segment, mut records) in fetch::places(&engine.store, &rows) {
        // In the order in which they lie in their blocks.
        order::sort(&mut records);
        let parts = records.chunks(CHUNK).map(|part| (segment, part.to_vec()));
        left.entry(segment.edge).or_default().extend(parts);
    }
    let known =
        Surveying { question: question.clone(), fields: fields.to_vec(), left, surveyor: Surveyor::new(fields) };
    engine.surveys.under_way.truncate(SURVEYS - 1);
    engine.surveys.under_way.insert(0, known);
    work.surveyed = false;
    step(engine, work, question, fields)
}

/// Takes what the edges counted.
pub fn supply(
    engine: &mut Engine,
    work: &mut Work,
    answers: Vec<RawAnswer>,
    question: &Question,
    fields: &[Vec<String>],
) {
    let Some(known) = engine.surveys.find(question, fields) else {
        return engine.asked.take(answers, &mut work.problem);
    };
    for answer in answers {
        if let FromEdge::Surveyed(part) = answer.body {
            known.surveyor.absorb(&part);
        }
    }
    work.surveyed = true;
}

/// What an edge counts: the records at these positions.
pub fn count(segment: &store::RawSegment, records: &[u32], fields: &[Vec<String>]) -> Survey {
    let mut surveyor = Surveyor::new(fields);
    segment.visit(records, &mut |json| surveyor.see(json));
    surveyor.survey(usize::MAX)
}
