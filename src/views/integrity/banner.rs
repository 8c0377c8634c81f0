//! The overall verdict in one sentence.

use std::sync::Arc;

use leptos::prelude::*;
use protocol::Phase;
use protocol::brief::Brief;
use view::explain;

use words::{Label, Say, messages as m};

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
    let language = language();
    let loading = move || {
        progress.with(|it| m::IntegrityWaitForFiles { done: it.files_done, total: it.files_total }.say(language))
    };
    let checking =
        move || m::IntegrityCheckingNow { what: &progress.with(|it| explain::checking(it, language)) }.say(language);
    let evidence = use_evidence();
    let stopped = memo(move || progress.with(|it| it.check_stopped));
    let waiting = move || match phase.get() {
        Phase::Loading => Some(loading()),
        Phase::Validating => Some(checking()),
        Phase::Empty => Some(m::integrity_no_files(language).to_owned()),
        Phase::Failed => Some(m::integrity_load_failed(language).to_owned()),
        Phase::Ready if stopped.get() => Some(m::check_stopped_verdict(language).to_owned()),
        Phase::Ready if brief.with(Option::is_none) => Some(m::integrity_checking(language).to_owned()),
        Phase::Ready => None,
    };
    let wait = move || {
        waiting().map(|words| {
            view! {
                <p class="banner-wait">
                    <Glyph icon=Icon::Clock/>
                    {words}
                    {stopped.get().then(|| view! {
                        <button type="button" class="button" on:click=move |_| evidence.check()>
                            {m::integrity_check_now(language)}
                        </button>
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
            aria-label=m::integrity_verdict(language())
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
