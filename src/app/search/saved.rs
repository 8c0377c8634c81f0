//! Saved searches: the built-in ones, and the user's own, which are kept until the page is closed, in files and, if somebody wants that, in the browser.

use leptos::ev::SubmitEvent;
use leptos::html;
use leptos::prelude::*;
use protocol::Want;
use view::clock;
use view::fragment::DEFAULT_SORT;
use view::saved::{Saved, all, blank, keep, scope};
use view::seen::{line as line_of, short};
use words::{Say, messages as m};

use super::INPUT;
use super::typing::Typing;
use crate::browser::language::language;
use crate::browser::{saved as file, typing as field};
use crate::engine_client::use_engine;
use crate::later::later;
use crate::state::{Searches, use_dialogs, use_searches, use_state};
use crate::ui::button::{IconButton, link};
use crate::ui::counted::counted;
use crate::ui::dialog::Dialog;
use crate::ui::icon::Icon;
use crate::ui::reactive::{dynamic, memo, optional};
use crate::ui::seen::seen;

/// The button and its dialog.
#[component]
pub fn SavedButton(typing: Typing) -> impl IntoView {
    let open = use_dialogs().saved;
    view! {
        <IconButton icon=Icon::Star label=m::saved_title(language()) on_click=move |_| open.set(true)/>
        <Dialog open title=m::saved_title(language())>{searches(typing, open)}</Dialog>
    }
}

later!(dialogs: fn searches(typing: Typing, open: RwSignal<bool>) -> AnyView {
    let own = memo(move || use_searches().shelf.with(|shelf| shelf.own.clone()));
    vec![dynamic(move || list(own, open).into_any()), save_form(typing), exchange()].into_any()
});

/// All searches, under the names of their sets.
fn list(own: Memo<Vec<Saved>>, open: RwSignal<bool>) -> AnyView {
    let searches = own.with(|own| all(own, language()));
    let built_in = searches.len() - own.with(Vec::len);
    let mut lines: Vec<AnyView> = Vec::new();
    let mut before = String::new();
    for (at, saved) in searches.into_iter().enumerate() {
        if saved.set != before {
            before = saved.set.clone();
            lines.push(view! { <li class="saved-set"><h3><bdi>{seen(short(&before))}</bdi></h3></li> }.into_any());
        }
        lines.push(line(saved, at.checked_sub(built_in), open));
    }
    view! { <ul class="saved-list">{lines}</ul> }.into_any()
}

/// A search: how many events it finds now, and when it was last run.
fn line(saved: Saved, place: Option<usize>, open: RwSignal<bool>) -> AnyView {
    let (state, engine, searches) = (use_state(), use_engine(), use_searches());
    let blank = blank(&saved);
    let (label, query) = (m::SavedRemove { title: &line_of(&saved.title) }.say(language()), saved.query.clone());
    let asked = saved.clone();
    let question = move || Some(state.scope().with(|now| scope(&asked, now)).question(DEFAULT_SORT, Want::default()));
    let count = engine.count(Signal::derive(question));
    let of_run = query.clone();
    let last = move || {
        let at = searches.shelf.with(|shelf| shelf.last(&of_run))?;
        Some(m::SavedLast { time: &clock::moment(at, &state.zone.get()) }.say(language()).into_any())
    };
    let (title, search) = (short(&saved.title).to_owned(), move || {
        open.set(false);
        searches.run(state, &saved);
        if let Some((from, to)) = blank {
            // The field has the text in the next frame.
            request_animation_frame(move || field::select(INPUT, from as u32, to as u32));
        }
    });
    let remove = place.map(|at| {
        let remove = move |_| {
            searches.shelf.update(|shelf| {
                if at < shelf.own.len() {
                    shelf.own.remove(at);
                }
            });
        };
        view! { <IconButton icon=Icon::Close label=label.clone() on_click=remove/> }.into_any()
    });
    view! {
        <li>
            {link(title, "", search)}
            <span class="saved-count">{counted(count)}</span>
            <code>{seen(short(&query))}</code>
            <span class="saved-last">{optional(last)}</span>
            {remove}
        </li>
    }
    .into_any()
}

/// A form that saves the text in the search bar under a name.
fn save_form(typing: Typing) -> AnyView {
    let shelf = use_searches().shelf;
    let (title, set) = (NodeRef::<html::Input>::new(), NodeRef::<html::Input>::new());
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let (Some(title), Some(set)) = (title.get_untracked(), set.get_untracked()) else { return };
        let query = typing.draft.get_untracked();
        if title.value().trim().is_empty() || query.trim().is_empty() {
            return;
        }
        let name = set.value().trim().to_owned();
        let saved = Saved {
            set: if name.is_empty() { m::saved_my_searches(language()).to_owned() } else { name },
            title: title.value().trim().to_owned(),
            query,
            group: Vec::new(),
        };
        shelf.update(|shelf| keep(&mut shelf.own, saved));
        title.set_value("");
    };
    let language = language();
    view! {
        <form class="saved-form" on:submit=save>
            <label class="field"><span>{m::saved_save_as(language)}</span><input type="text" class="input" node_ref=title/></label>
            <label class="field"><span>{m::saved_set(language)}</span><input type="text" class="input" placeholder=m::saved_my_searches(language) node_ref=set/></label>
            <button type="submit" class="button">{m::saved_save(language)}</button>
        </form>
    }
    .into_any()
}

/// Buttons for saving searches to a file and loading them.
fn exchange() -> AnyView {
    let Searches { shelf, kept } = use_searches();
    let problem = RwSignal::new(String::new());
    let input = NodeRef::<html::Input>::new();
    let chosen = move |_| {
        let Some(input) = input.get_untracked() else { return };
        leptos::task::spawn_local(async move {
            match file::read(&input).await {
                Ok(more) => {
                    problem.set(String::new());
                    shelf.update(|shelf| shelf.add(more));
                }
                Err(why) => problem.set(why),
            }
        });
    };
    let save = move |_| {
        if let Err(why) = shelf.with_untracked(file::save) {
            problem.set(why);
        }
    };
    let language = language();
    view! {
        <p class="saved-note">{m::saved_kept(language)}</p>
        <label class="saved-keep">
            <input type="checkbox" prop:checked=kept on:change=move |event| kept.set(event_target_checked(&event))/>
            <span>{m::saved_in_browser(language)}</span>
        </label>
        <div class="saved-form">
            <button type="button" class="button" on:click=save>{m::saved_export(language)}</button>
            <label class="field"><span>{m::saved_import(language)}</span><input type="file" accept=".json" node_ref=input on:change=chosen/></label>
        </div>
        <p class="is-wrong" role="status">{problem}</p>
    }
    .into_any()
}
