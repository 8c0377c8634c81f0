//! How many digests, logs and events have each verdict.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;
use protocol::Field;
use protocol::brief::Brief;
use protocol::report::{Outcome, Summary, Verdict};
use view::{chips, explain, format};

use super::words::{VerdictBadge, class, icon};
use crate::state::use_state;
use crate::ui::icon::Glyph;

/// The table: three outcomes, each with its verdicts.
#[component]
pub fn SummaryTable(brief: Arc<Brief>) -> impl IntoView {
    let bodies = [Outcome::Proved, Outcome::Unchecked, Outcome::Failed]
        .map(|outcome| body(outcome, &brief.summary))
        .collect_view();
    view! {
        <section class="integrity-section" aria-labelledby="integrity-summary">
            <h2 id="integrity-summary">"Verdicts"</h2>
            <table class="verdict-table">
                <thead>
                    <tr>
                        <th scope="col">"Verdict"</th>
                        <th scope="col" class="is-number">"Digests"</th>
                        <th scope="col" class="is-number">"Logs"</th>
                        <th scope="col" class="is-number">"Events"</th>
                    </tr>
                </thead>
                {bodies}
            </table>
        </section>
    }
}

fn body(outcome: Outcome, summary: &Summary) -> impl IntoView + use<> {
    let sum = |counts: &BTreeMap<Verdict, u64>| -> u64 {
        counts.iter().filter(|(verdict, _)| verdict.outcome() == outcome).map(|(_, count)| *count).sum()
    };
    let of = |counts: &BTreeMap<Verdict, u64>, verdict| counts.get(&verdict).copied().unwrap_or(0);
    let none = [&summary.digests, &summary.logs, &summary.events].into_iter().all(|counts| sum(counts) == 0);
    let group = match outcome {
        Outcome::Proved => "proved",
        Outcome::Unchecked => "unchecked",
        Outcome::Failed => "failed",
    };
    let rows = Verdict::ALL
        .into_iter()
        .filter(|verdict| verdict.outcome() == outcome)
        .map(|verdict| (verdict, [&summary.digests, &summary.logs, &summary.events].map(|counts| of(counts, verdict))))
        .filter(|(_, counts)| counts.iter().any(|count| *count > 0))
        .map(|(verdict, [digests, logs, events])| {
            view! {
                <tr class="verdict-row">
                    <th scope="row">
                        <VerdictBadge verdict/>
                        <code>{verdict.name()}</code>
                    </th>
                    <td class="is-number">{format::exact(digests)}</td>
                    <td class="is-number">{format::exact(logs)}</td>
                    <td class="is-number">{events_link(verdict.name(), events)}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <tbody class=class(outcome)>
            <tr class="outcome-row" class:is-none=none>
                <th scope="rowgroup">
                    <Glyph icon=icon(outcome)/>
                    {explain::outcome(outcome)}
                </th>
                <td class="is-number">{format::exact(sum(&summary.digests))}</td>
                <td class="is-number">{format::exact(sum(&summary.logs))}</td>
                <td class="is-number">{events_link(group, sum(&summary.events))}</td>
            </tr>
            {rows}
        </tbody>
    }
}

/// A number of events that leads to them.
fn events_link(proof: &'static str, count: u64) -> AnyView {
    let state = use_state();
    if count == 0 {
        return "0".into_any();
    }
    let show = move |_| {
        state.clear();
        state.add(chips::value_chip(Field::Proof, proof, false));
        state.show_events();
    };
    let label = format!("Show the {} events whose proof is {proof}", format::exact(count));
    view! { <button type="button" class="link" title=label.clone() aria-label=label on:click=show>{format::exact(count)}</button> }.into_any()
}
