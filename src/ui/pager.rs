//! Pages through a long list. A page costs the same however long the list is.

use leptos::prelude::*;
use words::{Say, messages as m};

use super::button::IconButton;
use super::icon::Icon;
use crate::browser::language::language;
use crate::ui::reactive::memo;

/// "51–100 of 12,345" with buttons; nothing if there is only one page.
#[component]
pub fn Pager(
    /// Index of the page shown.
    page: RwSignal<u64>,
    /// Number of lines on a page.
    per_page: u64,
    /// Total number of lines.
    #[prop(into)]
    total: Signal<u64>,
    /// Its name: "Pages of digests".
    name: &'static str,
) -> impl IntoView {
    let last = memo(move || total.get().saturating_sub(1) / per_page.max(1));
    let at = memo(move || page.get().min(last.get()));
    let words = move || {
        let first = at.get() * per_page;
        let (total, first) = (total.get(), first + 1);
        let end = (first + per_page - 1).min(total);
        m::PagerRange { first, end, total }.say(language())
    };
    let go = move |to: u64| page.set(to.min(last.get_untracked()));
    let language = language();
    view! {
        <Show when=move || last.get().gt(&0)>
            <div class="pager" role="group" aria-label=name>
                <button type="button" class="button quiet" disabled=move || at.get() == 0 on:click=move |_| go(0)>
                    {m::pager_first(language)}
                </button>
                <IconButton icon=Icon::Left label=m::pager_previous(language) on_click=move |_| go(at.get_untracked().saturating_sub(1))/>
                <span class="pager-words" role="status">{words}</span>
                <IconButton icon=Icon::Right label=m::pager_next(language) on_click=move |_| go(at.get_untracked() + 1)/>
                <button
                    type="button"
                    class="button quiet"
                    disabled=move || at.get() == last.get()
                    on:click=move |_| go(u64::MAX)
                >
                    {m::pager_last(language)}
                </button>
            </div>
        </Show>
    }
}
