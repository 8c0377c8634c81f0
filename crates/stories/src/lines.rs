//! Statements.

use protocol::story::{Chapter, Looked, LookedAt, StoryLine};
use view::format::time;
use words::{Language, Say, messages as m};

use crate::record::Record;

/// Stories are written in English, as what is said about detections is.
pub const LANGUAGE: Language = Language::En;

/// Most events listed one by one.
const LISTED: usize = 20;

/// Most values named in a sentence.
const NAMED: usize = 5;

/// A statement that nothing leads on from.
pub fn line(said: String) -> StoryLine {
    StoryLine { said, ..StoryLine::default() }
}

/// A statement that leads to the events of a query.
pub fn leading(said: String, query: &str) -> StoryLine {
    StoryLine { said, query: query.to_owned(), event: None }
}

/// A statement that leads to an event.
pub fn telling(said: String, at: &LookedAt) -> StoryLine {
    StoryLine { said, event: Some(at.event.clone()), ..StoryLine::default() }
}

/// An event: when, what, of what, by whom, and whether it was refused.
pub fn event(at: &LookedAt) -> StoryLine {
    let record = Record::of(at);
    let (name, target, time) = (at.event.name.as_str(), at.target.as_str(), time(at.event.time));
    let user = user(at);
    let said = match target {
        "" => m::StoriesEvent { time: &time, name, user }.say(LANGUAGE),
        _ => m::StoriesEventOf { time: &time, name, target, user }.say(LANGUAGE),
    };
    let said = match record.error() {
        "" => said,
        error => m::StoriesRefused { event: &said, error }.say(LANGUAGE),
    };
    telling(said, at)
}

/// Who made a call. Of somebody who signs in as a role, the session is the person.
pub fn user(at: &LookedAt) -> &str {
    match at.user.split_once('/') {
        _ if at.user.is_empty() => m::stories_nobody(LANGUAGE),
        Some((_, session)) if session.contains('@') => session,
        _ => &at.user,
    }
}

/// Some events, and how many more there are, which a query finds.
pub fn events(looked: &Looked, query: &str) -> Vec<StoryLine> {
    let mut lines: Vec<StoryLine> = looked.records.iter().take(LISTED).map(event).collect();
    let more = looked.count.saturating_sub(lines.len() as u64);
    if more > 0 {
        lines.push(leading(m::StoriesMore { n: more }.say(LANGUAGE), query));
    }
    lines
}

/// The last events of a query, which were looked up the last one first, by time; and how many there were before them.
pub fn latest(looked: &Looked, query: &str) -> Vec<StoryLine> {
    let mut lines: Vec<StoryLine> = looked.records.iter().take(LISTED).rev().map(event).collect();
    let more = looked.count.saturating_sub(lines.len() as u64);
    if more > 0 {
        lines.insert(0, leading(m::StoriesBefore { n: more }.say(LANGUAGE), query));
    }
    lines
}

/// The most frequent values, each with the number of events, and how many more there are.
pub fn counted((distinct, values): &(u64, Vec<(String, u64)>)) -> String {
    let named: Vec<String> = values
        .iter()
        .take(NAMED)
        .map(|(value, n)| {
            let session = value.split_once('/').map(|(_, session)| session).filter(|it| it.contains('@'));
            m::StoriesCounted { value: session.unwrap_or(value), n: *n }.say(LANGUAGE)
        })
        .collect();
    let more = distinct.saturating_sub(named.len() as u64);
    let named = words::list(&named, LANGUAGE);
    if more == 0 { named } else { m::StoriesNamedMore { named: &named, n: more }.say(LANGUAGE) }
}

/// A chapter; none if there is nothing to say.
pub fn chapter(title: &'static str, lines: Vec<StoryLine>) -> Option<Chapter> {
    (!lines.is_empty()).then(|| Chapter { title: title.to_owned(), lines })
}
