//! What is recorded, as the trails describe themselves: answers of `describe-trails`, `get-trail`, `get-trail-status`,
//! `get-event-selectors` and `get-insight-selectors`. (CloudTrail API reference: the actions of these names.)
//!
//! They say how things were when somebody asked, not how they were when the logs were written, so they prove nothing.

use std::collections::BTreeMap;

use protocol::brief::{Setting, TrailSettings};
use serde_json::{Map, Value};

use crate::keys::moment;
use crate::name::file_name;
use crate::recording::selectors;
use crate::time::iso;

/// More trails than these are left out.
const MOST_TRAILS: usize = 50;

/// Reads descriptions of trails, each with the path of its file. Those that name a trail are put together; a status does
/// not, so it goes to the only trail there is, or stands alone.
pub fn trail_settings<'f>(files: impl IntoIterator<Item = (&'f str, &'f [u8])>) -> Vec<TrailSettings> {
    let mut trails = Trails::default();
    for (path, content) in files {
        let answers = serde_json::Deserializer::from_slice(content).into_iter::<Map<String, Value>>();
        answers.map_while(Result::ok).for_each(|answer| trails.read(path, &answer));
    }
    trails.put_together()
}

#[derive(Default)]
struct Trails {
    /// By name and ARN. What describes the trail itself comes first, whatever the order of the files.
    named: BTreeMap<(String, String), [Vec<Setting>; 3]>,
    /// By file name.
    statuses: BTreeMap<String, Vec<Setting>>,
}

impl Trails {
    fn read(&mut self, path: &str, answer: &Map<String, Value>) {
        let listed = answer.get("trailList").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        for trail in listed.iter().chain(answer.get("Trail")).filter_map(Value::as_object) {
            self.add(text(trail, "TrailARN").or(text(trail, "Name")), 0, described(trail));
        }
        if answer.contains_key("IsLogging") {
            self.statuses.insert(file_name(path).to_owned(), status(answer));
        }
        if ["EventSelectors", "AdvancedEventSelectors"].iter().any(|name| answer.contains_key(*name)) {
            self.add(text(answer, "TrailARN"), 1, events(answer));
        }
        if let Some(Value::Array(chosen)) = answer.get("InsightSelectors") {
            self.add(text(answer, "TrailARN"), 2, vec![insights(chosen)]);
        }
    }

    fn add(&mut self, arn: Option<&str>, place: usize, settings: Vec<Setting>) {
        let arn = arn.unwrap_or("a trail that is not named");
        let name = arn.rsplit_once(":trail/").map_or(arn, |(_, name)| name);
        let trail = self.named.entry((name.to_owned(), arn.to_owned())).or_default();
        trail.get_mut(place).into_iter().for_each(|old| old.clone_from(&settings));
    }

    fn put_together(self) -> Vec<TrailSettings> {
        let is_only = self.named.len() == 1 && self.statuses.len() == 1;
        let named = self.named.into_iter().map(|((name, arn), settings)| TrailSettings {
            title: if arn == name { name } else { format!("{name} ({arn})") },
            settings: settings.concat(),
        });
        let mut trails: Vec<TrailSettings> = named.collect();
        for (file, settings) in self.statuses {
            match trails.first_mut().filter(|_| is_only) {
                Some(trail) => trail.settings.extend(settings),
                None => trails.push(TrailSettings { title: format!("The trail whose status is in {file}"), settings }),
            }
        }
        trails.truncate(MOST_TRAILS);
        trails
    }
}

fn setting(name: &str, value: impl Into<String>, lacks: bool) -> Setting {
    Setting { name: name.to_owned(), value: value.into(), lacks }
}

fn text<'v>(fields: &'v Map<String, Value>, name: &str) -> Option<&'v str> {
    fields.get(name)?.as_str().filter(|text| !text.is_empty())
}

fn described(trail: &Map<String, Value>) -> Vec<Setting> {
    let is = |name: &str| trail.get(name).and_then(Value::as_bool);
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

fn status(answer: &Map<String, Value>) -> Vec<Setting> {
    let time = |name: &str| answer.get(name).and_then(|value| moment(value).ok().flatten()).map(iso);
    let is_logging = answer.get("IsLogging").and_then(Value::as_bool).unwrap_or(false);
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

fn events(answer: &Map<String, Value>) -> Vec<Setting> {
    let request = camel_case(&Value::Object(answer.clone()));
    let (recorded, missing) = selectors::both(&request);
    let mut settings = vec![setting("Records", recorded, false)];
    settings.extend(missing.map(|missing| setting("Does not record", missing, false)));
    settings
}

fn insights(chosen: &[Value]) -> Setting {
    let kinds: Vec<&str> = chosen.iter().filter_map(|it| it.get("InsightType")?.as_str()).collect();
    let words = if kinds.is_empty() { "none".to_owned() } else { kinds.join(", ") };
    setting("Insights", words, false)
}

/// Answers spell names `ReadWriteType`, records of requests `readWriteType`.
fn camel_case(value: &Value) -> Value {
    match value {
        Value::Array(values) => Value::Array(values.iter().map(camel_case).collect()),
        Value::Object(fields) => {
            let lower = |name: &String| {
                let mut letters = name.chars();
                letters.next().map(|first| first.to_ascii_lowercase()).into_iter().chain(letters).collect::<String>()
            };
            Value::Object(fields.iter().map(|(name, value)| (lower(name), camel_case(value))).collect())
        }
        other => other.clone(),
    }
}

#[cfg(test)]
mod tests;
