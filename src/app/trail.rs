//! The ranges that one came through to the selected one by zooming in. Each leads back.

use leptos::prelude::*;
use protocol::TimeRange;
use view::clock;
use words::messages as m;

use crate::browser::language::language;
use crate::state::{State, use_state};
use crate::ui::button::link;
use crate::ui::reactive::{dynamic, memo};

/// The list, if a range is selected.
#[component]
pub fn Trail() -> impl IntoView {
    let state = use_state();
    let chosen = memo(move || state.range.get());
    dynamic(move || chosen.get().map(|range| list(state, range)).into_any())
}

fn list(state: State, chosen: TimeRange) -> AnyView {
    let back = move |range: TimeRange| {
        let words = dynamic(move || clock::range(range, &state.zone.get()).into_any());
        let go = move |_| state.set_range(Some(range));
        view! { <li><button type="button" class="link" on:click=go>{words}</button></li> }.into_any()
    };
    let through = move || {
        let through = state.parts.trail.with(|trail| trail.to(Some(chosen)));
        through.into_iter().map(back).collect::<Vec<_>>().into_any()
    };
    view! {
        <nav class="trail" aria-label=m::range_trail(language()) data-testid="trail">
            <ol>
                <li>{link(m::range_all(language()), "", move || state.set_range(None))}</li>
                {dynamic(through)}
                <li aria-current="true">{dynamic(move || clock::range(chosen, &state.zone.get()).into_any())}</li>
            </ol>
        </nav>
    }
    .into_any()
}
