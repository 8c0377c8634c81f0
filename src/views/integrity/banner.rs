//! The overall verdict in one sentence.

use std::sync::Arc;

use leptos::prelude::*;
use protocol::Phase;
use protocol::brief::Brief;
use view::{explain, format};

use words::Label;

use super::words::{class, icon};
use crate::browser::language::language;
use crate::engine_client::use_engine;
use crate::state::use_evidence;
use crate::ui::icon::{Glyph, Icon};
use crate::ui::reactive::memo;
use crate::views::sentence::Sentence;

/// The banner. The last verdict stays until there is a newer one.
#[component]
pub fn Banner(phase: Memo<Phase>) -> impl IntoView {
    let brief = use_evidence().report();
    let verdict = move || brief.get().map(verdict_banner);
    let progress = use_engine().progress();
    let files = move || {
        progress.with(|it| format!("{} of {} files read", format::count(it.files_done), format::count(it.files_total)))
    };
    let checking = move || format!("{} …", progress.with(|it| explain::checking(it, language())));
    let evidence = use_evidence();
    let stopped = memo(move || progress.with(|it| it.check_stopped));
    let waiting = move || match phase.get() {
        Phase::Loading => Some(format!("Checking begins when all files are there: {}.", files())),
        Phase::Validating => Some(checking()),
        Phase::Empty => Some("No files yet.".to_owned()),
        Phase::Failed => Some("Loading failed, so nothing was checked.".to_owned()),
        Phase::Ready if stopped.get() => {
            Some("Checking was stopped: nothing is proved, and nothing is disproved.".to_owned())
        }
        Phase::Ready if brief.with(Option::is_none) => Some("Checking …".to_owned()),
        Phase::Ready => None,
    };
    let wait = move || {
        waiting().map(|words| {
            view! {
                <p class="banner-wait">
                    <Glyph icon=Icon::Clock/>
                    {words}
                    {stopped.get().then(|| view! {
                        <button type="button" class="button" on:click=move |_| evidence.check()>"Check now"</button>
                    })}
                </p>
            }
        })
    };
    view! {
        <div role="status">
            {verdict}
            {wait}
        </div>
    }
}

fn verdict_banner(brief: Arc<Brief>) -> impl IntoView {
    let verdict = brief.verdict;
    let outcome = explain::overall_outcome(verdict);
    view! {
        <section
            class=format!("banner {}", class(outcome))
            data-testid="integrity-verdict"
            data-verdict=verdict.name()
            aria-label="Verdict"
        >
            <span class="banner-icon"><Glyph icon=icon(outcome)/></span>
            <div class="banner-words">
                <h2>{verdict.label(language())}</h2>
                <p><Sentence brief/></p>
            </div>
            <code class="banner-name">{verdict.name()}</code>
        </section>
    }
}
