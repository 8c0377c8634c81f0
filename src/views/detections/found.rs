//! What detections have found, the most serious first, and what they have not.

use std::sync::Arc;

use leptos::prelude::*;
use protocol::findings::{Finding, Findings, Rule, RuleGroup};
use words::{Label, Say, messages as m};

use super::finding::{Told, finding};
use super::trying::Trying;
use crate::browser::language::language;
use crate::ui::reactive::dynamic;

/// The rules of a group with what they found, in the order of the rules.
pub fn of_group(rules: &[Rule], findings: &Findings, group: RuleGroup) -> Vec<(Rule, Finding)> {
    let of_rule = |rule: &Rule| findings.tried.iter().find(|finding| finding.id == rule.id).cloned();
    let rules = rules.iter().filter(|rule| rule.group == group);
    rules.filter_map(|rule| Some((rule.clone(), of_rule(rule)?))).collect()
}

#[component]
pub fn FoundList(trying: Trying) -> impl IntoView {
    let list = dynamic(move || {
        let Some(rules) = trying.rules.get() else { return ().into_any() };
        let findings = trying.found.get();
        let all = of_group(&rules, &findings, RuleGroup::Detection);
        let (there, none): (Vec<_>, Vec<_>) =
            all.into_iter().partition(|(_, found)| found.count > 0 || found.trouble.is_some());
        let nothing = there.is_empty().then(|| match findings.left {
            0 => m::findings_none(language()),
            _ => m::findings_none_yet(language()),
        });
        let told = |(rule, found)| finding(Told { rule: Arc::new(rule), found: Arc::new(found) });
        let (n, titles) = (none.len() as u64, none.iter().map(|(rule, _)| title(rule)).collect_view());
        view! {
            {nothing.map(|words| view! { <p class="findings-none">{words}</p> })}
            <ul class="findings">{there.into_iter().map(told).collect_view()}</ul>
            {(n > 0).then(|| view! {
                <details class="findings-nothing">
                    <summary>{m::FindingsNothing { n }.say(language())}</summary>
                    <ul>{titles}</ul>
                </details>
            })}
        }
        .into_any()
    });
    view! {
        <section class="findings-group" aria-labelledby="findings-detections">
            <h2 id="findings-detections">{RuleGroup::Detection.label(language())}</h2>
            {list}
        </section>
    }
}

fn title(rule: &Rule) -> AnyView {
    view! { <li>{rule.title.clone()}</li> }.into_any()
}
