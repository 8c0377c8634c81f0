//! Columns of what stands at a path, which the edges make of their raw records, one segment at a time each, so that other
//! questions come through in between.

use protocol::{FromEdge, GroupKey, PathValues, Question, SegmentId, SortKey, ToEdge};
use store::Store;

use crate::work::{Need, RawAnswer, Step};

/// What has to be fetched before this question can be answered.
pub fn missing(store: &mut Store, question: &Question) -> Option<Box<Step>> {
    let sorted = if let SortKey::Path(path) = &question.sort.key { Some(path) } else { None };
    let grouped = question
        .want
        .groups
        .iter()
        .flat_map(|(by, _)| by)
        .filter_map(|key| if let GroupKey::Path(path) = key { Some(path) } else { None });
    for path in sorted.into_iter().chain(grouped) {
        let segments: Vec<SegmentId> = store.missing(path);
        if !segments.is_empty() {
            return Some(Box::new(Step::Need(Need::Column { segments, path: path.clone() })));
        }
    }
    None
}

/// Takes what the edges sent of these segments.
pub fn supply(store: &mut Store, segments: &[SegmentId], path: &[String], answers: Vec<RawAnswer>) {
    for segment in segments {
        let is_it =
            |answer: &&RawAnswer| matches!(&answer.question, ToEdge::Column { segment: of, .. } if of == segment);
        match answers.iter().find(is_it).map(|answer| &answer.body) {
            Some(FromEdge::Column(values)) => store.fill(path, *segment, values),
            // An edge that is gone took its records along: nobody asks for them again.
            _ => store.fill(path, *segment, &PathValues::default()),
        }
    }
}
