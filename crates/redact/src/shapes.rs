//! Values that are recognised anywhere by their shape: accounts, addresses, keys, e-mail addresses, ARNs, hosts.

use std::net::{Ipv4Addr, Ipv6Addr};
use std::ops::Range;

use protocol::redact::RedactKind;

use crate::hosts;

/// Prefixes of the IDs of keys and principals.
const KEYS: [&str; 14] =
    ["ABIA", "ACCA", "AGPA", "AIDA", "AIPA", "AKIA", "ANPA", "ANVA", "APKA", "AROA", "ASCA", "ASIA", "AGPC", "ADIA"];

/// What AWS's own IDs begin with.
const TYPES: &[&str] = &[
    "acl",
    "ami",
    "asg",
    "cgw",
    "dopt",
    "eipalloc",
    "eipassoc",
    "eni",
    "fs",
    "i",
    "igw",
    "lt",
    "nat",
    "pcx",
    "r",
    "rtb",
    "rtbassoc",
    "sg",
    "sgr",
    "snap",
    "subnet",
    "tgw",
    "tgw-attach",
    "tgw-rtb",
    "vgw",
    "vol",
    "vpc",
    "vpce",
    "vpce-svc",
    "vpn",
];

/// Digits of an account ID.
const ACCOUNT: usize = 12;

/// Calls `found` for each value in a text.
pub fn scan<'t>(text: &'t str, domains: &[String], found: &mut dyn FnMut(RedactKind, &'t str)) {
    let part = |range: Range<usize>| text.get(range).unwrap_or_default();
    for range in runs(text, |byte| byte.is_ascii_digit()) {
        if range.len() == ACCOUNT && stands_alone(text, &range) && !ends_uuid(text, &range) {
            found(RedactKind::Account, part(range));
        }
    }
    for separator in ['-', ' '] {
        for range in runs(text, |byte| byte.is_ascii_digit() || byte == separator as u8) {
            let range = if separator == ' ' { trimmed(text, range, separator) } else { range };
            let mut groups = part(range.clone()).split(separator);
            if groups.clone().count() == 3 && groups.all(|group| group.len() == 4) && stands_alone(text, &range) {
                found(RedactKind::Account, part(range));
            }
        }
    }
    for range in runs(text, |byte| byte.is_ascii_digit() || byte == b'.') {
        let range = trimmed(text, range, '.');
        if is_v4(part(range.clone())) && stands_alone(text, &range) && !is_version(text, &range) {
            found(RedactKind::Address, part(range));
        }
    }
    for range in runs(text, |byte| byte.is_ascii_hexdigit() || matches!(byte, b':' | b'.')) {
        if is_v6(part(range.clone())) && stands_alone(text, &range) {
            found(RedactKind::Address, part(range));
        }
    }
    for range in runs(text, |byte| byte.is_ascii_uppercase() || byte.is_ascii_digit()) {
        let run = part(range.clone());
        let is_key = (16..=128).contains(&range.len()) && run.get(..4).is_some_and(|start| KEYS.contains(&start));
        if is_key && stands_alone(text, &range) {
            found(RedactKind::Key, run);
        }
    }
    for range in runs(text, |byte| byte.is_ascii_alphanumeric() || b".@_%+-=".contains(&byte)) {
        let range = trimmed(text, trimmed(text, range, '.'), '-');
        if is_email(part(range.clone())) {
            found(RedactKind::Email, part(range));
        }
    }
    for range in runs(text, |byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-') {
        if is_id(part(range.clone())) && stands_alone(text, &range) {
            found(RedactKind::Resource, part(range));
        }
    }
    if !domains.is_empty() {
        for range in runs(text, |byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-')) {
            let range = trimmed(text, range, '.');
            if domains.iter().any(|domain| is_within(part(range.clone()), domain)) {
                found(RedactKind::Host, part(range));
            }
        }
    }
    for range in hosts::addresses(text) {
        found(RedactKind::Address, part(range));
    }
    for range in runs(text, |byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-')) {
        hosts::names(part(trimmed(text, range, '.')), found);
    }
    for (at, _) in text.match_indices("arn:aws") {
        let (before, text) = text.split_at_checked(at).unwrap_or_default();
        arn(first_arn(text), found);
        if before.ends_with("on resource: ") {
            arn(refused_arn(text), found);
        }
    }
}

