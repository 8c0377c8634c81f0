//! Pages with evidence in them: what is carried proves the same events again, in a session that has nothing else.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::expect_used,
    clippy::cast_possible_truncation
)]

use std::collections::BTreeMap;
use std::io::Read;

use base64::prelude::{BASE64_STANDARD, Engine};
use flate2::read::GzDecoder;
use protocol::handover::{
    About, CompareManifests, Compared, EventsHere, Manifest, Manifests, PagePlan, PlanPage, SavePage,
};
use protocol::paper::{CarriedPaper, CarriedSection};
use protocol::report::{Outcome, Overall, Verdict};
use protocol::{FileId, FileKind, PutNotes, Reason, Refusal, RowId, Want};
use synth::{Tree, small_tree};
use tests::session::{Session, question};

fn paper() -> CarriedPaper {
    let section = CarriedSection { title: "Sign-ins".to_owned(), events: 2, ..CarriedSection::default() };
    CarriedPaper { title: "Third quarter".to_owned(), sections: vec![section], ..CarriedPaper::default() }
}

fn about(filter: &str) -> About {
    About {
        author: "Mei Chen".to_owned(),
        purpose: "Incident 7".to_owned(),
        saved_at: "2026-01-01T00:00:00Z".to_owned(),
        view: "v=1&view=events".to_owned(),
        filter: filter.to_owned(),
        filter_notes: vec![],
        paper: Some(paper()),
    }
}

fn session(tree: &Tree) -> Session {
    Session::of(tree.files.iter().map(|file| (file.path.as_str(), file.bytes.as_slice())))
}

fn save(session: &mut Session, text: &str, with_proof: bool) -> Result<(PagePlan, Blocks), Refusal> {
    let ask = SavePage { question: question(text), with_proof, about: Box::new(about(text)) };
    session.request_file(ask).map(|(plan, html)| (plan, Blocks::of(&html)))
}

/// The blocks of a page by id, decoded as `src/boot.js` does.
struct Blocks(BTreeMap<String, Vec<u8>>);

impl Blocks {
    fn of(html: &[u8]) -> Blocks {
        let text = std::str::from_utf8(html).unwrap();
        let block = |line: &str| {
            let rest = line.strip_prefix("<script type=\"application/octet-stream\" id=\"").unwrap();
            let (id, rest) = rest.split_once("\">").unwrap();
            let zipped = BASE64_STANDARD.decode(rest.strip_suffix("</script>").unwrap()).unwrap();
            let mut content = Vec::new();
            GzDecoder::new(zipped.as_slice()).read_to_end(&mut content).unwrap();
            (id.to_owned(), content)
        };
        Blocks(text.lines().map(block).collect())
    }

    fn manifest(&self) -> Manifest {
        handover::read(&self.0["manifest"]).unwrap()
    }

    /// What somebody else sees who opens the page: archives, and the manifest.
    fn open(&self) -> Session {
        let mut files: Vec<(String, &[u8])> = Vec::new();
        for (id, content) in &self.0 {
            files.push((if id == "manifest" { "manifest.json".to_owned() } else { format!("{id}.tar") }, content));
        }
        Session::of(files.iter().map(|(path, content)| (path.as_str(), *content)))
    }
}

/// The `eventID`s that match, sorted, and the verdict on each.
fn events(session: &mut Session, text: &str) -> Vec<(String, Verdict)> {
    let want = Want { rows: Some((0, u32::MAX)), ..Want::default() };
    let answer = session.ask(&protocol::Question { want, ..question(text) }).unwrap();
    let mut events: Vec<(String, Verdict)> =
        answer.rows.unwrap().rows.into_iter().map(|row| (row.event_id, row.proof)).collect();
    events.sort();
    events
}

fn comparison(session: &mut Session) -> Compared {
    session.request(CompareManifests).unwrap().compared.pop().unwrap()
}

