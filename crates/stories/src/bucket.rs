//! Data left a bucket.

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

/// How many buckets can be chosen from.
const MOST_CHOICES: usize = 20;

pub fn subjects(book: &mut Book<'_>) -> Option<Subjects> {
    let (first, last) = (book.first(READING, MOST_CALLS), book.last(READING, MOST_CALLS));
    let opened = book.last(OPENING, MOST_CALLS);
    let (first, last, opened) = (first?, last?, opened?);
    // Buckets that were opened come first: more may be known than can be chosen from.
    let mut names: Vec<String> = Vec::new();
    for at in opened.records.iter().chain(&last.records).chain(&first.records) {
        let name = bucket(at);
        if !name.is_empty() && !names.contains(&name) {
            names.push(name);
        }
    }
    names.truncate(MOST_CHOICES);
    // The calls that were looked at are not all there are, so all are counted.
    let count = |book: &mut Book<'_>, calls: &str, bucket: &str| Some(book.values(&of(calls, bucket), &[])?.count);
    let counts: Vec<_> =
        names.iter().map(|bucket| (count(book, READING, bucket), count(book, OPENING, bucket))).collect();
    let mut buckets: Vec<(String, u64, u64)> = Vec::new();
    for (name, (read, opened)) in names.into_iter().zip(counts) {
        buckets.push((name, read?, opened?));
    }
    buckets.sort_by_key(|(_, read, opened)| std::cmp::Reverse((*opened, *read)));
    let told = buckets.iter().fold(0_u64, |sum, (_, read, opened)| sum.saturating_add(*read).saturating_add(*opened));
    let subject = |(bucket, read, opened): (String, u64, u64)| {
        let said = m::StoriesBucketChoice { bucket: &bucket, read, opened }.say(LANGUAGE);
        Subject { value: bucket, said }
    };
    let more = last.count.saturating_add(opened.count).saturating_sub(told);
    Some(Subjects { subjects: buckets.into_iter().map(subject).collect(), more })
}

/// Such calls about a bucket.
fn of(calls: &str, bucket: &str) -> String {
    format!("{calls} requestParameters.bucketName:{}", quoted(bucket))
}

fn bucket(at: &LookedAt) -> String {
    Record::of(at).text("requestParameters.bucketName").to_owned()
}

pub fn story(book: &mut Book<'_>, bucket: &str) -> Option<Story> {
    let (reading, opening) = (of(READING, bucket), of(OPENING, bucket));
    let listing = of("service:s3 name:(ListObjects* or ListBucketVersions or ListObjectVersions)", bucket);
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
