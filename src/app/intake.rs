//! The inputs for files and folders, and dropping files anywhere on the window.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{DragEvent, Event, HtmlInputElement};
use words::{Say, messages as m};

use crate::browser::files::Drop;
use crate::browser::language::language;
use crate::engine_client::use_engine;
use crate::state::use_transfer;
use crate::ui::icon::{Glyph, Icon};

/// The two inputs. They are always in the page; the buttons that open the browser's dialogs are elsewhere.
#[component]
pub fn Intake() -> impl IntoView {
    let transfer = use_transfer();
    let take = move |event: Event| {
        if let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) {
            transfer.take_chosen(&input);
        }
    };
    let focused = window_event_listener(leptos::ev::focus, move |_| transfer.dialog_closed());
    on_cleanup(move || focused.remove());
    view! {
        <input
            type="file"
            multiple
            class="visually-hidden"
            tabindex="-1"
            aria-label=m::open_files_input(language())
            data-testid="open-files"
            node_ref=transfer.files
            on:change=take
        />
        <input
            type="file"
            multiple
            prop:webkitdirectory=true
            class="visually-hidden"
            tabindex="-1"
            aria-label=m::open_folder_input(language())
            data-testid="open-folder"
            node_ref=transfer.folder
            on:change=take
            on:cancel=move |_: Event| transfer.dialog_ended()
        />
        <DropTarget/>
    }
}

/// Makes the whole window accept drops, and says what a drop will do while something is dragged over it.
#[component]
fn DropTarget() -> impl IntoView {
    let (transfer, engine) = (use_transfer(), use_engine());
    let dragging = RwSignal::new(false);
    let over = move |event: DragEvent| {
        if has_files(&event) {
            event.prevent_default();
            if !dragging.get_untracked() {
                dragging.set(true);
            }
        }
    };
    let leave = move |event: DragEvent| {
        // As long as the pointer stays in the window, it moves on to another element.
        if event.related_target().is_none() {
            dragging.set(false);
        }
    };
    let dropped = move |event: DragEvent| {
        dragging.set(false);
        if has_files(&event) {
            event.prevent_default();
            if let Some(data) = event.data_transfer() {
                transfer.take_drop(Drop::of(&data));
            }
        }
    };
    let handles = [
        window_event_listener(leptos::ev::dragover, over),
        window_event_listener(leptos::ev::dragleave, leave),
        window_event_listener(leptos::ev::drop, dropped),
    ];
    on_cleanup(move || handles.into_iter().for_each(|handle| handle.remove()));
    let words = move || {
        let open = engine.progress().with(|progress| progress.files_total);
        match open {
            0 => m::drop_here(language()).to_owned(),
            n => m::DropAdded { n }.say(language()),
        }
    };
    move || {
        dragging.get().then(|| {
            view! {
                <div class="drop-overlay" data-testid="drop-overlay">
                    <div class="drop-message">
                        <Glyph icon=Icon::Drop/>
                        <p class="drop-title">{m::drop_title(language())}</p>
                        <p>{words}</p>
                    </div>
                </div>
            }
        })
    }
}

fn has_files(event: &DragEvent) -> bool {
    event.data_transfer().is_some_and(|data| data.types().includes(&"Files".into(), 0))
}
