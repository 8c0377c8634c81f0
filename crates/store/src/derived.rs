//! Values that no record contains verbatim: those of `user`, `service` and `proof`, and times written as numbers.

use protocol::report::{Outcome, Verdict};

use crate::matching::Scalar;

/// Path of the user's name, one of the values that `user` matches.
pub const USER_NAME: [&str; 2] = ["userIdentity", "userName"];

/// Path of what contains the session name, one of the values that `user` matches.
pub const PRINCIPAL_ID: [&str; 2] = ["userIdentity", "principalId"];

/// Path that `service` is derived from.
pub const EVENT_SOURCE: [&str; 1] = ["eventSource"];

/// Path of an event's time.
pub const EVENT_TIME: [&str; 1] = ["eventTime"];

const SERVICE_SUFFIX: &str = ".amazonaws.com";

/// The session name in a `principalId` such as `AROAEXAMPLE:session`.
pub fn session_name(principal_id: &str) -> Option<&str> {
    principal_id.split_once(':').map(|(_, session)| session)
}

/// `ec2` from `ec2.amazonaws.com`.
pub fn short_service(event_source: &str) -> Option<&str> {
    let (name, suffix) = event_source.split_at_checked(event_source.len().checked_sub(SERVICE_SUFFIX.len())?)?;
    suffix.eq_ignore_ascii_case(SERVICE_SUFFIX).then_some(name)
}

/// An `eventTime` given as seconds since 1970, in the usual spelling. The table shows that time, so a search for it
/// must find the row.
pub fn spelled_time(event_time: Scalar<'_>) -> Option<String> {
    match event_time {
        Scalar::Number(seconds) => cloudtrail::time::parse_number(seconds).map(cloudtrail::time::format),
        Scalar::Text(_) | Scalar::Bool(_) => None,
    }
}

/// The names by which filters may refer to a verdict: its own and that of its group.
pub fn proof_names(verdict: Verdict) -> [&'static str; 2] {
    let group = match verdict.outcome() {
        Outcome::Failed => "failed",
        Outcome::Unchecked => "unchecked",
        Outcome::Proved => "proved",
    };
    [verdict.name(), group]
}

/// The value of `outcome` in filters.
pub const fn outcome_name(is_failure: bool) -> &'static str {
    if is_failure { "failure" } else { "success" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts() {
        assert_eq!(session_name("AROA:bob"), Some("bob"));
        assert_eq!(session_name("AIDA"), None);
        assert_eq!(short_service("ec2.amazonaws.com"), Some("ec2"));
        assert_eq!(short_service("EC2.AmazonAWS.com"), Some("EC2"));
        assert_eq!(short_service("amazonaws.com"), None);
        assert_eq!(short_service("é.amazonaws.comx"), None);
        assert_eq!(spelled_time(Scalar::Number("1705320000")).as_deref(), Some("2024-01-15T12:00:00Z"));
        assert_eq!(spelled_time(Scalar::Text("1705320000")), None);
        assert_eq!(proof_names(Verdict::VerifiedChained), ["verified-chained", "proved"]);
    }
}
