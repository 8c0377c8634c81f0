//! A modal dialog.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlDialogElement, HtmlElement};
use words::messages as m;

use super::button::IconButton;
use super::icon::Icon;
use crate::browser::focus;
use crate::browser::language::language;
use crate::ui::reactive::{dynamic, effect};

/// Keeps a dialog's signal in sync with a state that is kept elsewhere: it follows `is_open`, and `close` resets that
/// state when the user closes the dialog.
pub fn in_step(open: RwSignal<bool>, is_open: Memo<bool>, close: impl Fn() + 'static) {
    effect(move || open.set(is_open.get()));
    effect(move || {
        if !open.get() && is_open.get_untracked() {
            close();
        }
    });
}

/// Puts the focus on what a dialog is for, once that is there: browsers put it on the cross. Whoever has moved it meanwhile is left
/// alone.
fn attend(dialog: HtmlDialogElement) {
    request_animation_frame(move || {
        let inside = |selector: &str| dialog.query_selector(selector).ok().flatten();
        if !dialog.open() {
            return;
        }
        if inside(".dialog-body > .later:not(.is-failed)").is_some() {
            return attend(dialog);
        }
        let is_untouched = inside(".dialog-head :focus").is_some();
        let body = inside(".dialog-body").and_then(|body| body.dyn_into::<HtmlElement>().ok());
        body.iter().filter(|_| is_untouched).for_each(focus::focus_inside);
    });
}

/// A dialog over the page. Escape, the cross and a click outside close it.
#[component]
pub fn Dialog(open: RwSignal<bool>, title: &'static str, children: ChildrenFn) -> impl IntoView {
    let element = NodeRef::<html::Dialog>::new();
    let children = StoredValue::new(children);
    effect(move || {
        let Some(dialog) = element.get() else { return };
        match (open.get(), dialog.open()) {
            // Fails only if it is open already or not in the document.
            (true, false) => {
                drop(dialog.show_modal());
                attend(dialog);
            }
            (false, true) => dialog.close(),
            _ => {}
        }
    });
    // The backdrop is part of the element; the content is in the box inside it.
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
                <div class="dialog-head">
                    <h2>{title}</h2>
                    <IconButton icon=Icon::Close label=m::close(language()) on_click=move |_| open.set(false)/>
                </div>
                <div class="dialog-body" tabindex="0">{dynamic(move || open.get().then(|| children.with_value(|children| children())).into_any())}</div>
            </div>
        </dialog>
    }
}
