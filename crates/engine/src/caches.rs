//! What earlier questions left behind.
//!
//! Selections, answers and surveys are of one generation and are gone with it. What was found in raw records stays: segments
//! never change, so it is as true later on, and says itself which segments it is about.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use protocol::scribe::Translation;
use protocol::{Answer, Chip, FieldPath, Micros, Notation, Question, RawTest, Sort, TimeRange};
use store::Selection;

use crate::scan::Scan;
use crate::surveys::Surveying;

/// Each view asks about the same events in its own order; so many selections are worth keeping.
const SELECTIONS: usize = 4;

/// So many searches in raw records are kept.
const SCANS: usize = 4;

/// A view asks three such questions at a time, and people take a filter away as often as they add one.
const ANSWERS: usize = 24;

/// So many surveys are kept: that of all fields, and that of some for the current filter.
const SURVEYS: usize = 2;

/// So many texts in other notations are kept: one is applied while the next one is typed.
const READINGS: usize = 8;

/// The caches. The newest comes first in each.
#[derive(Default)]
pub struct Caches {
    generation: u64,
    selections: Vec<(Key, Selection)>,
    /// None with rows, which there may be many of.
    answers: VecDeque<(Question, Answer)>,
    surveys: Vec<Rc<RefCell<Surveying>>>,
    scans: Vec<Rc<RefCell<Scan>>>,
    translations: Vec<(String, Notation, Translation)>,
}

/// What a selection depends on, besides the generation.
#[derive(Clone, PartialEq)]
pub struct Key {
    text: String,
    notation: Option<Notation>,
    chips: Vec<Chip>,
    range: Option<TimeRange>,
    sort: Sort,
}

impl Key {
    /// Of a question.
    pub fn of(question: &Question) -> Key {
        Key {
            text: question.text.clone(),
            notation: question.notation,
            chips: question.chips.iter().filter(|chip| chip.enabled).cloned().collect(),
            range: question.range,
            sort: question.sort.clone(),
        }
    }
}

impl Caches {
    /// Another generation begins: what was of the one before is forgotten.
    pub fn begin(&mut self, generation: u64) {
        self.generation = generation;
        self.selections.clear();
        self.answers.clear();
        self.surveys.clear();
    }

    /// The sorted selection of a question.
    pub fn selection(&self, key: &Key) -> Option<&Selection> {
        self.selections.iter().find(|(known, _)| known == key).map(|(_, selection)| selection)
    }

    /// Keeps one that was made of the store as it is now.
    pub fn keep_selection(&mut self, key: Key, selection: Selection) {
        self.selections.truncate(SELECTIONS - 1);
        self.selections.insert(0, (key, selection));
    }

    /// The answer to a question.
    pub fn answer(&self, question: &Question) -> Option<&Answer> {
        self.answers.iter().find(|(asked, _)| asked == question).map(|(_, answer)| answer)
    }

    /// Keeps one that was made of the store as it is now.
    pub fn keep_answer(&mut self, question: Question, answer: Answer) {
        self.answers.truncate(ANSWERS - 1);
        self.answers.push_front((question, answer));
    }

    /// The survey of this question, as it is now.
    pub fn survey(&self, question: &Question, fields: &[FieldPath]) -> Option<Rc<RefCell<Surveying>>> {
        self.surveys.iter().find(|known| known.borrow().is_of(question, fields)).cloned()
    }

    /// Keeps one that was begun now.
    pub fn keep_survey(&mut self, survey: Surveying) -> Rc<RefCell<Surveying>> {
        let survey = Rc::new(RefCell::new(survey));
        self.surveys.truncate(SURVEYS - 1);
        self.surveys.insert(0, Rc::clone(&survey));
        survey
    }

    /// The search with these tests, which may be under way or not begun.
    pub fn scan(&mut self, tests: &[RawTest], last: Option<Micros>) -> Rc<RefCell<Scan>> {
        if let Some(known) = self.scans.iter().find(|known| known.borrow().is_of(tests, last)) {
            return Rc::clone(known);
        }
        let scan = Rc::new(RefCell::new(Scan::new(tests.to_vec(), last)));
        self.scans.truncate(SCANS - 1);
        self.scans.insert(0, Rc::clone(&scan));
        scan
    }

    /// How far the searches are that somebody waits for.
    pub fn searching(&self) -> Option<protocol::Searching> {
        let all = self.scans.iter().filter_map(|scan| scan.borrow().searching());
        all.reduce(|a, b| protocol::Searching { done: a.done + b.done, total: a.total + b.total })
    }

    /// What the scribe said of a text.
    pub fn translation(&self, text: &str, notation: Notation) -> Option<&Translation> {
        let found = self.translations.iter().find(|(known, of, _)| known == text && *of == notation);
        found.map(|(_, _, read)| read)
    }

    /// Keeps it.
    pub fn keep_translation(&mut self, text: String, notation: Notation, read: Translation) {
        self.translations.retain(|(known, of, _)| (known, of) != (&text, &notation));
        self.translations.truncate(READINGS - 1);
        self.translations.insert(0, (text, notation, read));
    }
}
