//! Leads from an event to others.

use std::sync::Arc;

use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use protocol::{Direction, Sort, Want};
use view::format;
use view::fragment::DEFAULT_SORT;
use view::pivots::{Pivot, pivots};
use words::{Label, Say, messages as m};

use super::detail::Loaded;
use crate::browser::language::language;
use crate::engine_client::{Count, use_engine};
use crate::state::{State, use_state};
use crate::ui::button::link;
use crate::ui::counted::counted;
use crate::ui::reactive::dynamic;
use crate::ui::seen::seen;

/// Most characters of a value shown.
const MOST: usize = 48;

/// Texts are looked for in all records only after an event has been open for this long, not while somebody walks on.
const PAUSE_MS: u32 = 300;

/// A line for each lead.
#[component]
pub fn Pivots(loaded: Arc<Loaded>) -> impl IntoView {
    let pause = RwSignal::new(false);
    let timer = Timeout::new(PAUSE_MS, move || _ = pause.try_set(true));
    let timer = StoredValue::new_local(Some(timer));
    on_cleanup(move || drop(timer.try_update_value(Option::take)));
    let all = pivots(&loaded.lines, language());
    let lines: Vec<AnyView> = all.into_iter().map(|pivot| line(pivot, pause)).collect();
    let title = m::detail_related(language());
    view! {
        <details class="detail-part" open>
            <summary>{title}</summary>
            <ul class="detail-pivots" aria-label=title>{lines}</ul>
        </details>
    }
}

fn follow(state: State, pivot: &Pivot) {
    let scope = state.chips.with_untracked(|chips| pivot.leads_to(chips));
    state.narrow(scope);
    if !pivot.text.is_empty() {
        state.set_sort(Sort { direction: Direction::Ascending, ..DEFAULT_SORT });
    }
}

/// How many events it leads to, once known. `counting`: whether to find out yet.
fn count(pivot: &Pivot, counting: RwSignal<bool>) -> Count {
    let (state, engine) = (use_state(), use_engine());
    let pivot = pivot.clone();
    let question = move || {
        let ask = || state.chips.with(|chips| pivot.leads_to(chips)).question(DEFAULT_SORT, Want::default());
        counting.get().then(ask)
    };
    engine.count(Signal::derive(question))
}

fn line(pivot: Pivot, pause: RwSignal<bool>) -> AnyView {
    let state = use_state();
    let title = match pivot.inferred {
        true => m::detail_inferred(language()),
        false => m::detail_certain(language()),
    };
    // To look for a text in all records takes longer than to count in columns.
    let counting = if pivot.text.is_empty() { RwSignal::new(true) } else { pause };
    let (value, inferred, count) = (format::middle(&pivot.value, MOST), pivot.inferred, count(&pivot, counting));
    let is_alone = {
        let has_itself = pivot.has_itself();
        move || has_itself && state.chips.with(|chips| !chips.iter().any(|chip| chip.pinned))
    };
    let label = pivot.kinship.label(language());
    let way = move || match count.get() {
        Some(Ok(0)) => view! { <span>{m::DetailRelatedNone { label }.say(language())}</span> }.into_any(),
        Some(Ok(1)) if is_alone() => view! { <span>{m::DetailRelatedOnly { label }.say(language())}</span> }.into_any(),
        _ => {
            let pivot = pivot.clone();
            link(label, title, move || follow(state, &pivot))
        }
    };
    view! {
        <li>
            {dynamic(way)}
            <bdi class="detail-pivot-value">{seen(value)}</bdi>
            {inferred.then(|| m::detail_inferred_mark(language()))}
            <span class="detail-pivot-count">{counted(count)}</span>
        </li>
    }
    .into_any()
}
