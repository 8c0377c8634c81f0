//! What deserves a look first: what is new, what has changed, errors, sign-ins and privileged changes. Each line leads
//! to its events.

use leptos::prelude::*;
use protocol::{Chip, FindNews, Group, Mover, News, Novelties, TimeRange, Want};
use view::clock;
use view::fragment::DEFAULT_SORT;
use view::groups::shown;
use view::look::{self, ASKED, Listed, SHOWN};
use words::{Label, Say, messages as m};

use crate::browser::language::language;
use crate::engine_client::{Latest, Slot, use_engine, why_not};
use crate::state::{use_state, zone};
use crate::ui::reactive::{dynamic, memo};
use crate::ui::seen::seen;
use crate::views::who::who;

/// The lists side by side.
#[component]
pub fn Look() -> impl IntoView {
    let Latest { answer, error, pending } = news();
    let news = memo(move || answer.get());
    let language = language();
    let compared = move || {
        news.with(|news| {
            let news = news.as_ref()?;
            let range = &clock::range(news.range?, &zone());
            Some(match news.before {
                0 => m::LookNothingBefore { range }.say(language),
                n => m::LookCompared { range, events: &m::Events { n }.say(language) }.say(language),
            })
        })
    };
    let new = move || news.with(|news| news.as_deref().map(new_card));
    let moved = move || news.with(|news| news.as_deref().map(moved_card));
    view! {
        <section class="look" class:is-stale=pending aria-labelledby="look-title" data-testid="look">
            <header class="look-head">
                <h2 id="look-title">{m::look_title(language)}</h2>
                <p>{compared}{error}</p>
            </header>
            <div class="look-grid">
                {dynamic(move || new().into_any())}
                {dynamic(move || moved().into_any())}
                {Listed::ALL.map(list_card)}
            </div>
        </section>
    }
}

/// Asked for whenever the filter or the store changes.
fn news() -> Latest<News> {
    let (state, engine) = (use_state(), use_engine());
    let question = Signal::derive(move || {
        let generation = engine.progress().with(|progress| progress.generation);
        (generation > 0).then(|| (state.question(DEFAULT_SORT, Want::default()), generation))
    });
    engine.latest(question, |engine, (question, _)| {
        Box::pin(async move { engine.request(FindNews(question)).await.map_err(|why| Some(why_not(&why))) })
    })
}

fn card(title: String, note: Option<String>, body: AnyView) -> AnyView {
    let note = note.map(|note| view! { <p class="look-note">{note}</p> });
    view! { <section class="look-card"><h3>{title}</h3>{note}{body}</section> }.into_any()
}

fn nothing(words: &'static str) -> AnyView {
    view! { <p class="look-note">{words}</p> }.into_any()
}

/// A line that leads to its events.
fn line(name: AnyView, count: String, lead: Vec<Chip>, range: Option<TimeRange>) -> AnyView {
    let state = use_state();
    let go = move |_| {
        lead.iter().for_each(|chip| state.add(chip.clone()));
        if let Some(range) = range {
            state.set_range(Some(range));
        }
        state.show_events();
    };
    view! {
        <li>
            <button type="button" class="look-line" data-testid="look-line" on:click=go>
                <span class="look-name">{name}</span>
                <span class="look-count">{count}</span>
            </button>
        </li>
    }
    .into_any()
}

fn list(lines: Vec<AnyView>) -> AnyView {
    view! { <ul class="look-lines">{lines}</ul> }.into_any()
}

fn new_card(news: &News) -> AnyView {
    let kinds: Vec<AnyView> =
        news.novelties.iter().filter(|new| new.total > 0).map(|new| novelties(new, news.range)).collect();
    let body = match kinds.is_empty() {
        true => nothing(m::look_nothing_new(language())),
        false => kinds.into_any(),
    };
    card(m::look_new(language()).to_owned(), None, body)
}

fn novelties(new: &Novelties, range: Option<TimeRange>) -> AnyView {
    let language = language();
    let lines = new.first.iter().take(SHOWN).map(|one| {
        let by = one.by.as_ref().filter(|(user, _)| *user != one.value);
        let name = match (&one.by, by) {
            (Some((user, about)), None) => who(user, Some(about)),
            (_, by) => {
                let by = by.map(|(user, about)| view! { <span class="look-by">{who(user, Some(about))}</span> });
                view! { <bdi class="look-value">{seen(&one.value)}</bdi>{by} }.into_any()
            }
        };
        line(name, language.count(one.events), look::novelty_lead(new.kind, one), range)
    });
    let lines = lines.collect();
    let heading = look::novelty_heading(new.kind, new.total, language);
    view! { <h4>{heading}</h4> {list(lines)} }.into_any()
}

