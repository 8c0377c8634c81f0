//! Navigation between views.

use leptos::ev::MouseEvent;
use leptos::prelude::*;
use words::messages as m;

use crate::browser::language::language;
use crate::state::{Badge, use_state};
use crate::ui::icon::Glyph;
use crate::views::{Entry, VIEWS};

/// Icons, with labels where there is room; at the bottom of small screens.
#[component]
pub fn Rail() -> impl IntoView {
    view! {
        <nav class="rail" aria-label=m::page_views(language())>
            <ul>{VIEWS.iter().map(link).collect_view()}</ul>
        </nav>
    }
}

fn link(entry: &'static Entry) -> AnyView {
    let (state, badge) = (use_state(), (entry.badge)());
    let here = move || (state.view.get() == entry.view).then_some("page");
    // With a key held down, the browser opens another tab or window.
    let go = move |event: MouseEvent| {
        if !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key()) {
            event.prevent_default();
            state.view.set(entry.view);
        }
    };
    let badge = move || {
        let Badge { count, title, class } = badge.get();
        let said = if title.is_empty() { language().exact(count) } else { title };
        (count > 0).then(|| {
            view! {
                <span class=format!("rail-count {class}") title=said.clone()>
                    <span aria-hidden="true">{language().count(count)}</span>
                    <span class="visually-hidden">{said.clone()}</span>
                </span>
            }
        })
    };
    view! {
        <li>
            <a
                class="rail-item"
                href=move || state.link_to(entry.view)
                aria-current=here
                title=format!("{} (g {})", (entry.title)(language()), entry.key)
                on:click=go
            >
                <Glyph icon=entry.icon/>
                <span class="rail-label">{(entry.title)(language())}</span>
                {badge}
            </a>
        </li>
    }
    .into_any()
}
