//! Long names that lose their middle where there is no room: ARNs, keys and paths differ at both ends.

use leptos::prelude::*;
use view::seen::visible;

use super::seen::mark;

/// The text; whole on hover, and whole when it is copied.
#[component]
pub fn Cut(
    /// The text, as it stands in a file.
    #[prop(into)]
    text: String,
    /// How many characters at its end are always to be seen.
    tail: usize,
) -> impl IntoView {
    let mark = mark(&text);
    let text = visible(&text).into_owned();
    let length = text.chars().count();
    // Where little more than the end would be left, cutting the end is as good.
    let keep = if length > tail.saturating_mul(2) { length - tail } else { length };
    let at = text.char_indices().nth(keep).map_or(text.len(), |(at, _)| at);
    let (head, end) = text.split_at(at);
    let (head, end) = (head.to_owned(), end.to_owned());
    view! {
        <bdi class="cut" title=text>
            {mark}
            <span class="cut-head">{head}</span>
            <span class="cut-tail">{end}</span>
        </bdi>
    }
}
