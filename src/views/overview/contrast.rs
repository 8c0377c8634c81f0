//! The events compared with others: another period, another filter. Each count leads to its events.

use std::sync::Arc;

use leptos::prelude::*;
use protocol::{Change, Column, Contrast, FindContrast, GroupKey, TimeRange, Want};
use view::contrast::{csv, led, name, other, said};
use view::fragment::{Against, DEFAULT_SORT, Scope};
use view::groups::{key_title, shown};
use view::{clock, period};
use words::{Say, messages as m};

use crate::browser::focus;
use crate::browser::language::language;
use crate::engine_client::{Latest, use_engine, why_not};
use crate::later::later;
use crate::state::{use_state, zone};
use crate::ui::button::{IconButton, link};
use crate::ui::copy::CopyButton;
use crate::ui::icon::Icon;
use crate::ui::reactive::{dynamic, effect, memo, optional};
use crate::ui::seen::seen;
use crate::views::key_choice::key_choice;
use crate::views::who::who;

/// Most values told.
const MOST: u32 = 60;

/// Opens the comparison, or closes it.
pub fn contrast_tool() -> AnyView {
    let against = use_state().parts.against;
    let toggle = move |_| {
        let is_open = against.with_untracked(|against| against.by.is_some());
        if !is_open {
            show_panel();
        }
        let by = (!is_open).then_some(GroupKey::Column(Column::EventName));
        against.set(Against { by, ..Against::default() });
    };
    view! {
        <button
            type="button"
            class="chart-tool"
            data-testid="contrast-open"
            aria-pressed=move || against.with(|against| against.by.is_some()).to_string()
            on:click=toggle
        >
            {m::contrast_open(language())}
        </button>
    }
    .into_any()
}

/// Scrolls to the panel as soon as it is there, and gives its heading the focus: it opens below what is on the screen.
fn show_panel() {
    request_animation_frame(|| match focus::find("#contrast-title") {
        Some(heading) => {
            heading.scroll_into_view();
            focus::focus("#contrast-title");
        }
        // It is being loaded.
        None if focus::find(".later:not(.is-failed)").is_some() => show_panel(),
        None => {}
    });
}

/// The panel, which is there if the state says what is compared.
pub fn contrast_panel() -> AnyView {
    let against = use_state().parts.against;
    let is_open = memo(move || against.with(|against| against.by.is_some()));
    optional(move || is_open.get().then(panel))
}

/// Both sets, if there is a second one.
fn sets() -> Memo<Option<[Scope; 2]>> {
    let state = use_state();
    memo(move || {
        let this = state.scope().get();
        let that = state.parts.against.with(|against| other(&this, against))?;
        Some([this, that])
    })
}

later!(tables: fn panel() -> AnyView {
    let (state, language, sets) = (use_state(), language(), sets());
    let Latest { answer, error, pending } = watch(sets);
    let found = memo(move || answer.get());
    let text = move || {
        let by = state.parts.against.with_untracked(|against| against.by.clone());
        let (Some(found), Some(sets), Some(by)) = (found.get_untracked(), sets.get_untracked(), by) else {
            return String::new();
        };
        csv(&key_title(&by, language), sets.map(|set| name(&set, &state.zone.get_untracked(), language)), &found.changes)
    };
    let table = move || {
        let by = state.parts.against.with(|against| against.by.clone());
        match (sets.get(), by) {
            (None, _) => view! { <p class="chart-none">{m::contrast_none_before(language)}</p> }.into_any(),
            (Some(sets), Some(by)) => {
                found.with(|found| found.as_ref().map(|found| drawn(found, &sets, &by))).into_any()
            }
            _ => ().into_any(),
        }
    };
    view! {
        <section class="chart contrast" aria-labelledby="contrast-title" data-testid="contrast">
            <header class="chart-head">
                <h2 class="chart-title" id="contrast-title" tabindex="-1">{m::contrast_title(language)}</h2>
                <div class="chart-tools">
                    <CopyButton text label=m::chart_copy(language)/>
                    <IconButton icon=Icon::Close label=m::close(language) on_click=move |_| state.parts.against.set(Against::default())/>
                </div>
            </header>
            {form()}
            <p class="form-error" role="status">{error}</p>
            <div class:is-stale=pending>{dynamic(table)}</div>
        </section>
    }
    .into_any()
});

fn watch(sets: Memo<Option<[Scope; 2]>>) -> Latest<Contrast> {
    let (state, engine) = (use_state(), use_engine());
    let question = Signal::derive(move || {
        let generation = engine.progress().with(|progress| progress.generation);
        let (sets, by) = (sets.get()?, state.parts.against.get().by?);
        let zone = Box::new((*state.zone.get()).clone());
        let want = Want { groups: Some((vec![by.clone()], 0)), zone, ..Want::default() };
        let [this, that] = sets.map(|scope| Box::new(scope.question(DEFAULT_SORT, want.clone())));
        Some((FindContrast { this, that, by, most: MOST }, generation))
    });
    engine.latest(question, |engine, (question, _)| {
        Box::pin(async move { engine.request(question).await.map_err(|why| Some(why_not(&why))) })
    })
}

