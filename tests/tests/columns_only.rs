//! Without raw records: records that are viewed are read again, and questions only they can answer are refused, not
//! guessed.

use protocol::{ExportFormat, FileId, GetRecord, Question, Refusal, RowId, SortKey, SurveyFields};
use tests::session::{Session, question};

const SAMPLE: &[u8] = include_bytes!("../../public/sample.tar.gz");

fn line(number: usize) -> String {
    let time = "2026-03-02T10:00:00Z";
    format!(
        r#"{{"eventVersion":"1.11","eventTime":"{time}","eventSource":"s3.amazonaws.com","eventName":"x","eventID":"{number}","requestParameters":{{"n":{number}}}}}"#
    )
}

/// Files of many kinds, one of them read by two edges.
fn session() -> Session {
    let mut session = Session::new(2);
    session.hand_over_shares("sample.tar.gz", SAMPLE.len() as u64, Ok(SAMPLE), 2);
    let large = (0..60_000).map(|number| line(number) + "\n").collect::<String>();
    let csv = "Event name,Event time,User name,Event ID\n\
               FromCsv,2026-03-02T10:00:00Z,ann,a1\nFromCsv,2026-03-02T10:00:01Z,ann,a2\n";
    let few = format!(r#"{{"Records":[{},{}]}}"#, line(90_001), line(90_002));
    session.drop([("large.ndjson", large.as_bytes()), ("few.json", few.as_bytes()), ("history.csv", csv.as_bytes())]);
    session
}

#[test]
fn records_are_found_again_where_they_came_from() {
    let mut session = session();
    let before = (session.export(ExportFormat::Ndjson, ""), session.count(""), session.progress().raw_bytes);
    let detail = session.record(RowId(17));
    session.keep_columns_only();
    let progress = session.progress();
    assert!(progress.columns_only && progress.raw_bytes * 5 < before.2, "{} {}", progress.raw_bytes, before.2);
    assert_eq!((session.count(""), progress.events), (before.1, before.1));
    assert_eq!(session.record(RowId(17)), detail);
    assert!(session.export(ExportFormat::Ndjson, "") == before.0, "byte for byte");
}

#[test]
fn files_that_come_later_keep_none_either() {
    let mut session = session();
    session.keep_columns_only();
    let before = session.progress().raw_bytes;
    let text = (0..1000).map(|number| line(100_000 + number) + "\n").collect::<String>();
    session.drop([("late.ndjson", text.as_bytes())]);
    assert!(session.progress().raw_bytes - before <= 20_000, "{} {before}", session.progress().raw_bytes);
    assert_eq!(session.export(ExportFormat::Ndjson, "eventID:100007"), (line(100_007) + "\n").into_bytes());
}

#[test]
fn what_only_raw_records_tell_is_refused() {
    let mut session = session();
    session.keep_columns_only();
    let by_path = SortKey::Path(["requestParameters", "n"].into());
    let sorted = Question { sort: protocol::Sort { key: by_path, ..question("").sort }, ..question("") };
    let by_text = [question("requestParameters.n:7"), question("\"some text\"")];
    for asked in by_text.into_iter().chain([sorted]) {
        assert_eq!(session.request(asked), Err(Refusal::ColumnsOnly));
    }
    let survey = SurveyFields { question: question(""), fields: Vec::new() };
    assert_eq!(session.request(survey), Err(Refusal::ColumnsOnly));
    assert_eq!(session.count("eventName:FromCsv"), 2, "columns still answer");
}

#[test]
fn a_file_that_is_not_what_it_was_gives_no_records() {
    let few = format!(r#"{{"Records":[{},{}]}}"#, line(1), line(2));
    let read = |bytes: Option<&[u8]>| {
        let mut session = Session::of([("few.json", few.as_bytes())]);
        session.keep_columns_only();
        session.change(FileId(0), bytes);
        session.request(GetRecord(RowId(1))).map(|record| record.json)
    };
    assert_eq!(read(Some(few.as_bytes())), Ok(line(2)));
    assert_eq!(read(None), Err(Refusal::NotFoundAgain));
    assert_eq!(read(Some(&few.as_bytes()[..few.len() - 1])), Err(Refusal::NotFoundAgain), "shorter");
    let altered = few.replace(r#""n":2"#, r#""n":3"#);
    assert_eq!(altered.len(), few.len());
    assert_eq!(read(Some(altered.as_bytes())), Err(Refusal::NotFoundAgain), "altered");
}

#[test]
fn an_export_in_another_order_reads_each_file_about_once() {
    // Every file has events of all times, so that the order of time takes one of each in turn.
    let event = |file: usize, at: usize| {
        let (minute, second) = (at / 60, at % 60);
        let (time, id) = (format!("2026-03-02T10:{minute:02}:{second:02}Z"), format!("{at}-{file}"));
        format!(
            r#"{{"eventVersion":"1.11","eventTime":"{time}","eventSource":"s3.amazonaws.com","eventName":"x","eventID":"{id}"}}"#
        )
    };
    let files: Vec<String> = (0..20).map(|file| (0..600).map(|at| event(file, at) + "\n").collect()).collect();
    let names: Vec<String> = (0..20).map(|file| format!("{file}.ndjson")).collect();
    let mut session = Session::of(names.iter().zip(&files).map(|(name, text)| (name.as_str(), text.as_bytes())));
    let before = session.export(ExportFormat::Ndjson, "");
    session.keep_columns_only();
    assert!(session.export(ExportFormat::Ndjson, "") == before, "byte for byte");
    assert_eq!(session.wires.read_again, 20);
    assert!(session.export(ExportFormat::Json, "").len() > before.len());
}

#[test]
fn an_export_reads_a_file_once_however_many_batches_it_made() {
    // Three batches of 50,000, and one of others.
    let large: String = (0..110_000).map(|number| line(number) + "\n").collect();
    let small: Vec<String> = (0..5).map(|file| line(200_000 + file) + "\n").collect();
    let names: Vec<String> = (0..5).map(|file| format!("{file}.ndjson")).collect();
    let others = names.iter().zip(&small).map(|(name, text)| (name.as_str(), text.as_bytes()));
    let mut session = Session::of([("large.ndjson", large.as_bytes())].into_iter().chain(others));
    let before = session.export(ExportFormat::Ndjson, "");
    session.keep_columns_only();
    assert!(session.export(ExportFormat::Ndjson, "") == before, "byte for byte");
    assert_eq!(session.wires.read_again, 6);
}
