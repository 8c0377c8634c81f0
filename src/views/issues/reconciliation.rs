//! "Records read = shown + folded + left out", with the numbers.

use leptos::prelude::*;
use protocol::{Phase, Progress};
use view::{format, issues};

use crate::engine_client::use_engine;
use crate::state::use_state;

/// The line.
#[component]
pub fn Reconciliation(
    /// The number of records that were left out was clicked.
    on_rejected: Callback<()>,
) -> impl IntoView {
    let progress = use_engine().progress();
    let state = use_state();
    let number = move |read: fn(&Progress) -> u64| move || format::exact(progress.with(read));
    let so_far = move || progress.with(|it| it.phase == Phase::Loading).then_some(" so far");
    let show_all = move |_| {
        state.clear();
        state.show_events();
    };
    let none_rejected = move || progress.with(|it| it.rejected == 0);
    view! {
        <p class="reconciliation" aria-label="Where every record went">
            <span class="term">
                <strong>{number(issues::records_read)}</strong>
                " records read"
                {so_far}
            </span>
            <span class="sign">"="</span>
            <span class="term">
                <button type="button" class="link" on:click=show_all>{number(|it| it.events)}</button>
                " shown"
            </span>
            <span class="sign">"+"</span>
            <span class="term" title="Exact copies of events that are shown once">
                <strong>{number(|it| it.folded)}</strong>
                " folded (exact copies)"
            </span>
            <span class="sign">"+"</span>
            <span class="term">
                <Show
                    when=none_rejected
                    fallback=move || {
                        view! {
                            <button type="button" class="link" on:click=move |_| on_rejected.run(())>
                                {number(|it| it.rejected)}
                            </button>
                        }
                    }
                >
                    <strong>"0"</strong>
                </Show>
                " rejected"
            </span>
        </p>
    }
}
