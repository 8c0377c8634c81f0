//! The verdict in one sentence, with figures that lead to what they count.

use std::sync::Arc;

use leptos::prelude::*;
use protocol::brief::{Brief, Lead, Phrase};
use protocol::report::Outcome;
use protocol::{Field, TimeRange};
use view::{chips, period};

use crate::browser::language::language;
use crate::state::{Evidence, Shown, State, View, use_evidence, use_state};

/// The sentence: words, and figures to click.
#[component]
pub fn Sentence(brief: Arc<Brief>) -> impl IntoView {
    let (state, evidence) = (use_state(), use_evidence());
    let period = period::range_of(brief.period.as_ref());
    let said = words::whole(&*brief, language());
    said.into_iter().map(|phrase| shown(phrase, period, state, evidence)).collect_view()
}

fn shown(phrase: Phrase, period: Option<TimeRange>, state: State, evidence: Evidence) -> AnyView {
    match phrase {
        Phrase::Words(words) => words.into_any(),
        Phrase::Figure(words, lead) => {
            let (title, text) = (words.clone(), words);
            let click = move |_| follow(&title, &lead, period, state, evidence);
            view! { <button type="button" class="link" on:click=click>{text}</button> }.into_any()
        }
    }
}

/// Events of a period are those of its time.
fn follow(title: &str, lead: &Lead, period: Option<TimeRange>, state: State, evidence: Evidence) {
    match lead {
        Lead::Events(outcome) => {
            state.clear();
            state.set_range(period);
            if let Some(outcome) = outcome {
                state.add(chips::value_chip(Field::Proof, proof_name(*outcome), false));
            }
            state.show_events();
        }
        Lead::Files(filter) => {
            evidence.shown().set(Some(Shown { title: title.to_owned(), filter: filter.clone() }));
            state.view.set(View::INTEGRITY);
        }
    }
}

/// The outcome's name in `proof:` filters.
const fn proof_name(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Failed => "failed",
        Outcome::Unchecked => "unchecked",
        Outcome::Proved => "proved",
    }
}
