//! A modal dialog.

use leptos::html;
use leptos::prelude::*;

use super::button::IconButton;
use super::icon::Icon;
use crate::ui::reactive::effect;

/// Keeps the signal of a dialog in step with a choice that is kept elsewhere: it opens and closes with `is_open`, and
/// `close` takes the choice back when the dialog was closed.
pub fn in_step(open: RwSignal<bool>, is_open: Memo<bool>, close: impl Fn() + 'static) {
    effect(move || open.set(is_open.get()));
    effect(move || {
        if !open.get() && is_open.get_untracked() {
            close();
        }
    });
}

/// A dialog over the page. Escape, the cross and a click beside it close it.
#[component]
pub fn Dialog(
    /// Whether it is open.
    open: RwSignal<bool>,
    /// Its title.
    title: &'static str,
    /// What is in it.
    children: ChildrenFn,
) -> impl IntoView {
    let element = NodeRef::<html::Dialog>::new();
    let children = StoredValue::new(children);
    effect(move || {
        let Some(dialog) = element.get() else { return };
        match (open.get(), dialog.open()) {
            // Fails only if it is open already or not in the document.
            (true, false) => drop(dialog.show_modal()),
            (false, true) => dialog.close(),
            _ => {}
        }
    });
    // The backdrop is part of the element; what is inside is in the box below.
    let beside = move |event: leptos::ev::MouseEvent| {
        let on_backdrop =
            element.get().is_some_and(|dialog| event.target().is_some_and(|target| target == *dialog.as_ref()));
        if on_backdrop {
            open.set(false);
        }
    };
    view! {
        <dialog class="dialog" node_ref=element aria-label=title on:close=move |_| open.set(false) on:click=beside>
            <div class="dialog-box">
                <header class="dialog-head">
                    <h2>{title}</h2>
                    <IconButton icon=Icon::Close label="Close" on_click=move |_| open.set(false)/>
                </header>
                <div class="dialog-body" tabindex="0">{move || open.get().then(|| children.with_value(|children| children()))}</div>
            </div>
        </dialog>
    }
}
