//! The account's metric filters and alarms, dropped or pasted, over the loaded log.

use std::sync::Arc;

use leptos::prelude::*;
use protocol::alarms::{Alarm, Comparison, DefinitionText, JudgeAlarms, Judged, Run, State};
use protocol::{Micros, Phase};
use view::alarms::{Stretch, json, stretches, strip};
use view::findings::of_filter;
use view::{clock, format};
use words::{Label, Say, messages as m};

use super::board::{Board, Told};
use super::finding::finding;
use crate::browser::language::language;
use crate::engine_client::why_not;
use crate::state::zone;
use crate::ui::icon::{Glyph, Icon};
use crate::ui::reactive::{dynamic, memo};
use crate::ui::seen::seen;

/// So many times of an alarm are listed.
const LISTED: usize = 100;

/// Most decimals of a threshold.
const DECIMALS: u8 = 6;

#[component]
pub fn Alarms(board: Board) -> impl IntoView {
    let (engine, history) = (board.engine.get_value(), board.history);
    let pasted = board.state.pasted;
    let draft = RwSignal::new(pasted.get_untracked());
    let generation =
        memo(move || engine.progress().with(|progress| (progress.phase == Phase::Ready).then_some(progress.contents)));
    let question = Signal::derive(move || Some((generation.get()?, pasted.get(), history.marked.get())));
    let judged = engine.latest(question, |engine, (_, text, _)| {
        let texts =
            if text.trim().is_empty() { Vec::new() } else { vec![DefinitionText { source: String::new(), text }] };
        Box::pin(async move { engine.request(JudgeAlarms { pasted: texts }).await.map_err(|why| Some(why_not(&why))) })
    });
    let list = dynamic(move || match judged.answer.get().as_deref() {
        Some(Some(told)) => told_of(board, told),
        Some(None) | None => view! { <p>{m::alarms_wait(language())}</p> }.into_any(),
    });
    let language = language();
    let clear = move |_| {
        draft.set(String::new());
        pasted.set(String::new());
    };
    view! {
        <section aria-labelledby="alarms-title" aria-busy=move || judged.pending.get().to_string()>
            <h3 id="alarms-title">{m::alarms_title(language)}</h3>
            <p>{m::alarms_lead(language)}</p>
            <div class="alarms-paste">
                <textarea
                    class="input"
                    rows="3"
                    spellcheck="false"
                    aria-label=m::alarms_paste(language)
                    placeholder=m::alarms_paste(language)
                    data-testid="alarms-text"
                    prop:value=move || draft.get()
                    on:input:target=move |event| draft.set(event.target().value())
                ></textarea>
                <button type="button" class="button" data-testid="alarms-read" on:click=move |_| pasted.set(draft.get_untracked())>
                    {m::alarms_read(language)}
                </button>
                <button type="button" class="button quiet" on:click=clear>{m::alarms_clear(language)}</button>
            </div>
            <p class="findings-trouble" role="alert">{dynamic(move || judged.error.get().into_any())}</p>
            {list}
        </section>
    }
}

fn told_of(board: Board, told: &Judged) -> AnyView {
    let language = language();
    if told.filters.is_empty() && told.alarms.is_empty() && told.refused.is_empty() {
        return view! { <p>{m::alarms_none(language)}</p> }.into_any();
    }
    let alarms = told.alarms.iter().map(|(alarm, run)| of_alarm(alarm, run, told.period)).collect_view();
    let filters = told
        .filters
        .iter()
        .map(|filter| Told { rule: Arc::new(of_filter(filter, language)), found: Arc::new(filter.found.clone()) });
    let filters = filters.map(|told| finding(board, told)).collect_view();
    let refused = told.refused.iter().map(|refused| view! { <li><bdi>{seen(refused.say(language))}</bdi></li> });
    let refused = (!told.refused.is_empty()).then(|| {
        view! {
            <h4>{m::alarms_refused(language)}</h4>
            <ul class="alarms-refused">{refused.collect_view()}</ul>
        }
    });
    let left_out = (told.left_out > 0).then(|| view! { <p>{m::AlarmsLeftOut { n: told.left_out }.say(language)}</p> });
    let filters = (!told.filters.is_empty()).then(|| {
        view! {
            <h4>{m::alarms_filters(language)}</h4>
            <ul class="findings">{filters}</ul>
        }
    });
    view! {
        <ul class="alarms">{alarms}</ul>
        {filters}
        {refused}
        {left_out}
    }
    .into_any()
}

