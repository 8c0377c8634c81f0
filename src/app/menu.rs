//! The page's main menu.

use leptos::ev::MouseEvent;
use leptos::prelude::*;
use words::{LANGUAGES, Label, messages as m};

use super::handover::save_tool;
use super::spoken::use_spoken;
use crate::browser::language::language;
use crate::browser::theme::Theme;
use crate::engine_client::use_engine;
use crate::state::{use_dialogs, use_state, use_transfer};
use crate::ui::button::IconButton;
use crate::ui::icon::Icon;
use crate::ui::menu::{Item, use_menus};

/// The button with three dots that opens it.
#[component]
pub fn MenuButton() -> impl IntoView {
    let (engine, state, transfer, dialogs) = (use_engine(), use_state(), use_transfer(), use_dialogs());
    let theme = expect_context::<RwSignal<Theme>>();
    let spoken = use_spoken();
    let (menus, language) = (use_menus(), language());
    let items = move || {
        let has_files = engine.progress().with_untracked(|progress| progress.files_total > 0);
        let (files, folder) = match has_files {
            true => (m::menu_add_files(language), m::menu_add_folder(language)),
            false => (m::menu_open_files(language), m::menu_open_folder(language)),
        };
        let mut items = vec![
            Item::action(Icon::File, files, move || transfer.choose_files()),
            Item::action(Icon::Folder, folder, move || transfer.choose_folder()),
        ];
        if has_files {
            items.push(Item::Separator);
            items.push(Item::Heading(m::events_export(language).to_owned()));
            items.push(Item::action(Icon::Download, m::export_menu(language), move || dialogs.export.set(true)));
            items.push(Item::action(Icon::Only, m::sample_menu(language), move || dialogs.sampling.set(true)));
            items.push(Item::action(Icon::File, m::paper_menu(language), move || dialogs.paper.set(true)));
            items.push(Item::action(Icon::Lock, m::menu_save_page(language), move || dialogs.handover.set(true)));
            items.push(Item::action(Icon::Lock, m::redact_menu(language), move || dialogs.redaction.set(true)));
        }
        if has_files {
            items.push(Item::action(Icon::File, m::menu_print(language), move || state.print()).with_hint("Ctrl P"));
        }
        items.push(Item::Separator);
        items.push(Item::Heading(m::menu_colours(language).to_owned()));
        items.extend(Theme::ALL.map(|choice| {
            Item::choice(choice.label(language), theme.get_untracked() == choice, move || {
                theme.set(choice);
                choice.choose();
            })
        }));
        items.push(Item::Separator);
        items.push(Item::Heading(m::menu_language(language).to_owned()));
        items
            .extend(LANGUAGES.map(|(tag, name)| Item::choice(name, language.tag() == tag, move || spoken.choose(tag))));
        items.push(Item::Separator);
        if has_files {
            items.push(Item::action(Icon::File, m::menu_memory(language), move || dialogs.memory.set(true)));
        }
        items.push(
            Item::action(Icon::Search, m::menu_palette(language), move || dialogs.open_palette()).with_hint("Ctrl K"),
        );
        items.push(Item::action(Icon::Keyboard, m::menu_keys(language), move || dialogs.help.set(true)).with_hint("?"));
        items.push(Item::action(Icon::Download, m::menu_save_tool(language), move || save_tool(engine)));
        items.push(Item::action(Icon::Lock, m::menu_privacy(language), move || dialogs.privacy.set(true)));
        if has_files {
            items.push(Item::Separator);
            items.push(Item::action(Icon::Restart, m::menu_start_over(language), move || {
                state.clear();
                state.close_event();
                engine.start_over();
            }));
        }
        items
    };
    view! {
        <IconButton icon=Icon::More label=m::menu(language) on_click=move |event: MouseEvent| menus.open_under(&event, m::menu(language), items())/>
    }
}
