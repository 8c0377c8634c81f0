//! Why no event matches, and the way out.

use leptos::prelude::*;
use view::chips::describe;
use view::seen::visible;
use view::{clock, format};
use words::{Say, messages as m};

use crate::browser::language::language;
use crate::state::{use_state, use_summary, zone};

/// Shown in place of events. It only offers to drop what was applied, which excludes a text with a mistake and disabled
/// chips.
#[component]
pub fn NoMatch() -> impl IntoView {
    let (state, applied) = (use_state(), use_summary().applied());
    let drop_text = move || {
        let text = applied.with(|scope| scope.text.clone());
        (!text.is_empty()).then(|| {
            let words = m::NoMatchText { text: &format::middle(&visible(&text), 60) }.say(language());
            way(words, move || state.set_text(String::new()))
        })
    };
    let drop_range = move || {
        let range = applied.with(|scope| scope.range);
        let words = |range| m::NoMatchTime { range: &clock::range(range, &zone()) }.say(language());
        range.map(|range| way(words(range), move || state.set_range(None)))
    };
    let drop_chips = move || {
        let chips = applied.with(|scope| scope.chips.clone()).into_iter().filter(|chip| chip.enabled);
        let one = |chip: protocol::Chip| {
            let words = visible(&describe(&chip, language())).into_owned();
            way(words, move || {
                let at = state.chips.with_untracked(|chips| chips.iter().position(|known| *known == chip));
                at.into_iter().for_each(|at| state.remove(at));
            })
        };
        chips.map(one).collect_view()
    };
    let is_filtered = Memo::new(move |_| {
        applied.with(|scope| {
            !scope.text.is_empty() || scope.range.is_some() || scope.chips.iter().any(|chip| chip.enabled)
        })
    });
    view! {
        <div class="no-match" role="status">
            <Show
                when=move || is_filtered.get()
                fallback=|| view! {
                    <h2>{m::no_match_no_events(language())}</h2>
                    <p>{m::no_match_no_events_why(language())}</p>
                }
            >
                <h2>{m::no_match(language())}</h2>
                <p>{m::no_match_ways(language())}</p>
                <ul>{drop_text} {drop_range} {drop_chips}</ul>
                <button type="button" class="button" on:click=move |_| state.clear()>
                    {m::no_match_clear(language())}
                </button>
            </Show>
        </div>
    }
}

fn way(words: String, drop: impl Fn() + 'static) -> impl IntoView {
    view! { <li><button type="button" class="button" on:click=move |_| drop()>{words}</button></li> }
}