#[test]
fn carried_events_are_proved_again() {
    let tree = small_tree(1);
    for text in ["", "eventName:DeleteTrail or eventName:StopLogging", "readOnly:false", "error:*"] {
        let mut ours = session(&tree);
        let expected = events(&mut ours, text);
        let (plan, blocks) = save(&mut ours, text, true).unwrap();
        let mut theirs = blocks.open();
        assert_eq!(events(&mut theirs, text), expected, "{text}");
        assert_eq!(plan.events, expected.len() as u64);
        let proved = expected.iter().filter(|(_, verdict)| verdict.outcome() == Outcome::Proved).count();
        assert_eq!(plan.proved, proved as u64, "{text}");
        // Nothing that was only left out is accused.
        let report = theirs.report();
        assert_ne!(report.verdict, Overall::Failed, "{text}");
        let left_out = report.logs.iter().filter(|log| log.path.is_none());
        assert!(left_out.clone().all(|log| log.reasons[0] == Reason::LeftOut), "{text}");
        let all_logs = ours.report().logs.iter().filter(|log| log.path.is_some()).count() as u64;
        assert!(plan.logs < all_logs || text.is_empty(), "{text}: {plan:?}");
        let compared = comparison(&mut theirs);
        assert_eq!(
            (compared.lost.count, compared.changed.count, compared.added.count),
            (0, 0, 0),
            "{text}: {compared:?}"
        );
        assert_eq!(compared.left_out.count, plan.left_out, "{text}");
        assert_eq!((compared.events, compared.proved), (plan.events, plan.proved));
        let here = EventsHere::Found { events: plan.events, proved: plan.proved, same_ids: Some(true) };
        assert_eq!(compared.here, here, "{text}");
        assert_eq!(compared.keys_without_use, Vec::<String>::new());
        assert_eq!(compared.about, about(text));
    }
}

#[test]
fn what_a_manifest_claims_is_compared_with_the_events_that_are_there() {
    type Change = fn(&mut Manifest);
    let text = "readOnly:false";
    let mut ours = session(&small_tree(1));
    let (_, blocks) = save(&mut ours, text, true).unwrap();
    let count = ours.count(text) as u64;
    assert!(count > 0);
    let found = |same_ids| EventsHere::Found { events: count, proved: count, same_ids };
    let cases: [(Change, EventsHere); 7] = [
        (|_| {}, found(Some(true))),
        (|it| (it.events, it.proved) = (100, 100), found(Some(true))),
        (|it| it.event_ids_sha256 = "0".repeat(64), found(Some(false))),
        (|it| it.event_ids_sha256 = String::new(), found(None)),
        (
            |it| it.about.filter = "eventName:NoSuchThing".to_owned(),
            EventsHere::Found { events: 0, proved: 0, same_ids: Some(false) },
        ),
        (|it| it.about.filter_notes = vec!["Not quite.".to_owned()], EventsHere::NoFilter),
        (|it| it.blocks.clear(), EventsHere::NotOfPage),
    ];
    for (at, (change, expected)) in cases.into_iter().enumerate() {
        let mut changed = Blocks(blocks.0.clone());
        let mut manifest = blocks.manifest();
        change(&mut manifest);
        changed.0.insert("manifest".to_owned(), serde_json::to_vec(&manifest).unwrap());
        assert_eq!(comparison(&mut changed.open()).here, expected, "{at}");
    }
    // With other logs open, more events match than the page carries.
    let tree = small_tree(2);
    let more: Vec<(String, &[u8])> = blocks
        .0
        .iter()
        .map(|(id, content)| match id.as_str() {
            "manifest" => ("manifest.json".to_owned(), content.as_slice()),
            id => (format!("{id}.tar"), content.as_slice()),
        })
        .chain(tree.files.iter().map(|file| (format!("other/{}", file.path), file.bytes.as_slice())))
        .collect();
    let mut both = Session::of(more.iter().map(|(path, content)| (path.as_str(), *content)));
    assert_ne!(comparison(&mut both).here, found(Some(false)));
}

#[test]
fn a_page_with_everything_in_it_proves_everything() {
    let mut ours = session(&small_tree(1));
    assert_eq!(ours.report().verdict, Overall::Proved);
    let (plan, blocks) = save(&mut ours, "", true).unwrap();
    let mut theirs = blocks.open();
    assert_eq!(theirs.report().verdict, Overall::Proved, "{plan:?}");
}

#[test]
fn what_was_deleted_before_is_still_missing() {
    let tree = small_tree(1);
    let gone = tree.files.iter().find(|file| file.path.contains("/CloudTrail/")).unwrap().path.clone();
    let files = tree.files.iter().filter(|file| file.path != gone);
    let mut ours = Session::of(files.map(|file| (file.path.as_str(), file.bytes.as_slice())));
    assert_eq!(ours.report().verdict, Overall::Failed);
    let (_, blocks) = save(&mut ours, "", true).unwrap();
    let mut theirs = blocks.open();
    assert_eq!(theirs.report().verdict, Overall::Failed, "it was not left out, it was missing");
}

#[test]
fn what_was_changed_on_the_way_is_found() {
    let mut ours = session(&small_tree(1));
    let (_, blocks) = save(&mut ours, "", true).unwrap();
    let mut files = tar_files(&blocks.0["evidence-1"]);
    let log = files.iter_mut().find(|(path, _)| path.contains("/CloudTrail/")).unwrap();
    log.1 = synth::gzip(b"{\"Records\":[]}");
    let changed = log.0.clone();
    let mut all: Vec<(&str, &[u8])> = files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice())).collect();
    all.push(("manifest.json", &blocks.0["manifest"]));
    let mut theirs = Session::of(all);
    assert_eq!(theirs.report().verdict, Overall::Failed);
    assert_eq!(comparison(&mut theirs).changed.first, [changed]);
}

