//! The detections view: what controls, detections and the account's own rules find among the filtered events, how its trail is set
//! up, and stories that start from there.

mod alarms;
mod board;
mod checks;
mod controls;
mod expected;
mod finding;
mod found;
mod stories;
mod surges;

use leptos::prelude::*;
use protocol::findings::RuleGroup;
use protocol::{ExportFormat, Phase};
use view::findings::Tally;
use words::{Label, Say, messages as m};

use crate::browser::focus;
use crate::browser::language::language;
use crate::engine_client::use_engine;
use crate::state::{Badge, use_detecting, use_transfer};
use crate::ui::button::link;
use crate::ui::reactive::{dynamic, effect, memo, optional};

use alarms::Alarms;
use board::{Board, is_expected, jump, title_of};
use checks::Checks;
use controls::controls;
use expected::Marking;
use found::{fresh, list, section, sigma, told};
use stories::Stories;
use surges::surges;

/// Findings that nobody expected: how many of the most serious level there is; nothing while that is not known.
pub fn badge() -> Signal<Badge> {
    let detecting = use_detecting();
    let said = |tally: &Tally| {
        let of_level = |(level, n): (protocol::findings::Level, u64)| {
            m::FindingsTally { n, level: level.label(language()) }.say(language())
        };
        words::list(&tally.all().map(of_level).collect::<Vec<_>>(), language())
    };
    let badge = memo(move || {
        let tally = detecting.tally()?;
        let (level, count) = tally.worst()?;
        Some(Badge { count, title: said(&tally), class: level.name() })
    });
    Signal::derive(move || badge.get().unwrap_or_default())
}

#[component]
pub fn Detections() -> impl IntoView {
    let board = Board::new();
    let language = language();
    let of = |group| told(board, group);
    let [detections, anomalies, rules, own] =
        [of(RuleGroup::Detection), of(RuleGroup::Anomaly), of(RuleGroup::Control), of(RuleGroup::Sigma)];
    let hours = move || {
        let hours = board.detecting.surges.get();
        hours.map_or(0, |hours| hours.found.iter().filter(|found| found.fresh > 0).count() as u64)
    };
    let jumps = [
        ("group-detections", RuleGroup::Detection.label(language), Signal::derive(move || fresh(detections))),
        ("group-anomalies", RuleGroup::Anomaly.label(language), Signal::derive(move || fresh(anomalies) + hours())),
        ("group-controls", RuleGroup::Control.label(language), Signal::derive(move || fresh(rules))),
        ("group-health", m::setup_title(language), Signal::stored(0)),
        ("group-yours", m::findings_yours(language), Signal::derive(move || fresh(own))),
    ];
    let jumps = jumps.map(|(id, title, count)| {
        let count = optional(move || {
            let count = Some(count.get()).filter(|count| *count > 0)?;
            Some(view! { <span class="jump-count">{language.count(count)}</span> }.into_any())
        });
        view! { <li><button type="button" class="jump" on:click=move |_| jump(id)>{title} {count}</button></li> }
    });
    view! {
        <div class="detections" aria-busy=move || board.detecting.running.get().to_string()>
            <h1 class="visually-hidden">{m::view_detections(language)}</h1>
            <nav class="jumps" aria-label=m::findings_groups(language)><ul>{jumps.collect_view()}</ul> {progress(board)}</nav>
            <Stories board/>
            <p class="findings-introduction">{m::findings_introduction(language)}</p>
            {marked(board)}
            {section("group-detections", RuleGroup::Detection.label(language), "", list(board, detections))}
            {section(
                "group-anomalies",
                RuleGroup::Anomaly.label(language),
                "",
                view! { {list(board, anomalies)} {surges(board)} }.into_any(),
            )}
            {section("group-controls", RuleGroup::Control.label(language), "is-controls", controls(board, rules))}
            {section("group-health", m::setup_title(language), "", view! { <Checks board/> }.into_any())}
            {section(
                "group-yours",
                m::findings_yours(language),
                "",
                view! { {sigma(board, own)} <Alarms board/> }.into_any(),
            )}
            <Marking board/>
        </div>
    }
}

/// How many rules have been tried, which can be paused; and why not all of them.
fn progress(board: Board) -> AnyView {
    let (detecting, language) = (board.detecting, language());
    scroll_to_named(board);
    let phase = memo(move || use_engine().progress().with(|progress| progress.phase));
    let said = dynamic(move || {
        let (done, left) = detecting.found.with(|found| (found.tried.len() as u64, found.left));
        let all = done.saturating_add(left);
        if phase.get() != Phase::Ready {
            return m::findings_wait(language).into_any();
        }
        let pause = move |paused| detecting.paused.set(paused);
        let (words, button) = match (detecting.running.get(), detecting.paused.get()) {
            (_, true) if left > 0 => (
                m::FindingsPaused { done, all }.say(language),
                link(m::findings_go_on(language), "", move || pause(false)),
            ),
            (true, _) if left > 0 => (
                m::FindingsTrying { done, all }.say(language),
                link(m::findings_pause(language), "", move || pause(true)),
            ),
            _ => return ().into_any(),
        };
        view! { {words} " " {button} }.into_any()
    });
    view! {
        <div role="status" class="findings-progress">
            {said}
            {dynamic(move || detecting.trouble.get().map(|why| view! { <p class="findings-trouble">{why}</p> }).into_any())}
        </div>
    }
    .into_any()
}

/// How much was expected, whether to show it, and the file it is kept in.
fn marked(board: Board) -> AnyView {
    let (transfer, detected, language) = (use_transfer(), board.state.parts.detected, language());
    let expected = memo(move || {
        let of_rules = board.detecting.found.with(|it| it.tried.iter().filter(|it| is_expected(it)).count() as u64);
        let hours = board.detecting.surges.get();
        let hours = hours.map_or(0, |it| it.found.iter().filter(|it| is_expected(it)).count() as u64);
        let of_items = board.setup.answer.get();
        let of_items = of_items.as_deref().into_iter().flatten().flat_map(|setup| &setup.found);
        of_rules + hours + of_items.filter(|it| is_expected(it)).count() as u64
    });
    let hidden = memo(move || detected.with(|detected| detected.only_fresh));
    optional(move || {
        let n = Some(expected.get()).filter(|n| *n > 0)?;
        let words =
            if hidden.get() { m::findings_show_expected(language) } else { m::findings_hide_expected(language) };
        let toggle = link(words, "", move || detected.update(|detected| detected.only_fresh = !detected.only_fresh));
        let save = link(m::notes_save(language), "", move || transfer.export(ExportFormat::Notes));
        Some(
            view! {
                <p class="findings-marked" data-testid="findings-expected" data-count=n.to_string()>
                    {m::FindingsWereExpected { n }.say(language)} " " {toggle} " " {save}
                </p>
            }
            .into_any(),
        )
    })
}

/// Once it is there, the finding that the link names is scrolled to.
fn scroll_to_named(board: Board) {
    let named = board.state.parts.detected.with_untracked(|detected| detected.finding.clone());
    let is_there = memo(move || board.detecting.found.with(|found| found.tried.iter().any(|it| it.id == named)));
    let named = board.state.parts.detected.with_untracked(|detected| detected.finding.clone());
    effect(move || {
        if is_there.get() {
            let title = title_of(&named);
            request_animation_frame(move || {
                if let Some(element) = focus::find(&title) {
                    element.scroll_into_view();
                }
            });
        }
    });
}
