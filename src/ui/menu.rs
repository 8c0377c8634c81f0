//! Menus. A single host draws the one that is open, next to a button or at the pointer.

use leptos::ev::{KeyboardEvent, MouseEvent};
use leptos::html;
use leptos::prelude::*;
use view::format::pixels;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::icon::{Glyph, Icon};
use crate::browser::{focus, layout};
use crate::ui::reactive::effect;

/// Least distance between a menu and the edge of the window.
const MARGIN: f64 = 8.0;

/// An item of a menu.
#[derive(Clone)]
pub enum Item {
    /// An item that does something.
    Action {
        icon: Option<Icon>,
        label: String,
        /// A key or a figure at its end.
        hint: String,
        /// For one of several choices, whether it is the chosen one.
        chosen: Option<bool>,
        run: Callback<()>,
    },
    /// A heading for the items that follow.
    Heading(String),
    /// A line between groups.
    Separator,
}

impl Item {
    fn new(icon: Option<Icon>, label: String, chosen: Option<bool>, run: Box<dyn Fn() + Send + Sync>) -> Item {
        Item::Action { icon, label, hint: String::new(), chosen, run: Callback::new(move |()| run()) }
    }

    /// An item that does something.
    pub fn action(icon: Icon, label: impl Into<String>, run: impl Fn() + Send + Sync + 'static) -> Item {
        Item::new(Some(icon), label.into(), None, Box::new(run))
    }

    /// The same with a key or figure at its end.
    pub fn with_hint(self, text: impl Into<String>) -> Item {
        match self {
            Item::Action { icon, label, chosen, run, .. } => {
                Item::Action { icon, label, hint: text.into(), chosen, run }
            }
            other => other,
        }
    }

    /// An item for one of several choices.
    pub fn choice(label: impl Into<String>, chosen: bool, run: impl Fn() + Send + Sync + 'static) -> Item {
        Item::new(None, label.into(), Some(chosen), Box::new(run))
    }
}

#[derive(Clone)]
struct Open {
    items: Vec<Item>,
    label: String,
    left: f64,
    top: f64,
    /// Where the bottom of the menu goes if there is no room below `top`.
    above: f64,
}

/// Opens menus; available from the context.
#[derive(Clone, Copy)]
pub struct Menus {
    open: RwSignal<Option<Open>>,
    /// The element that had the focus before, and gets it back.
    before: StoredValue<Option<HtmlElement>, LocalStorage>,
}

impl Menus {
    pub fn new() -> Menus {
        Menus { open: RwSignal::new(None), before: StoredValue::new_local(None) }
    }

    /// Opens a menu at a point of the window.
    pub fn open_at(self, x: f64, y: f64, label: impl Into<String>, items: Vec<Item>) {
        self.show(Open { items, label: label.into(), left: x, top: y, above: y });
    }

    /// Opens a menu below an element.
    pub fn open_below(self, element: &Element, label: impl Into<String>, items: Vec<Item>) {
        let rect = element.get_bounding_client_rect();
        let (top, above) = (rect.bottom() + 4.0, rect.top() - 4.0);
        self.show(Open { items, label: label.into(), left: rect.left(), top, above });
    }

    /// Opens a menu at the position of a mouse event, instead of the browser's own menu.
    pub fn open_for(self, event: &MouseEvent, label: impl Into<String>, items: Vec<Item>) {
        event.prevent_default();
        self.open_at(f64::from(event.client_x()), f64::from(event.client_y()), label, items);
    }

    /// Opens a menu below the button that was clicked.
    pub fn open_under(self, event: &MouseEvent, label: impl Into<String>, items: Vec<Item>) {
        if let Some(button) = event.current_target().and_then(|target| target.dyn_into::<Element>().ok()) {
            self.open_below(&button, label, items);
        }
    }

    fn show(self, open: Open) {
        if self.open.with_untracked(Option::is_none) {
            self.before.set_value(focus::focused());
        }
        self.open.set(Some(open));
    }

    /// Closes the menu and restores the focus.
    pub fn close(self) {
        if self.open.with_untracked(Option::is_none) {
            return;
        }
        self.open.set(None);
        if let Some(element) = self.before.try_update_value(Option::take).flatten() {
            // The element may be gone.
            let _ = element.focus();
        }
    }
}

