//! Drawing samples of the events that match, and what was drawn.

use std::sync::Arc;

use ::view::fragment::{Fragment, Hosted, parse, print};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use protocol::sampling::{DrawSample, ListSamples, Method, PlanSample, RemoveSample, Sample, SamplePlan};
use protocol::{Column, ExportFormat, Field, Micros, NotedField, Phase, Question, Want};
use words::{Label, Language, Say, messages as m};

use super::handover::filter_text;
use crate::browser::language::language;
use crate::engine_client::{Engine, Latest, use_engine, why_not};
use crate::later::later;
use crate::state::{State, View, use_dialogs, use_state, use_transfer};
use crate::ui::dialog::Dialog;
use crate::ui::reactive::{dynamic, memo, optional, while_there};

/// Events that are drawn unless somebody asks for another number.
const USUAL: u64 = 25;

#[component]
pub fn SamplingDialog() -> impl IntoView {
    let open = use_dialogs().sampling;
    view! { <Dialog open title=m::sample_title(language())>{content()}</Dialog> }
}

/// What is typed and chosen.
#[derive(Clone, Copy)]
struct Form {
    name: RwSignal<String>,
    method: RwSignal<Method>,
    events: RwSignal<u64>,
    seed: RwSignal<String>,
    busy: RwSignal<bool>,
    trouble: RwSignal<Option<String>>,
}

later!(papers: fn content() -> AnyView {
    let (engine, state, language) = (use_engine(), use_state(), language());
    let form = Form {
        name: RwSignal::new(String::new()),
        method: RwSignal::new(Method::Random),
        events: RwSignal::new(USUAL),
        seed: RwSignal::new(any_seed()),
        busy: RwSignal::new(false),
        trouble: RwSignal::new(None),
    };
    let planned = memo(move || {
        let is_ready = engine.progress().with(|progress| progress.phase == Phase::Ready);
        is_ready.then(|| PlanSample { question: question(state), by: form.method.get().by() })
    });
    let Latest { answer, error, .. } = engine.latest(planned.into(), |engine, ask: PlanSample| {
        Box::pin(async move { engine.request(ask).await.map_err(|why| Some(why_not(&why))) })
    });
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let Some(PlanSample { question, .. }) = planned.get_untracked() else { return };
        let sample = Sample {
            name: form.name.get_untracked(),
            method: form.method.get_untracked(),
            seed: form.seed.get_untracked(),
            view: untrack(|| state.link_to(View::EVENTS)),
            at: Some(now()),
            ..Sample::default()
        };
        draw_now(engine, state, form, question, sample, form.events.get_untracked());
    };
    let plan = dynamic(move || match (answer.get(), error.get()) {
        (_, Some(why)) => view! { <p class="is-failed" role="alert">{why}</p> }.into_any(),
        (Some(plan), None) => said(&plan, form.method.get().by().is_some(), language),
        (None, None) => view! { <p>{m::handover_wait(language)}</p> }.into_any(),
    });
    view! {
        <form class="handover sampling" on:submit=submit>
            <p>{m::sample_intro(language)}</p>
            <div class="handover-plan" role="status" data-testid="sample-plan">{plan}</div>
            <label class="field">
                <span>{m::sample_name(language)}</span>
                <input type="text" class="input" required maxlength="100" prop:value=form.name on:input=move |event| form.name.set(event_target_value(&event))/>
            </label>
            {methods(form)}
            <label class="field">
                <span>{m::sample_size(language)}</span>
                <input type="number" class="input" required min="1" prop:value=move || form.events.get().to_string() on:change=while_there(move |event| {
                    form.events.update(|events| *events = event_target_value(&event).parse().unwrap_or(*events));
                })/>
            </label>
            <label class="field">
                <span>{m::sample_seed(language)}</span>
                <input type="text" class="input mono" maxlength="200" prop:value=form.seed on:input=move |event| form.seed.set(event_target_value(&event))/>
            </label>
            {optional(move || form.trouble.get().map(|why| view! { <p class="is-failed" role="alert">{why}</p> }.into_any()))}
            <button type="submit" class="button primary" disabled=move || form.busy.get() || answer.with(|plan| plan.as_ref().is_none_or(|plan| plan.population.events == 0))>
                {move || if form.busy.get() { m::sample_drawing(language) } else { m::sample_draw(language) }}
            </button>
        </form>
        {drawn(engine, state, form)}
    }
    .into_any()
});

