//! Navigation between views.

use leptos::ev::MouseEvent;
use leptos::prelude::*;
use words::messages as m;

use crate::browser::language::language;
use crate::engine_client::use_engine;
use crate::state::use_state;
use crate::ui::icon::Glyph;
use crate::ui::reactive::memo;
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
    let (state, engine) = (use_state(), use_engine());
    let count = memo(move || (entry.count)(engine));
    let here = move || (state.view.get() == entry.view).then_some("page");
    // With a key held down, the browser opens another tab or window.
    let go = move |event: MouseEvent| {
        if !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key()) {
            event.prevent_default();
            state.view.set(entry.view);
        }
    };
    let badge = move || {
        (count.get() > 0).then(|| {
            view! { <span class="rail-count" title=language().exact(count.get())>{language().count(count.get())}</span> }
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
