//! Regions on a small map. Each leads to its events.

use std::sync::Arc;

use leptos::prelude::*;
use protocol::{Answer, Column};
use view::chart::{FRAME, Place, coasts, elsewhere, places};
use view::format::{pixels, style_share};
use view::seen::line;
use words::{Say, messages as m};

use crate::browser::language::language;
use crate::engine_client::Slot;
use crate::state::use_state;
use crate::ui::chart::{ChartFrame, PlainTable};
use crate::ui::reactive::{dynamic, memo};

/// Diameter of the mark of the region with most events, in pixels.
const LARGEST: f64 = 30.0;

/// Smallest diameter of a mark with events, so that it can be hit.
const SMALLEST: f64 = 10.0;

#[component]
pub fn PlacesChart(answers: Slot, is_stale: Memo<bool>) -> impl IntoView {
    let facet = memo(move || {
        let of = |answer: &Arc<Answer>| answer.facets.iter().find(|facet| facet.column == Column::AwsRegion).cloned();
        answers.answer.with(|answer| answer.as_ref().and_then(of))
    });
    let shown = memo(move || facet.with(|facet| facet.as_ref().map(places).unwrap_or_default()));
    let there = move || shown.get().into_iter().filter(|place| place.count > 0);
    let title = Signal::derive(move || {
        let (n, all) = (there().count() as u64, language().exact(shown.with(Vec::len) as u64));
        if n == 0 { m::places_none(language()).to_owned() } else { m::PlacesFinding { n, all: &all }.say(language()) }
    });
    let words = |place: &Place| {
        let events = &m::ExactEvents { n: place.count }.say(language());
        m::PlacesPlace { region: place.region.name, events }.say(language())
    };
    let summary =
        Signal::derive(move || words::list(&there().map(|place| words(&place)).collect::<Vec<_>>(), language()));
    let rows =
        move |say: fn(u64) -> String| there().map(move |place| vec![place.region.name.to_owned(), say(place.count)]);
    let headings = || vec![m::chart_region(language()).to_owned(), m::chart_events(language()).to_owned()];
    let table = Signal::derive(move || PlainTable {
        headings: headings(),
        rows: rows(|count| language().exact(count)).collect(),
        words: 1,
    });
    let csv = Callback::new(move |()| {
        view::chart::plain_csv(headings(), untrack(|| rows(|count| count.to_string()).collect()))
    });
    let pending = Signal::from(is_stale);
    let marks = move || shown.get().iter().map(|place| mark(place, words(place))).collect::<Vec<_>>().into_any();
    let beside = move || {
        facet.with(|facet| {
            let names: Vec<String> =
                elsewhere(facet.as_ref()?).into_iter().map(|item| line(&item.value).into_owned()).collect();
            (!names.is_empty()).then(|| m::PlacesElsewhere { names: &words::list(&names, language()) }.say(language()))
        })
    };
    view! {
        <ChartFrame name="places" title summary table csv pending>
            <div class="places">
                <svg viewBox=format!("0 0 {} {}", FRAME.2, FRAME.3) aria-hidden="true" focusable="false">
                    <path class="places-land" d=coasts()/>
                </svg>
                {dynamic(marks)}
            </div>
            <p class="timeline-readout">{beside}</p>
        </ChartFrame>
    }
}

fn mark(place: &Place, words: String) -> AnyView {
    let (state, region) = (use_state(), place.region.name);
    let (x, y) = (style_share(place.x), style_share(place.y));
    if place.count == 0 {
        return view! { <span class="place is-none" style:left=x style:top=y title=region></span> }.into_any();
    }
    let size = pixels((place.size * LARGEST).max(SMALLEST));
    view! {
        <button
            type="button"
            class="place"
            style:left=x
            style:top=y
            style:width=size.clone()
            style:height=size
            data-region=region
            title=words.clone()
            aria-label=words
            on:click=move |_| state.filter_for(Column::AwsRegion, region, false)
        ></button>
    }
    .into_any()
}
