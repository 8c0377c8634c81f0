//! Keys that work in every view. Single letters are ignored in text fields; keys of a table or tree are handled there.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use view::history::Way;

use super::search::INPUT;
use crate::browser::focus;
use crate::engine_client::use_engine;
use crate::state::{View, use_dialogs, use_history, use_state};
use crate::views::VIEWS;

/// How long after `g` the letter of a view is accepted, in milliseconds.
const CHORD_MS: f64 = 1500.0;

/// Has the browser ask before the page is left with notes that are in no file, or half-written ones.
pub fn warn_before_leaving() {
    let history = use_history();
    let _ = window_event_listener(leptos::ev::beforeunload, move |event| {
        if history.is_unsaved() {
            event.prevent_default();
            event.set_return_value("notes");
        }
    });
}

/// Listens for as long as the page lives.
pub fn listen() {
    let (state, dialogs, engine, history) = (use_state(), use_dialogs(), use_engine(), use_history());
    let before = StoredValue::new(None::<f64>);
    let _ = window_event_listener(leptos::ev::keydown, move |event: KeyboardEvent| {
        if is_palette(&event) && !focus::is_covered() {
            dialogs.open_palette();
            return event.prevent_default();
        }
        if !focus::is_typing(&event) && !focus::is_chord(&event) && dialogs.keep_early(&event.key()) {
            return event.prevent_default();
        }
        if is_print(&event) && state.view.get_untracked() == View::EVENTS && !focus::is_covered() {
            state.print();
            return event.prevent_default();
        }
        if let Some(way) = undoing(&event).filter(|_| !focus::is_typing(&event) && !focus::is_covered()) {
            history.go(way);
            return event.prevent_default();
        }
        if event.default_prevented() || focus::is_typing(&event) || focus::is_chord(&event) || focus::is_covered() {
            return;
        }
        let chord = before.get_value().is_some_and(|at| event.time_stamp() - at < CHORD_MS);
        before.set_value(None);
        let key = event.key();
        match key.as_str() {
            "/" => focus::focus(INPUT),
            "?" => dialogs.help.set(true),
            "g" if !chord => before.set_value(Some(event.time_stamp())),
            _ if chord => {
                let Some(entry) = VIEWS.iter().find(|entry| key.chars().eq([entry.key])) else { return };
                let hold = engine.hold();
                state.view.set(entry.view);
                drop(hold);
            }
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
    });
}

/// Whether a key opens the command palette. It also does so in text fields.
fn is_palette(event: &KeyboardEvent) -> bool {
    (event.ctrl_key() || event.meta_key())
        && !event.alt_key()
        && !event.shift_key()
        && event.key().eq_ignore_ascii_case("k")
}

/// Whether a key prints. The browser would print the rows that are drawn.
fn is_print(event: &KeyboardEvent) -> bool {
    (event.ctrl_key() || event.meta_key())
        && !event.alt_key()
        && !event.shift_key()
        && event.key().eq_ignore_ascii_case("p")
}

/// Whether a key undoes something or does it again.
fn undoing(event: &KeyboardEvent) -> Option<Way> {
    let control = (event.ctrl_key() || event.meta_key()) && !event.alt_key();
    match (event.key().to_lowercase().as_str(), event.shift_key()) {
        ("z", false) if control => Some(Way::Back),
        ("z", true) | ("y", false) if control => Some(Way::Forward),
        _ => None,
    }
}
