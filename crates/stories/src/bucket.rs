//! Data left a bucket.

use std::collections::BTreeMap;

use protocol::Column;
use protocol::story::{Looked, LookedAt, Records, Story, StoryLine, Subject, Subjects};
use words::{Say, messages as m};

use crate::book::{Book, quoted};
use crate::chapters::{about, unseen};
use crate::lines::{LANGUAGE, chapter, counted, events, leading, line};
use crate::record::Record;

/// Calls that read objects.
const READING: &str = "service:s3 name:(GetObject or GetObjectVersion or GetObjectTorrent or SelectObjectContent or CopyObject or \
     UploadPartCopy or RestoreObject) outcome:success";

/// Calls that let others read.
const OPENING: &str = "service:s3 name:(PutBucketPolicy or DeleteBucketPolicy or PutBucketAcl or PutObjectAcl or \
     PutBucketPublicAccessBlock or DeleteBucketPublicAccessBlock or PutBucketReplication or PutBucketWebsite or PutBucketCors or \
     PutBucketInventoryConfiguration)";

/// How many of each kind of call are looked at to find buckets.
const MOST_CALLS: u32 = 100;

pub fn subjects(book: &mut Book<'_>) -> Option<Subjects> {
    let (read, opened) = (book.last(READING, MOST_CALLS), book.last(OPENING, MOST_CALLS));
    let mut buckets: BTreeMap<String, (u64, u64)> = BTreeMap::new();
    for at in &read?.records {
        buckets.entry(bucket(at)).or_default().0 += 1;
    }
    for at in &opened?.records {
        buckets.entry(bucket(at)).or_default().1 += 1;
    }
    buckets.remove("");
    let mut buckets: Vec<(String, (u64, u64))> = buckets.into_iter().collect();
    buckets.sort_by_key(|(_, (read, opened))| std::cmp::Reverse((*opened, *read)));
    let subject = |(bucket, (read, opened)): (String, (u64, u64))| {
        let said = m::StoriesBucketChoice { bucket: &bucket, read, opened }.say(LANGUAGE);
        Subject { value: bucket, said }
    };
    Some(Subjects { subjects: buckets.into_iter().map(subject).collect(), more: 0 })
}

fn bucket(at: &LookedAt) -> String {
    Record::of(at).text("requestParameters.bucketName").to_owned()
}

pub fn story(book: &mut Book<'_>, bucket: &str) -> Option<Story> {
    let of = format!("requestParameters.bucketName:{}", quoted(bucket));
    let (reading, opening) = (format!("{READING} {of}"), format!("{OPENING} {of}"));
    let listing = format!("service:s3 name:(ListObjects* or ListBucketVersions or ListObjectVersions) {of}");
    let strangers = format!("{reading} userIdentity.type:(AWSAccount or Unknown)");
    let reads = book.look(&reading, Records::Last(100), &[Column::User, Column::SourceIpAddress]);
    let (opened, listed) = (book.last(&opening, 20), book.values(&listing, &[Column::User]));
    let outside = book.last(&strangers, 1);
    let people = book.last(&format!("{reading} who:(people or unknown)"), 1);
    let (reads, opened, listed, outside, people) = (reads?, opened?, listed?, outside?, people?);
    let title = m::StoriesBucket { bucket }.say(LANGUAGE);
    let mut what = said_of(reads, &reading);
    if outside.count > 0 {
        what.push(leading(m::StoriesOutside { n: outside.count }.say(LANGUAGE), &strangers));
    }
    if let (1.., Some(users)) = (listed.count, listed.values.first()) {
        what.push(leading(m::StoriesListed { n: listed.count, list: &counted(users) }.say(LANGUAGE), &listing));
    }
    let own =
        [chapter(m::stories_what(LANGUAGE), what), chapter(m::stories_opened(LANGUAGE), events(opened, &opening))];
    // Whoever is not expected to read comes first.
    let main = [outside, people, opened, reads].into_iter().find_map(|looked| looked.records.first());
    let common = match main {
        Some(at) => about(book, at)?,
        None => chapter(m::stories_unseen(LANGUAGE), unseen(book)?).into_iter().collect(),
    };
    let chapters = own.into_iter().flatten().chain(common).collect();
    Some(Story { title, chapters, about: main.map(|at| at.event.clone()) })
}

/// Who read how much.
fn said_of(reads: &Looked, query: &str) -> Vec<StoryLine> {
    if reads.count == 0 {
        return vec![line(m::stories_no_reads(LANGUAGE).to_owned())];
    }
    let mut lines = Vec::new();
    if let [users, addresses] = reads.values.as_slice() {
        lines.push(leading(m::StoriesReads { n: reads.count, list: &counted(users) }.say(LANGUAGE), query));
        lines.push(line(m::StoriesAddresses { n: addresses.0, list: &counted(addresses) }.say(LANGUAGE)));
    }
    let size = |at: &LookedAt| Record::of(at).number("additionalEventData.bytesTransferredOut");
    let bytes = reads.records.iter().filter_map(size).fold(0_u64, u64::saturating_add);
    if bytes > 0 {
        let (n, size) = (reads.records.len() as u64, LANGUAGE.bytes(bytes));
        lines.push(line(m::StoriesBytes { n, size: &size }.say(LANGUAGE)));
    }
    lines
}