fn of_alarm(alarm: &Alarm, run: &Run, period: Option<(Micros, Micros)>) -> AnyView {
    let language = language();
    let (turns, left_out, last) = match run {
        Run::Told { turns, left_out, last } => (turns.as_slice(), *left_out, *last),
        Run::Refused(why) => {
            let why = why.say(language);
            let said = m::AlarmsRefusedAlarm { name: &alarm.name, why: &why }.say(language);
            return view! { <li class="alarm"><bdi>{seen(said)}</bdi></li> }.into_any();
        }
    };
    let times = period.map(|period| stretches(period, turns)).unwrap_or_default();
    let bands = period.map(|period| strip(period, &times)).unwrap_or_default();
    let bands = bands.into_iter().map(|band| {
        let class = format!("alarm-band {}", class_of(band.stretch.state));
        let (left, width) = (format::style_share(band.left), format::style_share(band.width));
        view! { <span class=class style:left=left style:width=width title=said(band.stretch)></span> }
    });
    let icon = match last {
        State::Ok => Icon::Check,
        State::Alarm => Icon::Warning,
        State::InsufficientData => Icon::Unchecked,
    };
    let table = table(&times, left_out);
    view! {
        <li
            class="alarm"
            data-testid="alarm"
            data-name=alarm.name.clone()
            data-state=last.name()
            data-transitions=json(turns)
        >
            <div class="alarm-line">
                <bdi class="alarm-name">{seen(&alarm.name)}</bdi>
                <span class=format!("alarm-state {}", class_of(last))>
                    <Glyph icon/>
                    {m::AlarmsAtEnd { state: last.label(language) }.say(language)}
                </span>
            </div>
            <p class="alarm-rule"><bdi>{seen(rule(alarm))}</bdi></p>
            <p>{sentence(&times)}</p>
            <div class="alarm-strip" role="img" aria-label=sentence(&times)>{bands.collect_view()}</div>
            {table}
        </li>
    }
    .into_any()
}

const fn class_of(state: State) -> &'static str {
    match state {
        State::Ok => "is-ok",
        State::Alarm => "is-alarm",
        State::InsufficientData => "is-unknown",
    }
}

fn said(stretch: Stretch) -> String {
    let (from, to) = (clock::time(stretch.from, &zone()), clock::time(stretch.to, &zone()));
    m::AlarmsStrip { state: stretch.state.label(language()), from: &from, to: &to }.say(language())
}

/// How often, when first, and for how long it was in ALARM.
fn sentence(times: &[Stretch]) -> String {
    let language = language();
    let alarms: Vec<&Stretch> = times.iter().filter(|it| it.state == State::Alarm).collect();
    let Some(first) = alarms.first() else { return m::alarms_never(language).to_owned() };
    let (n, at) = (alarms.len() as u64, clock::time(first.from, &zone()));
    match times.last() {
        Some(last) if last.state == State::Alarm => m::AlarmsWouldOpen { n, at: &at }.say(language),
        _ => m::AlarmsWould { n, at: &at, length: &format::duration(first.length(), language) }.say(language),
    }
}

fn rule(alarm: &Alarm) -> String {
    let language = language();
    let comparison = match alarm.comparison {
        Comparison::Greater => m::alarms_greater(language),
        Comparison::GreaterOrEqual => m::alarms_greater_or_equal(language),
        Comparison::Less => m::alarms_less(language),
        Comparison::LessOrEqual => m::alarms_less_or_equal(language),
    };
    m::AlarmsRule {
        statistic: alarm.statistic.name(),
        metric: &alarm.metric.name,
        length: &format::duration(i64::from(alarm.minutes).saturating_mul(60_000_000), language),
        comparison,
        threshold: &language.decimal(alarm.threshold, DECIMALS),
        datapoints: u64::from(alarm.datapoints),
        periods: u64::from(alarm.periods),
    }
    .say(language)
}

/// The strip as a table.
fn table(times: &[Stretch], left_out: u64) -> AnyView {
    let language = language();
    let rows = times.iter().take(LISTED).map(|it| {
        view! {
            <tr>
                <td>{clock::time(it.from, &zone())}</td>
                <td>{it.state.label(language)}</td>
                <td>{format::duration(it.length(), language)}</td>
            </tr>
        }
    });
    let more = left_out.saturating_add(times.len().saturating_sub(LISTED) as u64);
    let more = (more > 0).then(|| view! { <p>{m::AlarmsMore { n: more }.say(language)}</p> });
    view! {
        <details class="alarm-times">
            <summary>{m::alarms_show(language)}</summary>
            <table class="table">
                <thead><tr>
                    <th scope="col">{m::alarms_from(language)}</th>
                    <th scope="col">{m::alarms_state(language)}</th>
                    <th scope="col">{m::alarms_lasted(language)}</th>
                </tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
            {more}
        </details>
    }
    .into_any()
}
