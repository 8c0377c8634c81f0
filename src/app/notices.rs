//! What the user must know about the machinery and about the last drop; stays until dismissed.

use leptos::prelude::*;
use protocol::Phase;
use view::{format, memory};

use crate::engine_client::use_engine;
use crate::state::{View, use_state, use_transfer};
use crate::ui::button::IconButton;
use crate::ui::icon::{Glyph, Icon};
use crate::ui::reactive::memo;

/// The notices, one below the other.
#[component]
pub fn Notices() -> impl IntoView {
    let (engine, transfer) = (use_engine(), use_transfer());
    let trouble = move || {
        engine
            .trouble()
            .get()
            .map(|text| line("notice is-failed", Icon::Warning, text, move || engine.dismiss_trouble()))
    };
    let full = Memo::new(move |_| engine.progress().with(|progress| memory::warning(progress, engine.edges())));
    let full = move || {
        full.get()
            .map(|text| with_button("notice is-failed", Icon::Warning, text, "Stop reading", move || engine.cancel()))
    };
    let removed = move || {
        let text = engine.removed().with(|it| it.as_ref().map(|it| format!("{} was taken out.", it.path())))?;
        Some(with_button("notice is-unchecked", Icon::Info, text, "Put it back", move || engine.put_back()))
    };
    let dropped = move || {
        transfer.notice().get().map(|text| line("notice is-unchecked", Icon::Info, text, move || transfer.dismiss()))
    };
    view! { <div class="notices" role="alert">{trouble}{full}{removed}{dropped}<NoEvents/></div> }
}

fn with_button(
    class: &'static str,
    icon: Icon,
    text: String,
    label: &'static str,
    act: impl Fn() + 'static,
) -> AnyView {
    view! {
        <div class=class>
            <Glyph icon/>
            <p>{text}</p>
            <button type="button" class="button quiet" on:click=move |_| act()>{label}</button>
        </div>
    }
    .into_any()
}

fn line(class: &'static str, icon: Icon, text: String, dismiss: impl Fn() + 'static) -> impl IntoView {
    view! {
        <div class=class>
            <Glyph icon/>
            <p>{text}</p>
            <IconButton icon=Icon::Close label="Dismiss" on_click=move |_| dismiss()/>
        </div>
    }
}

/// Files were read, but none holds an event.
#[component]
fn NoEvents() -> impl IntoView {
    let (engine, state, transfer) = (use_engine(), use_state(), use_transfer());
    let files = memo(move || {
        engine.progress().with(|progress| {
            let nothing = progress.phase == Phase::Ready && progress.events == 0;
            nothing.then_some(progress.files_total)
        })
    });
    move || {
        files.get().map(|files| {
            let text = match files {
                1 => "The file holds no CloudTrail events.".to_owned(),
                n => format!("None of the {} files holds CloudTrail events.", format::exact(n)),
            };
            view! {
                <div class="notice is-unchecked">
                    <Glyph icon=Icon::Info/>
                    <p>{text}</p>
                    <button type="button" class="button quiet" on:click=move |_| state.view.set(View::Issues)>
                        "See what was found"
                    </button>
                    <button type="button" class="button quiet" on:click=move |_| transfer.choose_folder()>"Open another folder"</button>
                </div>
            }
        })
    }
}
