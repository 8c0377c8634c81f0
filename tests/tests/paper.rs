//! Working papers: a page that says what there is, and an archive whose files are what it lists.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::expect_used,
    clippy::cast_possible_truncation
)]

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use protocol::paper::{AskedSection, PaperAbout, PaperForm, SavePaper, SectionText};
use protocol::sampling::{DrawSample, Method, Sample};
use protocol::wire::{self, Bytes};
use protocol::{ExportFormat, Micros, Question, Refusal, TimeRange};
use sha2::{Digest, Sha256};
use synth::small_tree;
use tests::session::{Session, question};

fn session() -> Session {
    let tree = small_tree(1);
    Session::of(tree.files.iter().map(|file| (file.path.as_str(), file.bytes.as_slice())))
}

fn about(period: Option<TimeRange>) -> PaperAbout {
    PaperAbout {
        title: "Changes, <Q1>".to_owned(),
        period,
        accounts: vec![],
        prepared_by: "Mei Chen".to_owned(),
        prepared_on: "2026-11-30".to_owned(),
        reviewed_by: String::new(),
        reviewed_on: String::new(),
        generated_at: "2026-11-30T10:00:00Z".to_owned(),
    }
}

fn section(title: &str, population: Question, exceptions: Question, sample: Option<&str>) -> AskedSection {
    let text = SectionText {
        title: title.to_owned(),
        asks: "Was every change approved?".to_owned(),
        filter: population.text.clone(),
        meaning: "readOnly is false".to_owned(),
        exceptions: exceptions.text.clone(),
        differences: vec!["CloudWatch ignores case here.".to_owned()],
        result: "As expected".to_owned(),
        notes: "asked Mei".to_owned(),
        conclusion: "No objections\nbut one".to_owned(),
    };
    AskedSection { text: Bytes(wire::encode(&text)), population, exceptions, sample: sample.map(str::to_owned) }
}

fn save(session: &mut Session, about: PaperAbout, sections: Vec<AskedSection>, form: PaperForm) -> Vec<u8> {
    let ask = SavePaper {
        about: Bytes(wire::encode(&about)),
        period: about.period,
        generated_at: about.generated_at,
        sections,
        scope: question(""),
        form,
        words: None,
    };
    session.request_file(ask).unwrap().1
}

fn draw(session: &mut Session, text: &str, name: &str, events: u64) -> Sample {
    let sample = Sample { name: name.to_owned(), method: Method::Random, seed: "7".to_owned(), ..Sample::default() };
    session.request(DrawSample { question: question(text), sample: Box::new(sample), events }).unwrap()
}

/// The files in an archive.
fn unzipped(bytes: Vec<u8>) -> BTreeMap<String, Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut files = BTreeMap::new();
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).unwrap();
        let mut content = Vec::new();
        file.read_to_end(&mut content).unwrap();
        files.insert(file.name().unwrap().into_owned(), content);
    }
    files
}

#[test]
fn a_page_says_what_there_is() {
    let mut session = session();
    let sample = draw(&mut session, "readOnly:false", "writes", 4);
    let sections = vec![
        section("Writes", question("readOnly:false"), question("readOnly:false error:*"), Some("writes")),
        section("Everything", question(""), question("eventName:StopLogging"), None),
    ];
    let page = String::from_utf8(save(&mut session, about(None), sections, PaperForm::Page)).unwrap();
    let writes = session.count("readOnly:false");
    for words in [
        "Changes, &lt;Q1&gt;".to_owned(),
        "Mei Chen, <span class=\"whole\">2026-11-30</span>".to_owned(),
        format!("SHA-256 of their eventIDs, by time: {}", sample.population.event_ids_sha256),
        format!("writes: 4 of {writes} events, Random, seed 7 (ChaCha20). Drawn from this population."),
        "<td>No objections<br>but one</td>".to_owned(),
        "readOnly is false<br>CloudWatch ignores case here.".to_owned(),
        "Coverage by hour and region (UTC)".to_owned(),
        "Annex: inputs".to_owned(),
    ] {
        assert!(page.contains(&words), "{words} in {page}");
    }
    for (_, event) in &sample.drawn {
        assert!(page.contains(&format!("eventID {}", event.event_id)));
    }
    assert!(!page.contains("<Q1>") && !page.contains("<script"));
    // In a table, what people typed in several lines has lines, too.
    assert!(!page.contains('\u{240a}'), "{page}");
}

