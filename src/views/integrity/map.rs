//! The completeness map: what is proved, silent, missing or failed, by account, region and hour.

mod drawing;
mod plot;

use std::sync::Arc;

use leptos::prelude::*;
use protocol::brief::LineFilter;
use protocol::completeness::{CompletenessMap, HourState, MapQuery};
use view::map;
use view::map::At;
use words::{Label, Language, Say, meaning, messages as m};

use crate::browser::language::language;
use crate::engine_client::{Latest, use_engine, why_not};
use crate::state::{Shown, use_evidence};
use crate::ui::chart::{ChartFrame, PlainTable};
use crate::ui::reactive::memo;

use plot::MapPlot;

/// Most rows in the page's table; the copy as CSV has all of them.
const TABLE_ROWS: usize = 300;

/// The part of the map that was requested, and the answer.
#[derive(Clone, Copy)]
pub struct MapModel {
    map: Memo<Arc<CompletenessMap>>,
    query: RwSignal<MapQuery>,
    /// The cell selected with the keyboard.
    cursor: RwSignal<Option<At>>,
}

impl MapModel {
    /// Lists the files of a cell.
    fn choose(self, shown: RwSignal<Option<Shown>>, at: At) {
        self.map.with_untracked(|it| {
            if let Some(cell) = map::cell(it, at) {
                let filter = LineFilter { cell: Some(cell), ..LineFilter::default() };
                shown.set(Some(Shown { title: map::words(it, at, language()), filter }));
            }
        });
    }
}

/// The map with its title, tools and table.
#[component]
pub fn Completeness() -> impl IntoView {
    let query = RwSignal::default();
    let Latest { answer, error, pending } = load(query);
    let map = memo(move || answer.get().unwrap_or_default());
    let model = MapModel { map, query, cursor: RwSignal::default() };
    let title = memo(move || model.map.with(|it| map::finding(it, language())));
    let table = memo(move || model.map.with(|it| plain_table(it)));
    let csv = Callback::new(move |()| model.map.with_untracked(|it| map::to_csv(it, language())));
    let summary = Signal::derive(move || model.map.with(|it| summary(it)));
    let tools = ViewFn::from(move || tools(model));
    let empty = memo(move || model.map.with(|it| it.rows.is_empty()));
    view! {
        <p class="integrity-trouble" role="alert">{error}</p>
        <div class="completeness" hidden=empty>
            <ChartFrame name="completeness" title summary table csv pending tools>
                <MapPlot model/>
                <Legend model/>
            </ChartFrame>
        </div>
    }
}

/// Asks for the requested part, now and whenever there is a newer report.
fn load(query: RwSignal<MapQuery>) -> Latest<CompletenessMap> {
    let report = use_evidence().report();
    let question = Signal::derive(move || report.with(Option::is_some).then(|| query.get()));
    use_engine().latest(question, |engine, query| {
        Box::pin(async move { engine.request(query).await.map_err(|why| Some(why_not(&why))) })
    })
}

/// Buttons: days or hours, earlier or later.
fn tools(model: MapModel) -> AnyView {
    let (step, from, columns, first, end) = model.map.with(|it| (it.step, it.from, it.columns, it.first, it.end));
    let button = |words: fn(Language) -> &'static str, query: Option<MapQuery>| {
        query.map(|query| {
            let words = words(language());
            view! {
                <button type="button" class="chart-tool" on:click=move |_| model.query.set(query)>{words}</button>
            }
        })
    };
    let wide = i64::from(CompletenessMap::MOST_COLUMNS);
    let hours = |from: i64| Some(MapQuery { from: Some(from), step: Some(1) });
    let is_part = step == 1 && end.saturating_sub(first) > i64::from(columns);
    view! {
        {button(m::map_earlier, hours(from.saturating_sub(wide).max(first)).filter(|_| is_part && from > first))}
        {button(m::map_later, hours(from.saturating_add(wide)).filter(|_| step == 1 && from.saturating_add(wide) < end))}
        {button(m::map_whole_period, Some(MapQuery::default()).filter(|_| is_part))}
        {button(m::map_by_hour, hours(end.saturating_sub(wide).max(first)).filter(|_| step > 1))}
    }
    .into_any()
}

fn summary(map: &CompletenessMap) -> String {
    let language = language();
    let (finding, rows) = (map::finding(map, language), m::MapRows { n: map.rows_total }.say(language));
    match map.step {
        1 => m::MapSummaryHours { finding: &finding, rows: &rows }.say(language),
        step => m::MapSummaryDays { finding: &finding, rows: &rows, days: u64::from(step / 24) }.say(language),
    }
}

fn plain_table(map: &CompletenessMap) -> PlainTable {
    let language = language();
    PlainTable {
        headings: map::headings(language).map(str::to_owned).to_vec(),
        rows: map::runs(map).take(TABLE_ROWS).map(|run| run.cells(language)).collect(),
        words: 5,
    }
}

/// What the patterns mean, with the number of hours in each state. Clicking one leads to the next such cell.
#[component]
fn Legend(model: MapModel) -> impl IntoView {
    let shown = use_evidence().shown();
    let items = move || {
        let said = |it: &CompletenessMap, state: HourState| {
            let of = |counts: &[u64]| counts.get(state as usize).copied().unwrap_or(0);
            match (of(&it.hours), of(&it.seconds)) {
                (0, 0) => None,
                (n, 0) => Some(m::Hours { n }.say(language())),
                (_, seconds) => Some(map::length(seconds, language())),
            }
        };
        let states = HourState::ALL.into_iter().rev();
        let there = states.filter_map(|state| Some((state, model.map.with(|it| said(it, state))?)));
        there.map(|(state, length)| legend_item(model, shown, state, length)).collect_view()
    };
    view! { <ul class="map-legend" aria-label=m::map_legend(language())>{items}</ul> }
}

fn legend_item(model: MapModel, shown: RwSignal<Option<Shown>>, state: HourState, length: String) -> AnyView {
    let go = move |_| {
        // All of its hours may be in another part of the map.
        if let Some(at) = model.map.with_untracked(|it| map::next(it, state, model.cursor.get_untracked())) {
            model.cursor.set(Some(at));
            model.choose(shown, at);
        }
    };
    view! {
        <li>
            <button type="button" title=meaning(state, language()) on:click=go>
                <svg width="16" height="12" aria-hidden="true" focusable="false">
                    <rect width="16" height="12" fill=drawing::fill(state)/>
                </svg>
                {state.label(language())}
                <span class="map-hours">{length}</span>
            </button>
        </li>
    }
    .into_any()
}
