//! A file that is being written: how far it is, and a way to cancel it.

use leptos::prelude::*;
use view::saving;
use words::messages as m;

use crate::browser::language::language;
use crate::browser::saving::can_choose;
use crate::state::{Written, use_transfer};
use crate::ui::reactive::optional;

/// How far it is, wherever it is started from. Nothing, if none is written.
pub fn under_way() -> AnyView {
    let (saving, language) = (use_transfer().saving, language());
    optional(move || {
        let Written { name, rows, bytes } = saving.now().get()?;
        let words = saving::progress(&name, rows, bytes, language);
        Some(
            view! {
                <span class="status-item" data-testid="saving">{words}</span>
                <button type="button" class="status-item is-cancel" on:click=move |_| saving.cancel()>{m::saving_cancel(language)}</button>
            }
            .into_any(),
        )
    })
    .into_any()
}

/// Whether the file is chosen, where the browser lets people choose one.
pub fn choice(choose: RwSignal<bool>) -> AnyView {
    if !can_choose() {
        return ().into_any();
    }
    view! {
        <label class="handover-proof">
            <input type="checkbox" data-testid="choose-file" prop:checked=choose on:change=move |event| choose.set(event_target_checked(&event))/>
            <span>{m::saving_choose(language())}</span>
        </label>
    }
    .into_any()
}
