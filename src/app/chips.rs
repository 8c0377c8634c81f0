//! The clicked filters.

use leptos::ev::MouseEvent;
use leptos::prelude::*;
use protocol::Chip;
use view::chips::{describe, members};
use view::format;

use super::search::Typing;
use crate::state::{State, use_state};
use crate::ui::button::IconButton;
use crate::ui::icon::Icon;
use crate::ui::menu::{Item, use_menus};
use crate::ui::reactive::memo;

/// How much of a value a chip shows.
const MOST: usize = 40;

/// A row of chips, while there are any.
#[component]
pub fn Chips(typing: Typing) -> impl IntoView {
    let state = use_state();
    let row = move || state.chips.get().into_iter().enumerate().map(|(i, chip)| one(i, chip, typing)).collect_view();
    let any = memo(move || state.chips.with(|chips| !chips.is_empty()));
    view! {
        <Show when=move || any.get()>
            <div class="chips" role="group" aria-label="Filters">
                <ul>{row}</ul>
                <button type="button" class="button quiet" on:click=move |_| state.clear()>"Clear all"</button>
            </div>
        </Show>
    }
}

/// Ways to put a chip into a group with another one, or to take it apart.
fn combinations(state: State, index: usize, is_group: bool) -> Vec<Item> {
    let others = state.chips.get_untracked();
    let mut items = Vec::new();
    for (any, heading, word) in [(true, "One of them is enough", "or"), (false, "Both", "and")] {
        if others.len() > 1 {
            items.push(Item::Heading(heading.to_owned()));
        }
        for (other, chip) in others.iter().enumerate().filter(|(other, _)| *other != index) {
            let label = format!("{word} {}", format::middle(&describe(chip), MOST));
            items.push(Item::action(Icon::Plus, label, move || state.combine(other, index, any)));
        }
    }
    if is_group {
        items.push(Item::Separator);
        items.push(Item::action(Icon::Minus, "Take apart", move || state.split(index)));
    }
    items
}

fn one(index: usize, chip: Chip, typing: Typing) -> AnyView {
    let (state, menus) = (use_state(), use_menus());
    let words = describe(&chip);
    let switch = format!("{words}. {}", if chip.enabled { "Switch off" } else { "Switch on" });
    let edited = StoredValue::new(chip.clone());
    let edit = format!("Edit: {words}");
    let sign = if chip.negated { "not " } else { "" };
    let value = match chip.value.as_str() {
        "" => "\"\"".to_owned(),
        value => format::middle(value, MOST),
    };
    let is_group = members(&chip).is_some();
    let combine = (is_group || state.chips.with_untracked(|chips| chips.len() > 1)).then(|| {
        let label = format!("Combine: {words}");
        let menu = move |event: MouseEvent| menus.open_under(&event, "Combine", combinations(state, index, is_group));
        view! { <IconButton icon=Icon::More label=label on_click=menu/> }.into_any()
    });
    view! {
        <li
            class="chip"
            class:is-negated=chip.negated
            class:is-off=!chip.enabled
        >
            <button
                type="button"
                class="chip-main"
                title=switch
                aria-pressed=if chip.enabled { "true" } else { "false" }
                on:click=move |_| state.toggle(index)
            >
                <span class="chip-sign">{sign}</span>
                <span class="chip-field">{chip.field} ":"</span>
                <bdi class="chip-value">{value}</bdi>
            </button>
            <IconButton
                icon=if chip.negated { Icon::Plus } else { Icon::Minus }
                label=format!("Turn round: {words}")
                on_click=move |_| state.negate(index)
            />
            <Show when=move || typing.takes_chips()>
                <IconButton icon=Icon::Edit label=edit.clone() on_click=move |_| typing.edit(index, edited.get_value())/>
            </Show>
            {combine}
            <IconButton icon=Icon::Close label=format!("Remove: {words}") on_click=move |_| state.remove(index)/>
        </li>
    }
    .into_any()
}
