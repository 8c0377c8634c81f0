//! The list of keyboard shortcuts.

use leptos::prelude::*;
use words::{Message, messages as m};

use crate::browser::language::language;
use crate::later::later;
use crate::state::use_dialogs;
use crate::ui::dialog::Dialog;
use crate::views::VIEWS;

/// Groups of keys, and what they do. The keys of views are added at the end.
const KEYS: [(Message, &[(&str, Message)]); 3] = [
    (
        m::keys_everywhere,
        &[
            ("/", m::key_search),
            ("Enter", m::key_search_enter),
            ("↓ ↑", m::key_search_arrows),
            ("Esc", m::key_escape),
            ("Ctrl+K", m::key_palette),
            ("Ctrl+Z Ctrl+Shift+Z", m::key_undo),
            ("?", m::key_help),
        ],
    ),
    (
        m::keys_events,
        &[
            ("j k ↓ ↑", m::key_next_event),
            ("← →", m::key_next_cell),
            ("Page Up, Page Down", m::key_page),
            ("Home End", m::key_ends),
            ("Enter", m::key_detail),
            (".", m::key_cell_menu),
            ("f", m::key_fields),
            ("F", m::key_all_fields),
            ("v", m::key_values),
            ("c", m::key_columns),
            ("x", m::key_pick),
            ("Shift+↓ Shift+↑", m::key_pick_range),
            ("Ctrl+A Ctrl+C", m::key_pick_all),
            ("#", m::key_row_number),
            ("s", m::key_star),
            ("X", m::key_compare),
            ("d", m::key_toggle_detail),
        ],
    ),
    (m::keys_record, &[("↓ ↑", m::key_next_line), ("← →", m::key_fold), (".", m::key_value_menu)]),
];

#[component]
pub fn Help() -> impl IntoView {
    let open = use_dialogs().help;
    view! { <Dialog open title=m::keys_title(language())>{keys()}</Dialog> }
}

later!(dialogs: fn keys() -> AnyView {
    let language = language();
    let group = move |(title, keys): (Message, &'static [(&'static str, Message)])| {
        let keys = keys.iter().map(|(key, what)| entry((*key).to_owned(), what(language))).collect_view();
        view! { <section><h3>{title(language)}</h3><dl>{keys}</dl></section> }
    };
    view! {
        <div class="keys">
            {KEYS.map(group).collect_view()}
            <section>
                <h3>{m::keys_views(language)}</h3>
                <dl>{VIEWS.iter().map(|view| entry(format!("g {}", view.key), (view.title)(language))).collect_view()}</dl>
            </section>
        </div>
    }
    .into_any()
});

fn entry(keys: String, what: &'static str) -> impl IntoView {
    let keys = keys.split(' ').map(|key| view! { <kbd>{key.to_owned()}</kbd> }).collect_view();
    view! { <div><dt>{keys}</dt><dd>{what}</dd></div> }
}
