//! One finding: a line with figures that lead to its events, and what to know about it.

use leptos::prelude::*;
use protocol::Notation;
use protocol::findings::{Finding, Occurrence, Rule, RuleGroup};
use view::fragment::Scope;
use view::person::together;
use view::{clock, findings};
use words::{Label, Say, messages as m};

use super::board::{Board, Told, is_expected};
use super::expected;
use crate::browser::language::language;
use crate::engine_client::why_not;
use crate::state::{State, zone};
use crate::ui::copy::CopyButton;
use crate::ui::icon::{Glyph, Icon};
use crate::ui::reactive::{memo, optional};
use crate::ui::seen::seen;
use crate::views::who::who as person;

/// Size of the small timeline.
const WIDTH: f64 = 144.0;
const HEIGHT: f64 = 20.0;

/// An item of a list of findings.
pub fn finding(board: Board, told: Told) -> AnyView {
    let state = board.state;
    let Told { rule, found } = told.clone();
    let id = rule.id.clone();
    let open = memo(move || board.open.with(|open| open.contains(&id)));
    let id = rule.id.clone();
    let query = rule.query.clone();
    // Filters of the account see the whole log.
    let whole = rule.group == RuleGroup::Filter;
    let language = language();
    let words = m::Events { n: found.count }.say(language);
    let (label, only) = match (found.occurrences.as_slice(), found.more) {
        ([], _) => (m::FindingsShow { n: found.count }.say(language), None),
        ([met], 0) => (m::FindingsShow { n: found.count }.say(language), Some((rule.clone(), met.clone()))),
        // What belongs together at several times cannot be said in one filter; the details lead to each.
        _ => (m::FindingsShowFilter { n: found.count }.say(language), None),
    };
    let lead = move |_| match &only {
        Some((rule, met)) => go(state, |scope| findings::at(scope, rule, met)),
        None if whole => {
            let notation = Some(Notation::CloudWatch);
            go(state, |_| Scope { text: query.clone(), notation, ..Scope::default() });
        }
        None => go(state, |scope| findings::narrowed(scope, &query)),
    };
    let count = match found.count {
        0 => view! { <span class="finding-count">{words}</span> }.into_any(),
        _ => view! { <button type="button" class="link finding-count" title=label on:click=lead>{words}</button> }
            .into_any(),
    };
    let people = by(&found);
    let period = found.period.map(|(first, last)| match first == last {
        true => clock::time(first, &zone()),
        false => clock::times(first, last, &zone()),
    });
    let spark = findings::spark(&found.timeline, WIDTH, HEIGHT);
    let view_box = format!("0 0 {WIDTH} {HEIGHT}");
    let trouble = found.trouble.as_ref().map(|why| view! { <p class="finding-trouble">{why_not(why)}</p> });
    let expected = expected::line(&found);
    let body = optional(move || open.get().then(|| details(board, &told)));
    view! {
        <li
            class=format!("finding is-{}", rule.level.name())
            class:is-none=found.count == 0
            class:is-expected=is_expected(&found)
            data-testid="finding"
            data-id=rule.id.clone()
            data-group=rule.group.name()
            data-severity=rule.level.name()
            data-count=found.count.to_string()
            data-fresh=found.fresh.to_string()
            data-proved=found.proof.proved.to_string()
            data-literal=found.printed.map(|count| count.to_string())
        >
            <div class="finding-line">
                <span class="finding-level">{(found.count > 0).then(|| rule.level.label(language))}</span>
                <button
                    type="button"
                    class="finding-title"
                    aria-expanded=move || open.get().to_string()
                    on:click=move |_| board.toggle(&id)
                >
                    <span class="chevron"><Glyph icon=Icon::Right/></span>
                    {(!rule.number.is_empty()).then(|| view! { <span class="finding-number">{rule.number.clone()}</span> })}
                    <bdi>{seen(&rule.title)}</bdi>
                    {author(&rule)}
                </button>
                <svg class="finding-spark" viewBox=view_box width=WIDTH.to_string() height=HEIGHT.to_string() aria-hidden="true">
                    <path d=spark></path>
                </svg>
                <span class="finding-figures">{count} {succeeded(&found)} <span>{people}</span> <span>{period}</span> {proof(&found)}</span>
            </div>
            {printed(&rule, &found, state)}
            {expected}
            {trouble}
            {body}
        </li>
    }
    .into_any()
}

