//! What is redacted, and why something cannot be.

use protocol::redact::{KeyFault, RedactKind, RedactProblem};

use crate::{Label, Language, Say, messages as m};

impl Label for RedactKind {
    fn label(&self, language: Language) -> &'static str {
        match self {
            RedactKind::Account => m::redact_accounts(language),
            RedactKind::Address => m::redact_addresses(language),
            RedactKind::Key => m::redact_keys(language),
            RedactKind::Email => m::redact_emails(language),
            RedactKind::Name => m::redact_names(language),
            RedactKind::Resource => m::redact_resources(language),
            RedactKind::Host => m::redact_hosts(language),
            RedactKind::Pattern => m::redact_patterns(language),
        }
    }
}

impl Say for RedactProblem {
    fn write(&self, language: Language, out: &mut String) {
        match self {
            RedactProblem::BadPattern(pattern, at, why) => {
                let at = at.saturating_add(1);
                m::RedactBadPattern { pattern, at: &language.exact(at), why }.write(language, out);
            }
            RedactProblem::EmptyMatch(pattern) => m::RedactEmptyMatch { pattern }.write(language, out),
            RedactProblem::MatchesAll(pattern) => m::RedactMatchesAll { pattern }.write(language, out),
            RedactProblem::BadDomain(domain) => m::RedactBadDomain { domain }.write(language, out),
            RedactProblem::NothingChosen => out.push_str(m::redact_nothing(language)),
            RedactProblem::TooMany { most } => m::RedactTooMany { n: *most }.write(language, out),
            RedactProblem::NotJson => out.push_str(m::redact_not_json(language)),
            RedactProblem::Changed => out.push_str(m::redact_changed(language)),
            RedactProblem::NoToken => out.push_str(m::redact_no_token(language)),
        }
    }
}

impl Say for KeyFault {
    fn write(&self, language: Language, out: &mut String) {
        match self {
            KeyFault::NotJson(why) => m::RedactKeyNotJson { why }.write(language, out),
            KeyFault::NotOurs { format } => m::RedactKeyNotOurs { format }.write(language, out),
            KeyFault::BadKey => out.push_str(m::redact_key_bad(language)),
            KeyFault::BadList(member) => m::RedactKeyBadList { member }.write(language, out),
            KeyFault::UnknownKind(kind) => m::RedactKeyUnknownKind { kind }.write(language, out),
        }
    }
}
