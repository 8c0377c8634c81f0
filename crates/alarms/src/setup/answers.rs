//! Responses of AWS about trails, their buckets, and where else events go, and the same settings in requests.

use protocol::setup::Item;

use super::{Said, policy, selectors};
use crate::given::Given;

/// Levels of objects and lists around a response that are searched.
const MOST_AROUND: u32 = 6;

/// Logs are to be kept for so many days.
const A_YEAR: u64 = 365;

/// The names that commands need, as far as they are known.
#[derive(Default)]
pub struct Names {
    pub trail: Option<String>,
    pub bucket: Option<String>,
    /// Every bucket that trails deliver to.
    pub buckets: Vec<String>,
}

impl Names {
    /// Puts known names in place of `TRAIL` and `BUCKET`.
    pub fn put_into(&self, text: &str) -> String {
        let names = [("TRAIL", &self.trail), ("BUCKET", &self.bucket)];
        names.into_iter().fold(text.to_owned(), |text, (place, name)| match name {
            Some(name) if is_plain(name) => text.replace(place, name),
            Some(_) | None => text,
        })
    }

    pub fn learn_bucket(&mut self, name: &str) {
        self.bucket.get_or_insert_with(|| name.to_owned());
        if !self.buckets.iter().any(|known| known == name) {
            self.buckets.push(name.to_owned());
        }
    }

    pub fn learn_trail(&mut self, name: &str) {
        self.trail.get_or_insert_with(|| name.to_owned());
    }
}

/// Whether a name can stand in a command as it is. Names come from files.
fn is_plain(name: &str) -> bool {
    !name.is_empty() && name.len() <= 255 && name.chars().all(|c| c.is_ascii_alphanumeric() || "-_.:/".contains(c))
}

/// What the responses in a file say.
pub fn read(text: &str, names: &mut Names) -> Vec<Said> {
    let documents =
        serde_json::Deserializer::from_str(text.trim_start_matches('\u{feff}')).into_iter::<serde_json::Value>();
    let mut said = Vec::new();
    // What cannot be parsed was reported as an issue of the file.
    for document in documents.map_while(Result::ok) {
        look(&Given::from(document), 0, names, &mut said);
    }
    said
}

fn look(given: &Given, around: u32, names: &mut Names, said: &mut Vec<Said>) {
    match given {
        Given::List(items) if around < MOST_AROUND => items.iter().for_each(|item| look(item, around + 1, names, said)),
        Given::Map(entries) => {
            let found = said.len();
            of_response(given, names, said);
            if said.len() == found && around < MOST_AROUND {
                entries.iter().for_each(|(_, value)| look(value, around + 1, names, said));
            }
        }
        Given::List(_) | Given::Text(_) | Given::Elsewhere(_) | Given::Nothing => {}
    }
}

/// One response.
fn of_response(answer: &Given, names: &mut Names, said: &mut Vec<Said>) {
    let trails = answer.get(&["trailList"]).map(Given::items).unwrap_or_default();
    for trail in trails.iter().chain(answer.get(&["Trail"])) {
        of_trail(trail, names, said);
    }
    let about = answer.get(&["TrailARN"]).and_then(text).map(short).unwrap_or_default();
    selectors::read(answer, &about, said);
    if let Some(logging) = answer.get(&["IsLogging"]).and_then(text) {
        say(said, Item::Logging, logging == "true", "", format!("IsLogging: {logging}"));
        delivery(answer, Item::Delivery, "LatestDeliveryTime", "LatestDeliveryError", said);
        delivery(answer, Item::DigestDelivery, "LatestDigestDeliveryTime", "LatestDigestDeliveryError", said);
        let error = "LatestCloudWatchLogsDeliveryError";
        if let Some(why) = answer.get(&[error]).and_then(text).filter(|why| !why.is_empty()) {
            say(said, Item::CloudWatch, false, "", format!("{error}: {why}"));
        }
    }
    if let Some(filters) = answer.get(&["subscriptionFilters"]) {
        let count = filters.items().len();
        say(said, Item::SecondCopy, count > 0, "", format!("subscriptionFilters: {count}"));
    }
    for store in answer.get(&["EventDataStores"]).map(Given::items).unwrap_or_default() {
        let name = store.get(&["Name"]).and_then(text).unwrap_or_default();
        let is_protected = store.get(&["TerminationProtectionEnabled"]).and_then(text).unwrap_or("?");
        let good =
            is_protected != "false" && store.get(&["Status"]).and_then(text).is_none_or(|status| status == "ENABLED");
        say(said, Item::SecondCopy, good, name, format!("TerminationProtectionEnabled: {is_protected}"));
    }
    of_bucket(answer, "", said);
}

