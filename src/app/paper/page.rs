//! A working paper as a page that proves itself: saving one, and taking one up where it was opened.

use std::sync::Arc;

use leptos::prelude::*;
use protocol::handover::{CompareManifests, Compared, Manifests, SavePage};
use protocol::paper::{CarriedPaper, CarriedSection};
use protocol::sampling::{PlanSample, Population};
use protocol::{Phase, Question, TimeRange};
use view::drafts::{self, Subject};
use view::format;
use view::fragment::{Fragment, Scope, print};
use wasm_bindgen::JsValue;
use words::{Say, messages as m};

use crate::app::handover::{about, filter_text, parts_of_page};
use crate::browser::language::language;
use crate::engine_client::{Engine, Latest, why_not};
use crate::state::{Draft, DraftSection, State, View};
use crate::ui::button::link;
use crate::ui::reactive::{dynamic, effect, memo};
use crate::ui::seen::seen;

/// The page, in parts: the tool, and the evidence for every section.
///
/// # Errors
/// If a section cannot be written as text, or the evidence is too large, in words.
pub async fn parts(engine: Engine, state: State, draft: Draft) -> Result<Vec<JsValue>, String> {
    let range = state.range.get_untracked();
    let accounts = draft.accounts.with_untracked(|typed| drafts::accounts(typed));
    let (mut sections, mut filters) = (Vec::new(), Vec::new());
    for section in draft.sections.get_untracked() {
        let (population, _) = drafts::questions(&section.subject, range, &accounts);
        let found = population_of(engine, population.clone()).await?;
        filters.push(as_text(engine, &section, population, range).await?);
        sections.push(carried(engine, &section, found, range).await?);
    }
    let text = drafts::any_of(&filters);
    let time = |at: Option<protocol::Micros>| at.map(format::iso).unwrap_or_default();
    let paper = CarriedPaper {
        title: draft.title.get_untracked(),
        from: time(range.map(|range| range.from)),
        to: time(range.map(|range| range.to)),
        accounts,
        prepared_by: draft.prepared.0.get_untracked(),
        prepared_on: draft.prepared.1.get_untracked(),
        reviewed_by: draft.reviewed.0.get_untracked(),
        reviewed_on: draft.reviewed.1.get_untracked(),
        sections,
    };
    let scope = Scope { text: text.clone(), range, ..Scope::default() };
    let view = print(&Fragment { view: View::EVENTS.name().to_owned(), scope, ..Fragment::default() });
    let mut about = about(state, paper.prepared_by.clone(), paper.title.clone());
    (about.view, about.paper) = (view, Some(paper));
    let question = Question { text, ..drafts::scope(range, &[]) };
    parts_of_page(engine, SavePage { question, with_proof: true, about: Box::new(about) }).await
}

/// A filter within the period of the paper as text.
async fn as_text(
    engine: Engine,
    section: &DraftSection,
    question: Question,
    period: Option<TimeRange>,
) -> Result<String, String> {
    // The page has the same period.
    let range = question.range.filter(|_| period.is_none());
    let title = section.title.get_untracked();
    let filter = filter_text(engine, &Question { range, ..question }).await;
    filter.text.map_err(|why| m::PaperNotText { title: &title, why }.say(language()))
}

async fn carried(
    engine: Engine,
    section: &DraftSection,
    found: Population,
    period: Option<TimeRange>,
) -> Result<CarriedSection, String> {
    let filter = match &section.subject {
        Subject::Search(text) | Subject::Control(text) => text.clone(),
        Subject::Events(question) => as_text(engine, section, (**question).clone(), period).await?,
    };
    Ok(CarriedSection {
        title: section.title.get_untracked(),
        asks: section.asks.get_untracked(),
        filter,
        is_control: matches!(section.subject, Subject::Control(_)),
        sample: section.sample.get_untracked(),
        result: section.result.get_untracked(),
        notes: section.notes.get_untracked(),
        conclusion: section.conclusion.get_untracked(),
        events: found.events,
        event_ids_sha256: found.event_ids_sha256,
    })
}

async fn population_of(engine: Engine, question: Question) -> Result<Population, String> {
    let plan = engine.request(PlanSample { question, by: None }).await.map_err(|why| why_not(&why))?;
    Ok(plan.population)
}

