//! The command palette: everything that can be done, found by some of its letters.

mod settings;

use leptos::prelude::*;
use protocol::story::StoryKind;
use protocol::{Column, ExportFormat, Field};
use view::chips::column_field;
use view::history::Way;
use view::saved;
use words::{Label, Message, Say, messages as m};

use super::handover::save_tool;
use crate::browser::language::language;
use crate::engine_client::use_engine;
use crate::later::later;
use crate::state::{View, use_dialogs, use_history, use_searches, use_state, use_transfer};
use crate::ui::dialog::Dialog;
use crate::ui::finder::{Entry, entry, finder};
use crate::views::VIEWS;
use settings::settings;

/// All commands.
fn commands() -> Vec<Entry> {
    let (state, dialogs, transfer, history) = (use_state(), use_dialogs(), use_transfer(), use_history());
    let (engine, language) = (StoredValue::new_local(use_engine()), language());
    let mut all: Vec<Entry> = Vec::new();
    for shown in &VIEWS {
        let label = m::PaletteGo { view: (shown.title)(language) }.say(language);
        all.push(entry(label, move || state.view.set(shown.view)));
    }
    for kind in StoryKind::ALL {
        let label = m::StoriesPalette { name: kind.label(language) }.say(language);
        all.push(entry(label, move || {
            state.parts.detected.update(|detected| detected.story = Some((kind, None)));
            state.view.set(View::DETECTIONS);
        }));
    }
    let searches = use_searches();
    for search in searches.shelf.with_untracked(|shelf| saved::all(&shelf.own, language)) {
        let label = m::PaletteSearch { title: &search.title }.say(language);
        all.push(entry(label, move || searches.run(state, &search)));
    }
    for column in Column::ALL {
        let label = m::PaletteGroup { name: column.label(language) }.say(language);
        all.push(entry(label, move || state.count_values(protocol::GroupKey::Column(column))));
        if let Field::Path(path) = column_field(column) {
            let label = m::PaletteColumn { name: column.label(language) }.say(language);
            all.push(entry(label, move || {
                state.toggle_column(&path);
                state.view.set(View::EVENTS);
            }));
        }
    }
    all.extend(settings());
    let formats: [(ExportFormat, Message); 5] = [
        (ExportFormat::Csv, m::menu_export_csv),
        (ExportFormat::Json, m::menu_export_json),
        (ExportFormat::Ndjson, m::menu_export_ndjson),
        (ExportFormat::Ocsf, m::menu_export_ocsf),
        (ExportFormat::Ocsf11, m::menu_export_ocsf_old),
    ];
    for (format, name) in formats {
        let label = m::PaletteExport { name: name(language) }.say(language);
        all.push(entry(label, move || transfer.export(format)));
    }
    all.extend([
        entry(m::events_export(language).to_owned(), move || dialogs.export.set(true)),
        entry(m::notes_save(language).to_owned(), move || transfer.export(ExportFormat::Notes)),
        entry(m::sample_menu(language).to_owned(), move || dialogs.sampling.set(true)),
        entry(m::paper_menu(language).to_owned(), move || dialogs.paper.set(true)),
        entry(m::menu_save_page(language).to_owned(), move || dialogs.handover.set(true)),
        entry(m::redact_title(language).to_owned(), move || dialogs.redaction.set(true)),
        entry(m::filters_clear(language).to_owned(), move || state.clear()),
        entry(m::range_select(language).to_owned(), move || dialogs.range.set(true)),
        entry(m::saved_title(language).to_owned(), move || dialogs.saved.set(true)),
        entry(m::palette_undo(language).to_owned(), move || history.go(Way::Back)),
        entry(m::palette_redo(language).to_owned(), move || history.go(Way::Forward)),
        entry(m::menu_print(language).to_owned(), move || state.print()),
        entry(m::menu_add_files(language).to_owned(), move || transfer.choose_files()),
        entry(m::menu_add_folder(language).to_owned(), move || transfer.choose_folder()),
        entry(m::menu_memory(language).to_owned(), move || dialogs.memory.set(true)),
        entry(m::menu_keys(language).to_owned(), move || dialogs.help.set(true)),
        entry(m::menu_save_tool(language).to_owned(), move || save_tool(engine.get_value())),
        entry(m::menu_privacy(language).to_owned(), move || dialogs.privacy.set(true)),
    ]);
    all
}

/// The dialog.
#[component]
pub fn Palette() -> impl IntoView {
    let open = use_dialogs().palette;
    view! { <Dialog open title=m::palette_title(language())>{content(open)}</Dialog> }
}

later!(dialogs: fn content(open: RwSignal<bool>) -> AnyView {
    let language = language();
    finder(open, use_dialogs().early, m::palette_title(language), m::palette_field(language), commands())
});
