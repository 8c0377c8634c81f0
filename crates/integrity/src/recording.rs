//! What events about trails say about what was recorded when. (CloudTrail API reference: `StopLogging`, `StartLogging`,
//! `CreateTrail`, `DeleteTrail`, `UpdateTrail`, `PutEventSelectors`, `PutInsightSelectors`.)
//!
//! A trail's settings have several aspects, each of which either records everything or misses something at any time.
//! Events change aspects; a band is a period between two changes in which something is missed.

pub(crate) mod selectors;

use order::Order;
use std::collections::BTreeMap;

use protocol::recording::{Band, Change, NotRecorded};
use serde_json::Value;

/// Names of the events that [`bands`] understands.
pub const EVENT_NAMES: [&str; 7] = [
    "StopLogging",
    "StartLogging",
    "CreateTrail",
    "DeleteTrail",
    "UpdateTrail",
    "PutEventSelectors",
    "PutInsightSelectors",
];

/// The aspect of a trail's settings that a band is about. A trail has at most one open band for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Aspect {
    Logging,
    Selectors,
    Insights,
    Regions,
    Global,
    Validation,
}

/// Account and name.
type Trail = (String, String);

/// Reads events about trails in any order, each with its raw record. Failed calls (`errorCode`) changed nothing, and
/// what cannot be parsed is ignored.
pub fn bands<'r>(events: impl IntoIterator<Item = (Change, &'r [u8])>) -> Vec<Band> {
    let mut events: Vec<(Change, Event)> =
        events.into_iter().filter_map(|(change, record)| Some((change, Event::read(record)?))).collect();
    events.order_by(|(a, _), (b, _)| (a.time, &a.event_id).cmp(&(b.time, &b.event_id)));
    let mut story = Story::default();
    for (change, event) in events {
        story.add(&change, &event);
    }
    story.bands.extend(std::mem::take(&mut story.open).into_values());
    story.bands.order_by(|a, b| (a.began.time, &a.trail).cmp(&(b.began.time, &b.trail)));
    story.bands
}

/// What an event says.
struct Event {
    trail: Trail,
    request: Value,
}

impl Event {
    fn read(record: &[u8]) -> Option<Event> {
        let record: Value = serde_json::from_slice(record).ok()?;
        let failed = record.get("errorCode").is_some_and(|code| !code.is_null());
        let request = record.get("requestParameters").filter(|_| !failed)?.clone();
        let response = record.get("responseElements");
        let text = |from: Option<&Value>, name: &str| from?.get(name)?.as_str().map(str::to_owned);
        let named = ["trailARN", "trailName", "name"].iter().find_map(|name| text(Some(&request), name));
        let named = text(response, "trailARN").or(named)?;
        let account = text(Some(&record), "recipientAccountId").unwrap_or_default();
        Some(Event { trail: trail(&named, &account), request })
    }

    fn flag(&self, name: &str) -> Option<bool> {
        self.request.get(name)?.as_bool()
    }
}

/// Parses what names a trail: its name or its ARN, `arn:aws:cloudtrail:REGION:ACCOUNT:trail/NAME`.
fn trail(named: &str, recipient: &str) -> Trail {
    match (named.split(':').nth(4), named.rsplit_once(":trail/")) {
        (Some(account), Some((_, name))) => (account.to_owned(), name.to_owned()),
        _ => (recipient.to_owned(), named.to_owned()),
    }
}

#[derive(Default)]
struct Story {
    open: BTreeMap<(Trail, Aspect), Band>,
    bands: Vec<Band>,
}

impl Story {
    fn add(&mut self, change: &Change, event: &Event) {
        let mut now = |aspect, missing: Option<NotRecorded>| self.now(change, &event.trail, aspect, missing);
        match change.name.as_str() {
            "StopLogging" => now(Aspect::Logging, Some(NotRecorded::Stopped)),
            "StartLogging" => now(Aspect::Logging, None),
            "DeleteTrail" => {
                for aspect in [Aspect::Selectors, Aspect::Insights, Aspect::Regions, Aspect::Global, Aspect::Validation]
                {
                    now(aspect, None);
                }
                now(Aspect::Logging, Some(NotRecorded::Deleted));
            }
            "CreateTrail" => {
                now(Aspect::Logging, Some(NotRecorded::NotStarted));
                self.settings(change, event);
            }
            "UpdateTrail" => self.settings(change, event),
            "PutEventSelectors" => {
                now(Aspect::Selectors, Some(NotRecorded::LeftOutBy(selectors::selected(&event.request))))
            }
            "PutInsightSelectors" => {
                let none = event.request.get("insightSelectors").and_then(Value::as_array).is_none_or(Vec::is_empty);
                now(Aspect::Insights, none.then_some(NotRecorded::InsightsEvents));
            }
            _ => {}
        }
    }

    /// `CreateTrail` and `UpdateTrail`: settings not mentioned stay as they were.
    fn settings(&mut self, change: &Change, event: &Event) {
        let said = [
            (Aspect::Regions, "isMultiRegionTrail", NotRecorded::OtherRegions),
            (Aspect::Global, "includeGlobalServiceEvents", NotRecorded::GlobalServices),
            (Aspect::Validation, "enableLogFileValidation", NotRecorded::Digests),
        ];
        for (aspect, name, missing) in said {
            if let Some(on) = event.flag(name) {
                self.now(change, &event.trail, aspect, (!on).then_some(missing));
            }
        }
    }

    /// From now on, this aspect of the trail misses `missing`, or nothing.
    fn now(&mut self, change: &Change, trail: &Trail, aspect: Aspect, missing: Option<NotRecorded>) {
        let key = (trail.clone(), aspect);
        if self.open.get(&key).is_some_and(|band| Some(&band.missing) == missing.as_ref()) {
            return;
        }
        if let Some(band) = self.open.remove(&key) {
            self.bands.push(Band { ended: Some(change.clone()), ..band });
        }
        if let Some(missing) = missing {
            let (account, name) = trail.clone();
            let began = change.clone();
            self.open.insert(key, Band { trail: name, account, missing, began, ended: None, known: None });
        }
    }
}

#[cfg(test)]
mod tests;
