//! Every link to related events leads to as many as it says, and at least to the event it stands beside.

#![allow(clippy::unwrap_used, reason = "a broken expectation should stop the test that has it")]

use tests::related::follow;
use tests::session::Session;
use view::pivots::Kinship;

const SAMPLE: &[u8] = include_bytes!("../../public/sample.tar.gz");

#[test]
fn every_link_leads_to_what_it_says() {
    let mut session = Session::of([("sample.tar.gz", SAMPLE)]);
    let found = follow(&mut session, 601);
    for kinship in [Kinship::Session, Kinship::AccessKey, Kinship::Issuer, Kinship::Resource, Kinship::Story] {
        let (_, offered) = found.iter().find(|(it, _)| *it == kinship).unwrap();
        assert!(offered.links > offered.nothing + offered.itself, "{kinship:?} leads nowhere: {offered:?}");
    }
}
