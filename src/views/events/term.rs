//! What the call of an event means.

use std::sync::Arc;

use leptos::prelude::*;
use protocol::detections::Term;
use view::tree::text_at;
use words::messages as m;

use super::detail::Loaded;
use crate::browser::language::language;
use crate::state::use_glossary;
use crate::ui::copy::CopyButton;
use crate::ui::reactive::optional;

/// Nothing for calls that are not in the glossary.
pub fn term(loaded: Arc<Loaded>) -> AnyView {
    let glossary = use_glossary();
    let (name, source) = (text_at(&loaded.lines, "eventName"), text_at(&loaded.lines, "eventSource"));
    optional(move || Some(drawn(glossary.term(name.as_deref()?, source.as_deref())?)))
}

fn drawn(term: Term) -> AnyView {
    let language = language();
    let Term { what, why, next, source, .. } = term;
    let copied = source.clone();
    view! {
        <section class="detail-term" data-testid="glossary" aria-label=m::glossary_title(language)>
            <p>{what} " " {why}</p>
            <p><b>{m::glossary_next(language)}</b> " " {next}</p>
            <p class="detail-source">
                <span>{m::glossary_source(language)} " " <bdi>{source}</bdi></span>
                <CopyButton text=move || copied.clone() label=m::glossary_copy(language)/>
            </p>
        </section>
    }
    .into_any()
}
