//! Above the table: how many events match, and the ways to take them out.

use leptos::prelude::*;
use protocol::ExportFormat;
use view::compare::MOST_EVENTS;
use view::format;
use view::fragment::MOST_COLUMNS;

use super::columns::{column_item, offered};
use super::groups::{Groups, USUAL};
use super::model::Events;
use crate::engine_client::use_engine;
use crate::state::use_transfer;
use crate::ui::button::IconButton;
use crate::ui::icon::{Glyph, Icon};
use crate::ui::menu::{Item, use_menus};
use crate::ui::reactive::{dynamic, memo};

/// The row of buttons.
#[component]
pub fn Toolbar(model: Events) -> impl IntoView {
    let (engine, transfer, menus) = (use_engine(), use_transfer(), use_menus());
    let total = memo(move || engine.progress().with(|progress| progress.events));
    let matching = memo(move || model.matching());
    let words = move || match matching.get() == total.get() {
        true => format::counted(total.get(), "event", "events"),
        false => format!("{} of {}", format::count(matching.get()), format::counted(total.get(), "event", "events")),
    };
    let exact = move || format!("{} of {} events", format::exact(matching.get()), format::exact(total.get()));
    let pressed = move || if model.facets_open.get() { "true" } else { "false" };
    let export = move |format: ExportFormat, label: &'static str| {
        view! {
            <button
                type="button"
                class="button quiet"
                data-testid="export"
                data-format=format.name()
                title=format!("Download the matching events as {label}")
                on:click=move |_| transfer.export(format)
            >
                <Glyph icon=Icon::Download/>
                {label}
            </button>
        }
    };
    let marks = move || {
        let marked = model.state.parts.comparison.with(|it| it.marked.len());
        if marked == 0 {
            return ().into_any();
        }
        let words = if marked == 1 { "1 marked".to_owned() } else { format!("Compare {marked}") };
        view! {
            <span class="toolbar-marks">
                <button
                    type="button"
                    class="button quiet"
                    disabled=marked == 1
                    title=format!("Compare the marked events (X); x marks another one, at most {MOST_EVENTS}")
                    on:click=move |_| model.state.compare(true)
                >
                    <Glyph icon=Icon::Star/>
                    {words}
                </button>
                <IconButton icon=Icon::Close label="Take all marks away" on_click=move |_| model.state.unmark_all()/>
            </span>
        }
        .into_any()
    };
    view! {
        <div class="toolbar">
            <button
                type="button"
                class="button quiet"
                aria-pressed=pressed
                title="Show or hide the fields (f)"
                on:click=move |_| model.facets_open.update(|open| *open = !*open)
            >
                <Glyph icon=Icon::Filter/>
                "Fields"
            </button>
            <button type="button" class="button quiet" title="Count the matching events by one or two fields (v: by the selected column)" on:click=move |_| model.state.group_by(USUAL.to_vec())>
                "Group by …"
            </button>
            <Groups/>
            <span data-columns>
                <IconButton icon=Icon::Columns label="Columns (c)" on_click=move |event| menus.open_under(&event, "Columns", column_items(model))/>
            </span>
            {dynamic(marks)}
            <span class="toolbar-count" title=exact>{words}</span>
            <span class="toolbar-space"></span>
            <div class="toolbar-exports" role="group" aria-label="Export the matching events">
                {export(ExportFormat::Csv, "CSV")}
                {export(ExportFormat::Json, "JSON")}
                {export(ExportFormat::Ndjson, "NDJSON")}
            </div>
        </div>
    }
}

/// The columns that were added, those that can be by name, and the way to all others.
fn column_items(model: Events) -> Vec<Item> {
    let state = model.state;
    let added = state.columns.get_untracked();
    let mut items: Vec<Item> = added.iter().map(|path| column_item(path, Some(&path.join(".")), state)).collect();
    items.push(Item::Heading("Add a column".to_owned()));
    let more = offered().filter(|(path, _)| !added.contains(path));
    match added.len() < MOST_COLUMNS {
        true => items.extend(more.map(|(path, title)| column_item(&path, Some(title), state))),
        false => items.push(column_item(&[], None, state)),
    }
    items.push(Item::Separator);
    let all = move || {
        model.state.list_all_fields(true);
        model.facets_open.set(true);
    };
    items.push(Item::action(Icon::More, "Any other field …", all).with_hint("F"));
    items
}
