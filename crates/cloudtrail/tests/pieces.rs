//! A long text read piece by piece is the same as one read at once.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::cast_possible_truncation, reason = "tests")]

mod support;

use cloudtrail::{Limits, Slices};
use proptest::prelude::*;
use protocol::what::{Contents, JsonNote, What};
use protocol::{IssueKind, Share};
use support::{All, Read, event, log, read_all};

/// What a text gives slice by slice; `None` if it is not one that is read like that.
fn pieces(slice: u64, text: &[u8]) -> Option<Vec<Read>> {
    let (size, limits) = (text.len() as u64, Limits::default());
    let mut slices = Slices::in_slices_of(slice, "a.json", size, text, Share::WHOLE, &limits)?;
    let mut all = All::default();
    let (mut taken, mut asked) = (Vec::new(), 0);
    while let Some(range) = slices.wanted() {
        asked += 1;
        assert!(asked < 100 + 100 * text.len(), "it never ends");
        let bytes = &text[range.start as usize..range.end as usize];
        slices.list(bytes);
        taken.extend_from_slice(&bytes[..slices.taken()]);
        while slices.next(bytes, &mut all) {}
    }
    assert!(slices.is_done());
    assert!(taken == text, "every byte once and in order");
    slices.end(&mut all);
    Some(all.0)
}

/// What reading it at once gives, but for the bytes.
fn whole(text: &[u8]) -> Vec<Read> {
    let bytes = Vec::new;
    read_all("a.json", text).into_iter().map(|read| Read { bytes: bytes(), content: bytes(), ..read }).collect()
}

#[track_caller]
fn assert_same(text: &[u8], slice: u64) {
    let mut read = pieces(slice, text).unwrap();
    let whole = whole(text);
    // Where records come in several wrappers, those of the first piece decide.
    if read[0].contents == Contents::Log && whole[0].contents == Contents::Envelopes {
        read[0].contents = Contents::Envelopes;
    }
    assert!(read == whole, "slices of {slice}: {}\n{read:?}\n{whole:?}", String::from_utf8_lossy(text));
}

fn list(elements: &[String]) -> String {
    format!("{{\"Records\":[{}]}}", elements.join(","))
}

fn lines(elements: &[String]) -> String {
    elements.iter().map(|element| element.to_owned() + "\n").collect()
}

fn events(names: std::ops::Range<usize>) -> Vec<String> {
    names.map(|at| event(&format!("E{at}"))).collect()
}

