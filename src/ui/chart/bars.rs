//! A table with bars: name, bar, count, share. Each row is a button.

use std::sync::Arc;

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use view::chart::{Bar, BarKind, BarTable, picture};
use view::format;
use view::person::Person;
use view::seen::line;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use words::{Say, messages as m};

use super::frame::{ChartFrame, PlainTable};
use crate::browser::language::language;
use crate::ui::cut::Cut;
use crate::ui::named::Named;
use crate::ui::reactive::dynamic;

/// How many characters at the end of a name are always visible.
const TAIL: usize = 10;

#[component]
pub fn BarChart(
    /// `data-chart`.
    #[prop(into)]
    name: String,
    /// What the rows are: "Region".
    #[prop(into)]
    heading: String,
    /// The finding.
    #[prop(into)]
    title: Signal<String>,
    #[prop(into)] table: Signal<Arc<BarTable>>,
    /// Whether newer numbers are on their way.
    #[prop(into)]
    pending: Signal<bool>,
    /// Further buttons for the header.
    #[prop(optional)]
    tools: Option<ViewFn>,
    /// Called when a row is clicked, or Enter is pressed on it.
    on_pick: Callback<Bar>,
    /// Called when its menu is requested, with a position in the window.
    on_menu: Callback<(Bar, f64, f64)>,
) -> impl IntoView {
    // Only one row is a tab stop; arrow keys move between rows.
    let current = RwSignal::new(0_usize);
    let rows = move || {
        let table = table.get();
        let last = table.rows.len().saturating_sub(1);
        let at = move |i: usize| current.get().min(last) == i;
        let row = |(i, bar): (usize, &Bar)| {
            let tab = move || if at(i) { "0" } else { "-1" };
            view! { <li>{button(bar.clone(), tab, move || current.set(i), on_pick, on_menu)}</li> }
        };
        table.rows.iter().enumerate().map(row).collect_view()
    };
    let (of_plain, of_csv) = (heading.clone(), heading.clone());
    let plain = Signal::derive(move || table.with(|table| plain_table(&of_plain, table)));
    let csv = Callback::new(move |()| table.with_untracked(|table| table.to_csv(&of_csv, language())));
    let of_picture = heading.clone();
    let picture = Callback::new(move |()| {
        let title = title.get_untracked();
        table.with_untracked(|table| picture::bars(table, &of_picture, &title, language()))
    });
    let summary = Signal::derive(move || table.with(|table| table.summary(language())));
    let empty = move || table.with(|table| table.rows.is_empty());
    let header = move || {
        (!empty()).then(|| {
            view! {
                <div class="bar-header" aria-hidden="true">
                    <span>{heading.clone()}</span>
                    <span></span>
                    <span class="is-number">{m::chart_events(language())}</span>
                    <span class="is-number">{m::chart_share(language())}</span>
                </div>
            }
        })
    };
    let body = move || {
        view! {
            {header}
            {dynamic(move || empty().then(|| view! { <p class="chart-none">{m::chart_none(language())}</p> }).into_any())}
            <ul class="bars" on:keydown=move_focus>{rows}</ul>
        }
    };
    match tools {
        Some(tools) => {
            view! { <ChartFrame name title summary table=plain csv picture pending tools>{body()}</ChartFrame> }
                .into_any()
        }
        None => {
            view! { <ChartFrame name title summary table=plain csv picture pending>{body()}</ChartFrame> }.into_any()
        }
    }
}

fn button(
    bar: Bar,
    tab: impl Fn() -> &'static str + Send + Sync + 'static,
    on_focus: impl Fn() + 'static,
    on_pick: Callback<Bar>,
    on_menu: Callback<(Bar, f64, f64)>,
) -> impl IntoView {
    let name = match bar.person(language()) {
        Some(Person { name, behind }) => {
            let behind = behind.map(|behind| behind.say(language()));
            view! { <Named name behind title=line(&bar.label).into_owned()/> }.into_any()
        }
        None => view! { <Cut text=bar.shown() tail=TAIL/> }.into_any(),
    };
    let is_value = bar.kind == BarKind::Value;
    let (picked, menu) = (bar.clone(), bar.clone());
    let open_menu = move |event: leptos::ev::MouseEvent| {
        if is_value {
            event.prevent_default();
            on_menu.run((menu.clone(), f64::from(event.client_x()), f64::from(event.client_y())));
        }
    };
    let keyed = bar.clone();
    let on_key = move |event: KeyboardEvent| {
        if is_value && event.key() == "." {
            let target = event.current_target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
            let Some(place) = target.map(|target| target.get_bounding_client_rect()) else { return };
            event.prevent_default();
            on_menu.run((keyed.clone(), place.left() + 24.0, place.bottom()));
        }
    };
    let said = bar.words(language());
    view! {
        <button
            type="button"
            class="bar"
            class:is-rest=!is_value
            tabindex=tab
            data-value=is_value.then(|| bar.label.clone())
            title=said.clone()
            aria-label=said
            on:focus=move |_| on_focus()
            on:click=move |_| on_pick.run(picked.clone())
            on:contextmenu=open_menu
            on:keydown=on_key
        >
            <span class="bar-name">{name}</span>
            <span class="bar-track">
                <span class="bar-fill" style:width=per_cent(bar.length)>
                    <span class="bar-errors" style:width=per_cent(bar.error_part)></span>
                </span>
            </span>
            <span class="bar-count">{language().count(bar.count)}</span>
            <span class="bar-share">{bar.share}</span>
        </button>
    }
}

fn per_cent(part: f64) -> String {
    format::style_share(part)
}

fn plain_table(heading: &str, table: &BarTable) -> PlainTable {
    let language = language();
    let cells = |bar: &Bar| {
        let errors = if bar.kind == BarKind::Value { language.exact(bar.errors) } else { String::new() };
        vec![bar.name(language), language.exact(bar.count), errors, bar.share.clone()]
    };
    PlainTable {
        headings: BarTable::headings(heading, language).map(str::to_owned).to_vec(),
        rows: table.rows.iter().map(cells).collect(),
        words: 1,
    }
}

/// Arrow keys, Home and End move between rows.
fn move_focus(event: KeyboardEvent) {
    let Some(item) = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok()) else { return };
    let Ok(Some(row)) = item.closest("li") else { return };
    let list = row.parent_element();
    let next = match event.key().as_str() {
        "ArrowDown" => row.next_element_sibling(),
        "ArrowUp" => row.previous_element_sibling(),
        "Home" => list.and_then(|list| list.first_element_child()),
        "End" => list.and_then(|list| list.last_element_child()),
        _ => return,
    };
    event.prevent_default();
    event.stop_propagation();
    let button = next.and_then(|row| row.first_element_child()).and_then(|it| it.dyn_into::<HtmlElement>().ok());
    if let Some(button) = button {
        // If the row is gone, the focus stays where it is.
        let _ = button.focus();
    }
}
