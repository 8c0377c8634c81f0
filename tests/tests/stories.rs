//! Guided stories: what they gather from a whole session, of the sample and of made-up logs.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use protocol::story::{GetStory, ListSubjects, Story, StoryKind, StoryLine};
use protocol::{Phase, Refusal};
use synth::Packing;
use tests::session::Session;

fn sample() -> Session {
    let sample = synth::sample(Packing::Inflated);
    Session::of(sample.tree.files.iter().map(|file| (file.path.as_str(), file.bytes.as_slice())))
}

/// The subjects of a kind, in words.
fn choices(session: &mut Session, kind: StoryKind) -> Vec<(String, String)> {
    let found = session.request(ListSubjects(kind)).unwrap();
    found.subjects.into_iter().map(|it| (it.value, it.said)).collect()
}

fn story(session: &mut Session, kind: StoryKind, subject: &str) -> Story {
    session.request(GetStory { kind, subject: subject.to_owned() }).unwrap()
}

fn lines<'s>(story: &'s Story, title: &str) -> &'s [StoryLine] {
    story.chapters.iter().find(|chapter| chapter.title == title).map_or(&[], |chapter| chapter.lines.as_slice())
}

/// A chapter in words, a line each.
fn said(story: &Story, title: &str) -> String {
    lines(story, title).iter().map(|line| line.said.as_str()).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_sample_tells_who_deleted_a_database() {
    let mut session = sample();
    let (id, said_of) = choices(&mut session, StoryKind::Database).into_iter().nth(1).unwrap();
    assert_eq!(said_of, "2026-03-03 04:43:37Z DeleteDBInstance of prod-customers-ap-southeast-2 by svc-support");
    let story = story(&mut session, StoryKind::Database, &id);
    assert_eq!(story.title, "prod-customers-ap-southeast-2 was deleted");
    assert_eq!(story.about.as_ref().unwrap().id, id);
    assert!(
        said(&story, "What happened")
            .ends_with("No final snapshot was kept.\nIts automated backups were deleted, too.")
    );
    let origin = said(&story, "The credentials, and where they came from");
    assert!(origin.starts_with("No event tells who made key AKIARLFDDUGESEXAMPLE."), "{origin}");
    let same = said(&story, "Done with the same credentials");
    assert!(
        same.starts_with(
            "101 events from 2026-03-03 04:31:00Z to 2026-03-03 04:44:20Z\nMost often: DeleteObjects (63)"
        )
    );
    assert!(same.contains("3 failed: AccessDenied (3)"));
    assert!(
        said(&story, "What is not visible")
            .contains("StopLogging of arn:aws:cloudtrail:us-east-1:111122223333:trail/main")
    );
}

#[test]
fn the_sample_tells_of_root_and_of_the_key_that_it_made() {
    let mut session = sample();
    let of_root = choices(&mut session, StoryKind::Root);
    assert_eq!(of_root, [("111122223333".to_owned(), "111122223333: 10 events".to_owned())]);
    let root = story(&mut session, StoryKind::Root, "111122223333");
    assert_eq!(lines(&root, "Signing in").len(), 5);
    assert!(
        said(&root, "Signing in").ends_with("root signed in to the console from 203.0.113.77 without a second factor")
    );
    assert_eq!(said(&root, "What happened"), "2026-03-03 02:19:32Z CreateAccessKey of backup-operator by root");
    // The key that was refused most is the first one offered.
    let (key, _) = choices(&mut session, StoryKind::Key).remove(0);
    let leaked = story(&mut session, StoryKind::Key, &key);
    assert!(said(&leaked, "What happened").contains("first from 198.51.100.201"), "{leaked:?}");
    let origin = said(&leaked, "The credentials, and where they came from");
    assert!(
        origin.starts_with(&format!("2026-03-03 02:19:32Z root made key {key} for backup-operator from 203.0.113.17"))
    );
    assert!(origin.contains("UpdateAccessKey of backup-operator by ana.silva@example.com"));
}

#[test]
fn every_line_leads_to_events_that_are_there() {
    let mut session = sample();
    for kind in StoryKind::ALL {
        let (subject, _) = choices(&mut session, kind).remove(0);
        let story = story(&mut session, kind, &subject);
        assert!(!story.title.is_empty() && story.about.is_some(), "{kind:?}");
        for line in story.chapters.iter().flat_map(|chapter| &chapter.lines) {
            if !line.query.is_empty() {
                assert!(session.count(&line.query) > 0, "{}: {}", line.said, line.query);
            }
        }
        for needed in ["Who", "What is not visible"] {
            assert!(!lines(&story, needed).is_empty(), "{kind:?}: {needed}");
        }
    }
}

/// Made-up events: `(minute, name, service, rest of the record)`.
fn log(events: &[(u32, &str, &str, String)]) -> Vec<u8> {
    let record = |(at, (minute, name, service, more)): (usize, &(u32, &str, &str, String))| {
        format!(
            "{{\"eventVersion\":\"1.08\",\"eventTime\":\"2025-06-07T10:{minute:02}:00Z\",\"eventName\":\"{name}\",\
             \"eventSource\":\"{service}.amazonaws.com\",\"awsRegion\":\"eu-west-1\",\"readOnly\":false,\
             \"eventID\":\"00000000-0000-4000-8000-0000000000{at:02}\",\"recipientAccountId\":\"111122223333\",\
             \"sourceIPAddress\":\"198.51.100.7\",{more}}}"
        )
    };
    let records: Vec<String> = events.iter().enumerate().map(record).collect();
    format!("{{\"Records\":[{}]}}", records.join(",")).into_bytes()
}

fn identity(kind: &str, name: &str, key: &str) -> String {
    format!(
        "\"userIdentity\":{{\"type\":\"{kind}\",\"arn\":\"arn:aws:iam::111122223333:user/{name}\",\"userName\":\"{name}\",\
         \"accountId\":\"111122223333\",\"accessKeyId\":\"{key}\"}}"
    )
}

fn issuing(role: &str, key: &str) -> String {
    format!(
        ",\"requestParameters\":{{\"roleArn\":\"arn:aws:iam::111122223333:role/{role}\"}},\
         \"responseElements\":{{\"credentials\":{{\"accessKeyId\":\"{key}\"}}}}"
    )
}

#[test]
fn a_chain_of_roles_is_followed_to_the_key_that_was_made() {
    let of = |key: &str| identity("AssumedRole", "worker", key);
    let events = log(&[
        (
            0,
            "CreateAccessKey",
            "iam",
            identity("IAMUser", "mallory", "AKIAMALLORY")
                + ",\"requestParameters\":{\"userName\":\"alice\"},\"responseElements\":{\"accessKey\":{\"accessKeyId\":\"AKIAALICE\"}}",
        ),
        (1, "AssumeRole", "sts", identity("IAMUser", "alice", "AKIAALICE") + &issuing("one", "ASIAONE")),
        (2, "AssumeRole", "sts", of("ASIAONE") + &issuing("two", "ASIATWO")),
        (3, "DeleteDBInstance", "rds", of("ASIATWO") + ",\"requestParameters\":{\"dBInstanceIdentifier\":\"orders\"}"),
    ]);
    let mut session = Session::of([("log.json", events.as_slice())]);
    let (id, _) = choices(&mut session, StoryKind::Database).remove(0);
    let told = story(&mut session, StoryKind::Database, &id);
    assert_eq!(
        said(&told, "The credentials, and where they came from"),
        "2025-06-07 10:02:00Z AssumeRole issued ASIATWO for arn:aws:iam::111122223333:role/two to worker at 198.51.100.7\n\
         2025-06-07 10:01:00Z AssumeRole issued ASIAONE for arn:aws:iam::111122223333:role/one to alice at 198.51.100.7\n\
         2025-06-07 10:00:00Z mallory made key AKIAALICE for alice from 198.51.100.7"
    );
    assert!(said(&told, "Who else").contains("alice (1)"));
    assert!(said(&told, "What is not visible").contains("No data events are loaded"));
}

#[test]
fn a_chain_that_goes_round_ends() {
    let of = |key: &str| identity("AssumedRole", "worker", key);
    let events = log(&[
        (1, "AssumeRole", "sts", of("ASIATWO") + &issuing("one", "ASIAONE")),
        (2, "AssumeRole", "sts", of("ASIAONE") + &issuing("two", "ASIATWO")),
        (3, "DeleteTable", "dynamodb", of("ASIATWO") + ",\"requestParameters\":{\"tableName\":\"carts\"}"),
    ]);
    let mut session = Session::of([("log.json", events.as_slice())]);
    let (id, _) = choices(&mut session, StoryKind::Database).remove(0);
    let told = story(&mut session, StoryKind::Database, &id);
    assert!(
        said(&told, "The credentials, and where they came from").ends_with("The chain goes on; 5 links were followed.")
    );
}

#[test]
fn a_role_that_another_account_assumes() {
    let outside = "\"userIdentity\":{\"type\":\"AWSAccount\",\"accountId\":\"999988887777\",\"principalId\":\"AIDAX\"}"
        .to_owned();
    let events = log(&[
        (
            1,
            "UpdateAssumeRolePolicy",
            "iam",
            identity("IAMUser", "alice", "AKIAALICE") + ",\"requestParameters\":{\"roleName\":\"audit\"}",
        ),
        (2, "AssumeRole", "sts", outside.clone() + &issuing("audit", "ASIAONE")),
        (3, "AssumeRole", "sts", outside + &issuing("audit", "ASIATWO")),
        (
            4,
            "CreateUser",
            "iam",
            identity("AssumedRole", "audit", "ASIATWO") + ",\"requestParameters\":{\"userName\":\"eve\"}",
        ),
    ]);
    let mut session = Session::of([("log.json", events.as_slice())]);
    let (id, choice) = choices(&mut session, StoryKind::Role).remove(0);
    assert_eq!(choice, "arn:aws:iam::111122223333:role/audit by 999988887777, 2 times, last on 2025-06-07 10:03:00Z");
    let told = story(&mut session, StoryKind::Role, &id);
    assert!(
        said(&told, "What happened").contains("No external ID was given.\nAccount 999988887777 assumed it 2 times")
    );
    assert!(said(&told, "Done as the role").contains("CreateUser of eve"));
    assert!(said(&told, "Who may assume it").contains("UpdateAssumeRolePolicy of audit by alice"));
    assert!(said(&told, "The credentials, and where they came from").contains("account 999988887777, whose own log"));
}

#[test]
fn what_left_a_bucket_and_what_cannot_be_seen() {
    let stranger =
        "\"userIdentity\":{\"type\":\"AWSAccount\",\"accountId\":\"999988887777\",\"principalId\":\"AIDAX\"}";
    let read = ",\"eventCategory\":\"Data\",\"requestParameters\":{\"bucketName\":\"payroll\",\"key\":\"a\"},\
                \"additionalEventData\":{\"bytesTransferredOut\":1500.0}";
    let open = ",\"requestParameters\":{\"bucketName\":\"payroll\"}";
    let events = log(&[
        (1, "PutBucketPolicy", "s3", identity("IAMUser", "alice", "AKIAALICE") + open),
        (2, "GetObject", "s3", format!("{stranger}{read}")),
        (3, "GetObject", "s3", format!("{stranger}{read}")),
    ]);
    let mut session = Session::of([("log.json", events.as_slice())]);
    assert_eq!(choices(&mut session, StoryKind::Bucket)[0].0, "payroll");
    let told = story(&mut session, StoryKind::Bucket, "payroll");
    let what = said(&told, "What happened");
    assert!(what.contains("3\u{a0}kB in the last 2 reads\n2 reads were by other accounts"), "{what}");
    assert_eq!(lines(&told, "How it was opened").len(), 1);
    let unread = story(&mut session, StoryKind::Bucket, "other");
    assert!(said(&unread, "What happened").starts_with("No event reads an object of it."));
}

/// More than are looked at one by one.
#[test]
fn choices_count_all_calls() {
    let read = |at: u32| {
        let bucket = if at.is_multiple_of(5) { "rare" } else { "busy" };
        let more = format!(",\"eventCategory\":\"Data\",\"requestParameters\":{{\"bucketName\":\"{bucket}\"}}");
        (at / 10, "GetObject", "s3", identity("IAMUser", "alice", "AKIAALICE") + &more)
    };
    let outside = "\"userIdentity\":{\"type\":\"AWSAccount\",\"accountId\":\"999988887777\"}";
    let assume = |at: u32| (at / 10, "AssumeRole", "sts", outside.to_owned() + &issuing("audit", "ASIA"));
    let events: Vec<_> = (0..250).map(read).chain((0..150).map(assume)).collect();
    let mut session = Session::of([("log.json", log(&events).as_slice())]);
    let told =
        |session: &mut Session, kind| choices(session, kind).into_iter().map(|(_, said)| said).collect::<Vec<_>>();
    let buckets = told(&mut session, StoryKind::Bucket);
    assert_eq!(buckets, ["busy: 200 reads, 0 changes of who may read", "rare: 50 reads, 0 changes of who may read"]);
    assert!(told(&mut session, StoryKind::Role)[0].contains("999988887777, 150 times"));
}

#[test]
fn what_nobody_knows_and_hostile_names() {
    let made = identity("IAMUser", "alice", "AKIAALICE") + ",\"requestParameters\":{\"bucketName\":\"odd \\\"* name\"}";
    let events = log(&[(1, "CreateBucket", "s3", made)]);
    let mut session = Session::of([("log.json", events.as_slice())]);
    let told = story(&mut session, StoryKind::Resource, "odd \"* name");
    assert_eq!(
        said(&told, "What happened").lines().next(),
        Some("2025-06-07 10:01:00Z CreateBucket of odd \"* name by alice")
    );
    for kind in StoryKind::ALL {
        for subject in ["", "\"", "\\", "nobody", "a\nb", "*", ")(", "now-7d", &"x".repeat(10_000)] {
            // Whatever is typed or in a link, there is a story, if only that nothing tells.
            story(&mut session, kind, subject);
        }
    }
    assert!(
        said(&story(&mut session, StoryKind::Resource, "nobody"), "What happened").contains("No event names nobody.")
    );
}

#[test]
fn without_events_or_records_it_says_why() {
    let mut session = Session::of([("log.json", b"{\"Records\":[]}".as_slice())]);
    assert_eq!(session.progress().phase, Phase::Ready);
    for kind in StoryKind::ALL {
        assert!(choices(&mut session, kind).is_empty());
    }
    let events = log(&[(1, "CreateUser", "iam", identity("Root", "root", "AKIAROOT"))]);
    let mut session = Session::of([("log.json", events.as_slice())]);
    session.tell(protocol::Command::ColumnsOnly);
    // What columns tell is still told.
    assert!(session.request(ListSubjects(StoryKind::Root)).is_ok());
    let refused = session.request(GetStory { kind: StoryKind::Resource, subject: "eve".to_owned() });
    assert_eq!(refused, Err(Refusal::ColumnsOnly));
}
