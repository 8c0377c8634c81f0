//! The status bar: what is loaded, and the truth about work in progress.

use leptos::prelude::*;
use protocol::{Phase, Progress, Searching};
use view::{explain, format, memory};

use crate::engine_client::use_engine;
use crate::state::{View, use_dialogs, use_evidence, use_state, use_summary, use_transfer};
use crate::ui::reactive::memo;

/// The figures are always there, on every view and before any file, so that nothing moves when they change.
#[component]
pub fn StatusBar() -> impl IntoView {
    let (engine, state, summary, transfer) = (use_engine(), use_state(), use_summary(), use_transfer());
    let dialogs = use_dialogs();
    let level = move |read: fn(&Progress) -> u64| memo(move || engine.progress().with(read));
    let (files, events, issues) = (level(|it| it.files_total), level(|it| it.events), level(|it| it.issues));
    let (folded, rejected) = (level(|it| it.folded), level(|it| it.rejected));
    let (bytes, columns, raw) = (level(|it| it.inflated_bytes), level(|it| it.column_bytes), level(|it| it.raw_bytes));
    let exact = |count: Memo<u64>| move || count.get().to_string();
    let matching = memo(move || summary.matching());
    let filtered = memo(move || state.is_filtered());
    let phase = memo(move || engine.progress().with(|progress| progress.phase));
    let status = move || match phase.get() {
        Phase::Empty if transfer.gathering().get().is_none() => "empty",
        Phase::Empty | Phase::Loading | Phase::Validating => "loading",
        Phase::Ready => "ready",
        Phase::Failed => "failed",
    };
    // While files load and nothing is filtered, the number would be read aloud all the time.
    let spoken = move || if filtered.get() { "polite" } else { "off" };
    let open = move |view: View| move |_| state.view.set(view);
    view! {
        <footer class="statusbar" data-testid="status" data-state=status aria-label="Status">
            <button type="button" class="status-item" on:click=open(View::ISSUES)>
                <Count id="files-total" count=files one="file" many="files"/>
            </button>
            <button type="button" class="status-item" on:click=open(View::EVENTS)>
                <Count id="events-total" count=events one="event" many="events"/>
            </button>
            <span class="status-item is-minor" class:is-none=move || folded.get() == 0 title="Exact copies of events that are shown once">
                <Count id="events-folded" count=folded one="copy folded" many="copies folded"/>
            </span>
            <button
                type="button"
                class="status-item is-bad"
                class:is-none=move || rejected.get() == 0
                title="Records that could not be used"
                on:click=open(View::ISSUES)
            >
                <Count id="events-rejected" count=rejected one="rejected" many="rejected"/>
            </button>
            <span class="status-item is-minor" data-testid="json-bytes" data-value=exact(bytes) title="Bytes of JSON">
                {move || format::bytes(bytes.get())}
            </span>
            <button
                type="button"
                class="status-item is-minor"
                data-testid="memory-bytes"
                data-columns=exact(columns)
                data-raw=exact(raw)
                title=move || engine.progress().with(memory::parts)
                aria-haspopup="dialog"
                on:click=move |_| dialogs.memory.set(true)
            >
                {move || format!("{}\u{a0}in memory", format::bytes(columns.get() + raw.get()))}
            </button>
            <button type="button" class="status-item" on:click=open(View::ISSUES)>
                <Count id="issues-total" count=issues one="issue" many="issues"/>
            </button>
            <span class="status-item is-match" aria-live=spoken class:is-none=move || !filtered.get()>
                <Count id="events-matching" count=matching one="event matches" many="events match"/>
            </span>
            <span class="status-space"></span>
            <Work/>
            <span class="status-item is-minor" title="All times are shown in UTC">"UTC"</span>
        </footer>
    }
}

#[component]
fn Count(id: &'static str, count: Memo<u64>, one: &'static str, many: &'static str) -> impl IntoView {
    view! {
        <span data-testid=id data-value=move || count.get().to_string() title=move || format::exact(count.get())>
            {move || format::counted(count.get(), one, many)}
        </span>
    }
}

/// How far loading is; its room is kept when nothing is going on.
#[component]
fn Work() -> impl IntoView {
    let (engine, transfer, evidence) = (use_engine(), use_transfer(), use_evidence());
    let phase = memo(move || engine.progress().with(|progress| progress.phase));
    let reading = memo(move || engine.progress().with(Progress::reading));
    let share = move || {
        let (done, total) = reading.get();
        // Shares of 2^53 bytes and more would be off by less than a pixel.
        done as f64 / total.max(1) as f64
    };
    let percent = move || {
        let (done, total) = reading.get();
        format::percent(done, total)
    };
    let speed = move || {
        if engine.is_full().get() {
            return Some("Paused".to_owned());
        }
        engine.rate().get().map(|rate| {
            let left = format::duration((rate.seconds_left * 1e6) as i64);
            format!("{} events/s · {left} left", format::count(rate.events_per_second as u64))
        })
    };
    let looking = move || {
        let found = transfer.gathering().get()?;
        Some(
            view! { <span class="status-item">{format!("Looking through folders: {}", format::counted(found, "file", "files"))}</span> },
        )
    };
    let searched = move || {
        let Searching { done, total } = engine.searching().get()?;
        let words = format!("Searching raw records: {}", format::percent(done, total));
        Some(view! { <span class="status-item is-late" data-testid="search-progress">{words}</span> })
    };
    let checked = move || engine.progress().with(explain::checking);
    let checked_share = move || engine.progress().with(|it| it.checked as f64 / it.to_check.max(1) as f64);
    let bar = move || {
        match phase.get() {
        Phase::Loading => Some(
            view! {
                <span class="status-item is-minor is-speed">{speed}</span>
                <progress class="status-progress" max="1" value=move || format::decimal(share(), 4) aria-label="Files read"></progress>
                <span class="status-item is-percent">{percent}</span>
                <button type="button" class="status-item is-cancel" on:click=move |_| engine.cancel()>"Cancel"</button>
            }
            .into_any(),
        ),
        Phase::Validating => Some(
            view! {
                <span class="status-item" data-testid="check-progress">{checked}</span>
                <progress class="status-progress" max="1" value=move || format::decimal(checked_share(), 4) aria-label="Signatures checked"></progress>
                <button type="button" class="status-item is-cancel" on:click=move |_| evidence.stop()>"Stop checking"</button>
            }
            .into_any(),
        ),
        _ => None,
    }
    };
    view! { <span class="status-work">{looking}{searched}{bar}</span> }
}