#[test]
fn an_archive_is_what_it_lists() {
    let mut session = session();
    let sample = draw(&mut session, "readOnly:false", "writes", 4);
    let sections =
        vec![section("Writes", question("readOnly:false"), question("readOnly:false error:*"), Some("writes"))];
    let form = PaperForm::Archive { populations: true };
    let files = unzipped(save(&mut session, about(None), sections.clone(), form));
    let sums = String::from_utf8(files["SHA256SUMS"].clone()).unwrap();
    assert_eq!(sums.lines().count() + 2, files.len());
    for line in sums.lines() {
        let (sha256, path) = line.split_once("  ").unwrap();
        assert_eq!(hex::encode(Sha256::digest(&files[path])), sha256, "{path}");
    }
    // Records are byte for byte those of the logs, in the order of the population.
    let population = String::from_utf8(files["section-1/population.ndjson"].clone()).unwrap();
    let mut lines: Vec<&str> = population.lines().collect();
    let ids: String = lines
        .iter()
        .map(|line| {
            let record: serde_json::Value = serde_json::from_str(line).unwrap();
            format!("{}\n", record["eventID"].as_str().unwrap())
        })
        .collect();
    assert_eq!(hex::encode(Sha256::digest(ids)), sample.population.event_ids_sha256);
    let exported = String::from_utf8(session.export(ExportFormat::Ndjson, "readOnly:false")).unwrap();
    let mut expected: Vec<&str> = exported.lines().collect();
    lines.sort_unstable();
    expected.sort_unstable();
    assert_eq!(lines, expected);
    let drawn: Vec<String> = String::from_utf8(files["section-1/sample.ndjson"].clone())
        .unwrap()
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap()["eventID"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(drawn, sample.drawn.iter().map(|(_, event)| event.event_id.clone()).collect::<Vec<_>>());
    let table = String::from_utf8(files["section-1/sample.csv"].clone()).unwrap();
    assert_eq!(table.trim_end().lines().count(), 5);
    let report: protocol::report::Report = serde_json::from_slice(&files["integrity.json"]).unwrap();
    assert_eq!(report.verdict, session.report().verdict);
    assert!(handover::read(&files["inputs.json"]).unwrap().inputs.len() > 3);
    // Without populations, samples and exceptions stay.
    let files = unzipped(save(&mut session, about(None), sections, PaperForm::Archive { populations: false }));
    assert!(!files.contains_key("section-1/population.csv") && files.contains_key("section-1/sample.csv"));
}

#[test]
fn a_period_is_held_against_what_there_is() {
    let mut session = session();
    let hour = 3_600_000_000;
    let last = session.ask(&Question { want: protocol::Want { totals: true, ..Default::default() }, ..question("") });
    let (first, last) = last.unwrap().totals.unwrap().period.unwrap();
    // Ten hours more than there are digests for.
    let range = TimeRange { from: Micros(first.0 - 10 * hour), to: Micros(last.0 + hour) };
    let of_range = |text: &str| Question { range: Some(range), ..question(text) };
    let sections = vec![section("All", of_range(""), of_range("error:*"), None)];
    let page = String::from_utf8(save(&mut session, about(Some(range)), sections, PaperForm::Page)).unwrap();
    assert!(page.contains("<h3>Gaps</h3>"), "{page}");
}

#[test]
fn nothing_is_written_before_everything_is_checked() {
    let mut session = session();
    session.tell(protocol::Command::StopCheck);
    let asked = SavePaper {
        about: Bytes(wire::encode(&about(None))),
        period: None,
        generated_at: String::new(),
        sections: vec![section("All", question(""), question("error:*"), None)],
        scope: question(""),
        form: PaperForm::Page,
        words: None,
    };
    let outcome = session.request_file(asked);
    assert!(matches!(outcome, Ok(_) | Err(Refusal::CheckStopped)), "{outcome:?}");
}

/// A log with events that have no `eventID`, and with two that share one.
fn odd_log() -> String {
    let record = |id: Option<&str>, minute: usize, name: &str| {
        serde_json::json!({
            "eventVersion": "1.11", "eventTime": format!("2026-03-02T10:{minute:02}:00Z"), "eventID": id,
            "eventSource": "iam.amazonaws.com", "eventName": name, "awsRegion": "us-east-1",
        })
    };
    let mut records: Vec<_> = (0..40).map(|at| record(Some(&format!("id-{at}")), at, "GetUser")).collect();
    records.push(record(Some("twice"), 41, "PutUserPolicy"));
    records.push(record(Some("twice"), 42, "DeleteUserPolicy"));
    records.push(record(None, 43, "StopLogging"));
    records.push(record(None, 44, "StopLogging"));
    serde_json::json!({ "Records": records }).to_string()
}

fn odd() -> Session {
    Session::of([("log.json", odd_log().as_bytes())])
}

#[test]
fn exceptions_without_an_event_id_are_counted_and_listed() {
    let mut session = odd();
    let sections = vec![section("All", question(""), question("eventName:StopLogging"), None)];
    let page = String::from_utf8(save(&mut session, about(None), sections.clone(), PaperForm::Page)).unwrap();
    assert!(page.contains("2 events. 2 of them have no eventID, so they are not part of the population."), "{page}");
    assert_eq!(page.matches("StopLogging (iam)").count(), 2, "{page}");
    let files = unzipped(save(&mut session, about(None), sections, PaperForm::Archive { populations: false }));
    assert_eq!(String::from_utf8(files["section-1/exceptions.ndjson"].clone()).unwrap().lines().count(), 2);
}

#[test]
fn a_sample_that_is_gone_is_said_to_be_gone() {
    let mut session = odd();
    let sections = vec![section("All", question(""), question("error:*"), Some("gone"))];
    let page = String::from_utf8(save(&mut session, about(None), sections, PaperForm::Page)).unwrap();
    assert!(page.contains("The sample “gone” was chosen for this section, but has been removed since."), "{page}");
}

#[test]
fn records_that_share_an_event_id_are_listed_once_in_a_sample() {
    let mut session = odd();
    let population = "eventName:PutUserPolicy or eventName:DeleteUserPolicy";
    draw(&mut session, population, "both", 2);
    let sections = vec![section("Both", question(population), question("error:*"), Some("both"))];
    let files = unzipped(save(&mut session, about(None), sections, PaperForm::Archive { populations: false }));
    let sample = String::from_utf8(files["section-1/sample.ndjson"].clone()).unwrap();
    assert_eq!(sample.lines().count(), 2, "{sample}");
    let table = String::from_utf8(files["section-1/sample.csv"].clone()).unwrap();
    assert_eq!(table.trim_end().lines().count(), 3, "{table}");
}

#[test]
fn a_page_does_not_send_its_readers_to_an_archive_that_there_is_not() {
    let mut session = odd();
    let sections = vec![section("All", question(""), question("eventName:GetUser"), None)];
    let page = String::from_utf8(save(&mut session, about(None), sections.clone(), PaperForm::Page)).unwrap();
    assert!(page.contains("10 further events are not listed here."), "{page}");
    assert!(!page.contains("only in the archive"));
    let files = unzipped(save(&mut session, about(None), sections, PaperForm::Archive { populations: false }));
    let page = String::from_utf8(files["paper.html"].clone()).unwrap();
    assert!(page.contains("10 further events are only in the archive."), "{page}");
}
