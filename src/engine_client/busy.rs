//! `html[data-idle]`: whether anything is being loaded, asked or drawn.

use std::cell::Cell;

use gloo::render::request_animation_frame;
use web_sys::Element;

thread_local! {
    // Global, as the attribute on <html> is: there is one page, with one idle state.
    static HOLDS: Cell<u32> = const { Cell::new(0) };
    // Incremented with every hold, so that a release overtaken by a new hold has no effect.
    static EPOCH: Cell<u64> = const { Cell::new(0) };
}

/// The page is not idle as long as one of these exists.
#[derive(Debug)]
pub struct Hold(());

impl Hold {
    /// Marks the page as busy right away.
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

/// Whether anything is being loaded, asked or drawn.
pub fn is_busy() -> bool {
    HOLDS.with(Cell::get) > 0
}

/// Changes made before the last hold was dropped are on screen two frames later.
fn release_after_drawing(epoch: u64) {
    let release = move || {
        if HOLDS.with(Cell::get) == 0 && EPOCH.with(Cell::get) == epoch {
            show(true);
        }
    };
    // Dropping a frame handle would cancel its callback. These run once and are not worth keeping.
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
