//! Long names that are shortened in the middle where there is no room, since ARNs, keys and paths differ at both ends.

use leptos::prelude::*;
use view::seen::line;

use super::seen::mark;

/// The text; complete on hover and when copied.
#[component]
pub fn Cut(
    /// The text as it is in a file.
    #[prop(into)]
    text: String,
    /// How many characters at its end are always visible.
    tail: usize,
) -> impl IntoView {
    let mark = mark(&text);
    let text = line(&text).into_owned();
    let length = text.chars().count();
    // If little more than the end would be left, the end may as well be cut off.
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
