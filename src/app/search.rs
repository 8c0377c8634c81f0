//! The search bar, and what is wrong with what was typed.

use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;

use crate::browser::focus;
use crate::state::{use_state, use_summary};
use crate::ui::button::IconButton;
use crate::ui::icon::{Glyph, Icon};

/// Selector of the field, for the key that goes there.
pub const INPUT: &str = "[data-testid=query-input]";

/// Enter applies, Escape restores what is applied and leaves.
#[component]
pub fn Search() -> impl IntoView {
    let state = use_state();
    let engine = crate::engine_client::use_engine();
    let draft = RwSignal::new(state.text.get_untracked());
    let input = NodeRef::<html::Input>::new();
    // The applied text changes from elsewhere, too: the back button, "clear", "only this".
    Effect::new(move |_| draft.set(state.text.get()));
    let apply = move || {
        let hold = engine.hold();
        let text = draft.get_untracked().trim().to_owned();
        draft.set(text.clone());
        if state.text.with_untracked(|applied| *applied != text) {
            state.text.set(text);
        }
        drop(hold);
    };
    let keys = move |event: KeyboardEvent| match event.key().as_str() {
        "Enter" => {
            event.prevent_default();
            apply();
        }
        "Escape" => {
            event.prevent_default();
            event.stop_propagation();
            draft.set(state.text.get_untracked());
            if let Some(input) = input.get_untracked() {
                // The keyboard is free again for the single-letter keys.
                let _ = input.blur();
            }
        }
        _ => {}
    };
    let is_dirty = move || draft.with(|draft| state.text.with(|text| draft.trim() != text));
    let hint = move || match (is_dirty(), draft.with(String::is_empty)) {
        (true, _) => "Enter ↵",
        (false, true) => "/",
        (false, false) => "",
    };
    let has_text = move || draft.with(|draft| !draft.is_empty());
    let clear = move |_| {
        draft.set(String::new());
        apply();
        focus::focus(INPUT);
    };
    view! {
        <form class="search" role="search" class:is-dirty=is_dirty on:submit=move |event| event.prevent_default()>
            <Glyph icon=Icon::Search/>
            <input
                type="text"
                node_ref=input
                data-testid="query-input"
                aria-label="Search events"
                placeholder="Search: eventName:Delete* and not userIdentity.type:AWSService"
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                enterkeyhint="search"
                aria-describedby="query-error"
                prop:value=draft
                on:input=move |event| draft.set(event_target_value(&event))
                on:keydown=keys
            />
            <span class="search-hint" aria-hidden="true">{hint}</span>
            <Show when=has_text>
                <IconButton icon=Icon::Close label="Clear the search" on_click=clear/>
            </Show>
        </form>
    }
}

/// The message stays as long as the text that it speaks of is applied.
#[component]
pub fn QueryError() -> impl IntoView {
    let state = use_state();
    let slot = use_summary().slot();
    let error = move || slot.error.get().filter(|_| state.text.with(|text| !text.is_empty()));
    view! {
        <div id="query-error" role="alert" class="query-error-place">
            {move || {
                error().map(|error| {
                    let place = mark(&state.text.get(), error.offset);
                    let suggestion = error.suggestion.map(|text| {
                        view! { <p class="query-suggestion">"Did you mean " <code>{text}</code> "?"</p> }
                    });
                    view! {
                        <div class="query-error" data-testid="query-error" data-offset=error.offset.to_string()>
                            <Glyph icon=Icon::Warning/>
                            <div>
                                <p>{error.message} " The last result stays on screen."</p>
                                <pre class="query-place">{place}</pre>
                                {suggestion}
                            </div>
                        </div>
                    }
                })
            }}
        </div>
    }
}

/// The text with a mark under the place: two lines for a fixed-width font.
fn mark(text: &str, offset: usize) -> String {
    /// How much of the text is shown on each side.
    const SIDE: usize = 40;
    let from = offset.saturating_sub(SIDE);
    let shown: String =
        text.chars().skip(from).take(2 * SIDE).map(|c| if c.is_whitespace() { ' ' } else { c }).collect();
    format!("{shown}\n{}^", " ".repeat(offset - from))
}
