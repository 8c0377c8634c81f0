//! Events without a usable time. No time range contains them, so they are counted separately, in every view.

use leptos::prelude::*;
use view::chips;
use words::{Say, messages as m};

use crate::browser::language::language;
use crate::engine_client::use_engine;
use crate::state::use_state;
use crate::ui::reactive::{dynamic, memo};

/// For the header of a timeline: how many of its events it does not show or, if a range is selected, how many there are
/// in total. Clicking filters for them.
pub fn undated_tool(of_timeline: u64) -> AnyView {
    let state = use_state();
    let count = match state.range.get() {
        Some(_) => use_engine().progress().with(|it| it.undated),
        None => of_timeline,
    };
    if count == 0 {
        return ().into_any();
    }
    let language = language();
    let show = move |_| {
        state.set_range(None);
        state.add(chips::undated_chip());
    };
    view! {
        <button
            type="button"
            class="chart-tool"
            data-testid="undated"
            data-value=count.to_string()
            title=m::undated_title(language)
            on:click=show
        >
            {m::UndatedEvents { n: count }.say(language)}
        </button>
    }
    .into_any()
}

/// For views of everything loaded: how many events have no time, with a link to them.
#[component]
pub fn Undated() -> impl IntoView {
    let (state, progress) = (use_state(), use_engine().progress());
    let count = memo(move || progress.with(|it| it.undated));
    let line = move || {
        let n = count.get();
        if n == 0 {
            return ().into_any();
        }
        let show = move |_| {
            state.clear();
            state.add(chips::undated_chip());
            state.show_events();
        };
        view! {
            <p class="undated" role="status" data-testid="undated" data-value=n.to_string()>
                {m::UndatedLine { n }.say(language())} " "
                <button type="button" class="link" on:click=show>{m::undated_show(language())}</button>
            </p>
        }
        .into_any()
    };
    dynamic(line)
}
