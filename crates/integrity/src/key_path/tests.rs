#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use super::*;

const DAY: &str = "AWSLogs/111122223333/CloudTrail/eu-west-1/2026/03/02";

fn find<'a>(path: &str, keys: &[&'a str], other_paths: &[&str]) -> Option<&'a str> {
    let paths = other_paths.iter().chain([&path]).map(|path| KeyPath::of(path));
    let prefixes = Prefixes::new(keys.iter().map(|key| KeyPath::of(key)), paths);
    let mut sorted = keys.to_vec();
    sorted.sort_unstable();
    let found = KeyIndex::new(&sorted).find(KeyPath::of(path), &prefixes).map(|position| position as usize);
    found.map(|position| keys.iter().find(|key| **key == sorted[position]).unwrap()).copied()
}

#[track_caller]
fn check(path: &str, keys: &[&str], expected: Option<&str>) {
    assert_eq!(find(path, keys, &[]), expected);
}

#[test]
fn folders_above_do_not_matter() {
    let key = &*format!("{DAY}/x.json.gz");
    for path in [
        key,
        &format!("tree/{key}"),
        &format!("my files/2026/{key}"),
        &format!("all.zip!{key}"),
        &format!("a/all.zip!b/{key}"),
    ] {
        check(path, &[key], Some(key));
    }
}

#[test]
fn a_gunzipped_file_is_as_good() {
    let key = &*format!("{DAY}/x.json.gz");
    check(&format!("tree/{DAY}/x.json"), &[key], Some(key));
    check("x.json", &[key], Some(key));
}

#[test]
fn another_folder_or_name_is_another_key() {
    let key = &*format!("{DAY}/x.json.gz");
    for path in
        [format!("{DAY}/y.json.gz"), format!("{}/x.json.gz", DAY.replace("/02", "/03")), format!("{DAY}/sub/x.json.gz")]
    {
        check(&path, &[key], None);
    }
}

#[test]
fn a_prefix_may_be_there_or_cut_off() {
    let key = &*format!("audit/trails/{DAY}/x.json.gz");
    for path in [
        key,
        &format!("tree/{key}"),
        &format!("trails/{DAY}/x.json.gz"),
        &format!("{DAY}/x.json.gz"),
        &format!("tree/{DAY}/x.json.gz"),
    ] {
        check(path, &[key], Some(key));
    }
}

#[test]
fn a_prefix_that_is_there_for_one_file_must_be_there_for_all() {
    let (key, other) = (&*format!("audit/{DAY}/x.json.gz"), &*format!("audit/{DAY}/y.json.gz"));
    let elsewhere = format!("tree/other/{DAY}/x.json.gz");
    assert_eq!(find(&elsewhere, &[key, other], &[]), Some(key));
    assert_eq!(find(&elsewhere, &[key, other], &[&format!("tree/{other}")]), None);
    // Another dropped folder has its own layout.
    assert_eq!(find(&elsewhere, &[key, other], &[&format!("second/{other}")]), Some(key));
}

#[test]
fn of_several_prefixes_the_longest_that_fits_counts() {
    let (bare, short, long) =
        (&*format!("{DAY}/x.json.gz"), &*format!("b/{DAY}/x.json.gz"), &*format!("a/b/{DAY}/x.json.gz"));
    let keys = [bare, short, long];
    check(&format!("tree/a/b/{DAY}/x.json.gz"), &keys, Some(long));
    check(&format!("tree/c/b/{DAY}/x.json.gz"), &keys, Some(short));
    check(&format!("tree/{DAY}/x.json.gz"), &keys, Some(bare));
    check(&format!("tree/cb/{DAY}/x.json.gz"), &keys, Some(bare));
    check(&format!("tree/{DAY}/x.json.gz"), &[short, long], None);
}

#[test]
fn organization_keys_are_keys() {
    let key = "p/AWSLogs/o-abc123/111122223333/CloudTrail/eu-west-1/2026/03/02/x.json.gz";
    check(&format!("tree/{key}"), &[key], Some(key));
    check(&key.replace("o-abc123", "o-other"), &[key], None);
}

#[test]
fn without_folders_the_name_decides_if_it_is_unique() {
    let (one, other) = (&*format!("{DAY}/x.json.gz"), &*format!("p/{DAY}/x.json.gz"));
    for path in ["x.json.gz", "downloads/x.json.gz", "all.zip!x.json.gz", "2026/03/02/x.json", "AWSLogs/x.json.gz"] {
        check(path, &[one], Some(one));
        check(path, &[one, other], None);
    }
    check("x (1).json.gz", &[one], None);
}

#[test]
fn claimed_keys_begin_with_known_prefixes() {
    let key = format!("a/b/{DAY}/x.json.gz");
    let prefixes = Prefixes::new(std::iter::once(KeyPath::of(&key)), std::iter::empty());
    let claimed = |path: &str| prefixes.claimed_key(KeyPath::of(&path.to_owned().leak()[..])).to_owned();
    assert_eq!(claimed(&format!("tree/a/b/{DAY}/y.json")), format!("a/b/{DAY}/y.json"));
    assert_eq!(claimed(&format!("tree/b/{DAY}/y.json")), format!("{DAY}/y.json"));
    assert_eq!(claimed("tree/y.json"), "y.json");
}

#[test]
fn folders_are_named() {
    assert_eq!(
        KeyPath::of("t/AWSLogs/111122223333/CloudTrail-Insight/r/x.json.gz").folder(),
        Some("CloudTrail-Insight")
    );
    assert_eq!(KeyPath::of("t/AWSLogs/x.json.gz").folder(), None);
}

#[test]
fn endless_paths_are_no_trouble() {
    let path = "AWSLogs/".repeat(20_000);
    assert_eq!(KeyPath::of(&path).tail(), None);
    let deep = format!("{}{DAY}/x.json.gz", "a/".repeat(20_000));
    check(&deep, &[&format!("b/{DAY}/x.json.gz"), &format!("c/{DAY}/x.json.gz")], None);
}

proptest::proptest! {
    #[test]
    fn a_key_below_any_folders_is_found(lead in "([a-z.! -]{0,8}/){0,3}", prefix in "([a-z]{1,4}/){0,3}", name in "[a-z]{1,8}") {
        let key = format!("{prefix}{DAY}/{name}.json.gz");
        proptest::prop_assert_eq!(find(&format!("{lead}{key}"), &[&key], &[]), Some(&*key));
    }

    #[test]
    fn any_path_has_a_place(path in ".*") {
        let place = KeyPath::of(&path);
        let _ = (place.tail(), place.lead(), place.name(), place.folder(), Prefixes::default().claimed_key(place));
    }
}
