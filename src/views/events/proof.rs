//! The proof status of an event's file: icon, word, colour.

use leptos::prelude::*;
use protocol::report::{Outcome, Verdict};

use words::{Label, Say, messages as m};

use crate::browser::language::language;
use crate::ui::icon::{Glyph, Icon};

/// Icon and class of an outcome.
pub const fn look(outcome: Outcome) -> (Icon, &'static str) {
    match outcome {
        Outcome::Failed => (Icon::Cross, "is-failed"),
        Outcome::Unchecked => (Icon::Unchecked, "is-unchecked"),
        Outcome::Proved => (Icon::Check, "is-proved"),
    }
}

/// The mark of a row whose eventID also occurs in another record.
pub fn disputed() -> AnyView {
    let words = m::events_cell_disputed(language());
    view! {
        <span class="disputed-mark" title=words>
            "≠"
            <span class="visually-hidden">{words}</span>
        </span>
    }
    .into_any()
}

/// The mark of a row in whose record a name occurs more than once.
pub fn repeated() -> AnyView {
    let words = m::events_cell_repeated(language());
    view! {
        <span class="disputed-mark" title=words>
            "2×"
            <span class="visually-hidden">{words}</span>
        </span>
    }
    .into_any()
}

/// The mark of a row: an icon, with words on hover and for screen readers.
#[component]
pub fn ProofMark(verdict: Verdict) -> impl IntoView {
    let (icon, class) = look(verdict.outcome());
    let language = language();
    let (outcome, verdict) = (verdict.outcome().label(language), verdict.label(language));
    let words = m::EventsCellProof { outcome, verdict }.say(language);
    let title = words.clone();
    view! {
        <span class=format!("proof-mark {class}") title=title>
            <Glyph icon/>
            <span class="visually-hidden">{words}</span>
        </span>
    }
}
