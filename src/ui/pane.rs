//! The edge of a panel, for resizing it.

use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::prelude::*;
use view::format::{decimal, pixels};
use view::scale::within;
use wasm_bindgen::JsCast;

use crate::browser::layout;

/// How far an arrow key moves the edge, in pixels.
const STEP: f64 = 16.0;

/// Which edge of the panel it is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Edge {
    /// The panel is to the left of the edge.
    Right,
    /// The panel is to the right of the edge.
    Left,
}

/// Width of a panel in pixels, which is remembered between visits.
#[derive(Clone, Copy)]
pub struct Width {
    name: &'static str,
    range: (f64, f64),
    width: RwSignal<f64>,
}

impl Width {
    /// The width as it was left last time, or `usual`.
    pub fn remembered(name: &'static str, usual: f64, range: (f64, f64)) -> Width {
        // Whole pixels, since parsing a fraction takes 14 kB of code and tables.
        let width = layout::remembered(name).and_then(|text| text.parse::<i32>().ok()).map(f64::from);
        Width { name, range, width: RwSignal::new(within(width.unwrap_or(usual), range.0, range.1)) }
    }

    /// The value for `style:width`.
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

/// An edge that can be dragged or moved with the arrow keys.
#[component]
pub fn Splitter(
    /// The width it changes.
    width: Width,
    edge: Edge,
    /// Name of the panel.
    label: &'static str,
) -> impl IntoView {
    let start = StoredValue::new(None::<(f64, f64)>);
    let sign = if edge == Edge::Right { 1.0 } else { -1.0 };
    let down = move |event: PointerEvent| {
        event.prevent_default();
        if let Some(target) = event.current_target().and_then(|it| it.dyn_into::<web_sys::Element>().ok()) {
            // Without capture, the edge is only lost if the pointer moves too fast.
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
            aria-label=label
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
