//! Above the table: how many events match, and ways to export them.

use leptos::prelude::*;
use protocol::ExportFormat;
use view::fragment::{Density, Layout, MOST_COLUMNS};
use wasm_bindgen::JsCast;
use words::{Say, messages as m};

use super::columns::{column_item, offered};
use super::groups::USUAL;
use super::layouts::Layouts;
use super::model::Events;
use super::notes::begun;
use super::picked::PickedBar;
use crate::browser::focus;
use crate::browser::language::language;
use crate::engine_client::use_engine;
use crate::state::{use_dialogs, use_transfer};
use crate::ui::button::IconButton;
use crate::ui::icon::{Glyph, Icon};
use crate::ui::menu::{Item, use_menus};
use crate::ui::reactive::{memo, while_there};

/// The row of buttons.
#[component]
pub fn Toolbar(model: Events) -> impl IntoView {
    let (engine, transfer, menus, dialogs) = (use_engine(), use_transfer(), use_menus(), use_dialogs());
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
    let has_notes = memo(move || engine.progress().with(|progress| progress.noted > 0));
    let layouts = dialogs.layouts;
    let jump = move |event: web_sys::Event| {
        if let Some(row) = row_number(&event_target_value(&event)) {
            model.select(row);
            focus::focus(".event-table");
        }
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
            <button
                type="button"
                class="button quiet strip-toggle"
                aria-pressed=move || model.strip_open.get().to_string()
                on:click=move |_| model.strip_open.update(|open| *open = !*open)
            >
                {m::events_timeline(language)}
            </button>
            <span data-columns>
                <IconButton
                    icon=Icon::Columns
                    label=m::events_columns_label(language)
                    on_click=move |event| menus.open_under(&event, m::events_columns(language), column_items(model, layouts))
                />
            </span>
            <Layouts state=model.state open=layouts/>
            <span class="toolbar-count" title=exact>{words}</span>
            <label class="toolbar-jump">
                <span>{m::events_row_number(language)}</span>
                <input
                    type="text"
                    inputmode="numeric"
                    class="input"
                    data-row-number
                    title=m::events_row_number_title(language)
                    prop:value=move || model.cursor.get().map(|row| (row + 1).to_string()).unwrap_or_default()
                    on:focus=select_all
                    on:click=select_all
                    on:change=while_there(jump)
                />
            </label>
            <PickedBar model/>
            {begun(model)}
            <span class="toolbar-space"></span>
            <Show when=move || has_notes.get()>{export(ExportFormat::Notes, m::notes_short(language))}</Show>
            <div class="toolbar-exports" role="group" aria-label=m::events_export(language)>
                {export(ExportFormat::Csv, "CSV")}
                {export(ExportFormat::Json, "JSON")}
                {export(ExportFormat::Ndjson, "NDJSON")}
                <button type="button" class="button quiet" data-testid="export-dialog" on:click=move |_| dialogs.export.set(true)>
                    {m::export_more(language)}
                </button>
            </div>
        </div>
    }
}

/// What is typed next replaces what is there.
fn select_all<E: AsRef<web_sys::Event>>(event: E) {
    let field = event.as_ref().target().and_then(|field| field.dyn_into::<web_sys::HtmlInputElement>().ok());
    field.iter().for_each(web_sys::HtmlInputElement::select);
}

/// The row with a number that somebody typed, which may be grouped.
fn row_number(text: &str) -> Option<u64> {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    digits.parse::<u64>().ok()?.checked_sub(1)
}

/// Menu items for the columns in the table, for those offered by name and all others, and for the height of rows.
fn column_items(model: Events, layouts: RwSignal<bool>) -> Vec<Item> {
    let (state, language) = (model.state, language());
    let added = state.columns.get_untracked();
    let layout = state.parts.layout.get_untracked();
    let usual = untrack(|| model.all_columns()).into_iter().filter(|column| column.added.is_none());
    let shown = usual.map(|column| {
        let is_shown = !layout.is_hidden(&column.key);
        Item::choice(column.title, is_shown, move || state.arrange(|layout| layout.toggle(&column.key)))
    });
    let mut items: Vec<Item> = shown.collect();
    items.extend(added.iter().map(|path| column_item(path, Some(&path.join(".")), state)));
    items.push(Item::Heading(m::events_add_column(language).to_owned()));
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
    items.push(Item::action(Icon::More, m::events_other_field(language), all).with_hint("F"));
    items.push(Item::Heading(m::events_row_height(language).to_owned()));
    let names = [m::events_rows_compact, m::events_rows_usual, m::events_rows_roomy];
    items.extend(Density::ALL.into_iter().zip(names).map(|(density, name)| {
        Item::choice(name(language), layout.density == density, move || {
            state.arrange(|layout| layout.density = density)
        })
    }));
    items.push(Item::Separator);
    items.push(Item::action(Icon::Star, m::layouts_open(language), move || layouts.set(true)));
    items.push(Item::action(Icon::Restart, m::events_usual_layout(language), move || {
        state.parts.layout.set(Layout::default());
    }));
    items
}
