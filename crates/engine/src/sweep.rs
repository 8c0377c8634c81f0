//! Rules being tried: first those that columns decide, a portion at a time, then all others in a single pass over the raw records
//! that columns leave undecided. What a rule finds among all events is kept, so that another filter only has to be intersected.

use order::Order;
use std::cell::RefCell;
use std::rc::Rc;

use notes::Expected;
use protocol::findings::{Benchmark, Expectation, Finding, Findings, Occurrence, Rule};
use protocol::{Column, Micros, Refusal};
use store::{Met, Plan, RowSet, Scanned, Selection, Store};

use crate::caches::Key;
use crate::desk::{Desk, Parts};
use crate::scan::{self, Scan};
use crate::select::{check_size, refused};

/// Rules that columns decide, tried at a time: a fraction of a second's work, so that other questions get their turn.
const PORTION: usize = 8;

/// Every answer tells all that was found so far. So that thousands of rules do not take thousands of long answers, a portion is at
/// least this fraction of what was tried before.
const SHARE: usize = 16;

/// Parts of a finding's timeline.
const PARTS: u32 = 48;

/// Most users and occurrences told of a finding.
const MOST_USERS: u32 = 5;
const MOST_OCCURRENCES: usize = 20;

/// The rules, as far as they have been tried with the events of one generation.
pub struct Sweep {
    benchmark: Benchmark,
    rules: Rc<Vec<Rule>>,
    /// What each rule found among all events.
    hits: Vec<State>,
    counted: Option<Counted>,
}

enum State {
    Untried,
    /// Only raw records can decide.
    Undecided,
    Tried(Result<Hits, Refusal>),
}

/// What a rule found among all events.
struct Hits {
    steps: Vec<Selection>,
    printed: Option<Selection>,
}

/// Findings among the events of a question: one for each rule tried so far.
struct Counted {
    key: Key,
    within: RowSet,
    period: Option<(Micros, Micros)>,
    findings: Vec<Option<(Finding, Selection)>>,
}

impl Sweep {
    /// None of these rules has been tried.
    pub fn new(benchmark: Benchmark, rules: Rc<Vec<Rule>>) -> Sweep {
        let hits = rules.iter().map(|_| State::Untried).collect();
        Sweep { benchmark, rules, hits, counted: None }
    }

    /// Whether it is about this edition.
    pub fn is_of(&self, benchmark: Benchmark) -> bool {
        self.benchmark == benchmark
    }

    /// Forgets what was counted for a question: other events may be selected now.
    pub fn forget_counts(&mut self) {
        self.counted = None;
    }

    /// Tries the next rules, as far as columns decide. Returns false if there are no more.
    fn try_columns(&mut self, parts: &Parts) -> bool {
        let portion = PORTION.max(self.hits.iter().filter(|state| !matches!(state, State::Untried)).count() / SHARE);
        let next = self.rules.iter().zip(&mut self.hits).filter(|(_, state)| matches!(state, State::Untried));
        let mut any = false;
        for (rule, state) in next.take(portion) {
            any = true;
            *state = match plans(parts.corpus.store(), rule) {
                Ok(plans) => by_columns(parts, rule, &plans),
                Err(why) => State::Tried(Err(why)),
            };
        }
        any
    }

    /// The plans of all rules that only raw records can decide.
    fn undecided(&self, store: &Store) -> Vec<(usize, Vec<Plan>)> {
        let undecided = self.rules.iter().zip(&self.hits).enumerate();
        undecided
            .filter(|(_, (_, state))| matches!(state, State::Undecided))
            .filter_map(|(at, (rule, _))| Some((at, plans(store, rule).ok()?)))
            .collect()
    }

    /// The events that a rule found for the latest question.
    pub fn found_by(&self, id: &str) -> Option<Selection> {
        let mut findings = self.counted.as_ref()?.findings.iter().flatten();
        findings.find(|(finding, _)| finding.id == id).map(|(_, events)| events.clone())
    }

    /// What has been found so far among the selected events. `filled`: whether there are columns for all paths.
    pub fn findings(
        &mut self,
        store: &Store,
        expected: &Expected,
        key: Key,
        selection: &Selection,
        filled: &Result<(), Refusal>,
    ) -> Findings {
        let known = self.counted.take().filter(|counted| counted.key == key);
        let mut counted = known.unwrap_or_else(|| Counted {
            key,
            within: selection.set(),
            period: store.span(selection),
            findings: self.rules.iter().map(|_| None).collect(),
        });
        for ((rule, state), finding) in self.rules.iter().zip(&self.hits).zip(&mut counted.findings) {
            match state {
                State::Tried(hits) if finding.is_none() => {
                    let has_paths = rule.look.together.as_ref().is_some_and(|it| !it.paths().is_empty());
                    let hits = match (hits, filled) {
                        (Ok(_), Err(why)) if has_paths => Err(why),
                        (hits, _) => hits.as_ref(),
                    };
                    *finding = Some(match hits {
                        Ok(hits) => found(store, rule, hits, &counted.within, counted.period),
                        Err(why) => (
                            Finding { id: rule.id.clone(), trouble: Some(why.clone()), ..Finding::default() },
                            Selection::default(),
                        ),
                    });
                }
                State::Tried(_) | State::Untried | State::Undecided => {}
            }
        }
        let tried: Vec<Finding> = counted.findings.iter().flatten().map(|it| judged(store, expected, it)).collect();
        let left = self.rules.len().saturating_sub(tried.len()) as u64;
        let period = counted.period;
        self.counted = Some(counted);
        Findings { period, tried, left }
    }
}

