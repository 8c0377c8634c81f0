//! A key leaked.

use protocol::Column;
use protocol::story::{Chapter, Looked, LookedAt, Records, Story, StoryLine, Subject, Subjects};
use view::format::time;
use words::{Say, messages as m};

use crate::book::{Book, quoted};
use crate::chapters::about;
use crate::credentials::made;
use crate::lines::{LANGUAGE, chapter, counted, events, leading, line};

/// How many keys are looked at one by one.
const MOST_CHOICES: usize = 20;

/// How many addresses are looked at one by one.
const MOST_ADDRESSES: usize = 8;

pub fn subjects(book: &mut Book<'_>) -> Option<Subjects> {
    let looked = book.values("key:AKIA*", &[Column::AccessKeyId])?;
    let (distinct, keys) = looked.values.first()?;
    // All are asked for before the first is needed.
    let each: Vec<(&String, Option<&Looked>)> =
        keys.iter().take(MOST_CHOICES).map(|(key, _)| (key, of_key(book, key))).collect();
    let mut found = Vec::new();
    for (key, looked) in each {
        found.push((key, looked?));
    }
    // A key that is used from many addresses, or in vain, is more likely to have leaked than one that is used often.
    let addresses = |looked: &Looked| looked.values.first().map_or(0, |(distinct, _)| *distinct);
    let failed = |looked: &Looked| looked.values.get(2).map_or(0, |(_, codes)| codes.iter().map(|(_, n)| n).sum());
    found.sort_by_key(|(_, looked)| std::cmp::Reverse((addresses(looked), failed(looked))));
    let subject = |(key, looked): (&String, &Looked)| {
        let users = looked.values.get(1).map(counted).unwrap_or_default();
        let (n, failed, addresses) = (looked.count, failed(looked), addresses(looked));
        let said = m::StoriesKeyChoice { key, n, failed, addresses, users: &users };
        Subject { value: key.clone(), said: said.say(LANGUAGE) }
    };
    let subjects: Vec<Subject> = found.into_iter().map(subject).collect();
    Some(Subjects { more: distinct.saturating_sub(subjects.len() as u64), subjects })
}

fn of_key<'a>(book: &mut Book<'a>, key: &str) -> Option<&'a Looked> {
    let columns = [Column::SourceIpAddress, Column::User, Column::ErrorCode];
    book.look(&format!("key:{}", quoted(key)), Records::First(1), &columns)
}

pub fn story(book: &mut Book<'_>, key: &str) -> Option<Story> {
    let title = m::StoriesKey { key }.say(LANGUAGE);
    let found = "\"AWSCompromisedKeyQuarantine\"";
    let (looked, quarantined) = (of_key(book, key), book.first(found, 5));
    let (looked, quarantined) = (looked?, quarantined?);
    let Some(main) = looked.records.first() else {
        let mut what = vec![line(m::StoriesKeyUnused { key }.say(LANGUAGE))];
        what.extend(made(book, key)?);
        let chapters: Vec<Chapter> = chapter(m::stories_what(LANGUAGE), what).into_iter().collect();
        return Some(Story { title, chapters, about: None });
    };
    let (addresses, common) = (addresses(book, key, looked), about(book, main));
    let (mut what, common) = (addresses?, common?);
    what.extend(events(quarantined, found));
    let chapters = chapter(m::stories_what(LANGUAGE), what).into_iter().chain(common).collect();
    Some(Story { title, chapters, about: Some(latest(book, key)?.map_or(main.event.clone(), |at| at.event.clone())) })
}

/// The last change that was made with the key: what somebody wants to find a note on.
fn latest<'a>(book: &mut Book<'a>, key: &str) -> Option<Option<&'a LookedAt>> {
    let query = format!("key:{} outcome:success readOnly:false", quoted(key));
    Some(book.last(&query, 1)?.records.first())
}

/// From where the key was used, by the time of the first use: whoever found it comes last.
fn addresses(book: &mut Book<'_>, key: &str, looked: &Looked) -> Option<Vec<StoryLine>> {
    let known = looked.values.first().map(|(_, addresses)| addresses.as_slice()).unwrap_or_default();
    let query = |ip: &str| format!("key:{} ip:{}", quoted(key), quoted(ip));
    let each: Vec<(&String, Option<&Looked>)> =
        known.iter().take(MOST_ADDRESSES).map(|(ip, _)| (ip, book.values(&query(ip), &[Column::EventName]))).collect();
    let mut found = Vec::new();
    for (ip, looked) in each {
        found.push((ip, looked?));
    }
    found.sort_by_key(|(_, looked)| looked.period);
    let said = |(ip, looked): (&String, &Looked)| {
        let (first, _) = looked.period?;
        let names = looked.values.first().map(counted).unwrap_or_default();
        let said = m::StoriesFromAddress { ip, n: looked.count, time: &time(first), list: &names }.say(LANGUAGE);
        Some(leading(said, &query(ip)))
    };
    Some(found.into_iter().filter_map(said).collect())
}
