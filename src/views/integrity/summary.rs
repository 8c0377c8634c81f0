//! Number of digests, logs and events by verdict. Each number leads to what it counts.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;
use protocol::brief::{Brief, LineFilter, Part};
use protocol::report::{Outcome, Summary, Verdict};
use protocol::{Field, TimeRange};
use view::{chips, period};

use words::{Label, Language, Say, messages as m};

use super::words::{VerdictBadge, class, icon};
use crate::browser::language::language;
use crate::state::{Shown, use_evidence, use_state};
use crate::ui::icon::Glyph;

/// The table: three outcomes, each with its verdicts.
#[component]
pub fn SummaryTable(brief: Arc<Brief>) -> impl IntoView {
    let language = language();
    let columns = columns(&brief.summary, language);
    let heads =
        columns.iter().map(|(_, name, _)| view! { <th scope="col" class="is-number">{*name}</th> }).collect_view();
    let period = period::range_of(brief.period.as_ref());
    let bodies = [Outcome::Proved, Outcome::Unchecked, Outcome::Failed]
        .map(|outcome| body(outcome, &columns, &brief.summary.events, period))
        .collect_view();
    view! {
        <section class="integrity-section" aria-labelledby="integrity-summary">
            <h2 id="integrity-summary">{m::integrity_verdicts(language)}</h2>
            <table class="verdict-table">
                <thead>
                    <tr>
                        <th scope="col">{m::integrity_verdict_column(language)}</th>
                        {heads}
                        <th scope="col" class="is-number">{m::integrity_events_column(language)}</th>
                    </tr>
                </thead>
                {bodies}
            </table>
        </section>
    }
}

type Counts = BTreeMap<Verdict, u64>;

type Column<'a> = (Part, &'static str, &'a Counts);

/// What is counted. Sign files are rare, and a column of zeros would only raise questions.
fn columns(summary: &Summary, language: Language) -> Vec<Column<'_>> {
    let all = [
        (Part::Digest, m::integrity_digests_column(language), &summary.digests),
        (Part::SignFile, m::integrity_sign_files_column(language), &summary.sign_files),
        (Part::Log, m::integrity_logs_column(language), &summary.logs),
    ];
    all.into_iter().filter(|(part, _, counts)| *part != Part::SignFile || !counts.is_empty()).collect()
}

fn body(outcome: Outcome, columns: &[Column<'_>], events: &Counts, period: Option<TimeRange>) -> AnyView {
    let sum = |counts: &Counts| -> u64 {
        counts.iter().filter(|(verdict, _)| verdict.outcome() == outcome).map(|(_, count)| *count).sum()
    };
    let cells = |of: &dyn Fn(&Counts) -> u64, verdict: Option<Verdict>| {
        let cell = |(part, _, counts): &Column<'_>| {
            view! { <td class="is-number">{files_link(*part, of(counts), outcome, verdict)}</td> }
        };
        columns.iter().map(cell).collect_view()
    };
    let all = || columns.iter().map(|(_, _, counts)| *counts).chain([events]);
    let group = match outcome {
        Outcome::Proved => "proved",
        Outcome::Unchecked => "unchecked",
        Outcome::Failed => "failed",
    };
    let there = |verdict: &Verdict| verdict.outcome() == outcome && all().any(|counts| counts.contains_key(verdict));
    let rows = Verdict::ALL.into_iter().filter(there).map(|verdict| {
        let of = |counts: &Counts| counts.get(&verdict).copied().unwrap_or(0);
        view! {
            <tr class="verdict-row">
                <th scope="row">
                    <VerdictBadge verdict/>
                    <code>{verdict.name()}</code>
                </th>
                {cells(&of, Some(verdict))}
                <td class="is-number">{events_link(verdict.name(), of(events), period)}</td>
            </tr>
        }
    });
    view! {
        <tbody class=class(outcome)>
            <tr class="outcome-row" class:is-none=all().all(|counts| sum(counts) == 0)>
                <th scope="rowgroup">
                    <Glyph icon=icon(outcome)/>
                    {outcome.label(language())}
                </th>
                {cells(&sum, None)}
                <td class="is-number">{events_link(group, sum(events), period)}</td>
            </tr>
            {rows.collect_view()}
        </tbody>
    }
    .into_any()
}

/// A number of events that leads to them. Those of a period are those of its time.
fn events_link(proof: &'static str, count: u64, period: Option<TimeRange>) -> AnyView {
    let state = use_state();
    let show = move |()| {
        state.clear();
        state.set_range(period);
        state.add(chips::value_chip(Field::Proof, proof, false));
        state.show_events();
    };
    link(count, m::IntegrityShowEvents { n: count, proof }.say(language()), Callback::new(show))
}

/// A number of files that leads to them.
fn files_link(part: Part, count: u64, outcome: Outcome, verdict: Option<Verdict>) -> AnyView {
    let shown = use_evidence().shown();
    let language = language();
    let said = verdict.map_or(outcome.label(language), |verdict| verdict.label(language));
    let files = words::counted(part, count, language);
    let title = m::IntegrityFilesWith { files: &files, verdict: said }.say(language);
    let filter =
        LineFilter { part: Some(part), outcome: Some(outcome), verdict, outside: Some(false), ..LineFilter::default() };
    let asked = Shown { title: title.clone(), filter };
    link(count, title, Callback::new(move |()| shown.set(Some(asked.clone()))))
}

fn link(count: u64, label: String, show: Callback<()>) -> AnyView {
    if count == 0 {
        return "0".into_any();
    }
    view! {
        <button type="button" class="link" title=label.clone() aria-label=label on:click=move |_| show.run(())>
            {language().exact(count)}
        </button>
    }
    .into_any()
}
