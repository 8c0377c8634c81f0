//! What rules find among the filtered events: tried in the background once everything has been read, and shared by everything that
//! shows it. Questions of the user go first.

use std::sync::Arc;

use leptos::prelude::*;
use protocol::findings::{Benchmark, FindSurges, Findings, ListRules, Rules, Surges, TryRules};
use protocol::{Phase, Progress, Question, Refusal};
use view::findings::{Tally, tally};
use view::fragment::DEFAULT_SORT;

use super::{History, State, View};
use crate::engine_client::{Engine, Hold, why_not};

/// Words of searches for what was noted.
const NOTES: [&str; 4] = ["note", "tag", "starred", "sample"];

/// Milliseconds between two showings of what has been found so far: at least so many, and so many for each finding, as they are
/// drawn anew.
const APART: f64 = 250.0;
const APART_EACH: f64 = 4.0;

/// What is asked, and when it has to be asked again.
#[derive(Clone, PartialEq)]
struct Wanted {
    generation: u64,
    /// How often something was marked as expected, or no longer.
    marked: u64,
    question: Question,
    benchmark: Benchmark,
    /// The tag of the language that is spoken.
    language: &'static str,
}

/// What has been asked for the newest question.
#[derive(Clone, Copy, PartialEq)]
enum Stage {
    Rules,
    Findings,
    Surges,
    Done,
}

/// The rules, and what they have found so far; available from the context.
#[derive(Clone, Copy)]
pub struct Detecting {
    engine: StoredValue<Engine, LocalStorage>,
    wanted: Memo<Option<Wanted>>,
    stage: StoredValue<Stage>,
    listed: StoredValue<Option<(u64, Benchmark, &'static str)>>,
    /// When findings were shown last, in milliseconds.
    shown: StoredValue<f64>,
    /// All rules, in the order of the findings.
    pub rules: RwSignal<Option<Arc<Rules>>>,
    /// What they have found.
    pub found: RwSignal<Arc<Findings>>,
    /// Unusual hours.
    pub surges: RwSignal<Option<Arc<Surges>>>,
    /// Whether rules are being tried.
    pub running: RwSignal<bool>,
    /// Whether the user has stopped that for now.
    pub paused: RwSignal<bool>,
    /// Why not all can be tried.
    pub trouble: RwSignal<Option<String>>,
}

impl Detecting {
    /// Tries all rules whenever the filter, the edition or the files change, and explains them in the language that is spoken, given
    /// by its tag. To be called once.
    pub fn watch(engine: Engine, state: State, history: History, spoken: Memo<Option<&'static str>>) -> Detecting {
        let (edition, marked) = (state.parts.edition, history.marked);
        let wanted = Memo::new(move |_| {
            // While files are being read, everything would start over again and again.
            let ready = |progress: &Progress| progress.phase == Phase::Ready && progress.events > 0;
            let question = state.question(DEFAULT_SORT, Default::default());
            // Whoever gives an event a star need not wait for rules, unless they are tried with the events that have one.
            let minds_notes = !question.chips.is_empty() || NOTES.iter().any(|word| question.text.contains(word));
            let since = |progress: &Progress| if minds_notes { progress.generation } else { progress.contents };
            let generation = engine.progress().with(|it| ready(it).then(|| since(it)))?;
            let (benchmark, language) = (edition.get().0, spoken.get()?);
            Some(Wanted { generation, marked: marked.get(), question, benchmark, language })
        });
        let detecting = Detecting {
            engine: StoredValue::new_local(engine),
            wanted,
            stage: StoredValue::new(Stage::Done),
            listed: StoredValue::new(None),
            shown: StoredValue::new(0.0),
            rules: RwSignal::new(None),
            found: RwSignal::default(),
            surges: RwSignal::new(None),
            running: RwSignal::new(false),
            paused: RwSignal::new(false),
            trouble: RwSignal::new(None),
        };
        Effect::new(move |_| {
            wanted.track();
            detecting.stage.set_value(Stage::Rules);
            detecting.go_on();
        });
        Effect::new(move |_| {
            if !detecting.paused.get() {
                detecting.go_on();
            }
        });
        // What was found in files that were closed is gone with them.
        let is_empty = Memo::new(move |_| engine.progress().with(|progress| progress.phase == Phase::Empty));
        Effect::new(move |_| {
            if is_empty.get() {
                detecting.found.set(Arc::default());
                detecting.surges.set(None);
            }
        });
        // Whoever looks at findings waits for them; nobody else does.
        let hold = StoredValue::new_local(None::<Hold>);
        Effect::new(move |_| {
            let is_awaited = detecting.running.get() && state.view.get() == View::DETECTIONS;
            hold.set_value(is_awaited.then(Hold::new));
        });
        detecting
    }

