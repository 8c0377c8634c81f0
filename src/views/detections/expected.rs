//! Findings that somebody expected: marking them, what is said about that, and taking it back.

use leptos::html;
use leptos::prelude::*;
use protocol::Micros;
use protocol::findings::{Expectation, Finding, PutExpectations};
use protocol::setup::Item;
use view::clock;
use view::person::Person;
use words::{Say, messages as m};

use super::board::{Board, Told, is_expected, title_of};
use crate::browser::focus;
use crate::browser::language::language;
use crate::state::zone;
use crate::ui::button::{IconButton, link};
use crate::ui::dialog::{Dialog, in_step};
use crate::ui::icon::{Glyph, Icon};
use crate::ui::reactive::{dynamic, memo};
use crate::ui::seen::seen;

/// What of a finding was expected; nothing if nothing was.
pub fn line(found: &Finding) -> Option<AnyView> {
    let language = language();
    let n = found.count.saturating_sub(found.fresh);
    if found.expected.is_empty() || found.count == 0 {
        return None;
    }
    let words = match is_expected(found) {
        true => m::findings_expected(language).to_owned(),
        false => m::FindingsExpectedSome { n, all: found.count, fresh: found.fresh }.say(language),
    };
    let why = found.expected.iter().rev().map(|it| it.note.as_str()).find(|note| !note.is_empty());
    let why = why.map(|note| view! { ": " <bdi>{seen(note)}</bdi> });
    Some(view! { <p class="finding-expected"><Glyph icon=Icon::Check/><span>{words}{why}</span></p> }.into_any())
}

/// Who expected it and why, each of which can be taken back, and a button for saying so.
pub fn marks(board: Board, told: &Told) -> AnyView {
    let (language, found) = (language(), &told.found);
    let marks = found.expected.iter().map(|it| mark(board, it)).collect_view();
    let same = told.clone();
    let begin = move || board.marking.set(Some(same.clone()));
    let button = (found.fresh > 0).then(|| link(m::findings_mark(language), "", begin));
    (found.count > 0 || !found.expected.is_empty())
        .then(|| view! { <dt>{m::findings_expected(language)}</dt><dd><ul>{marks}</ul>{button}</dd> })
        .into_any()
}

fn mark(board: Board, expectation: &Expectation) -> AnyView {
    let (language, gone) = (language(), expectation.clone());
    let Expectation { who, note, by, at, events, .. } = expectation;
    let about = match who {
        Some(who) => m::FindingsMarkAbout { n: *events, who }.say(language),
        None if gone.rule.starts_with(Item::RULE) => m::FindingsMarkEvidence { n: *events }.say(language),
        None => m::Events { n: *events }.say(language),
    };
    let when = at.map(|at| clock::time(at, &zone())).unwrap_or_default();
    let head = m::NotesHead { by, when: &when }.say(language);
    let withdraw = move |_| {
        let change = PutExpectations { withdraw: vec![gone.clone()], keep: Vec::new() };
        put(board, change, gone.rule.clone());
    };
    view! {
        <li class="finding-mark">
            <span><bdi>{seen(note)}</bdi> " " <span class="finding-of"><bdi>{seen(format!("{about} · {head}"))}</bdi></span></span>
            <IconButton icon=Icon::Close label=m::findings_withdraw(language) on_click=withdraw/>
        </li>
    }
    .into_any()
}

/// Keeps and withdraws, which can be undone. Afterwards, the finding has the focus.
fn put(board: Board, change: PutExpectations, id: String) {
    let (engine, history) = (board.engine.get_value(), board.history);
    let hold = engine.hold();
    leptos::task::spawn_local(async move {
        match history.expect(change).await {
            Ok(true) => {}
            Ok(false) => engine.tell(m::findings_mark_full(language()).to_owned()),
            Err(why) => engine.tell(why),
        }
        request_animation_frame(move || focus::focus(&title_of(&id)));
        drop(hold);
    });
}

/// The dialog in which a finding is marked.
#[component]
pub fn Marking(board: Board) -> impl IntoView {
    let open = RwSignal::new(false);
    in_step(open, memo(move || board.marking.with(Option::is_some)), move || board.marking.set(None));
    view! {
        <Dialog open title=m::findings_mark(language())>
            {dynamic(move || board.marking.get().map(|told| form(board, &told)).into_any())}
        </Dialog>
    }
}

fn form(board: Board, told: &Told) -> AnyView {
    let (language, history) = (language(), board.history);
    let (note, by, who) =
        (NodeRef::<html::Textarea>::new(), NodeRef::<html::Input>::new(), RwSignal::new(String::new()));
    let (found, title) = (told.found.clone(), told.rule.title.clone());
    // Closing the dialog loses nothing of what was written.
    let begun = history.reasons.with_untracked(|begun| begun.text(&found.id).to_owned());
    let id = found.id.clone();
    let write = move |event| history.reasons.update(|begun| begun.write(id.clone(), event_target_value(&event)));
    let everybody = m::FindingsMarkEverybody { n: found.count }.say(language);
    let users = found.users.iter().filter(|_| found.people > 1).map(|(user, n)| {
        let name = &Person::of(user, None, language).text(language);
        let words = m::FindingsMarkUser { user: name, n: *n }.say(language);
        view! { <option value=user.clone()>{seen(words)}</option> }
    });
    let users: Vec<AnyView> = users.map(IntoAny::into_any).collect();
    let whose = (!users.is_empty()).then(|| {
        view! {
            <label class="field">
                <span>{m::findings_mark_who(language)}</span>
                <select class="input" on:change:target=move |event| who.set(event.target().value())>
                    <option value="">{everybody}</option>
                    {users}
                </select>
            </label>
        }
    });
    let keep = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let (Some(note), Some(by)) = (note.get_untracked(), by.get_untracked()) else { return };
        let user = Some(who.get_untracked()).filter(|who| !who.is_empty());
        let of_user = found.users.iter().find(|(name, _)| Some(name) == user.as_ref()).map(|(_, n)| *n);
        let expectation = Expectation {
            rule: found.id.clone(),
            who: user,
            note: note.value(),
            by: by.value().trim().to_owned(),
            at: Some(Micros((js_sys::Date::now() / 1000.0) as i64 * 1_000_000)),
            // The engine knows them.
            ids: Vec::new(),
            events: of_user.unwrap_or(found.count),
            period: found.period,
        };
        history.reviewer.set(expectation.by.clone());
        history.reasons.update(|begun| begun.end(&found.id));
        board.marking.set(None);
        put(board, PutExpectations { keep: vec![expectation], withdraw: Vec::new() }, found.id.clone());
    };
    view! {
        <form class="mark" on:submit=keep>
            <p><strong><bdi>{seen(title)}</bdi></strong></p>
            <p>{m::findings_mark_lead(language)}</p>
            {whose}
            <label class="field">
                <span>{m::findings_mark_note(language)}</span>
                <textarea class="input" rows="3" autofocus=true prop:value=begun on:input=write node_ref=note></textarea>
            </label>
            <label class="field">
                <span>{m::notes_by(language)}</span>
                <input type="text" class="input" prop:value=history.reviewer.get_untracked() node_ref=by/>
            </label>
            <div><button type="submit" class="button primary">{m::findings_mark(language)}</button></div>
        </form>
    }
    .into_any()
}