/// Whether the population is the one that was there when the page was saved; `None` if the section comes from no page, or that
/// can't be found out.
pub async fn as_saved(engine: Engine, section: &DraftSection, question: Question) -> Option<String> {
    let saved = section.saved.as_ref()?;
    Some(match population_of(engine, question).await {
        Ok(now) => drafts::as_saved(saved, &now, language()),
        Err(why) => why,
    })
}

/// The same, shown in the section.
pub fn standing(engine: Engine, state: State, draft: Draft, section: &DraftSection) -> AnyView {
    if section.saved.is_none() {
        return ().into_any();
    }
    let (subject, section) = (section.subject.clone(), section.clone());
    let question = Signal::derive(move || {
        let generation = engine.progress().with(|progress| progress.generation);
        let accounts = draft.accounts.with(|typed| drafts::accounts(typed));
        let (population, _) = drafts::questions(&subject, state.range.get(), &accounts);
        Some((population, generation))
    });
    let Latest { answer, .. } = engine.latest(question, move |engine, (question, _): (Question, u64)| {
        let section = section.clone();
        Box::pin(async move { as_saved(engine, &section, question).await.ok_or(None::<String>) })
    });
    view! {
        <p class="paper-saved" role="status" data-testid="paper-as-saved">
            {dynamic(move || answer.get().map(|said| seen(String::clone(&said))).into_any())}
        </p>
    }
    .into_any()
}

/// The papers that opened pages carry. The first one is taken up if no other has been begun.
pub fn offered(engine: Engine, state: State, draft: Draft) -> AnyView {
    let generation = memo(move || {
        engine.progress().with(|progress| (progress.phase == Phase::Ready).then_some(progress.generation))
    });
    let Latest { answer, .. } = engine.latest(Signal::from(generation), |engine: Engine, _: u64| {
        Box::pin(async move { engine.request(CompareManifests).await.map_err(|why| Some(why_not(&why))) })
    });
    effect(move || {
        let all: Option<Arc<Manifests>> = answer.get();
        let first = all.iter().flat_map(|all| &all.compared).find_map(|manifest| manifest.about.paper.as_ref());
        if let Some(paper) = first.filter(|_| draft.sections.with_untracked(Vec::is_empty)) {
            take_up(state, draft, paper);
        }
    });
    let line = move |manifest: &Compared| {
        let paper = manifest.about.paper.clone()?;
        let (path, title, who) = (manifest.path.as_str(), paper.title.as_str(), paper.prepared_by.as_str());
        let said = match who.is_empty() {
            true => m::PaperCarried { path, title }.say(language()),
            false => m::PaperCarriedBy { path, title, who }.say(language()),
        };
        let take = link(m::paper_take_up(language()), "", move || take_up(state, draft, &paper));
        Some(view! { <p data-testid="paper-carried">{seen(said)} " " {take}</p> }.into_any())
    };
    dynamic(move || answer.get().map(|all| all.compared.iter().filter_map(line).collect_view()).into_any())
}

/// Instead of what was begun.
fn take_up(state: State, draft: Draft, paper: &CarriedPaper) {
    draft.title.set(paper.title.clone());
    draft.accounts.set(paper.accounts.join(", "));
    draft.prepared.0.set(paper.prepared_by.clone());
    draft.prepared.1.set(paper.prepared_on.clone());
    draft.reviewed.0.set(paper.reviewed_by.clone());
    draft.reviewed.1.set(paper.reviewed_on.clone());
    let range = format::parse_time(&paper.from).zip(format::parse_time(&paper.to));
    let range = range.map(|(from, to)| TimeRange { from, to });
    if state.range.get_untracked() != range {
        state.set_range(range);
    }
    draft.sections.set(paper.sections.iter().map(section).collect());
}

fn section(carried: &CarriedSection) -> DraftSection {
    let subject = drafts::carried_subject(carried);
    let section = DraftSection::new(carried.title.clone(), subject, carried.asks.clone());
    section.sample.set(carried.sample.clone());
    section.result.set(carried.result.clone());
    section.notes.set(carried.notes.clone());
    section.conclusion.set(carried.conclusion.clone());
    let saved = Population { events: carried.events, event_ids_sha256: carried.event_ids_sha256.clone() };
    DraftSection { saved: Some(saved), ..section }
}
