//! The status bar: what is loaded, and the progress of current work.

use leptos::prelude::*;
use protocol::{Phase, Progress, Searching};
use view::{explain, format, memory};
use words::{Language, Say, messages as m};

use crate::browser::language::language;
use crate::engine_client::use_engine;
use crate::state::{Fetching, View, use_detecting, use_dialogs, use_evidence, use_state, use_summary, use_transfer};
use crate::ui::reactive::{dynamic, memo, optional};

use super::saving::under_way;
use super::zone::ZoneButton;

/// The figures are always shown, in every view and before any file is opened, so that nothing moves when they change.
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
        Phase::Empty if transfer.gathering().get().is_none() && transfer.fetching().with(Option::is_none) => "empty",
        Phase::Empty | Phase::Loading | Phase::Validating => "loading",
        Phase::Ready => "ready",
        Phase::Failed => "failed",
    };
    // While files are loading without a filter, the number would be read aloud all the time.
    let spoken = move || if filtered.get() { "polite" } else { "off" };
    let open = move |view: View| move |_| state.view.set(view);
    let language = language();
    view! {
        <footer class="statusbar" data-testid="status" data-state=status aria-label=m::status_name(language)>
            <button type="button" class="status-item" on:click=open(View::ISSUES)>
                <Count id="files-total" count=files say=|n, language| m::Files { n }.say(language)/>
            </button>
            <button type="button" class="status-item" on:click=open(View::EVENTS)>
                <Count id="events-total" count=events say=|n, language| m::Events { n }.say(language)/>
            </button>
            <span class="status-item is-minor" class:is-none=move || folded.get() == 0 title=m::status_folded_why(language)>
                <Count id="events-folded" count=folded say=|n, language| m::StatusFolded { n }.say(language)/>
            </span>
            <button
                type="button"
                class="status-item is-bad"
                class:is-none=move || rejected.get() == 0
                title=m::status_rejected_why(language)
                on:click=open(View::ISSUES)
            >
                <Count id="events-rejected" count=rejected say=|n, language| m::StatusRejected { n }.say(language)/>
            </button>
            <span class="status-item is-minor" data-testid="json-bytes" data-value=exact(bytes) title=m::status_bytes_why(language)>
                {dynamic(move || language.bytes(bytes.get()).into_any())}
            </span>
            <button
                type="button"
                class="status-item is-minor"
                data-testid="memory-bytes"
                data-columns=exact(columns)
                data-raw=exact(raw)
                title=move || engine.progress().with(|it| memory::parts(it, language))
                aria-haspopup="dialog"
                on:click=move |_| dialogs.memory.set(true)
            >
                {dynamic(move || (m::StatusMemory { size: &language.bytes(columns.get() + raw.get()) }.say(language)).into_any())}
            </button>
            {failed()}
            <button type="button" class="status-item" title=m::status_issues_why(language) on:click=open(View::ISSUES)>
                <Count id="issues-total" count=issues say=|n, language| m::StatusIssues { n }.say(language)/>
            </button>
            <span class="status-item is-match" aria-live=spoken class:is-none=move || !filtered.get()>
                <Count id="events-matching" count=matching say=|n, language| m::StatusMatching { n }.say(language)/>
            </span>
            <span class="status-space"></span>
            <Work/>
            <ZoneButton/>
        </footer>
    }
}

/// Files that failed their proof. They stand beside the number of issues, which are about reading: "0 issues" must not look as if all
/// were well.
fn failed() -> AnyView {
    let (failures, view) = (use_evidence().failures(), use_state().view);
    optional(move || {
        let (files, said) = failures.get()?;
        let go = move |_| view.set(View::INTEGRITY);
        let title = m::StatusFailedWhy { what: &said }.say(language());
        let button = view! {
            <button
                type="button"
                class="status-item is-bad is-disproved"
                data-testid="files-failed"
                data-value=files.to_string()
                title=title
                on:click=go
            >
                <span class="status-long">{said}</span>
                <span class="status-short">{m::StatusFailed { n: files }.say(language())}</span>
            </button>
        };
        Some(button.into_any())
    })
}

