//! The selected time range: shown, cleared, typed.

use leptos::prelude::*;
use protocol::{Micros, Question, TimeRange, Want};
use view::format;
use view::fragment::DEFAULT_SORT;

use crate::engine_client::{Latest, use_engine, why_not};
use crate::state::{use_dialogs, use_state};
use crate::ui::button::IconButton;
use crate::ui::dialog::Dialog;
use crate::ui::icon::{Glyph, Icon};
use crate::ui::reactive::{effect, memo};

const SECOND: i64 = 1_000_000;
const HOUR: i64 = 3600 * SECOND;

/// Ranges that end with the last event.
const LAST: [(&str, i64); 5] = [
    ("Last hour", HOUR),
    ("Last 6 hours", 6 * HOUR),
    ("Last day", 24 * HOUR),
    ("Last 7 days", 7 * 24 * HOUR),
    ("Last 30 days", 30 * 24 * HOUR),
];

/// The button in the top bar.
#[component]
pub fn RangeControl() -> impl IntoView {
    let (state, dialogs) = (use_state(), use_dialogs());
    let text = move || state.range.get().map_or_else(|| "All time".to_owned(), format::range);
    let exact = move || match state.range.get() {
        Some(range) => format!("{} to {}, UTC", format::time(range.from), format::time(range.to)),
        None => "Select a time range".to_owned(),
    };
    view! {
        <div class="range" class:is-set=move || state.range.get().is_some()>
            <button type="button" class="button" title=exact aria-haspopup="dialog" on:click=move |_| dialogs.range.set(true)>
                <Glyph icon=Icon::Clock/>
                <span class="range-text">{text}</span>
            </button>
            <Show when=move || state.range.get().is_some()>
                <IconButton icon=Icon::Close label="All of the time" on_click=move |_| state.set_range(None)/>
            </Show>
        </div>
    }
}

/// Two fields, and ranges that end with the last event (not with the clock's now: logs are old).
#[component]
pub fn RangeDialog() -> impl IntoView {
    let (state, dialogs) = (use_state(), use_dialogs());
    let (from, to) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let Latest { answer, error, .. } = use_period(dialogs.range);
    let period = memo(move || answer.get().and_then(|period| *period));
    effect(move || {
        if dialogs.range.get() {
            let shown = state.range.get_untracked().or_else(|| period.get());
            from.set(shown.map(|range| format::time(range.from)).unwrap_or_default());
            to.set(shown.map(|range| format::time(range.to)).unwrap_or_default());
        }
    });
    let typed = memo(move || {
        let from = format::parse_time(&from.get()).ok_or("From is not a time. Write 2024-01-15 12:00:00Z.")?;
        let to = format::parse_time(&to.get()).ok_or("To is not a time. Write 2024-01-15 12:00:00Z.")?;
        if from < to { Ok(TimeRange { from, to }) } else { Err("From must be before To.") }
    });
    let choose = move |range: Option<TimeRange>| {
        state.set_range(range);
        dialogs.range.set(false);
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if let Ok(range) = typed.get_untracked() {
            choose(Some(range));
        }
    };
    let presets = move || {
        period.get().map(|period| {
            let button = |(name, length): (&'static str, i64)| {
                let range = TimeRange { from: Micros(period.to.0.saturating_sub(length)), to: period.to };
                view! { <button type="button" class="button" title=format::range(range) on:click=move |_| choose(Some(range))>{name}</button> }
            };
            view! {
                <p class="range-said">"The loaded events lie between " <b>{format::time(period.from)}</b> " and " <b>{format::time(period.to)}</b> "."</p>
                <div class="range-presets" role="group" aria-label="Ranges that end with the last event">
                    {LAST.map(button).collect_view()}
                    <button type="button" class="button" on:click=move |_| choose(None)>"All time"</button>
                </div>
            }
        })
    };
    let field = move |label: &'static str, value: RwSignal<String>| {
        view! {
            <label class="field">
                <span>{label}</span>
                <input type="text" autocomplete="off" spellcheck="false" prop:value=value on:input=move |event| value.set(event_target_value(&event))/>
            </label>
        }
    };
    view! {
        <Dialog open=dialogs.range title="Time range, UTC">
            <p class="form-error" role="status">{error}</p>
            {presets}
            <form class="range-form" on:submit=submit>
                {field("From, inclusive", from)}
                {field("To, exclusive", to)}
                <p class="form-error" role="status">{move || typed.get().err()}</p>
                <button type="submit" class="button primary" disabled=move || typed.get().is_err()>"Apply"</button>
            </form>
        </Dialog>
    }
}

/// The first whole second after a time: a limit that people can read.
fn next_second(at: Micros) -> Micros {
    Micros(at.0.div_euclid(SECOND).saturating_add(1).saturating_mul(SECOND))
}

/// From the first loaded event to just after the last, whatever the filter; asked when the dialog opens.
fn use_period(open: RwSignal<bool>) -> Latest<Option<TimeRange>> {
    let question = Signal::derive(move || open.get().then_some(()));
    use_engine().latest(question, |engine, ()| {
        Box::pin(async move {
            let want = Want { totals: true, ..Want::default() };
            let everything = Question {
                text: String::new(),
                notation: None,
                chips: Vec::new(),
                range: None,
                sort: DEFAULT_SORT,
                want,
            };
            match engine.request(everything).await {
                Ok(answer) => {
                    let ends = answer.totals.and_then(|totals| totals.period);
                    Ok(ends.map(|(first, last)| TimeRange { from: first, to: next_second(last) }))
                }
                Err(why) => Err(Some(why_not(&why))),
            }
        })
    })
}
