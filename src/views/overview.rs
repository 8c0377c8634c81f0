//! The overview view.

use leptos::prelude::*;

/// The overview view.
#[component]
pub fn Overview() -> impl IntoView {
    view! { <h1>"Overview"</h1> }
}
