//! The monitoring controls of the CIS benchmark: all of them, whether anything was found or not, for one sheet of paper.

use std::sync::Arc;

use leptos::prelude::*;
use protocol::findings::{Benchmark, RuleGroup};
use view::fragment::Edition;
use words::{Label, messages as m};

use super::finding::{Told, finding};
use super::found::of_group;
use super::trying::Trying;
use crate::browser::language::language;
use crate::browser::layout;
use crate::state::use_state;
use crate::ui::reactive::dynamic;

#[component]
pub fn Controls(trying: Trying) -> impl IntoView {
    let edition = use_state().parts.edition;
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
        let Some(rules) = trying.rules.get() else { return ().into_any() };
        let told = |(rule, found)| finding(Told { rule: Arc::new(rule), found: Arc::new(found) });
        let controls = of_group(&rules.rules, &trying.found.get(), RuleGroup::Control);
        view! { <ul class="findings">{controls.into_iter().map(told).collect_view()}</ul> }.into_any()
    });
    view! {
        <section class="findings-group is-controls" aria-labelledby="findings-controls">
            <div class="findings-head">
                <h2 id="findings-controls">{RuleGroup::Control.label(language())}</h2>
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
        </section>
    }
}
