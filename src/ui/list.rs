//! A list of any number of rows of equal height, of which only those on screen exist. The arithmetic is in
//! `view::list`.

use std::ops::Range;

use crate::ui::reactive::{effect, memo};
use gloo::timers::callback::Timeout;
use leptos::html;
use leptos::prelude::*;
use view::format::pixels;
use view::list::{Extent, ScrollPosition};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::ResizeObserver;

/// Rows drawn beyond each edge, so that a step of the wheel does not uncover blank space.
const BEYOND: u64 = 6;

/// When scrolling has paused for this long, the scroll bar is moved to where it belongs.
const PAUSE_MS: u32 = 150;

/// Where a list is scrolled to, and how to scroll it. Created before the list and passed to it.
#[derive(Clone, Copy)]
pub struct Scroller {
    rows: Signal<u64>,
    row_height: Signal<f64>,
    /// Height of the part that sticks to the top.
    head: f64,
    viewport: RwSignal<f64>,
    width: RwSignal<f64>,
    place: RwSignal<ScrollPosition>,
    element: NodeRef<html::Div>,
    settle: StoredValue<Option<Timeout>, LocalStorage>,
}

impl Scroller {
    /// For this many rows of this height in pixels, under a header of height `head`.
    pub fn new(rows: Signal<u64>, row_height: Signal<f64>, head: f64) -> Scroller {
        Scroller {
            rows,
            row_height,
            head,
            viewport: RwSignal::new(0.0),
            width: RwSignal::new(0.0),
            place: RwSignal::default(),
            element: NodeRef::new(),
            settle: StoredValue::new_local(None),
        }
    }

    /// The scrolling element.
    pub fn element(self) -> NodeRef<html::Div> {
        self.element
    }

    /// Width of the visible part in pixels; 0 until it is known.
    pub fn width(self) -> f64 {
        self.width.get()
    }

    /// The visible rows.
    pub fn visible(self) -> Range<u64> {
        self.extent().visible(self.place.get())
    }

    /// Number of rows that fit.
    pub fn page(self) -> u64 {
        self.extent().page()
    }

    /// Scrolls just far enough to make this row visible.
    pub fn show(self, row: u64) {
        self.put(untrack(|| self.extent().showing(self.place.get(), row)));
    }

    /// Scrolls to the first row.
    pub fn to_top(self) {
        self.put(ScrollPosition::default());
    }

    fn extent(self) -> Extent {
        Extent { rows: self.rows.get(), row_height: self.row_height.get(), viewport: self.viewport.get() }
    }

    fn put(self, place: ScrollPosition) {
        let Some(element) = self.element.get_untracked() else { return };
        element.set_scroll_top(place.scroll.round() as i32);
        // The browser rounds and limits; the next scroll event is compared with the result.
        let scroll = f64::from(element.scroll_top());
        if self.place.get_untracked() != (ScrollPosition { scroll, ..place }) {
            self.place.set(ScrollPosition { scroll, ..place });
        }
    }

    fn scrolled(self) {
        let Some(element) = self.element.get_untracked() else { return };
        let scroll = f64::from(element.scroll_top());
        let last = self.place.get_untracked();
        if (scroll - last.scroll).abs() < f64::EPSILON {
            return;
        }
        let place = untrack(|| self.extent().scrolled(last, scroll));
        if (place.scroll - scroll).abs() < 1.0 {
            self.place.set(ScrollPosition { scroll, ..place });
        } else {
            self.put(place);
        }
        let settle = Timeout::new(PAUSE_MS, move || {
            if let Some(place) = self.place.try_get_untracked() {
                self.put(untrack(|| self.extent().at(place.position)));
            }
        });
        self.settle.set_value(Some(settle));
    }

    fn watch_size(self) {
        let observer = StoredValue::new_local(None::<(ResizeObserver, Closure<dyn FnMut(JsValue)>)>);
        effect(move || {
            let Some(element) = self.element.get() else { return };
            let measure = move || {
                let size = |element: web_sys::HtmlDivElement| (element.client_width(), element.client_height());
                let (width, height) = self.element.get_untracked().map_or((0, 0), size);
                let viewport = (f64::from(height) - self.head).max(0.0);
                for (known, now) in [(self.viewport, viewport), (self.width, f64::from(width))] {
                    if known.try_get_untracked().is_some_and(|old| (old - now).abs() > 0.5) {
                        known.set(now);
                    }
                }
            };
            measure();
            let changed = Closure::<dyn FnMut(JsValue)>::new(move |_| measure());
            if let Ok(watch) = ResizeObserver::new(changed.as_ref().unchecked_ref()) {
                watch.observe(&element);
                observer.set_value(Some((watch, changed)));
            }
        });
        on_cleanup(move || {
            if let Some((watch, _)) = observer.try_update_value(Option::take).flatten() {
                watch.disconnect();
            }
            self.settle.try_update_value(Option::take);
        });
    }
}

/// The scrolled part of a list, which goes into the scroller's element after the header.
#[component]
pub fn Rows<F>(
    /// Where it is scrolled to.
    scroller: Scroller,
    /// Draws the row at this index.
    row: F,
) -> impl IntoView
where
    F: Fn(u64) -> AnyView + Clone + Send + Sync + 'static,
{
    scroller.watch_size();
    let on_scroll = move |_: web_sys::Event| scroller.scrolled();
    effect(move || {
        if let Some(element) = scroller.element.get() {
            let listener = gloo::events::EventListener::new(&element, "scroll", move |event| on_scroll(event.clone()));
            // Removed together with the element.
            listener.forget();
        }
    });
    let drawn = memo(move || {
        let visible = scroller.visible();
        visible.start.saturating_sub(BEYOND)..(visible.end + BEYOND).min(scroller.rows.get())
    });
    let top = move || {
        let first = drawn.with(|drawn| drawn.start);
        pixels(scroller.extent().top_of(scroller.place.get(), first).round())
    };
    view! {
        <div class="list-space" role="rowgroup" style:height=move || pixels(scroller.extent().height().round())>
            <div class="list-rows" role="presentation" style:top=top>
                <For each=move || drawn.get() key=|row| *row children=row/>
            </div>
        </div>
    }
}
