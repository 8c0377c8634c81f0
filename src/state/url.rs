//! Keeps the state and the URL fragment in step, both ways, with a history that the back button can walk.

use std::cell::RefCell;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use js_sys::Reflect;
use leptos::prelude::*;
use view::fragment::{self, Fragment};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::EventTarget;

use super::State;
use crate::engine_client::Hold;

/// Small steps (sorting, walking from event to event) are written when they pause: browsers ration history calls.
const PAUSE_MS: u32 = 150;

/// If a navigation that was announced does not come, the page is not kept busy for longer.
const ANNOUNCED_MS: u32 = 250;

thread_local! {
    // One page, one location: what is about to be written to it, and the navigation that is about to arrive.
    static WRITING: RefCell<Option<(String, Timeout)>> = const { RefCell::new(None) };
    static ARRIVING: RefCell<Option<(Hold, Timeout)>> = const { RefCell::new(None) };
}

/// What the fragment says now.
pub fn current() -> Fragment {
    fragment::parse(&hash())
}

/// Writes the state to the URL when it changes, and takes over what the URL says when that changes.
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
        // What the back button comes back to is how it was left, with the small steps that were not written yet.
        if let Some((small, _)) = waiting {
            put(&small, false);
        }
        put(&text, true);
    } else {
        let later = Timeout::new(PAUSE_MS, write_waiting);
        WRITING.with(|writing| writing.replace(Some((text, later))));
    }
}

fn write_waiting() {
    if let Some((text, _)) = WRITING.with(|writing| writing.take()) {
        put(&text, false);
    }
}

fn put(fragment: &str, push: bool) {
    let Some(window) = web_sys::window() else { return };
    let Ok(history) = window.history() else { return };
    let put = if push {
        history.push_state_with_url(&JsValue::NULL, "", Some(fragment))
    } else {
        history.replace_state_with_url(&JsValue::NULL, "", Some(fragment))
    };
    if put.is_err() {
        // Some browsers refuse history calls to pages from disk, or when there were too many of them. What comes
        // back as `popstate` is what the state already says.
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
    // The page listens as long as it lives. `popstate` comes with the change itself, `hashchange` some time later: what
    // was waiting to be written in between would be written over the entry that was just gone to.
    EventListener::new(&window, "popstate", arrive).forget();
}

/// Going back takes a while. Whoever asks meanwhile whether the page is idle must not be told "yes"; the Navigation
/// API, where there is one, tells of it first.
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
