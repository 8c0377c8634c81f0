#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use serde_json::json;

use super::*;
use crate::testing::{STRANGER, World, digest_key, hex_sha256, key_list};

fn view(world: &World, hour: i64) -> DigestView {
    let (report, path) = (world.report(), digest_key(hour));
    let wanted = witnesses(&report, &path);
    let mut evidence = world.evidence();
    evidence.digests.retain(|digest| wanted.contains(&digest.path.as_str()));
    inspect(&evidence, &report, &path).unwrap()
}

fn texts(view: &DigestView) -> Vec<String> {
    view.signed.iter().map(|part| part.text.clone()).collect()
}

#[test]
fn what_is_signed_is_shown() {
    let world = World::hours(3).with_all_metadata();
    let view = view(&world, 1);
    let content = &world.objects[&digest_key(1)].content;
    assert_eq!(
        texts(&view),
        [
            "2026-03-02T09:03:02Z".to_owned(),
            format!("example-logs/{}", digest_key(1)),
            hex_sha256(content),
            world.signatures[&digest_key(0)].clone(),
        ]
    );
    let key = view.key.unwrap();
    assert_eq!(key.value, key_list(&[&crate::testing::SIGNER])["PublicKeyList"][0]["Value"]);
    assert_eq!(view.steps.len(), 5);
}

#[test]
fn signatures_come_with_where_they_stood() {
    let mut world = World::hours(2);
    let said =
        |world: &World, hour| view(world, hour).signatures.iter().map(|it| (it.from, it.verifies)).collect::<Vec<_>>();
    assert_eq!(said(&world, 0), [(SignatureFrom::Successor, Some(true))]);
    assert_eq!(said(&world, 1), []);
    world.metadata.push((
        format!("{}.head.json", digest_key(0).rsplit('/').next().unwrap()),
        json!({ "Metadata": { "signature": "00" } }),
    ));
    assert_eq!(said(&world, 0), [(SignatureFrom::Successor, Some(true)), (SignatureFrom::Metadata, Some(false))]);
    world.keys.clear();
    assert_eq!(said(&world, 0), [(SignatureFrom::Metadata, None), (SignatureFrom::Successor, None)]);
}

#[test]
fn links_lead_both_ways() {
    let mut world = World::hours(3).with_all_metadata();
    let middle = view(&world, 1);
    let previous = middle.previous.unwrap();
    assert_eq!((previous.key.as_str(), previous.agrees), (digest_key(0).as_str(), Some(true)));
    assert_eq!(middle.next.len(), 1);
    assert_eq!((middle.next[0].key.as_str(), middle.next[0].agrees), (digest_key(2).as_str(), Some(true)));
    assert_eq!(view(&world, 0).previous, None);

    world.edit(&digest_key(1), |body| body["awsAccountId"] = "other".into());
    assert_eq!(view(&world, 1).next[0].agrees, Some(false));
    world.objects.remove(&digest_key(0));
    let previous = view(&world, 1).previous.unwrap();
    assert_eq!((previous.agrees, previous.recorded_sha256.is_some()), (None, true));
}

#[test]
fn without_key_or_signature_there_is_nothing_to_run() {
    assert_eq!(view(&World::hours(1), 0).steps, []);
    let stranger = World { keys: vec![key_list(&[&STRANGER])], ..World::hours(2) };
    assert_eq!((view(&stranger, 0).steps, view(&stranger, 0).key), (vec![], None));
}

#[test]
fn what_cannot_be_read_has_no_parts() {
    let mut world = World::hours(1);
    world.put(&digest_key(0), b"broken");
    assert_eq!(view(&world, 0), DigestView::default());
    assert_eq!(inspect(&world.evidence(), &world.report(), "elsewhere"), None);
}

#[test]
fn names_that_could_do_harm_make_no_command() {
    let mut world = World::hours(2);
    let path = format!("a\u{1b}b/{}", digest_key(0));
    world.rename(&digest_key(0), &path);
    let report = world.report();
    assert_eq!(inspect(&world.evidence(), &report, &path).unwrap().steps, []);
}