/// The ARN that a text begins with. Names may have commas in them.
fn first_arn(text: &str) -> &str {
    let end = text.char_indices().find(|(at, c)| match c {
        ',' => {
            let after = text.get(at + 1..).unwrap_or_default();
            after.starts_with("arn:") || !after.starts_with(|c: char| c.is_alphanumeric() || "+=.@_-".contains(c))
        }
        c => c.is_whitespace() || "\"'`;<>()[]{}|\\".contains(*c),
    });
    end.and_then(|(at, _)| text.get(..at)).unwrap_or(text)
}

/// The same where a service says what was refused: keys of objects may have any signs in them.
fn refused_arn(text: &str) -> &str {
    let ends = [" because ", " with an explicit deny", "\n"].iter().filter_map(|end| text.find(end));
    ends.min().and_then(|at| text.get(..at)).unwrap_or(text)
}

/// The parts of an ARN.
pub fn arn<'t>(arn: &'t str, found: &mut dyn FnMut(RedactKind, &'t str)) {
    let mut parts = arn.splitn(6, ':').skip(2);
    let (Some(service), Some(_), Some(account), Some(resource)) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return;
    };
    // What is in no account of a customer is AWS's own, such as its policies.
    if account == "aws" {
        return;
    }
    if account.len() == ACCOUNT && account.bytes().all(|byte| byte.is_ascii_digit()) {
        found(RedactKind::Account, account);
    }
    let resource = resource.trim_end_matches(['*', ':', '.']);
    match service {
        "s3" if account.is_empty() => {
            let (bucket, key) = resource.split_once('/').unwrap_or((resource, ""));
            found(RedactKind::Resource, bucket);
            found(RedactKind::Resource, key.trim_end_matches('/'));
        }
        "iam" | "sts" => {
            // The first step is its type.
            resource.split('/').skip(1).for_each(|step| found(RedactKind::Name, step));
        }
        _ => {
            let (first, rest) = resource.split_once(['/', ':']).unwrap_or((resource, ""));
            match rest.is_empty() {
                true => found(RedactKind::Resource, first),
                false => {
                    found(RedactKind::Resource, rest);
                    rest.split(['/', ':'])
                        .filter(|step| is_distinct(step))
                        .for_each(|step| found(RedactKind::Resource, step));
                }
            }
        }
    }
}

/// Whether a step of a path can only be a name that somebody or something chose: steps like `app` are words of AWS.
fn is_distinct(step: &str) -> bool {
    step.len() >= 5 && step.bytes().any(|byte| !byte.is_ascii_alphabetic())
}

/// Longest runs of bytes of a kind, all of them ASCII.
fn runs(text: &str, is: impl Fn(u8) -> bool) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = text.as_bytes().get(at..)?;
        let start = at + rest.iter().position(|byte| is(*byte))?;
        let len = text.as_bytes().get(start..)?.iter().take_while(|byte| is(**byte)).count();
        at = start + len;
        Some(start..at)
    })
}

fn trimmed(text: &str, range: Range<usize>, what: char) -> Range<usize> {
    let run = text.get(range.clone()).unwrap_or_default();
    let front = run.len() - run.trim_start_matches(what).len();
    let len = run.trim_matches(what).len();
    range.start + front..range.start + front + len
}

/// Whether no letter or digit comes before or after.
pub fn stands_alone(text: &str, range: &Range<usize>) -> bool {
    let before = text.get(..range.start).and_then(|before| before.chars().next_back());
    let after = text.get(range.end..).and_then(|after| after.chars().next());
    !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
}

/// Whether these are the last twelve digits of a UUID.
fn ends_uuid(text: &str, range: &Range<usize>) -> bool {
    let start = range.start.saturating_sub(24);
    text.get(start..range.end).is_some_and(is_uuid)
}

