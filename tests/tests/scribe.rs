//! What the engine leaves to the scribe, how often it asks, and what it says when there is none.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing, clippy::expect_used)]

use engine::{Engine, Step};
use protocol::scribe::{Job, Written};
use protocol::{CopyAs, ExportFormat, Question, Request, Response};
use tests::session::question;

const PATTERN: &str = "{ $.eventName = ConsoleLogin }";

/// Carries a request on with what this scribe says; the answer, and the jobs that came up.
fn request(
    engine: &mut Engine,
    request: Request,
    scribe: impl Fn(&Job) -> Result<Written, String>,
) -> (Response, Vec<Job>) {
    let mut jobs = Vec::new();
    let mut work = engine.begin(request);
    loop {
        match engine.step(&mut work) {
            Step::Done(response) | Step::DoneWithBytes(response, _) => return (response, jobs),
            Step::Write(job) => {
                engine.supply_written(&mut work, scribe(&job));
                jobs.push(*job);
            }
            Step::Need(need) => panic!("there are no edges: {need:?}"),
        }
    }
}

fn working(job: &Job) -> Result<Written, String> {
    Ok(scribe::perform(job))
}

fn missing(_: &Job) -> Result<Written, String> {
    Err("There is no scribe.".to_owned())
}

fn read(text: &str) -> Request {
    Request::Read { text: text.to_owned(), notation: None, caret: None }
}

/// An engine that has checked nothing, successfully.
fn checked() -> Engine {
    let mut engine = Engine::default();
    engine.validate();
    engine
}

#[test]
fn common_questions_need_no_scribe() {
    let own = "eventName:(Delete* or Put*) not error:*";
    let mut engine = checked();
    for wanted in [
        Request::Ask(question(own)),
        Request::Ask(question("")),
        read(own),
        read("eventName:("),
        Request::Read { text: "  ".to_owned(), notation: Some(protocol::Notation::CloudWatch), caret: Some(1) },
        Request::Copy(question(own), CopyAs::Traillight),
        Request::Export {
            format: ExportFormat::Csv,
            question: question(own),
            columns: Vec::new(),
            generated_at: String::new(),
        },
        Request::IntegrityBrief,
    ] {
        let (response, jobs) = request(&mut engine, wanted.clone(), missing);
        assert_eq!(jobs, [], "{wanted:?}");
        assert!(!matches!(response, Response::Failed(_)), "{wanted:?}: {response:?}");
    }
}

#[test]
fn a_text_is_read_once_whatever_is_asked_about_it() {
    let mut engine = checked();
    let (response, jobs) = request(&mut engine, Request::Ask(question(PATTERN)), working);
    assert!(matches!(response, Response::Answer(_)), "{response:?}");
    assert!(matches!(jobs.as_slice(), [Job::Read { .. }]), "{jobs:?}");
    for wanted in [read(PATTERN), Request::Ask(question(PATTERN))] {
        let (response, jobs) = request(&mut engine, wanted, working);
        assert_eq!(jobs, [], "{response:?}");
    }
    let (response, jobs) = request(&mut engine, Request::Copy(question(PATTERN), CopyAs::Jq), working);
    assert!(matches!(jobs.as_slice(), [Job::Copy { .. }]), "{jobs:?}");
    let Response::Copied(copied) = response else { panic!("{response:?}") };
    assert!(copied.text.unwrap().contains("ConsoleLogin"));
}

#[test]
fn texts_that_mean_nothing_are_read_once_too() {
    let mut engine = checked();
    let wrong = "{ $.eventName = }";
    let (first, jobs) = request(&mut engine, Request::Ask(question(wrong)), working);
    assert_eq!(jobs.len(), 1);
    let (second, jobs) = request(&mut engine, Request::Ask(question(wrong)), working);
    assert_eq!(jobs, []);
    assert!(matches!(&first, Response::BadQuery(error) if error.offset > 0), "{first:?}");
    assert_eq!(first, second);
}

#[test]
fn what_was_read_long_ago_is_read_again() {
    let mut engine = checked();
    for n in 0..100 {
        request(&mut engine, read(&format!("{{ $.eventName = x{n} }}")), working);
    }
    let asked = |engine: &mut Engine, n| request(engine, read(&format!("{{ $.eventName = x{n} }}")), working).1.len();
    assert_eq!((asked(&mut engine, 99), asked(&mut engine, 0)), (0, 1));
}

#[test]
fn without_a_scribe_every_request_is_answered_where_its_answer_is_shown_and_asks_again() {
    let mut engine = checked();
    let why = "There is no scribe.";
    for _ in 0..2 {
        for (wanted, expected) in [
            (Request::Ask(question(PATTERN)), "BadQuery"),
            (read(PATTERN), "Reading"),
            (Request::Copy(question(PATTERN), CopyAs::Traillight), "Copied"),
            (Request::Copy(question("eventName:x"), CopyAs::Lake), "Copied"),
            (export(ExportFormat::IntegrityJson, question("")), "Failed"),
            (export(ExportFormat::IntegrityText, question("")), "Failed"),
            (export(ExportFormat::IntegrityHtml, question("")), "Failed"),
        ] {
            let (response, jobs) = request(&mut engine, wanted.clone(), missing);
            assert_eq!(jobs.len(), 1, "{wanted:?}");
            let said = format!("{response:?}");
            assert!(said.starts_with(expected) && said.contains(why), "{wanted:?}: {said}");
        }
    }
    // It was no fault of the text.
    let (response, _) = request(&mut engine, Request::Ask(question(PATTERN)), working);
    assert!(matches!(response, Response::Answer(_)), "{response:?}");
}

fn export(format: ExportFormat, question: Question) -> Request {
    Request::Export { format, question, columns: Vec::new(), generated_at: "2026-01-01T00:00:00Z".to_owned() }
}
