//! The clicked filters.

use leptos::prelude::*;
use protocol::Chip;
use view::chips::describe;
use view::format;

use super::search::Typing;
use crate::state::use_state;
use crate::ui::button::IconButton;
use crate::ui::icon::Icon;

/// How much of a value a chip shows.
const MOST: usize = 40;

/// A row of chips, while there are any.
#[component]
pub fn Chips(typing: Typing) -> impl IntoView {
    let state = use_state();
    let row = move || state.chips.get().into_iter().enumerate().map(|(i, chip)| one(i, chip, typing)).collect_view();
    let any = Memo::new(move |_| state.chips.with(|chips| !chips.is_empty()));
    view! {
        <Show when=move || any.get()>
            <div class="chips" role="group" aria-label="Filters">
                <ul>{row}</ul>
                <button type="button" class="button quiet" on:click=move |_| state.clear()>"Clear all"</button>
            </div>
        </Show>
    }
}

fn one(index: usize, chip: Chip, typing: Typing) -> impl IntoView {
    let state = use_state();
    let words = describe(&chip);
    let switch = format!("{words}. {}", if chip.enabled { "Switch off" } else { "Switch on" });
    let edited = StoredValue::new(chip.clone());
    let edit = format!("Edit: {words}");
    let sign = if chip.negated { "not " } else { "" };
    let value = match chip.value.as_str() {
        "" => "\"\"".to_owned(),
        value => format::middle(value, MOST),
    };
    view! {
        <li class="chip" class:is-negated=chip.negated class:is-off=!chip.enabled>
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
            <IconButton icon=Icon::Close label=format!("Remove: {words}") on_click=move |_| state.remove(index)/>
        </li>
    }
}