pub fn use_menus() -> Menus {
    expect_context::<Menus>()
}

/// Draws the open menu. Used once, at the end of the page.
#[component]
pub fn MenuHost() -> impl IntoView {
    let menus = use_menus();
    let leave = window_event_listener(leptos::ev::resize, move |_| menus.close());
    on_cleanup(move || leave.remove());
    move || {
        menus.open.get().map(|open| {
            view! {
                <div class="menu-cover" on:pointerdown=move |_| menus.close() on:contextmenu=move |event| event.prevent_default()></div>
                <Menu open menus/>
            }
        })
    }
}

#[component]
fn Menu(open: Open, menus: Menus) -> impl IntoView {
    let element = NodeRef::<html::Div>::new();
    let place = RwSignal::new((open.left, open.top));
    effect(move || {
        let Some(menu) = element.get() else { return };
        let (width, height) = (f64::from(menu.offset_width()), f64::from(menu.offset_height()));
        let (window_width, window_height) = layout::window_size();
        let left = open.left.min(window_width - width - MARGIN).max(MARGIN);
        let below = open.top + height + MARGIN <= window_height;
        let top = if below { open.top } else { (open.above - height).max(MARGIN) };
        place.set((left, top));
        step(&menu, Move::First);
    });
    let keys = move |event: KeyboardEvent| {
        event.stop_propagation();
        let Some(menu) = element.get_untracked() else { return };
        let to = match event.key().as_str() {
            "ArrowDown" => Move::Next,
            "ArrowUp" => Move::Previous,
            "Home" => Move::First,
            "End" => Move::Last,
            "Escape" | "Tab" => {
                event.prevent_default();
                return menus.close();
            }
            _ => return,
        };
        event.prevent_default();
        step(&menu, to);
    };
    let lines = open.items.into_iter().map(|item| line(item, menus)).collect_view();
    view! {
        <div
            class="menu"
            role="menu"
            tabindex="0"
            aria-label=open.label
            node_ref=element
            style:left=move || pixels(place.get().0)
            style:top=move || pixels(place.get().1)
            on:keydown=keys
        >
            {lines}
        </div>
    }
}

fn line(item: Item, menus: Menus) -> AnyView {
    match item {
        Item::Heading(text) => view! { <div class="menu-heading" role="presentation">{text}</div> }.into_any(),
        Item::Separator => view! { <div class="menu-separator" role="separator"></div> }.into_any(),
        Item::Action { icon, label, hint, chosen, run } => {
            let click = move |_| {
                menus.close();
                run.run(());
            };
            let picture = if chosen == Some(true) { Some(Icon::Check) } else { icon };
            view! {
                <button
                    type="button"
                    class="menu-item"
                    role=if chosen.is_some() { "menuitemradio" } else { "menuitem" }
                    aria-checked=chosen.map(|chosen| if chosen { "true" } else { "false" })
                    tabindex="-1"
                    on:click=click
                >
                    <span class="menu-icon">{picture.map(|icon| view! { <Glyph icon/> })}</span>
                    <span class="menu-label">{label}</span>
                    <span class="menu-hint">{hint}</span>
                </button>
            }
            .into_any()
        }
    }
}

#[derive(Clone, Copy)]
enum Move {
    First,
    Last,
    Next,
    Previous,
}

/// Moves the focus to another item, wrapping around at the ends.
fn step(menu: &HtmlElement, step: Move) {
    let Ok(lines) = menu.query_selector_all(".menu-item") else { return };
    let count = lines.length();
    if count == 0 {
        return;
    }
    let focused = focus::focused();
    let at = (0..count).find(|i| lines.get(*i).as_ref() == focused.as_ref().map(AsRef::as_ref));
    let to = match (step, at) {
        (Move::First, _) | (Move::Next, None) => 0,
        (Move::Last, _) | (Move::Previous, None) => count - 1,
        (Move::Next, Some(at)) => (at + 1) % count,
        (Move::Previous, Some(at)) => (at + count - 1) % count,
    };
    if let Some(line) = lines.get(to).and_then(|line| line.dyn_into::<HtmlElement>().ok()) {
        // Items of an open menu can always be focused.
        let _ = line.focus();
    }
}