fn said(plan: &SamplePlan, with_strata: bool, language: Language) -> AnyView {
    let population = &plan.population;
    let mut lines =
        vec![m::SamplePopulation { n: population.events, sha256: &population.event_ids_sha256 }.say(language)];
    if plan.without_id > 0 {
        lines.push(m::SampleWithoutId { n: plan.without_id }.say(language));
    }
    if with_strata {
        lines.push(m::SampleStrata { n: plan.strata }.say(language));
    }
    view! { <ul class="plain-list">{lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul> }
        .into_any()
}

/// The method and, where it needs one, the column.
fn methods(form: Form) -> AnyView {
    let language = language();
    let all = [Method::Random, Method::Systematic, Method::Stratified(Column::User), Method::Weighted(Column::User)];
    let options = all.map(|method| view! { <option value=method.name()>{method.label(language)}</option> });
    let by = move || form.method.get().by();
    let columns = move || {
        by().map(|chosen| {
            let option = move |column: Column| {
                view! { <option value=column.path() selected=chosen == column>{column.label(language)}</option> }
            };
            view! {
                <label class="field">
                    <span>{m::sample_by(language)}</span>
                    <select class="input" on:change=move |event| {
                        let column = Column::from_path(&event_target_value(&event));
                        form.method.update(|method| *method = Method::named(method.name(), column).unwrap_or(*method));
                    }>{Column::ALL.map(option).into_iter().collect_view()}</select>
                </label>
            }
            .into_any()
        })
    };
    let means = move || match form.method.get() {
        Method::Random => m::sample_means_random(language),
        Method::Systematic => m::sample_means_systematic(language),
        Method::Stratified(_) => m::sample_means_stratified(language),
        Method::Weighted(_) => m::sample_means_weighted(language),
    };
    view! {
        <label class="field">
            <span>{m::sample_method(language)}</span>
            <select class="input" on:change=move |event| {
                let column = form.method.get_untracked().by();
                form.method.set(Method::named(&event_target_value(&event), column).unwrap_or_default());
            }>{options.into_iter().collect_view()}</select>
        </label>
        <p class="handover-means">{means}</p>
        {optional(columns)}
    }
    .into_any()
}

/// The samples that were drawn.
fn drawn(engine: Engine, state: State, form: Form) -> AnyView {
    let (language, transfer) = (language(), use_transfer());
    let generation = Signal::derive(move || engine.progress().with(|progress| Some(progress.generation)));
    let Latest { answer, .. } = engine.latest(generation, |engine, _: u64| {
        Box::pin(async move { engine.request(ListSamples).await.map_err(|why| Some(why_not(&why))) })
    });
    // Other generations have the same samples.
    let samples = memo(move || answer.get().map(Arc::unwrap_or_clone).unwrap_or_default());
    optional(move || {
        let all = samples.get();
        (!all.is_empty()).then(|| {
            let lines = all.into_iter().map(|sample| one(engine, state, form, sample)).collect_view();
            view! {
                <h3>{m::sample_drawn(language)}</h3>
                <ul class="plain-list samples" data-testid="samples">{lines}</ul>
                <button type="button" class="button" on:click=move |_| transfer.export(ExportFormat::Notes)>{m::sample_save(language)}</button>
            }
            .into_any()
        })
    })
}

fn one(engine: Engine, state: State, form: Form, sample: Sample) -> AnyView {
    let (language, dialogs) = (language(), use_dialogs());
    let line = m::SampleLine {
        drawn: &language.exact(sample.drawn.len() as u64),
        n: &language.exact(sample.population.events),
        method: &sample.method.say(language),
        seed: &sample.seed,
    };
    let line = line.say(language);
    let (shown, removed) = (sample.name.clone(), sample.name.clone());
    let show = move |_| {
        state.clear();
        state.filter_field(Field::Noted(NotedField::Sample), &shown, false);
        state.show_events();
        dialogs.sampling.set(false);
    };
    let remove = move |_| {
        let (name, hold) = (removed.clone(), engine.hold());
        state.unsaved.set_value(true);
        leptos::task::spawn_local(async move {
            if let Err(why) = engine.request(RemoveSample(name)).await {
                engine.tell(why_not(&why));
            }
            drop(hold);
        });
    };
    // A view that comes from a file leads nowhere but to a view.
    let population = sample.view.starts_with("#/").then(|| {
        let close = move |_| dialogs.sampling.set(false);
        // Nor does it fetch anything.
        let view = print(&Fragment { hosted: Hosted::default(), ..parse(&sample.view) });
        view! { <a href=view on:click=close>{m::sample_population_show(language)}</a> }
    });
    let name = sample.name.clone();
    let more = move |_| {
        draw_now(engine, state, form, untrack(|| question(state)), sample.clone(), form.events.get_untracked());
    };
    view! {
        <li>
            <b>{name}</b>
            <span>{line}</span>
            <span class="sample-actions">
                <button type="button" class="button" on:click=show>{m::sample_show(language)}</button>
                <button type="button" class="button" disabled=form.busy on:click=more>{m::sample_more(language)}</button>
                <button type="button" class="button" on:click=remove>{m::sample_remove(language)}</button>
                {population}
            </span>
        </li>
    }
    .into_any()
}

fn draw_now(engine: Engine, state: State, form: Form, question: Question, mut sample: Sample, events: u64) {
    let hold = engine.hold();
    form.busy.set(true);
    form.trouble.set(None);
    leptos::task::spawn_local(async move {
        sample.filter = filter_text(engine, &question).await.said();
        match engine.request(DrawSample { question, sample: Box::new(sample), events }).await {
            Ok(_) => state.unsaved.set_value(true),
            Err(why) => _ = form.trouble.try_set(Some(why_not(&why))),
        }
        form.busy.try_set(false);
        drop(hold);
    });
}

fn question(state: State) -> Question {
    state.question(state.sort.get(), Want::default())
}

/// A seed that nobody chose, short enough to be typed.
fn any_seed() -> String {
    // Below a million, so the cast is exact.
    format!("{:06}", (js_sys::Math::random() * 1e6) as u32)
}

fn now() -> Micros {
    // Milliseconds since 1970 are far below 2^53, so the cast is exact.
    Micros(js_sys::Date::now() as i64 * 1000)
}
