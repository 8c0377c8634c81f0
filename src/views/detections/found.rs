//! What the rules of a group have found, the most serious first, and what they have not.

use std::sync::Arc;

use leptos::prelude::*;
use protocol::findings::{Finding, Findings, Rule, RuleGroup};
use words::{Label, Say, messages as m};

use super::board::{Board, Told, is_expected};
use super::finding::finding;
use crate::browser::language::language;
use crate::ui::reactive::{dynamic, memo};
use crate::ui::seen::seen;

/// The rules of a group with what they found, in the order of the rules.
pub fn of_group(rules: &[Rule], findings: &Findings, group: RuleGroup) -> Vec<(Rule, Finding)> {
    let of_rule = |rule: &Rule| findings.tried.iter().find(|finding| finding.id == rule.id).cloned();
    let rules = rules.iter().filter(|rule| rule.group == group);
    rules.filter_map(|rule| Some((rule.clone(), of_rule(rule)?))).collect()
}

/// What the rules of a group have found so far. Changes only if something of the group does.
pub fn told(board: Board, group: RuleGroup) -> Memo<Vec<(Rule, Finding)>> {
    let detecting = board.detecting;
    memo(move || {
        let Some(rules) = detecting.rules.get() else { return Vec::new() };
        detecting.found.with(|findings| of_group(&rules.rules, findings, group))
    })
}

/// Number of findings that nobody expected.
pub fn fresh(told: Memo<Vec<(Rule, Finding)>>) -> u64 {
    told.with(|told| told.iter().filter(|(_, found)| found.fresh > 0).count() as u64)
}

/// Findings, those that were expected last; and the rules that found nothing.
pub fn list(board: Board, all: Memo<Vec<(Rule, Finding)>>) -> AnyView {
    dynamic(move || {
        let (there, none): (Vec<_>, Vec<_>) =
            all.get().into_iter().partition(|(_, found)| found.count > 0 || found.trouble.is_some());
        let nothing = there.is_empty().then(|| match board.detecting.found.with(|found| found.left) {
            0 => m::findings_none(language()),
            _ => m::findings_none_yet(language()),
        });
        let (expected, fresh): (Vec<_>, Vec<_>) = there.into_iter().partition(|(_, found)| is_expected(found));
        let shown = fresh.into_iter().chain(expected).filter(|(_, found)| board.shows(found));
        let told = |(rule, found)| finding(board, Told { rule: Arc::new(rule), found: Arc::new(found) });
        let titles = none.iter().map(|(rule, _)| seen(&rule.title)).collect();
        view! {
            {nothing.map(|words| view! { <p class="findings-none">{words}</p> })}
            <ul class="findings">{shown.map(told).collect_view()}</ul>
            {folded(m::FindingsNothing { n: none.len() as u64 }.say(language()), titles)}
        }
        .into_any()
    })
}

/// A list that is shown on demand; nothing if it is empty.
pub fn folded(title: String, items: Vec<AnyView>) -> Option<AnyView> {
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

/// A group with its heading, which the keyboard can be sent to.
pub fn section(id: &'static str, title: &'static str, class: &'static str, body: AnyView) -> AnyView {
    view! {
        <section class=format!("findings-group {class}") aria-labelledby=id>
            <h2 id=id tabindex="-1">{title}</h2>
            {body}
        </section>
    }
    .into_any()
}

/// The Sigma rules, if there are any, and those that cannot be tried.
pub fn sigma(board: Board, all: Memo<Vec<(Rule, Finding)>>) -> AnyView {
    let detecting = board.detecting;
    let any = memo(move || {
        detecting.rules.with(|rules| {
            let rules = rules.as_ref();
            rules.is_some_and(|it| !it.refused.is_empty() || it.rules.iter().any(|rule| rule.group == RuleGroup::Sigma))
        })
    });
    dynamic(move || {
        if !any.get() {
            return view! { <p data-testid="sigma-none">{m::sigma_none(language())}</p> }.into_any();
        }
        let refused = detecting.rules.with(|rules| {
            let refused = rules.iter().flat_map(|rules| &rules.refused);
            refused.map(|refused| seen(refused.say(language()))).collect::<Vec<_>>()
        });
        view! {
            <h3>{RuleGroup::Sigma.label(language())}</h3>
            {list(board, all)}
            {folded(m::SigmaRefusedTitle { n: refused.len() as u64 }.say(language()), refused)}
        }
        .into_any()
    })
}
