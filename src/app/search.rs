//! The search bar.

mod colours;
mod copied;
mod error;
mod missing;
mod notation;
mod panel;
mod saved;
mod typing;

use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;
use words::messages as m;

use crate::browser::language::language;
use crate::browser::{focus, typing as field};
use crate::state::use_state;
use crate::ui::button::IconButton;
use crate::ui::icon::Icon;
use crate::ui::reactive::{effect, memo};

pub use error::{QueryError, Understood};
pub use missing::QueryNotice;
pub use typing::Typing;

/// Selector of the field, for the key that focuses it.
pub const INPUT: &str = "[data-testid=query-input]";

/// Enter applies the text, arrow keys choose a suggestion, Escape restores the applied text and leaves.
#[component]
pub fn Search(typing: Typing) -> impl IntoView {
    let (state, language) = (use_state(), language());
    let input = NodeRef::<html::Input>::new();
    let behind = NodeRef::<html::Div>::new();
    let caret = move || input.get_untracked().and_then(|input| field::caret(&input));
    let keys = move |event: KeyboardEvent| match event.key().as_str() {
        "Enter" => {
            event.prevent_default();
            match typing.choice() {
                Some(offer) => panel::accept(typing, input, &offer),
                None => typing.apply(),
            }
        }
        "ArrowDown" | "ArrowUp" => {
            event.prevent_default();
            typing.step(event.key() == "ArrowDown", caret());
        }
        "Escape" => {
            event.prevent_default();
            event.stop_propagation();
            if typing.chosen.get_untracked().is_some() {
                return typing.close();
            }
            typing.draft.set(state.text.get_untracked());
            typing.read(None);
            if let Some(input) = input.get_untracked() {
                // The single-letter keys work again.
                let _ = input.blur();
            }
        }
        _ => {}
    };
    // The coloured text has to stay aligned with the text in the field.
    let follow = move || {
        if let (Some(input), Some(behind)) = (input.get_untracked(), behind.get_untracked()) {
            behind.set_scroll_left(input.scroll_left());
        }
    };
    let typed = move |event| {
        typing.draft.set(event_target_value(&event));
        typing.open.set(true);
        typing.read(caret());
    };
    let is_dirty = move || typing.draft.with(|draft| state.text.with(|text| draft.trim() != text));
    let hint = move || match (is_dirty(), typing.draft.with(String::is_empty)) {
        (true, _) => m::search_enter(language),
        (false, true) => "/",
        (false, false) => "",
    };
    let has_text = memo(move || typing.draft.with(|draft| !draft.is_empty()));
    let clear = move |_| {
        typing.draft.set(String::new());
        typing.apply();
        focus::focus(INPUT);
    };
    effect(move || {
        typing.draft.track();
        typing.reading.track();
        request_animation_frame(follow);
    });
    view! {
        <form class="search" role="search" class:is-dirty=is_dirty on:submit=move |event| event.prevent_default()>
            <notation::NotationButton typing/>
            <div class="search-field">
                <colours::Colours typing element=behind/>
                <input
                    type="text"
                    node_ref=input
                    data-testid="query-input"
                    role="combobox"
                    aria-label=m::search_label(language)
                    aria-autocomplete="list"
                    aria-controls=panel::LIST
                    aria-expanded=move || if typing.open.get() { "true" } else { "false" }
                    aria-activedescendant=move || typing.chosen.get().map(panel::offer_id)
                    placeholder=m::search_placeholder(language)
                    autocomplete="off"
                    autocapitalize="off"
                    spellcheck="false"
                    enterkeyhint="search"
                    aria-describedby="query-error"
                    prop:value=typing.draft
                    on:input=typed
                    on:keydown=keys
                    on:scroll=move |_| follow()
                    on:blur=move |_| typing.close()
                />
            </div>
            <span class="search-hint" aria-hidden="true">{hint}</span>
            <copied::CopyAsButton/>
            <saved::SavedButton typing/>
            <Show when=move || has_text.get()>
                <IconButton icon=Icon::Close label=m::search_clear(language) on_click=clear/>
            </Show>
            <panel::Panel typing input/>
        </form>
    }
}
