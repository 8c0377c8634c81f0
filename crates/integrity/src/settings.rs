//! Trails' settings according to their descriptions: output of `describe-trails`, `get-trail`, `get-trail-status`,
//! `get-event-selectors` and `get-insight-selectors`. (CloudTrail API reference: the actions with these names.)
//!
//! Descriptions say how things were when they were fetched, not when the logs were written, so they prove nothing.

use protocol::brief::{Setting, TrailSettings};
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
    /// Name and ARN.
    trail: Option<(String, String)>,
    /// Order of settings: those of the trail itself come first, whatever the order of files.
    place: u8,
    /// Of a status, the name of its file.
    file: String,
    settings: Vec<Setting>,
}

fn read(path: &str, answer: &Value, said: &mut Answers) {
    let mut say = |trail: Option<&str>, place: u8, settings: Vec<Setting>| {
        let named = |arn: &str| (arn.rsplit_once(":trail/").map_or(arn, |(_, name)| name).to_owned(), arn.to_owned());
        if said.read.len() < MOST_ANSWERS {
            said.read.push(Said { trail: trail.map(named), place, file: file_name(path).to_owned(), settings });
        } else {
            said.left_out += 1;
        }
    };
    const NAMELESS: &str = "a trail that is not named";
    let listed = member_of(answer, "trailList").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    for trail in listed.iter().chain(member_of(answer, "Trail")).filter(|trail| trail.is_object()) {
        say(text(trail, "TrailARN").or(text(trail, "Name")).or(Some(NAMELESS)), 0, described(trail));
    }
    let arn = text(answer, "TrailARN").or(Some(NAMELESS));
    if member_of(answer, "EventSelectors").or(member_of(answer, "AdvancedEventSelectors")).is_some() {
        say(arn, 1, events(answer));
    }
    if let Some(Value::Array(chosen)) = member_of(answer, "InsightSelectors") {
        say(arn, 2, vec![insights(chosen)]);
    }
    if member_of(answer, "IsLogging").is_some() {
        say(None, 3, status(answer));
    }
}

fn put_together(mut said: Vec<Said>) -> Vec<TrailSettings> {
    said.sort_by(|a, b| {
        (a.trail.is_none(), &a.trail, a.place, &a.file).cmp(&(b.trail.is_none(), &b.trail, b.place, &b.file))
    });
    let statuses = said.iter().filter(|said| said.trail.is_none()).count();
    let mut trails: Vec<TrailSettings> = Vec::new();
    let mut last = None;
    for Said { trail, file, settings, .. } in said {
        let is_of_the_only_one = trail.is_none() && statuses == 1 && trails.len() == 1;
        match trails.last_mut().filter(|_| is_of_the_only_one || trail.is_some() && trail == last) {
            Some(known) => known.settings.extend(settings),
            None => {
                let title = match &trail {
                    None => format!("The trail whose status is in {file}"),
                    Some((name, arn)) if name == arn => name.clone(),
                    Some((name, arn)) => format!("{name} ({arn})"),
                };
                trails.push(TrailSettings { title, settings });
            }
        }
        last = trail;
    }
    trails
}

fn setting(name: &str, value: impl Into<String>, lacks: bool) -> Setting {
    Setting { name: name.to_owned(), value: value.into(), lacks }
}

fn text<'v>(fields: &'v Value, name: &str) -> Option<&'v str> {
    member_of(fields, name)?.as_str().filter(|text| !text.is_empty())
}

fn described(trail: &Value) -> Vec<Setting> {
    let is = |name: &str| member_of(trail, name).and_then(Value::as_bool);
    let home = text(trail, "HomeRegion").unwrap_or("its own region");
    let mut settings = Vec::new();
    let mut say = |name: &str, flag: &str, on: &str, off: &str, needed: bool| {
        if let Some(on_now) = is(flag) {
            settings.push(setting(name, if on_now { on } else { off }, needed && !on_now));
        }
    };
    let (all, one) = (format!("all; created in {home}"), format!("{home} only"));
    say("Regions", "IsMultiRegionTrail", &all, &one, true);
    say("Organization", "IsOrganizationTrail", "all accounts of the organization", "this account only", false);
    say("Log file validation", "LogFileValidationEnabled", "on", "off: nothing that it delivers can be proved", true);
    say("Global services", "IncludeGlobalServiceEvents", "recorded", "not recorded", true);
    let optional = [
        ("Bucket", "S3BucketName", None),
        ("KMS key", "KmsKeyId", Some("none: encrypted with keys of S3")),
        ("CloudWatch Logs", "CloudWatchLogsLogGroupArn", Some("not sent there")),
    ];
    for (name, field, otherwise) in optional {
        settings.extend(text(trail, field).or(otherwise).map(|value| setting(name, value, false)));
    }
    settings
}

fn status(answer: &Value) -> Vec<Setting> {
    let time = |name: &str| member_of(answer, name).and_then(|value| moment(value).ok().flatten()).map(iso);
    let is_logging = member_of(answer, "IsLogging").and_then(Value::as_bool).unwrap_or(false);
    let (words, since) = if is_logging { ("on", "StartLoggingTime") } else { ("stopped", "StopLoggingTime") };
    let since = time(since).map(|time| format!(" since {time}")).unwrap_or_default();
    let mut settings = vec![setting("Logging", format!("{words}{since}"), !is_logging)];
    let deliveries = [
        ("Latest delivery", "LatestDeliveryTime", "LatestDeliveryError"),
        ("Latest digest", "LatestDigestDeliveryTime", "LatestDigestDeliveryError"),
        ("Latest to CloudWatch Logs", "LatestCloudWatchLogsDeliveryTime", "LatestCloudWatchLogsDeliveryError"),
        ("Latest notification", "LatestNotificationTime", "LatestNotificationError"),
    ];
    for (name, at, error) in deliveries {
        let error = text(answer, error);
        let said = match (time(at), error) {
            (Some(time), None) => time,
            (Some(time), Some(error)) => format!("failed: {error}; last successful {time}"),
            (None, Some(error)) => format!("failed: {error}"),
            (None, None) => continue,
        };
        settings.push(setting(name, said, error.is_some()));
    }
    settings
}

fn events(answer: &Value) -> Vec<Setting> {
    let (recorded, missing) = selectors::both(answer);
    let mut settings = vec![setting("Records", recorded, false)];
    settings.extend(missing.map(|missing| setting("Does not record", missing, false)));
    settings
}

fn insights(chosen: &[Value]) -> Setting {
    let kinds: Vec<&str> = chosen.iter().filter_map(|it| member_of(it, "InsightType")?.as_str()).collect();
    let words = if kinds.is_empty() { "none".to_owned() } else { kinds.join(", ") };
    setting("Insights", words, false)
}

#[cfg(test)]
mod tests;
