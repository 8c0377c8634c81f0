//! A dialog in which something is found by some of its letters, and done or chosen.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use view::palette;
use words::messages as m;

use crate::browser::focus;
use crate::browser::language::language;
use crate::ui::reactive::{dynamic, memo};
use crate::ui::seen::seen;

/// Most entries listed at a time; more letters find the others.
const MOST: usize = 12;

/// The field in which letters are typed.
const INPUT: &str = "[data-palette]";

/// An entry: what it is called, and what it does.
pub type Entry = (String, Callback<()>);

/// An entry that does this.
pub fn entry(label: String, run: impl Fn() + Send + Sync + 'static) -> Entry {
    (label, Callback::new(move |()| run()))
}

/// What is in the dialog, to be drawn each time it opens. `field` is the name of the field, and `early` what was typed
/// before it was there.
pub fn finder(
    open: RwSignal<bool>,
    early: RwSignal<Option<String>>,
    title: &'static str,
    field: &'static str,
    entries: Vec<Entry>,
) -> AnyView {
    let all = StoredValue::new(entries);
    let (typed, active) = (RwSignal::new(String::new()), RwSignal::new(0_usize));
    let found = memo(move || {
        let mut found =
            all.with_value(|all| typed.with(|typed| palette::found(typed, all.iter().map(|it| it.0.as_str()))));
        found.truncate(MOST);
        found
    });
    let run = move |at: usize| {
        open.set(false);
        if let Some((_, run)) = all.with_value(|all: &Vec<Entry>| all.get(at).cloned()) {
            run.run(());
        }
    };
    request_animation_frame(move || {
        focus::focus(INPUT);
        let early = early.try_update(Option::take).flatten().unwrap_or_default();
        let (letters, rest) = early.split_once('\n').unwrap_or((&early, ""));
        // The dialog may be closed already.
        let is_there = typed.try_update(|typed| typed.insert_str(0, letters)).is_some();
        if is_there && !letters.is_empty() && rest.len() + letters.len() < early.len() {
            found.with_untracked(|found| found.first().copied()).into_iter().for_each(run);
        }
    });
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
                {label.map(seen)}
            </li>
        }
    };
    view! {
            <input
                type="text"
                class="input palette-input"
                data-palette
                role="combobox"
                autocomplete="off"
                spellcheck="false"
                aria-label=field
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
            <ul id="commands" role="listbox" class="palette-list" aria-label=title>
                {dynamic(move || found.get().into_iter().enumerate().map(option).collect::<Vec<_>>().into_any())}
            </ul>
            <p role="status" class="palette-none">{dynamic(move || found.with(Vec::is_empty).then(|| m::palette_none(language())).into_any())}</p>
    }
    .into_any()
}
