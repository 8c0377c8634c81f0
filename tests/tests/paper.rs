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
        result: "As expected".to_owned(),
        notes: "asked Mei".to_owned(),
        conclusion: "No objections".to_owned(),
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
        "No objections".to_owned(),
        "Coverage by hour and region (UTC)".to_owned(),
        "Annex: inputs".to_owned(),
    ] {
        assert!(page.contains(&words), "{words} in {page}");
    }
    for (_, event) in &sample.drawn {
        assert!(page.contains(&format!("eventID {}", event.event_id)));
    }
    assert!(!page.contains("<Q1>") && !page.contains("<script"));
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
