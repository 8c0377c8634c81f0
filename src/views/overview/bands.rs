//! Below the timeline: when a trail did not record something, according to events about trails.

use std::sync::Arc;

use leptos::prelude::*;
use protocol::recording::{Band, Change, Recording};
use protocol::{GetRecording, Phase};
use view::chart::{TimelineTable, band_span, band_time};
use view::format::style_share;
use words::{FIRST, SECOND, Say, messages as m};

use crate::browser::language::language;
use crate::engine_client::{Latest, use_engine, why_not};
use crate::state::{use_state, zone};
use crate::ui::filled::filled;
use crate::ui::icon::{Glyph, Icon};
use crate::ui::reactive::{dynamic, memo};
use crate::ui::seen::seen;

/// Bands shown at once; the others on demand.
const SHOWN: usize = 4;

/// The bands; nothing if there are none.
#[component]
pub fn Bands(table: Memo<Arc<TimelineTable>>) -> impl IntoView {
    let Latest { answer, error, .. } = load();
    let recording = memo(move || answer.get().unwrap_or_default());
    let title = move || {
        let n = recording.with(|it| it.bands.len() as u64);
        m::BandsTitle { n }.say(language())
    };
    let items = move |from: usize, to: usize| {
        recording.with(|it| {
            let bands = it.bands.iter().skip(from).take(to.saturating_sub(from));
            table.with(|table| bands.map(|band| line(band, table)).collect_view())
        })
    };
    let rest = move || recording.with(|it| it.bands.len().saturating_sub(SHOWN));
    let left_out = move || {
        let n = recording.with(|it| it.left_out);
        (n > 0).then(|| view! { <p>{m::BandsLeftOut { n }.say(language())}</p> })
    };
    let is_there = memo(move || recording.with(|it| !it.bands.is_empty()));
    let body = move || {
        view! {
            <section class="bands" aria-labelledby="bands-title" data-testid="bands">
                <h2 id="bands-title">{title}</h2>
                <ul>{dynamic(move || items(0, SHOWN).into_any())}</ul>
                {dynamic(move || ((rest() > 0).then(|| view! {
                    <details>
                        <summary>{m::More { n: rest() as u64 }.say(language())}</summary>
                        <ul>{items(SHOWN, usize::MAX)}</ul>
                    </details>
                })).into_any())}
                {left_out}
            </section>
        }
        .into_any()
    };
    let trouble = move || {
        error.get().map(|why| {
            view! { <p class="bands" role="status">{m::BandsTrouble { why: &why }.say(language())}</p> }
        })
    };
    view! {
        {trouble}
        {dynamic(move || is_there.get().then(body).into_any())}
    }
}

/// Asked for whenever all files have been read.
fn load() -> Latest<Recording> {
    let engine = use_engine();
    let level = memo(move || {
        engine.progress().with(|progress| (progress.phase != Phase::Loading).then_some(progress.files_total))
    });
    engine.latest(Signal::derive(move || level.get()), |engine, _| {
        Box::pin(async move { engine.request(GetRecording).await.map_err(|why| Some(why_not(&why))) })
    })
}

fn line(band: &Band, table: &TimelineTable) -> AnyView {
    let span = band_span(band, table);
    let bar = span.map(|(left, width)| {
        view! { <span class="band-bar" style:left=style_share(left) style:width=style_share(width)></span> }
    });
    let ended = band.ended.as_ref().map(|ended| view! { " – " {event(ended)} });
    let account = (!band.account.is_empty()).then(|| view! { " (" {seen(&band.account)} ")" });
    let trail = view! { <bdi>{seen(&band.trail)}</bdi> {account} }.into_any();
    let missing = view! { <bdi>{seen(band.missing.say(language()))}</bdi> }.into_any();
    let said =
        m::BandsLine { trail: FIRST, missing: SECOND, time: &band_time(band, &zone(), language()) }.say(language());
    view! {
        <li class="band" class:is-everything=band.missing.is_everything()>
            <div class="band-track" aria-hidden="true">{bar}</div>
            <p>
                <Glyph icon=Icon::Warning/>
                <span>{filled(&said, vec![trail, missing])}</span>
                <span class="band-events">{event(&band.began)}{ended}</span>
            </p>
        </li>
    }
    .into_any()
}

/// Leads to the event.
fn event(change: &Change) -> AnyView {
    let state = use_state();
    let (name, event_id, row) = (change.name.clone(), change.event_id.clone(), change.row);
    let open = move |_| {
        state.open(event_id.clone(), row);
        state.show_events();
    };
    view! { <button type="button" class="link" on:click=open>{name}</button> }.into_any()
}
