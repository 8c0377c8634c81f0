//! Surveys fields and values part by part, showing what is known so far.

use std::sync::Arc;

use leptos::prelude::*;
use protocol::{FieldPath, FieldSurvey, Phase, Question, Refusal, Survey, SurveyFields, Surveyed};

use crate::engine_client::{Engine, why_not};
use crate::ui::reactive::{effect, memo};

/// The question that selects the events, and the fields to survey; empty for all.
pub type SurveyScope = Option<(Question, Vec<FieldPath>)>;

/// A survey in progress.
#[derive(Clone, Copy)]
pub struct Surveying {
    /// The result so far.
    pub survey: RwSignal<Arc<Survey>>,
    /// Number of events not counted yet.
    pub left: RwSignal<u64>,
    /// Whether a part is being counted.
    pub running: RwSignal<bool>,
    /// Why the survey is incomplete.
    pub trouble: RwSignal<Option<String>>,
    wanted: RwSignal<bool>,
}

impl Surveying {
    /// Starts a survey whenever the question or the files change. `None` asks nothing.
    pub fn watch(engine: Engine, asked: Signal<SurveyScope>) -> Surveying {
        // While files are being read, the survey would start over again and again.
        let generation = memo(move || {
            engine.progress().with(|progress| if progress.phase == Phase::Ready { progress.generation } else { 0 })
        });
        let wanted = RwSignal::new(true);
        let portion = RwSignal::new(0_u64);
        let question = Signal::derive(move || {
            portion.track();
            asked.get().filter(|_| wanted.get() && generation.get() > 0)
        });
        let counted = engine.latest(question, |engine, (question, fields)| {
            Box::pin(async move {
                match engine.request(SurveyFields { question, fields }).await {
                    Ok(Surveyed { survey, left }) => Ok((Arc::new(survey), left)),
                    // Shown next to the search bar; the last survey stays.
                    Err(Refusal::BadQuery(_)) => Err(None),
                    Err(why) => Err(Some(why_not(&why))),
                }
            })
        });
        let surveying = Surveying {
            survey: RwSignal::default(),
            left: RwSignal::default(),
            running: counted.pending,
            trouble: counted.error,
            wanted,
        };
        effect(move || {
            asked.track();
            if generation.get() > 0 && !wanted.get_untracked() {
                wanted.set(true);
            }
        });
        effect(move || {
            let Some(counted) = counted.answer.get() else { return };
            let (survey, left) = &*counted;
            surveying.survey.set(Arc::clone(survey));
            surveying.left.set(*left);
            if *left > 0 {
                portion.update(|portion| *portion += 1);
            }
        });
        surveying
    }

    /// Continues the survey.
    pub fn start(self) {
        self.wanted.set(true);
    }

    /// Stops; the result so far stays.
    pub fn stop(self) {
        self.wanted.set(false);
    }

    /// The result for a field, and the number of events counted.
    pub fn field(self, path: &[String]) -> (Option<FieldSurvey>, u64) {
        self.survey.with(|survey| (survey.fields.iter().find(|field| field.path == *path).cloned(), survey.events))
    }
}
