//! The chapters that stories have in common: who, the credentials, what else was done with them, who else, and what is not visible.

use protocol::story::{Chapter, LookedAt, Records, StoryLine};
use protocol::{Column, ProofCounts};
use view::format::time;
use words::{Say, messages as m};

use crate::book::{Book, quoted};
use crate::credentials;
use crate::lines::{LANGUAGE, chapter, counted, event, events, leading, line, telling, user};
use crate::record::Record;

/// Calls that give somebody access, or make somebody who has it.
const GIVING: &str = "name:(CreateAccessKey or CreateUser or CreateLoginProfile or UpdateLoginProfile or CreateRole or \
     UpdateAssumeRolePolicy or AttachUserPolicy or AttachRolePolicy or AttachGroupPolicy or PutUserPolicy or PutRolePolicy or \
     PutGroupPolicy or AddUserToGroup or CreatePolicyVersion)";

/// Calls that change what is recorded.
const RECORDING: &str =
    "service:cloudtrail name:(StopLogging or DeleteTrail or UpdateTrail or PutEventSelectors) outcome:success";

/// All of them, about the call that matters most.
pub fn about(book: &mut Book<'_>, at: &LookedAt) -> Option<Vec<Chapter>> {
    // Independent look-ups are asked for together.
    let (origin, session, around, unseen) =
        (credentials::origin(book, at), session(book, at), around(book, at), unseen(book));
    let chapters = [
        chapter(m::stories_who(LANGUAGE), who(at)),
        chapter(m::stories_credentials(LANGUAGE), origin?),
        chapter(m::stories_session(LANGUAGE), session?),
        chapter(m::stories_around(LANGUAGE), around?),
        chapter(m::stories_unseen(LANGUAGE), unseen?),
    ];
    Some(chapters.into_iter().flatten().collect())
}

/// Who made a call, as what, and from where.
fn who(at: &LookedAt) -> Vec<StoryLine> {
    let record = Record::of(at);
    let (kind, account) = (record.text("userIdentity.type"), record.text("userIdentity.accountId"));
    let user = user(at);
    let mut lines = vec![match account {
        "" => telling(m::StoriesWhoIs { user, kind }.say(LANGUAGE), at),
        account => telling(m::StoriesWhoIn { user, kind, account }.say(LANGUAGE), at),
    }];
    let arn = record.text("userIdentity.arn");
    if !arn.is_empty() {
        lines.push(line(arn.to_owned()));
    }
    let (ip, agent) = (record.text("sourceIPAddress"), record.text("userAgent"));
    if !ip.is_empty() {
        lines.push(leading(m::StoriesFrom { ip, agent }.say(LANGUAGE), &format!("ip:{}", quoted(ip))));
    }
    match record.second_factor() {
        Some(true) => lines.push(line(m::stories_mfa(LANGUAGE).to_owned())),
        // Programs that assume a role never have one.
        Some(false) if kind != "AssumedRole" => lines.push(line(m::stories_no_mfa(LANGUAGE).to_owned())),
        Some(false) | None => {}
    }
    lines
}

/// The events with the same credentials: those with the same key or, without one, of the same identity.
fn same(record: &Record<'_>) -> Option<String> {
    match (record.key(), record.text("userIdentity.arn")) {
        ("", "") => None,
        ("", arn) => Some(format!("userIdentity.arn:{}", quoted(arn))),
        (key, _) => Some(format!("key:{}", quoted(key))),
    }
}

fn session(book: &mut Book<'_>, at: &LookedAt) -> Option<Vec<StoryLine>> {
    match same(&Record::of(at)) {
        Some(query) => done(book, &query),
        None => Some(Vec::new()),
    }
}

