//! The selected time range: showing, clearing and typing it.

use leptos::prelude::*;
use protocol::{Micros, Question, TimeRange, Want};
use view::clock;
use view::fragment::DEFAULT_SORT;
use view::period::{self, End, Wrong};
use words::{Message, Say, messages as m};

use crate::browser::language::language;
use crate::engine_client::{Latest, use_engine, why_not};
use crate::later::later;
use crate::state::{use_dialogs, use_state};
use crate::ui::button::IconButton;
use crate::ui::dialog::Dialog;
use crate::ui::icon::{Glyph, Icon};
use crate::ui::reactive::{dynamic, effect, memo};

const SECOND: i64 = 1_000_000;
const HOUR: i64 = 3600 * SECOND;

/// Ranges that end with the newest event.
const LAST: [(Message, i64); 5] = [
    (m::range_last_hour, HOUR),
    (m::range_last_6_hours, 6 * HOUR),
    (m::range_last_day, 24 * HOUR),
    (m::range_last_7_days, 7 * 24 * HOUR),
    (m::range_last_30_days, 30 * 24 * HOUR),
];

/// The button in the top bar.
#[component]
pub fn RangeControl() -> impl IntoView {
    let (state, dialogs, language) = (use_state(), use_dialogs(), language());
    let text = move || {
        state
            .range
            .get()
            .map_or_else(|| m::range_all(language).to_owned(), |range| clock::range(range, &state.zone.get()))
    };
    let exact = move || match state.range.get() {
        Some(TimeRange { from, to }) => {
            let [from, to] = [from, to].map(|at| clock::time(at, &state.zone.get()));
            m::RangeExact { from: &from, to: &to }.say(language)
        }
        None => m::range_select(language).to_owned(),
    };
    view! {
        <div class="range" class:is-set=move || state.range.get().is_some()>
            <button type="button" class="button" title=exact aria-haspopup="dialog" on:click=move |_| dialogs.range.set(true)>
                <Glyph icon=Icon::Clock/>
                <span class="range-text">{text}</span>
            </button>
            <Show when=move || state.range.get().is_some()>
                <IconButton icon=Icon::Close label=m::range_clear(language) on_click=move |_| state.set_range(None)/>
            </Show>
        </div>
    }
}

/// Two fields, and ranges that end with the newest event (not the current time, since logs are old).
#[component]
pub fn RangeDialog() -> impl IntoView {
    let open = use_dialogs().range;
    view! { <Dialog open title=m::range_title(language())>{choices()}</Dialog> }
}

later!(dialogs: fn choices() -> AnyView {
    let (state, dialogs, language) = (use_state(), use_dialogs(), language());
    let (from, to) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let Latest { answer, error, .. } = use_period(dialogs.range);
    let period = memo(move || answer.get().and_then(|period| *period));
    effect(move || {
        if dialogs.range.get() {
            let shown = state.range.get_untracked().or_else(|| period.get());
            let zone = state.zone.get();
            from.set(shown.map(|range| clock::time(range.from, &zone)).unwrap_or_default());
            to.set(shown.map(|range| clock::time(range.to, &zone)).unwrap_or_default());
        }
    });
    let typed = memo(move || {
        period::read_range(&from.get(), &to.get(), &state.zone.get()).map_err(|wrong| match wrong {
            Wrong::NoTime(End::From, _) => m::range_from_wrong(language),
            Wrong::NoTime(End::To, _) => m::range_to_wrong(language),
            Wrong::Order => m::range_reversed(language),
        })
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
        let zone = state.zone.get();
        period.get().map(|period| {
            let button = |(name, length): (Message, i64)| {
                let range = TimeRange { from: Micros(period.to.0.saturating_sub(length)), to: period.to };
                view! { <button type="button" class="button" title=clock::range(range, &zone) on:click=move |_| choose(Some(range))>{name(language)}</button> }
            };
            let (first, last) = (clock::time(period.from, &zone), clock::time(period.to, &zone));
            view! {
                <p class="range-said">{m::RangePeriod { from: &first, to: &last }.say(language)}</p>
                <div class="range-presets" role="group" aria-label=m::range_last(language)>
                    {LAST.map(button).collect_view()}
                    <button type="button" class="button" on:click=move |_| choose(None)>{m::range_all(language)}</button>
                </div>
            }
        })
    };
    let zone_said = move || m::RangeZone { zone: &clock::name(&state.zone.get(), language) }.say(language);
    let field = move |label: &'static str, value: RwSignal<String>| {
        view! {
            <label class="field">
                <span>{label}</span>
                <input type="text" autocomplete="off" spellcheck="false" prop:value=value on:input=move |event| value.set(event_target_value(&event))/>
            </label>
        }
    };
    view! {
        <p class="form-error" role="status">{error}</p>
        {presets}
        <form class="range-form" on:submit=submit>
            {field(m::range_from(language), from)}
            {field(m::range_to(language), to)}
            <p class="range-said">{zone_said}</p>
            <p class="form-error" role="status">{dynamic(move || typed.get().err().into_any())}</p>
            <button type="submit" class="button primary" disabled=move || typed.get().is_err()>{m::range_apply(language)}</button>
        </form>
    }
    .into_any()
});

/// The first whole second after a time, which is easier to read as a limit.
fn next_second(at: Micros) -> Micros {
    Micros(at.0.div_euclid(SECOND).saturating_add(1).saturating_mul(SECOND))
}

/// The period from the first to the last event loaded, ignoring the filter. Asked for when the dialog opens.
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
