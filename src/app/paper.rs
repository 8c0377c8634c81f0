//! Making a working paper: its head, its sections, and saving it as a page to print or as an archive.

mod page;

use std::sync::Arc;

use leptos::prelude::*;
use protocol::paper::{AskedSection, PaperAbout, PaperForm, SavePaper, SectionText};
use protocol::sampling::{ListSamples, Sample};
use protocol::wire::{self, Bytes};
use protocol::{Question, ReadText, Want};
use view::drafts::{self, Subject};
use view::fragment::DEFAULT_SORT;
use view::{format, saved};
use words::{Say, messages as m};

use super::handover::{HTML, filter_text, redaction_offer};
use super::saving::{choice, under_way};
use crate::browser::language::language;
use crate::engine_client::{Engine, Latest, use_engine, why_not};
use crate::later::later;
use crate::state::{
    Draft, DraftSection, Source, State, once, use_detecting, use_dialogs, use_draft, use_state, use_transfer,
};
use crate::ui::dialog::Dialog;
use crate::ui::reactive::{dynamic, memo, optional};

#[component]
pub fn PaperDialog() -> impl IntoView {
    let open = use_dialogs().paper;
    view! { <Dialog open title=m::paper_title(language())>{content()}</Dialog> }
}

later!(papers: fn content() -> AnyView {
    let (engine, state, draft, language) = (use_engine(), use_state(), use_draft(), language());
    let (busy, trouble) = (RwSignal::new(false), RwSignal::new(None::<String>));
    let (transfer, choose) = (use_transfer(), RwSignal::new(false));
    if draft.title.with_untracked(String::is_empty) {
        draft.title.set(m::paper_title(language).to_owned());
        draft.prepared.1.set(today());
    }
    let period = move || match state.range.get() {
        Some(range) => format::range(range),
        None => m::paper_all_times(language).to_owned(),
    };
    let write = move |(name, mime): (String, &'static str), source: Source| {
        let (hold, choose) = (engine.hold(), choose.get_untracked());
        busy.set(true);
        trouble.set(None);
        leptos::task::spawn_local(async move {
            match transfer.saving.save(&name, mime, choose, source).await {
                Ok(said) => said.into_iter().for_each(|said| transfer.say(said)),
                Err(why) => _ = trouble.try_set(Some(why)),
            }
            busy.try_set(false);
            drop(hold);
        });
    };
    let save = move |form: PaperForm| {
        let paper = async move {
            let ask = asked(engine, state, draft, form).await;
            engine.paper(ask).await.map(|(_, bytes)| vec![bytes])
        };
        write(form.file(&now()), once(paper));
    };
    let prove = move |_| {
        let name = format!("traillight-paper-{}-evidence.html", today());
        write((name, HTML), once(page::parts(engine, state, draft)));
    };
    let cannot = move || busy.get() || draft.sections.with(Vec::is_empty);
    let archive = move |_| save(PaperForm::Archive { populations: draft.populations.get_untracked() });
    view! {
        <form class="handover paper" on:submit=move |event| { event.prevent_default(); save(PaperForm::Page) }>
            <p>{m::paper_intro(language)}</p>
            {page::offered(engine, state, draft)}
            {field(m::paper_name(language), draft.title)}
            <p>{m::paper_period(language)} ": " <b>{period}</b></p>
            {field(m::paper_accounts_field(language), draft.accounts)}
            <div class="paper-pair">
                {field(m::paper_prepared_by(language), draft.prepared.0)}
                {field(m::paper_on(language), draft.prepared.1)}
            </div>
            <div class="paper-pair">
                {field(m::paper_reviewed_by(language), draft.reviewed.0)}
                {field(m::paper_on(language), draft.reviewed.1)}
            </div>
            {sections(engine, state, draft)}
            {adding(state, draft)}
            <label class="handover-proof">
                <input type="checkbox" prop:checked=draft.populations on:change=move |event| draft.populations.set(event_target_checked(&event))/>
                <span>{m::paper_populations(language)}</span>
            </label>
            {choice(choose)}
            {optional(move || trouble.get().map(|why| view! { <p class="is-failed" role="alert">{why}</p> }.into_any()))}
            <div class="sample-actions">
                <button type="submit" class="button primary" disabled=cannot>{m::paper_save_page(language)}</button>
                <button type="button" class="button" disabled=cannot on:click=prove>{m::paper_save_proving(language)}</button>
                <button type="button" class="button" disabled=cannot on:click=archive>{m::paper_save_archive(language)}</button>
                {under_way()}
            </div>
            {redaction_offer(use_dialogs().paper, m::redact_paper(language))}
        </form>
    }
    .into_any()
});

