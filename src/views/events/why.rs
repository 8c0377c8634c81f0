//! Why the open event matches the filter or does not, clause by clause.

use leptos::prelude::*;
use protocol::{Clause, ExplainEvent, Explained, RowId, Want};
use view::fragment::DEFAULT_SORT;
use words::{Say, messages as m};

use super::model::Events;
use crate::browser::language::language;
use crate::engine_client::{Latest, why_not};
use crate::ui::icon::{Glyph, Icon};
use crate::ui::reactive::dynamic;
use crate::ui::seen::seen;

/// The filter's clauses, evaluated for an event, and the number of further ones.
pub type Explanation = (Vec<Clause>, u64);

/// Asks whenever the filter or the event changes.
pub fn watch(model: Events, row: Signal<Option<RowId>>) -> Latest<Explanation> {
    let question = Signal::derive(move || {
        let row = row.get().filter(|_| model.state.is_filtered())?;
        Some((model.state.question(DEFAULT_SORT, Want::default()), row))
    });
    model.engine.get_value().latest(question, |engine, (question, row)| {
        Box::pin(async move {
            let explained = engine.request(ExplainEvent { question, row }).await;
            explained.map(|Explained { clauses, more }| (clauses, more)).map_err(|why| Some(why_not(&why)))
        })
    })
}

#[component]
pub fn Why(explanation: Latest<Explanation>) -> impl IntoView {
    dynamic(move || match explanation.error.get() {
        Some(why) => view! { <p class="detail-missing" role="status">{why}</p> }.into_any(),
        None => explanation.answer.with(|it| it.as_ref().map_or_else(|| ().into_any(), |it| list(&it.0, it.1))),
    })
}

fn list(clauses: &[Clause], more: u64) -> AnyView {
    if clauses.is_empty() {
        return ().into_any();
    }
    let lines: Vec<AnyView> = clauses.iter().map(line).collect();
    let rest = (more > 0).then(|| view! { <li>{m::DetailClausesMore { n: more }.say(language())}</li> });
    let title = m::detail_clauses(language());
    view! {
        <details class="detail-part" open>
            <summary>{title}</summary>
            <ul class="plain-list why" aria-label=title>{lines}{rest}</ul>
        </details>
    }
    .into_any()
}

fn line(clause: &Clause) -> AnyView {
    let (icon, class, said) = match (clause.holds, clause.alternative) {
        (true, _) => (Icon::Check, "why-clause is-matched", m::detail_matched(language())),
        (false, false) => (Icon::Cross, "why-clause", m::detail_not_matched(language())),
        (false, true) => (Icon::Minus, "why-clause", m::detail_not_matched_alternative(language())),
    };
    view! {
        <li class=class>
            <Glyph icon/>
            <bdi>{seen(clause.words.say(language()))}</bdi>
            <span class="why-said">{said}</span>
        </li>
    }
    .into_any()
}
