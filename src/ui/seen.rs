//! Text from files, in which anything that could deceive the eye is written out. A mark before the text shows this even
//! where the end of a long line is cut off. Copying still copies the original text.

use leptos::prelude::*;
use view::seen::{deception, visible};
use words::Say;

use super::icon::{Glyph, Icon};
use crate::browser::language::language;

/// The text, for use inside an element of its own.
pub fn seen(text: impl AsRef<str>) -> AnyView {
    let text = text.as_ref();
    let shown = visible(text).into_owned();
    match mark(text) {
        Some(mark) => (mark, shown).into_any(),
        None => shown.into_any(),
    }
}

/// Only the mark; `None` if there is nothing to mark.
pub fn mark(text: &str) -> Option<AnyView> {
    let words = deception(text)?.say(language());
    Some(
        view! { <span class="deception" role="img" title=words.clone() aria-label=words><Glyph icon=Icon::Warning/></span> }
            .into_any(),
    )
}
