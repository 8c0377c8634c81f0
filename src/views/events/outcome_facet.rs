//! The outcome as one of the fields. Failures are calls with an error code, and failed sign-ins and the like, which often have none.

use leptos::prelude::*;
use protocol::{FacetItem, Field};
use words::messages as m;

use super::facets::value;
use crate::browser::language::language;
use crate::engine_client::Slot;
use crate::state::State;
use crate::ui::reactive::memo;

/// How many events failed and how many did not. Clicking filters.
#[component]
pub fn OutcomeFacet(answers: Slot, state: State) -> impl IntoView {
    let counts = memo(move || {
        let totals = answers.answer.with(|answer| answer.as_ref().and_then(|answer| answer.totals.clone()));
        totals.map_or((0, 0), |totals| (totals.events, totals.errors))
    });
    let items = move || {
        let (all, failures) = counts.get();
        let successes = all.saturating_sub(failures);
        let most = failures.max(successes).max(1);
        let item = |name: &str, count, errors| FacetItem { value: name.to_owned(), count, errors, about: None };
        let there = [item("failure", failures, failures), item("success", successes, 0)].into_iter();
        let there = there.filter(|item| item.count > 0);
        there.map(|item| value(Field::Outcome, item, most, all, state)).collect_view()
    };
    view! {
        <section class="facet" data-testid="facet" data-field="outcome">
            <h2 class="facet-head is-fixed"><span class="facet-title">{m::outcome(language())}</span></h2>
            <div class="facet-body"><ul>{items}</ul></div>
        </section>
    }
    .into_any()
}
