//! The overall verdict, shown in every view.

use leptos::prelude::*;
use protocol::brief::Brief;
use protocol::report::{Outcome, Overall};
use protocol::{Phase, Progress, ProofCounts, Question, Want};
use view::explain;
use view::fragment::DEFAULT_SORT;
use words::{Say, messages as m};

use crate::browser::language::language;
use crate::engine_client::use_engine;
use crate::state::{View, use_evidence, use_state};
use crate::ui::icon::{Glyph, Icon};
use crate::ui::reactive::memo;

#[derive(Clone, PartialEq)]
struct Said {
    outcome: Option<Outcome>,
    /// A single word for small screens.
    word: &'static str,
    text: String,
    hover: String,
}

/// Icon, words and colour. A click leads to the integrity view.
#[component]
pub fn Pill() -> impl IntoView {
    let (state, evidence, engine) = (use_state(), use_evidence(), use_engine());
    let is_ready = memo(move || engine.progress().with(|progress| progress.phase == Phase::Ready));
    // Independent of the filter, so that the pill always means the same.
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
    let (total, language) = (proved.saturating_add(unchecked).saturating_add(failed), language());
    let figures = match total {
        0 => m::pill_no_events(language).to_owned(),
        _ => m::PillFigures { proved, total }.say(language),
    };
    let word = match brief.verdict {
        Overall::Failed => m::pill_failed(language),
        Overall::Proved => m::pill_proved(language),
        Overall::PartlyProved => m::pill_partly_proved(language),
        Overall::NotProved => m::pill_not_proved(language),
    };
    // If anything failed, this is said in words, not only in figures.
    let text = match brief.verdict {
        Overall::Failed => {
            let worst = brief.groups.first().and_then(|it| words::fault(it.part, it.verdict, it.files, language));
            m::PillFailedFigures { fault: worst.as_deref().unwrap_or(word), figures: &figures }.say(language)
        }
        Overall::Proved | Overall::PartlyProved | Overall::NotProved => figures,
    };
    Said {
        outcome: Some(explain::overall_outcome(brief.verdict)),
        word,
        text,
        hover: m::PillHover { sentence: &words::whole_text(brief, language), proved, total }.say(language),
    }
}

fn waiting(progress: &Progress) -> Said {
    let language = language();
    if progress.check_stopped && progress.phase == Phase::Ready {
        return Said {
            outcome: Some(Outcome::Unchecked),
            word: m::pill_not_checked(language),
            text: m::check_stopped(language).to_owned(),
            hover: m::check_stopped_why(language).to_owned(),
        };
    }
    let (word, text) = match progress.phase {
        Phase::Loading => (m::pill_reading(language), m::check_not_yet(language).to_owned()),
        _ => {
            let events = m::Events { n: progress.events }.say(language);
            (m::pill_checking(language), m::CheckEvents { events: &events }.say(language))
        }
    };
    Said { outcome: None, word, text, hover: m::check_waits(language).to_owned() }
}