/// Shows other events.
pub fn go(state: State, to: impl FnOnce(&Scope) -> Scope) {
    let scope = state.scope().with_untracked(to);
    state.narrow(scope);
    state.show_events();
}

/// How many events did what they are about, where some only tried to.
fn succeeded(found: &Finding) -> Option<AnyView> {
    let (n, failed) = (found.count, Some(found.failed).filter(|failed| *failed > 0)?);
    let words = m::FindingsSucceeded { succeeded: n.saturating_sub(failed) }.say(language());
    Some(view! { <span class="finding-of" data-testid="finding-succeeded">{words}</span> }.into_any())
}

fn proof(found: &Finding) -> Option<AnyView> {
    let (n, proof) = (found.count, found.proof);
    let (class, icon, words) = match (n, proof.failed, proof.proved) {
        (0, ..) => return None,
        (_, 0, proved) => {
            let (class, icon) =
                if proved == n { ("is-proved", Icon::Check) } else { ("is-unchecked", Icon::Unchecked) };
            (class, icon, m::FindingsProved { proved, n }.say(language()))
        }
        (_, failed, _) => ("is-failed", Icon::Cross, m::FindingsFailed { failed, n }.say(language())),
    };
    Some(view! { <span class=format!("finding-proof {class}")><Glyph icon/>{words}</span> }.into_any())
}

/// What the pattern finds as it is printed, where that is not what is meant.
fn printed(rule: &Rule, found: &Finding, state: State) -> Option<AnyView> {
    let (printed, n) = (rule.printed.as_ref()?, found.printed?);
    let fault = printed.fault?.label(language());
    let words = m::FindingsPrinted { n }.say(language());
    let pattern = printed.pattern.clone();
    let count = match printed.filter {
        Some(_) => {
            let title = m::FindingsShowPrinted { n }.say(language());
            let lead = move |_| go(state, |scope| findings::narrowed(scope, &pattern));
            view! { <button type="button" class="link" title=title on:click=lead>{words}</button> }.into_any()
        }
        None => words.into_any(),
    };
    Some(view! { <p class="finding-printed">{count} " · " {fault}</p> }.into_any())
}

/// Why it matters, what to look at next, who, when, references, and the filter.
fn details(board: Board, told: &Told) -> AnyView {
    let (Told { rule, found }, state) = (told, board.state);
    let language = language();
    let said = [
        (m::findings_why(language), &rule.why),
        (m::findings_next(language), &rule.next),
        (m::findings_blind(language), &rule.blind),
    ];
    let said = said.into_iter().filter(|(_, text)| !text.is_empty()).map(|(term, text)| {
        view! { <dt>{term}</dt><dd>{seen(text)}</dd> }
    });
    let times = found.occurrences.iter().map(|met| time(rule, met, state)).collect_view();
    let more = (found.more > 0).then(|| view! { <li>{m::FindingsOthers { n: found.more }.say(language)}</li> });
    let times = (!found.occurrences.is_empty())
        .then(|| view! { <dt>{m::findings_times(language)}</dt><dd><ul>{times}{more}</ul></dd> });
    let references = references(rule);
    let references =
        (!references.is_empty()).then(|| view! { <dt>{m::findings_references(language)}</dt><dd>{references}</dd> });
    let (query, copied) = (rule.query.clone(), rule.query.clone());
    view! {
        <dl class="finding-details">
            {said.collect_view()}
            {who(found)}
            {times}
            {references}
            {origin(rule)}
            <dt>{m::findings_pattern(language)}</dt>
            <dd class="finding-query">
                <code>{query}</code>
                <CopyButton text=move || copied.clone() label=m::search_copy_title(language)/>
            </dd>
            {literal(rule)}
            {expected::marks(board, told)}
        </dl>
    }
    .into_any()
}

