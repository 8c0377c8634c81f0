//! The checklist of a sound trail: gathers what responses, events and the log as a whole tell; the module for alarms judges it.

use order::Order;
use protocol::alarms::DefinitionText;
use protocol::report::Verdict;
use protocol::setup::{CheckSetup, EventSource, GetSetup, Item, Latency, Setup, SetupEvent, Source};
use protocol::{Column, Direction, FileKind, Filter, Notation, Question, Refusal, Row, RowId, Sort, SortKey, Want};

use super::Run;
use crate::counted;
use crate::desk::{Answered, Desk, Parts};
use crate::records;
use crate::select::{Whole, select};

/// Most events about trails and buckets that are read, the newest ones.
const MOST_EVENTS: u32 = 2000;

/// Events that change trails, buckets or where events go, by service.
const EVENTS: [(&str, &[&str]); 3] = [
    ("cloudtrail", &integrity::EVENT_NAMES),
    (
        "s3",
        &[
            "PutBucketPolicy",
            "DeleteBucketPolicy",
            "PutBucketPublicAccessBlock",
            "DeleteBucketPublicAccessBlock",
            "PutBucketVersioning",
            "PutBucketEncryption",
            "DeleteBucketEncryption",
            "PutBucketLifecycle",
            "PutBucketLifecycleConfiguration",
            "PutBucketObjectLockConfiguration",
            "PutBucketLogging",
        ],
    ),
    ("logs", &["PutSubscriptionFilter", "DeleteSubscriptionFilter"]),
];

/// Searches for events that are only there if an item is so.
const SHOWN: [(Item, &str); 4] = [
    (Item::S3Data, "eventCategory:Data eventSource:s3.amazonaws.com"),
    (Item::LambdaData, "eventCategory:Data eventSource:lambda.amazonaws.com"),
    (Item::Insights, "eventCategory:Insight"),
    (Item::GlobalServices, "eventSource:iam.amazonaws.com"),
];

/// Searches for events that are there together if a trail records all management events. Event history has such events without any
/// trail, so logs that a trail delivered must be there, too.
const MANAGEMENT: [&str; 2] = ["eventCategory:Management readOnly:true", "eventCategory:Management readOnly:false"];

impl Run for GetSetup {
    async fn run(self, desk: &Desk) -> Result<Answered<Option<Setup>>, Refusal> {
        let Some(observed) = observed(desk).await? else { return Ok(desk.parts().answer(None)) };
        let events = events(desk).await?;
        let answers = answers(desk);
        let checks = desk.line.ask_module(CheckSetup { answers, events, observed }).await?;
        let parts = desk.parts();
        let latency = latency(&parts);
        let expected = || parts.noting.notes().expected().iter();
        let found = checks.iter().filter_map(|check| check.found(expected())).collect();
        Ok(parts.answer(Some(Setup { checks, found, latency })))
    }
}

fn answers(desk: &Desk) -> Vec<DefinitionText> {
    let parts = desk.parts();
    let files = parts.files.facts().iter().filter(|facts| facts.kind == FileKind::TrailSettings);
    let mut answers: Vec<DefinitionText> = files
        .filter_map(|facts| {
            let text = String::from_utf8_lossy(facts.evidence.as_deref()?).into_owned();
            Some(DefinitionText { source: facts.path.clone(), text })
        })
        .collect();
    answers.order_by(|a, b| a.source.cmp(&b.source));
    answers
}

/// What the log as a whole shows; `None` while files are being read.
async fn observed(desk: &Desk) -> Result<Option<Vec<(Item, Source)>>, Refusal> {
    let searches: Vec<(Item, &str)> =
        SHOWN.into_iter().chain(MANAGEMENT.map(|query| (Item::Management, query))).collect();
    let filters = searches.iter().map(|(_, query)| query::parse(query).map_err(Refusal::BadQuery));
    let filters: Vec<Filter> = filters.collect::<Result<_, Refusal>>()?;
    let Some(counts) = counted::count(desk, &filters, None).await? else { return Ok(None) };
    let logs = logs(&desk.parts());
    let found = counts.iter().skip(SHOWN.len()).all(|count| *count > 0);
    let shown = searches.into_iter().zip(counts).filter(|((item, _), count)| match item {
        Item::Management => found && logs.is_some(),
        _ => *count > 0,
    });
    let mut observed: Vec<(Item, Source)> =
        shown.map(|((item, query), count)| (item, Source::Events { count, query: query.to_owned() })).collect();
    observed.extend(logs.map(|logs| (Item::Delivery, logs)));
    observed.extend(digests(&desk.parts()));
    Ok(Some(observed))
}

/// What digests show. Where some are missing, others do not show that they arrive.
fn digests(parts: &Parts) -> Vec<(Item, Source)> {
    let count = parts.files.facts().iter().filter(|facts| facts.kind == FileKind::Digest).count() as u64;
    let all_there = parts.proofs.report().is_none_or(|it| !it.summary.digests.contains_key(&Verdict::Missing));
    let shown = [(Item::Validation, count > 0), (Item::DigestDelivery, count > 0 && all_there)];
    shown.into_iter().filter(|(_, is_so)| *is_so).map(|(item, _)| (item, Source::Digests(count))).collect()
}

/// The logs that CloudTrail delivered, by their names; `None` if there are none.
fn logs(parts: &Parts) -> Option<Source> {
    let logs = parts.files.facts().iter().filter(|facts| facts.kind == FileKind::Log);
    let (mut files, mut last) = (0, None);
    for delivered in logs.filter_map(|facts| integrity::delivered(&facts.path)) {
        files += 1;
        last = last.max(Some(delivered));
    }
    last.map(|last| Source::Logs { files, last })
}

async fn events(desk: &Desk) -> Result<Vec<SetupEvent>, Refusal> {
    let of_service =
        |(service, names): &(&str, &[&str])| format!("(service:{service} eventName:({}))", names.join(" or "));
    let question = Question {
        text: EVENTS.iter().map(of_service).collect::<Vec<_>>().join(" or "),
        notation: Some(Notation::Traillight),
        chips: Vec::new(),
        range: None,
        sort: Sort::by(SortKey::Time, Direction::Descending),
        want: Want::default(),
    };
    let selection = select(desk, &question, Whole::Always).await?;
    let rows = desk.parts().corpus.store().rows(&selection, 0, MOST_EVENTS).rows;
    let ids: Vec<RowId> = rows.iter().map(|row| row.id).collect();
    let records = records::fetch(desk, &ids).await?;
    let read = rows.into_iter().zip(records).rev();
    Ok(read.filter_map(|(row, record)| Some(SetupEvent { event: source(row)?, record: record?.bytes })).collect())
}

fn source(row: Row) -> Option<EventSource> {
    let name = row.cells.get(Column::EventName as usize)?.clone()?.to_string();
    Some(EventSource { row: row.id, time: row.time?, name, id: row.event_id, outcome: row.proof.outcome() })
}

/// How late events were delivered, by the names of their files.
fn latency(parts: &Parts) -> Option<Latency> {
    let facts = parts.files.facts();
    let delivered =
        |document: u32| parts.place(document).and_then(|place| integrity::delivered(&facts.get(place)?.path));
    let mut waits = parts.corpus.store().waits(delivered);
    waits.order();
    let at = |share: usize| waits.get(waits.len().saturating_mul(share) / 100).or(waits.last()).copied();
    let late = waits.len().saturating_sub(waits.partition_point(|wait| *wait <= Latency::LATE)) as u64;
    Some(Latency { events: waits.len() as u64, median: at(50)?, most: at(95)?, longest: *waits.last()?, late })
}
