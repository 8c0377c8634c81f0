//! The credentials of a call, and where they came from: a key is made, a role assumed, somebody signs in.

use protocol::story::{LookedAt, StoryLine};
use view::format::time;
use words::{Say, messages as m};

use crate::book::{Book, quoted};
use crate::lines::{LANGUAGE, line, telling, user};
use crate::record::Record;

/// Most links of a chain that are followed. AWS limits chained roles to an hour, not in number.
const MOST_LINKS: usize = 5;

/// Calls that issue temporary credentials.
const ISSUERS: &str = "name:(AssumeRole or AssumeRoleWithSAML or AssumeRoleWithWebIdentity or AssumeRoot or GetSessionToken \
     or GetFederationToken)";

/// Where the credentials of a call came from, the newest link first.
pub fn origin(book: &mut Book<'_>, at: &LookedAt) -> Option<Vec<StoryLine>> {
    let (mut lines, mut current) = (Vec::new(), at.clone());
    for _ in 0..MOST_LINKS {
        let Some(caller) = link(book, &current, &mut lines)? else { return Some(lines) };
        current = caller;
    }
    lines.push(line(m::StoriesChainEnds { n: MOST_LINKS as u64 }.say(LANGUAGE)));
    Some(lines)
}

/// One link: says how a call got its credentials, and returns the call that issued them, if that is loaded and has to be explained in
/// turn.
fn link(book: &mut Book<'_>, at: &LookedAt, lines: &mut Vec<StoryLine>) -> Option<Option<LookedAt>> {
    let record = Record::of(at);
    let key = record.key();
    if key.is_empty() {
        lines.extend(without_key(book, &record)?);
        return Some(None);
    }
    if key.starts_with("AKIA") {
        lines.extend(made(book, key)?);
        return Some(None);
    }
    let query = format!("{ISSUERS} responseElements.credentials.accessKeyId:{}", quoted(key));
    let looked = book.last(&query, 1)?;
    if let Some(issuing) = looked.records.first() {
        let issued = Record::of(issuing);
        let (ip, role) = (issued.text("sourceIPAddress"), issued.text("requestParameters.roleArn"));
        let (time, name, user) = (time(issuing.event.time), issuing.event.name.as_str(), user(issuing));
        let said = match role {
            "" => m::StoriesIssued { key, time: &time, name, user, ip }.say(LANGUAGE),
            role => m::StoriesIssuedRole { key, time: &time, name, role, user, ip }.say(LANGUAGE),
        };
        lines.push(telling(said, issuing));
        // What signs in with an identity provider, or another account, has no credentials here.
        let goes_on = !issued.key().is_empty();
        return Some(goes_on.then(|| issuing.clone()));
    }
    let began = record.text("userIdentity.sessionContext.attributes.creationDate").replacen('T', " ", 1);
    let issuer = record.first(&["userIdentity.sessionContext.sessionIssuer.arn", "userIdentity.arn"]);
    let sign_in = sign_in(book, &record)?;
    if sign_in.is_none() {
        lines.push(line(m::StoriesNotIssued { key }.say(LANGUAGE)));
    }
    if !began.is_empty() {
        lines.push(line(m::StoriesSessionBegan { time: &began, issuer }.say(LANGUAGE)));
    }
    lines.extend(sign_in);
    Some(None)
}

/// How a key that does not expire was made, and what became of it.
pub fn made(book: &mut Book<'_>, key: &str) -> Option<Vec<StoryLine>> {
    let making = format!("name:CreateAccessKey responseElements.accessKey.accessKeyId:{}", quoted(key));
    let changing = format!("name:(UpdateAccessKey or DeleteAccessKey) requestParameters.accessKeyId:{}", quoted(key));
    let (made, changed) = (book.first(&making, 1), book.first(&changing, 5));
    let (made, changed) = (made?, changed?);
    let mut lines = match made.records.first() {
        Some(at) => {
            let record = Record::of(at);
            let (time, user, ip) = (time(at.event.time), user(at), record.text("sourceIPAddress"));
            let said = match record.text("requestParameters.userName") {
                "" => m::StoriesKeyMade { key, time: &time, user, ip }.say(LANGUAGE),
                owner => m::StoriesKeyMadeFor { key, owner, time: &time, user, ip }.say(LANGUAGE),
            };
            vec![telling(said, at)]
        }
        None => vec![line(m::StoriesKeyUnmade { key }.say(LANGUAGE))],
    };
    lines.extend(changed.records.iter().map(crate::lines::event));
    Some(lines)
}

fn without_key(book: &mut Book<'_>, record: &Record<'_>) -> Option<Vec<StoryLine>> {
    let invoker = record.text("userIdentity.invokedBy");
    if !invoker.is_empty() {
        return Some(vec![line(m::StoriesInvoked { service: invoker }.say(LANGUAGE))]);
    }
    let (kind, account) = (record.text("userIdentity.type"), record.text("userIdentity.accountId"));
    let sign_in = sign_in(book, record)?;
    let mut lines = vec![line(match kind {
        "AWSAccount" => m::StoriesOtherAccount { account }.say(LANGUAGE),
        "SAMLUser" | "WebIdentityUser" => {
            let provider = record.first(&["userIdentity.identityProvider", "userIdentity.userName"]);
            m::StoriesProvider { provider }.say(LANGUAGE)
        }
        _ => m::stories_no_key(LANGUAGE).to_owned(),
    })];
    lines.extend(sign_in);
    Some(lines)
}

/// The last sign-in to the console before a call, by the same identity.
fn sign_in(book: &mut Book<'_>, record: &Record<'_>) -> Option<Option<StoryLine>> {
    let arn = record.text("userIdentity.arn");
    if arn.is_empty() {
        return Some(None);
    }
    let until = view::format::iso(record.at.event.time);
    let query = format!("name:ConsoleLogin outcome:success userIdentity.arn:{} time <= {until}", quoted(arn));
    let looked = book.last(&query, 1)?;
    Some(looked.records.first().map(signed_in))
}

/// A sign-in to the console.
pub fn signed_in(at: &LookedAt) -> StoryLine {
    let record = Record::of(at);
    let (time, ip) = (time(at.event.time), record.text("sourceIPAddress"));
    let said = match (record.error(), record.second_factor()) {
        ("", said) if said != Some(true) && is_federated(&record) => {
            m::StoriesSignedInFederated { user: user(at), time: &time, ip }.say(LANGUAGE)
        }
        ("", Some(true)) => m::StoriesSignedInMfa { user: user(at), time: &time, ip }.say(LANGUAGE),
        ("", _) => m::StoriesSignedIn { user: user(at), time: &time, ip }.say(LANGUAGE),
        _ => m::StoriesNotSignedIn { user: user(at), time: &time, ip }.say(LANGUAGE),
    };
    telling(said, at)
}

/// Whether an identity provider let them in. Its own second factor is not in the log, where `MFAUsed` is `No` then.
fn is_federated(record: &Record<'_>) -> bool {
    !matches!(record.text("userIdentity.type"), "IAMUser" | "Root")
        || !record.text("additionalEventData.SamlProviderArn").is_empty()
}
