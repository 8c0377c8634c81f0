//! The monitoring controls of the CIS benchmark: all of them, whether anything was found or not, for one sheet of paper.

use std::sync::Arc;

use leptos::prelude::*;
use protocol::findings::{Benchmark, Finding, Rule};
use view::fragment::Edition;
use words::messages as m;

use super::board::{Board, Told};
use super::finding::finding;
use crate::browser::language::language;
use crate::browser::layout;
use crate::ui::reactive::dynamic;

/// The controls, and the choice of an edition.
pub fn controls(board: Board, all: Memo<Vec<(Rule, Finding)>>) -> AnyView {
    let edition = board.state.parts.edition;
    let options = Benchmark::ALL.into_iter().rev().map(|benchmark| {
        let chosen = move || edition.get().0 == benchmark;
        view! { <option value=benchmark.name() selected=chosen>{benchmark.name()}</option> }
    });
    let choose = move |name: String| {
        if let Some(benchmark) = Benchmark::named(&name) {
            edition.set(Edition(benchmark));
        }
    };
    let list = dynamic(move || {
        let told = |(rule, found)| finding(board, Told { rule: Arc::new(rule), found: Arc::new(found) });
        let shown = all.get().into_iter().filter(|(_, found)| board.shows(found));
        view! { <ul class="findings">{shown.map(told).collect_view()}</ul> }.into_any()
    });
    view! {
        <div class="findings-head">
            <label class="findings-benchmark">
                {m::findings_benchmark(language())}
                <select class="input" on:change:target=move |event| choose(event.target().value())>
                    {options.collect_view()}
                </select>
            </label>
            <button type="button" class="button" on:click=move |_| layout::print()>
                {m::findings_print(language())}
            </button>
        </div>
        {list}
    }
    .into_any()
}
