//! No event matches: why, and the way out.

use leptos::prelude::*;
use view::chips::describe;
use view::format;

use crate::state::use_state;

/// What stands in the place of events.
#[component]
pub fn NoMatch() -> impl IntoView {
    let state = use_state();
    let drop_text = move || {
        let text = state.text.get();
        (!text.is_empty())
            .then(|| way(format!("Search: {}", format::middle(&text, 60)), move || state.set_text(String::new())))
    };
    let drop_range = move || {
        state.range.get().map(|range| way(format!("Time: {}", format::range(range)), move || state.set_range(None)))
    };
    let drop_chips = move || {
        let chips = state.chips.get().into_iter().enumerate().filter(|(_, chip)| chip.enabled);
        chips.map(|(i, chip)| way(describe(&chip), move || state.remove(i))).collect_view()
    };
    view! {
        <div class="no-match" role="status">
            <Show
                when=move || state.is_filtered()
                fallback=|| view! { <h2>"No events"</h2><p>"The files hold no events. The issues view says what they are."</p> }
            >
                <h2>"No event matches"</h2>
                <p>"Drop one filter:"</p>
                <ul>{drop_text} {drop_range} {drop_chips}</ul>
                <button type="button" class="button" on:click=move |_| state.clear()>"Drop all filters"</button>
            </Show>
        </div>
    }
}

fn way(words: String, drop: impl Fn() + 'static) -> impl IntoView {
    view! { <li><button type="button" class="button" on:click=move |_| drop()>{words}</button></li> }
}