    /// Findings that nobody expected, by how serious they are; `None` until all rules have been tried.
    pub fn tally(self) -> Option<Tally> {
        let is_done = !self.running.get() && self.wanted.with(Option::is_some);
        let all_tried = self.found.with(|found| found.left == 0 && !found.tried.is_empty());
        let rules = self.rules.get().filter(|_| is_done && all_tried)?;
        let surges = self.surges.get();
        Some(self.found.with(|found| tally(&rules, found, surges.as_deref())))
    }

    fn go_on(self) {
        let nothing = self.stage.get_value() == Stage::Done || self.wanted.with_untracked(Option::is_none);
        if nothing || self.paused.get_untracked() || self.running.get_untracked() {
            return;
        }
        self.running.set(true);
        leptos::task::spawn_local(async move {
            while let Some(wanted) = self.next() {
                let engine = self.engine.get_value();
                engine.quiet().await;
                let result = self.ask(engine, &wanted).await;
                if self.wanted.with_untracked(|now| now.as_ref() == Some(&wanted)) {
                    self.took(result);
                }
            }
            self.running.set(false);
        });
    }

    /// What has to be asked next; one question at a time, so that nothing is tried twice.
    fn next(self) -> Option<Wanted> {
        let goes_on = self.stage.get_value() != Stage::Done && !self.paused.get_untracked();
        self.wanted.get_untracked().filter(|_| goes_on)
    }

    async fn ask(self, engine: Engine, wanted: &Wanted) -> Result<Stage, Refusal> {
        let Wanted { question, benchmark, generation, language, .. } = wanted;
        let is_newest = || self.wanted.with_untracked(|now| now.as_ref() == Some(wanted));
        match self.stage.get_value() {
            Stage::Rules => {
                // Files may hold rules.
                let which = Some((*generation, *benchmark, *language));
                if self.listed.get_value() != which {
                    let rules =
                        engine.request(ListRules { benchmark: *benchmark, language: (*language).to_owned() }).await?;
                    self.listed.set_value(which);
                    self.rules.set(Some(Arc::new(rules)));
                }
                Ok(Stage::Findings)
            }
            Stage::Findings => {
                let found = engine.request(TryRules { question: question.clone(), benchmark: *benchmark }).await?;
                let is_done = found.left == 0;
                // With thousands of rules, drawing every answer would take longer than trying them.
                let apart = APART.max(found.tried.len() as f64 * APART_EACH);
                let (now, shown) = (js_sys::Date::now(), self.shown.get_value());
                if is_newest() && (is_done || now - shown >= apart || now < shown) {
                    self.shown.set_value(now);
                    self.found.set(Arc::new(found));
                }
                Ok(if is_done { Stage::Surges } else { Stage::Findings })
            }
            Stage::Surges => {
                let surges = engine.request(FindSurges(question.clone())).await?;
                if is_newest() {
                    self.surges.set(Some(Arc::new(surges)));
                }
                Ok(Stage::Done)
            }
            Stage::Done => Ok(Stage::Done),
        }
    }

    fn took(self, result: Result<Stage, Refusal>) {
        let (stage, trouble) = match result {
            Ok(stage) => (stage, None),
            // Shown next to the search bar; what was found last stays.
            Err(Refusal::BadQuery(_)) => (Stage::Done, None),
            Err(why) => (Stage::Done, Some(why_not(&why))),
        };
        self.stage.set_value(stage);
        if self.trouble.with_untracked(|known| *known != trouble) {
            self.trouble.set(trouble);
        }
    }
}

pub fn use_detecting() -> Detecting {
    expect_context::<Detecting>()
}