/// The pattern of a control, word for word.
fn literal(rule: &Rule) -> Option<AnyView> {
    let pattern = rule.printed.as_ref()?.pattern.clone();
    let copied = pattern.clone();
    let language = language();
    Some(
        view! {
            <dt>{m::findings_literal(language)}</dt>
            <dd class="finding-query">
                <code>{pattern}</code>
                <CopyButton text=move || copied.clone() label=m::search_copy_title(language)/>
            </dd>
        }
        .into_any(),
    )
}

/// Whoever shows what a Sigma rule found has to name its author.
fn author(rule: &Rule) -> Option<AnyView> {
    let author = &rule.origin.as_ref().filter(|origin| !origin.author.is_empty())?.author;
    let words = m::FindingsByAuthor { author }.say(language());
    Some(view! { <span class="finding-of">{seen(words)}</span> }.into_any())
}

fn origin(rule: &Rule) -> Option<AnyView> {
    let origin = rule.origin.as_ref()?;
    let language = language();
    let said = [(m::findings_author(language), &origin.author), (m::findings_licence(language), &origin.licence)];
    let said = said.into_iter().filter(|(_, text)| !text.is_empty());
    Some(said.map(|(term, text)| view! { <dt>{term}</dt><dd>{seen(text)}</dd> }).collect_view().into_any())
}

fn references(rule: &Rule) -> String {
    let controls = rule.controls.iter().map(|number| m::FindingsControl { number }.say(language()));
    let techniques = rule.attack.iter().map(|technique| format!("ATT&CK {technique}"));
    let links = rule.origin.iter().flat_map(|origin| origin.links.iter().cloned());
    controls.chain(techniques).chain(links).collect::<Vec<_>>().join(", ")
}

/// Whoever did it most, and how many others. Where not all users are told, each counts for itself.
fn by(found: &Finding) -> Option<AnyView> {
    let language = language();
    let people = together(&found.users, language);
    let Some(first) = people.first() else {
        return (found.people > 0).then(|| m::FindingsPeople { n: found.people }.say(language).into_any());
    };
    let twice = (found.users.len() - people.len()) as u64;
    let said = match found.people.saturating_sub(twice).saturating_sub(1) {
        0 => m::FindingsBy { who: &first.text }.say(language),
        n => m::FindingsByMore { who: &first.text, n }.say(language),
    };
    Some(view! { <bdi>{seen(said)}</bdi> }.into_any())
}

fn who(found: &Finding) -> Option<AnyView> {
    let named = found.users.len() as u64;
    if named == 0 {
        return None;
    }
    let others = found.people.saturating_sub(named);
    let people = together(&found.users, language()).into_iter().map(|one| {
        let name = match one.users.as_slice() {
            [user] => person(user, None),
            users => view! { <span title=users.join("\n")><bdi>{seen(one.text)}</bdi></span> }.into_any(),
        };
        view! { <li>{name} " " <span class="finding-of">{language().exact(one.events)}</span></li> }
    });
    let others = (others > 0).then(|| view! { <li>{m::FindingsOthers { n: others }.say(language())}</li> });
    Some(view! { <dt>{m::findings_who(language())}</dt><dd><ul>{people.collect_view()}{others}</ul></dd> }.into_any())
}

/// A time when events belonged together; leads to them.
fn time(rule: &Rule, met: &Occurrence, state: State) -> AnyView {
    let (first, last) = met.period;
    let key = met.key.join(", ");
    let (from, to) = (clock::time(first, &zone()), clock::time(last, &zone()));
    let words = m::FindingsTime { key: &key, n: met.count, from: &from, to: &to }.say(language());
    let (rule, met) = (rule.clone(), met.clone());
    let lead = move |_| go(state, |scope| findings::at(scope, &rule, &met));
    view! { <li><button type="button" class="link" on:click=lead><bdi>{seen(words)}</bdi></button></li> }.into_any()
}
