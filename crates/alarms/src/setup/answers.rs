//! Responses of AWS about trails, their buckets, and where else events go, and the same settings in requests.

use protocol::setup::Item;

use super::names::Names;
use super::{Said, buckets, say, selectors, subjects};
use crate::given::Given;

/// Levels of objects and lists around a response that are searched.
const MOST_AROUND: u32 = 6;

/// Responses with the same members as others, by what the names of their files contain.
const OTHER: &str = "accelerate";

/// What the responses in a file say.
pub fn read(file: &str, text: &str, names: &mut Names) -> Vec<Said> {
    let documents =
        serde_json::Deserializer::from_str(text.trim_start_matches('\u{feff}')).into_iter::<serde_json::Value>();
    let mut said = Vec::new();
    if file.to_ascii_lowercase().contains(OTHER) {
        return said;
    }
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
            // What a store selects is not what a trail selects.
            let is_known = said.len() > found || given.get(&["EventDataStores", "subscriptionFilters"]).is_some();
            if !is_known && around < MOST_AROUND {
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
        of_trail(trail, "", "", names, said);
    }
    let about =
        answer.get(&["TrailARN"]).and_then(Given::plain).map(|arn| subjects::trail(arn, "", "")).unwrap_or_default();
    selectors::read(answer, &about, said);
    if let Some(logging) = answer.get(&["IsLogging"]).and_then(Given::plain) {
        say(said, Item::Logging, logging == "true", "", format!("IsLogging: {logging}"));
        delivery(answer, Item::Delivery, "LatestDeliveryTime", "LatestDeliveryError", said);
        delivery(answer, Item::DigestDelivery, "LatestDigestDeliveryTime", "LatestDigestDeliveryError", said);
        let error = "LatestCloudWatchLogsDeliveryError";
        if let Some(why) = answer.get(&[error]).and_then(Given::plain).filter(|why| !why.is_empty()) {
            say(said, Item::CloudWatch, false, "", format!("{error}: {why}"));
        }
    }
    for filter in answer.get(&["subscriptionFilters"]).map(Given::items).unwrap_or_default() {
        let group = filter.get(&["logGroupName"]).and_then(Given::plain).filter(|group| names.has_events(group));
        if let Some(group) = group {
            let to = filter.get(&["destinationArn"]).and_then(Given::plain).unwrap_or("–");
            say(said, Item::SecondCopy, true, group, format!("destinationArn: {to}"));
        }
    }
    for store in answer.get(&["EventDataStores"]).map(Given::items).unwrap_or_default() {
        of_store(store, said);
    }
    buckets::read(answer, "", names, said);
}

/// An event data store. One that records other things than events about management is no second copy.
fn of_store(store: &Given, said: &mut Vec<Said>) {
    if selectors::records_management(store) == Some(false) {
        return;
    }
    let name = store.get(&["Name"]).and_then(Given::plain).unwrap_or_default();
    let is_protected = store.get(&["TerminationProtectionEnabled"]).and_then(Given::plain).unwrap_or("?");
    let good = is_protected != "false"
        && store.get(&["Status"]).and_then(Given::plain).is_none_or(|status| status == "ENABLED");
    say(said, Item::SecondCopy, good, name, format!("TerminationProtectionEnabled: {is_protected}"));
}

/// The settings of a trail, as `describe-trails` and `get-trail` give them, or `CreateTrail` and `UpdateTrail` take them in a region
/// and an account, as far as these are known.
pub fn of_trail(trail: &Given, region: &str, account: &str, names: &mut Names, said: &mut Vec<Said>) {
    let named = trail.get(&["TrailARN"]).or_else(|| trail.get(&["Name"])).and_then(Given::plain).unwrap_or_default();
    let about = subjects::trail(named, region, account);
    if !about.is_empty() {
        names.learn_trail(subjects::short(&about));
    }
    if let Some(bucket) = trail.get(&["S3BucketName"]).and_then(Given::plain) {
        names.learn_bucket(bucket, trail.get(&["S3KeyPrefix"]).and_then(Given::plain).unwrap_or_default());
    }
    if let Some(group) = trail.get(&["CloudWatchLogsLogGroupArn"]).and_then(Given::plain) {
        names.learn_group(group);
    }
    let flags: [(Item, &[&str]); 4] = [
        (Item::MultiRegion, &["IsMultiRegionTrail"]),
        (Item::GlobalServices, &["IncludeGlobalServiceEvents"]),
        (Item::Organization, &["IsOrganizationTrail"]),
        (Item::Validation, &["LogFileValidationEnabled", "EnableLogFileValidation"]),
    ];
    for (item, setting) in flags {
        if let (Some(value), Some(name)) = (trail.get(setting).and_then(Given::plain), setting.first()) {
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
        match trail.get(setting).and_then(Given::plain).filter(|value| !value.is_empty()) {
            Some(value) => say(said, item, true, &about, format!("{name}: {value}")),
            // A description has everything; a request only what changes.
            None if is_whole => say(said, item, false, &about, format!("{name}: –")),
            None => {}
        }
    }
}

fn delivery(answer: &Given, item: Item, time: &str, error: &str, said: &mut Vec<Said>) {
    let error_text = answer.get(&[error]).and_then(Given::plain).filter(|why| !why.is_empty());
    match (error_text, answer.get(&[time]).and_then(Given::plain)) {
        (Some(why), _) => say(said, item, false, "", format!("{error}: {why}")),
        (None, Some(at)) => say(said, item, true, "", format!("{time}: {at}")),
        (None, None) => {}
    }
}
