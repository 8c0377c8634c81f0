//! Mounts the shell and provides the engine client and the view state to everything below.

use leptos::prelude::*;

use crate::engine_client::Engine;
use crate::state::{Evidence, State, Summary, View, use_state};
use crate::views::{Events, Integrity, Issues, Overview};

/// The whole page.
#[component]
pub fn App() -> impl IntoView {
    let engine = Engine::start();
    let state = State::from_url();
    provide_context(engine);
    provide_context(state);
    provide_context(Summary::watch(engine, state));
    provide_context(Evidence::watch(engine));
    view! { <main><Route/></main> }
}

/// The view that is open.
#[component]
fn Route() -> impl IntoView {
    let state = use_state();
    move || match state.view.get() {
        View::Overview => view! { <Overview/> }.into_any(),
        View::Events => view! { <Events/> }.into_any(),
        View::Integrity => view! { <Integrity/> }.into_any(),
        View::Issues => view! { <Issues/> }.into_any(),
    }
}