/// What the events of a query are, taken together.
pub fn done(book: &mut Book<'_>, query: &str) -> Option<Vec<StoryLine>> {
    let (failing, changing, giving) = (
        format!("{query} outcome:failure"),
        format!("{query} outcome:success readOnly:false"),
        format!("{query} outcome:success {GIVING}"),
    );
    let all = book.values(query, &[Column::EventName, Column::SourceIpAddress, Column::AwsRegion]);
    let failed = book.values(&failing, &[Column::ErrorCode]);
    let changed = book.values(&changing, &[Column::EventName]);
    let gave = book.first(&giving, 10);
    let (all, failed, changed, gave) = (all?, failed?, changed?, gave?);
    let mut lines = Vec::new();
    if let Some((first, last)) = all.period {
        let (from, to) = (time(first), time(last));
        lines.push(leading(m::StoriesUsed { n: all.count, from: &from, to: &to }.say(LANGUAGE), query));
    }
    if let [names, addresses, regions] = all.values.as_slice() {
        lines.push(line(m::StoriesMost { list: &counted(names) }.say(LANGUAGE)));
        lines.push(line(m::StoriesAddresses { n: addresses.0, list: &counted(addresses) }.say(LANGUAGE)));
        lines.push(line(m::StoriesRegions { n: regions.0, list: &counted(regions) }.say(LANGUAGE)));
    }
    if let (1.., Some(errors)) = (failed.count, failed.values.first()) {
        lines.push(leading(m::StoriesFailed { n: failed.count, list: &counted(errors) }.say(LANGUAGE), &failing));
    }
    if let (1.., Some(names)) = (changed.count, changed.values.first()) {
        lines.push(leading(m::StoriesChanged { n: changed.count, list: &counted(names) }.say(LANGUAGE), &changing));
    }
    lines.extend(events(gave, &giving));
    Some(lines)
}

/// Who else came from the same address.
fn around(book: &mut Book<'_>, at: &LookedAt) -> Option<Vec<StoryLine>> {
    let record = Record::of(at);
    let ip = record.text("sourceIPAddress");
    // The "address" of an AWS service is its name.
    if !ip.starts_with(|first: char| first.is_ascii_digit()) && !ip.contains(':') {
        return Some(Vec::new());
    }
    let query = format!("ip:{}", quoted(ip));
    let others = match same(&record) {
        Some(same) => format!("{query} not {same}"),
        None => query,
    };
    let looked = book.values(&others, &[Column::User])?;
    let said = |users| m::StoriesSameAddress { ip, list: &counted(users) }.say(LANGUAGE);
    let named = looked.values.first().filter(|(distinct, _)| *distinct > 0);
    Some(named.map(|users| leading(said(users), &others)).into_iter().collect())
}

/// What the log does not show, whatever the story.
pub fn unseen(book: &mut Book<'_>) -> Option<Vec<StoryLine>> {
    let data = book.values("eventCategory:Data", &[]);
    let all = book.look("", Records::First(0), &[Column::AwsRegion]);
    let recording = book.first(RECORDING, 5);
    let (data, all, recording) = (data?, all?, recording?);
    let mut lines = Vec::new();
    if let Some((first, last)) = all.period {
        let (from, to) = (time(first), time(last));
        lines.push(line(m::StoriesPeriod { from: &from, to: &to }.say(LANGUAGE)));
    }
    if data.count == 0 {
        lines.push(line(m::stories_no_data(LANGUAGE).to_owned()));
    }
    if let Some((distinct, regions)) = all.values.first() {
        let named: Vec<&str> = regions.iter().map(|(region, _)| region.as_str()).collect();
        let list = words::list(&named, LANGUAGE);
        lines.push(line(m::StoriesOnlyRegions { n: *distinct, list: &list }.say(LANGUAGE)));
    }
    for at in &recording.records {
        let said = m::StoriesRecording { event: &event(at).said }.say(LANGUAGE);
        // A trail of all regions tells it in each of them.
        if lines.last().is_none_or(|line| line.said != said) {
            lines.push(telling(said, at));
        }
    }
    let ProofCounts { proved, unchecked, failed } = all.proof;
    let all = proved.saturating_add(unchecked).saturating_add(failed);
    if proved < all {
        lines.push(leading(m::StoriesUnproved { n: all - proved, all }.say(LANGUAGE), "not proof:proved"));
    }
    Some(lines)
}
