//! Results of earlier questions.
//!
//! Selections, answers and surveys belong to one generation and are dropped with it. Results of searches in raw records
//! stay: segments never change, so they remain valid, and they know which segments they are about.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use protocol::alarms::DefinitionText;
use protocol::findings::{Benchmark, Rule, SigmaRead};
use protocol::scribe::Translation;
use protocol::{Answer, Chip, FieldPath, Micros, Notation, Question, RawTest, Sort, TimeRange};
use store::Selection;

use crate::scan::Scan;
use crate::surveys::Surveying;
use crate::sweep::Sweep;

/// How many selections are kept: each view asks about the same events in its own order.
const SELECTIONS: usize = 4;

/// How many searches in raw records are kept.
const SCANS: usize = 4;

/// How many answers are kept: a view asks three such questions at a time, and people remove a filter as often as they
/// add one.
const ANSWERS: usize = 24;

/// How many surveys are kept: that of all fields, and that of some fields for the current filter.
const SURVEYS: usize = 2;

/// How many texts in other notations are kept: one is applied while the next one is typed.
const TRANSLATIONS: usize = 8;

/// The caches. In each, the newest entry comes first.
#[derive(Default)]
pub struct Caches {
    generation: u64,
    selections: Vec<(Key, Selection)>,
    /// Only answers without rows, of which there may be many.
    answers: VecDeque<(Question, Answer)>,
    surveys: Vec<Rc<RefCell<Surveying>>>,
    scans: Vec<Rc<RefCell<Scan>>>,
    translations: Vec<(String, Notation, Translation)>,
    /// Rules never change.
    rules: Vec<(Benchmark, String, Rc<Vec<Rule>>)>,
    sweep: Option<Rc<RefCell<Sweep>>>,
    /// The Sigma rules read last, and what they were read from.
    sigma: Option<(Vec<DefinitionText>, SigmaRead)>,
}

/// What a selection depends on, apart from the generation.
#[derive(Clone, PartialEq)]
pub struct Key {
    text: String,
    notation: Option<Notation>,
    chips: Vec<Chip>,
    range: Option<TimeRange>,
    sort: Sort,
}

impl Key {
    /// The key of a question.
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
    /// Begins a new generation: forgets everything that belongs to the previous one.
    pub fn begin(&mut self, generation: u64) {
        self.generation = generation;
        self.selections.clear();
        self.answers.clear();
        self.surveys.clear();
        if let Some(sweep) = &self.sweep {
            sweep.borrow_mut().forget_counts();
        }
    }

    /// Forgets what rules found.
    pub fn forget_sweep(&mut self) {
        self.sweep = None;
    }

    /// The sorted selection for a question, if it is cached.
    pub fn selection(&self, key: &Key) -> Option<&Selection> {
        self.selections.iter().find(|(known, _)| known == key).map(|(_, selection)| selection)
    }

    /// Caches a selection of the store as it is now.
    pub fn keep_selection(&mut self, key: Key, selection: Selection) {
        self.selections.truncate(SELECTIONS - 1);
        self.selections.insert(0, (key, selection));
    }

    /// The answer to a question, if it is cached.
    pub fn answer(&self, question: &Question) -> Option<&Answer> {
        self.answers.iter().find(|(asked, _)| asked == question).map(|(_, answer)| answer)
    }

    /// Caches an answer about the store as it is now.
    pub fn keep_answer(&mut self, question: Question, answer: Answer) {
        self.answers.truncate(ANSWERS - 1);
        self.answers.push_front((question, answer));
    }

    /// The survey for this question, if it is cached.
    pub fn survey(&self, question: &Question, fields: &[FieldPath]) -> Option<Rc<RefCell<Surveying>>> {
        self.surveys.iter().find(|known| known.borrow().is_of(question, fields)).cloned()
    }

    /// Caches a survey that is just beginning.
    pub fn keep_survey(&mut self, survey: Surveying) -> Rc<RefCell<Surveying>> {
        let survey = Rc::new(RefCell::new(survey));
        self.surveys.truncate(SURVEYS - 1);
        self.surveys.insert(0, Rc::clone(&survey));
        survey
    }

    /// The search with these tests, which may be in progress or not yet begun.
    pub fn scan(&mut self, tests: &[RawTest], last: Option<Micros>) -> Rc<RefCell<Scan>> {
        if let Some(known) = self.scans.iter().find(|known| known.borrow().is_of(tests, last)) {
            return Rc::clone(known);
        }
        let scan = Rc::new(RefCell::new(Scan::new(tests.to_vec(), last)));
        self.scans.truncate(SCANS - 1);
        self.scans.insert(0, Rc::clone(&scan));
        scan
    }

    /// Progress of the searches that somebody is waiting for.
    pub fn searching(&self) -> Option<protocol::Searching> {
        let all = self.scans.iter().filter_map(|scan| scan.borrow().searching());
        all.reduce(|a, b| protocol::Searching { done: a.done + b.done, total: a.total + b.total })
    }

    /// The rules with the controls of this edition, in this language or in any, if they are cached.
    pub fn rules(&self, benchmark: Benchmark, language: Option<&str>) -> Option<Rc<Vec<Rule>>> {
        let is_it = |known: Benchmark, of: &str| known == benchmark && language.is_none_or(|language| language == of);
        self.rules.iter().find(|(known, of, _)| is_it(*known, of)).map(|(_, _, rules)| Rc::clone(rules))
    }

    /// Caches the rules with the controls of an edition.
    pub fn keep_rules(&mut self, benchmark: Benchmark, language: String, rules: Rc<Vec<Rule>>) {
        self.rules.push((benchmark, language, rules));
    }

    /// The Sigma rules in these texts, if they are cached.
    pub fn sigma(&self, texts: &[DefinitionText]) -> Option<SigmaRead> {
        self.sigma.as_ref().filter(|(known, _)| known == texts).map(|(_, read)| read.clone())
    }

    /// Caches the Sigma rules in texts.
    pub fn keep_sigma(&mut self, texts: Vec<DefinitionText>, read: SigmaRead) {
        self.sigma = Some((texts, read));
    }

    /// The rules as far as they have been tried with the store as it is now.
    pub fn sweep(&mut self, benchmark: Benchmark, rules: &Rc<Vec<Rule>>) -> Rc<RefCell<Sweep>> {
        let known = self.sweep.take().filter(|sweep| sweep.borrow().is_of(benchmark));
        let sweep = known.unwrap_or_else(|| Rc::new(RefCell::new(Sweep::new(benchmark, Rc::clone(rules)))));
        Rc::clone(self.sweep.insert(sweep))
    }

    /// The events that a rule found for the latest question.
    pub fn found_by(&self, rule: &str) -> Option<Selection> {
        self.sweep.as_ref()?.borrow().found_by(rule)
    }

    /// The scribe's translation of a text, if it is cached.
    pub fn translation(&self, text: &str, notation: Notation) -> Option<&Translation> {
        let found = self.translations.iter().find(|(known, of, _)| known == text && *of == notation);
        found.map(|(_, _, read)| read)
    }

    /// Caches a translation.
    pub fn keep_translation(&mut self, text: String, notation: Notation, read: Translation) {
        self.translations.retain(|(known, of, _)| (known, of) != (&text, &notation));
        self.translations.truncate(TRANSLATIONS - 1);
        self.translations.insert(0, (text, notation, read));
    }
}
