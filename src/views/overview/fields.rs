//! Charts for fields added to the overview.

use std::sync::Arc;

use leptos::prelude::*;
use protocol::{Answer, Field, FieldPath, Want};
use view::chart::{Bar, BarKind, BarTable, path_finding};
use view::chips::shown_chip;
use view::fragment::DEFAULT_SORT;
use view::groups::path_key;
use words::messages as m;

use super::bars::{MORE_ROWS, ROWS};
use crate::browser::language::language;
use crate::engine_client::{Slot, use_engine};
use crate::state::use_state;
use crate::ui::chart::BarChart;
use crate::ui::reactive::memo;
use crate::views::value_menu;

/// The chart for the values at a path. Clicking a row filters for it; clicking the remainder shows all values.
pub fn field_chart(path: FieldPath) -> AnyView {
    let state = use_state();
    let (key, field) = (path_key(&path), Field::Path(path.clone()));
    let by = key.clone();
    let question = Signal::derive(move || {
        let want = Want { groups: Some((vec![by.clone()], MORE_ROWS)), ..Want::default() };
        Some(state.question(DEFAULT_SORT, want))
    });
    let Slot { answer, pending, .. } = use_engine().watch(question);
    let table = memo(move || {
        let of = |answer: &Arc<Answer>| {
            answer.groups.as_ref().map(|groups| BarTable::of_groups(groups, answer.matching, ROWS as usize, language()))
        };
        Arc::new(answer.with(|answer| answer.as_ref().and_then(of)).unwrap_or_default())
    });
    let (of_title, name) = (path.clone(), path.to_string());
    let title = memo(move || match answer.with(Option::is_none) {
        true => m::counting(language()).to_owned(),
        false => table.with(|table| path_finding(&of_title, table, language())),
    });
    let tools = ViewFn::from(move || {
        let path = path.clone();
        let remove = move |_| state.toggle_chart(&path);
        view! { <button type="button" class="chart-tool" on:click=remove>{m::overview_remove_chart(language())}</button> }
    });
    let of_bar = field.clone();
    let on_pick = Callback::new(move |bar: Bar| match bar.kind {
        BarKind::Value => state.add(shown_chip(of_bar.clone(), Some(&bar.label), false)),
        BarKind::Absent => state.add(shown_chip(of_bar.clone(), None, false)),
        BarKind::Other | BarKind::Failed => state.count_values(key.clone()),
    });
    let (heading, on_menu) = (name.clone(), value_menu::opener(field));
    view! { <BarChart name heading title table pending tools on_pick on_menu/> }.into_any()
}
