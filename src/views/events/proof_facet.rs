//! Proof as one of the fields: how many of the events are proved, not checked, failed.

use leptos::ev::MouseEvent;
use leptos::prelude::*;
use protocol::report::Outcome;
use protocol::{Field, ProofCounts};
use view::format;

use words::{Label, Say, messages as m};

use super::proof::look;
use crate::browser::language::language;
use crate::engine_client::Slot;
use crate::state::State;
use crate::ui::button::IconButton;
use crate::ui::icon::{Glyph, Icon};
use crate::ui::reactive::memo;

/// The three outcomes, worst first. Clicking one filters.
#[component]
pub fn ProofFacet(answers: Slot, state: State) -> impl IntoView {
    let counts = memo(move || {
        let proof = answers.answer.with(|answer| Some(answer.as_ref()?.totals.as_ref()?.proof));
        proof.unwrap_or_default()
    });
    let items = move || {
        let ProofCounts { proved, unchecked, failed } = counts.get();
        let all = [
            (Outcome::Failed, "failed", failed),
            (Outcome::Unchecked, "unchecked", unchecked),
            (Outcome::Proved, "proved", proved),
        ];
        let most = proved.max(unchecked).max(failed).max(1);
        let there = all.into_iter().filter(|(.., count)| *count > 0);
        there.map(|(outcome, name, count)| item(outcome, name, count, most, state)).collect_view()
    };
    view! {
        <section class="facet" data-testid="facet" data-field="proof">
            <h2 class="facet-head is-fixed"><span class="facet-title">{m::proof(language())}</span></h2>
            <div class="facet-body"><ul>{items}</ul></div>
        </section>
    }
    .into_any()
}

/// `name` is the outcome's name in `proof:` filters.
fn item(outcome: Outcome, name: &'static str, count: u64, most: u64, state: State) -> AnyView {
    let (icon, class) = look(outcome);
    let length = format::style_share(count as f64 / most as f64);
    let language = language();
    let outcome = outcome.label(language);
    let hover = m::FacetsProofTitle { n: count, outcome }.say(language);
    let click = move |event: MouseEvent| state.filter_field(Field::Proof, name, event.alt_key());
    view! {
        <li class="facet-item" data-testid="facet-item" data-value=name data-count=count.to_string()>
            <button type="button" class="facet-value" title=hover on:click=click>
                <span class="facet-bar" style:width=length></span>
                <span class=format!("facet-text facet-proof {class}")><Glyph icon/>{outcome}</span>
                <span class="facet-count">{language.count(count)}</span>
            </button>
            <IconButton
                icon=Icon::Minus
                label=m::FacetsFilterOut { value: outcome }.say(language)
                on_click=move |_| state.filter_field(Field::Proof, name, true)
            />
        </li>
    }
    .into_any()
}
