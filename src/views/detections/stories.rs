//! Guided stories: where a responder starts, what a story is about, and the story.

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;
use protocol::story::{Chapter, GetStory, ListSubjects, Story, StoryKind, StoryLine, Subjects};
use protocol::{GetNotes, Micros, Remark};
use view::clock;
use view::fragment::Scope;
use words::{Label, Say, messages as m};

use super::board::Board;
use super::finding::go;
use crate::browser::focus;
use crate::browser::language::language;
use crate::engine_client::{use_engine, why_not};
use crate::state::{State, zone};
use crate::ui::button::link;
use crate::ui::reactive::{dynamic, memo};
use crate::ui::seen::seen;

/// The heading, which gets the focus when another part of a story is shown.
const HEADING: &str = "#story-title";

/// What was asked for.
#[derive(Clone)]
enum Told {
    Subjects(Subjects),
    Story(Story),
}

/// Chooses a story, and what it is about; `None` leads back to the choice of stories.
fn choose(state: State, story: Option<(StoryKind, Option<String>)>) {
    state.parts.detected.update(|detected| detected.story = story);
    request_animation_frame(|| focus::focus(HEADING));
}

/// The choice of stories, or the one that was chosen.
#[component]
pub fn Stories(board: Board) -> impl IntoView {
    let (engine, state) = (use_engine(), board.state);
    let chosen = memo(move || state.parts.detected.with(|detected| detected.story.clone()));
    let ready = memo(move || engine.progress().with(|it| (it.phase == protocol::Phase::Ready).then_some(it.contents)));
    let question = Signal::derive(move || Some((chosen.get()?, ready.get()?)));
    let told = engine.latest(question, |engine, ((kind, subject), _)| {
        Box::pin(async move {
            let told = match subject.clone() {
                None => engine.request(ListSubjects(kind)).await.map(Told::Subjects),
                Some(subject) => engine.request(GetStory { kind, subject }).await.map(Told::Story),
            };
            told.map(|told| ((kind, subject), told)).map_err(|why| Some(why_not(&why)))
        })
    });
    let body = dynamic(move || {
        let Some(story) = chosen.get() else { return start(state) };
        let error = told.error.get();
        let waiting = error.is_none().then(|| m::stories_wait(language()).to_owned());
        // The answer to what was chosen before is none to this.
        match told.answer.get().as_deref().filter(|(of, _)| *of == story && error.is_none()) {
            Some((_, Told::Subjects(subjects))) => subjects_of(state, story.0, subjects),
            Some((_, Told::Story(told))) => drawn(board, story.0, told),
            None => {
                let title = story.0.label(language());
                let said = error.or(waiting);
                view! { {head(state, title.to_owned(), None)} <p role="status">{said}</p> }.into_any()
            }
        }
    });
    view! {
        <section class="story" data-testid="stories" aria-label=m::stories_start(language()) aria-busy=move || told.pending.get().to_string()>
            {body}
        </section>
    }
}

/// The stories that can be told.
fn start(state: State) -> AnyView {
    let language = language();
    let button = |kind: StoryKind| {
        view! {
            <li>
                <button type="button" class="button" data-story=kind.name() on:click=move |_| choose(state, Some((kind, None)))>
                    {kind.label(language)}
                </button>
            </li>
        }
    };
    view! {
        <h2 id="story-title" tabindex="-1">{m::stories_start(language)}</h2>
        <ul class="story-kinds">{StoryKind::ALL.map(button).collect_view()}</ul>
        <p class="findings-none">{m::stories_start_why(language)}</p>
    }
    .into_any()
}

/// The heading, and the way back: to what the story is about, if that was chosen, and to other stories.
fn head(state: State, title: String, again: Option<StoryKind>) -> AnyView {
    let language = language();
    let again = again.map(|kind| link(m::stories_again(language), "", move || choose(state, Some((kind, None)))));
    view! {
        <div class="findings-head">
            <h2 id="story-title" tabindex="-1"><bdi>{seen(title)}</bdi></h2>
            {again}
            {link(m::stories_back(language), "", move || choose(state, None))}
        </div>
    }
    .into_any()
}

