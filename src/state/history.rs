//! Undoing and redoing what changes what is shown or noted.

use leptos::prelude::*;
use protocol::findings::PutExpectations;
use protocol::{Noted, NotedEvent, PutNotes};
use view::fragment::Fragment;
use view::history::{History as Steps, Way};

use super::State;
use crate::engine_client::{Engine, why_not};

/// Changes that follow each other this quickly are one step: dragging the edge of a column changes its width many times.
const ONE_STEP_MS: f64 = 400.0;

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
    changed_at: StoredValue<f64>,
    /// How often something was marked as expected, or no longer.
    pub marked: RwSignal<u64>,
    /// Who notes: what was last given as a name.
    pub reviewer: RwSignal<String>,
}

impl History {
    /// Starts watching what is shown. To be called once.
    pub fn watch(engine: Engine, state: State) -> History {
        let history = History {
            steps: StoredValue::new(Steps::default()),
            state,
            engine: StoredValue::new_local(engine),
            shown: StoredValue::new(None),
            changed_at: StoredValue::new(0.0),
            marked: RwSignal::new(0),
            reviewer: RwSignal::new(String::new()),
        };
        Effect::new(move |_| history.see(state.arrangement()));
        history
    }

    fn see(self, now: Fragment) {
        let before = self.shown.get_value();
        let at = js_sys::Date::now();
        if let Some(before) = before.filter(|before| *before != now) {
            let is_one_step = at - self.changed_at.get_value() < ONE_STEP_MS;
            self.changed_at.set_value(at);
            if !is_one_step {
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

pub fn use_history() -> History {
    expect_context::<History>()
}