/// The settings of a trail, as `describe-trails` and `get-trail` give them, or `CreateTrail` and `UpdateTrail` take them.
pub fn of_trail(trail: &Given, names: &mut Names, said: &mut Vec<Said>) {
    let named = trail.get(&["Name"]).or_else(|| trail.get(&["TrailARN"])).and_then(text).map(short);
    let about = named.unwrap_or_default();
    if !about.is_empty() {
        names.learn_trail(&about);
    }
    if let Some(bucket) = trail.get(&["S3BucketName"]).and_then(text) {
        names.learn_bucket(bucket);
    }
    let flags: [(Item, &[&str]); 4] = [
        (Item::MultiRegion, &["IsMultiRegionTrail"]),
        (Item::GlobalServices, &["IncludeGlobalServiceEvents"]),
        (Item::Organization, &["IsOrganizationTrail"]),
        (Item::Validation, &["LogFileValidationEnabled", "EnableLogFileValidation"]),
    ];
    for (item, setting) in flags {
        if let (Some(value), Some(name)) = (trail.get(setting).and_then(text), setting.first()) {
            say(said, item, value == "true", &about, format!("{name}: {value}"));
        }
    }
    let is_whole = trail.get(&["TrailARN"]).is_some();
    let there: [(Item, &[&str]); 3] = [
        (Item::Kms, &["KmsKeyId"]),
        (Item::CloudWatch, &["CloudWatchLogsLogGroupArn"]),
        (Item::Notifications, &["SnsTopicARN", "SnsTopicName"]),
    ];
    for (item, setting) in there {
        let name = setting.first().copied().unwrap_or_default();
        match trail.get(setting).and_then(text).filter(|value| !value.is_empty()) {
            Some(value) => say(said, item, true, &about, format!("{name}: {value}")),
            // A description has everything; a request only what changes.
            None if is_whole => say(said, item, false, &about, format!("{name}: –")),
            None => {}
        }
    }
}

fn delivery(answer: &Given, item: Item, time: &str, error: &str, said: &mut Vec<Said>) {
    let error_text = answer.get(&[error]).and_then(text).filter(|why| !why.is_empty());
    match (error_text, answer.get(&[time]).and_then(text)) {
        (Some(why), _) => say(said, item, false, "", format!("{error}: {why}")),
        (None, Some(at)) => say(said, item, true, "", format!("{time}: {at}")),
        (None, None) => {}
    }
}

