//! The fields of a record as a tree. Clicking a value filters.

use std::sync::Arc;

use leptos::ev::{KeyboardEvent, MouseEvent};
use leptos::prelude::*;
// Leptos has no `aria-level`.
use leptos::tachys::html::attribute::custom::custom_attribute;
use protocol::Field;
use view::groups::path_key;
use view::lit::lit;
use view::tree::{Line, Value};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use words::messages as m;

use super::columns::column_item;
use super::detail::Loaded;
use super::why::Explanation;
use crate::browser::language::language;
use crate::engine_client::Latest;
use crate::state::{State, use_state};
use crate::ui::button::IconButton;
use crate::ui::icon::{Glyph, Icon};
use crate::ui::menu::{Item, Menus, use_menus};
use crate::ui::reactive::effect;
use crate::ui::seen::seen;
use crate::views::value_menu::{Target, copy_soon, count_item};

/// Objects and arrays with more lines than this are collapsed at first.
const MOST_OPEN: usize = 100;

/// Most characters shown of a value nested too deep to be drawn.
const MOST_DEEP: usize = 200;

/// The tree: one tab stop, with arrow keys moving within it.
#[component]
pub fn Tree(loaded: Arc<Loaded>, explanation: Latest<Explanation>) -> impl IntoView {
    let menus = use_menus();
    let large = |(at, line): (usize, &Line)| (line.end - at > MOST_OPEN).then_some(at);
    let closed: Vec<usize> = loaded.lines.iter().enumerate().filter_map(large).collect();
    let (closed, current) = (RwSignal::new(closed), RwSignal::new(0_usize));
    let lines = StoredValue::new(Arc::clone(&loaded));
    let marked = RwSignal::new(Vec::new());
    effect(move || {
        let found = explanation
            .answer
            .with(|it| it.as_ref().map(|it| lines.with_value(|loaded| lit(&loaded.lines, &it.0))).unwrap_or_default());
        marked.set(found);
    });
    let shown = move || lines.with_value(|loaded| closed.with(|closed| open_lines(&loaded.lines, closed)));
    let line = move |at: usize| {
        lines.with_value(|loaded| loaded.lines.get(at).map(|line| one(at, line, closed, current, marked, menus)))
    };
    if loaded.lines.is_empty() {
        return view! { <p class="detail-missing">{m::detail_not_json(language())}</p> }.into_any();
    }
    view! {
        <div class="tree" role="tree" aria-label=m::detail_fields_label(language())>
            <For each=shown key=|at| *at children=line/>
        </div>
    }
    .into_any()
}

/// The lines that are not inside a collapsed one.
fn open_lines(lines: &[Line], closed: &[usize]) -> Vec<usize> {
    let (mut shown, mut at) = (Vec::new(), 0);
    while let Some(line) = lines.get(at) {
        shown.push(at);
        at = if closed.contains(&at) { line.end } else { at + 1 };
    }
    shown
}

