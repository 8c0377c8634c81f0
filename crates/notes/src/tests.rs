//! Files there and back, and merging.

#![allow(clippy::unwrap_used)]

use proptest::collection::vec;
use proptest::prelude::*;
use protocol::findings::Expectation;
use protocol::{Micros, Noted, NotedEvent, Remark};

use super::*;

fn event(id: &str) -> NotedEvent {
    NotedEvent { event_id: id.to_owned(), sha256: None }
}

fn remark(text: &str, by: &str, at: i64) -> Remark {
    Remark { text: text.to_owned(), by: by.to_owned(), at: Some(Micros(at * 1_000_000)) }
}

#[test]
fn a_file_looks_like_this() {
    let mut notes = Notes::default();
    let noted = Noted {
        starred: true,
        tags: vec!["incident 12".to_owned(), "asked".to_owned(), "asked".to_owned()],
        remarks: vec![remark("was not her", "Ana", 1_772_359_200), remark("  ", "Ana", 0)],
        samples: vec!["is not noted".to_owned()],
    };
    notes.put(NotedEvent { sha256: Some("ab".to_owned()), ..event("1") }, noted);
    notes.put(event("2"), Noted { starred: true, ..Noted::default() });
    let expected = r#"{
  "format": "traillight.notes/1",
  "notes": [
    {
      "eventID": "1",
      "sha256": "ab",
      "starred": true,
      "tags": [
        "asked",
        "incident 12"
      ],
      "remarks": [
        {
          "text": "was not her",
          "by": "Ana",
          "at": "2026-03-01T10:00:00Z"
        }
      ]
    },
    {
      "eventID": "2",
      "starred": true
    }
  ]
}
"#;
    let members = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap();
    assert_eq!(members(&write(&notes)), members(expected));
    assert_eq!(read(expected.as_bytes()), Ok(File { notes, left_out: 0 }));
}

#[test]
fn bad_files_and_entries() {
    assert_eq!(read(b"{"), Err(Fault::NotJson));
    assert_eq!(read(b"[]"), Err(Fault::OtherFormat(String::new())));
    let other = r#"{"format":"traillight.notes/2","notes":[]}"#;
    assert_eq!(read(other.as_bytes()), Err(Fault::OtherFormat("traillight.notes/2".to_owned())));
    assert_eq!(read(br#"{"format":"traillight.notes/1","notes":{}}"#), Err(Fault::NoList));
    let odd = r#"{"format":"traillight.notes/1","notes":[1, {}, {"eventID":7}, {"eventID":"a","tags":[1,"t"],"remarks":"x",
        "starred":"yes"}, {"eventID":"a","starred":true,"remarks":[{"text":"x","at":"?"}]}]}"#;
    let File { notes, left_out } = read(odd.as_bytes()).unwrap();
    assert_eq!((notes.len(), left_out), (1, 3));
    let noted = notes.get(&event("a")).unwrap();
    assert_eq!((noted.starred, noted.tags.as_slice(), noted.remarks.len()), (true, &["t".to_owned()][..], 1));
}

#[test]
fn two_reviewers_lose_nothing() {
    let mut ours = Notes::default();
    let mut theirs = Notes::default();
    ours.put(event("1"), Noted { starred: true, remarks: vec![remark("mine", "Ana", 2)], ..Noted::default() });
    ours.put(event("2"), Noted { tags: vec!["a".to_owned()], ..Noted::default() });
    theirs.put(event("1"), Noted { remarks: vec![remark("theirs", "Bo", 1)], ..Noted::default() });
    theirs.put(event("2"), Noted { tags: vec!["b".to_owned()], ..Noted::default() });
    theirs.put(event("3"), Noted { starred: true, ..Noted::default() });
    let merged = ours.merge(theirs);
    assert_eq!(merged, Merged { changed: 3, of_both: 1, left_out: 0 });
    let first = ours.get(&event("1")).unwrap();
    assert!(first.starred);
    assert_eq!(first.remarks.iter().map(|it| it.text.as_str()).collect::<Vec<_>>(), ["theirs", "mine"]);
    assert_eq!(ours.get(&event("2")).unwrap().tags, ["a", "b"]);
}

#[test]
fn nothing_noted_is_no_note() {
    let mut notes = Notes::default();
    let starred = Noted { starred: true, ..Noted::default() };
    assert_eq!(notes.put(event("1"), starred.clone()), Noted::default());
    assert_eq!(notes.put(event("1"), Noted::default()), starred);
    assert!(notes.is_empty());
}

fn expectation(rule: &str, note: &str, by: &str) -> Expectation {
    let second = |at: i64| Micros(at * 1_000_000);
    Expectation {
        rule: rule.to_owned(),
        who: None,
        note: note.to_owned(),
        by: by.to_owned(),
        ids: vec!["a".to_owned(), "b".to_owned()],
        at: Some(second(1_772_618_400)),
        events: 12,
        period: Some((second(1_772_532_000), second(1_772_533_200))),
    }
}