#[component]
fn Count(id: &'static str, count: Memo<u64>, say: fn(u64, Language) -> String) -> impl IntoView {
    view! {
        <span data-testid=id data-value=move || count.get().to_string() title=move || language().exact(count.get())>
            {dynamic(move || say(count.get(), language()).into_any())}
        </span>
    }
}

/// Progress of loading. Its space stays reserved when nothing is going on.
#[component]
fn Work() -> impl IntoView {
    let (engine, transfer, evidence, language) = (use_engine(), use_transfer(), use_evidence(), language());
    let phase = memo(move || engine.progress().with(|progress| progress.phase));
    let reading = memo(move || engine.progress().with(Progress::reading));
    let share = move || {
        let (done, total) = reading.get();
        // From 2^53 bytes on, shares are off by less than a pixel.
        done as f64 / total.max(1) as f64
    };
    let percent = move || {
        let (done, total) = reading.get();
        language.percent(done, total)
    };
    let speed = move || {
        if engine.is_full().get() {
            return Some(m::status_paused(language).to_owned());
        }
        engine.rate().get().map(|rate| {
            let left = format::duration((rate.seconds_left * 1e6) as i64, language);
            m::StatusSpeed { n: rate.events_per_second as u64, left: &left }.say(language)
        })
    };
    let fetched = move || {
        let Fetching { done, all, bytes } = transfer.fetching().get()?;
        let words = m::StatusFetching { done, all, size: &language.bytes(bytes) }.say(language);
        Some(view! {
            <span class="status-item" data-testid="fetch-progress">{words}</span>
            <button type="button" class="status-item is-cancel" on:click=move |_| transfer.stop_fetching()>{m::status_stop_fetching(language)}</button>
        })
    };
    let looking = move || {
        let words = match transfer.gathering().get() {
            Some(n) => m::StatusLooking { files: &m::Files { n }.say(language) }.say(language),
            None if transfer.is_listing() => m::status_listing(language).to_owned(),
            None => return None,
        };
        Some(view! { <span class="status-item">{words}</span> })
    };
    let searched = move || {
        let Searching { done, total } = engine.searching().get()?;
        let words = m::StatusSearching { share: &language.percent(done, total) }.say(language);
        Some(view! { <span class="status-item is-late" data-testid="search-progress">{words}</span> })
    };
    let detecting = use_detecting();
    // Whoever looks at findings sees there how far it is.
    let view = use_state().view;
    let is_trying = memo(move || {
        let left = detecting.found.with(|found| found.left);
        detecting.running.get() && left > 0 && view.get() != View::DETECTIONS
    });
    let tried = move || {
        is_trying.get().then(|| {
            let words = move || {
                let (done, left) = detecting.found.with(|found| (found.tried.len() as u64, found.left));
                m::FindingsTrying { done, all: done.saturating_add(left) }.say(language).into_any()
            };
            let pause = move |_| detecting.paused.set(true);
            view! {
                <span class="status-item is-late">{dynamic(words)}</span>
                <button type="button" class="status-item is-cancel is-late" on:click=pause>{m::findings_pause(language)}</button>
            }
        })
    };
    let checked = move || engine.progress().with(|it| explain::checking(it, language));
    let checked_share = move || engine.progress().with(|it| it.checked as f64 / it.to_check.max(1) as f64);
    let bar = move || {
        match phase.get() {
        Phase::Loading => Some(
            view! {
                <span class="status-item is-minor is-speed">{speed}</span>
                <progress class="status-progress" max="1" value=move || format::decimal(share(), 4) aria-label=m::status_files_read(language)></progress>
                <span class="status-item is-percent">{percent}</span>
                <button type="button" class="status-item is-cancel" on:click=move |_| engine.cancel()>{m::status_cancel(language)}</button>
            }
            .into_any(),
        ),
        Phase::Validating => Some(
            view! {
                <span class="status-item" data-testid="check-progress">{checked}</span>
                <progress class="status-progress" max="1" value=move || format::decimal(checked_share(), 4) aria-label=m::status_signatures_checked(language)></progress>
                <button type="button" class="status-item is-cancel" on:click=move |_| evidence.stop()>{m::status_stop_checking(language)}</button>
            }
            .into_any(),
        ),
        _ => None,
    }
    };
    view! { <span class="status-work">{under_way()}{fetched}{looking}{searched}{tried}{bar}</span> }
}
