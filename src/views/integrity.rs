//! The integrity view.

use leptos::prelude::*;

/// The integrity view.
#[component]
pub fn Integrity() -> impl IntoView {
    view! { <h1>"Integrity"</h1> }
}
