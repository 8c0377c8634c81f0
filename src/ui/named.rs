//! A name with something behind it: where there is no room, the name stays whole and what is behind it gives way.

use leptos::prelude::*;
use view::seen::visible;

use super::seen::seen;

#[component]
pub fn Named(
    /// The text as it is in a file.
    name: String,
    /// The same.
    behind: Option<String>,
    /// What is shown on hover.
    title: String,
) -> impl IntoView {
    let behind = behind.map(|behind| {
        let behind = visible(&behind).into_owned();
        view! { <span class="named-behind">" · "<bdi>{behind}</bdi></span> }
    });
    view! { <span class="named" title=title><bdi class="named-name">{seen(name)}</bdi>{behind}</span> }
}