/// Tries some more rules.
///
/// # Errors
/// If an edge cannot search.
pub async fn go_on(desk: &Desk, sweep: &RefCell<Sweep>) -> Result<(), Refusal> {
    if sweep.borrow_mut().try_columns(&desk.parts()) {
        return Ok(());
    }
    let (undecided, scan, segments) = {
        let parts = desk.parts();
        let store = parts.corpus.store();
        let undecided = sweep.borrow().undecided(store);
        if undecided.is_empty() {
            return Ok(());
        }
        let all: Vec<&Plan> = undecided.iter().flat_map(|(_, plans)| plans).collect();
        let scan = Scan::of_open(&parts.corpus, &all, &store.left_open(&all));
        (undecided, Rc::new(RefCell::new(scan)), parts.corpus.segments().to_vec())
    };
    scan::search(&scan, &desk.line, &segments).await?;
    let parts = desk.parts();
    let (scan, mut sweep, mut first) = (scan.borrow(), sweep.borrow_mut(), 0);
    for (at, plans) in undecided {
        let select = |plan: &Plan| {
            let tests = first..first + plan.raw_tests().len();
            first = tests.end;
            parts.corpus.store().select(plan, None, &scan.found().of_tests(tests))
        };
        let selections = plans.iter().map(select).collect();
        sweep.decide(at, selections);
    }
    Ok(())
}

impl Sweep {
    fn decide(&mut self, at: usize, selections: Vec<Selection>) {
        if let (Some(state), Some(rule)) = (self.hits.get_mut(at), self.rules.get(at)) {
            *state = State::Tried(Ok(Hits::of(rule, selections)));
        }
    }
}

impl Hits {
    /// From the selections of the rule's plans.
    fn of(rule: &Rule, mut selections: Vec<Selection>) -> Hits {
        let printed = selections.split_off(rule.look.steps.len().min(selections.len())).pop();
        Hits { steps: selections, printed }
    }
}

/// The plans of a rule: one for each step, then one for the printed pattern, if there is one.
fn plans(store: &Store, rule: &Rule) -> Result<Vec<Plan>, Refusal> {
    let printed = rule.printed.as_ref().and_then(|printed| printed.filter.as_ref());
    let filters = rule.look.steps.iter().map(|step| &step.filter).chain(printed);
    let plans: Vec<Plan> = filters.map(|filter| store.plan(filter).map_err(refused)).collect::<Result<_, _>>()?;
    plans.iter().try_for_each(check_size)?;
    Ok(plans)
}

/// Tries a rule if columns decide it.
fn by_columns(parts: &Parts, rule: &Rule, plans: &[Plan]) -> State {
    let store = parts.corpus.store();
    if !store.left_open(&plans.iter().collect::<Vec<_>>()).rows.is_empty() {
        return match parts.progress.columns_only {
            true => State::Tried(Err(Refusal::ColumnsOnly)),
            false => State::Undecided,
        };
    }
    // Nothing is undecided, so it does not matter that nothing was found.
    let mut nothing = Scanned::default();
    parts.corpus.segments().iter().for_each(|(segment, _)| nothing.insert(*segment, Vec::new()));
    let selections = plans.iter().map(|plan| store.select(plan, None, &nothing)).collect();
    State::Tried(Ok(Hits::of(rule, selections)))
}

/// What a rule found, and its events.
fn found(
    store: &Store,
    rule: &Rule,
    hits: &Hits,
    within: &RowSet,
    period: Option<(Micros, Micros)>,
) -> (Finding, Selection) {
    let needed = rule.look.steps.iter().map(|step| step.at_least);
    let mut steps: Vec<(Selection, u32)> = hits.steps.iter().map(|step| step.within(within)).zip(needed).collect();
    let (events, met) = match &rule.look.together {
        Some(together) => {
            let found = store.occurrences(&steps, together);
            (found.events, found.met)
        }
        None => (steps.pop().unwrap_or_default().0, Vec::new()),
    };
    let finding = Finding {
        printed: match &rule.printed {
            Some(printed) if printed.filter.is_none() => Some(0),
            _ => hits.printed.as_ref().map(|printed| printed.within(within).len()),
        },
        more: met.len().saturating_sub(MOST_OCCURRENCES) as u64,
        occurrences: longest(met),
        ..of_events(store, &rule.id, &events, period)
    };
    (finding, events)
}

/// What there is to say of events, whichever rule found them.
pub fn of_events(store: &Store, id: &str, events: &Selection, period: Option<(Micros, Micros)>) -> Finding {
    let users = store.facets(events, &[Column::User], MOST_USERS).pop();
    let totals = store.totals(events);
    Finding {
        count: events.len(),
        failed: totals.errors,
        people: users.as_ref().map_or(0, |users| users.distinct),
        users: users.map_or_else(Vec::new, |it| it.items.into_iter().map(|item| (item.value, item.count)).collect()),
        period: totals.period,
        proof: totals.proof,
        timeline: period.map_or_else(Vec::new, |period| store.parts(events, period, PARTS)),
        id: id.to_owned(),
        ..Finding::default()
    }
}

/// The finding with what reviewers expected of it.
pub fn judged(store: &Store, expected: &Expected, (finding, events): &(Finding, Selection)) -> Finding {
    let of_rule: Vec<&Expectation> = expected.iter().filter(|it| it.rule == finding.id).collect();
    let fresh = if of_rule.is_empty() { finding.count } else { store.unexpected(events, &of_rule) };
    Finding { fresh, expected: of_rule.into_iter().cloned().collect(), ..finding.clone() }
}

/// The longest of them, then the earliest.
fn longest(mut met: Vec<Met>) -> Vec<Occurrence> {
    met.order_by(|a, b| b.count.cmp(&a.count).then(a.period.cmp(&b.period)));
    met.truncate(MOST_OCCURRENCES);
    met.into_iter().map(|Met { key, count, period }| Occurrence { key, count, period }).collect()
}
