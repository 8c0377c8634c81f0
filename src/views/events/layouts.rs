//! Layouts of the table by name. They are kept in the browser, and only when somebody saves one.

use leptos::ev::SubmitEvent;
use leptos::html;
use leptos::prelude::*;
use view::layouts::{Named, keep};
use view::seen::visible;
use words::{Say, messages as m};

use crate::browser::language::language;
use crate::state::{State, keep_layouts, kept_layouts};
use crate::ui::button::{IconButton, link};
use crate::ui::dialog::Dialog;
use crate::ui::icon::Icon;
use crate::ui::reactive::dynamic;

/// The dialog that applies, saves and removes layouts.
#[component]
pub fn Layouts(state: State, open: RwSignal<bool>) -> impl IntoView {
    let kept = RwSignal::new(kept_layouts());
    let set = move |layouts: Vec<Named>| {
        keep_layouts(&layouts);
        kept.set(layouts);
    };
    let name = NodeRef::<html::Input>::new();
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let Some(name) = name.get_untracked() else { return };
        let named = state.parts.table.with_untracked(|table| {
            state.parts.layout.with_untracked(|layout| Named::of(&name.value(), table, layout))
        });
        if let Some(named) = named {
            let mut layouts = kept.get_untracked();
            keep(&mut layouts, named);
            set(layouts);
            name.set_value("");
        }
    };
    let line = move |(at, named): (usize, Named)| {
        let label = m::SavedRemove { title: &visible(&named.name) }.say(language());
        let apply = {
            let named = named.clone();
            move || {
                state.apply(&named);
                open.set(false);
            }
        };
        let remove = move |_| {
            let layouts = kept.get_untracked().into_iter().enumerate();
            set(layouts.filter(|(other, _)| *other != at).map(|(_, layout)| layout).collect());
        };
        view! { <li>{link(named.name, "", apply)}<IconButton icon=Icon::Close label=label on_click=remove/></li> }
            .into_any()
    };
    let list = move || kept.get().into_iter().enumerate().map(line).collect::<Vec<_>>().into_any();
    let language = language();
    view! {
        <Dialog open title=m::layouts_title(language)>
            <ul class="saved-list">{dynamic(list)}</ul>
            <form class="saved-form" on:submit=save>
                <label class="field"><span>{m::layouts_save_as(language)}</span><input type="text" class="input" node_ref=name/></label>
                <button type="submit" class="button">{m::saved_save(language)}</button>
            </form>
            <p class="saved-note">{m::layouts_kept(language)}</p>
        </Dialog>
    }
}
