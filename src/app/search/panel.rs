//! The panel below the field while typing: suggestions for the caret, and the meaning of the text so far.

use leptos::html;
use leptos::prelude::*;
use protocol::{Completion, ParsedText};
use words::{Label, Say, messages as m};

use super::typing::Typing;
use crate::browser::language::language;
use crate::browser::typing;
use crate::ui::reactive::memo;
use crate::ui::seen::seen;

/// `id` of the list, for the field that controls it.
pub const LIST: &str = "search-offers";

#[component]
pub fn Panel(typing: Typing, input: NodeRef<html::Input>) -> impl IntoView {
    let words = move || {
        let reading = typing.reading.get();
        reading.filter(|_| !typing.draft.with(|draft| draft.trim().is_empty())).map(|reading| understood(&reading.1))
    };
    let offers = move || {
        let offers = typing.offers.get();
        offers.into_iter().enumerate().map(|(at, offer)| line(typing, input, at, offer)).collect_view()
    };
    let is_open = memo(move || typing.open.get());
    let has_offers = memo(move || typing.offers.with(|offers| !offers.is_empty()));
    view! {
        <div class="search-panel" class:is-open=move || is_open.get()>
            <ul id=LIST role="listbox" aria-label=m::search_offers(language()) class="search-offers" hidden=move || !has_offers.get()>{offers}</ul>
            <div class="search-words" role="status">{words} {typing.trouble}</div>
        </div>
    }
}

/// `id` of the suggestion at this index.
pub fn offer_id(at: usize) -> String {
    format!("search-offer-{at}")
}

fn line(typing: Typing, input: NodeRef<html::Input>, at: usize, offer: Completion) -> AnyView {
    let selected = move || if typing.chosen.get() == Some(at) { "true" } else { "false" };
    let (label, hint) = (offer.label.clone(), offer.hint.say(language()));
    view! {
        <li
            id=offer_id(at)
            role="option"
            class="search-offer"
            aria-selected=selected
            // Keeps the focus in the field.
            on:mousedown=move |event| event.prevent_default()
            on:click=move |_| accept(typing, input, &offer)
        >
            <bdi class="search-offer-label">{seen(label)}</bdi>
            <span class="search-offer-hint">{hint}</span>
        </li>
    }
    .into_any()
}

/// Inserts a suggestion into the field.
pub fn accept(typing: Typing, input: NodeRef<html::Input>, offer: &Completion) {
    typing.chosen.set(None);
    if let Some(input) = input.get_untracked() {
        typing::replace(&input, offer.from, offer.to, &offer.text);
    }
}

/// The meaning of a text and notes on it, or why it has no meaning.
pub fn understood(reading: &ParsedText) -> AnyView {
    let said = match &reading.error {
        Some(error) => error.mistake.say(language()),
        None => reading.words.say(language()),
    };
    let class = if reading.error.is_some() { "is-wrong" } else { "" };
    let warnings: Vec<AnyView> = reading
        .warnings
        .iter()
        .map(|note| view! { <p class="search-warning">{note.say(language())}</p> }.into_any())
        .collect();
    view! {
        <p class=class><span class="search-notation-name">{reading.notation.label(language())}</span> " " {said}</p>
        {warnings}
    }
    .into_any()
}
