//! `html[data-idle]`: whether anything is loading, asked or being drawn.

use std::cell::Cell;

use gloo::render::request_animation_frame;
use web_sys::Element;

thread_local! {
    // One page, one idle state: the attribute on <html> is just as global.
    static HOLDS: Cell<u32> = const { Cell::new(0) };
    // Counts up with every hold, so that a release that was overtaken by a new hold does nothing.
    static EPOCH: Cell<u64> = const { Cell::new(0) };
}

/// The page is not idle while one of these lives.
#[derive(Debug)]
pub struct Hold(());

impl Hold {
    /// Marks the page as busy, at once.
    pub fn new() -> Hold {
        HOLDS.with(|holds| holds.set(holds.get() + 1));
        EPOCH.with(|epoch| epoch.set(epoch.get() + 1));
        show(false);
        Hold(())
    }
}

impl Drop for Hold {
    fn drop(&mut self) {
        let left = HOLDS.with(|holds| {
            holds.set(holds.get().saturating_sub(1));
            holds.get()
        });
        if left == 0 {
            release_after_drawing(EPOCH.with(Cell::get));
        }
    }
}

/// What was set before the last hold was dropped is on screen two frames later.
fn release_after_drawing(epoch: u64) {
    let release = move || {
        if HOLDS.with(Cell::get) == 0 && EPOCH.with(Cell::get) == epoch {
            show(true);
        }
    };
    // A frame handle cancels its callback when dropped; these run once and are not worth keeping.
    let first = request_animation_frame(move |_| std::mem::forget(request_animation_frame(move |_| release())));
    std::mem::forget(first);
}

fn show(idle: bool) {
    if let Some(html) = html() {
        // Fails only for an invalid attribute name.
        let _ = html.set_attribute("data-idle", if idle { "true" } else { "false" });
    }
}

fn html() -> Option<Element> {
    web_sys::window()?.document()?.document_element()
}
