//! Samples of events: the same on any machine, in whatever order files were loaded, found by a search, saved and continued.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::expect_used,
    clippy::cast_possible_truncation
)]

use proptest::prelude::*;
use protocol::sampling::{DrawSample, ListSamples, Method, PlanSample, RemoveSample, Sample, SampleProblem};
use protocol::{Column, ExportFormat, PutNotes, Refusal, Want};
use sha2::{Digest, Sha256};
use synth::small_tree;
use tests::session::{Session, question};

fn session() -> Session {
    let tree = small_tree(1);
    Session::of(tree.files.iter().map(|file| (file.path.as_str(), file.bytes.as_slice())))
}

fn draw(session: &mut Session, text: &str, name: &str, method: Method, events: u64) -> Result<Sample, Refusal> {
    let sample = Sample { name: name.to_owned(), method, seed: "2026-11-30".to_owned(), ..Sample::default() };
    session.request(DrawSample { question: question(text), sample: Box::new(sample), events })
}

fn ids(sample: &Sample) -> Vec<&str> {
    sample.drawn.iter().map(|(_, event)| event.event_id.as_str()).collect()
}

const METHODS: [Method; 4] =
    [Method::Random, Method::Systematic, Method::Stratified(Column::User), Method::Weighted(Column::User)];

#[test]
fn a_sample_is_found_by_its_name_and_keeps_its_proof() {
    let mut session = session();
    let sample = draw(&mut session, "readOnly:false", "writes", Method::Random, 7).unwrap();
    assert_eq!(sample.drawn.len(), 7);
    assert_eq!(session.progress().noted, 7);
    let want = Want { rows: Some((0, 100)), ..Want::default() };
    let answer = session.ask(&protocol::Question { want, ..question("sample:writes") }).unwrap();
    let rows = answer.rows.unwrap().rows;
    let mut found: Vec<&str> = rows.iter().map(|row| row.event_id.as_str()).collect();
    let mut drawn = ids(&sample);
    found.sort_unstable();
    drawn.sort_unstable();
    assert_eq!(found, drawn);
    let expected = session.count("readOnly:false proof:proved");
    assert_eq!(rows.iter().all(|row| row.proof.outcome() == protocol::report::Outcome::Proved), expected > 0);
    assert!(rows.iter().all(|row| row.noted.samples == ["writes"]));
    // Noting something about an event does not take it out of the sample.
    let notes = session.request(protocol::GetNotes(vec![rows[0].id])).unwrap();
    let starred = notes.into_iter().map(|(event, noted)| (event, protocol::Noted { starred: true, ..noted })).collect();
    session.request(PutNotes(starred)).unwrap();
    assert_eq!((session.count("sample:writes"), session.count("sample:writes starred:true")), (7, 1));
    assert_eq!((session.count("sample:*"), session.count("sample:other")), (7, 0));
    assert!(session.request(RemoveSample("writes".to_owned())).unwrap());
    assert_eq!((session.count("sample:writes"), session.count("starred:true")), (0, 1));
}

#[test]
fn a_population_is_what_its_hash_says() {
    let mut session = session();
    let plan = session.request(PlanSample { question: question("readOnly:false"), by: Some(Column::User) }).unwrap();
    let want = Want { rows: Some((0, u32::MAX)), facets: Some((vec![Column::User], 1)), ..Want::default() };
    let answer = session.ask(&protocol::Question { want, ..question("readOnly:false") }).unwrap();
    let facet = &answer.facets[0];
    let mut rows: Vec<_> = answer.rows.unwrap().rows.into_iter().map(|row| (row.time, row.event_id)).collect();
    rows.sort();
    let text: String = rows.iter().map(|(_, id)| format!("{id}\n")).collect();
    assert_eq!((plan.population.events, plan.without_id), (rows.len() as u64, 0));
    assert_eq!(plan.population.event_ids_sha256, hex::encode(Sha256::digest(text)));
    assert_eq!(plan.strata, facet.distinct + u64::from(facet.absent > 0));
    // Positions are those of the sorted list.
    let sample = draw(&mut session, "readOnly:false", "a", Method::Random, 5).unwrap();
    for (position, event) in &sample.drawn {
        assert_eq!(rows[*position as usize - 1].1, event.event_id);
    }
}