#[test]
fn what_was_expected_is_in_the_file() {
    let mut notes = Notes::default();
    let kept = expectation("root-used", "break-glass test on 3 March", "Ana");
    assert_eq!(
        notes.expect(Expectation { note: " break-glass test on 3 March ".to_owned(), ..kept.clone() }),
        Some(kept.clone())
    );
    assert_eq!(notes.expect(kept.clone()), None, "it is there");
    let expected = r#"{"format": "traillight.notes/1", "notes": [], "expected": [
        {"rule": "root-used", "note": "break-glass test on 3 March", "by": "Ana", "at": "2026-03-04T10:00:00Z",
         "events": 12, "first": "2026-03-03T10:00:00Z", "last": "2026-03-03T10:20:00Z", "eventIDs": ["a", "b"]}]}"#;
    let members = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap();
    assert_eq!(members(&write(&notes)), members(expected));
    assert_eq!(read(expected.as_bytes()), Ok(File { notes: notes.clone(), left_out: 0 }));
    assert!(notes.withdraw(&kept));
    assert!(!notes.withdraw(&kept));
    assert!(!write(&notes).contains("expected"), "as files were before");
}

#[test]
fn bad_expectations_are_counted() {
    let odd = r#"{"format":"traillight.notes/1","notes":[],"expected":[1, {}, {"rule":""}, {"rule":"a","events":-1,"first":"?"},
        {"rule":"a","events":-1}, {"rule":"b","who":"eve","at":7}]}"#;
    let File { notes, left_out } = read(odd.as_bytes()).unwrap();
    let told: Vec<(&str, Option<&str>, u64)> =
        notes.expected().iter().map(|it| (it.rule.as_str(), it.who.as_deref(), it.events)).collect();
    assert_eq!((told.as_slice(), left_out), (&[("a", None, 0), ("b", Some("eve"), 0)][..], 3));
    let many: Vec<String> = (0..=MOST_EXPECTATIONS).map(|at| format!("{{\"rule\":\"{at}\"}}")).collect();
    let many = format!("{{\"format\":\"traillight.notes/1\",\"notes\":[],\"expected\":[{}]}}", many.join(","));
    let File { mut notes, left_out } = read(many.as_bytes()).unwrap();
    assert_eq!(left_out, 1);
    assert_eq!(notes.expect(expectation("new", "", "")), None, "there is no more room");
}

#[test]
fn two_reviewers_expect_what_either_does() {
    let (mut ours, mut theirs) = (Notes::default(), Notes::default());
    ours.expect(expectation("root-used", "test", "Ana"));
    theirs.expect(expectation("root-used", "test", "Ana"));
    theirs.expect(expectation("root-used", "I saw it", "Bo"));
    ours.merge(theirs);
    assert_eq!(ours.expected().iter().map(|it| it.by.as_str()).collect::<Vec<_>>(), ["Bo", "Ana"]);
}

fn notes() -> impl Strategy<Value = Notes> {
    let remark = ("[ab]{0,2}", "[xy]{0,1}", 0i64..3).prop_map(|(text, by, at)| remark(&text, &by, at));
    let noted = (any::<bool>(), vec("[a-c]{0,1}", 0..3), vec(remark, 0..3))
        .prop_map(|(starred, tags, remarks)| Noted { starred, tags, remarks, samples: Vec::new() });
    let event = ("[12]", proptest::option::of("[ef]")).prop_map(|(event_id, sha256)| NotedEvent { event_id, sha256 });
    let expected = vec(("[ab]", "[xy]{0,1}", "[mn]{0,1}"), 0..4);
    (vec((event, noted), 0..6), expected).prop_map(|(all, expected)| {
        let mut notes = Notes::default();
        for (rule, note, by) in expected {
            notes.expect(expectation(&rule, &note, &by));
        }
        for (event, noted) in all {
            let mut one = Notes::default();
            one.put(event, noted);
            notes.merge(one);
        }
        notes
    })
}

/// Whether there is a star, the tags, and the remarks with their authors.
type Kept = (NotedEvent, bool, Vec<String>, Vec<(String, String)>);

/// Whatever merging must keep.
fn told(notes: &Notes) -> Vec<Kept> {
    let remarks = |noted: &Noted| {
        let mut all: Vec<_> = noted.remarks.iter().map(|it| (it.text.clone(), it.by.clone())).collect();
        all.sort();
        all
    };
    notes.iter().map(|(event, it)| (event.clone(), it.starred, it.tags.clone(), remarks(it))).collect()
}

proptest! {
    #[test]
    fn what_is_written_is_read(notes in notes()) {
        prop_assert_eq!(read(write(&notes).as_bytes()), Ok(File { notes, left_out: 0 }));
    }

    #[test]
    fn whoever_merges_gets_the_same(ours in notes(), theirs in notes()) {
        let (mut one, mut other) = (ours.clone(), theirs.clone());
        one.merge(theirs.clone());
        other.merge(ours.clone());
        prop_assert_eq!(told(&one), told(&other));
        prop_assert_eq!(one.expected(), other.expected());
        let again = one.clone();
        prop_assert_eq!(one.merge(theirs), Merged::default());
        prop_assert_eq!(one, again);
    }

    #[test]
    fn any_bytes_can_be_read(text in ".{0,60}") {
        let _ = read(text.as_bytes());
    }
}
