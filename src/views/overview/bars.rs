//! A bar chart of the overview: the counts of a field's values.

use std::sync::Arc;

use leptos::prelude::*;
use protocol::{Answer, Column, Facet};
use view::chart::{Bar, BarKind, BarTable, Subject, bar_finding};
use view::chips::{column_field, error_chip};
use words::messages as m;

use crate::browser::language::language;
use crate::engine_client::Slot;
use crate::state::use_state;
use crate::ui::chart::BarChart;
use crate::ui::reactive::memo;
use crate::views::value_menu;

/// Rows in a chart.
pub const ROWS: u32 = 12;

/// Rows in a chart after its remainder was clicked.
pub const MORE_ROWS: u32 = 200;

/// The chart. Clicking a row filters for it; clicking the remainder shows more rows.
#[component]
pub fn FacetChart(
    subject: &'static Subject,
    answers: Slot,
    is_stale: Memo<bool>,
    expanded: RwSignal<Vec<Column>>,
) -> impl IntoView {
    let state = use_state();
    let is_expanded = memo(move || expanded.with(|expanded| expanded.contains(&subject.column)));
    let title = memo(move || {
        let finding = |answer: &Arc<Answer>| {
            facet(answer, subject).map(|it| bar_finding(subject, it, answer.matching, language()))
        };
        answers
            .answer
            .with(|answer| answer.as_ref().and_then(finding))
            .unwrap_or_else(|| m::counting(language()).to_owned())
    });
    let table = memo(move || {
        let most = if is_expanded.get() { MORE_ROWS } else { ROWS };
        let of_facet = |answer: &Arc<Answer>| {
            let (facet, language) = (facet(answer, subject)?, language());
            let absent = subject.absent.map(|label| label(language));
            Some(BarTable::of_facet(facet, answer.matching, absent, most as usize, language))
        };
        Arc::new(answers.answer.with(|answer| answer.as_ref().and_then(of_facet)).unwrap_or_default())
    });
    let tools = ViewFn::from(move || {
        is_expanded.get().then(|| {
            let fewer = move |_| expanded.update(|expanded| expanded.retain(|it| *it != subject.column));
            view! { <button type="button" class="chart-tool" on:click=fewer>{m::overview_fewer_rows(language())}</button> }
        })
    });
    let on_pick = Callback::new(move |bar: Bar| match bar.kind {
        BarKind::Value => state.filter_for(subject.column, &bar.label, false),
        BarKind::Failed => {
            state.add(error_chip());
            state.filter_presence(column_field(subject.column), true);
        }
        BarKind::Absent => state.filter_presence(column_field(subject.column), true),
        BarKind::Other if is_expanded.get_untracked() => state.show_events(),
        BarKind::Other => expanded.update(|expanded| expanded.push(subject.column)),
    });
    let on_menu = value_menu::opener(column_field(subject.column));
    let heading = (subject.heading)(language());
    view! { <BarChart name=subject.name heading title table pending=is_stale tools on_pick on_menu/> }
}

fn facet<'a>(answer: &'a Answer, subject: &Subject) -> Option<&'a Facet> {
    answer.facets.iter().find(|facet| facet.column == subject.column)
}
