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
    static WRITING: RefCell<Option<Timeout>> = const { RefCell::new(None) };
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
    WRITING.with(|writing| writing.take());
    if text == fragment::print(&current()) {
        return;
    }
    if is_a_step(before, now) {
        put(&text, true);
    } else {
        let later = Timeout::new(PAUSE_MS, move || put(&text, false));
        WRITING.with(|writing| writing.replace(Some(later)));
    }
}

/// Whether the back button should come back to `before`.
fn is_a_step(before: &Fragment, now: &Fragment) -> bool {
    let filter =
        |fragment: &Fragment| (fragment.text.clone(), fragment.notation, fragment.chips.clone(), fragment.range);
    before.view != now.view || filter(before) != filter(now) || (before.event.is_none() && now.event.is_some())
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
        // back as `hashchange` is what the state already says.
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
    // The page listens as long as it lives.
    EventListener::new(&window, "hashchange", arrive).forget();
}

/// `hashchange` comes a little after the fragment changed. Whoever sets it and then asks whether the page is idle
/// must not be told "yes" in between; the Navigation API, where there is one, speaks at once.
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