/// Whether it is the ID of something, with a prefix that says of what: `i-0123456789abcdef0`.
pub fn is_id(text: &str) -> bool {
    let (prefix, number) = text.rsplit_once('-').unwrap_or_default();
    let is_number = matches!(number.len(), 8 | 17) && number.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_number && TYPES.contains(&prefix)
}

/// Whether it is a UUID.
pub fn is_uuid(text: &str) -> bool {
    let dash = |at: usize| matches!(at, 8 | 13 | 18 | 23);
    text.len() == 36
        && text.bytes().enumerate().all(|(at, byte)| if dash(at) { byte == b'-' } else { byte.is_ascii_hexdigit() })
}

/// Whether it is an address of somebody: not that of every machine, nor that of all.
fn is_v4(text: &str) -> bool {
    hosts::canonical_v4(text)
        .unwrap_or_default()
        .parse::<Ipv4Addr>()
        .is_ok_and(|it| !it.is_unspecified() && !it.is_loopback() && !it.is_broadcast())
}

fn is_v6(text: &str) -> bool {
    text.len() > 3 && text.parse::<Ipv6Addr>().is_ok_and(|it| !it.is_unspecified() && !it.is_loopback())
}

/// Whether a version of a program looks like an address: `Chrome/120.0.0.0`.
fn is_version(text: &str, range: &Range<usize>) -> bool {
    let before = text.get(..range.start).unwrap_or_default();
    before.strip_suffix('/').is_some_and(|name| name.ends_with(|c: char| c.is_ascii_alphabetic()))
        && text.get(range.clone()).is_some_and(|version| version.ends_with(".0"))
}

fn is_email(text: &str) -> bool {
    let Some((local, host)) = text.split_once('@') else { return false };
    let (name, top) = host.rsplit_once('.').unwrap_or_default();
    let is_host = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-');
    !local.is_empty()
        && !name.is_empty()
        && host.bytes().all(is_host)
        && top.len() >= 2
        && top.bytes().all(|byte| byte.is_ascii_alphabetic())
}

fn is_within(host: &str, domain: &str) -> bool {
    let lower = host.to_ascii_lowercase();
    lower.strip_suffix(domain).is_some_and(|before| before.is_empty() || before.ends_with('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> String {
        let mut all = Vec::new();
        scan(text, &["corp.test".to_owned()], &mut |kind, value| all.push(format!("{}={value}", kind.name())));
        all.join(" ")
    }

    #[test]
    fn shapes() {
        let cases = [
            (
                "arn:aws:iam::111122223333:role/team/Deployer",
                "accounts=111122223333 accounts=111122223333 names=team names=Deployer",
            ),
            ("arn:aws:iam::aws:policy/AdministratorAccess", ""),
            ("arn:aws:s3:::my-logs/a b", "resources=my-logs resources=a"),
            ("arn:aws:sqs:eu-west-1:111122223333:jobs", "accounts=111122223333 accounts=111122223333 resources=jobs"),
            ("arn:aws:lambda:eu-west-1::function:Pay:7", "resources=Pay:7"),
            ("d2f3a1b4-0000-4000-8000-111122223333", ""),
            ("1111222233334", ""),
            ("/111122223333_CloudTrail_x", "accounts=111122223333"),
            ("from 10.1.2.3, 0.0.0.0/0 and 127.0.0.1", "addresses=10.1.2.3"),
            ("Chrome/120.0.0.0 http://10.0.0.1/ 256.1.1.1 1.2.3.4.5", "addresses=10.0.0.1"),
            ("[i-0123456789abcdef0] ami-12345678 my-12345678", "resources=i-0123456789abcdef0 resources=ami-12345678"),
            ("2001:DB8::1 ::1 12:30:15 AWS::EC2::Instance s3::add", "addresses=2001:DB8::1"),
            ("AROAABCDEFGHIJKLMNOPQ:mei AKIA", "keys=AROAABCDEFGHIJKLMNOPQ"),
            ("<mei.chen@mail.test>, @x, a@b", "emails=mei.chen@mail.test"),
            ("https://db.corp.test:5432/ xcorp.test corp.test", "hosts=db.corp.test hosts=corp.test"),
        ];
        for (text, expected) in cases {
            assert_eq!(found(text), expected, "{text}");
        }
    }
}
