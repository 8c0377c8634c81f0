//! The detections view: what controls and detections find among the filtered events.

mod alarms;
mod checks;
mod controls;
mod finding;
mod found;
mod surges;
mod trying;

use leptos::prelude::*;
use protocol::Phase;
use protocol::findings::RuleGroup;
use words::{Say, messages as m};

use crate::browser::language::language;
use crate::engine_client::use_engine;
use crate::ui::reactive::{dynamic, memo, optional};

use alarms::Alarms;
use checks::Checks;
use controls::Controls;
use found::group;
use surges::SurgeList;
use trying::Trying;

#[component]
pub fn Detections() -> impl IntoView {
    let trying = Trying::watch();
    let phase = memo(move || use_engine().progress().with(|progress| progress.phase));
    let progress = optional(move || {
        let (done, left) = trying.found.with(|found| (found.tried.len() as u64, found.left));
        let words = match phase.get() {
            Phase::Ready if left > 0 => m::FindingsTrying { done, all: done.saturating_add(left) }.say(language()),
            Phase::Ready => return None,
            Phase::Empty | Phase::Loading | Phase::Validating | Phase::Failed => {
                m::findings_wait(language()).to_owned()
            }
        };
        Some(view! { <p class="findings-progress">{words}</p> }.into_any())
    });
    view! {
        <div class="detections" aria-busy=move || trying.running.get().to_string()>
            <h1 class="visually-hidden">{m::view_detections(language())}</h1>
            <p class="findings-introduction">{m::findings_introduction(language())}</p>
            <div role="status">
                {progress}
                {dynamic(move || trying.trouble.get().map(|why| view! { <p class="findings-trouble">{why}</p> }).into_any())}
            </div>
            {group(trying, RuleGroup::Sigma)}
            {group(trying, RuleGroup::Detection)}
            {group(trying, RuleGroup::Anomaly)}
            <SurgeList/>
            <Controls trying/>
            <Alarms/>
            <Checks/>
        </div>
    }
}
