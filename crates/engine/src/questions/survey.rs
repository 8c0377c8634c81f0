//! Which fields and values the events of a question have. Only raw records tell, so the edges count them, some thousand
//! at a time; asking again counts more, until none are left.

use std::cell::RefCell;
use std::rc::Rc;

use protocol::{CountFields, Refusal, SurveyFields, Surveyed};

use super::Run;
use crate::desk::{Answered, Desk};
use crate::records;
use crate::select::{Whole, select};
use crate::surveys::{Part, Surveying};

impl Run for SurveyFields {
    async fn run(self, desk: &Desk) -> Result<Answered<Surveyed>, Refusal> {
        loop {
            let survey = current(desk, &self).await?;
            let generation = desk.parts().progress.generation;
            let next = survey.borrow_mut().take();
            let ask = |part: Part| {
                let ask = CountFields { segment: part.0, records: part.1.clone(), fields: self.fields.clone() };
                (Counting { survey: &survey, part: Some(part) }, desk.line.ask_edge(ask.segment.edge, ask))
            };
            // All edges are asked before the first answer is awaited.
            let asked: Vec<_> = next.into_iter().map(ask).collect();
            for (counting, waiting) in asked {
                counting.done(&waiting.await?);
            }
            let parts = desk.parts();
            // The result is about other events by now, so they have to be counted again.
            if parts.progress.generation == generation {
                let surveyed = survey.borrow().surveyed();
                return Ok(parts.answer(surveyed));
            }
        }
    }
}

/// The survey of the events as they are now: the one in progress, or a new one.
async fn current(desk: &Desk, asked: &SurveyFields) -> Result<Rc<RefCell<Surveying>>, Refusal> {
    if let Some(known) = desk.parts().caches.survey(&asked.question, &asked.fields) {
        return Ok(known);
    }
    if desk.parts().progress.columns_only {
        return Err(Refusal::ColumnsOnly);
    }
    let selection = select(desk, &asked.question, Whole::Always).await?;
    let mut parts = desk.parts_mut();
    let rows = parts.corpus.store().row_ids(&selection, 0, u32::MAX);
    let places = records::places(&parts.corpus, &rows);
    Ok(parts.caches.keep_survey(Surveying::new(asked.question.clone(), asked.fields.clone(), places)))
}

/// Records being counted by an edge. If dropped before the answer arrives, they are returned to those left to count.
struct Counting<'s> {
    survey: &'s RefCell<Surveying>,
    part: Option<Part>,
}

impl Counting<'_> {
    fn done(mut self, counted: &protocol::Survey) {
        if let Some(part) = self.part.take() {
            self.survey.borrow_mut().absorb(&part, counted);
        }
    }
}

impl Drop for Counting<'_> {
    fn drop(&mut self) {
        if let Some(part) = self.part.take() {
            self.survey.borrow_mut().put_back(part);
        }
    }
}
