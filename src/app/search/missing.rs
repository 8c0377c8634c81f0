//! Fields of the search that no loaded event has, beside its result: they find nothing, or with "not" everything.

use leptos::prelude::*;
use protocol::{FindMissing, Instead, MissingField, Phase, Want};
use view::fragment::DEFAULT_SORT;
use words::{FIRST, Say, messages as m};

use crate::browser::language::language;
use crate::engine_client::{Latest, use_engine, why_not};
use crate::state::{State, use_state, use_summary};
use crate::ui::filled::filled;
use crate::ui::icon::{Glyph, Icon};
use crate::ui::reactive::{memo, optional};
use crate::ui::seen::seen;

/// Asked once the search has its result, and of all files: while they are read, nobody knows.
#[component]
pub fn QueryNotice() -> impl IntoView {
    let (state, slot, engine) = (use_state(), use_summary().slot(), use_engine());
    let question = memo(move || {
        let loaded =
            engine.progress().with(|it| (it.phase != Phase::Loading && it.events > 0).then_some(it.generation))?;
        let question = state.question(DEFAULT_SORT, Want::default());
        let is_filtered = !question.text.is_empty() || question.chips.iter().any(|chip| chip.enabled);
        let has_result = !slot.pending.get() && slot.error.with(Option::is_none);
        (is_filtered && has_result).then_some((loaded, question))
    });
    let Latest { answer, .. } = engine.latest(question.into(), |engine, (_, question)| {
        // Without an answer nothing is claimed; why there is none, the result itself says.
        Box::pin(async move { engine.request(FindMissing(question)).await.map_err(|why| Some(why_not(&why))) })
    });
    optional(move || {
        let missing = answer.get()?;
        if missing.fields.is_empty() && missing.more == 0 {
            return None;
        }
        let is_loud = missing.fields.iter().any(|field| !field.known);
        let (role, class) = if is_loud { ("alert", "query-notice is-loud") } else { ("status", "query-notice") };
        let fields: Vec<AnyView> = missing.fields.iter().map(|field| line(state, field)).collect();
        let together = missing
            .together
            .as_ref()
            .map(|all| view! { <p>{offer(state, all, Some(m::missing_together(language())))}</p> }.into_any());
        let more = (missing.more > 0)
            .then(|| view! { <p>{m::MissingMore { n: missing.more }.say(language())}</p> }.into_any());
        Some(
            view! {
                <div class=class role=role data-testid="query-notice">
                    <Glyph icon=Icon::Warning/>
                    <div>{fields} {together} {more}</div>
                </div>
            }
            .into_any(),
        )
    })
}

/// What is said of a field.
fn line(state: State, field: &MissingField) -> AnyView {
    let said = match field.known {
        true => m::MissingKnown { name: FIRST }.say(language()),
        false => m::MissingField { name: FIRST }.say(language()),
    };
    let name = view! { <code>{seen(&field.name)}</code> }.into_any();
    let habit = field.habit.as_ref().map(|habit| format!(" {}", habit.say(language())));
    let offers: Vec<AnyView> = field.instead.iter().map(|instead| offer(state, instead, None)).collect();
    view! { <p>{filled(&said, vec![name])} {habit} {offers}</p> }.into_any()
}

/// Another search, under its own words or by what stands in place of the field, and what it finds.
fn offer(state: State, instead: &Instead, words: Option<&str>) -> AnyView {
    let (text, found) = (instead.text.clone(), m::MissingFinds { search: FIRST, n: instead.matching }.say(language()));
    let words = words.or(instead.shown.is_empty().then(|| m::missing_without(language())));
    let label = words
        .map_or_else(|| view! { <code>{seen(&instead.shown)}</code> }.into_any(), |words| words.to_owned().into_any());
    let search = move |_| state.set_text(text.clone());
    let button = view! { <button type="button" class="link" on:click=search>{label}</button> }.into_any();
    view! { <span class="query-instead">" " {filled(&found, vec![button])}</span> }.into_any()
}