/// The sections so far, each with what is to be said about it.
fn sections(engine: Engine, state: State, draft: Draft) -> AnyView {
    let generation = Signal::derive(move || engine.progress().with(|progress| Some(progress.generation)));
    let Latest { answer, .. } = engine.latest(generation, |engine, _: u64| {
        Box::pin(async move { engine.request(ListSamples).await.map_err(|why| Some(why_not(&why))) })
    });
    let samples = memo(move || {
        let all: Vec<Sample> = answer.get().map(Arc::unwrap_or_clone).unwrap_or_default();
        all.into_iter().map(|sample| sample.name).collect::<Vec<String>>()
    });
    dynamic(move || {
        let all = draft.sections.get();
        let drawn = all.into_iter().enumerate().map(|(at, section)| {
            let standing = page::standing(engine, state, draft, &section);
            one(draft, at, section, samples, standing)
        });
        drawn.collect_view().into_any()
    })
}

fn one(draft: Draft, at: usize, section: DraftSection, samples: Memo<Vec<String>>, standing: AnyView) -> AnyView {
    let language = language();
    let remove = move |_| draft.sections.update(|sections| drop(sections.remove(at)));
    let chosen = section.sample;
    let options = move || {
        let option = |name: String| {
            let is_chosen = chosen.with_untracked(|chosen| *chosen == name);
            view! { <option value=name.clone() selected=is_chosen>{name.clone()}</option> }
        };
        samples.get().into_iter().map(option).collect_view().into_any()
    };
    view! {
        <fieldset class="paper-section" data-testid="paper-section">
            <legend>{dynamic(move || format!("{}. {}", at + 1, section.title.get()).into_any())}</legend>
            {standing}
            {field(m::paper_section(language), section.title)}
            {field(m::paper_question(language), section.asks)}
            <label class="field">
                <span>{m::paper_sample(language)}</span>
                <select class="input" on:change=move |event| chosen.set(event_target_value(&event))>
                    <option value="">{m::paper_no_sample(language)}</option>
                    {dynamic(options)}
                </select>
            </label>
            {field(m::paper_result(language), section.result)}
            {long_field(m::paper_notes(language), section.notes)}
            {long_field(m::paper_conclusion(language), section.conclusion)}
            <button type="button" class="button" on:click=remove>{m::paper_remove(language)}</button>
        </fieldset>
    }
    .into_any()
}

/// The choice of another section: what matches now, a search, or a control.
fn adding(state: State, draft: Draft) -> AnyView {
    let (language, rules) = (language(), use_detecting().rules);
    let offers = memo(move || {
        let mut all = vec![(
            m::paper_group_shown(language),
            m::paper_shown(language).to_owned(),
            Subject::Events(Box::new(state.question(DEFAULT_SORT, Want::default()))),
        )];
        all.extend(
            saved::all(&[], language)
                .into_iter()
                .map(|saved| (m::paper_group_searches(language), saved.title, Subject::Search(saved.query))),
        );
        let rules = rules.get();
        let controls = rules.iter().flat_map(|rules| &rules.rules).filter_map(|rule| {
            let title = drafts::title(rule)?;
            Some((m::paper_group_controls(language), title, Subject::Control(rule.query.clone())))
        });
        all.extend(controls);
        all
    });
    let options = move || {
        let all = offers.get();
        let groups = all.chunk_by(|a, b| a.0 == b.0).scan(0, |first, group| {
            let from = *first;
            *first += group.len();
            Some((from, group.to_vec()))
        });
        let drawn = groups.map(|(from, group)| {
            let name = group.first().map_or("", |(name, ..)| *name);
            let option = |(at, (_, title, _)): (usize, (&str, String, Subject))| {
                view! { <option value=(from + at).to_string()>{title}</option> }
            };
            view! { <optgroup label=name>{group.into_iter().enumerate().map(option).collect_view()}</optgroup> }
        });
        drawn.collect::<Vec<_>>().into_any()
    };
    let add = move |event| {
        let at: Option<usize> = event_target_value(&event).parse().ok();
        let offer = offers.with_untracked(|offers| at.and_then(|at| offers.get(at).cloned()));
        if let Some((_, title, subject)) = offer {
            let asks = if matches!(subject, Subject::Events(_)) { String::new() } else { title.clone() };
            draft.sections.update(|sections| sections.push(DraftSection::new(title, subject, asks)));
        }
        // The same can be added again.
        event_target::<web_sys::HtmlSelectElement>(&event).set_value("");
    };
    view! {
        <label class="field">
            <span>{m::paper_add(language)}</span>
            <select class="input" data-testid="paper-add" on:change=add>
                <option value="">{m::paper_add_choose(language)}</option>
                {dynamic(options)}
            </select>
        </label>
    }
    .into_any()
}

