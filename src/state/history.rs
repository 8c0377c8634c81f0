//! Undoing and redoing what changes what is shown or noted.

use leptos::prelude::*;
use protocol::findings::PutExpectations;
use protocol::{Noted, NotedEvent, PutNotes};
use view::begun::Begun;
use view::fragment::{Comparison, Fragment, Sources};
use view::history::{History as Steps, Movement, Way};

use super::State;
use crate::engine_client::{Engine, why_not};

/// A step back or forward.
#[derive(Clone)]
enum Step {
    /// To what was shown.
    Shown(Box<Fragment>),
    /// To what was noted about these events.
    Noted(Vec<(NotedEvent, Noted)>),
    /// To what was expected of rules.
    Expected(PutExpectations),
}

/// The steps; available from the context.
#[derive(Clone, Copy)]
pub struct History {
    steps: StoredValue<Steps<Step>>,
    state: State,
    engine: StoredValue<Engine, LocalStorage>,
    /// What was shown last.
    shown: StoredValue<Option<Fragment>>,
    movement: StoredValue<Movement>,
    /// How often something was marked as expected, or no longer.
    pub marked: RwSignal<u64>,
    /// Who notes: what was last given as a name.
    pub reviewer: RwSignal<String>,
    /// Remarks on events that were begun.
    pub remarks: RwSignal<Begun<NotedEvent>>,
    /// Reasons, begun, why findings of rules were expected.
    pub reasons: RwSignal<Begun<String>>,
}

impl History {
    /// Starts watching what is shown. To be called once.
    pub fn watch(engine: Engine, state: State) -> History {
        let history = History {
            steps: StoredValue::new(Steps::default()),
            state,
            engine: StoredValue::new_local(engine),
            shown: StoredValue::new(None),
            movement: StoredValue::new(Movement::default()),
            marked: RwSignal::new(0),
            reviewer: RwSignal::new(String::new()),
            remarks: RwSignal::default(),
            reasons: RwSignal::default(),
        };
        Effect::new(move |_| history.see(state.arrangement()));
        history
    }

    /// Whether leaving the page would lose something: notes that are in no file, or texts that were begun.
    pub fn is_unsaved(self) -> bool {
        self.state.unsaved.get_value()
            || self.remarks.with_untracked(|begun| begun.all().next().is_some())
            || self.reasons.with_untracked(|begun| begun.all().next().is_some())
    }

    fn see(self, now: Fragment) {
        let before = self.shown.get_value();
        let at = js_sys::Date::now();
        if let Some(before) = before.filter(|before| *before != now) {
            let goes_on = self.movement.try_update_value(|movement| movement.goes_on(&before, &now, at));
            if goes_on != Some(true) {
                self.steps.update_value(|steps| steps.done(Step::Shown(Box::new(before))));
            }
        }
        self.shown.set_value(Some(now));
    }

    /// Notes this about these events.
    ///
    /// # Errors
    /// If the engine is gone.
    pub async fn note(self, notes: Vec<(NotedEvent, Noted)>) -> Result<(), String> {
        let before = self.put(notes).await?;
        self.steps.update_value(|steps| steps.done(Step::Noted(before)));
        Ok(())
    }

    /// Marks findings as expected, or no longer. Returns whether that changed anything.
    ///
    /// # Errors
    /// If the engine is gone.
    pub async fn expect(self, change: PutExpectations) -> Result<bool, String> {
        let before = self.mark(change).await?;
        let is_change = before != PutExpectations::default();
        if is_change {
            self.steps.update_value(|steps| steps.done(Step::Expected(before)));
        }
        Ok(is_change)
    }

    async fn mark(self, change: PutExpectations) -> Result<PutExpectations, String> {
        let before = self.engine.get_value().request(change).await.map_err(|why| why_not(&why))?;
        self.marked.update(|marked| *marked += 1);
        Ok(before)
    }

    async fn put(self, notes: Vec<(NotedEvent, Noted)>) -> Result<Vec<(NotedEvent, Noted)>, String> {
        self.state.unsaved.set_value(true);
        self.engine.get_value().request(PutNotes(notes)).await.map_err(|why| why_not(&why))
    }

    /// Notes what was noted before, and returns what leads back here.
    async fn back_to(self, step: Step) -> Result<Option<Step>, String> {
        match step {
            Step::Noted(notes) => self.put(notes).await.map(Step::Noted).map(Some),
            Step::Expected(change) => self.mark(change).await.map(Step::Expected).map(Some),
            Step::Shown(_) => Ok(None),
        }
    }

    /// Undoes the last step, or does it again.
    pub fn go(self, way: Way) {
        let Some(step) = self.steps.try_update_value(|steps| steps.step(way)).flatten() else { return };
        let went = move |opposite: Step| self.steps.update_value(|steps| steps.went(way, opposite));
        match step {
            Step::Shown(then) => {
                if let Some(now) = self.shown.get_value() {
                    went(Step::Shown(Box::new(now)));
                }
                self.shown.set_value(Some((*then).clone()));
                self.movement.update_value(Movement::end);
                self.state.arrange_as(*then);
            }
            step @ (Step::Noted(_) | Step::Expected(_)) => {
                let engine = self.engine.get_value();
                let hold = engine.hold();
                leptos::task::spawn_local(async move {
                    match self.back_to(step).await {
                        Ok(Some(before)) => went(before),
                        Ok(None) => {}
                        Err(why) => engine.tell(why),
                    }
                    drop(hold);
                });
            }
        }
    }
}

impl State {
    /// What undoing returns to: everything but the view, the files and the events looked at. Tracks it.
    fn arrangement(self) -> Fragment {
        let (sources, comparison) = (Sources::default(), Comparison::default());
        Fragment { sources, opened: None, comparison, ..self.parts.fragment("") }
    }

    /// Returns to such a state.
    fn arrange_as(self, arrangement: Fragment) {
        let now = untrack(|| self.fragment());
        let Fragment { view, sources, opened, comparison, .. } = now;
        self.adopt(Fragment { view, sources, opened, comparison, ..arrangement });
        self.retyped.notify();
    }
}

pub fn use_history() -> History {
    expect_context::<History>()
}
