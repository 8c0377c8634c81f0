//! Who did what, when and where: the first thing shown of a record.

use std::sync::Arc;

use leptos::prelude::*;
use protocol::{About, Field};
use view::tree::{says_failure, text_at};
use view::{clock, format, regions};
use words::{Say, messages as m};

use super::detail::Loaded;
use crate::browser::language::language;
use crate::browser::zone;
use crate::state::use_state;
use crate::ui::icon::{Glyph, Icon};
use crate::ui::menu::use_menus;
use crate::ui::reactive::dynamic;
use crate::ui::seen::seen;
use crate::views::value_menu::Target;
use crate::views::who::who;

/// Where to look for the caller's name if the record names none, best place first.
const WHO: [&str; 2] = ["userIdentity.arn", "userIdentity.accountId"];

/// The facts that most questions are about. Each value has the usual menu.
#[component]
pub fn Summary(loaded: Arc<Loaded>) -> impl IntoView {
    let lines = &loaded.lines;
    let value = |path: &'static str| text_at(lines, path).map(|text| fact_value(path, text));
    let is_there = |path: &&str| text_at(lines, path).is_some_and(|text| !text.is_empty());
    let who = match &loaded.record.user {
        Some((user, about)) => Some(person(user, about).into_any()),
        None => WHO.into_iter().find(is_there).and_then(&value).map(IntoAny::into_any),
    };
    let when = text_at(lines, "eventTime").map(|text| when(text, text_at(lines, "awsRegion").as_deref()));
    let error = text_at(lines, "errorCode").map(|code| {
        let message = text_at(lines, "errorMessage");
        view! {
            <div class="detail-error">
                <Glyph icon=Icon::Warning/>
                <p>{fact_value("errorCode", code)} {message.map(|text| view! { <bdi class="detail-message">{seen(text)}</bdi> })}</p>
            </div>
        }
    });
    let language = language();
    let failed_because = says_failure(lines).filter(|_| error.is_none()).map(|path| {
        let said = m::EventsCellFailedTitle { path: &path }.say(language);
        view! { <div class="detail-error"><Glyph icon=Icon::Warning/><p>{said}</p></div> }
    });
    view! {
        <section class="detail-summary" aria-label=m::detail_summary(language)>
            <dl class="detail-facts">
                {fact(m::detail_who(language), (who, value("userIdentity.type")))}
                {fact(m::detail_what(language), (value("eventName"), value("eventSource")))}
                {fact(m::detail_when(language), when)}
                {fact(m::detail_where(language), (value("awsRegion"), value("recipientAccountId")))}
                {fact(m::detail_from(language), (value("sourceIPAddress"), value("userAgent")))}
            </dl>
            {error}
            {failed_because}
        </section>
    }
}

/// The time, and what clocks show in the record's region.
fn when(text: String, region: Option<&str>) -> AnyView {
    let Some(at) = format::parse_time(&text) else { return text.into_any() };
    let (state, language) = (use_state(), language());
    let there = region.and_then(regions::named).and_then(|it| Some((it.name, zone::at(it.zone, at)?)));
    let there = there.map(|(region, zone)| {
        let words = m::DetailWhenThere { time: &clock::time(at, &zone), region }.say(language);
        view! { <span class="detail-there">{words}</span> }
    });
    view! {
        <time datetime=text>{dynamic(move || clock::time(at, &state.zone.get()).into_any())}</time>
        {there}
    }
    .into_any()
}

/// The caller, by name; what it filters for is the value of `user`.
fn person(user: &str, about: &About) -> impl IntoView + use<> {
    let (menus, state) = (use_menus(), use_state());
    let target = Target { field: Field::User, value: Some(user.to_owned()) };
    let other = target.clone();
    view! {
        <button
            type="button"
            class="fact-value"
            aria-haspopup="menu"
            on:click=move |event| menus.open_under(&event, target.title(), target.items(state))
            on:contextmenu=move |event| menus.open_for(&event, other.title(), other.items(state))
        >
            {who(user, Some(about))}
        </button>
    }
}

fn fact(name: &'static str, value: impl IntoView) -> impl IntoView {
    view! { <div><dt>{name}</dt><dd>{value}</dd></div> }
}

/// A value that filters; clicking it opens its menu.
fn fact_value(path: &'static str, text: String) -> impl IntoView {
    let (menus, state) = (use_menus(), use_state());
    let field = Field::Path(path.split('.').collect());
    let target = Target { field, value: Some(text.clone()) };
    let other = target.clone();
    view! {
        <button
            type="button"
            class="fact-value"
            title=m::DetailValueTitle { path }.say(language())
            aria-haspopup="menu"
            on:click=move |event| menus.open_under(&event, target.title(), target.items(state))
            on:contextmenu=move |event| menus.open_for(&event, other.title(), other.items(state))
        >
            <bdi>{seen(text)}</bdi>
        </button>
    }
}
