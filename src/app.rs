//! Mounts the shell and provides the engine client and the view state to everything below.

use leptos::prelude::*;

use crate::engine_client::Engine;
use crate::state::State;

/// The whole page.
#[component]
pub fn App() -> impl IntoView {
    let engine = Engine::start();
    provide_context(engine);
    provide_context(State::from_url());
    view! { <main></main> }
}
