//! On hover and focus, event names say what the call does.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

use crate::state::{Glossary, use_glossary};

/// Elements with the name of an event, each as its `data-value`.
const NAMES: &str =
    "[data-field=eventName][data-value], [data-field=eventName] [data-value], [data-chart=event] [data-value]";

/// Listens for as long as the page lives.
pub fn listen() {
    let glossary = use_glossary();
    let _ = window_event_listener(leptos::ev::mouseover, move |event| {
        hint(glossary, &event);
    });
    let _ = window_event_listener(leptos::ev::focusin, move |event| {
        hint(glossary, &event);
    });
}

/// Adds what the call does to the title of the element, for which screen readers and browsers have a way of their own.
fn hint(glossary: Glossary, event: &Event) -> Option<()> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    let name = target.closest(NAMES).ok()??.get_attribute("data-value")?;
    let titled = target.closest("[title]").ok()??;
    let what = untrack(|| glossary.term(&name, None))?.what;
    let title = titled.get_attribute("title")?;
    if !title.contains(&what) {
        // A plain name, which can always be set.
        let _ = titled.set_attribute("title", &format!("{title}\n{what}"));
    }
    Some(())
}