/// What can stand where a record should.
fn odd() -> Vec<String> {
    let broken = event("Broken");
    [
        r#"{"some":"thing"}"#,
        "{}",
        r#""a string with }]\" in it""#,
        "[1, 2]",
        "17",
        "null",
        &event("Twice").replace(r#""awsRegion""#, r#""eventTime":"2024-01-15T12:00:00Z","awsRegion""#),
        &event("NoTime").replace("2024-01-15T12:00:00Z", "some day"),
        &event("é 🙂"),
        &format!(r#"{{"detail":{}}}"#, event("Inside")),
        &format!(r#"{{"message":{}}}"#, support::quoted(&event("InString"))),
        &broken.replace("\"eventTime\":", "\"eventTime\""),
        &broken.replace(r#""eu-west-1""#, "eu-west-1"),
    ]
    .map(str::to_owned)
    .to_vec()
}

#[test]
fn what_is_sound_is_the_same_in_slices_of_any_size() {
    let events = events(0..9);
    let spread = list(&events).replace("},{", " } ,\n\t {").replace("[{", " [ \n{").replace("]}", " ] \n}\n");
    let more = list(&events).replace("]}", r#"],"nextToken":"x","others":[{"Records":[]}]}"#);
    let windows = lines(&events).replace('\n', "\r\n");
    for text in [list(&events), spread, more, lines(&events), lines(&events).trim_end().to_owned(), windows] {
        for slice in [1, 50, 300, 700, 1024, 5000] {
            assert_same(text.as_bytes(), slice);
        }
    }
}

#[test]
fn what_is_odd_between_records_is_the_same() {
    for odd in odd() {
        let mut with = events(0..8);
        with.insert(5, odd.clone());
        with.insert(3, odd);
        for text in [list(&with), lines(&with)] {
            for slice in [1, 300, 1000, 1 << 20] {
                assert_same(text.as_bytes(), slice);
            }
        }
    }
}

#[test]
fn commas_and_text_between_records_are_the_same() {
    let sound = list(&events(0..8));
    let texts = [
        sound.replacen("},{", "},,{", 3),
        sound.replacen("},{", "} {", 3),
        sound.replacen("]}", ",]}", 1),
        sound.replacen("]}", "]} and more", 1),
        sound.replacen("]}", "]}]", 1),
        sound[..sound.len() - 1].to_owned(),
        sound[..sound.len() - 2].to_owned(),
        sound[..sound.len() - 40].to_owned(),
        [sound.as_str(), &sound].concat(),
        lines(&events(0..4)) + "\n\n  \n" + &lines(&events(4..8)),
        lines(&events(0..4)) + "some text\n" + &lines(&events(4..8)),
        lines(&events(0..4)) + "{\"cut\":\n" + &lines(&events(4..8)),
        lines(&events(0..7)) + &event("cut off")[..60],
        lines(&events(0..4)) + &list(&events(4..6)) + "\n" + &lines(&events(6..9)),
    ];
    for text in texts {
        for slice in [1, 300, 1000, 1 << 20] {
            assert_same(text.as_bytes(), slice);
        }
    }
}

#[test]
fn bytes_that_are_not_utf8_are_the_same() {
    let mut with = list(&events(0..8)).into_bytes();
    let at = with.windows(5).position(|it| it == b"alice").unwrap();
    let mut blank = list(&events(0..8)).replace("},{", "},\"ab\",{").into_bytes();
    let between = blank.windows(4).position(|it| it == b"\"ab\"").unwrap() + 1;
    (with[at], blank[between]) = (0xff, 0xff);
    for text in [with, blank] {
        for slice in [1, 300, 1000] {
            assert_same(&text, slice);
        }
    }
}

#[test]
fn more_findings_than_are_listed_are_the_same() {
    let mut with = events(0..3);
    with.extend((0..300).map(|_| event("Broken").replace("\"eventTime\":", "\"eventTime\"")));
    with.extend(events(3..6));
    for text in [list(&with), lines(&with)] {
        assert_same(text.as_bytes(), 3000);
    }
}

#[test]
fn where_brackets_do_not_match_what_comes_before_the_piece_is_kept() {
    let torn = list(&events(0..40)).replacen(r#""eventID":"E30"}"#, r#""eventID":"E30"]"#, 1);
    let read = pieces(2000, torn.as_bytes()).unwrap().remove(0);
    let names = read.names();
    assert!(names.len() > 20 && names.len() <= 30 && names[0] == "E0", "{names:?}");
    // At the latest, all of the rest is in one piece.
    assert_eq!(names.len() as u64 + read.rejected(), 40);
    assert!(matches!(read.findings[0].what, What::Json(JsonNote::Torn { .. })));
}

#[test]
fn what_follows_a_record_without_end_is_counted() {
    let limits = Limits { record_bytes: 1000, ..Limits::default() };
    let torn = list(&events(0..90)).replacen(r#""eventID":"E30"}"#, r#""eventID":"E30"]"#, 1);
    let size = torn.len() as u64;
    let mut slices = Slices::in_slices_of(500, "a.json", size, torn.as_bytes(), Share::WHOLE, &limits).unwrap();
    let mut all = All::default();
    while let Some(range) = slices.wanted() {
        let bytes = &torn.as_bytes()[range.start as usize..range.end as usize];
        slices.list(bytes);
        while slices.next(bytes, &mut all) {}
    }
    slices.end(&mut all);
    let read = &all.0[0];
    assert!(read.findings.iter().any(|it| matches!(it.what, What::Json(JsonNote::Behind(1..)))), "{:?}", read.findings);
    let counted = read.names().len() as u64 + read.rejected();
    // Some lie across the places where what is only counted is cut.
    assert!((85..=140).contains(&counted) && read.names().len() <= 30, "{counted}");
    assert!(read.told().contains(&IssueKind::Malformed));
}

#[test]
fn other_texts_are_read_at_once() {
    let text = list(&events(0..3));
    let others = [
        String::from("{\"Records\":[]}"),
        text.replace("Records", "Events"),
        format!("[{}]", events(0..3).join(",")),
        format!("\u{feff}{text}"),
        event("single"),
        "eventName,eventSource\na,b\n".to_owned(),
        lines(&["{}".to_owned(), "{}".to_owned()]),
        log(&[]),
    ];
    for text in others {
        assert!(pieces(100, text.as_bytes()).is_none(), "{text}");
    }
}

proptest! {
    #[test]
    fn nothing_depends_on_where_slices_end(
        kinds in prop::collection::vec(0..40_usize, 0..25), slice in 1..4000_u64, is_list in any::<bool>(),
        blanks in 0..3_usize,
    ) {
        let odd = odd();
        let some = kinds.iter().enumerate().map(|(at, kind)| odd.get(*kind).cloned().unwrap_or_else(|| event(&format!("E{at}"))));
        let all: Vec<String> = events(0..2).into_iter().chain(some).map(|it| " ".repeat(blanks * usize::from(is_list)) + &it).collect();
        let text = if is_list { list(&all) } else { lines(&all) };
        assert_same(text.as_bytes(), slice);
    }

    #[test]
    fn a_text_that_is_cut_off_is_the_same(events_before in 2..12_usize, cut in 1..400_usize, slice in 1..2000_u64, is_list in any::<bool>()) {
        let all = events(0..events_before);
        let text = if is_list { list(&all) } else { lines(&all) };
        let cut = &text[..text.len().saturating_sub(cut).max(600).min(text.len())];
        if let Some(read) = pieces(slice, cut.as_bytes()) {
            prop_assert_eq!(read, whole(cut.as_bytes()));
        }
    }

    #[test]
    fn hostile_bytes_do_no_harm(
        wounds in prop::collection::vec((any::<usize>(), any::<u8>()), 1..30), slice in 1..3000_u64, is_list in any::<bool>(),
    ) {
        let all = events(0..12);
        let mut text = if is_list { list(&all) } else { lines(&all) }.into_bytes();
        let len = text.len();
        for (at, byte) in wounds {
            text[700 + at % (len - 700)] = byte;
        }
        if let Some(read) = pieces(slice, &text) {
            let plain = whole(&text);
            let known = |read: &[Read]| read.iter().map(|it| it.records.len() as u64 + it.rejected()).sum::<u64>();
            // Nothing is lost in silence.
            prop_assert!(known(&read) + 1 >= known(&plain).min(12), "{} {}", known(&read), known(&plain));
        }
    }
}
