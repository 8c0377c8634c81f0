//! Keeps the state and the URL fragment in sync, in both directions, with a history for the back button.

use std::cell::{Cell, RefCell};

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use js_sys::Reflect;
use leptos::prelude::*;
use view::fragment::{self, Fragment};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::EventTarget;

use super::State;
use crate::engine_client::{Hold, timing};

/// Small steps (sorting, walking from event to event) are written at once, but with pauses in between, because browsers limit
/// history calls.
const PAUSE_MS: u32 = 150;

/// If an announced navigation does not happen, the page is kept busy for no longer than this.
const ANNOUNCED_MS: u32 = 250;

thread_local! {
    // Global, since there is one location: what is about to be written to it, and the navigation about to arrive.
    // Until it is written, the page is not idle.
    static WRITING: RefCell<Option<(String, Timeout, Hold)>> = const { RefCell::new(None) };
    static WRITTEN_AT: Cell<f64> = const { Cell::new(f64::NEG_INFINITY) };
    static ARRIVING: RefCell<Option<(Hold, Timeout)>> = const { RefCell::new(None) };
}

/// The current fragment of the URL.
pub fn current() -> Fragment {
    fragment::parse(&hash())
}

/// Writes the state to the URL when it changes, and applies the URL when that changes.
pub fn follow(state: State) {
    Effect::new(move |before: Option<Fragment>| {
        let now = state.fragment();
        if let Some(before) = before {
            write(&before, &now);
        }
        now
    });
    listen_for_arrival(state);
    listen_for_announcement();
}

fn write(before: &Fragment, now: &Fragment) {
    let text = fragment::print(now);
    let waiting = WRITING.with(|writing| writing.take());
    if text == fragment::print(&current()) {
        return;
    }
    if Fragment::is_step(before, now) {
        // The back button returns to the state as it was left, including small steps not written yet.
        if let Some((small, ..)) = waiting {
            put(&small, false);
        }
        put(&text, true);
        return;
    }
    let since = timing::now() - WRITTEN_AT.get();
    if since >= f64::from(PAUSE_MS) {
        return put(&text, false);
    }
    let later = Timeout::new(PAUSE_MS, write_waiting);
    WRITING.with(|writing| writing.replace(Some((text, later, Hold::new()))));
}

fn write_waiting() {
    if let Some((text, ..)) = WRITING.with(|writing| writing.take()) {
        put(&text, false);
    }
}

fn put(fragment: &str, push: bool) {
    WRITTEN_AT.set(timing::now());
    let Some(window) = web_sys::window() else { return };
    let Ok(history) = window.history() else { return };
    let put = if push {
        history.push_state_with_url(&JsValue::NULL, "", Some(fragment))
    } else {
        history.replace_state_with_url(&JsValue::NULL, "", Some(fragment))
    };
    if put.is_err() {
        // Some browsers refuse history calls for pages from disk, or when there were too many of them. What then comes
        // back as `popstate` is what the state already is.
        let _ = window.location().set_hash(fragment);
    }
}

fn listen_for_arrival(state: State) {
    let Some(window) = web_sys::window() else { return };
    let arrive = move |_: &web_sys::Event| {
        WRITING.with(|writing| writing.take());
        let hold = Hold::new();
        ARRIVING.with(|arriving| arriving.take());
        state.adopt(current());
        drop(hold);
    };
    // The page listens for as long as it lives. `popstate` comes with the change itself, `hashchange` some time later:
    // anything waiting to be written would then overwrite the entry just navigated to.
    EventListener::new(&window, "popstate", arrive).forget();
}

/// Going back takes a while, during which the page must not report to be idle. The Navigation API, where available,
/// announces it.
fn listen_for_announcement() {
    let Some(window) = web_sys::window() else { return };
    let navigation = Reflect::get(&window, &"navigation".into()).unwrap_or_default();
    let Some(navigation) = navigation.dyn_ref::<EventTarget>() else { return };
    let announce = |event: &web_sys::Event| {
        if Reflect::get(event, &"hashChange".into()).is_ok_and(|value| value.is_truthy()) {
            let give_up = Timeout::new(ANNOUNCED_MS, || drop(ARRIVING.with(|arriving| arriving.take())));
            ARRIVING.with(|arriving| arriving.replace(Some((Hold::new(), give_up))));
        }
    };
    EventListener::new(navigation, "navigate", announce).forget();
}

fn hash() -> String {
    web_sys::window().and_then(|window| window.location().hash().ok()).unwrap_or_default()
}
