//! What the rules of a group have found, the most serious first, and what they have not.

use std::sync::Arc;

use leptos::prelude::*;
use protocol::findings::{Finding, Findings, Rule, RuleGroup};
use words::{Label, Say, messages as m};

use super::finding::{Told, finding};
use super::trying::Trying;
use crate::browser::language::language;
use crate::ui::reactive::dynamic;
use crate::ui::seen::seen;

/// The rules of a group with what they found, in the order of the rules.
pub fn of_group(rules: &[Rule], findings: &Findings, group: RuleGroup) -> Vec<(Rule, Finding)> {
    let of_rule = |rule: &Rule| findings.tried.iter().find(|finding| finding.id == rule.id).cloned();
    let rules = rules.iter().filter(|rule| rule.group == group);
    rules.filter_map(|rule| Some((rule.clone(), of_rule(rule)?))).collect()
}

/// A group; nothing if there are no such rules.
pub fn group(trying: Trying, group: RuleGroup) -> AnyView {
    dynamic(move || {
        let Some(rules) = trying.rules.get() else { return ().into_any() };
        let refused = if group == RuleGroup::Sigma { rules.refused.as_slice() } else { &[] };
        if refused.is_empty() && !rules.rules.iter().any(|rule| rule.group == group) {
            return ().into_any();
        }
        let findings = trying.found.get();
        let all = of_group(&rules.rules, &findings, group);
        let (there, none): (Vec<_>, Vec<_>) =
            all.into_iter().partition(|(_, found)| found.count > 0 || found.trouble.is_some());
        let nothing = there.is_empty().then(|| match findings.left {
            0 => m::findings_none(language()),
            _ => m::findings_none_yet(language()),
        });
        let told = |(rule, found)| finding(Told { rule: Arc::new(rule), found: Arc::new(found) });
        let titles = none.iter().map(|(rule, _)| seen(&rule.title)).collect();
        let why = refused.iter().map(|refused| seen(refused.say(language()))).collect();
        view! {
            <section class="findings-group" aria-label=group.label(language())>
                <h2>{group.label(language())}</h2>
                {nothing.map(|words| view! { <p class="findings-none">{words}</p> })}
                <ul class="findings">{there.into_iter().map(told).collect_view()}</ul>
                {folded(m::FindingsNothing { n: none.len() as u64 }.say(language()), titles)}
                {folded(m::SigmaRefusedTitle { n: refused.len() as u64 }.say(language()), why)}
            </section>
        }
        .into_any()
    })
}

/// A list that is shown on demand; nothing if it is empty.
fn folded(title: String, items: Vec<AnyView>) -> Option<AnyView> {
    let items: Vec<AnyView> = items.into_iter().map(|item| view! { <li>{item}</li> }.into_any()).collect();
    (!items.is_empty()).then(|| {
        view! {
            <details class="findings-nothing">
                <summary>{title}</summary>
                <ul>{items}</ul>
            </details>
        }
        .into_any()
    })
}
