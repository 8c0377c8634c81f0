//! Events that changed how trails and their buckets are set up. Failed calls changed nothing.

use std::collections::BTreeMap;

use protocol::setup::{EventSource, Item, SetupEvent};

use super::answers::of_trail;
use super::names::Names;
use super::{Said, buckets, say, selectors, subjects};
use crate::given::Given;

/// What the last event about each thing says.
pub fn read(events: &[SetupEvent], names: &mut Names) -> Vec<(Said, EventSource)> {
    let mut last: BTreeMap<(Item, String), (Said, EventSource)> = BTreeMap::new();
    for SetupEvent { event, record } in events {
        let Ok(record) = serde_json::from_slice::<serde_json::Value>(record) else { continue };
        let record = Given::from(record);
        if record.get(&["errorCode"]).is_some() {
            continue;
        }
        let Some(request) = record.get(&["requestParameters"]) else { continue };
        let mut said = Vec::new();
        let trail = Trail::of(&record, request);
        // Nothing that was true of a trail is, once there is none.
        if event.name == "DeleteTrail" {
            last.retain(|(_, about), _| *about != trail.about);
        }
        one(&event.name, &trail, request, names, &mut said);
        for mut said in said {
            let place = (said.item, said.about.clone());
            // That a trail records again does not undo that it did not.
            if let Some((before, _)) = last.get(&place).filter(|(before, _)| said.item == Item::Logging && !before.good)
            {
                said.setting = format!("{}, {}", before.setting, said.setting);
            }
            last.insert(place, (said, event.clone()));
        }
    }
    last.into_values().collect()
}

/// The trail that a request is about.
struct Trail<'r> {
    region: &'r str,
    account: &'r str,
    about: String,
}

impl<'r> Trail<'r> {
    fn of(record: &'r Given, request: &Given) -> Trail<'r> {
        let said = |name| record.get(&[name]).and_then(Given::plain).unwrap_or_default();
        let (region, account) = (said("awsRegion"), said("recipientAccountId"));
        let named = request.get(&["Name", "trailName", "TrailARN"]).and_then(Given::plain).unwrap_or_default();
        Trail { region, account, about: subjects::trail(named, region, account) }
    }
}

fn one(name: &str, trail: &Trail<'_>, request: &Given, names: &mut Names, said: &mut Vec<Said>) {
    let bucket = request.get(&["bucketName", "bucket"]).and_then(Given::plain).unwrap_or_default().to_owned();
    let is_ours = names.has_logs(&bucket);
    let group = request.get(&["logGroupName"]).and_then(Given::plain).filter(|group| names.has_events(group));
    match name {
        "StartLogging" => say(said, Item::Logging, true, &trail.about, name.to_owned()),
        "StopLogging" | "DeleteTrail" => say(said, Item::Logging, false, &trail.about, name.to_owned()),
        "CreateTrail" | "UpdateTrail" => of_trail(request, trail.region, trail.account, names, said),
        "PutEventSelectors" | "PutInsightSelectors" => selectors::read(request, &trail.about, said),
        "PutSubscriptionFilter" | "DeleteSubscriptionFilter" => {
            group.into_iter().for_each(|group| {
                say(said, Item::SecondCopy, name.starts_with("Put"), group, name.to_owned());
            });
        }
        "DeleteBucketPolicy" if is_ours => {
            for item in [Item::PolicySource, Item::Tls] {
                say(said, item, false, &bucket, name.to_owned());
            }
        }
        "DeleteBucketPublicAccessBlock" | "DeletePublicAccessBlock" if is_ours => {
            say(said, Item::PublicAccess, false, &bucket, name.to_owned());
        }
        "DeleteBucketEncryption" if is_ours => say(said, Item::Encryption, false, &bucket, name.to_owned()),
        "PutBucketLogging"
            if is_ours && request.get(&["BucketLoggingStatus"]).is_some_and(|it| !it.has(&["LoggingEnabled"])) =>
        {
            say(said, Item::AccessLogging, false, &bucket, name.to_owned());
        }
        _ if is_ours && name.starts_with("PutBucket") => buckets::read(request, &bucket, names, said),
        // Asked for, and about something else: another bucket, for example.
        _ => {}
    }
}
