//! Questions about events. The pipeline, in this order:
//!
//! 1. time range  2. filter (columns, then what only raw records can tell)  3. sort  4. window, facets, histogram
//!
//! The sorted selection of the last few questions is kept, so that scrolling costs a copy of the rows; and so are a few more
//! answers without rows, for people take a filter away as often as they add one.

use std::collections::VecDeque;

use protocol::{Answer, Chip, EdgeProblem, FromEdge, Notation, Question, RawTest, Response, Sort, TimeRange, ToEdge};
use store::{Scanned, Selection};

use crate::columns;
use crate::engine::Engine;
use crate::only_columns;
use crate::work::{Need, RawAnswer, Step};

/// Each view asks about the same events in its own order; so many selections are worth keeping.
const SELECTIONS: usize = 4;

/// A view asks three such questions at a time.
const ANSWERS: usize = 24;

/// What earlier questions left behind; forgotten when the store changes.
#[derive(Default)]
pub struct Asked {
    selections: Vec<(Key, Selection)>,
    scans: Vec<(Vec<RawTest>, Scanned)>,
    /// Newest first; none with rows, which there may be many of.
    answers: VecDeque<(Question, Answer)>,
}

#[derive(Clone, PartialEq)]
struct Key {
    text: String,
    notation: Option<Notation>,
    chips: Vec<Chip>,
    range: Option<TimeRange>,
    sort: Sort,
}

impl Asked {
    /// The store changed.
    pub fn forget(&mut self) {
        self.selections.clear();
        self.scans.clear();
        self.answers.clear();
    }

    /// Keeps what the edges found.
    pub fn take(&mut self, answers: Vec<RawAnswer>, problem: &mut Option<String>) {
        let mut scanned = Scanned::default();
        let mut of = Vec::new();
        for answer in answers {
            match (answer.question, answer.body) {
                (ToEdge::Scan { tests, .. }, FromEdge::Scanned(bitmaps)) => {
                    of = tests;
                    scanned.extend(bitmaps);
                }
                (_, FromEdge::Failed(EdgeProblem::BadPattern(why))) => *problem = Some(why),
                _ => {}
            }
        }
        self.scans.truncate(SELECTIONS - 1);
        self.scans.insert(0, (of, scanned));
    }
}

impl Engine {
    pub(crate) fn ask(&mut self, question: &Question) -> Step {
        if let Some((_, known)) = self.asked.answers.iter().find(|(asked, _)| asked == question) {
            return Step::Done(Response::Answer(Box::new(known.clone())));
        }
        let at = match self.select(question) {
            Ok(at) => at,
            Err(step) => return *step,
        };
        let Some((_, selection)) = self.asked.selections.get(at) else {
            return Step::Done(Response::Failed("the selection was lost".to_owned()));
        };
        let want = &question.want;
        let store = &self.store;
        let answer = Answer {
            generation: self.progress().generation,
            matching: selection.len(),
            rows: want.rows.map(|(first, count)| store.rows(selection, first, count)),
            facets: want
                .facets
                .as_ref()
                .map_or_else(Vec::new, |(columns, most)| store.facets(selection, columns, *most)),
            groups: want.groups.as_ref().map(|(by, most)| store.groups(selection, by, *most)),
            histogram: want.histogram.then(|| store.histogram(selection)),
            totals: want.totals.then(|| store.totals(selection)),
        };
        if answer.rows.is_none() {
            self.asked.answers.truncate(ANSWERS - 1);
            self.asked.answers.push_front((question.clone(), answer.clone()));
        }
        Step::Done(Response::Answer(Box::new(answer)))
    }

    /// The sorted selection of a question, or what has to happen first.
    pub(crate) fn selection(&mut self, question: &Question) -> Result<Selection, Box<Step>> {
        let at = self.select(question)?;
        let found = self.asked.selections.get(at).map(|(_, selection)| selection.clone());
        found.ok_or_else(|| Box::new(Step::Done(Response::Failed("the selection was lost".to_owned()))))
    }

    fn select(&mut self, question: &Question) -> Result<usize, Box<Step>> {
        if let Some(step) = columns::missing(&mut self.store, question) {
            return Err(if self.progress.columns_only { only_columns::refused() } else { step });
        }
        let key = Key {
            text: question.text.clone(),
            notation: question.notation,
            chips: question.chips.iter().filter(|chip| chip.enabled).cloned().collect(),
            range: question.range,
            sort: question.sort.clone(),
        };
        if let Some(at) = self.asked.selections.iter().position(|(known, _)| *known == key) {
            return Ok(at);
        }
        let filter = self.wanted(&key.text, key.notation, &key.chips).map_err(|unread| Box::new(unread.step()))?;
        let plan =
            self.store.plan(&filter).map_err(|error| Box::new(Step::Done(Response::Failed(error.to_string()))))?;
        let tests = plan.raw_tests();
        let nothing = Scanned::default();
        let scanned = match self.asked.scans.iter().find(|(known, _)| known == tests) {
            Some((_, scanned)) => scanned,
            None if tests.is_empty() => &nothing,
            None if self.progress.columns_only => return Err(only_columns::refused()),
            None => {
                return Err(Box::new(Step::Need(Need::Scan { tests: tests.to_vec(), last: self.store.last_time() })));
            }
        };
        let mut selection = self.store.select(&plan, key.range, scanned);
        self.store.sort(&mut selection, &key.sort);
        self.asked.selections.truncate(SELECTIONS - 1);
        self.asked.selections.insert(0, (key, selection));
        Ok(0)
    }
}
