//! The totals: a line of figures, each leading to what it counts.

use leptos::prelude::*;
use protocol::report::Outcome;
use protocol::{Column, Field, Totals};
use view::chips;
use view::{clock, format};
use words::{Label, Say, messages as m};

use crate::browser::focus;
use crate::browser::language::language;
use crate::engine_client::{Slot, use_engine};
use crate::state::{View, use_state, zone};
use crate::ui::icon::{Glyph, Icon};
use crate::ui::reactive::{dynamic, memo};

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
    let rate = Signal::derive(move || totals.with(|totals| language().percent(totals.errors, totals.events)));
    let reads = Signal::derive(move || {
        let share = totals.with(|totals| language().percent(totals.read_only, totals.events));
        m::OverviewReadOnly { share: &share }.say(language())
    });
    let files = Signal::derive(move || progress.with(|progress| progress.files_total));
    let size = Signal::derive(move || progress.with(|progress| language().bytes(progress.inflated_bytes)));
    let to_chart = |name: &'static str| move || focus::focus(&format!("[data-chart={name}] .bar"));
    let no_note = Signal::derive(String::new);
    let language = language();
    view! {
        <section class="figures" aria-label=m::overview_totals(language) class:is-stale=is_stale>
            <Figure label=m::overview_events(language) hint=m::overview_events_hint(language)
                count=total(|it| it.events) note=reads on_click=move || state.show_events()/>
            <Figure label=m::overview_errors(language) hint=m::overview_errors_hint(language)
                count=total(|it| it.errors) note=rate on_click=move || state.add(chips::error_chip())/>
            <Figure label=m::overview_files(language) hint=m::overview_files_hint(language)
                count=files note=size on_click=move || state.view.set(View::ISSUES)/>
            <Figure label=m::overview_accounts(language) hint=m::overview_accounts_hint(language)
                count=count_of(Column::RecipientAccountId) note=no_note on_click=to_chart("account")/>
            <Figure label=m::overview_regions(language) hint=m::overview_regions_hint(language)
                count=count_of(Column::AwsRegion) note=no_note on_click=to_chart("region")/>
            <Figure label=m::overview_users(language) hint=m::overview_users_hint(language)
                count=count_of(Column::User) note=no_note on_click=to_chart("user")/>
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
    let exact = move || m::OverviewFigure { n: count.get(), hint }.say(language());
    view! {
        <button type="button" class="figure" title=exact on:click=move |_| on_click()>
            <span class="figure-label">{label}</span>
            <span class="figure-count">{dynamic(move || language().count(count.get()).into_any())}</span>
            <span class="figure-note">{note}</span>
        </button>
    }
}

/// From the first event to the last.
#[component]
fn Period(totals: Memo<Totals>) -> impl IntoView {
    let period = move || totals.with(|totals| totals.period);
    let day = move |pick: fn((protocol::Micros, protocol::Micros)) -> protocol::Micros| {
        move || period().map_or_else(|| "–".to_owned(), |it| clock::date(pick(it), &zone()))
    };
    let (first, last) = (day(|it| it.0), day(|it| it.1));
    let both = move || if first() == last() { first() } else { format!("{} – {}", first(), last()) };
    let length = move || {
        let length = period().map(|(first, last)| last.0.saturating_sub(first.0)).filter(|length| *length > 0)?;
        Some(format::duration(length, language()))
    };
    let exact = move || {
        let (first, last) = period()?;
        Some(m::OverviewFromTo { from: &clock::time(first, &zone()), to: &clock::time(last, &zone()) }.say(language()))
    };
    view! {
        <div class="figure is-wide" title=exact>
            <span class="figure-label">{m::overview_period(language())}</span>
            <span class="figure-count">{both}</span>
            <span class="figure-note">{length}</span>
        </div>
    }
}

/// Number of events in proved, unchecked and disproved files.
#[component]
fn Proof(totals: Memo<Totals>) -> impl IntoView {
    let state = use_state();
    let part = move |name: &'static str, outcome: Outcome, icon: Icon, read: fn(&Totals) -> u64| {
        let outcome = outcome.label(language());
        let count = move || totals.with(read);
        let class = format!("proof-part is-{name}");
        let label = move || m::OverviewProofPart { n: count(), outcome }.say(language());
        view! {
            <button
                type="button"
                class=class
                class:is-none=move || count() == 0
                title=label
                on:click=move |_| state.filter_field(Field::Proof, name, false)
            >
                <Glyph icon/>
                <span class="proof-count">{dynamic(move || language().count(count()).into_any())}</span>
                <span>{outcome}</span>
            </button>
        }
    };
    view! {
        <div class="figure is-proof" role="group" aria-label=m::overview_proof(language())>
            {part("proved", Outcome::Proved, Icon::Check, |it| it.proof.proved)}
            {part("unchecked", Outcome::Unchecked, Icon::Unchecked, |it| it.proof.unchecked)}
            {part("failed", Outcome::Failed, Icon::Cross, |it| it.proof.failed)}
        </div>
    }
}
