//! The edge by which a panel is made wider or narrower.

use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::prelude::*;
use view::format::{decimal, pixels};
use view::scale::within;
use wasm_bindgen::JsCast;

use crate::browser::layout;

/// How far an arrow key moves the edge.
const STEP: f64 = 16.0;

/// Which edge of the panel it is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Edge {
    /// The panel is on the left of its edge.
    Right,
    /// The panel is on the right of its edge.
    Left,
}

/// Width of a panel, in pixels; remembered.
#[derive(Clone, Copy)]
pub struct Width {
    name: &'static str,
    range: (f64, f64),
    width: RwSignal<f64>,
}

impl Width {
    /// As it was left the last time, or `usual`.
    pub fn remembered(name: &'static str, usual: f64, range: (f64, f64)) -> Width {
        // Whole pixels: reading a fraction takes 14 kB of code and tables.
        let width = layout::remembered(name).and_then(|text| text.parse::<i32>().ok()).map(f64::from);
        Width { name, range, width: RwSignal::new(within(width.unwrap_or(usual), range.0, range.1)) }
    }

    /// For `style:width`.
    pub fn css(self) -> String {
        pixels(self.width.get())
    }

    fn set(self, width: f64) {
        self.width.set(within(width, self.range.0, self.range.1).round());
    }

    fn keep(self) {
        layout::remember(self.name, &decimal(self.width.get_untracked(), 0));
    }
}

/// An edge that can be dragged, and moved with the arrow keys.
#[component]
pub fn Splitter(
    /// What it changes.
    width: Width,
    /// Which side of the panel it is on.
    edge: Edge,
    /// What the panel is called.
    label: &'static str,
) -> impl IntoView {
    let start = StoredValue::new(None::<(f64, f64)>);
    let sign = if edge == Edge::Right { 1.0 } else { -1.0 };
    let down = move |event: PointerEvent| {
        event.prevent_default();
        if let Some(target) = event.current_target().and_then(|it| it.dyn_into::<web_sys::Element>().ok()) {
            // Without it the edge is only lost when the pointer is faster.
            let _ = target.set_pointer_capture(event.pointer_id());
        }
        start.set_value(Some((f64::from(event.client_x()), width.width.get_untracked())));
    };
    let drag = move |event: PointerEvent| {
        if let Some((from, before)) = start.get_value() {
            width.set(before + sign * (f64::from(event.client_x()) - from));
        }
    };
    let up = move |_: PointerEvent| {
        if start.get_value().is_some() {
            start.set_value(None);
            width.keep();
        }
    };
    let keys = move |event: KeyboardEvent| {
        let step = match event.key().as_str() {
            "ArrowRight" => STEP,
            "ArrowLeft" => -STEP,
            _ => return,
        };
        event.prevent_default();
        event.stop_propagation();
        width.set(width.width.get_untracked() + sign * step);
        width.keep();
    };
    view! {
        <div
            class="splitter"
            role="separator"
            tabindex="0"
            aria-orientation="vertical"
            aria-label=format!("Width of {label}")
            aria-valuemin=decimal(width.range.0, 0)
            aria-valuemax=decimal(width.range.1, 0)
            aria-valuenow=move || decimal(width.width.get(), 0)
            on:pointerdown=down
            on:pointermove=drag
            on:pointerup=up
            on:pointercancel=up
            on:keydown=keys
        ></div>
    }
}
