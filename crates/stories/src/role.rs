//! A role was assumed from outside: by another account, or by somebody that an identity provider vouches for.

use protocol::story::{LookedAt, Story, StoryLine, Subject, Subjects};
use view::format::time;
use words::{Say, messages as m};

use crate::book::{Book, quoted};
use crate::chapters::{about, done};
use crate::lines::{LANGUAGE, chapter, event, events, leading, line};
use crate::record::Record;

/// Such calls.
const OUTSIDE: &str = "name:(AssumeRole or AssumeRoleWithSAML or AssumeRoleWithWebIdentity) outcome:success \
     userIdentity.type:(AWSAccount or SAMLUser or WebIdentityUser)";

/// How many calls are looked at.
const MOST_CALLS: u32 = 100;

/// How many pairs of role and caller can be chosen from.
const MOST_CHOICES: usize = 20;

/// Who called: another account, or a user of an identity provider.
const CALLERS: [&str; 3] = ["userIdentity.accountId", "userIdentity.userName", "userIdentity.principalId"];

pub fn subjects(book: &mut Book<'_>) -> Option<Subjects> {
    let looked = book.last(OUTSIDE, MOST_CALLS)?;
    let mut found: Vec<(String, String, &LookedAt)> = Vec::new();
    for at in &looked.records {
        let record = Record::of(at);
        let (role, caller) = (record.text("requestParameters.roleArn"), record.first(&CALLERS));
        if found.len() < MOST_CHOICES && !found.iter().any(|it| it.0 == role && it.1 == caller) {
            found.push((role.to_owned(), caller.to_owned(), at));
        }
    }
    // The calls that were looked at are not all there are, so all are counted.
    let counts: Vec<Option<u64>> = found.iter().map(|(role, _, at)| times_of(book, role, at)).collect();
    let (mut subjects, mut told) = (Vec::new(), 0_u64);
    for ((role, caller, at), n) in found.into_iter().zip(counts) {
        let (n, time) = (n?, time(at.event.time));
        told = told.saturating_add(n);
        let said = m::StoriesRoleChoice { role: &role, caller: &caller, n, time: &time }.say(LANGUAGE);
        subjects.push(Subject { value: at.event.id.clone(), said });
    }
    Some(Subjects { more: looked.count.saturating_sub(told), subjects })
}

/// How often the caller of this event assumed the role.
fn times_of(book: &mut Book<'_>, role: &str, at: &LookedAt) -> Option<u64> {
    let record = Record::of(at);
    let by = CALLERS.into_iter().find(|path| !record.text(path).is_empty());
    let caller = by.map(|path| format!("{path}:{}", quoted(record.text(path)))).unwrap_or_default();
    let query = format!("{OUTSIDE} requestParameters.roleArn:{} {caller}", quoted(role));
    Some(book.values(query.trim_end(), &[])?.count)
}

pub fn story(book: &mut Book<'_>, id: &str) -> Option<Story> {
    let looked = book.last(&format!("{OUTSIDE} eventID:{}", quoted(id)), 1)?;
    let Some(at) = looked.records.first() else { return Some(Story::default()) };
    let record = Record::of(at);
    let role = record.text("requestParameters.roleArn");
    let (key, name) =
        (record.text("responseElements.credentials.accessKeyId"), role.rsplit('/').next().unwrap_or(role));
    let trusting = format!("name:(CreateRole or UpdateAssumeRolePolicy) requestParameters.roleName:{}", quoted(name));
    let trust = book.last(&trusting, 5);
    let times = times(book, &record, role);
    let session = match key {
        "" => Some(Vec::new()),
        key => done(book, &format!("key:{}", quoted(key))),
    };
    let common = about(book, at);
    let (trust, times, session, common) = (trust?, times?, session?, common?);
    let what = std::iter::once(event(at)).chain(condition(&record)).chain(times).collect();
    let own = [
        chapter(m::stories_what(LANGUAGE), what),
        chapter(m::stories_as_role(LANGUAGE), session),
        chapter(m::stories_trust(LANGUAGE), events(trust, &trusting)),
    ];
    let chapters = own.into_iter().flatten().chain(common).collect();
    Some(Story { title: m::StoriesRole { role: name }.say(LANGUAGE), chapters, about: Some(at.event.clone()) })
}

/// How often the same caller assumed the role.
fn times(book: &mut Book<'_>, record: &Record<'_>, role: &str) -> Option<Option<StoryLine>> {
    let account = record.text("userIdentity.accountId");
    if account.is_empty() || role.is_empty() {
        return Some(None);
    }
    let query =
        format!("{OUTSIDE} userIdentity.accountId:{} requestParameters.roleArn:{}", quoted(account), quoted(role));
    let looked = book.values(&query, &[])?;
    Some(looked.period.map(|(first, _)| {
        let said = m::StoriesRoleTimes { account, n: looked.count, time: &time(first) }.say(LANGUAGE);
        leading(said, &query)
    }))
}

/// Whether the caller had to name an external ID: without one, whoever runs a service for many can be made to assume the wrong role.
fn condition(record: &Record<'_>) -> Option<StoryLine> {
    if record.text("userIdentity.type") != "AWSAccount" {
        return None;
    }
    Some(line(match record.text("requestParameters.externalId") {
        "" => m::stories_no_external_id(LANGUAGE).to_owned(),
        id => m::StoriesExternalId { id }.say(LANGUAGE),
    }))
}
