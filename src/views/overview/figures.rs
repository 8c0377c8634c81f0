//! The totals: one line of figures, each with what it counts.

use leptos::prelude::*;
use protocol::{Column, Field, Totals};
use view::chips;
use view::format;

use crate::browser::focus;
use crate::engine_client::{Slot, use_engine};
use crate::state::{View, use_state};
use crate::ui::icon::{Glyph, Icon};
use crate::ui::reactive::memo;

/// The line of figures.
#[component]
pub fn Figures(answers: Slot, is_stale: Memo<bool>) -> impl IntoView {
    let state = use_state();
    let progress = use_engine().progress();
    let totals = memo(move || {
        answers.answer.with(|answer| answer.as_ref().and_then(|answer| answer.totals.clone())).unwrap_or_default()
    });
    let distinct = move |column: Column| {
        answers.answer.with(|answer| {
            let facet = answer.as_ref()?.facets.iter().find(|facet| facet.column == column)?;
            Some(facet.distinct)
        })
    };
    let total = move |read: fn(&Totals) -> u64| Signal::derive(move || totals.with(read));
    let count_of = move |column| Signal::derive(move || distinct(column).unwrap_or(0));
    let rate = Signal::derive(move || totals.with(|totals| format::percent(totals.errors, totals.events)));
    let reads = Signal::derive(move || {
        totals.with(|totals| format!("{} read-only", format::percent(totals.read_only, totals.events)))
    });
    let files = Signal::derive(move || progress.with(|progress| progress.files_total));
    let size = Signal::derive(move || progress.with(|progress| format::bytes(progress.inflated_bytes)));
    let to_chart = |name: &'static str| move || focus::focus(&format!("[data-chart={name}] .bar"));
    let no_note = Signal::derive(String::new);
    view! {
        <section class="figures" aria-label="Totals" class:is-stale=is_stale>
            <Figure label="Events" hint="Show these events" count=total(|it| it.events) note=reads
                on_click=move || state.show_events()/>
            <Figure label="Errors" hint="Filter for events that failed" count=total(|it| it.errors) note=rate
                on_click=move || state.add(chips::error_chip())/>
            <Figure label="Files" hint="Show all files" count=files note=size
                on_click=move || state.view.set(View::ISSUES)/>
            <Figure label="Accounts" hint="Go to the accounts" count=count_of(Column::RecipientAccountId) note=no_note
                on_click=to_chart("account")/>
            <Figure label="Regions" hint="Go to the regions" count=count_of(Column::AwsRegion) note=no_note
                on_click=to_chart("region")/>
            <Figure label="Users" hint="Go to the users" count=count_of(Column::User) note=no_note
                on_click=to_chart("user")/>
            <Period totals/>
            <Proof totals/>
        </section>
    }
}

#[component]
fn Figure(
    label: &'static str,
    hint: &'static str,
    count: Signal<u64>,
    note: Signal<String>,
    on_click: impl Fn() + 'static,
) -> impl IntoView {
    let exact = move || format!("{}. {hint}", format::exact(count.get()));
    view! {
        <button type="button" class="figure" title=exact on:click=move |_| on_click()>
            <span class="figure-label">{label}</span>
            <span class="figure-count">{move || format::count(count.get())}</span>
            <span class="figure-note">{note}</span>
        </button>
    }
}

/// From the first event to the last.
#[component]
fn Period(totals: Memo<Totals>) -> impl IntoView {
    let period = move || totals.with(|totals| totals.period);
    let day = move |pick: fn((protocol::Micros, protocol::Micros)) -> protocol::Micros| {
        move || period().map_or_else(|| "–".to_owned(), |it| format::date(pick(it)))
    };
    let (first, last) = (day(|it| it.0), day(|it| it.1));
    let both = move || if first() == last() { first() } else { format!("{} – {}", first(), last()) };
    let length = move || period().map(|(first, last)| format::duration(last.0.saturating_sub(first.0)));
    let exact = move || period().map(|(first, last)| format!("{} to {}", format::time(first), format::time(last)));
    view! {
        <div class="figure is-wide" title=exact>
            <span class="figure-label">"Period"</span>
            <span class="figure-count">{both}</span>
            <span class="figure-note">{length}</span>
        </div>
    }
}

/// How many events are in proved, unchecked and disproved files.
#[component]
fn Proof(totals: Memo<Totals>) -> impl IntoView {
    let state = use_state();
    let part = move |name: &'static str, words: &'static str, icon: Icon, read: fn(&Totals) -> u64| {
        let count = move || totals.with(read);
        let class = format!("proof-part is-{name}");
        let label = move || format!("{} events {words}. Filter for them", format::exact(count()));
        view! {
            <button
                type="button"
                class=class
                class:is-none=move || count() == 0
                title=label
                on:click=move |_| state.filter_field(Field::Proof, name, false)
            >
                <Glyph icon/>
                <span class="proof-count">{move || format::count(count())}</span>
                <span>{words}</span>
            </button>
        }
    };
    view! {
        <div class="figure is-proof" role="group" aria-label="Proof of these events">
            {part("proved", "proved", Icon::Check, |it| it.proof.proved)}
            {part("unchecked", "not checked", Icon::Unchecked, |it| it.proof.unchecked)}
            {part("failed", "failed", Icon::Cross, |it| it.proof.failed)}
        </div>
    }
}
