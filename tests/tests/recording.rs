//! Periods in which nothing was recorded, from the sample's own events.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use protocol::brief::NeedKind;
use protocol::completeness::{HourState, MapQuery};
use protocol::recording::{NotRecorded, Recording};
use protocol::report::{Chain, GapKind, Overall};
use protocol::{ExportFormat, GetBrief, GetRecording};
use synth::{Packing, sample, small_tree};
use tests::session::Session;
use words::{Label, Language};

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
    let stopped: Vec<_> = recording.bands.iter().filter(|band| band.missing.is_everything()).collect();
    let [band] = &stopped[..] else { panic!("{stopped:?}") };
    assert_eq!((band.began.name.as_str(), band.trail.as_str()), ("StopLogging", "main"));
    let ended = band.ended.as_ref().unwrap();
    assert_eq!(ended.name, "StartLogging");
    assert!(ended.time > band.began.time);
    assert!(session.record(ended.row).json.contains(&ended.event_id));
}

#[test]
fn one_gap_has_one_answer() {
    let tree = sample(Packing::Inflated).tree;
    let mut session = Session::of(tree.files.iter().map(|file| (file.path.as_str(), file.bytes.as_slice())));
    let bands = recording(&mut session).bands;
    let stopped = bands.iter().find(|band| band.missing.is_everything()).unwrap();
    let known = stopped.known.unwrap();
    assert!(known.from.0 <= stopped.began.time.0 && known.to >= stopped.ended.as_ref().unwrap().time, "{stopped:?}");

    let report = session.report();
    let gap = report.logging_gaps.iter().find(|gap| gap.everything).unwrap();
    assert_eq!(gap.what, NotRecorded::Stopped);
    assert_eq!((gap.began_by.as_str(), gap.ended_by.as_deref()), ("StopLogging", Some("StartLogging")));
    let of_trail = |chain: &&Chain| chain.trail == "main" && chain.region == chain.home_region && !chain.backfill;
    let chain = report.chains.iter().find(of_trail).unwrap();
    let gap = chain.holes.iter().find(|gap| gap.kind == GapKind::Restart).unwrap();
    let seconds = |time: &str| cloudtrail::time::parse(time).unwrap().0 / 1_000_000;
    let times = (seconds(gap.from.as_ref().unwrap()), seconds(gap.to.as_ref().unwrap()));
    assert_eq!(times, (known.from.0 / 1_000_000, known.to.0 / 1_000_000));
    let text = String::from_utf8(session.export(ExportFormat::IntegrityText, "")).unwrap();
    let said = format!("between {} and {}", gap.from.as_ref().unwrap(), gap.to.as_ref().unwrap());
    assert!(text.contains(&said) && text.contains("begun by StopLogging"), "{said}: {text}");

    let map = session.request(MapQuery::default()).unwrap();
    let row = map.rows.iter().find(|row| row.account == chain.account && row.region == "eu-central-1").unwrap();
    for (hour, state) in (map.from..).zip(&row.cells) {
        let inside = (times.0.max(hour * 3600), times.1.min((hour + 1) * 3600));
        let expected = match inside.1 - inside.0 {
            3600 => HourState::Gap,
            1.. => HourState::Partly,
            _ => continue,
        };
        assert_eq!((map.step, *state), (1, expected), "hour {hour}");
    }
    // What was never made cannot be fetched.
    let brief = session.request(GetBrief).unwrap();
    assert!(brief.chains.iter().any(|it| it.gaps.contains(gap)));
    assert!(brief.needs.iter().all(|need| need.kind != NeedKind::Digests), "{:?}", brief.needs);
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
    let lacking = brief.trails[0].settings.iter().filter(|it| it.lacks());
    let lacking: Vec<&str> = lacking.map(|it| it.label(Language::En)).collect();
    assert_eq!(lacking, ["Log file validation", "Logging", "Latest delivery"]);
    assert!(session.issues().is_empty(), "{:?}", session.issues());
}
