//! When during the week things happen: hours by days, shaded by their number of events. Each hour leads to its events.

use std::sync::Arc;

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use protocol::Answer;
use view::chart::{DAYS, WeekTable, picture};
use view::{clock, hours};
use words::{Say, messages as m};

use crate::browser::focus;
use crate::browser::language::language;
use crate::engine_client::{Slot, use_engine};
use crate::state::use_state;
use crate::ui::chart::{ChartFrame, PlainTable};
use crate::ui::reactive::{dynamic, memo};

#[component]
pub fn WeekChart(answers: Slot, is_stale: Memo<bool>) -> impl IntoView {
    let state = use_state();
    let week = memo(move || {
        let zone = state.zone.get();
        let of = |answer: &Arc<Answer>| WeekTable {
            counts: answer.week.clone(),
            zone: (*zone).clone(),
            period: answer.totals.as_ref().and_then(|totals| totals.period),
        };
        answers.answer.with(|answer| answer.as_ref().map(of)).unwrap_or_default()
    });
    let title = Signal::derive(move || week.with(|week| week.finding(language())));
    let summary = Signal::derive(move || week.with(|week| week.summary(language())));
    let table = Signal::derive(move || {
        week.with(|week| PlainTable {
            headings: week.headings(language()),
            rows: week.rows(|count| language().exact(count)),
            words: 1,
        })
    });
    let csv = Callback::new(move |()| week.with_untracked(|week| week.to_csv(language())));
    let picture =
        Callback::new(move |()| week.with_untracked(|week| picture::week(week, &title.get_untracked(), language())));
    let pending = Signal::from(is_stale);
    let grid = move || week.with(grid);
    let note = move || week.with(|week| clock::name(&week.zone, language()));
    view! {
        <ChartFrame name="week" title summary table csv picture pending>
            {dynamic(grid)}
            <p class="timeline-readout" aria-hidden="true">{dynamic(move || note().into_any())}</p>
        </ChartFrame>
    }
}

fn grid(week: &WeekTable) -> AnyView {
    let head = (0..24).step_by(6).map(|hour| view! { <span class="week-hour">{format!("{hour:02}:00")}</span> });
    let head: Vec<AnyView> = head.map(IntoAny::into_any).collect();
    let first = week.counts.iter().position(|count| *count > 0);
    let lines: Vec<AnyView> = DAYS
        .iter()
        .enumerate()
        .map(|(day, name)| {
            let cells: Vec<AnyView> =
                (0..24).map(|hour| cell(week, (day, hour), first == Some(day * 24 + hour))).collect();
            view! { <span class="week-day">{name(language())}</span> {cells} }.into_any()
        })
        .collect();
    view! { <div class="week" role="group" aria-label=m::week_hours_label(language()) on:keydown=move_focus><span></span>{head}{lines}</div> }
        .into_any()
}

/// An hour. Only one of them is a tab stop; arrow keys move between them.
fn cell(week: &WeekTable, (day, hour): (usize, usize), is_first: bool) -> AnyView {
    let (state, engine, language) = (use_state(), use_engine(), language());
    let count = week.count(day, hour);
    let words = week.hour_words(day, hour, language);
    let said = m::WeekCell { hour: &words, events: &m::ExactEvents { n: count }.say(language) }.say(language);
    let (zone, period) = (week.zone.clone(), week.period);
    let click = move |_| {
        let name = m::WeekHourIn { hour: &words, zone: &clock::name(&zone, language) }.say(language);
        match period.and_then(|period| hours::chip(name, (day, hour), period, &zone)) {
            Some(chip) => state.add(chip),
            None => engine.tell(m::WeekTooMany { most: hours::MOST_HOURS as u64 }.say(language)),
        }
    };
    view! {
        <button
            type="button"
            class=format!("week-cell is-{}", week.shade(day, hour))
            tabindex=if is_first { "0" } else { "-1" }
            data-hour=(day * 24 + hour).to_string()
            data-count=count.to_string()
            title=said.clone()
            aria-label=said
            disabled=count == 0
            on:click=click
        ></button>
    }
    .into_any()
}

/// Arrow keys go to the next hour with events in their direction.
fn move_focus(event: KeyboardEvent) {
    let step = match event.key().as_str() {
        "ArrowRight" => 1,
        "ArrowLeft" => -1,
        "ArrowDown" => 24,
        "ArrowUp" => -24,
        _ => return,
    };
    let known = focus::focused().and_then(|cell| cell.get_attribute("data-hour")).and_then(|at| at.parse::<i32>().ok());
    let Some(mut at) = known else { return };
    event.prevent_default();
    event.stop_propagation();
    loop {
        at += step;
        if !(0..168).contains(&at) {
            return;
        }
        if let Some(cell) = focus::find(&format!("[data-hour=\"{at}\"]:enabled")) {
            // An enabled button can always be focused.
            let _ = cell.focus();
            return;
        }
    }
}
