//! The command palette: everything that can be done, found by some of its letters.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use protocol::story::StoryKind;
use protocol::{Column, ExportFormat, Field};
use view::chips::column_field;
use view::fragment::Density;
use view::history::Way;
use view::palette;
use view::saved;
use words::{Label, Message, Say, messages as m};

use crate::browser::focus;
use crate::browser::language::language;
use crate::browser::theme::Theme;
use crate::state::{View, use_dialogs, use_history, use_state, use_transfer};
use crate::ui::dialog::Dialog;
use crate::ui::reactive::{dynamic, effect, memo};
use crate::views::VIEWS;

/// Most commands listed at a time; more letters find the others.
const MOST: usize = 12;

/// The field in which letters are typed.
const INPUT: &str = "[data-palette]";

/// A command: what it is called, and what it does.
type Command = (String, Callback<()>);

fn command(label: String, run: impl Fn() + Send + Sync + 'static) -> Command {
    (label, Callback::new(move |()| run()))
}

/// All commands.
fn commands() -> Vec<Command> {
    let (state, dialogs, transfer, history) = (use_state(), use_dialogs(), use_transfer(), use_history());
    let theme = expect_context::<RwSignal<Theme>>();
    let language = language();
    let mut all: Vec<Command> = Vec::new();
    for entry in &VIEWS {
        let label = m::PaletteGo { view: (entry.title)(language) }.say(language);
        all.push(command(label, move || state.view.set(entry.view)));
    }
    for kind in StoryKind::ALL {
        let label = m::StoriesPalette { name: kind.label(language) }.say(language);
        all.push(command(label, move || {
            state.parts.detected.update(|detected| detected.story = Some((kind, None)));
            state.view.set(View::DETECTIONS);
        }));
    }
    for search in saved::all(&[], language) {
        let label = m::PaletteSearch { title: &search.title }.say(language);
        all.push(command(label, move || {
            state.search(search.query.clone());
            if !search.group.is_empty() {
                state.group_by(search.group.clone());
                state.view.set(View::EVENTS);
            }
        }));
    }
    for column in Column::ALL {
        let label = m::PaletteGroup { name: column.label(language) }.say(language);
        all.push(command(label, move || state.count_values(protocol::GroupKey::Column(column))));
        if let Field::Path(path) = column_field(column) {
            let label = m::PaletteColumn { name: column.label(language) }.say(language);
            all.push(command(label, move || {
                state.toggle_column(&path);
                state.view.set(View::EVENTS);
            }));
        }
    }
    let heights = [m::events_rows_compact, m::events_rows_usual, m::events_rows_roomy];
    for (density, name) in Density::ALL.into_iter().zip(heights) {
        let label = m::PaletteRows { name: name(language) }.say(language);
        all.push(command(label, move || state.arrange(|layout| layout.density = density)));
    }
    for choice in Theme::ALL {
        let label = m::PaletteColours { name: choice.label(language) }.say(language);
        all.push(command(label, move || {
            theme.set(choice);
            choice.choose();
        }));
    }
    let formats: [(ExportFormat, Message); 3] = [
        (ExportFormat::Csv, m::menu_export_csv),
        (ExportFormat::Json, m::menu_export_json),
        (ExportFormat::Ndjson, m::menu_export_ndjson),
    ];
    for (format, name) in formats {
        let label = m::PaletteExport { name: name(language) }.say(language);
        all.push(command(label, move || transfer.export(format)));
    }
    all.extend([
        command(m::notes_save(language).to_owned(), move || transfer.export(ExportFormat::Notes)),
        command(m::filters_clear(language).to_owned(), move || state.clear()),
        command(m::range_select(language).to_owned(), move || dialogs.range.set(true)),
        command(m::palette_undo(language).to_owned(), move || history.go(Way::Back)),
        command(m::palette_redo(language).to_owned(), move || history.go(Way::Forward)),
        command(m::menu_add_files(language).to_owned(), move || transfer.choose_files()),
        command(m::menu_add_folder(language).to_owned(), move || transfer.choose_folder()),
        command(m::menu_memory(language).to_owned(), move || dialogs.memory.set(true)),
        command(m::menu_keys(language).to_owned(), move || dialogs.help.set(true)),
        command(m::menu_privacy(language).to_owned(), move || dialogs.privacy.set(true)),
    ]);
    all
}

/// The dialog.
#[component]
pub fn Palette() -> impl IntoView {
    let open = use_dialogs().palette;
    let all = StoredValue::new(commands());
    let (typed, active) = (RwSignal::new(String::new()), RwSignal::new(0_usize));
    effect(move || {
        if open.get() {
            typed.set(String::new());
            active.set(0);
            request_animation_frame(|| focus::focus(INPUT));
        }
    });
    let found = memo(move || {
        let mut found =
            all.with_value(|all| typed.with(|typed| palette::found(typed, all.iter().map(|it| it.0.as_str()))));
        found.truncate(MOST);
        found
    });
    let run = move |at: usize| {
        open.set(false);
        if let Some((_, run)) = all.with_value(|all| all.get(at).cloned()) {
            run.run(());
        }
    };
    let keys = move |event: KeyboardEvent| {
        let last = found.with_untracked(Vec::len).saturating_sub(1);
        match event.key().as_str() {
            "ArrowDown" => active.update(|at| *at = if *at >= last { 0 } else { *at + 1 }),
            "ArrowUp" => active.update(|at| *at = at.checked_sub(1).unwrap_or(last)),
            "Enter" => {
                found.with_untracked(|found| found.get(active.get_untracked()).copied()).into_iter().for_each(run)
            }
            _ => return,
        }
        event.prevent_default();
    };
    let option = move |(place, at): (usize, usize)| {
        let label = all.with_value(|all| all.get(at).map(|it| it.0.clone()));
        view! {
            <li
                role="option"
                id=format!("command-{place}")
                class="palette-option"
                aria-selected=move || if active.get() == place { "true" } else { "false" }
                on:click=move |_| run(at)
            >
                {label}
            </li>
        }
    };
    let language = language();
    view! {
        <Dialog open title=m::palette_title(language)>
            <input
                type="text"
                class="input palette-input"
                data-palette
                role="combobox"
                autocomplete="off"
                spellcheck="false"
                aria-label=m::palette_field(language)
                aria-expanded="true"
                aria-controls="commands"
                aria-activedescendant=move || format!("command-{}", active.get())
                prop:value=typed
                on:input=move |event| {
                    typed.set(event_target_value(&event));
                    active.set(0);
                }
                on:keydown=keys
            />
            <ul id="commands" role="listbox" class="palette-list" aria-label=m::palette_title(language)>
                {dynamic(move || found.get().into_iter().enumerate().map(option).collect::<Vec<_>>().into_any())}
            </ul>
            <p role="status" class="palette-none">{dynamic(move || found.with(Vec::is_empty).then(|| m::palette_none(language)).into_any())}</p>
        </Dialog>
    }
}
