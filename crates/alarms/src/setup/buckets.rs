//! Settings of a bucket, as `get-bucket-…` gives them, or `PutBucket…` takes them. (Amazon S3 API reference.)

use protocol::setup::Item;

use super::names::Names;
use super::{Said, policy, say};
use crate::given::Given;

/// Logs are to be kept for so many days.
const A_YEAR: u64 = 365;

/// What they say about a bucket; "" if nobody says which.
pub fn read(answer: &Given, about: &str, names: &Names, said: &mut Vec<Said>) {
    policy::read(answer, about, names, said);
    public_access(answer, about, said);
    versioning(answer, about, said);
    encryption(answer, about, said);
    lifecycle(answer, about, names, said);
    object_lock(answer, about, said);
    logging(answer, about, said);
}

fn public_access(answer: &Given, about: &str, said: &mut Vec<Said>) {
    let Some(block) = answer.get(&["PublicAccessBlockConfiguration"]) else { return };
    let all = ["BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets"];
    let off: Vec<&str> =
        all.into_iter().filter(|name| block.get(&[name]).and_then(Given::plain) != Some("true")).collect();
    let setting = if off.is_empty() {
        "BlockPublicAcls, IgnorePublicAcls, BlockPublicPolicy, RestrictPublicBuckets: true".to_owned()
    } else {
        format!("{}: false", off.join(", "))
    };
    say(said, Item::PublicAccess, off.is_empty(), about, setting);
}

fn versioning(answer: &Given, about: &str, said: &mut Vec<Said>) {
    let versioning = answer.get(&["VersioningConfiguration"]);
    let of_response = |given: &Given| matches!(given, Given::Map(entries) if !entries.is_empty() && entries.iter().all(|(name, _)| name == "Status" || name == "MFADelete"));
    let Some(versioning) = versioning.or_else(|| Some(answer).filter(|it| of_response(it))) else { return };
    let status = versioning.get(&["Status"]).and_then(Given::plain).unwrap_or("–");
    say(said, Item::Versioning, status == "Enabled", about, format!("Status: {status}"));
    let mfa = versioning.get(&["MFADelete"]).and_then(Given::plain).unwrap_or("–");
    say(said, Item::MfaDelete, mfa == "Enabled", about, format!("MFADelete: {mfa}"));
}

fn encryption(answer: &Given, about: &str, said: &mut Vec<Said>) {
    let Some(encryption) = answer.get(&["ServerSideEncryptionConfiguration"]) else { return };
    let rules = encryption.get(&["Rules", "Rule"]).map(Given::items).unwrap_or_default();
    let algorithm = |rule: &Given| {
        rule.get(&["ApplyServerSideEncryptionByDefault"])?
            .get(&["SSEAlgorithm"])
            .and_then(Given::plain)
            .map(str::to_owned)
    };
    let algorithms: Vec<String> = rules.iter().filter_map(algorithm).collect();
    let good = algorithms.iter().any(|it| it.starts_with("aws:kms"));
    say(said, Item::Encryption, good, about, format!("SSEAlgorithm: {}", algorithms.join(", ")));
}

/// A rule that expires logs before a year has passed, or at a date, speaks against keeping them so long.
fn lifecycle(answer: &Given, about: &str, names: &Names, said: &mut Vec<Said>) {
    let wrapped = answer.get(&["LifecycleConfiguration", "BucketLifecycleConfiguration"]);
    let Some(rules) = wrapped.unwrap_or(answer).get(&["Rules", "Rule"]) else { return };
    let is_rule =
        |rule: &&Given| rule.get(&["Expiration", "Transitions", "Transition", "NoncurrentVersionExpiration"]).is_some();
    let rules: Vec<&Given> = rules.items().iter().filter(is_rule).collect();
    if rules.is_empty() {
        return;
    }
    let is_on = |rule: &Given| rule.get(&["Status"]).and_then(Given::plain).is_none_or(|status| status == "Enabled");
    let of_logs = || rules.iter().filter(|rule| is_on(rule) && may_be_about_logs(rule, names));
    let expiry = |rule: &Given, member: &str| {
        rule.get(&["Expiration"])?.get(&[member]).and_then(Given::plain).map(str::to_owned)
    };
    let days = |rule: &&Given| expiry(rule, "Days")?.parse::<u64>().ok();
    let date = of_logs().find_map(|rule| expiry(rule, "Date"));
    let shortest = of_logs().filter_map(days).min();
    let good = date.is_none() && shortest.is_none_or(|days| days >= A_YEAR);
    let setting = match (date, shortest) {
        (Some(date), _) => format!("Expiration.Date: {date}"),
        (None, Some(days)) => format!("Expiration.Days: {days}"),
        (None, None) => "Expiration: –".to_owned(),
    };
    say(said, Item::Retention, good, about, setting);
}

/// Whether a rule is about keys that logs may have. Logs have no tags.
fn may_be_about_logs(rule: &Given, names: &Names) -> bool {
    let filter = rule.get(&["Filter"]);
    let both = filter.and_then(|filter| filter.get(&["And"]));
    let has_tags = |it: Option<&Given>| it.is_some_and(|it| it.has(&["Tag", "Tags"]));
    if has_tags(filter) || has_tags(both) {
        return false;
    }
    let prefix = |it: Option<&Given>| it?.get(&["Prefix"]).and_then(Given::plain).map(str::to_owned);
    let prefix = prefix(filter).or_else(|| prefix(both)).or_else(|| prefix(Some(rule)));
    prefix.is_none_or(|prefix| names.may_begin_logs(&prefix))
}

/// Only what is locked by default, and in compliance mode, binds everybody.
fn object_lock(answer: &Given, about: &str, said: &mut Vec<Said>) {
    let Some(lock) = answer.get(&["ObjectLockConfiguration"]) else { return };
    let enabled = lock.get(&["ObjectLockEnabled"]).and_then(Given::plain).unwrap_or("–");
    let retention = lock.get(&["Rule"]).and_then(|rule| rule.get(&["DefaultRetention"]));
    let mode = retention.and_then(|it| it.get(&["Mode"])).and_then(Given::plain).unwrap_or("–");
    let good = enabled == "Enabled" && mode == "COMPLIANCE";
    say(said, Item::ObjectLock, good, about, format!("ObjectLockEnabled: {enabled}, DefaultRetention.Mode: {mode}"));
}

fn logging(answer: &Given, about: &str, said: &mut Vec<Said>) {
    let of_request = || answer.get(&["BucketLoggingStatus"])?.get(&["LoggingEnabled"]);
    let Some(logging) = answer.get(&["LoggingEnabled"]).or_else(of_request) else { return };
    let value = logging.get(&["TargetBucket"]).and_then(Given::plain).unwrap_or("–");
    say(said, Item::AccessLogging, value != "–", about, format!("TargetBucket: {value}"));
}
