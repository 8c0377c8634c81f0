//! The way to the views.

use leptos::prelude::*;
use view::format;

use crate::engine_client::use_engine;
use crate::state::{View, use_state};
use crate::ui::icon::{Glyph, Icon};
use crate::ui::reactive::memo;

/// The letter after `g` that goes to a view.
pub const fn letter(view: View) -> char {
    match view {
        View::Overview => 'o',
        View::Events => 'e',
        View::Integrity => 'i',
        View::Issues => 's',
    }
}

const fn icon(view: View) -> Icon {
    match view {
        View::Overview => Icon::Overview,
        View::Events => Icon::Events,
        View::Integrity => Icon::Integrity,
        View::Issues => Icon::Issues,
    }
}

/// Icons with labels where there is room; at the bottom of small screens.
#[component]
pub fn Rail() -> impl IntoView {
    let state = use_state();
    let issues = memo(move || use_engine().progress().with(|progress| progress.issues));
    let link = move |view: View| {
        let here = move || (state.view.get() == view).then_some("page");
        let badge = move || {
            (view == View::Issues && issues.get() > 0).then(|| {
            view! { <span class="rail-count" title=format::exact(issues.get())>{format::count(issues.get())}</span> }
        })
        };
        view! {
            <li>
                <button
                    type="button"
                    class="rail-item"
                    aria-current=here
                    title=format!("{} (g {})", view.title(), letter(view))
                    on:click=move |_| state.view.set(view)
                >
                    <Glyph icon=icon(view)/>
                    <span class="rail-label">{view.title()}</span>
                    {badge}
                </button>
            </li>
        }
    };
    view! {
        <nav class="rail" aria-label="Views">
            <ul>{View::ALL.into_iter().map(link).collect_view()}</ul>
        </nav>
    }
}
