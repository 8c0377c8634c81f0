//! The verdict in one sentence, above every view. In the integrity view, the banner takes its place.

use leptos::prelude::*;
use protocol::Phase;
use view::explain;
use words::messages as m;

use crate::browser::language::language;
use crate::engine_client::use_engine;
use crate::state::{View, use_evidence, use_state};
use crate::ui::icon::{Glyph, Icon};
use crate::ui::reactive::memo;
use crate::views::sentence::Sentence;

/// A single line, whose space stays reserved while files are read.
#[component]
pub fn VerdictLine() -> impl IntoView {
    let (state, engine) = (use_state(), use_engine());
    let report = use_evidence().report();
    let phase = memo(move || engine.progress().with(|progress| progress.phase));
    let stopped = memo(move || engine.progress().with(|progress| progress.check_stopped));
    let is_here = memo(move || phase.get() != Phase::Empty && state.view.get() != View::INTEGRITY);
    let said = move || match (phase.get(), report.get()) {
        (Phase::Ready, Some(brief)) => {
            let outcome = explain::overall_outcome(brief.verdict);
            let (class, icon) = match outcome {
                protocol::report::Outcome::Proved => ("verdict-line outcome-proved", Icon::Check),
                protocol::report::Outcome::Failed => ("verdict-line outcome-failed", Icon::Cross),
                protocol::report::Outcome::Unchecked => ("verdict-line outcome-unchecked", Icon::Unchecked),
            };
            view! { <p class=class><Glyph icon/><span><Sentence brief/></span></p> }.into_any()
        }
        (Phase::Ready, None) if stopped.get() => waiting(m::check_stopped_verdict(language())),
        _ => waiting(m::check_not_yet(language())),
    };
    move || {
        is_here.get().then(
            || view! { <section aria-label=m::verdict_line(language()) data-testid="verdict-line">{said}</section> },
        )
    }
}

fn waiting(words: &'static str) -> AnyView {
    view! { <p class="verdict-line"><Glyph icon=Icon::Clock/><span>{words}</span></p> }.into_any()
}
