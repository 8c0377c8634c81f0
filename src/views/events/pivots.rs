//! Ways from an event to others.

use std::sync::Arc;

use leptos::prelude::*;
use protocol::{Direction, Sort};
use view::format;
use view::fragment::DEFAULT_SORT;
use view::pivots::{Pivot, pivots};

use super::detail::Loaded;
use crate::state::{State, use_state};
use crate::ui::button::link;
use crate::ui::seen::seen;

/// How much of a value is shown.
const MOST: usize = 48;

/// A button for each way.
#[component]
pub fn Pivots(loaded: Arc<Loaded>) -> impl IntoView {
    let buttons: Vec<AnyView> = pivots(&loaded.lines).into_iter().map(button).collect();
    view! {
        <details class="detail-part" open>
            <summary>"Related events"</summary>
            <ul class="detail-pivots" aria-label="Related events">{buttons}</ul>
        </details>
    }
}

fn follow(state: State, pivot: &Pivot) {
    state.pivot(pivot.chips.clone(), pivot.range);
    if !pivot.text.is_empty() {
        state.set_text(pivot.text.clone());
        state.set_sort(Sort { direction: Direction::Ascending, ..DEFAULT_SORT });
    }
}

fn button(pivot: Pivot) -> AnyView {
    let state = use_state();
    let title = match pivot.inferred {
        true => "Inferred: the value is the same, but the record does not say that they belong together",
        false => "Certain: the record says so",
    };
    let (label, value, inferred) = (pivot.label, format::middle(&pivot.value, MOST), pivot.inferred);
    view! {
        <li>
            {link(label, title, move || follow(state, &pivot))}
            <bdi class="detail-pivot-value">{seen(value)}</bdi>
            {inferred.then_some("inferred")}
        </li>
    }
    .into_any()
}
