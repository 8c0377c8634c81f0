//! The checklist of a sound trail: what is seen of each item, what contradicts it, and what would tell.

use std::sync::Arc;

use leptos::prelude::*;
use protocol::findings::Finding;
use protocol::report::Outcome;
use protocol::setup::{Check, CheckState, Evidence, Latency, Setup, Source};
use view::findings::{self, level_of};
use view::fragment::Scope;
use view::{clock, format};
use words::{Label, Say, messages as m};

use super::board::{Board, Told, is_expected};
use super::expected;
use crate::browser::language::language;
use crate::state::{use_state, zone};
use crate::ui::copy::CopyButton;
use crate::ui::icon::{Glyph, Icon};
use crate::ui::reactive::dynamic;
use crate::ui::seen::seen;

#[component]
pub fn Checks(board: Board) -> impl IntoView {
    let setup = board.setup;
    let list = dynamic(move || match setup.answer.get().as_deref() {
        Some(Some(setup)) => of(board, setup),
        Some(None) | None => view! { <p>{m::setup_wait(language())}</p> }.into_any(),
    });
    view! {
        <div aria-busy=move || setup.pending.get().to_string()>
            <p>{m::setup_lead(language())}</p>
            <p class="findings-trouble" role="alert">{dynamic(move || setup.error.get().into_any())}</p>
            {list}
        </div>
    }
}

fn of(board: Board, setup: &Setup) -> AnyView {
    let count = |state| setup.checks.iter().filter(|check| check.state == state).count() as u64;
    let counts = m::SetupCounts {
        seen: count(CheckState::Seen),
        contradicted: count(CheckState::Contradicted),
        unseen: count(CheckState::Unseen),
    };
    let checks = setup.checks.iter().filter_map(|check| {
        let rule = check.item.rule();
        let found = setup.found.iter().find(|found| found.id == rule);
        found.is_none_or(|found| board.shows(found)).then(|| item(board, check, found))
    });
    let latency = setup.latency.map(|latency| view! { <p class="setup-latency">{delivered(latency)}</p> });
    view! {
        <p>{counts.say(language())}</p>
        {latency}
        <ul class="checks">{checks.collect_view()}</ul>
    }
    .into_any()
}

