//! The switch of people, workloads and AWS services, with the number of events that each choice would show.

use leptos::prelude::*;
use protocol::{Actor, Column, Want};
use view::choice::{self, OFFERED};
use view::fragment::DEFAULT_SORT;
use words::{Label, Language, Say, messages as m};

use crate::browser::language::language;
use crate::engine_client::{Slot, use_engine};
use crate::state::use_state;
use crate::ui::reactive::{dynamic, memo};

/// The switch. What is unknown is offered only where there are such events.
#[component]
pub fn People() -> impl IntoView {
    let state = use_state();
    let question = Signal::derive(move || {
        let facets = Some((vec![Column::Actor], Actor::ALL.len() as u32));
        let mut question = state.question(DEFAULT_SORT, Want { facets, ..Want::default() });
        choice::clear(&mut question.chips);
        Some(question)
    });
    let Slot { answer, pending, .. } = use_engine().watch(question);
    let count = move |choice: Option<Actor>| {
        answer.with(|answer| {
            let answer = answer.as_ref()?;
            let Some(actor) = choice else { return Some(answer.matching) };
            let items = &answer.facets.iter().find(|facet| facet.column == Column::Actor)?.items;
            Some(items.iter().find(|item| item.value == actor.name()).map_or(0, |item| item.count))
        })
    };
    let chosen = memo(move || state.chips.with(|chips| choice::chosen(chips)));
    let button = move |choice: Option<Actor>| {
        let count = memo(move || count(choice).unwrap_or(0));
        let pressed = move || (chosen.get() == choice).to_string();
        let title = move || hint(choice, count.get(), language());
        view! {
            <button
                type="button"
                class="people-choice"
                data-testid="people"
                data-choice=choice::name(choice)
                data-count=move || count.get().to_string()
                aria-pressed=pressed
                title=title
                on:click=move |_| state.choose(choice)
            >
                {choice.map_or(m::people_all(language()), |actor| actor.label(language()))}
                <span class="people-count">{dynamic(move || language().count(count.get()).into_any())}</span>
            </button>
        }
        .into_any()
    };
    let unknown = Some(Actor::Unknown);
    let is_unknown = memo(move || chosen.get() == unknown || count(unknown).is_some_and(|count| count > 0));
    view! {
        <div class="people" class:is-stale=pending role="group" aria-label=m::people_label(language())>
            {OFFERED.into_iter().filter(Option::is_some).map(button).collect::<Vec<_>>()}
            {dynamic(move || is_unknown.get().then(|| button(unknown)).into_any())}
            {button(None)}
        </div>
    }
}

fn hint(choice: Option<Actor>, n: u64, language: Language) -> String {
    let events = m::Events { n }.say(language);
    let who = match choice {
        Some(Actor::People) => m::people_people_hint(language),
        Some(Actor::Unknown) => m::people_unknown_hint(language),
        Some(Actor::Workloads) => m::people_workloads_hint(language),
        Some(Actor::Services) => m::people_services_hint(language),
        None => m::people_all_hint(language),
    };
    m::PeopleHint { who, events: &events }.say(language)
}
