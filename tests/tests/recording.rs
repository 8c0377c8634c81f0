//! Bands of what was not recorded, from the sample's own events.

#![allow(clippy::unwrap_used, reason = "tests")]

use protocol::recording::Recording;
use protocol::{Request, Response};
use synth::{Packing, sample, small_tree};
use tests::session::Session;

fn recording(session: &mut Session) -> Recording {
    match session.request(Request::Recording) {
        Response::Recording(recording) => *recording,
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
