//! A database was deleted.

use protocol::story::{LookedAt, Story, StoryLine, Subject, Subjects};
use words::{Say, messages as m};

use crate::book::{Book, quoted};
use crate::chapters::about;
use crate::lines::{LANGUAGE, chapter, event, latest, line};
use crate::record::Record;

/// Calls that delete databases, and what is left of them.
const DELETING: &str = "name:(DeleteDBInstance or DeleteDBCluster or DeleteGlobalCluster or DeleteTable or DeleteCluster or \
     DeleteCacheCluster or DeleteReplicationGroup or DeleteDatabase or DeleteFileSystem) \
     service:(rds or dynamodb or redshift or redshift-serverless or docdb or neptune or elasticache or timestream or dax or \
     memorydb or dsql)";

/// How many can be chosen from.
const MOST_CHOICES: u32 = 50;

pub fn subjects(book: &mut Book<'_>) -> Option<Subjects> {
    let looked = book.last(DELETING, MOST_CHOICES)?;
    let subject = |at: &LookedAt| Subject { value: at.event.id.clone(), said: event(at).said };
    let subjects: Vec<Subject> = looked.records.iter().map(subject).collect();
    Some(Subjects { more: looked.count.saturating_sub(subjects.len() as u64), subjects })
}

pub fn story(book: &mut Book<'_>, id: &str) -> Option<Story> {
    let looked = book.first(&format!("{DELETING} eventID:{}", quoted(id)), 1)?;
    let Some(at) = looked.records.first() else { return Some(Story::default()) };
    let name = at.target.rsplit([':', '/']).next().unwrap_or_default();
    let record = Record::of(at);
    let (service, region) = (quoted(record.text("eventSource")), quoted(record.text("awsRegion")));
    // Its rows are written all the time.
    let history = format!("service:{service} region:{region} readOnly:false not eventCategory:Data {}", quoted(name));
    let (past, common) = (book.last(&history, 20), about(book, at));
    let (past, common) = (past?, common?);
    let title = match record.error() {
        "" => m::StoriesDatabase { target: name }.say(LANGUAGE),
        _ => m::StoriesDatabaseRefused { target: name }.say(LANGUAGE),
    };
    let what = std::iter::once(event(at)).chain(left(&record)).collect();
    let own = [chapter(m::stories_what(LANGUAGE), what), chapter(m::stories_history(LANGUAGE), latest(past, &history))];
    let chapters = own.into_iter().flatten().chain(common).collect();
    Some(Story { title, chapters, about: Some(at.event.clone()) })
}

/// What is left of the data.
fn left(record: &Record<'_>) -> Vec<StoryLine> {
    let snapshot = record.first(&[
        "requestParameters.finalDBSnapshotIdentifier",
        "requestParameters.finalSnapshotIdentifier",
        "requestParameters.finalClusterSnapshotIdentifier",
    ]);
    let skipped = ["requestParameters.skipFinalSnapshot", "requestParameters.skipFinalClusterSnapshot"];
    let mut lines = Vec::new();
    if !snapshot.is_empty() {
        lines.push(line(m::StoriesSnapshot { name: snapshot }.say(LANGUAGE)));
    } else if skipped.iter().any(|path| record.is_true(path)) {
        lines.push(line(m::stories_no_snapshot(LANGUAGE).to_owned()));
    }
    if record.is_true("requestParameters.deleteAutomatedBackups") {
        lines.push(line(m::stories_no_backups(LANGUAGE).to_owned()));
    }
    lines
}
