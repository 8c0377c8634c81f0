//! A name with something behind it: where there is no room, the name stays whole and what is behind it gives way.

use super::cut::Cut;
use super::seen::seen;
use leptos::prelude::*;

/// A name with more characters is cut in the middle.
const LONG: usize = 40;

/// Characters at the end of such a name that stay.
const TAIL: usize = 12;

#[component]
pub fn Named(
    /// The text as it is in a file.
    name: String,
    /// The same.
    behind: Option<String>,
    /// What is shown on hover.
    title: String,
) -> impl IntoView {
    let behind = behind.map(|behind| view! { <span class="named-behind">" · "<bdi>{seen(behind)}</bdi></span> });
    let name = match name.chars().count() > LONG {
        // Names that long are made by programs, and often differ at their end only.
        true => view! { <Cut text=name tail=TAIL/> }.into_any(),
        false => seen(name),
    };
    view! { <span class="named" title=title><bdi class="named-name">{name}</bdi>{behind}</span> }
}
