//! Leads from an event to others.

use std::sync::Arc;

use leptos::prelude::*;
use protocol::{Direction, Question, Sort, Want};
use view::format;
use view::fragment::DEFAULT_SORT;
use view::pivots::{Pivot, pivots};
use words::{Label, Say, messages as m};

use super::detail::Loaded;
use crate::browser::language::language;
use crate::engine_client::{Latest, use_engine, why_not};
use crate::state::{State, use_state};
use crate::ui::button::link;
use crate::ui::reactive::dynamic;
use crate::ui::seen::seen;

/// Most characters of a value shown.
const MOST: usize = 48;

/// A line for each lead.
#[component]
pub fn Pivots(loaded: Arc<Loaded>) -> impl IntoView {
    let lines: Vec<AnyView> = pivots(&loaded.lines, language()).into_iter().map(line).collect();
    let title = m::detail_related(language());
    view! {
        <details class="detail-part" open>
            <summary>{title}</summary>
            <ul class="detail-pivots" aria-label=title>{lines}</ul>
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

/// How many events it leads to, once known. Looking for a text in all records takes too long to be done unasked, and finds at
/// least this event.
fn count(pivot: &Pivot) -> Signal<Option<u64>> {
    let engine = use_engine();
    let Pivot { chips, range, text, .. } = pivot.clone();
    let question = Signal::derive(move || {
        let want = Want::default();
        let (text, chips) = (text.clone(), chips.clone());
        // Files read later may contain it.
        let generation = engine.progress().with(|progress| progress.generation);
        (generation > 0 && text.is_empty()).then_some(Question {
            text,
            notation: None,
            chips,
            range,
            sort: DEFAULT_SORT,
            want,
        })
    });
    let found: Latest<u64> = engine.latest(question, |engine, question| {
        Box::pin(async move {
            let answer = engine.request(question).await.map_err(|why| Some(why_not(&why)))?;
            Ok(answer.matching)
        })
    });
    Signal::derive(move || found.answer.get().map(|count| *count))
}

fn line(pivot: Pivot) -> AnyView {
    let state = use_state();
    let title = match pivot.inferred {
        true => m::detail_inferred(language()),
        false => m::detail_certain(language()),
    };
    let (value, inferred, count) = (format::middle(&pivot.value, MOST), pivot.inferred, count(&pivot));
    let way = move || match count.get() {
        Some(0) => {
            let said = m::DetailRelatedNone { label: pivot.kinship.label(language()) }.say(language());
            view! { <span>{said}</span> }.into_any()
        }
        _ => {
            let pivot = pivot.clone();
            link(pivot.kinship.label(language()), title, move || follow(state, &pivot))
        }
    };
    view! {
        <li>
            {dynamic(way)}
            <bdi class="detail-pivot-value">{seen(value)}</bdi>
            {inferred.then(|| m::detail_inferred_mark(language()))}
            <span class="detail-pivot-count">{dynamic(move || count.get().map(|n| m::Events { n }.say(language())).into_any())}</span>
        </li>
    }
    .into_any()
}