#[test]
fn without_proof_only_the_records_are_carried() {
    let mut ours = session(&small_tree(1));
    let text = "readOnly:false";
    let expected: Vec<String> = events(&mut ours, text).into_iter().map(|(event_id, _)| event_id).collect();
    let (plan, blocks) = save(&mut ours, text, false).unwrap();
    assert_eq!((plan.logs, plan.witnesses), (0, 0));
    let mut theirs = blocks.open();
    let found = events(&mut theirs, "");
    assert_eq!(found.iter().map(|(event_id, _)| event_id.clone()).collect::<Vec<_>>(), expected);
    assert!(found.iter().all(|(_, verdict)| verdict.outcome() == Outcome::Unchecked));
}

#[test]
fn notes_on_carried_events_go_along_and_others_stay() {
    let mut ours = session(&small_tree(1));
    let want = Want { rows: Some((0, 2)), ..Want::default() };
    let answer = ours.ask(&protocol::Question { want, ..question("") }).unwrap().rows.unwrap().rows;
    let rows: Vec<RowId> = answer.iter().map(|row| row.id).collect();
    let noted = ours.request(protocol::GetNotes(rows)).unwrap();
    let marked = noted.into_iter().map(|(event, noted)| (event, protocol::Noted { starred: true, ..noted })).collect();
    ours.request(PutNotes(marked)).unwrap();
    assert_eq!(ours.count("starred:true"), 2);
    let one = &answer[0].event_id;
    let (_, blocks) = save(&mut ours, &format!("eventID:{one}"), true).unwrap();
    let mut theirs = blocks.open();
    assert_eq!(theirs.count("starred:true"), 1);
}

#[test]
fn the_manifest_names_every_input_with_its_hash() {
    let mut ours = session(&small_tree(1));
    let (plan, blocks) = save(&mut ours, "error:*", true).unwrap();
    let manifest = blocks.manifest();
    let known: BTreeMap<String, String> = ours
        .files()
        .into_iter()
        .filter(|file| file.kind != FileKind::Container)
        .map(|file| (file.path, file.sha256))
        .collect();
    let listed: BTreeMap<String, String> =
        manifest.inputs.iter().map(|input| (input.path.clone(), input.sha256.clone())).collect();
    assert_eq!(listed, known);
    assert_eq!(manifest.inputs.iter().filter(|input| !input.carried).count() as u64, plan.left_out);
    let planned = ours.request(PlanPage { question: question("error:*"), with_proof: true }).unwrap();
    assert_eq!(planned, plan);
}

#[test]
fn a_file_that_has_changed_since_is_refused_by_name() {
    let tree = small_tree(1);
    let place = tree.files.iter().position(|file| file.path.contains("/CloudTrail/")).unwrap();
    for bytes in [None, Some(synth::gzip(b"{\"Records\":[]}"))] {
        let mut ours = session(&tree);
        ours.change(FileId(place as u32), bytes.as_deref());
        assert_eq!(save(&mut ours, "", true).err(), Some(Refusal::FileChanged(tree.files[place].path.clone())));
    }
}

#[test]
fn files_in_archives_are_carried_as_they_are() {
    let tree = small_tree(1);
    let mut ours = session(&tree);
    let (_, blocks) = save(&mut ours, "", true).unwrap();
    // An archive of archives, as a page that was saved from a page is.
    let mut theirs = blocks.open();
    let (_, again) = save(&mut theirs, "error:*", true).unwrap();
    let mut third = again.open();
    assert_eq!(events(&mut third, "error:*"), events(&mut ours, "error:*"));
    assert_ne!(third.report().verdict, Overall::Failed);
}

#[test]
fn broken_manifests_are_named_and_used_for_nothing() {
    for json in ["{\"format\":\"traillight.manifest/1\",\"inputs\":7}", "{\"format\":\"traillight.manifest/9\"}"] {
        let mut session = Session::of([("manifest.json", json.as_bytes())]);
        assert_eq!(session.issues().len(), 1, "{json}");
        let Manifests { compared, unusable } = session.request(CompareManifests).unwrap();
        assert!(compared.is_empty() && unusable.len() == 1 && unusable[0].0 == "manifest.json", "{unusable:?}");
    }
}

/// The files in a tar archive, read plainly.
fn tar_files(archive: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = tar::Archive::new(archive);
    let entries = archive.entries().unwrap().map(|entry| {
        let mut entry = entry.unwrap();
        let mut content = Vec::new();
        entry.read_to_end(&mut content).unwrap();
        (entry.path().unwrap().to_string_lossy().into_owned(), content)
    });
    entries.collect()
}
