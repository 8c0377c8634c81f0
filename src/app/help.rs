//! All keys.

use leptos::prelude::*;

use crate::browser::language::language;
use crate::state::use_dialogs;
use crate::ui::dialog::Dialog;
use crate::views::VIEWS;

/// Groups of keys and what they do; views are added below.
const KEYS: [(&str, &[(&str, &str)]); 3] = [
    (
        "Everywhere",
        &[
            ("/", "Search"),
            ("Enter", "In the search bar: apply, or take what is chosen"),
            ("↓ ↑", "In the search bar: what may follow; in an empty one, earlier searches"),
            ("Esc", "One step back: close a menu, a dialog, the detail; in the search bar: restore"),
            ("?", "All keys"),
        ],
    ),
    (
        "Events",
        &[
            ("j k ↓ ↑", "Next, previous event"),
            ("← →", "Next, previous cell"),
            ("Page Up, Page Down", "A screen of events"),
            ("Home End", "First, last event"),
            ("Enter", "Open the detail"),
            (".", "Menu of the cell: filter for, filter out, only this, count over time, copy, mark"),
            ("f", "Show or hide the fields"),
            ("F", "All fields of the records, or the usual ones"),
            ("v", "All values of the cell's column, with their counts"),
            ("c", "Columns: add one, or take one away"),
            ("x", "Mark the event for comparison, or take the mark away"),
            ("X", "Compare the marked events"),
            ("d", "Show or hide the detail"),
        ],
    ),
    ("Record", &[("↓ ↑", "Next, previous line"), ("← →", "Close, open"), (".", "Menu of the value")]),
];

/// The dialog.
#[component]
pub fn Help() -> impl IntoView {
    let open = use_dialogs().help;
    view! {
        <Dialog open title="Keys">
            <div class="keys">
                {KEYS.map(|(title, keys)| view! { <section><h3>{title}</h3><dl>{keys.iter().map(|(key, what)| entry((*key).to_owned(), what)).collect_view()}</dl></section> }).collect_view()}
                <section>
                    <h3>"Views"</h3>
                    <dl>{VIEWS.iter().map(|view| entry(format!("g {}", view.key), (view.title)(language()))).collect_view()}</dl>
                </section>
            </div>
        </Dialog>
    }
}

fn entry(keys: String, what: &'static str) -> impl IntoView {
    let keys = keys.split(' ').map(|key| view! { <kbd>{key.to_owned()}</kbd> }).collect_view();
    view! { <div><dt>{keys}</dt><dd>{what}</dd></div> }
}
