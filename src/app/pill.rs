//! The verdict on everything that is open, on every view.

use leptos::prelude::*;
use protocol::brief::Brief;
use protocol::report::{Outcome, Overall};
use protocol::{Phase, Progress, ProofCounts, Question, Want};
use view::fragment::DEFAULT_SORT;
use view::{explain, format};

use crate::engine_client::use_engine;
use crate::state::{View, use_evidence, use_state};
use crate::ui::icon::{Glyph, Icon};
use crate::ui::reactive::memo;

#[derive(Clone, PartialEq)]
struct Said {
    outcome: Option<Outcome>,
    /// One word, for small screens.
    word: String,
    text: String,
    hover: String,
}

/// Icon, words and colour; a click leads to the integrity view.
#[component]
pub fn Pill() -> impl IntoView {
    let (state, evidence, engine) = (use_state(), use_evidence(), use_engine());
    let is_ready = memo(move || engine.progress().with(|progress| progress.phase == Phase::Ready));
    // Whatever the filter: the pill always means the same thing.
    let question = Signal::derive(move || {
        let want = Want { totals: true, ..Want::default() };
        let all =
            Question { text: String::new(), notation: None, chips: Vec::new(), range: None, sort: DEFAULT_SORT, want };
        is_ready.get().then_some(all)
    });
    let slot = engine.watch(question);
    let proof = move || slot.answer.with(|answer| Some(answer.as_ref()?.totals.as_ref()?.proof));
    let said = memo(move || {
        let known = evidence.report().get().zip(proof());
        engine.progress().with(|progress| match (progress.phase, known) {
            (Phase::Empty | Phase::Failed, _) => None,
            (Phase::Ready, Some((brief, proof))) => Some(of_report(&brief, proof)),
            _ => Some(waiting(progress)),
        })
    });
    move || {
        said.get().map(|said| {
            let (class, icon) = match said.outcome {
                Some(Outcome::Proved) => ("pill is-proved", Icon::Check),
                Some(Outcome::Failed) => ("pill is-failed", Icon::Cross),
                Some(Outcome::Unchecked) => ("pill is-unchecked", Icon::Unchecked),
                None => ("pill", Icon::Unchecked),
            };
            view! {
                <button
                    type="button"
                    class=class
                    data-testid="verdict-pill"
                    title=said.hover
                    on:click=move |_| state.view.set(View::INTEGRITY)
                >
                    <Glyph icon/>
                    <span class="pill-word">{said.word}</span>
                    <span class="pill-text">{said.text}</span>
                </button>
            }
        })
    }
}

fn of_report(brief: &Brief, proof: ProofCounts) -> Said {
    let ProofCounts { proved, unchecked, failed } = proof;
    let total = proved.saturating_add(unchecked).saturating_add(failed);
    let figures = match total {
        0 => "no events to prove".to_owned(),
        _ => format!("{} of {} events proved", format::count(proved), format::count(total)),
    };
    let word = match brief.verdict {
        Overall::Failed => "Failed",
        Overall::Proved => "Proved",
        Overall::PartlyProved => "Partly proved",
        Overall::NotProved => "Not proved",
    };
    Said {
        outcome: Some(explain::overall_outcome(brief.verdict)),
        word: word.to_owned(),
        text: figures,
        hover: format!("{} ({} of {} events proved)", brief.sentence(), format::exact(proved), format::exact(total)),
    }
}

fn waiting(progress: &Progress) -> Said {
    if progress.check_stopped && progress.phase == Phase::Ready {
        let (word, text) = ("Not checked".to_owned(), "Checking was stopped".to_owned());
        let hover = "Checking was stopped, so nothing is proved. The integrity view can check after all.".to_owned();
        return Said { outcome: Some(Outcome::Unchecked), word, text, hover };
    }
    let (word, text) = match progress.phase {
        Phase::Loading => ("Reading", "Not checked yet".to_owned()),
        _ => ("Checking", format!("Checking {}", format::counted(progress.events, "event", "events"))),
    };
    let hover = "Checking starts once all files are read".to_owned();
    Said { outcome: None, word: word.to_owned(), text, hover }
}