fn delivered(latency: Latency) -> String {
    let length = |micros: i64| format::duration(micros, language());
    let said = m::SetupLatency {
        events: latency.events,
        median: &length(latency.median),
        most: &length(latency.most),
        longest: &length(latency.longest),
    };
    let late = (latency.late > 0).then(|| m::SetupLate { n: latency.late }.say(language()));
    [Some(said.say(language())), late].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn item(board: Board, check: &Check, found: Option<&Finding>) -> AnyView {
    let language = language();
    let icon = match check.state {
        CheckState::Seen => Icon::Check,
        CheckState::Contradicted => Icon::Cross,
        CheckState::Unseen => Icon::Unchecked,
    };
    let state = check.state.name();
    let evidence = check.evidence.iter().map(|it| view! { <li>{told(it)}</li> }).collect_view();
    let more = (check.more > 0).then(|| view! { <li>{m::SetupMore { n: check.more }.say(language)}</li> });
    let command = (check.state == CheckState::Unseen).then(|| {
        let lines = check.command.lines().map(|line| code(line.to_owned())).collect_view();
        view! { <p>{m::setup_command(language)}</p> {lines} }
    });
    let remedy = (check.state != CheckState::Seen).then(|| {
        view! {
            <details>
                <summary>{m::setup_remedy(language)}</summary>
                {code(check.remedy.clone())}
                {code(check.terraform.clone())}
            </details>
        }
    });
    let level = found.map(|_| level_of(check.item));
    let marks = found.map(|found| {
        let rule = Arc::new(findings::of_item(check.item, language));
        let told = Told { rule, found: Arc::new(found.clone()) };
        view! { {expected::line(found)} <dl class="finding-details">{expected::marks(board, &told)}</dl> }
    });
    let said = view! {
        <div class="check-line">
            <span class="check-state"><Glyph icon/>{check.state.label(language)}</span>
            <strong class="finding-title" tabindex="-1">{check.item.label(language)}</strong>
            {level.map(|level| view! { <span class="finding-level">{level.label(language)}</span> })}
        </div>
        <p class="check-why">{words::why_set_up(check.item, language)}</p>
        <ul class="check-evidence">{evidence}{more}</ul>
        {command}
        {remedy}
        {marks}
    };
    let body = match found {
        Some(found) => finding(check, found, said.into_any()),
        None => said.into_any(),
    };
    view! {
        <li class=format!("check is-{state}") data-testid="check" data-id=check.item.id() data-state=state>
            {body}
        </li>
    }
    .into_any()
}

/// What contradicts an item is a finding; its events are the evidence.
fn finding(check: &Check, found: &Finding, body: AnyView) -> AnyView {
    let (level, proof, expected) = (level_of(check.item).name(), found.proof, is_expected(found));
    view! {
        <div
            class=format!("is-{level}")
            class:is-expected=expected
            data-testid="finding"
            data-id=check.item.id()
            data-group="health"
            data-severity=level
            data-count=(proof.proved + proof.unchecked + proof.failed).to_string()
            data-proved=proof.proved.to_string()
            data-expected=expected.to_string()
        >
            {body}
        </div>
    }
    .into_any()
}

fn code(text: String) -> AnyView {
    let copied = text.clone();
    view! {
        <div class="check-code">
            <pre tabindex="0">{text}</pre>
            <CopyButton text=move || copied.clone() label=m::setup_copy(language())/>
        </div>
    }
    .into_any()
}

/// A piece of evidence: the setting, what it is about, and where it is from, which leads to events.
fn told(evidence: &Evidence) -> AnyView {
    let language = language();
    let (icon, class) = if evidence.good { (Icon::Check, "is-good") } else { (Icon::Cross, "is-bad") };
    let state = use_state();
    let from = match &evidence.source {
        Source::File(path) => view! { <bdi>{seen(path)}</bdi> }.into_any(),
        Source::Digests(n) => m::SetupDigests { n: *n }.say(language).into_any(),
        Source::Logs { files, last } => {
            let (files, last) = (m::Files { n: *files }.say(language), clock::moment(*last, &zone()));
            m::SetupLogs { files: &files, last: &last }.say(language).into_any()
        }
        Source::Events { count, query } => {
            let query = query.clone();
            let lead = move |_| {
                state.narrow(Scope { text: query.clone(), ..Scope::default() });
                state.show_events();
            };
            let words = m::Events { n: *count }.say(language);
            let title = m::setup_show_events(language);
            view! { <button type="button" class="link" title=title on:click=lead>{words}</button> }.into_any()
        }
        Source::Event(event) => {
            let (row, id) = (event.row, event.id.clone());
            let words = m::SetupEvent { name: &event.name, time: &clock::time(event.time, &zone()) }.say(language);
            let proof = match event.outcome {
                Outcome::Proved => m::setup_event_proved(language),
                Outcome::Unchecked => m::setup_event_unchecked(language),
                Outcome::Failed => m::setup_event_failed(language),
            };
            let title = m::setup_show_event(language);
            let lead = move |_| {
                state.open(id.clone(), row);
                state.show_events();
            };
            view! {
                <button type="button" class="link" title=title on:click=lead><bdi>{seen(words)}</bdi></button>
                ", "
                {proof}
            }
            .into_any()
        }
    };
    let said = [evidence.about.as_str(), evidence.setting.as_str()].into_iter().filter(|text| !text.is_empty());
    let said = said.collect::<Vec<_>>().join(": ");
    view! {
        <span class=class><Glyph icon/></span>
        " "
        <bdi class="check-setting">{seen(&said)}</bdi>
        " "
        <span class="check-source">{from}</span>
    }
    .into_any()
}
