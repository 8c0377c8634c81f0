//! What the parts of the view share.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;
use protocol::Phase;
use protocol::findings::{Finding, Rule};
use protocol::setup::{GetSetup, Item, Setup};

use crate::browser::focus;
use crate::engine_client::{Engine, Latest, use_engine, why_not};
use crate::state::{Detecting, History, State, use_detecting, use_history, use_state};
use crate::ui::reactive::{effect, memo};

/// A rule, and what it found.
#[derive(Clone)]
pub struct Told {
    pub rule: Arc<Rule>,
    pub found: Arc<Finding>,
}

/// What is found, and what of it is open.
#[derive(Clone, Copy)]
pub struct Board {
    pub state: State,
    pub detecting: Detecting,
    pub engine: StoredValue<Engine, LocalStorage>,
    /// Where marks go, so that they can be undone.
    pub history: History,
    /// How the trail is set up, once all files are read.
    pub setup: Latest<Option<Setup>>,
    /// Names of the rules whose findings are open.
    pub open: RwSignal<BTreeSet<String>>,
    /// The finding that is being marked as expected.
    pub marking: RwSignal<Option<Told>>,
}

impl Board {
    /// With what the link names open.
    pub fn new() -> Board {
        let (state, open) = (use_state(), RwSignal::new(BTreeSet::new()));
        let detected = state.parts.detected;
        effect(move || {
            let named = detected.with(|detected| detected.finding.clone());
            if !named.is_empty() && !open.with_untracked(|open| open.contains(&named)) {
                open.update(|open| open.extend([named]));
            }
        });
        let engine = StoredValue::new_local(use_engine());
        let (detecting, history) = (use_detecting(), use_history());
        let setup = ask_for_setup(history);
        Board { state, detecting, engine, history, setup, open, marking: RwSignal::new(None) }
    }

    /// Opens a finding, or closes it. The link names the one that was opened last.
    pub fn toggle(self, id: &str) {
        let is_open = self.open.try_update(|open| open.remove(id) || !open.insert(id.to_owned())) == Some(false);
        let named = if is_open { id.to_owned() } else { String::new() };
        self.state.parts.detected.update(|detected| {
            if is_open || detected.finding == id {
                detected.finding = named;
            }
        });
    }

    /// Whether a finding is to be shown.
    pub fn shows(self, found: &Finding) -> bool {
        !is_expected(found) || !self.state.parts.detected.with(|detected| detected.only_fresh)
    }
}

/// Asks again when the files or the marks change.
fn ask_for_setup(history: History) -> Latest<Option<Setup>> {
    let engine = use_engine();
    let contents =
        memo(move || engine.progress().with(|progress| (progress.phase == Phase::Ready).then_some(progress.contents)));
    let question = Signal::derive(move || contents.get().map(|contents| (contents, history.marked.get())));
    engine.latest(question, |engine, _| {
        Box::pin(async move { engine.request(GetSetup).await.map_err(|why| Some(why_not(&why))) })
    })
}

/// Whether everything that was found had been expected.
pub fn is_expected(found: &Finding) -> bool {
    found.count > 0 && found.fresh == 0 && found.trouble.is_none()
}

/// Scrolls to a group, and gives it the focus.
pub fn jump(id: &str) {
    let heading = format!("#{id}");
    if let Some(element) = focus::find(&heading) {
        element.scroll_into_view();
    }
    focus::focus(&heading);
}

/// Selects the title of a finding.
pub fn title_of(id: &str) -> String {
    // A name that does not fit between quotes is none of ours, and nothing has it.
    let id = id.strip_prefix(Item::RULE).unwrap_or(id).replace(['"', '\\'], "");
    format!("[data-id=\"{id}\"] .finding-title")
}
