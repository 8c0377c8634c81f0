//! What the engine leaves to the scribe, how often it asks for one, and what it says without one.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing, clippy::expect_used)]

use protocol::scribe::ScribeAsk;
use protocol::{
    Ask, CopyAs, CopyFilter, Export, ExportFormat, GetBrief, LoadedWords, Module, ModuleProblem, Notation, PageAsk,
    ReadText, Refusal, wire,
};
use tests::session::{Session, export, question};
use words::{Language, messages};

const PATTERN: &str = "{ $.eventName = ConsoleLogin }";

const MISSING: &str = "it is not here";

/// Asks a question; returns the answer, and what the scribe was asked for it.
fn request<A: Ask<All = PageAsk>>(session: &mut Session, ask: A) -> (Result<A::Answer, Refusal>, Vec<ScribeAsk>) {
    session.wires.asked.clear();
    let answer = session.request(ask);
    (answer, session.wires.asked.iter().map(|(_, ask)| wire::decode(&ask.0).unwrap()).collect())
}

fn read(text: &str) -> ReadText {
    ReadText { text: text.to_owned(), notation: None, caret: None }
}

fn copy(text: &str, target: CopyAs) -> CopyFilter {
    CopyFilter { question: question(text), target }
}

/// A session that has successfully checked nothing.
fn checked() -> Session {
    Session::of([("nothing.txt", b"nothing".as_slice())])
}

#[test]
fn common_questions_need_no_scribe() {
    let own = "eventName:(Delete* or Put*) not error:*";
    let mut session = checked();
    session.wires.lack_modules(MISSING);
    assert!(session.request(question(own)).is_ok());
    assert!(session.request(question("")).is_ok());
    assert!(session.request(read(own)).is_ok());
    assert!(session.request(read("eventName:(")).is_ok());
    let blank = ReadText { text: "  ".to_owned(), notation: Some(Notation::CloudWatch), caret: Some(1) };
    assert!(session.request(blank).is_ok());
    assert!(session.request(copy(own, CopyAs::Traillight)).is_ok());
    assert!(session.request(export(ExportFormat::Ndjson, question(own))).is_ok());
    assert!(session.request(GetBrief).is_ok());
    assert_eq!(session.wires.asked, []);
}

#[test]
fn a_text_is_read_once_whatever_is_asked_about_it() {
    let mut session = checked();
    let (answer, asks) = request(&mut session, question(PATTERN));
    assert!(answer.is_ok(), "{answer:?}");
    assert!(matches!(asks.as_slice(), [ScribeAsk::ReadNotation(_)]), "{asks:?}");
    assert_eq!(request(&mut session, read(PATTERN)).1, []);
    assert_eq!(request(&mut session, question(PATTERN)).1, []);
    let (copied, asks) = request(&mut session, copy(PATTERN, CopyAs::Jq));
    assert!(matches!(asks.as_slice(), [ScribeAsk::WriteNotation(_)]), "{asks:?}");
    assert!(copied.unwrap().text.unwrap().contains("ConsoleLogin"));
}

#[test]
fn texts_that_mean_nothing_are_read_once_too() {
    let mut session = checked();
    let wrong = "{ $.eventName = }";
    let (first, asks) = request(&mut session, question(wrong));
    assert_eq!(asks.len(), 1);
    let (second, asks) = request(&mut session, question(wrong));
    assert_eq!(asks, []);
    assert!(matches!(&first, Err(Refusal::BadQuery(error)) if error.offset > 0), "{first:?}");
    assert_eq!(first, second);
}

#[test]
fn what_was_read_long_ago_is_read_again() {
    let mut session = checked();
    let mut asked = |n: u32| request(&mut session, read(&format!("{{ $.eventName = x{n} }}"))).1.len();
    for n in 0..100 {
        asked(n);
    }
    assert_eq!((asked(99), asked(0)), (0, 1));
}

#[test]
fn without_a_scribe_every_question_is_answered_and_asks_again() {
    let mut session = checked();
    session.wires.lack_modules(MISSING);
    let none = Refusal::NoModule(ModuleProblem { module: Module::Scribe, detail: MISSING.to_owned() });
    for _ in 0..2 {
        session.wires.wanted.clear();
        assert_eq!(session.request(question(PATTERN)), Err(none.clone()));
        assert_eq!(session.request(read(PATTERN)), Err(none.clone()));
        for (text, target) in [(PATTERN, CopyAs::Traillight), ("eventName:x", CopyAs::Lake)] {
            assert_eq!(session.request(copy(text, target)), Err(none.clone()));
        }
        for format in [ExportFormat::IntegrityJson, ExportFormat::IntegrityText, ExportFormat::IntegrityHtml] {
            assert_eq!(session.request(export(format, question(""))), Err(none.clone()));
        }
        assert_eq!(session.wires.wanted, [Module::Scribe; 7], "each asks anew");
    }
    // The text was not at fault.
    session.wires.have_modules();
    assert!(session.request(question(PATTERN)).is_ok());
}

#[test]
fn a_report_to_print_is_in_the_language_of_the_page_and_what_programs_read_is_not() {
    let mut session = Session::of([("sample.tar.gz", include_bytes!("../../public/sample.tar.gz").as_slice())]);
    let mut written = |format: ExportFormat, words: Option<Box<LoadedWords>>| {
        let bytes = session.request_file(Export { words, ..export(format, question("")) }).unwrap().1;
        String::from_utf8(bytes).unwrap()
    };
    let (tag, file) = words::TRANSLATIONS[0];
    let german = || Some(Box::new(LoadedWords { language: tag.to_owned(), file: file.to_owned() }));
    let (english, translated) =
        (written(ExportFormat::IntegrityHtml, None), written(ExportFormat::IntegrityHtml, german()));
    let spoken = Language::read(tag, file.to_owned()).unwrap();
    for language in [Language::En, spoken] {
        let title = messages::print_title(language);
        let (has, has_not) = if language == spoken { (&translated, &english) } else { (&english, &translated) };
        assert!(has.contains(title) && !has_not.contains(title), "{title}");
    }
    assert!(translated.contains("<html lang=\"de\">"), "{}", translated.get(..200).unwrap_or_default());
    for format in [ExportFormat::IntegrityJson, ExportFormat::IntegrityText] {
        assert_eq!(written(format, german()), written(format, None));
    }
}