/// What the events are compared with.
fn form() -> AnyView {
    let (state, language) = (use_state(), language());
    let [text, from, to] = [(); 3].map(|()| RwSignal::new(String::new()));
    effect(move || {
        let Against { text: filter, range, .. } = state.parts.against.get();
        let ends = range.map(|range| [range.from, range.to].map(|at| clock::time(at, &state.zone.get())));
        let [start, end] = ends.unwrap_or_default();
        [(text, filter), (from, start), (to, end)].into_iter().for_each(|(field, now)| field.set(now));
    });
    let typed = memo(move || period::read(&from.get(), &to.get(), &state.zone.get()));
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if let Ok(ends) = typed.get_untracked() {
            let range = ends.0.zip(ends.1).map(|(from, to)| TimeRange { from, to });
            state.parts.against.update(|against| (against.text, against.range) = (text.get_untracked(), range));
        }
    };
    let by = Signal::derive(move || state.parts.against.with(|against| against.by.clone()));
    let choose = Callback::new(move |key: Option<GroupKey>| {
        state.parts.against.update(|against| against.by = key.or(against.by.take()));
    });
    let field = |label: &'static str, value: RwSignal<String>| {
        view! {
            <label class="field">
                <span>{label}</span>
                <input type="text" class="input" autocomplete="off" spellcheck="false" prop:value=value on:input=move |event| value.set(event_target_value(&event))/>
            </label>
        }
        .into_any()
    };
    view! {
        <form class="contrast-form" on:submit=submit>
            {key_choice(m::contrast_by(language), by, None, choose)}
            {field(m::contrast_text(language), text)}
            {field(m::contrast_from(language), from)}
            {field(m::contrast_to(language), to)}
            <button type="submit" class="button" disabled=move || typed.with(Result::is_err)>{m::contrast_apply(language)}</button>
            <p class="form-error" role="status">{dynamic(move || typed.get().err().map(|wrong| wrong.say(language)).into_any())}</p>
        </form>
    }
    .into_any()
}

fn drawn(found: &Contrast, sets: &[Scope; 2], by: &GroupKey) -> AnyView {
    let language = language();
    if found.events == [0, 0] {
        return view! { <p class="chart-none">{m::contrast_nothing(language)}</p> }.into_any();
    }
    let [these, those] = sets.each_ref().map(|set| name(set, &zone(), language));
    let [only, gone, both] = found.values.map(|n| language.exact(n));
    let summary =
        m::ContrastSummary { these: &these, those: &those, only: &only, gone: &gone, both: &both }.say(language);
    let headings = [m::contrast_these(language), m::contrast_those(language)];
    let head: Vec<AnyView> = headings
        .into_iter()
        .zip(found.events)
        .zip([these, those])
        .map(|((title, n), set)| {
            let events = m::ExactEvents { n }.say(language);
            view! { <th scope="col" class="is-number" title=set>{title} ": " {events}</th> }.into_any()
        })
        .collect();
    let shared = Arc::new((sets.clone(), by.clone()));
    let rows: Vec<AnyView> = found.changes.iter().map(|change| row(change, found.events, &shared)).collect();
    view! {
        <p class="contrast-said">{seen(summary)}</p>
        <div class="contrast-scroll" tabindex="0" role="group" aria-label=m::contrast_title(language)>
            <table class="groups">
                <thead>
                    <tr>
                        <th scope="col">{key_title(by, language)}</th>
                        {head}
                        <th scope="col" title=m::contrast_why(language)>{m::contrast_change(language)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        <p class="contrast-said">{m::contrast_why(language)}</p>
    }
    .into_any()
}

fn row(change: &Change, events: [u64; 2], shared: &Arc<([Scope; 2], GroupKey)>) -> AnyView {
    let language = language();
    let value = match (&change.value, &change.about) {
        (Some(user), Some(about)) => who(user, Some(about)),
        (Some(value), None) => view! { <bdi>{seen(shown(value))}</bdi> }.into_any(),
        (None, _) => m::absent(language).into_any(),
    };
    let cells: Vec<AnyView> = (0..2).map(|at| count(change, at, events, shared)).collect();
    view! { <tr data-testid="contrast-line"><td>{value}</td>{cells}<td>{said(change, events, language)}</td></tr> }
        .into_any()
}

/// A count with its share, which leads to its events.
fn count(change: &Change, at: usize, events: [u64; 2], shared: &Arc<([Scope; 2], GroupKey)>) -> AnyView {
    let (state, language) = (use_state(), language());
    let (Some(n), Some(all)) = (change.counts.get(at).copied(), events.get(at).copied()) else { return ().into_any() };
    if n == 0 {
        return view! { <td class="groups-figure">"0"</td> }.into_any();
    }
    let (shared, value) = (Arc::clone(shared), change.value.clone());
    let follow = move || {
        let (sets, by) = &*shared;
        if let Some(set) = sets.get(at) {
            state.narrow(led(set, by, value.as_deref(), &state.zone.get_untracked()));
            state.show_events();
        }
    };
    let text = m::GroupErrorsShare { n, share: &language.percent(n, all) }.say(language);
    view! { <td class="groups-figure">{link(text, "", follow)}</td> }.into_any()
}
