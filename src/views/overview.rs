//! The overview: what there is, when it happened, and by whom, where and with what it was done. Every figure is a way
//! to its events.

mod bars;
mod figures;

use std::sync::Arc;

use leptos::prelude::*;
use protocol::{Answer, Want};
use view::chart::{Subject, TimelineTable, timeline_finding};
use view::fragment::DEFAULT_SORT;

use crate::engine_client::{Slot, use_engine};
use crate::state::use_state;
use crate::ui::chart::Timeline;

use bars::{FacetChart, MORE_ROWS, ROWS, column};
use figures::Figures;

/// The charts, in reading order: the long ones side by side.
const SUBJECTS: [Subject; 6] =
    [Subject::User, Subject::Event, Subject::Service, Subject::Region, Subject::Error, Subject::Account];

/// The overview view.
#[component]
pub fn Overview() -> impl IntoView {
    let state = use_state();
    // One question for all of it, so that all of it speaks of the same events.
    let expanded = RwSignal::new(Vec::<Subject>::new());
    let question = Signal::derive(move || {
        let most = if expanded.with(Vec::is_empty) { ROWS } else { MORE_ROWS };
        let columns = SUBJECTS.map(column).to_vec();
        let want = Want { rows: None, facets: Some((columns, most)), histogram: true, totals: true };
        Some(state.question(DEFAULT_SORT, want))
    });
    let slot = use_engine().watch(question);
    let nothing = Memo::new(move |_| slot.answer.with(|answer| answer.as_ref().is_some_and(|it| it.matching == 0)));
    let charts =
        SUBJECTS.into_iter().map(|subject| view! { <FacetChart subject answers=slot expanded/> }).collect_view();
    view! {
        <div class="overview" aria-busy=move || slot.pending.get().to_string()>
            <h1 class="visually-hidden">"Overview"</h1>
            <Figures answers=slot/>
            <Show when=move || nothing.get()>
                <NoMatch/>
            </Show>
            <div class="overview-charts" hidden=nothing>
                <WhenChart answers=slot/>
                <div class="overview-grid">{charts}</div>
            </div>
        </div>
    }
}

#[component]
fn WhenChart(answers: Slot) -> impl IntoView {
    let state = use_state();
    let of_histogram = move |read: fn(&protocol::Histogram) -> String, otherwise: &str| {
        let histogram = |answer: &Arc<Answer>| answer.histogram.as_ref().map(read);
        answers.answer.with(|answer| answer.as_ref().and_then(histogram)).unwrap_or_else(|| otherwise.to_owned())
    };
    let title = Memo::new(move |_| of_histogram(timeline_finding, "Counting …"));
    let table = Memo::new(move |_| {
        let histogram = |answer: &Arc<Answer>| answer.histogram.as_ref().map(TimelineTable::of);
        Arc::new(answers.answer.with(|answer| answer.as_ref().and_then(histogram)).unwrap_or_default())
    });
    let tools = ViewFn::from(move || {
        state.range.get().is_some().then(|| {
            view! {
                <button type="button" class="chart-tool" on:click=move |_| state.set_range(None)>"All of the time"</button>
            }
        })
    });
    let on_range = Callback::new(move |range| state.set_range(Some(range)));
    view! { <Timeline title table pending=answers.pending tools on_range/> }
}

/// Nothing matches: why, and the way out.
#[component]
fn NoMatch() -> impl IntoView {
    let state = use_state();
    let chips = move || {
        let chips = state.chips.get().into_iter().enumerate().filter(|(_, chip)| chip.enabled);
        chips
            .map(|(i, chip)| {
                let sign = if chip.negated { "not " } else { "" };
                let name = format!("{sign}{}: {}", chip.field, chip.value);
                view! { <li><button type="button" class="button" on:click=move |_| state.remove(i)>{name}</button></li> }
            })
            .collect_view()
    };
    let text = move || {
        let text = state.text.get();
        (!text.is_empty()).then(|| {
            view! {
                <li>
                    <button type="button" class="button" on:click=move |_| state.text.set(String::new())>
                        "search: "
                        <bdi>{text}</bdi>
                    </button>
                </li>
            }
        })
    };
    let range = move || {
        state.range.get().map(|range| {
            let words = view::format::range(range);
            view! {
                <li>
                    <button type="button" class="button" on:click=move |_| state.set_range(None)>{words}</button>
                </li>
            }
        })
    };
    view! {
        <section class="overview-empty" role="status">
            <h2>"No event matches"</h2>
            <Show when=move || state.is_filtered() fallback=|| view! { <p>"The files hold no events."</p> }>
                <p>"Drop one filter:"</p>
                <ul>{text}{range}{chips}</ul>
                <p><button type="button" class="button" on:click=move |_| state.clear()>"Drop them all"</button></p>
            </Show>
        </section>
    }
}
