//! The timeline above the table: the same chart as in the overview, but lower.

use std::sync::Arc;

use leptos::prelude::*;
use protocol::{Answer, Want};
use view::chart::{TimelineTable, timeline_finding};
use view::fragment::DEFAULT_SORT;
use words::messages as m;

use super::model::Events;
use crate::browser::language::language;
use crate::engine_client::use_engine;
use crate::state::use_state;
use crate::ui::chart::Timeline;
use crate::ui::reactive::memo;
use crate::views::undated::undated_tool;

/// Low, because the view is about the table.
const HEIGHT: f64 = 84.0;

/// Selecting a range in it sets the filter's range.
#[component]
pub fn Strip(model: Events) -> impl IntoView {
    let state = use_state();
    let question =
        Signal::derive(move || Some(state.question(DEFAULT_SORT, Want { histogram: true, ..Want::default() })));
    let slot = use_engine().watch(question);
    let title = memo(move || {
        let finding = |answer: &Arc<Answer>| {
            answer.histogram.as_ref().map(|it| timeline_finding(it, &state.zone.get(), language()))
        };
        slot.answer
            .with(|answer| answer.as_ref().and_then(finding))
            .unwrap_or_else(|| m::counting(language()).to_owned())
    });
    let table = memo(move || {
        let counts =
            |answer: &Arc<Answer>| answer.histogram.as_ref().map(|it| TimelineTable::of(it, &state.zone.get()));
        Arc::new(slot.answer.with(|answer| answer.as_ref().and_then(counts)).unwrap_or_default())
    });
    let on_range = Callback::new(move |range| state.set_range(Some(range)));
    let tools = ViewFn::from(move || undated_tool(table.with(|table| table.undated)));
    view! { <div class="strip" class:is-folded=move || !model.strip_open.get()><Timeline title table pending=slot.pending height=HEIGHT tools on_range/></div> }
}
