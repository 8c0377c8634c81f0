//! Trails' settings according to their descriptions: output of `describe-trails`, `get-trail`, `get-trail-status`,
//! `get-event-selectors` and `get-insight-selectors`. (CloudTrail API reference: the actions with these names.)
//!
//! Descriptions say how things were when they were fetched, not when the logs were written, so they prove nothing.

use order::Order;
use protocol::brief::{Delivery, DescribedTrail, Setting, TrailSettings};
use serde_json::{Map, Value};

use crate::answers::{documents, member, member_of};
use crate::keys::moment;
use crate::name::file_name;
use crate::recording::selectors;
use crate::time::iso;

/// Most responses read.
const MOST_ANSWERS: usize = 100;

/// Reads descriptions of trails, each with the path of its file. Those that name the same trail are merged. A status
/// names none, so it is added to the only trail, or shown separately if there are several. Beside them stands how many
/// descriptions were left out because there are more than [`MOST_ANSWERS`].
pub fn trail_settings<'f>(files: impl IntoIterator<Item = (&'f str, &'f [u8])>) -> (Vec<TrailSettings>, u64) {
    let mut said = Answers::default();
    for (path, content) in files {
        documents(content).map_while(Result::ok).for_each(|document| look(path, &document, 0, &mut said));
    }
    (put_together(said.read), said.left_out)
}

/// Whether an object is a response about a trail.
pub(crate) fn is_answer(fields: &Map<String, Value>) -> bool {
    let lists = ["trailList", "EventSelectors", "AdvancedEventSelectors", "InsightSelectors"];
    lists.iter().any(|name| member(fields, name).is_some_and(Value::is_array))
        || member(fields, "Trail").is_some_and(Value::is_object)
        || member(fields, "IsLogging").is_some_and(Value::is_boolean)
}

/// Whether an object is a response about where logs are kept or go: a bucket, subscriptions, event data stores. Only the checklist of
/// the set-up reads these.
pub(crate) fn is_of_storage(fields: &Map<String, Value>) -> bool {
    let objects = [
        "PublicAccessBlockConfiguration",
        "ServerSideEncryptionConfiguration",
        "ObjectLockConfiguration",
        "LoggingEnabled",
    ];
    let lists = ["EventDataStores", "subscriptionFilters", "Rules"];
    objects.iter().any(|name| member(fields, name).is_some_and(Value::is_object))
        || lists.iter().any(|name| member(fields, name).is_some_and(Value::is_array))
        || member(fields, "Policy").is_some_and(|policy| policy.as_str().is_some_and(|text| text.contains("Statement")))
        || !fields.is_empty() && fields.keys().all(|name| name == "Status" || name == "MFADelete")
}

/// Looks for responses in arrays, and in objects around them.
fn look(path: &str, value: &Value, around: u32, said: &mut Answers) {
    const MOST_AROUND: u32 = 4;
    match value {
        Value::Array(values) => values.iter().for_each(|value| look(path, value, around, said)),
        Value::Object(fields) if is_answer(fields) => read(path, value, said),
        Value::Object(fields) if around < MOST_AROUND => {
            fields.values().for_each(|value| look(path, value, around + 1, said));
        }
        _ => {}
    }
}

/// Responses about trails.
#[derive(Default)]
struct Answers {
    read: Vec<Said>,
    left_out: u64,
}

/// What a response says about a trail.
struct Said {
    trail: DescribedTrail,
    /// Order of settings: those of the trail itself come first, whatever the order of files.
    place: u8,
    settings: Vec<Setting>,
}

fn read(path: &str, answer: &Value, said: &mut Answers) {
    let mut say = |trail: DescribedTrail, place: u8, settings: Vec<Setting>| {
        if said.read.len() < MOST_ANSWERS {
            said.read.push(Said { trail, place, settings });
        } else {
            said.left_out += 1;
        }
    };
    let listed = member_of(answer, "trailList").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    for trail in listed.iter().chain(member_of(answer, "Trail")).filter(|trail| trail.is_object()) {
        say(named(text(trail, "TrailARN").or(text(trail, "Name"))), 0, described(trail));
    }
    let trail = || named(text(answer, "TrailARN"));
    if member_of(answer, "EventSelectors").or(member_of(answer, "AdvancedEventSelectors")).is_some() {
        say(trail(), 1, events(answer));
    }
    if let Some(Value::Array(chosen)) = member_of(answer, "InsightSelectors") {
        say(trail(), 2, vec![insights(chosen)]);
    }
    if member_of(answer, "IsLogging").is_some() {
        say(DescribedTrail::OfStatus(file_name(path).to_owned()), 3, status(answer));
    }
}

