//! The verdict in one sentence, with figures that lead to what they count.

use leptos::prelude::*;
use protocol::Field;
use protocol::brief::{Lead, Phrase};
use protocol::report::Outcome;
use view::chips;

use crate::state::{Evidence, Shown, State, View, use_evidence, use_state};

/// The sentence: words, and figures to click.
#[component]
pub fn Sentence(said: Vec<Phrase>) -> impl IntoView {
    let (state, evidence) = (use_state(), use_evidence());
    said.into_iter().map(|phrase| shown(phrase, state, evidence)).collect_view()
}

fn shown(phrase: Phrase, state: State, evidence: Evidence) -> AnyView {
    match phrase {
        Phrase::Words(words) => words.into_any(),
        Phrase::Figure(words, lead) => {
            let (title, text) = (words.clone(), words);
            let click = move |_| follow(&title, &lead, state, evidence);
            view! { <button type="button" class="link" on:click=click>{text}</button> }.into_any()
        }
    }
}

fn follow(title: &str, lead: &Lead, state: State, evidence: Evidence) {
    match lead {
        Lead::Events(outcome) => {
            state.clear();
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
