#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use protocol::brief::{LineFilter, Part};
use protocol::report::{Gap, GapKind};

use super::*;
use crate::testing::{World, digest_key, end, log_key};

/// The hour of the first digest of a world.
fn first() -> i64 {
    hour_holding(end(0)) - 1
}

fn map(world: &World, query: MapQuery) -> CompletenessMap {
    Hours::of(&world.report(), &[]).map(query)
}

/// The cells of the only row, one letter each.
fn cells_of(world: &World) -> String {
    let map = map(world, MapQuery::default());
    assert_eq!((map.rows.len(), map.first, map.from), (1, first(), first()));
    map.rows[0].cells.iter().map(|state| letter(*state)).collect()
}

fn letter(state: HourState) -> char {
    ".sp/unGDLF".chars().nth(state as usize).unwrap()
}

fn silent(world: &mut World, hour: i64) {
    world.add_digest(&digest_key(hour), hour, Some(digest_key(hour - 1)), &[]);
}

#[test]
fn every_state_has_its_hour() {
    let mut world = World::hours(3);
    silent(&mut world, 3);
    (4..10).for_each(|hour| world.add_hour(hour, Some(hour - 1)));
    world.add_hour(12, None);
    let mut world = world.with_all_metadata();
    assert_eq!(cells_of(&world), "/ppspppppp/G//");

    world.objects.remove(&log_key(1));
    world.put(&log_key(4), b"changed");
    world.objects.remove(&digest_key(6));
    world.objects.remove(&log_key(6));
    world.add_log(11);
    assert_eq!(cells_of(&world), "/LLsFFDDpp/G//");
}

#[test]
fn without_keys_hashes_agree_at_most() {
    let mut world = World { keys: vec![], ..World::hours(3) };
    world.add_log(5);
    assert_eq!(cells_of(&world), "uuuu.n");
}

#[test]
fn an_altered_digest_fails_its_hour() {
    let mut world = World::hours(3).with_all_metadata();
    world.edit(&digest_key(1), |body| body["awsAccountId"] = "other".into());
    assert_eq!(cells_of(&world), "/FF/");
}

#[test]
fn hours_add_up() {
    let mut world = World::hours(3);
    world.add_hour(5, None);
    let map = map(&world.with_all_metadata(), MapQuery::default());
    assert_eq!(map.hours, [0, 0, 2, 4, 0, 0, 1, 0, 0, 0]);
    assert_eq!(map.seconds, [0, 0, 4 * 3600, 0, 0, 0, 2 * 3600, 0, 0, 0]);
    assert_eq!(map.end - map.first, 7);
}

#[test]
fn the_weightiest_hour_of_a_day_counts() {
    let mut world = World::hours(60);
    world.objects.remove(&log_key(20));
    let world = world.with_all_metadata();
    let map = map(&world, MapQuery { from: None, step: Some(24) });
    assert_eq!((map.step, map.columns, map.from % 24), (24, 3, 0));
    assert_eq!(map.rows[0].cells, [HourState::Partly, HourState::LogMissing, HourState::Partly]);
}

#[test]
fn a_long_time_is_shown_in_days() {
    let mut world = World::hours(1);
    world.add_hour(365 * 24, None);
    let map = map(&world.with_all_metadata(), MapQuery::default());
    assert_eq!((map.step, map.columns), (24, 366));
    assert!(map.rows[0].cells[1..365].iter().all(|state| *state == HourState::Gap));
}

#[test]
fn a_window_shows_a_part() {
    let world = World::hours(30).with_all_metadata();
    let map = map(&world, MapQuery { from: Some(first() + 10), step: Some(1) });
    assert_eq!((map.from, map.columns), (first() + 10, 21));
    assert_eq!(map.rows[0].cells.len(), 21);
}

