//! Bands of what was not recorded, from the sample's own events.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use protocol::recording::Recording;
use protocol::report::Overall;
use protocol::{GetBrief, GetRecording};
use synth::{Packing, sample, small_tree};
use tests::session::Session;

fn recording(session: &mut Session) -> Recording {
    match session.request(GetRecording) {
        Ok(recording) => recording,
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_sample_tells_when_nothing_was_recorded() {
    let tree = sample(Packing::Inflated).tree;
    let mut session = Session::of(tree.files.iter().map(|file| (file.path.as_str(), file.bytes.as_slice())));
    let recording = recording(&mut session);
    assert_eq!(recording.changes, session.count("eventName:(StopLogging or StartLogging or UpdateTrail)"));
    let stopped: Vec<_> = recording.bands.iter().filter(|band| band.everything).collect();
    let [band] = &stopped[..] else { panic!("{stopped:?}") };
    assert_eq!((band.began.name.as_str(), band.trail.as_str()), ("StopLogging", "main"));
    let ended = band.ended.as_ref().unwrap();
    assert_eq!(ended.name, "StartLogging");
    assert!(ended.time > band.began.time);
    assert!(session.record(ended.row).json.contains(&ended.event_id));
}

#[test]
fn without_such_events_there_are_no_bands() {
    let tree = small_tree(31);
    let mut session = Session::of(tree.files.iter().map(|file| (file.path.as_str(), file.bytes.as_slice())));
    assert_eq!(recording(&mut session), Recording::default());
}

#[test]
fn what_trails_say_of_themselves_is_shown_and_proves_nothing() {
    let trails = br#"{"trailList":[{"Name":"main","TrailARN":"arn:aws:cloudtrail:us-east-1:111122223333:trail/main",
        "HomeRegion":"us-east-1","IsMultiRegionTrail":true,"LogFileValidationEnabled":false}]}"#;
    let status = br#"{"IsLogging":false,"LatestDeliveryError":"AccessDenied"}"#;
    let mut session = Session::of([("trails.json", trails.as_slice()), ("status.json", status.as_slice())]);
    let brief = session.request(GetBrief).unwrap();
    assert_eq!((brief.trails.len(), brief.verdict), (1, Overall::NotProved));
    let lacking: Vec<&str> = brief.trails[0].settings.iter().filter(|it| it.lacks).map(|it| it.name.as_str()).collect();
    assert_eq!(lacking, ["Log file validation", "Logging", "Latest delivery"]);
    assert!(session.issues().is_empty(), "{:?}", session.issues());
}
