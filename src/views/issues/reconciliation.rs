//! "Records read = shown + folded + left out", with the numbers.

use leptos::prelude::*;
use protocol::{Phase, Progress};
use view::issues;
use words::{FIRST, Say, messages as m};

use crate::browser::language::language;
use crate::engine_client::use_engine;
use crate::state::use_state;
use crate::ui::filled::filled;
use crate::ui::reactive::{dynamic, memo};

#[component]
pub fn Reconciliation(
    /// Called when the number of records left out is clicked.
    on_rejected: Callback<()>,
) -> impl IntoView {
    let progress = use_engine().progress();
    let state = use_state();
    let language = language();
    let strong = move |n: u64| view! { <strong>{language.exact(n)}</strong> }.into_any();
    let link = move |n: u64, go: Callback<()>| {
        view! { <button type="button" class="link" on:click=move |_| go.run(())>{language.exact(n)}</button> }
            .into_any()
    };
    let show_all = Callback::new(move |()| {
        state.clear();
        state.show_events();
    });
    let read = memo(move || progress.with(|it| (issues::records_read(it), it.phase == Phase::Loading)));
    let read = move || {
        let (n, loading) = read.get();
        let said = match loading {
            true => m::PageIssuesReadSoFar { n, count: FIRST }.say(language),
            false => m::PageIssuesRead { n, count: FIRST }.say(language),
        };
        filled(&said, vec![strong(n)])
    };
    let number = move |read: fn(&Progress) -> u64| memo(move || progress.with(read));
    let (events, copies, lost) = (number(|it| it.events), number(|it| it.folded), number(|it| it.rejected));
    let shown = move || filled(&m::PageIssuesShown { count: FIRST }.say(language), vec![link(events.get(), show_all)]);
    let folded = move || filled(&m::PageIssuesFolded { count: FIRST }.say(language), vec![strong(copies.get())]);
    let rejected = move || {
        let count = match lost.get() {
            0 => strong(0),
            n => link(n, on_rejected),
        };
        filled(&m::PageIssuesRejectedRecords { count: FIRST }.say(language), vec![count])
    };
    view! {
        <p class="reconciliation" aria-label=m::page_issues_where(language)>
            <span class="term">{dynamic(read)}</span>
            <span class="sign">"="</span>
            <span class="term">{dynamic(shown)}</span>
            <span class="sign">"+"</span>
            <span class="term" title=m::page_issues_folded_title(language)>{dynamic(folded)}</span>
            <span class="sign">"+"</span>
            <span class="term">{dynamic(rejected)}</span>
        </p>
    }
}