#[test]
fn cells_lead_to_their_files() {
    let world = World::hours(4).with_all_metadata();
    let report = world.report();
    let hours = Hours::of(&report, &[]);
    let cell =
        Cell { account: "111122223333".to_owned(), region: "eu-west-1".to_owned(), from: first() + 1, to: first() + 3 };
    let keys = |part| {
        let filter = LineFilter { part: Some(part), cell: Some(cell.clone()), ..LineFilter::default() };
        let (_, lines) = crate::brief::lines(&report, &hours, &filter, 0, 100);
        lines.iter().map(|line| line.key().to_owned()).collect::<Vec<String>>()
    };
    assert_eq!(keys(Part::Digest), [digest_key(1), digest_key(2)]);
    assert_eq!(keys(Part::Log), [log_key(1), log_key(2)]);
    let elsewhere = Cell { region: "us-east-1".to_owned(), ..cell };
    let filter = LineFilter { cell: Some(elsewhere), ..LineFilter::default() };
    assert_eq!(crate::brief::lines(&report, &hours, &filter, 0, 100).0, 0);
}

#[test]
fn absurd_times_fill_nothing() {
    let mut world = World::hours(2);
    world.edit_and_sign(&digest_key(1), &crate::testing::SIGNER, |body| {
        body["digestStartTime"] = "-009999-01-01T00:00:00Z".into();
    });
    let map = map(&world.with_all_metadata(), MapQuery { from: Some(i64::MIN), step: Some(u32::MAX) });
    assert_eq!(map.rows[0].cells.len(), 1);
    assert!(map.columns <= CompletenessMap::MOST_COLUMNS);
}

#[test]
fn nothing_makes_an_empty_map() {
    let map = map(&World::default(), MapQuery::default());
    assert_eq!((map.rows.len(), map.columns, map.step), (0, 0, 1));
}

/// Digests for the first `hours` hours and, after a gap, for one at the end of the year, in 17 regions of 20 accounts.
fn organisation(hours: i64) -> Hours {
    const YEAR: i64 = 365 * 24;
    let model = World::hours(1).with_all_metadata().report();
    let digest = |hour: i64, log_files: u64| DigestEntry {
        start_time: Some(time::iso(end(hour - 1))),
        end_time: Some(time::iso(end(hour))),
        log_files,
        ..model.chains[0].digests[0].clone()
    };
    let (from, to) = (Some(time::iso(end(hours - 1))), Some(time::iso(end(YEAR - 2))));
    let gaps = vec![Gap { from, to, kind: GapKind::Restart }];
    let digests: Vec<_> = (0..hours).map(|hour| digest(hour, 1)).chain([digest(YEAR - 1, 0)]).collect();
    let chain = |place: u32| Chain {
        account: format!("{:012}", place / 17),
        region: format!("r{}", place % 17),
        digests: digests.clone(),
        gaps: gaps.clone(),
        ..model.chains[0].clone()
    };
    Hours::of(&Report { chains: (0..17 * 20).map(chain).collect(), logs: vec![], ..model.clone() }, &[])
}

#[test]
fn what_is_kept_of_a_year_grows_with_what_changes_in_it() {
    let (day, week) = (organisation(24), organisation(24 * 7));
    // Proved, then a gap, then silent, with partly known hours in between.
    let runs = |hours: &Hours| hours.marks.iter().map(Vec::len).sum::<usize>();
    assert_eq!((runs(&day), runs(&week)), (5 * 340, 5 * 340));
    let all = week.map(MapQuery::default());
    assert_eq!((all.step, all.columns, all.rows.len()), (24, 366, 340));
    let count = |state: HourState| all.seconds[state as usize] / 3600;
    assert_eq!((count(HourState::Proved), count(HourState::Silent)), (24 * 7 * 340, 340));
    assert_eq!(count(HourState::Gap), (365 - 7) * 24 * 340 - 340);
    // Cells are only made for what is shown, never for all hours.
    let part = week.map(MapQuery { from: Some(all.first), step: Some(1) });
    assert_eq!((part.columns, part.rows[339].cells.len()), (CompletenessMap::MOST_COLUMNS, 400));
}