/// A trail by its ARN or name.
fn named(arn_or_name: Option<&str>) -> DescribedTrail {
    match arn_or_name.map(|text| (text, text.rsplit_once(":trail/"))) {
        None => DescribedTrail::Unnamed,
        Some((arn, Some((_, name)))) => DescribedTrail::Named { name: name.to_owned(), arn: Some(arn.to_owned()) },
        Some((name, None)) => DescribedTrail::Named { name: name.to_owned(), arn: None },
    }
}

fn put_together(mut said: Vec<Said>) -> Vec<TrailSettings> {
    said.order_by(|a, b| (&a.trail, a.place).cmp(&(&b.trail, b.place)));
    let is_status = |trail: &DescribedTrail| matches!(trail, DescribedTrail::OfStatus(_));
    let statuses = said.iter().filter(|said| is_status(&said.trail)).count();
    let mut trails: Vec<TrailSettings> = Vec::new();
    for Said { trail, settings, .. } in said {
        let is_of_the_only_one = is_status(&trail) && statuses == 1 && trails.len() == 1;
        let is_same = |known: &TrailSettings| !is_status(&trail) && known.trail == trail;
        match trails.last_mut().filter(|known| is_of_the_only_one || is_same(known)) {
            Some(known) => known.settings.extend(settings),
            None => trails.push(TrailSettings { trail, settings }),
        }
    }
    trails
}

fn text<'v>(fields: &'v Value, name: &str) -> Option<&'v str> {
    member_of(fields, name)?.as_str().filter(|text| !text.is_empty())
}

fn described(trail: &Value) -> Vec<Setting> {
    let is = |name: &str| member_of(trail, name).and_then(Value::as_bool);
    let named = |name: &str| text(trail, name).map(str::to_owned);
    let regions = is("IsMultiRegionTrail").map(|all| Setting::Regions { all, home: named("HomeRegion") });
    let flags = [
        regions,
        is("IsOrganizationTrail").map(Setting::Organization),
        is("LogFileValidationEnabled").map(Setting::Validation),
        is("IncludeGlobalServiceEvents").map(Setting::GlobalServices),
        named("S3BucketName").map(Setting::Bucket),
        Some(Setting::KmsKey(named("KmsKeyId"))),
        Some(Setting::LogGroup(named("CloudWatchLogsLogGroupArn"))),
    ];
    flags.into_iter().flatten().collect()
}

fn status(answer: &Value) -> Vec<Setting> {
    let time = |name: &str| member_of(answer, name).and_then(|value| moment(value).ok().flatten()).map(iso);
    let on = member_of(answer, "IsLogging").and_then(Value::as_bool).unwrap_or(false);
    let since = time(if on { "StartLoggingTime" } else { "StopLoggingTime" });
    let deliveries = [
        (Delivery::Logs, "LatestDeliveryTime", "LatestDeliveryError"),
        (Delivery::Digests, "LatestDigestDeliveryTime", "LatestDigestDeliveryError"),
        (Delivery::CloudWatchLogs, "LatestCloudWatchLogsDeliveryTime", "LatestCloudWatchLogsDeliveryError"),
        (Delivery::Notifications, "LatestNotificationTime", "LatestNotificationError"),
    ];
    let latest = deliveries.into_iter().filter_map(|(delivery, at, error)| {
        let (time, error) = (time(at), text(answer, error).map(str::to_owned));
        (time.is_some() || error.is_some()).then_some(Setting::Latest { delivery, time, error })
    });
    [Setting::Logging { on, since }].into_iter().chain(latest).collect()
}

fn events(answer: &Value) -> Vec<Setting> {
    let selected = selectors::selected(answer);
    vec![Setting::Records(selected.clone()), Setting::DoesNotRecord(selected)]
}

fn insights(chosen: &[Value]) -> Setting {
    let kinds = chosen.iter().filter_map(|it| member_of(it, "InsightType")?.as_str());
    Setting::Insights(kinds.map(str::to_owned).collect())
}

#[cfg(test)]
mod tests;