/// What the engine is asked for: filters as text and in words come from it, too.
async fn asked(engine: Engine, state: State, draft: Draft, form: PaperForm) -> SavePaper {
    let range = state.range.get_untracked();
    let accounts = draft.accounts.with_untracked(|typed| drafts::accounts(typed));
    let mut sections = Vec::new();
    for section in draft.sections.get_untracked() {
        let (population, exceptions) = drafts::questions(&section.subject, range, &accounts);
        let (filter, excepted) = (filter_text(engine, &population).await, filter_text(engine, &exceptions).await);
        let mut differences = drafts::differences(&filter.notes, &excepted.notes);
        differences.extend(page::as_saved(engine, &section, population.clone()).await);
        let text = SectionText {
            title: section.title.get_untracked(),
            asks: section.asks.get_untracked(),
            meaning: match &filter.text {
                Ok(filter) => meaning(engine, filter).await,
                Err(_) => String::new(),
            },
            filter: filter.shown(),
            exceptions: excepted.shown(),
            differences,
            result: section.result.get_untracked(),
            notes: section.notes.get_untracked(),
            conclusion: section.conclusion.get_untracked(),
        };
        let sample = Some(section.sample.get_untracked()).filter(|name| !name.is_empty());
        sections.push(AskedSection { text: Bytes(wire::encode(&text)), population, exceptions, sample });
    }
    let generated_at = now();
    let about = PaperAbout {
        title: draft.title.get_untracked(),
        period: range,
        prepared_by: draft.prepared.0.get_untracked(),
        prepared_on: draft.prepared.1.get_untracked(),
        reviewed_by: draft.reviewed.0.get_untracked(),
        reviewed_on: draft.reviewed.1.get_untracked(),
        generated_at: generated_at.clone(),
        accounts: accounts.clone(),
    };
    let scope: Question = drafts::scope(range, &accounts);
    SavePaper { about: Bytes(wire::encode(&about)), period: range, generated_at, sections, scope, form, words: None }
}

/// The filter in words; empty if there is none.
async fn meaning(engine: Engine, filter: &str) -> String {
    let ask = ReadText { text: filter.to_owned(), notation: None, caret: None };
    match engine.request(ask).await {
        Ok(read) => read.words.say(language()),
        Err(_) => String::new(),
    }
}

fn field(label: &'static str, value: RwSignal<String>) -> AnyView {
    view! {
        <label class="field">
            <span>{label}</span>
            <input type="text" class="input" maxlength="500" prop:value=value on:input=move |event| value.set(event_target_value(&event))/>
        </label>
    }
    .into_any()
}

fn long_field(label: &'static str, value: RwSignal<String>) -> AnyView {
    view! {
        <label class="field">
            <span>{label}</span>
            <textarea class="input" rows="3" maxlength="20000" prop:value=value on:input=move |event| value.set(event_target_value(&event))></textarea>
        </label>
    }
    .into_any()
}

fn now() -> String {
    String::from(js_sys::Date::new_0().to_iso_string())
}

/// The date by UTC.
fn today() -> String {
    now().get(..10).unwrap_or_default().to_owned()
}
