//! What was noted about the open event: its star, tags and remarks.

use leptos::html;
use leptos::prelude::*;
use protocol::{ExportFormat, GetNotes, Micros, Noted, NotedEvent, Remark, RowId};
use view::clock;
use words::{Say, messages as m};

use super::model::Events;
use crate::browser::language::language;
use crate::engine_client::{Engine, Latest, why_not};
use crate::state::{History, Opened, use_transfer};
use crate::ui::button::{IconButton, link};
use crate::ui::icon::{Glyph, Icon};
use crate::ui::reactive::{dynamic, memo, optional};
use crate::ui::seen::seen;

/// Changes what is noted about the events in these rows.
pub fn change(model: Events, rows: Vec<RowId>, change: impl Fn(&mut Noted) + 'static) {
    change_by(model.engine.get_value(), model.history, rows, change);
}

/// The same where the view may be gone.
fn change_by(engine: Engine, history: History, rows: Vec<RowId>, change: impl Fn(&mut Noted) + 'static) {
    let hold = engine.hold();
    leptos::task::spawn_local(async move {
        let changed = async {
            let mut notes = engine.request(GetNotes(rows)).await.map_err(|why| why_not(&why))?;
            if notes.is_empty() {
                return Err(m::notes_no_event_id(language()).to_owned());
            }
            notes.iter_mut().for_each(|(_, noted)| change(noted));
            history.note(notes).await
        };
        if let Err(why) = changed.await {
            engine.tell(why);
        }
        drop(hold);
    });
}

/// Gives these rows a star or, if all of them have one, takes it from them.
pub fn toggle_star(model: Events, rows: Vec<(RowId, bool)>) {
    let star = rows.iter().any(|(_, starred)| !starred);
    change(model, rows.into_iter().map(|(row, _)| row).collect(), move |noted| noted.starred = star);
}

/// The section of an event's detail.
#[component]
pub fn Notes(model: Events, row: RowId) -> impl IntoView {
    let engine = model.engine.get_value();
    let progress = engine.progress();
    let question = Signal::derive(move || {
        progress.with(|progress| (progress.generation > 0).then_some((row, progress.generation)))
    });
    let noted: Latest<Vec<(NotedEvent, Noted)>> = engine.latest(question, |engine, (row, _)| {
        Box::pin(async move { engine.request(GetNotes(vec![row])).await.map_err(|why| Some(why_not(&why))) })
    });
    // While files are being read, the same answer comes again and again, and somebody may be typing.
    let known = memo(move || noted.answer.with(|answer| answer.as_deref().cloned()));
    let body = move || match known.get().as_deref() {
        None => ().into_any(),
        Some([]) => view! { <p>{m::notes_no_event_id(language())}</p> }.into_any(),
        Some([(event, noted), ..]) => drawn(model, row, event, noted),
    };
    view! {
        <section class="detail-notes" aria-label=m::notes_title(language()) data-testid="notes">
            {dynamic(body)}
        </section>
    }
}

