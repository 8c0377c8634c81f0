//! Text from files, with what could deceive the eye written out and marked, where the end of a line that is too long does not hide it. What is copied is the text as it is.

use leptos::prelude::*;
use view::seen::{deception, visible};

use super::icon::{Glyph, Icon};

/// The text, for the inside of an element of its own.
pub fn seen(text: impl AsRef<str>) -> AnyView {
    let text = text.as_ref();
    let shown = visible(text).into_owned();
    match mark(text) {
        Some(mark) => (mark, shown).into_any(),
        None => shown.into_any(),
    }
}

/// The mark alone; nothing where there is nothing to mark.
pub fn mark(text: &str) -> Option<AnyView> {
    let words = deception(text)?.words();
    Some(
        view! { <span class="deception" role="img" title=words.clone() aria-label=words><Glyph icon=Icon::Warning/></span> }
            .into_any(),
    )
}
