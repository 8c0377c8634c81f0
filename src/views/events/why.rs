//! Why the open event matches the filter, clause by clause, or why it does not.

use leptos::prelude::*;
use protocol::{Clause, Request, Response, RowId, Want};
use view::format;
use view::fragment::DEFAULT_SORT;

use super::model::Events;
use crate::ui::icon::{Glyph, Icon};
use crate::ui::reactive::{dynamic, effect};

/// The clauses of the filter, put to an event, and how many more there are.
pub type Told = (Vec<Clause>, u64);

/// Asks whenever the filter or the event changes.
pub fn watch(model: Events, row: Signal<Option<RowId>>) -> RwSignal<Told> {
    let told = RwSignal::new(Told::default());
    let newest = StoredValue::new(0_u64);
    effect(move || {
        let number = newest.get_value() + 1;
        newest.set_value(number);
        let question = model.state.question(DEFAULT_SORT, Want::default());
        let Some(row) = row.get().filter(|_| model.state.is_filtered()) else {
            return told.set(Told::default());
        };
        leptos::task::spawn_local(async move {
            let answer = model.engine.get_value().request(Request::Explain(question, row)).await;
            if newest.try_get_value() == Some(number) {
                told.set(match answer {
                    Response::Explained(clauses, more) => (clauses, more),
                    _ => Told::default(),
                });
            }
        });
    });
    told
}

/// The list of clauses.
#[component]
pub fn Why(told: RwSignal<Told>) -> impl IntoView {
    dynamic(move || told.with(|(clauses, more)| list(clauses, *more)))
}

fn list(clauses: &[Clause], more: u64) -> AnyView {
    if clauses.is_empty() {
        return ().into_any();
    }
    let lines: Vec<AnyView> = clauses.iter().map(line).collect();
    let rest =
        (more > 0).then(|| view! { <li>{format!("and {} more", format::counted(more, "clause", "clauses"))}</li> });
    view! {
        <details class="detail-part" open>
            <summary>"Clauses of the filter"</summary>
            <ul class="plain-list why" aria-label="Clauses of the filter">{lines}{rest}</ul>
        </details>
    }
    .into_any()
}

fn line(clause: &Clause) -> AnyView {
    let (icon, class, said) = match (clause.holds, clause.alternative) {
        (true, _) => (Icon::Check, "why-clause is-matched", "matched"),
        (false, false) => (Icon::Cross, "why-clause", "not matched"),
        (false, true) => (Icon::Minus, "why-clause", "not matched, one of several"),
    };
    view! {
        <li class=class>
            <Glyph icon/>
            <bdi>{clause.words.clone()}</bdi>
            <span class="why-said">{said}</span>
        </li>
    }
    .into_any()
}
