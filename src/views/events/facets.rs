//! The fields with their most frequent values. Clicking a value filters.

use std::sync::Arc;

use leptos::ev::{KeyboardEvent, MouseEvent};
use leptos::prelude::*;
use protocol::{Column, Facet, FacetItem, Field, Question, Want};
use view::chips::column_field;
use view::format;
use view::fragment::DEFAULT_SORT;
use view::seen::{line, short};
use wasm_bindgen::JsCast;
use words::{Label, Say, messages as m};

use super::fields::{added_fields, all_fields};
use super::model::Events;
use super::outcome_facet::OutcomeFacet;
use super::proof_facet::ProofFacet;
use crate::browser::language::language;
use crate::engine_client::Slot;
use crate::state::{State, stale};
use crate::ui::button::IconButton;
use crate::ui::icon::{Glyph, Icon};
use crate::ui::menu::use_menus;
use crate::ui::reactive::{dynamic, memo};
use crate::ui::seen::seen;
use crate::views::value_menu::Target;
use crate::views::who::who;

/// The usual fields, in this order.
const FIELDS: [Column; 11] = [
    Column::AwsRegion,
    Column::RecipientAccountId,
    Column::User,
    Column::EventSource,
    Column::EventName,
    Column::ErrorCode,
    Column::SourceIpAddress,
    Column::IdentityType,
    Column::ReadOnly,
    Column::EventCategory,
    Column::EventType,
];

/// How many values of a field are shown at first.
const FEW: usize = 8;

/// How many values of a field are shown after "more".
const MANY: usize = 50;

/// The usual fields, or all.
#[component]
pub fn Facets(model: Events) -> impl IntoView {
    let tab = move |label: &'static str, all: bool| {
        let chosen = move || if model.state.all_fields.get() == all { "true" } else { "false" };
        view! {
            <button type="button" class="button quiet" aria-pressed=chosen on:click=move |_| model.state.list_all_fields(all)>
                {label}
            </button>
        }
    };
    let language = language();
    view! {
        <div class="facets">
            <header class="pane-head sheet-only">
                <h2>{m::events_fields(language)}</h2>
                <IconButton icon=Icon::Close label=m::facets_close(language) on_click=move |_| model.facets_open.set(false)/>
            </header>
            <div class="facet-tabs" role="group" aria-label=m::facets_which(language)>
                {tab(m::facets_usual(language), false)}
                {tab(m::facets_all(language), true)}
            </div>
            {dynamic(move || if model.state.all_fields.get() { all_fields(model) } else { usual_fields(model) })}
        </div>
    }
}

fn usual_fields(model: Events) -> AnyView {
    let state = model.state;
    let question: Signal<Option<Question>> = Signal::derive(move || {
        let want = Want { facets: Some((FIELDS.to_vec(), MANY as u32)), totals: true, ..Want::default() };
        Some(state.question(DEFAULT_SORT, want))
    });
    let slot = model.engine.get_value().watch(question);
    let is_stale = stale(slot, Signal::derive(move || state.scope().get()));
    view! {
        <div class:is-stale=is_stale>
            <ProofFacet answers=slot state/>
            <OutcomeFacet answers=slot state/>
            {FIELDS.into_iter().map(|column| usual(column, slot, state)).collect::<Vec<_>>()}
            {added_fields(model)}
        </div>
    }
    .into_any()
}

fn usual(column: Column, answers: Slot, state: State) -> AnyView {
    let facet = memo(move || {
        answers.answer.with(|answer| {
            let facets = answer.as_ref().map(|answer| answer.facets.as_slice()).unwrap_or_default();
            facets.iter().find(|facet| facet.column == column).cloned().map(Arc::new)
        })
    });
    let matching = memo(move || answers.answer.with(|answer| answer.as_ref().map_or(0, |answer| answer.matching)));
    let (open, all) = (RwSignal::new(true), RwSignal::new(false));
    let distinct = move || facet.with(|facet| facet.as_ref().map(|facet| facet.distinct));
    let shown = move || if all.get() { MANY } else { FEW };
    let items = move || {
        facet.get().map(|facet| {
            let most = facet.items.first().map_or(1, |item| item.count.max(1));
            let items = facet.items.iter().take(shown());
            items.map(|item| value(column_field(column), item.clone(), most, matching.get(), state)).collect::<Vec<_>>()
        })
    };
    let rest = move || facet.get().and_then(|facet| more(&facet, shown(), all));
    let none = move || {
        facet.get().filter(|facet| facet.absent > 0).map(|facet| absent(column_field(column), facet.absent, state))
    };
    view! {
        <section class="facet" data-testid="facet" data-field=column.path()>
            <h2>
                <button
                    type="button"
                    class="facet-head"
                    title=column.path()
                    aria-expanded=move || if open.get() { "true" } else { "false" }
                    on:click=move |_| open.update(|open| *open = !*open)
                >
                    <Glyph icon=Icon::Down/>
                    <span class="facet-title">{column.label(language())}</span>
                    <span class="facet-distinct" title=m::facets_distinct(language())>{dynamic(move || distinct().map(|n| language().count(n)).into_any())}</span>
                </button>
            </h2>
            <div class="facet-body" hidden=move || !open.get()>
                <ul>{items}</ul>
                {none}
                {rest}
            </div>
        </section>
    }
    .into_any()
}

