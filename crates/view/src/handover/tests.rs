use protocol::handover::About;
use protocol::report::App;

use super::*;

fn manifest(here: EventsHere) -> Compared {
    Compared {
        path: "manifest.json".to_owned(),
        sha256: "5".repeat(64),
        app: App { name: "traillight".to_owned(), version: "1".to_owned() },
        about: About::default(),
        events: 100,
        proved: 100,
        here,
        keys: Vec::new(),
        keys_without_use: Vec::new(),
        verdict: None,
        same: 3,
        lost: Differences::default(),
        changed: Differences::default(),
        left_out: Differences::default(),
        added: Differences::default(),
    }
}

fn said(here: EventsHere, is_redacted: bool) -> Option<(bool, String)> {
    opened(&Manifests { compared: vec![manifest(here)], unusable: Vec::new() }, is_redacted, Language::En)
}

#[test]
fn what_a_manifest_claims_is_said_to_be_so_or_not() {
    let found = |events, proved, same_ids| EventsHere::Found { events, proved, same_ids };
    let cases = [
        (found(100, 100, Some(true)), false, Some(Outcome::Proved)),
        (found(1, 1, Some(true)), true, Some(Outcome::Failed)),
        (found(100, 99, Some(true)), true, Some(Outcome::Failed)),
        (found(100, 100, Some(false)), true, Some(Outcome::Failed)),
        (found(100, 100, None), false, Some(Outcome::Unchecked)),
        (EventsHere::NoFilter, false, Some(Outcome::Unchecked)),
        (EventsHere::WithOthers, false, Some(Outcome::Unchecked)),
        (EventsHere::NotChecked, false, Some(Outcome::Unchecked)),
        (EventsHere::NotOfPage, false, None),
    ];
    for (events, is_wrong, outcome) in cases {
        let (wrong, text) = said(events, false).expect("a notice");
        assert_eq!(wrong, is_wrong, "{text}");
        let line = here(&manifest(events), Language::En);
        assert_eq!(line.as_ref().map(|(outcome, _)| *outcome), outcome, "{text}");
        // The notice and the Integrity view say the same.
        assert!(line.is_none_or(|(_, line)| text.ends_with(&line)), "{text}");
        assert_eq!(said(events, true).is_some(), is_wrong, "{text}");
    }
}

#[test]
fn a_manifest_that_cannot_be_used_is_said_at_once() {
    let newer = ManifestFact::OtherFormat("traillight.manifest/2".to_owned());
    let all = Manifests { compared: Vec::new(), unusable: vec![("manifest.json".to_owned(), newer.clone())] };
    let (wrong, text) = opened(&all, false, Language::En).expect("a notice");
    assert!(wrong && text.contains("traillight.manifest/2") && !text.contains("Integrity view says"), "{text}");
    assert!(unusable("manifest.json", &newer, Language::En).text.starts_with("manifest.json: "));
    let (wrong, text) = opened(&Manifests::default(), true, Language::En).expect("a notice");
    assert!(wrong && text.contains("no manifest"), "{text}");
}