fn one(
    at: usize,
    line: &Line,
    closed: RwSignal<Vec<usize>>,
    current: RwSignal<usize>,
    marked: RwSignal<Vec<usize>>,
    menus: Menus,
) -> impl IntoView + use<> {
    let (state, language) = (use_state(), language());
    let holds = matches!(line.value, Value::Object(n) | Value::Array(n) if n > 0);
    let is_open = move || closed.with(|closed| !closed.contains(&at));
    let toggle = move |open: bool| {
        closed.update(|closed| {
            closed.retain(|known| *known != at);
            closed.extend((!open).then_some(at));
        });
    };
    let target = (!matches!(line.value, Value::Object(_) | Value::Array(_) | Value::Deep(_)))
        .then(|| Target { field: Field::Path(line.path.clone().into()), value: line.value.text() });
    let (by_key, by_pointer) = (target.clone(), target.clone());
    let keys = move |event: KeyboardEvent| {
        let Some(here) = event.current_target().and_then(|it| it.dyn_into::<HtmlElement>().ok()) else { return };
        match event.key().as_str() {
            "ArrowDown" => focus_on(here.next_element_sibling()),
            "ArrowUp" => focus_on(here.previous_element_sibling()),
            "ArrowRight" if holds => toggle(true),
            "ArrowLeft" if holds => toggle(false),
            "." => {
                let Some(target) = &by_key else { return };
                menus.open_below(&here, target.title(), items(target, state));
            }
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
    };
    let menu = move |event: MouseEvent| {
        if let Some(target) = &by_pointer {
            menus.open_for(&event, target.title(), items(target, state));
        }
    };
    let actions = target.map(|target| {
        let (keep, drop, text) = (target.clone(), target.clone(), target.value.unwrap_or_default());
        view! {
            <span class="tree-actions">
                <IconButton icon=Icon::Plus label=m::value_filter_for(language) on_click=move |_| keep.filter(state, false)/>
                <IconButton icon=Icon::Minus label=m::value_filter_out(language) on_click=move |_| drop.filter(state, true)/>
                <IconButton icon=Icon::Copy label=m::value_copy(language) on_click=move |_| copy_soon(text.clone())/>
            </span>
        }
    });
    let (class, text) = words(&line.value);
    let overridden = line.overridden;
    let is_deep = matches!(line.value, Value::Deep(_));
    let is_lit = move || marked.with(|marked| marked.binary_search(&at).is_ok());
    let mark = move || holds.then(|| view! { <Glyph icon=if is_open() { Icon::Down } else { Icon::Right }/> });
    view! {
        <div
            class="tree-line"
            class:is-lit=is_lit
            class:is-overridden=overridden
            title=overridden.then(|| m::detail_overridden_title(language))
            data-lit=move || is_lit().then(|| m::detail_lit(language))
            role="treeitem"
            {..custom_attribute("aria-level", (line.depth + 1).to_string())}
            aria-expanded=move || holds.then(|| if is_open() { "true" } else { "false" })
            tabindex=move || if current.get() == at { "0" } else { "-1" }
            style:padding-left=format!("{}px", u32::from(line.depth) * 16)
            on:focus=move |_| current.set(at)
            on:keydown=keys
            on:contextmenu=menu
        >
            <span class="tree-mark" on:click=move |_| if holds { toggle(!is_open()) }>{mark}</span>
            <bdi class="tree-name">{seen(&line.name)}</bdi>
            <bdi class=class>{seen(text)}</bdi>
            {overridden.then(|| view! { <span class="tree-note">{m::detail_overridden(language)}</span> })}
            {is_deep.then(|| view! { <span class="tree-note">{m::detail_deep(language)}</span> })}
            {actions}
        </div>
    }
}

fn items(target: &Target, state: State) -> Vec<Item> {
    let mut items = target.items(state);
    if let Field::Path(path) = &target.field {
        items.extend([Item::Separator, count_item(path_key(path), state), column_item(path, None, state)]);
    }
    items
}

fn words(value: &Value) -> (&'static str, String) {
    match value {
        Value::Object(0) => ("tree-size", "{}".to_owned()),
        Value::Object(n) => ("tree-size", format!("{{{}}}", language().exact(*n as u64))),
        Value::Array(0) => ("tree-size", "[]".to_owned()),
        Value::Array(n) => ("tree-size", format!("[{}]", language().exact(*n as u64))),
        Value::Text(text) if text.is_empty() => ("tree-text", "\"\"".to_owned()),
        Value::Text(text) => ("tree-text", text.clone()),
        Value::Number(text) => ("tree-number", text.clone()),
        Value::Bool(value) => ("tree-word", value.to_string()),
        Value::Deep(json) => ("tree-text", json.chars().take(MOST_DEEP).collect()),
        Value::Null => ("tree-word", "null".to_owned()),
    }
}

fn focus_on(element: Option<web_sys::Element>) {
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // If the line is gone, the focus stays where it is.
        let _ = element.focus();
    }
}