fn moved_card(news: &News) -> AnyView {
    let language = language();
    let lines: Vec<AnyView> = news.movers.iter().map(|mover| moved(mover, news.range)).collect();
    let note = news.last.map(|last| m::LookSince { range: &clock::range(last, &zone()) }.say(language));
    let body = match (news.last, lines.is_empty()) {
        (None, _) => nothing(m::look_no_period_before(language)),
        (Some(_), true) => nothing(m::look_nothing_moved(language)),
        (Some(_), false) => list(lines),
    };
    card(m::look_moved(language).to_owned(), note, body)
}

fn moved(mover: &Mover, range: Option<TimeRange>) -> AnyView {
    let language = language();
    let value = match &mover.about {
        Some(about) => who(&mover.value, Some(about)),
        None => view! { <bdi>{seen(shown(&mover.value))}</bdi> }.into_any(),
    };
    let name =
        view! { <span class="look-value">{value}</span><span class="look-by">{mover.column.label(language)}</span> };
    let (then, now) = (&language.count(mover.then), &language.count(mover.now));
    line(name.into_any(), m::LookFromTo { then, now }.say(language), look::mover_lead(mover), range)
}

/// The largest groups of one of the lists.
fn list_card(listed: Listed) -> AnyView {
    let (state, language) = (use_state(), language());
    let question = Signal::derive(move || {
        let want = Want { groups: Some((listed.keys(), ASKED)), ..Want::default() };
        let mut question = state.question(DEFAULT_SORT, want);
        let chips = listed.chips(&question.chips);
        question.chips.extend(chips);
        Some(question)
    });
    let Slot { answer, .. } = use_engine().watch(question);
    let (title, none) = match listed {
        Listed::Errors => (m::look_errors(language), m::look_no_errors(language)),
        Listed::SignIns => (m::look_sign_ins(language), m::look_no_sign_ins(language)),
        Listed::Changes => (m::look_changes(language), m::look_no_changes(language)),
    };
    let body = move || {
        answer.with(|answer| {
            let groups = answer.as_ref().and_then(|answer| answer.groups.as_ref());
            let all = groups.map(|groups| listed.ordered(&groups.largest)).unwrap_or_default();
            let mut lines: Vec<AnyView> = all.iter().take(SHOWN).map(|group| grouped(listed, group)).collect();
            if all.len() > SHOWN {
                let n = answer.as_ref().map_or(0, |answer| answer.matching);
                let chips = listed.chips(&state.chips.get_untracked());
                let words = view! { <span class="look-value">{m::look_all(language)}</span> }.into_any();
                lines.push(line(words, language.count(n), chips, None));
            }
            match lines.is_empty() {
                true if answer.is_some() => nothing(none),
                true => nothing(m::counting(language)),
                false => list(lines),
            }
        })
    };
    let total = move || answer.with(|answer| answer.as_ref().map_or(0, |answer| answer.matching));
    let heading = move || m::LookHeading { title, n: total() }.say(language);
    view! {
        <section class="look-card">
            <h3>{heading}</h3>
            <p class="look-note">{m::look_whole(language)}</p>
            {dynamic(body)}
        </section>
    }
    .into_any()
}

fn grouped(listed: Listed, group: &Group) -> AnyView {
    let language = language();
    let [user, other] = [0, 1].map(|at| group.values.get(at).and_then(Option::as_deref));
    let user = user.map_or_else(|| m::absent(language).into_any(), |user| who(user, None));
    let other = other.map_or_else(
        || m::events_cell_failed(language).into_any(),
        |other| view! { <bdi>{seen(shown(other))}</bdi> }.into_any(),
    );
    let name = view! { <span class="look-value">{other}</span><span class="look-by">{user}</span> };
    let count = match (listed, group.errors) {
        (Listed::SignIns | Listed::Changes, n) if n > 0 => {
            m::LookCountFailed { count: &language.count(group.events), n }.say(language)
        }
        _ => language.count(group.events),
    };
    line(name.into_any(), count, listed.lead(group), None)
}
