//! The issues view.

use leptos::prelude::*;

/// The issues view.
#[component]
pub fn Issues() -> impl IntoView {
    view! { <h1>"Issues"</h1> }
}
