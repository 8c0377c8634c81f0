//! The events view.

use leptos::prelude::*;

/// The events view.
#[component]
pub fn Events() -> impl IntoView {
    view! { <h1>"Events"</h1> }
}
