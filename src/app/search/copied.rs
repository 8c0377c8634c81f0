//! "Copy as": the filter in the notations of other tools.

use leptos::ev::MouseEvent;
use leptos::prelude::*;
use protocol::{Copied, CopyAs, CopyFilter, Note, Want};
use view::fragment::DEFAULT_SORT;
use words::{Label, Say, messages as m};

use crate::browser::language::language;
use crate::engine_client::use_engine;
use crate::state::use_state;
use crate::ui::button::IconButton;
use crate::ui::copy::CopyButton;
use crate::ui::dialog::Dialog;
use crate::ui::icon::Icon;
use crate::ui::menu::{Item, use_menus};
use crate::ui::reactive::dynamic;

/// The button with its menu, and the dialog with the copied text.
#[component]
pub fn CopyAsButton() -> impl IntoView {
    let (state, engine, menus, language) = (use_state(), use_engine(), use_menus(), language());
    let open = RwSignal::new(false);
    let shown = RwSignal::new(None::<(CopyAs, Copied)>);
    let copy = move |target: CopyAs| {
        let question = state.question_now(DEFAULT_SORT, Want::default());
        leptos::task::spawn_local(async move {
            let copied = engine.request(CopyFilter { question, target }).await.unwrap_or_else(|why| {
                let notes = vec![Note::Refused(Box::new(why))];
                Copied { text: None, notes }
            });
            shown.set(Some((target, copied)));
            open.set(true);
        });
    };
    let items = move || {
        let mut items = vec![Item::Heading(m::search_copy_as(language).to_owned())];
        items.extend(CopyAs::ALL.map(|target| Item::action(Icon::Copy, target.label(language), move || copy(target))));
        items
    };
    view! {
        <Show when=move || state.is_filtered()>
            <IconButton
                icon=Icon::Copy
                label=m::search_copy_as_more(language)
                on_click=move |event: MouseEvent| menus.open_under(&event, m::search_copy_as(language), items())
            />
        </Show>
        <Dialog open title=m::search_copy_title(language)>
            {dynamic(move || shown.get().map(|(target, copied)| content(target, copied)).into_any())}
        </Dialog>
    }
}

fn content(target: CopyAs, copied: Copied) -> AnyView {
    let notes: Vec<AnyView> =
        copied.notes.iter().map(|note| view! { <li>{note.say(language())}</li> }.into_any()).collect();
    let title = match copied.text.is_some() {
        true => target.label(language()).to_owned(),
        false => m::SearchCopyNoSpelling { name: target.label(language()) }.say(language()),
    };
    let text = copied.text.map(|text| {
        let kept = StoredValue::new(text.clone());
        view! {
            <pre class="copied-text" data-testid="copied-text">{text}</pre>
            <CopyButton text=move || kept.get_value() label=m::search_copy_title(language()) worded=true/>
        }
        .into_any()
    });
    view! {
        <h3>{title}</h3>
        {text}
        <ul class="plain-list copied-notes">{notes}</ul>
    }
    .into_any()
}
