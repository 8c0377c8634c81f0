//! Above the table: how many events match, and ways to export them.

use leptos::prelude::*;
use protocol::ExportFormat;
use view::compare::MOST_EVENTS;
use view::fragment::MOST_COLUMNS;
use words::{Say, messages as m};

use super::columns::{column_item, offered};
use super::groups::{Groups, USUAL};
use super::model::Events;
use crate::browser::language::language;
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
    let language = language();
    let total = memo(move || engine.progress().with(|progress| progress.events));
    let matching = memo(move || model.matching());
    let words = move || match (matching.get(), total.get()) {
        (matching, n) if matching == n => m::Events { n }.say(language),
        (matching, n) => m::EventsSome { matching, n }.say(language),
    };
    let exact = move || m::EventsSomeExact { matching: matching.get(), n: total.get() }.say(language);
    let pressed = move || if model.facets_open.get() { "true" } else { "false" };
    let export = move |format: ExportFormat, label: &'static str| {
        view! {
            <button
                type="button"
                class="button quiet"
                data-testid="export"
                data-format=format.name()
                title=m::EventsExportAs { format: label }.say(language)
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
        let words = match marked as u64 {
            1 => m::EventsMarked { n: 1 }.say(language),
            n => m::EventsCompare { n }.say(language),
        };
        view! {
            <span class="toolbar-marks">
                <button
                    type="button"
                    class="button quiet"
                    disabled=marked == 1
                    title=m::EventsCompareTitle { most: MOST_EVENTS as u64 }.say(language)
                    on:click=move |_| model.state.compare(true)
                >
                    <Glyph icon=Icon::Star/>
                    {words}
                </button>
                <IconButton icon=Icon::Close label=m::events_unmark_all(language) on_click=move |_| model.state.unmark_all()/>
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
                title=m::events_fields_title(language)
                on:click=move |_| model.facets_open.update(|open| *open = !*open)
            >
                <Glyph icon=Icon::Filter/>
                {m::events_fields(language)}
            </button>
            <button
                type="button"
                class="button quiet"
                title=m::events_group_title(language)
                on:click=move |_| model.state.group_by(USUAL.to_vec())
            >
                {m::events_group(language)}
            </button>
            <Groups/>
            <span data-columns>
                <IconButton
                    icon=Icon::Columns
                    label=m::events_columns_label(language)
                    on_click=move |event| menus.open_under(&event, m::events_columns(language), column_items(model))
                />
            </span>
            {dynamic(marks)}
            <span class="toolbar-count" title=exact>{words}</span>
            <span class="toolbar-space"></span>
            <div class="toolbar-exports" role="group" aria-label=m::events_export(language)>
                {export(ExportFormat::Csv, "CSV")}
                {export(ExportFormat::Json, "JSON")}
                {export(ExportFormat::Ndjson, "NDJSON")}
            </div>
        </div>
    }
}

/// Menu items for added columns, for those offered by name, and for all others.
fn column_items(model: Events) -> Vec<Item> {
    let state = model.state;
    let added = state.columns.get_untracked();
    let mut items: Vec<Item> = added.iter().map(|path| column_item(path, Some(&path.join(".")), state)).collect();
    items.push(Item::Heading(m::events_add_column(language()).to_owned()));
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
    items.push(Item::action(Icon::More, m::events_other_field(language()), all).with_hint("F"));
    items
}