#[test]
fn a_sample_is_saved_and_continued_elsewhere() {
    for method in METHODS {
        let mut ours = session();
        let begun = draw(&mut ours, "", "a", method, 10).unwrap();
        let notes = ours.export(ExportFormat::Notes, "");
        let mut theirs = session();
        theirs.drop([("notes.json", notes.as_slice())]);
        assert_eq!(theirs.request(ListSamples).unwrap(), std::slice::from_ref(&begun));
        assert_eq!(theirs.count("sample:a"), 10);
        let continued = draw(&mut theirs, "", "a", method, 15).unwrap();
        assert_eq!((ids(&continued).len(), &ids(&continued)[..10]), (25, ids(&begun).as_slice()), "{method:?}");
        // What comes next does not depend on when it is drawn.
        let again = draw(&mut ours, "", "a", method, 15).unwrap();
        assert_eq!(again.drawn, continued.drawn, "{method:?}");
    }
}

#[test]
fn what_cannot_be_drawn_is_said() {
    let mut session = session();
    draw(&mut session, "readOnly:false", "a", Method::Random, 3).unwrap();
    let all = session.count("");
    let problem = |outcome: Result<Sample, Refusal>| match outcome {
        Err(Refusal::Sample(problem)) => problem,
        other => panic!("{other:?}"),
    };
    assert_eq!(problem(draw(&mut session, "eventName:Nothing", "b", Method::Random, 3)), SampleProblem::Nothing);
    assert_eq!(
        problem(draw(&mut session, "readOnly:false", "a", Method::Systematic, 3)),
        SampleProblem::DrawnOtherwise("a".to_owned())
    );
    let writes = session.count("readOnly:false");
    assert_eq!(
        problem(draw(&mut session, "", "a", Method::Random, 3)),
        SampleProblem::OtherPopulation { name: "a".to_owned(), then: writes, now: all }
    );
    assert_eq!(
        problem(draw(&mut session, "", "b", Method::Random, 10_001)),
        SampleProblem::TooLarge { events: 10_001, most: 10_000 }
    );
    assert!(matches!(problem(draw(&mut session, "", " ", Method::Random, 3)), SampleProblem::NoRoom { .. }));
    assert_eq!(draw(&mut session, "", "b", Method::Random, 9_999).unwrap().drawn.len() as u64, all);
    assert_eq!(problem(draw(&mut session, "", "b", Method::Random, 1)), SampleProblem::Whole("b".to_owned()));
}

/// Events with the same time, the same ID, or none, in several files.
fn files() -> Vec<(String, String)> {
    let record = |time: u32, id: &str, extra: u32| {
        let id = if id.is_empty() { String::new() } else { format!(r#""eventID":"{id}","#) };
        format!(
            r#"{{"eventVersion":"1.08",{id}"eventTime":"2026-03-02T10:00:{time:02}Z","eventSource":"s3.amazonaws.com","eventName":"GetObject","awsRegion":"eu-west-1","userIdentity":{{"type":"IAMUser","userName":"u{}"}},"extra":{extra}}}"#,
            extra % 3,
        )
    };
    let file = |records: Vec<String>| format!("{{\"Records\":[{}]}}", records.join(","));
    vec![
        ("a.json".to_owned(), file(vec![record(2, "x", 1), record(1, "y", 2), record(2, "", 3)])),
        ("b.json".to_owned(), file(vec![record(2, "x", 4), record(2, "w", 5), record(1, "", 6)])),
        ("c.json".to_owned(), file(vec![record(2, "x", 7), record(3, "v", 8), record(0, "z", 9)])),
        ("d.json".to_owned(), file((10..30).map(|at| record(at % 4, &format!("id-{}", at * 7 % 20), at)).collect())),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn the_order_of_loading_does_not_matter(order in Just(files()).prop_shuffle(), edges in 1_u32..4) {
        let draw_from = |files: &[(String, String)], edges: u32| {
            let mut session = Session::new(edges);
            session.drop(files.iter().map(|(path, text)| (path.as_str(), text.as_bytes())));
            METHODS.map(|method| {
                let sample = draw(&mut session, "", method.name(), method, 9).unwrap();
                (sample.drawn, sample.population, session.count(&format!("sample:{}", method.name())))
            })
        };
        prop_assert_eq!(draw_from(&order, edges), draw_from(&files(), 1));
    }
}
