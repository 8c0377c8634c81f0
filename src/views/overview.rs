//! The overview: what happened when, by whom, where and with what result. Every figure leads to its events.

mod bands;
mod bars;
mod contrast;
mod fields;
mod figures;
mod look;
mod places;
mod week;

use std::sync::Arc;

use leptos::prelude::*;
use protocol::brief::Brief;
use protocol::{Answer, Column, Want};
use view::chart::{LAYERS, STACKED, SUBJECTS, TimelineTable, timeline_finding, uncovered};
use view::fragment::{DEFAULT_SORT, Stack};
use words::{Label, messages as m};

use crate::browser::language::language;
use crate::engine_client::{Slot, use_engine};
use crate::later::later;
use crate::state::{stale, use_evidence, use_state};
use crate::ui::chart::Timeline;
use crate::ui::reactive::{dynamic, memo};
use crate::views::no_match::NoMatch;
use crate::views::people::People;
use crate::views::undated::undated_tool;

use bands::Bands;
use bars::{FacetChart, MORE_ROWS};
use contrast::{contrast_panel, contrast_tool};
use fields::field_chart;
use figures::Figures;
use look::Look;
use places::PlacesChart;
use week::WeekChart;

// Below the charts that are on the screen first.
later!(charts: fn week_and_places(answers: Slot, is_stale: Memo<bool>) -> AnyView {
    view! { <WeekChart answers is_stale/> <PlacesChart answers is_stale/> }.into_any()
});

/// How many values are asked for: those of a chart, and all regions.
const REGIONS: u32 = 48;

#[component]
pub fn Overview() -> impl IntoView {
    let state = use_state();
    // One question for the whole view, so that all parts are about the same events.
    let expanded = RwSignal::new(Vec::<Column>::new());
    let question = Signal::derive(move || {
        let most = if expanded.with(Vec::is_empty) { REGIONS } else { MORE_ROWS };
        let columns = SUBJECTS.iter().map(|subject| subject.column).collect();
        let facets = Some((columns, most));
        let layers = state.parts.stack.get().0.map(|column| (column, LAYERS));
        let want =
            Want { facets, people_first: true, histogram: true, week: true, layers, totals: true, ..Want::default() };
        Some(state.question(DEFAULT_SORT, want))
    });
    let slot = use_engine().watch(question);
    // New files bring new answers, too, but do not make the old one wrong.
    let is_stale = stale(slot, Signal::derive(move || state.scope().get()));
    let nothing = memo(move || slot.answer.with(|answer| answer.as_ref().is_some_and(|it| it.matching == 0)));
    let charts =
        SUBJECTS.iter().map(|subject| view! { <FacetChart subject answers=slot is_stale expanded/> }).collect_view();
    let added = move || state.charts.get().into_iter().map(field_chart).collect::<Vec<_>>().into_any();
    view! {
        <div class="overview" aria-busy=move || slot.pending.get().to_string()>
            <h1 class="visually-hidden">{m::view_overview(language())}</h1>
            <People/>
            <Figures answers=slot is_stale/>
            <Show when=move || nothing.get()>
                <section class="overview-empty"><NoMatch/></section>
            </Show>
            <div class="overview-charts" hidden=nothing>
                <Look/>
                <WhenChart answers=slot is_stale/>
                {contrast_panel()}
                <div class="overview-grid">{charts}{week_and_places(slot, is_stale)}{dynamic(added)}</div>
            </div>
        </div>
    }
}

#[component]
fn WhenChart(answers: Slot, is_stale: Memo<bool>) -> impl IntoView {
    let state = use_state();
    let title = memo(move || {
        let finding = |it: &Arc<Answer>| Some(timeline_finding(it.histogram.as_ref()?, &state.zone.get(), language()));
        answers
            .answer
            .with(|answer| answer.as_ref().and_then(finding))
            .unwrap_or_else(|| m::counting(language()).to_owned())
    });
    let by_proof = RwSignal::new(false);
    let table = memo(move || {
        let (column, by_proof, zone) = (state.parts.stack.get().0, by_proof.get(), state.zone.get());
        let histogram = |answer: &Arc<Answer>| {
            let histogram = answer.histogram.as_ref()?;
            Some(match column {
                // Until the answer is there, errors are marked.
                Some(column) if !answer.layers.is_empty() => {
                    TimelineTable::by_value(histogram, (column, &answer.layers), &zone, language())
                }
                _ if by_proof => TimelineTable::by_proof(histogram, &zone),
                _ => TimelineTable::of(histogram, &zone),
            })
        };
        Arc::new(answers.answer.with(|answer| answer.as_ref().and_then(histogram)).unwrap_or_default())
    });
    let tools = ViewFn::from(move || {
        let all = state.range.get().is_some().then(|| {
            view! {
                <button type="button" class="chart-tool" on:click=move |_| state.set_range(None)>
                    {m::overview_whole_period(language())}
                </button>
            }
        });
        let pressed = move || by_proof.get().to_string();
        view! {
            {undated_tool(table.with(|table| table.undated))}
            {all}
            <StackChoice/>
            {contrast_tool()}
            <button
                type="button"
                class="chart-tool"
                aria-pressed=pressed
                on:click=move |_| {
                    state.parts.stack.set(Stack::default());
                    by_proof.update(|on| *on = !*on);
                }
            >
                {m::overview_by_proof(language())}
            </button>
        }
    });
    let evidence = use_evidence().report();
    let unknown = memo(move || {
        let runs = |brief: &Arc<Brief>| table.with(|table| uncovered(&brief.chains, table));
        evidence.with(|brief| brief.as_ref().map(runs)).unwrap_or_default()
    });
    let on_range = Callback::new(move |range| state.set_range(Some(range)));
    view! {
        <Timeline title table pending=is_stale tools unknown unknown_words=m::overview_no_digest(language()) on_range/>
        <Bands table/>
    }
}

/// What the timeline's columns are divided by.
#[component]
fn StackChoice() -> impl IntoView {
    let (stack, language) = (use_state().parts.stack, language());
    let option = |column: Column| {
        let chosen = move || stack.get().0 == Some(column);
        view! { <option value=column.path() selected=chosen>{column.label(language)}</option> }
    };
    view! {
        <select
            class="chart-tool"
            aria-label=m::overview_stack(language)
            title=m::overview_stack(language)
            on:change=move |event| stack.set(Stack(Column::from_path(&event_target_value(&event))))
        >
            <option value="" selected=move || stack.get().0.is_none()>{m::overview_stack_errors(language)}</option>
            {STACKED.map(option).collect_view()}
        </select>
    }
}
