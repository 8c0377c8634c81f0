//! Counting fields and values, a part at a time, with what is known so far.

use std::sync::Arc;

use leptos::prelude::*;
use protocol::{FieldSurvey, Phase, Question, Request, Response, Survey};

use crate::engine_client::Engine;
use crate::ui::reactive::{effect, memo};

/// Whose fields, and which: with none, all.
pub type Asked = Option<(Question, Vec<Vec<String>>)>;

/// A count under way.
#[derive(Clone, Copy)]
pub struct Surveying {
    engine: StoredValue<Engine, LocalStorage>,
    asked: Signal<Asked>,
    /// What was counted.
    pub survey: RwSignal<Arc<Survey>>,
    /// Events that are left to count.
    pub left: RwSignal<u64>,
    /// Counting goes on by itself.
    pub running: RwSignal<bool>,
    number: StoredValue<u64>,
}

impl Surveying {
    /// Counts whenever something else is asked or the files are others; `None` asks nothing.
    pub fn watch(engine: Engine, asked: Signal<Asked>) -> Surveying {
        let counted = Surveying {
            engine: StoredValue::new_local(engine),
            asked,
            survey: RwSignal::default(),
            left: RwSignal::default(),
            running: RwSignal::default(),
            number: StoredValue::default(),
        };
        // While files are being read, the count would begin again and again.
        let generation = memo(move || {
            engine.progress().with(|progress| if progress.phase == Phase::Ready { progress.generation } else { 0 })
        });
        effect(move || {
            counted.stop();
            asked.track();
            if generation.get() > 0 {
                counted.start();
            }
        });
        counted
    }

    /// Counts until all is counted, something else is asked, or it is stopped.
    pub fn start(self) {
        let Some((question, fields)) = self.asked.get_untracked() else { return };
        let number = self.next();
        let engine = self.engine.get_value();
        self.running.set(true);
        leptos::task::spawn_local(async move {
            let hold = engine.hold();
            loop {
                let answer = engine.request(Request::Survey(question.clone(), fields.clone())).await;
                if self.number.try_get_value() != Some(number) {
                    break;
                }
                // A filter that cannot be read is told beside the search bar, and the last count stays.
                let left = match answer {
                    Response::Survey(survey, left) => {
                        self.survey.set(Arc::from(survey));
                        left
                    }
                    _ => 0,
                };
                self.left.set(left);
                self.running.set(left > 0);
                if left == 0 {
                    break;
                }
            }
            drop(hold);
        });
    }

    /// Stops; what was counted stays.
    pub fn stop(self) {
        self.next();
        self.running.set(false);
    }

    fn next(self) -> u64 {
        let number = self.number.get_value() + 1;
        self.number.set_value(number);
        number
    }

    /// What was counted of a field, and the events that were counted.
    pub fn field(self, path: &[String]) -> (Option<FieldSurvey>, u64) {
        self.survey.with(|survey| (survey.fields.iter().find(|field| field.path == path).cloned(), survey.events))
    }
}