/// The settings of a bucket, as `get-bucket-…` gives them, or `PutBucket…` takes them.
pub fn of_bucket(answer: &Given, about: &str, said: &mut Vec<Said>) {
    policy::read(answer, about, said);
    if let Some(block) = answer.get(&["PublicAccessBlockConfiguration"]) {
        let all = ["BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets"];
        let off: Vec<&str> = all.into_iter().filter(|name| block.get(&[name]).and_then(text) != Some("true")).collect();
        let setting = if off.is_empty() {
            "BlockPublicAcls, IgnorePublicAcls, BlockPublicPolicy, RestrictPublicBuckets: true".to_owned()
        } else {
            format!("{}: false", off.join(", "))
        };
        say(said, Item::PublicAccess, off.is_empty(), about, setting);
    }
    versioning(answer, about, said);
    if let Some(encryption) = answer.get(&["ServerSideEncryptionConfiguration"]) {
        let rules = encryption.get(&["Rules", "Rule"]).map(Given::items).unwrap_or_default();
        let algorithm = |rule: &Given| {
            rule.get(&["ApplyServerSideEncryptionByDefault"])?.get(&["SSEAlgorithm"]).and_then(text).map(str::to_owned)
        };
        let algorithms: Vec<String> = rules.iter().filter_map(algorithm).collect();
        let good = algorithms.iter().any(|it| it.starts_with("aws:kms"));
        say(said, Item::Encryption, good, about, format!("SSEAlgorithm: {}", algorithms.join(", ")));
    }
    lifecycle(answer, about, said);
    if let Some(lock) = answer.get(&["ObjectLockConfiguration"]) {
        let value = lock.get(&["ObjectLockEnabled"]).and_then(text).unwrap_or("–");
        say(said, Item::ObjectLock, value == "Enabled", about, format!("ObjectLockEnabled: {value}"));
    }
    if let Some(logging) =
        answer.get(&["LoggingEnabled"]).or_else(|| answer.get(&["BucketLoggingStatus"])?.get(&["LoggingEnabled"]))
    {
        let value = logging.get(&["TargetBucket"]).and_then(text).unwrap_or("–");
        say(said, Item::AccessLogging, value != "–", about, format!("TargetBucket: {value}"));
    }
}

fn versioning(answer: &Given, about: &str, said: &mut Vec<Said>) {
    let versioning = answer.get(&["VersioningConfiguration"]);
    let of_response = |given: &Given| matches!(given, Given::Map(entries) if !entries.is_empty() && entries.iter().all(|(name, _)| name == "Status" || name == "MFADelete"));
    let Some(versioning) = versioning.or_else(|| Some(answer).filter(|it| of_response(it))) else { return };
    let status = versioning.get(&["Status"]).and_then(text).unwrap_or("–");
    say(said, Item::Versioning, status == "Enabled", about, format!("Status: {status}"));
    let mfa = versioning.get(&["MFADelete"]).and_then(text).unwrap_or("–");
    say(said, Item::MfaDelete, mfa == "Enabled", about, format!("MFADelete: {mfa}"));
}

/// A rule that expires logs before a year has passed speaks against keeping them so long.
fn lifecycle(answer: &Given, about: &str, said: &mut Vec<Said>) {
    let wrapped = answer.get(&["LifecycleConfiguration", "BucketLifecycleConfiguration"]);
    let Some(rules) = wrapped.unwrap_or(answer).get(&["Rules", "Rule"]) else { return };
    let is_rule =
        |rule: &&Given| rule.get(&["Expiration", "Transitions", "Transition", "NoncurrentVersionExpiration"]).is_some();
    let rules: Vec<&Given> = rules.items().iter().filter(is_rule).collect();
    if rules.is_empty() {
        return;
    }
    let is_on = |rule: &&Given| rule.get(&["Status"]).and_then(text).is_none_or(|status| status == "Enabled");
    let days = |rule: &Given| rule.get(&["Expiration"])?.get(&["Days"]).and_then(text)?.parse::<u64>().ok();
    let shortest = rules.iter().filter(|rule| is_on(rule)).filter_map(|rule| days(rule)).min();
    let good = shortest.is_none_or(|days| days >= A_YEAR);
    let setting = shortest.map_or_else(|| "Expiration: –".to_owned(), |days| format!("Expiration.Days: {days}"));
    say(said, Item::Retention, good, about, setting);
}

pub fn say(said: &mut Vec<Said>, item: Item, good: bool, about: &str, setting: String) {
    said.push(Said { item, good, about: about.to_owned(), setting });
}

pub fn text(given: &Given) -> Option<&str> {
    if let Given::Text(text) = given { Some(text) } else { None }
}

/// The name in an ARN of a trail.
pub fn short(named: &str) -> String {
    named.rsplit_once(":trail/").map_or(named, |(_, name)| name).to_owned()
}