/// A value with its count. Clicking it filters.
pub fn value(field: Field, item: FacetItem, most: u64, whole: u64, state: State) -> AnyView {
    let menus = use_menus();
    let target = Target { field, value: Some(item.value.clone()) };
    let (click, menu, keyed, out) = (target.clone(), target.clone(), target.clone(), target);
    let shown = if item.value.is_empty() { "\"\"".to_owned() } else { item.value.clone() };
    let name = match &item.about {
        Some(about) => who(&shown, Some(about)),
        None => view! { <bdi>{seen(short(&shown))}</bdi> }.into_any(),
    };
    let language = language();
    let (value, share) = (line(&shown), language.percent(item.count, whole));
    let hover = m::FacetsValueTitle { n: item.count, value: &value, share: &share }.say(language);
    let label = m::FacetsFilterOut { value: &value }.say(language);
    let length = format::style_share(item.count as f64 / most as f64);
    let on_key = move |event: KeyboardEvent| {
        let element = event.current_target().and_then(|it| it.dyn_into::<web_sys::Element>().ok());
        if let Some(element) = element.filter(|_| event.key() == ".") {
            event.prevent_default();
            event.stop_propagation();
            menus.open_below(&element, keyed.title(), keyed.items(state));
        }
    };
    view! {
        <li class="facet-item" data-testid="facet-item" data-value=item.value data-count=item.count.to_string()>
            <button
                type="button"
                class="facet-value"
                title=hover
                on:click=move |event: MouseEvent| click.filter(state, event.alt_key())
                on:contextmenu=move |event| menus.open_for(&event, menu.title(), menu.items(state))
                on:keydown=on_key
            >
                <span class="facet-bar" style:width=length></span>
                <span class="facet-text">{name}</span>
                <span class="facet-count">{language.count(item.count)}</span>
            </button>
            <IconButton icon=Icon::Minus label=label on_click=move |_| out.filter(state, true)/>
        </li>
    }
    .into_any()
}

/// The number of events without the field.
pub fn absent(field: Field, count: u64, state: State) -> AnyView {
    let target = Target { field, value: None };
    let out = target.clone();
    let language = language();
    view! {
        <div class="facet-item is-absent" data-testid="facet-absent" data-count=count.to_string()>
            <button
                type="button"
                class="facet-value"
                title=m::FacetsAbsentTitle { n: count }.say(language)
                on:click=move |event: MouseEvent| target.filter(state, event.alt_key())
            >
                <span class="facet-text">{m::absent(language)}</span>
                <span class="facet-count">{language.count(count)}</span>
            </button>
            <IconButton icon=Icon::Minus label=m::facets_filter_out_absent(language) on_click=move |_| out.filter(state, true)/>
        </div>
    }
    .into_any()
}

/// How many values are not shown, and the button that shows more of them.
fn more(facet: &Facet, shown: usize, all: RwSignal<bool>) -> Option<AnyView> {
    let here = facet.items.len().min(shown) as u64;
    let hidden = facet.distinct.saturating_sub(here);
    if all.get() && facet.items.len() > FEW {
        let rest = (hidden > 0).then(|| {
            let said = m::FacetsRest { n: hidden, events: facet.other }.say(language());
            view! { <p class="facet-rest">{said}</p> }
        });
        return Some(
            view! {
                {rest}
                <button type="button" class="link facet-more" on:click=move |_| all.set(false)>
                    {m::facets_fewer(language())}
                </button>
            }
            .into_any(),
        );
    }
    (hidden > 0).then(|| {
        let words = m::FacetsMore { n: hidden }.say(language());
        view! { <button type="button" class="link facet-more" on:click=move |_| all.set(true)>{words}</button> }
            .into_any()
    })
}
