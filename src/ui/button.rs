//! Buttons with only an icon, or only words.

use leptos::prelude::*;

use super::icon::{Glyph, Icon};
use super::seen::seen;

/// A button with an icon. Its label is also its tooltip.
#[component]
pub fn IconButton(
    icon: Icon,
    #[prop(into)] label: Signal<String>,
    on_click: impl FnMut(leptos::ev::MouseEvent) + 'static,
    /// Whether it is switched on, for a toggle.
    #[prop(optional, into)]
    pressed: Option<Signal<bool>>,
    /// For tests.
    #[prop(optional)]
    testid: Option<&'static str>,
) -> impl IntoView {
    drawn(icon, label, Box::new(on_click), pressed, testid)
}

/// A button that looks like a link in running text.
pub fn link(words: impl Into<String>, title: &'static str, run: impl FnMut() + 'static) -> AnyView {
    drawn_link(words.into(), title, Box::new(run))
}

/// The same around something that is drawn.
pub fn link_around(content: AnyView, run: impl FnMut() + 'static) -> AnyView {
    let mut run: Box<dyn FnMut()> = Box::new(run);
    view! { <button type="button" class="link" on:click=move |_| run()>{content}</button> }.into_any()
}

fn drawn_link(words: String, title: &'static str, mut run: Box<dyn FnMut()>) -> AnyView {
    let title = (!title.is_empty()).then_some(title);
    view! { <button type="button" class="link" title=title on:click=move |_| run()><bdi>{seen(words)}</bdi></button> }
        .into_any()
}

/// Not generic, so that the drawing code is not compiled anew for every closure.
fn drawn(
    icon: Icon,
    label: Signal<String>,
    on_click: Box<dyn FnMut(leptos::ev::MouseEvent)>,
    pressed: Option<Signal<bool>>,
    testid: Option<&'static str>,
) -> AnyView {
    view! {
        <button
            type="button"
            class="icon-button"
            title=move || label.get()
            aria-label=move || label.get()
            aria-pressed=pressed.map(|pressed| move || if pressed.get() { "true" } else { "false" })
            data-testid=testid
            on:click=on_click
        >
            <Glyph icon/>
        </button>
    }
    .into_any()
}
