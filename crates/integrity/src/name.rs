//! Parses the names of digest and log files.
//!
//! `ACCOUNT_CloudTrail-Digest_REGION_TRAIL_HOME_YYYYMMDDTHHMMSSZ[_backfill].json[.gz]` and
//! `ACCOUNT_CloudTrail_REGION_YYYYMMDDTHHMMZ_UNIQUE.json[.gz]`. A trail's name may contain `_`, `.` and `-`, so a
//! digest's name is parsed from both ends.

use protocol::Micros;

/// The name of a digest file, parsed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct DigestName<'a> {
    pub account: &'a str,
    pub region: &'a str,
    pub trail: &'a str,
    pub home: &'a str,
    /// `digestEndTime`.
    pub end: Micros,
    pub backfill: bool,
}

/// The name of a log file, parsed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct LogName<'a> {
    pub account: &'a str,
    pub region: &'a str,
    /// About when it was delivered, to the minute.
    pub delivered: Micros,
}

/// Whether a file is named as CloudTrail names digests, ignoring folders and containers.
pub fn is_digest_name(path: &str) -> bool {
    DigestName::parse(file_name(path)).is_some()
}

/// Whether a file is named as CloudTrail names logs, ignoring folders and containers.
pub fn is_log_name(path: &str) -> bool {
    LogName::parse(file_name(path)).is_some()
}

/// About when a log was delivered, by its name, which tells the minute; `None` if it is not named as CloudTrail names logs.
pub fn delivered(path: &str) -> Option<Micros> {
    LogName::parse(file_name(path)).map(|name| name.delivered)
}

/// The last part of a path or key; for an entry of a container, the last part inside it.
pub(crate) fn file_name(path: &str) -> &str {
    path.rsplit(['/', '!']).next().unwrap_or(path)
}

/// The path without `.gz`: people decompress their copies, so `x.json` is as good as `x.json.gz`.
pub(crate) fn without_gz(path: &str) -> &str {
    path.strip_suffix(".gz").unwrap_or(path)
}

