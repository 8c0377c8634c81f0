//! The menu of the whole page.

use leptos::ev::MouseEvent;
use leptos::prelude::*;
use protocol::ExportFormat;

use crate::browser::theme::Theme;
use crate::engine_client::use_engine;
use crate::state::{use_dialogs, use_state, use_transfer};
use crate::ui::button::IconButton;
use crate::ui::icon::Icon;
use crate::ui::menu::{Item, use_menus};

/// The button with three dots.
#[component]
pub fn MenuButton() -> impl IntoView {
    let (engine, state, transfer, dialogs) = (use_engine(), use_state(), use_transfer(), use_dialogs());
    let theme = expect_context::<RwSignal<Theme>>();
    let menus = use_menus();
    let items = move || {
        let has_files = engine.progress().with_untracked(|progress| progress.files_total > 0);
        let mut items = vec![
            Item::action(Icon::File, if has_files { "Add files …" } else { "Open files …" }, move || {
                transfer.choose_files()
            }),
            Item::action(Icon::Folder, if has_files { "Add folder …" } else { "Open folder …" }, move || {
                transfer.choose_folder();
            }),
        ];
        if has_files {
            let export = move |format: ExportFormat, label: &str| {
                Item::action(Icon::Download, label, move || transfer.export(format))
            };
            items.push(Item::Separator);
            items.push(Item::Heading("Export the matching events".to_owned()));
            items.push(export(ExportFormat::Csv, "As CSV"));
            items.push(export(ExportFormat::Json, "As JSON"));
            items.push(export(ExportFormat::Ndjson, "As NDJSON"));
        }
        items.push(Item::Separator);
        items.push(Item::Heading("Colours".to_owned()));
        items.extend(Theme::ALL.map(|choice| {
            Item::choice(choice.title(), theme.get_untracked() == choice, move || {
                theme.set(choice);
                choice.choose();
            })
        }));
        items.push(Item::Separator);
        if has_files {
            items.push(Item::action(Icon::File, "Memory …", move || dialogs.memory.set(true)));
        }
        items.push(Item::action(Icon::Keyboard, "All keys", move || dialogs.help.set(true)).with_hint("?"));
        items.push(Item::action(Icon::Lock, "Privacy", move || dialogs.privacy.set(true)));
        if has_files {
            items.push(Item::Separator);
            items.push(Item::action(Icon::Restart, "Start over", move || {
                state.clear();
                state.close_event();
                engine.start_over();
            }));
        }
        items
    };
    view! {
        <IconButton icon=Icon::More label="Menu" on_click=move |event: MouseEvent| menus.open_under(&event, "Menu", items())/>
    }
}
