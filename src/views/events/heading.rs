//! The headings of the table: sorting, and arranging the columns by pointer and by key.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::ev::{self, KeyboardEvent, MouseEvent, PointerEvent};
use leptos::prelude::*;
use protocol::{Direction, SortKey};
use view::format::pixels;
use view::order::{also_clicked, clicked, place};
use wasm_bindgen::JsCast;
use words::{Say, messages as m};

use super::columns::{Shown, column_item, group_key};
use super::model::Events;
use super::table::pins;
use crate::browser::language::language;
use crate::ui::button::IconButton;
use crate::ui::icon::{Glyph, Icon};
use crate::ui::menu::{Item, use_menus};
use crate::ui::reactive::{dynamic, memo};
use crate::views::value_menu::count_item;

/// How far a key moves the edge of a column, in pixels.
const STEP: f64 = 16.0;

/// How far the pointer must move before a heading is dragged and not clicked, in pixels.
const CLICK: f64 = 8.0;

/// The heading of a column.
pub fn heading(model: Events, at: usize, column: Shown) -> AnyView {
    let (state, menus) = (model.state, use_menus());
    let sort = state.sort;
    let Shown { key, title, class, .. } = column.clone();
    let placed = memo(move || sort.with(|sort| place(&key, sort).map(|place| (place, sort.then.is_empty()))));
    let order = move || match placed.get() {
        None => "none",
        Some(((_, Direction::Ascending), _)) => "ascending",
        Some(((_, Direction::Descending), _)) => "descending",
    };
    let arrow = move || {
        let Some(((at, direction), alone)) = placed.get() else { return ().into_any() };
        let icon = if direction == Direction::Ascending { Icon::Up } else { Icon::Down };
        let number = (!alone).then(|| view! { <span class="head-number">{at + 1}</span> });
        view! { <Glyph icon/>{number} }.into_any()
    };
    let remove = column.added.clone().map(|path| {
        let label = m::EventsRemoveColumnLabel { name: &title }.say(language());
        view! { <IconButton icon=Icon::Close label=label on_click=move |_| state.toggle_column(&path)/> }
    });
    // Where the pointer went down, and whether it has been moved since.
    let drag = StoredValue::new(None::<(f64, bool)>);
    let (of_click, of_key, of_menu, of_drag) = (column.clone(), column.clone(), column.clone(), column.clone());
    let click = move |event: MouseEvent| {
        if drag.try_update_value(Option::take).flatten().is_some_and(|(_, moved)| moved) {
            return;
        }
        let next = if event.shift_key() { also_clicked } else { clicked };
        state.set_sort(sort.with_untracked(|sort| next(&of_click.key, sort)));
    };
    let keys = move |event: KeyboardEvent| {
        let by = match event.key().as_str() {
            "ArrowLeft" => -1,
            "ArrowRight" => 1,
            "." => {
                if let Some(element) = event.current_target().and_then(|it| it.dyn_into::<web_sys::Element>().ok()) {
                    menus.open_below(&element, of_key.title.clone(), items(&of_key, model));
                }
                0
            }
            _ => return,
        };
        match (event.shift_key(), event.alt_key()) {
            _ if by == 0 => {}
            (true, false) => widen(model, &of_key.key, STEP * f64::from(by)),
            (false, true) => step(model, &of_key.key, by as isize),
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
    };
    let down = move |event: PointerEvent| {
        if event.button() == 0 {
            capture(&event);
            drag.set_value(Some((f64::from(event.client_x()), false)));
        }
    };
    let moving = move |event: PointerEvent| {
        drag.update_value(|drag| {
            if let Some((from, moved)) = drag {
                *moved |= (f64::from(event.client_x()) - *from).abs() > CLICK;
            }
        });
    };
    let up = move |event: PointerEvent| {
        let onto = column_at(&event).and_then(|at| untrack(|| model.columns()).into_iter().nth(at));
        if let (Some((_, true)), Some(onto)) = (drag.get_value(), onto) {
            // The click that follows must still find this heading, which knows that it was dragged.
            let key = of_drag.key.clone();
            request_animation_frame(move || put(model, &key, &onto.key));
        }
    };
    let menu = move |event: MouseEvent| menus.open_for(&event, of_menu.title.clone(), items(&of_menu, model));
    let pin = move || pins(model).get(at).copied().map(pixels);
    let hover = m::EventsSortBy { name: &title }.say(language());
    view! {
        <div
            class=format!("cell {class}")
            class:is-pinned=move || at < model.pinned.get()
            style:left=pin
            role="columnheader"
            aria-colindex=column.place.to_string()
            data-at=at.to_string()
            aria-sort=order
            on:contextmenu=menu
        >
            <button
                type="button"
                class="head-button"
                title=hover
                on:click=click
                on:keydown=keys
                on:pointerdown=down
                on:pointermove=moving
                on:pointerup=up
            >
                <span class="head-title">{title}</span>
                {dynamic(arrow)}
            </button>
            {remove}
            {edge(model, column.key)}
        </div>
    }
    .into_any()
}

/// The right edge of a heading, which can be dragged. For keys, the heading itself has what it does.
fn edge(model: Events, key: SortKey) -> AnyView {
    let of_fit = key.clone();
    let down = move |event: PointerEvent| {
        event.prevent_default();
        if let Some(width) = width(model, &key) {
            drag_edge(model, key.clone(), width - f64::from(event.client_x()));
        }
    };
    view! {
        <span
            class="head-edge"
            aria-hidden="true"
            on:pointerdown=down
            on:dblclick=move |_| model.fit_to_content(&of_fit)
        ></span>
    }
    .into_any()
}

/// Until the pointer is released, makes a column as wide as the pointer's position and `offset` together. The window listens:
/// the headings are drawn anew when an empty column gives up its room.
fn drag_edge(model: Events, key: SortKey, offset: f64) {
    let listeners = Rc::new(RefCell::new(Vec::new()));
    let moving = move |event: PointerEvent| {
        let width = offset + f64::from(event.client_x());
        model.state.arrange(|layout| layout.set_width(&key, Some(width)));
    };
    let stop = {
        let listeners = Rc::clone(&listeners);
        move |_: PointerEvent| listeners.borrow_mut().drain(..).for_each(WindowListenerHandle::remove)
    };
    listeners.borrow_mut().extend([
        window_event_listener(ev::pointermove, moving),
        window_event_listener(ev::pointerup, stop.clone()),
        window_event_listener(ev::pointercancel, stop),
    ]);
}

/// The menu of a heading.
fn items(column: &Shown, model: Events) -> Vec<Item> {
    let (state, language, key) = (model.state, language(), column.key.clone());
    let at = untrack(|| model.columns()).iter().position(|shown| shown.key == key).unwrap_or_default();
    let keyed = |run: fn(Events, &SortKey)| {
        let key = key.clone();
        move || run(model, &key)
    };
    let sorted = |direction: Direction| {
        let key = key.clone();
        move || state.set_sort(protocol::Sort::by(key.clone(), direction))
    };
    let also = {
        let key = key.clone();
        move || state.set_sort(state.sort.with_untracked(|sort| also_clicked(&key, sort)))
    };
    let pinned = state.parts.layout.with_untracked(|layout| usize::from(layout.pinned));
    let pin = |count: usize| move || state.arrange(|layout| layout.pinned = u8::try_from(count).unwrap_or(u8::MAX));
    let mut items = vec![
        Item::Heading(column.title.clone()),
        Item::action(Icon::Up, m::heading_ascending(language), sorted(Direction::Ascending)),
        Item::action(Icon::Down, m::heading_descending(language), sorted(Direction::Descending)),
        Item::action(Icon::Plus, m::heading_also(language), also).with_hint("Shift+click"),
        Item::Separator,
        Item::action(Icon::Right, m::heading_wider(language), keyed(|model, key| widen(model, key, STEP)))
            .with_hint("Shift →"),
        Item::action(Icon::Left, m::heading_narrower(language), keyed(|model, key| widen(model, key, -STEP)))
            .with_hint("Shift ←"),
        Item::action(Icon::Only, m::heading_fit(language), keyed(|model, key| model.fit_to_content(key))),
        Item::Separator,
        Item::action(Icon::Left, m::heading_move_left(language), keyed(|model, key| step(model, key, -1)))
            .with_hint("Alt ←"),
        Item::action(Icon::Right, m::heading_move_right(language), keyed(|model, key| step(model, key, 1)))
            .with_hint("Alt →"),
        match pinned == at + 1 {
            true => Item::action(Icon::Pin, m::heading_unpin(language), pin(0)),
            false => Item::action(Icon::Pin, m::heading_pin(language), pin(at + 1)),
        },
        match &column.added {
            Some(path) => column_item(path, None, state),
            None => Item::action(
                Icon::Minus,
                m::heading_hide(language),
                keyed(|model, key| model.state.arrange(|layout| layout.toggle(key))),
            ),
        },
        Item::Separator,
    ];
    items.push(count_item(group_key(column), state));
    items
}

/// The width of a column on screen.
fn width(model: Events, key: &SortKey) -> Option<f64> {
    model.tracks.with_untracked(|tracks| tracks.iter().find(|(column, _)| column.key == *key).map(|(_, width)| *width))
}

fn widen(model: Events, key: &SortKey, by: f64) {
    if let Some(width) = width(model, key) {
        model.state.arrange(|layout| layout.set_width(key, Some(width + by)));
    }
}

/// Moves a column past its neighbour.
fn step(model: Events, key: &SortKey, by: isize) {
    let shown = untrack(|| model.columns());
    let at = shown.iter().position(|column| column.key == *key);
    let onto = at.and_then(|at| shown.get(at.checked_add_signed(by)?));
    if let Some(onto) = onto {
        put(model, key, &onto.key);
        let heading = format!(".event-head [data-at=\"{}\"] button", at.unwrap_or_default().saturating_add_signed(by));
        request_animation_frame(move || crate::browser::focus::focus(&heading));
    }
}

/// Moves a column to where another one is.
fn put(model: Events, key: &SortKey, onto: &SortKey) {
    let all = untrack(|| model.all_columns()).into_iter().map(|column| column.key).collect();
    model.state.arrange(|layout| layout.move_to(all, key, onto));
}

/// Keeps getting the pointer's events when it leaves the element.
fn capture(event: &PointerEvent) {
    if let Some(target) = event.current_target().and_then(|it| it.dyn_into::<web_sys::Element>().ok()) {
        // Without capture, the edge is only lost if the pointer moves too fast.
        let _ = target.set_pointer_capture(event.pointer_id());
    }
}

/// The column that the pointer is over.
fn column_at(event: &PointerEvent) -> Option<usize> {
    let document = web_sys::window()?.document()?;
    let element = document.element_from_point(event.client_x() as f32, event.client_y() as f32)?;
    let cell = element.closest(".event-table [data-at]").ok()??;
    cell.get_attribute("data-at")?.parse().ok()
}
