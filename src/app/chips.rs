//! The filters added by clicking, and the selected range.

use gloo::events::{EventListener, EventListenerOptions};
use leptos::ev::MouseEvent;
use leptos::html;
use leptos::prelude::*;
use protocol::Chip;
use view::chips::{describe, members, parts};
use view::format;
use view::seen::line;
use wasm_bindgen::JsCast;
use web_sys::{DragEvent, Element};
use words::{Say, messages as m};

use super::search::Typing;
use super::trail::Trail;
use crate::browser::language::language;
use crate::state::{State, use_state};
use crate::ui::button::IconButton;
use crate::ui::icon::{Glyph, Icon};
use crate::ui::menu::{Item, Menus, use_menus};
use crate::ui::reactive::{dynamic, effect, memo};
use crate::ui::seen::seen;

/// Most characters of a value shown on a chip.
const MOST: usize = 40;

/// A row with the range and how one came to it, and the chips, if there are any.
#[component]
pub fn Chips(typing: Typing) -> impl IntoView {
    let state = use_state();
    let list = NodeRef::new();
    watch_drags(list, state, use_menus());
    let row = move || {
        let chips = state.chips.get().into_iter().enumerate();
        chips.map(|(i, chip)| one(i, chip, typing)).collect::<Vec<_>>().into_any()
    };
    let any = memo(move || state.range.get().is_some() || state.chips.with(|chips| !chips.is_empty()));
    view! {
        <Show when=move || any.get()>
            <div class="chips" role="region" aria-label=m::filters(language())>
                <Trail/>
                <ul node_ref=list>{dynamic(row)}</ul>
                <button type="button" class="button quiet" on:click=move |_| state.clear()>{m::filters_clear(language())}</button>
            </div>
        </Show>
    }
}

/// Menu items for grouping a chip with another, ungrouping it, and pinning it.
fn more(state: State, index: usize, is_group: bool, pinned: bool) -> Vec<Item> {
    let (others, language) = (state.chips.get_untracked(), language());
    let words = if pinned { m::filter_unpin(language) } else { m::filter_pin(language) };
    let mut items = vec![Item::action(Icon::Pin, words, move || state.pin(index))];
    for (any, heading) in [(true, m::filter_either(language)), (false, m::filter_both(language))] {
        if others.len() > 1 {
            items.push(Item::Heading(heading.to_owned()));
        }
        for (other, chip) in others.iter().enumerate().filter(|(other, _)| *other != index) {
            let filter = &format::middle(&describe(chip, language), MOST);
            let label = if any { m::FilterOr { filter }.say(language) } else { m::FilterAnd { filter }.say(language) };
            items.push(Item::action(Icon::Plus, label, move || state.combine(other, index, any)));
        }
    }
    if is_group {
        items.push(Item::Separator);
        items.push(Item::action(Icon::Minus, m::filter_split(language), move || state.split(index)));
    }
    items
}

/// Handles dragging chips onto others, with one listener for the whole row.
fn watch_drags(list: NodeRef<html::Ul>, state: State, menus: Menus) {
    let dragged = StoredValue::new(None);
    effect(move || {
        let Some(list) = list.get() else { return };
        for kind in ["dragstart", "dragover", "dragend", "drop"] {
            // Removed together with the element.
            EventListener::new_with_options(
                &list,
                kind,
                EventListenerOptions::enable_prevent_default(),
                move |event| {
                    if let Some(event) = event.dyn_ref::<DragEvent>() {
                        on_drag(event, dragged, state, menus);
                    }
                },
            )
            .forget();
        }
    });
}

fn on_drag(event: &DragEvent, dragged: StoredValue<Option<usize>>, state: State, menus: Menus) {
    let here = chip_at(event);
    let from = dragged.get_value();
    match event.type_().as_str() {
        "dragstart" => {
            dragged.set_value(here);
            if let Some(data) = event.data_transfer() {
                // Some browsers do not start a drag without data.
                let _ = data.set_data("text/plain", "");
            }
        }
        "dragend" => dragged.set_value(None),
        kind => {
            let Some((from, onto)) = from.zip(here).filter(|(from, onto)| from != onto) else { return };
            event.prevent_default();
            if kind == "drop" {
                let (x, y) = (f64::from(event.client_x()), f64::from(event.client_y()));
                let join = |words: &str, any| Item::action(Icon::Plus, words, move || state.combine(from, onto, any));
                let language = language();
                let (or, and) = (m::filter_combine_or(language), m::filter_combine_and(language));
                menus.open_at(x, y, m::filter_combine(language), vec![join(or, true), join(and, false)]);
            }
        }
    }
}

/// Index of the chip under the pointer.
fn chip_at(event: &DragEvent) -> Option<usize> {
    let element = event.target()?.dyn_into::<Element>().ok()?;
    element.closest("[data-chip]").ok()??.get_attribute("data-chip")?.parse().ok()
}

fn one(index: usize, chip: Chip, typing: Typing) -> AnyView {
    let (state, menus, language) = (use_state(), use_menus(), language());
    let words = line(&describe(&chip, language)).into_owned();
    let filter = words.as_str();
    let switch = match chip.enabled {
        true => m::FilterSwitchOff { filter }.say(language),
        false => m::FilterSwitchOn { filter }.say(language),
    };
    let edited = StoredValue::new(chip.clone());
    let edit = m::FilterEdit { filter }.say(language);
    let sign = if chip.negated { m::filter_not(language) } else { "" };
    let (field, value) = parts(&chip, language);
    let value = if value.is_empty() { "\"\"".to_owned() } else { format::middle(&value, MOST) };
    let is_group = members(&chip).is_some();
    let pinned = chip.pinned;
    let menu = move |event: MouseEvent| {
        menus.open_under(&event, m::filter_menu(language), more(state, index, is_group, pinned))
    };
    view! {
        <li
            class="chip"
            class:is-negated=chip.negated
            class:is-off=!chip.enabled
            draggable="true"
            data-chip=index.to_string()
        >
            <button
                type="button"
                class="chip-main"
                title=switch
                aria-pressed=if chip.enabled { "true" } else { "false" }
                on:click=move |_| state.toggle(index)
            >
                {pinned.then(|| view! { <Glyph icon=Icon::Pin/> }.into_any())}
                <span class="chip-sign">{sign}</span>
                <span class="chip-field">{field} ":"</span>
                <bdi class="chip-value">{seen(value)}</bdi>
            </button>
            <IconButton
                icon=if chip.negated { Icon::Plus } else { Icon::Minus }
                label=m::FilterInvert { filter }.say(language)
                on_click=move |_| state.negate(index)
            />
            <Show when=move || typing.takes_chips()>
                <IconButton icon=Icon::Edit label=edit.clone() on_click=move |_| typing.edit(index, edited.get_value())/>
            </Show>
            <IconButton icon=Icon::More label=m::FilterMore { filter }.say(language) on_click=menu/>
            <IconButton icon=Icon::Close label=m::FilterRemove { filter }.say(language) on_click=move |_| state.remove(index)/>
        </li>
    }
    .into_any()
}