/// What the story can be about, to choose from or to type.
fn subjects_of(state: State, kind: StoryKind, subjects: &Subjects) -> AnyView {
    let language = language();
    let field = NodeRef::<html::Input>::new();
    let typed = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let text = field.get_untracked().map(|field| field.value().trim().to_owned()).unwrap_or_default();
        if !text.is_empty() {
            choose(state, Some((kind, Some(text))));
        }
    };
    let form = words::type_of(kind, language).map(|label| {
        view! {
            <form class="story-form" on:submit=typed>
                <label class="field story-field"><span>{label}</span><input type="text" class="input" node_ref=field/></label>
                <button type="submit" class="button">{m::stories_tell(language)}</button>
            </form>
        }
    });
    let items = subjects.subjects.iter().map(|subject| {
        let value = subject.value.clone();
        let lead = link(subject.said.clone(), "", move || choose(state, Some((kind, Some(value.clone())))));
        view! { <li data-testid="story-subject">{lead}</li> }
    });
    let items = items.collect_view();
    let more = (subjects.more > 0).then(|| view! { <li>{m::More { n: subjects.more }.say(language)}</li> });
    let said = match subjects.subjects.is_empty() {
        true => words::no_subject(kind, language),
        false => words::choose_subject(kind, language),
    };
    view! {
        {head(state, kind.label(language).to_owned(), None)}
        <p>{said}</p>
        {form}
        <ul class="story-subjects">{items}{more}</ul>
    }
    .into_any()
}

fn drawn(board: Board, kind: StoryKind, story: &Story) -> AnyView {
    let (state, language) = (board.state, language());
    if story.chapters.is_empty() {
        return view! {
            {head(state, kind.label(language).to_owned(), Some(kind))}
            <p>{m::stories_nothing_told(language)}</p>
        }
        .into_any();
    }
    let chapters = story.chapters.iter().map(|chapter| drawn_chapter(state, chapter)).collect_view();
    view! {
        {head(state, story.title.clone(), Some(kind))}
        <div class="story-chapters" data-testid="story">{chapters}</div>
        {save(board, story)}
    }
    .into_any()
}

fn drawn_chapter(state: State, chapter: &Chapter) -> AnyView {
    let lines = chapter.lines.iter().map(|line| view! { <li>{drawn_line(state, line)}</li> }).collect_view();
    view! { <h3>{chapter.title.clone()}</h3> <ul class="story-lines">{lines}</ul> }.into_any()
}

fn drawn_line(state: State, line: &StoryLine) -> AnyView {
    let language = language();
    let StoryLine { said, event, query } = line.clone();
    if let Some(event) = event {
        let lead = move || {
            state.open(event.id.clone(), event.row);
            state.show_events();
        };
        return link(said, m::stories_show_event(language), lead);
    }
    if query.is_empty() {
        return view! { <bdi>{seen(said)}</bdi> }.into_any();
    }
    // A story is about all events.
    let lead = move || go(state, |_| Scope { text: query.clone(), ..Scope::default() });
    link(said, m::stories_show_events(language), lead)
}

/// Keeps the story as a remark on the event that it is about.
fn save(board: Board, story: &Story) -> Option<AnyView> {
    let (engine, history, language) = (board.engine.get_value(), board.history, language());
    let event = story.about.clone()?;
    let text = Arc::new(view::findings::story_text(story));
    let time = clock::time(event.time, &zone());
    let saved = RwSignal::new(None::<String>);
    let keep = move || {
        let (text, time, event, hold) = (Arc::clone(&text), time.clone(), event.clone(), engine.hold());
        leptos::task::spawn_local(async move {
            let at = Micros((js_sys::Date::now() / 1000.0) as i64 * 1_000_000);
            let remark = Remark { text: (*text).clone(), by: history.reviewer.get_untracked(), at: Some(at) };
            let kept = async {
                let mut notes = engine.request(GetNotes(vec![event.row])).await.map_err(|why| why_not(&why))?;
                notes.iter_mut().for_each(|(_, noted)| noted.remarks.push(remark.clone()));
                history.note(notes).await
            };
            match kept.await {
                Ok(()) => {
                    saved.try_set(Some(m::StoriesSaved { name: &event.name, time: &time }.say(language)));
                }
                Err(why) => engine.tell(why),
            }
            drop(hold);
        });
    };
    Some(
        view! {
            <div class="findings-head">
                <button type="button" class="button" data-testid="story-save" on:click=move |_| keep()>{m::stories_save(language)}</button>
                <span role="status">{dynamic(move || saved.get().into_any())}</span>
            </div>
        }
        .into_any(),
    )
}