fn drawn(model: Events, row: RowId, event: &NotedEvent, noted: &Noted) -> AnyView {
    let (language, transfer) = (language(), use_transfer());
    let starred = noted.starred;
    let (text, remarks) = (NodeRef::<html::Textarea>::new(), model.history.remarks);
    let (about, written) = (event.clone(), event.clone());
    let write = move |event| remarks.update(|begun| begun.write(written.clone(), event_target_value(&event)));
    // What was begun is there again when the event is.
    let begun = remarks.with_untracked(|begun| begun.text(event).to_owned());
    let is_open = !begun.is_empty();
    let by = NodeRef::<html::Input>::new();
    // Also when the field is taken away while somebody types in it: what was typed is meant.
    let (engine, history) = (model.engine.get_value(), model.history);
    let write_tags = move |event| {
        let tags: Vec<String> = event_target_value(&event).split(',').map(|tag| tag.trim().to_owned()).collect();
        change_by(engine, history, vec![row], move |noted| noted.tags.clone_from(&tags));
    };
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let (Some(text), Some(by)) = (text.get_untracked(), by.get_untracked()) else { return };
        let at = Micros((js_sys::Date::now() / 1000.0) as i64 * 1_000_000);
        let remark = Remark { text: text.value(), by: by.value().trim().to_owned(), at: Some(at) };
        model.history.reviewer.set(remark.by.clone());
        if !remark.text.trim().is_empty() {
            remarks.update(|begun| begun.end(&about));
            change(model, vec![row], move |noted| noted.remarks.push(remark.clone()));
        }
    };
    let known: Vec<AnyView> = noted.remarks.iter().map(|remark| one(model, row, remark)).collect();
    view! {
        <div class="notes-line">
            <button
                type="button"
                class="button quiet"
                aria-pressed=if starred { "true" } else { "false" }
                title=m::notes_star_title(language)
                on:click=move |_| change(model, vec![row], move |noted| noted.starred = !starred)
            >
                <Glyph icon=Icon::Star/>
                {if starred { m::notes_starred(language) } else { m::notes_star(language) }}
            </button>
            <label class="notes-tags">
                <span>{m::notes_tags(language)}</span>
                <input type="text" class="input" prop:value=noted.tags.join(", ") on:change=write_tags/>
            </label>
        </div>
        <ul class="plain-list">{known}</ul>
        <details class="notes-add" open=is_open>
            <summary>{m::notes_add(language)}</summary>
            <form on:submit=add>
                <textarea class="input" rows="3" aria-label=m::notes_text(language) prop:value=begun on:input=write node_ref=text></textarea>
                {unsaved(model, event.clone(), text)}
                <div class="notes-line">
                    <label class="notes-tags">
                        <span>{m::notes_by(language)}</span>
                        <input type="text" class="input" prop:value=model.history.reviewer.get_untracked() node_ref=by/>
                    </label>
                    <button type="submit" class="button">{m::notes_add_now(language)}</button>
                </div>
            </form>
            {link(m::notes_save(language), "", move || transfer.export(ExportFormat::Notes))}
        </details>
    }
    .into_any()
}

/// Says that a remark is not saved, and offers to discard it.
fn unsaved(model: Events, about: NotedEvent, text: NodeRef<html::Textarea>) -> AnyView {
    let (language, remarks) = (language(), model.history.remarks);
    let seen = about.clone();
    let is_begun = memo(move || remarks.with(|begun| !begun.text(&seen).is_empty()));
    optional(move || {
        let about = about.clone();
        let discard = move || {
            text.get_untracked().iter().for_each(|text| text.set_value(""));
            remarks.update(|begun| begun.end(&about));
        };
        is_begun.get().then(|| {
            let discard = link(m::notes_discard(language), "", discard);
            view! { <p class="notes-unsaved" data-testid="notes-unsaved">{m::notes_unsaved(language)} " " {discard}</p> }
                .into_any()
        })
    })
}

/// How many remarks were begun; leads to the event with the next one.
pub fn begun(model: Events) -> AnyView {
    let remarks = model.history.remarks;
    optional(move || {
        let begun: Vec<NotedEvent> = remarks.with(|begun| begun.all().cloned().collect());
        let words = m::NotesBegun { n: Some(begun.len() as u64).filter(|n| *n > 0)? }.say(language());
        let go = move || {
            let opened = model.state.parts.opened;
            let here = opened.with_untracked(|opened| opened.as_ref().map(|opened| opened.event_id.clone()));
            let at = begun.iter().position(|event| Some(&event.event_id) == here.as_ref());
            let next = at.and_then(|at| begun.get(at + 1)).or(begun.first());
            if let Some(event) = next {
                opened.set(Some(Opened { event_id: event.event_id.clone(), row: None }));
            }
        };
        Some(
            view! { <span data-testid="notes-begun">{link(words, m::notes_begun_title(language()), go)}</span> }
                .into_any(),
        )
    })
}

fn one(model: Events, row: RowId, remark: &Remark) -> AnyView {
    let (language, gone) = (language(), remark.clone());
    let when = remark.at.map(|at| clock::time(at, &model.state.zone.get_untracked())).unwrap_or_default();
    let head = m::NotesHead { by: &remark.by, when: &when }.say(language);
    let remove = move |_| {
        let gone = gone.clone();
        change(model, vec![row], move |noted| noted.remarks.retain(|known| *known != gone));
    };
    view! {
        <li class="notes-remark">
            <p><bdi>{seen(&remark.text)}</bdi></p>
            <p class="notes-head"><bdi>{seen(head)}</bdi><IconButton icon=Icon::Close label=m::notes_remove(language) on_click=remove/></p>
        </li>
    }
    .into_any()
}