impl<'a> DigestName<'a> {
    /// `None` if CloudTrail would not write such a name.
    pub fn parse(name: &'a str) -> Option<DigestName<'a>> {
        let stem = without_gz(name).strip_suffix(".json")?;
        let (stem, backfill) = stem.strip_suffix("_backfill").map_or((stem, false), |stem| (stem, true));
        let (account, rest) = stem.split_once('_')?;
        let (region, rest) = rest.strip_prefix("CloudTrail-Digest_")?.split_once('_')?;
        let (rest, stamp) = rest.rsplit_once('_')?;
        let (trail, home) = rest.rsplit_once('_')?;
        let end = stamp_time(stamp, 15)?;
        let sound = is_account(account) && is_region(region) && is_region(home) && !trail.is_empty();
        sound.then_some(DigestName { account, region, trail, home, end, backfill })
    }
}

impl<'a> LogName<'a> {
    /// `None` if CloudTrail would not write such a name.
    pub fn parse(name: &'a str) -> Option<LogName<'a>> {
        let stem = without_gz(name).strip_suffix(".json")?;
        let (account, rest) = stem.split_once('_')?;
        let (region, rest) = rest.strip_prefix("CloudTrail_")?.split_once('_')?;
        let (stamp, unique) = rest.split_once('_')?;
        let delivered = stamp_time(stamp, 13)?;
        let sound = is_account(account) && is_region(region) && is_unique(unique);
        sound.then_some(LogName { account, region, delivered })
    }
}

pub(crate) fn is_account(text: &str) -> bool {
    text.len() == 12 && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_region(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

fn is_unique(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// Parses `20260302T080302Z` (15 characters before the `Z`) or `20260302T0803Z` (13).
fn stamp_time(stamp: &str, length: usize) -> Option<Micros> {
    (stamp.len() == length + 1).then(|| calendar::parse_basic(stamp)).flatten()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::time::iso;

    fn check_digest(name: &str, expected: &str) {
        let said = DigestName::parse(name).map(|n| {
            let kind = if n.backfill { "backfill" } else { "hourly" };
            [n.account, n.region, n.trail, n.home, &iso(n.end), kind].join(" ")
        });
        assert_eq!(said.unwrap_or_default(), expected, "{name}");
    }

    #[test]
    fn digest_names_are_taken_apart() {
        check_digest(
            "111122223333_CloudTrail-Digest_us-east-1_main_eu-west-1_20260302T080302Z.json.gz",
            "111122223333 us-east-1 main eu-west-1 2026-03-02T08:03:02Z hourly",
        );
        check_digest(
            "111122223333_CloudTrail-Digest_us-east-1_all_the.trails-1_2_us-gov-west-1_20260302T080302Z_backfill.json",
            "111122223333 us-east-1 all_the.trails-1_2 us-gov-west-1 2026-03-02T08:03:02Z backfill",
        );
        check_digest(
            "111122223333_CloudTrail-Digest_us-east-1_a_20260302T080302Z_us-east-1_20270302T080302Z.json.gz",
            "111122223333 us-east-1 a_20260302T080302Z us-east-1 2027-03-02T08:03:02Z hourly",
        );
    }

    #[test]
    fn other_names_are_no_digest_names() {
        for name in [
            "",
            "111122223333_CloudTrail_us-east-1_20260302T0803Z_abc.json.gz",
            "11112222333_CloudTrail-Digest_us-east-1_main_eu-west-1_20260302T080302Z.json.gz",
            "111122223333_CloudTrail-Digest_us-east-1_main_20260302T080302Z.json.gz",
            "111122223333_CloudTrail-Digest_us-east-1__eu-west-1_20260302T080302Z.json.gz",
            "111122223333_CloudTrail-Digest_us-east-1_main_EU_20260302T080302Z.json.gz",
            "111122223333_CloudTrail-Digest_us-east-1_main_eu-west-1_20261302T080302Z.json.gz",
            "111122223333_CloudTrail-Digest_us-east-1_main_eu-west-1_20260302T08+302Z.json.gz",
            "111122223333_CloudTrail-Digest_us-east-1_main_eu-west-1_20260302T0803Z.json.gz",
            "111122223333_CloudTrail-Digest_us-east-1_main_eu-west-1_20260302T080302Z.json (1).gz",
            "x111122223333_CloudTrail-Digest_us-east-1_main_eu-west-1_20260302T080302Z.json.gz",
        ] {
            check_digest(name, "");
        }
    }

    #[test]
    fn log_names_are_taken_apart() {
        let log = LogName::parse("111122223333_CloudTrail_us-east-1_20260302T0803Z_aB3dEfGh1jKlMnOp.json.gz").unwrap();
        assert_eq!((log.account, log.region), ("111122223333", "us-east-1"));
        assert_eq!(iso(log.delivered), "2026-03-02T08:03:00Z");
        for name in [
            "111122223333_CloudTrail-Insight_us-east-1_20260302T0803Z_abc.json.gz",
            "111122223333_CloudTrail_us-east-1_20260302T0803Z_.json.gz",
            "111122223333_CloudTrail_us-east-1_20260302T080302Z_abc.json.gz",
            "111122223333_CloudTrail_us-east-1_20260302T0803Z_abc (1).json.gz",
            "111122223333_CloudTrail_us-east-1_20260302T0863Z_abc.json.gz",
        ] {
            assert_eq!(LogName::parse(name), None, "{name}");
        }
    }

    #[test]
    fn folders_and_containers_do_not_matter() {
        let name = "111122223333_CloudTrail_us-east-1_20260302T0803Z_abc.json.gz";
        for path in [name.to_owned(), format!("a/b/{name}"), format!("a/logs.zip!{name}"), format!("x.tar!b/{name}")] {
            assert!(is_log_name(&path), "{path}");
            assert!(!is_digest_name(&path), "{path}");
        }
    }
}
