use protocol::completeness::MapRow;
use protocol::report::Outcome;

use super::*;

/// A map with these rows, in which a cell is one letter.
fn map(rows: &[(&str, &str, &str)]) -> CompletenessMap {
    let state = |c| HourState::ALL[".sp/unGDLF".find(c).unwrap()];
    let mut map = CompletenessMap { step: 1, from: 24, first: 24, ..CompletenessMap::default() };
    for (account, region, cells) in rows {
        let cells: Vec<HourState> = cells.chars().map(state).collect();
        map.columns = u32::try_from(cells.len()).unwrap();
        for state in &cells {
            map.hours[*state as usize] += u64::from(*state != HourState::Nothing);
            map.seconds[*state as usize] += 3600 * u64::from(*state != HourState::Nothing);
        }
        map.rows.push(MapRow { account: (*account).to_owned(), region: (*region).to_owned(), cells, mixed: vec![] });
    }
    map
}

#[test]
fn states_weigh_as_their_colours_do() {
    let order: Vec<_> = HourState::ALL.into_iter().filter_map(outcome).collect();
    assert!(order.is_sorted_by_key(|outcome| std::cmp::Reverse(*outcome)));
    assert_eq!(outcome(HourState::HashOnly), Some(Outcome::Unchecked));
    assert_eq!(outcome(HourState::Nothing), None);
}

#[test]
fn a_finding_tells_what_is_wrong() {
    let said = |cells: &str| finding(&map(&[("1", "r", cells)]), Language::En).replace('\u{a0}', " ");
    assert_eq!(said("ppss"), "All 4 hours are proved, 2 of them silent");
    assert_eq!(said("pFL.D"), "1 of 4 hours are proved; 1 failed, 1 with logs missing, 1 without their digest");
    assert_eq!(said("uuGn"), "0 of 4 hours are proved; 1 in gaps, 1 in no digest, 2 not proved");
    assert_eq!(said("...."), "No digests and no logs: nothing is known about any hour");
}

#[test]
fn a_cell_says_when_where_and_what() {
    let mut map = map(&[("1", "r", "pF"), ("", "", ".u")]);
    let at = |row, column| At { row, column };
    assert_eq!(words(&map, at(0, 1), Language::En), "1970-01-02 01:00 – 02:00 · 1 · r: Failed");
    assert_eq!(words(&map, at(1, 1), Language::En), "1970-01-02 01:00 – 02:00 · unknown · unknown: Not proved");
    assert_eq!(words(&map, at(2, 0), Language::En), "");
    assert_eq!(cell(&map, at(0, 1)).map(|cell| (cell.from, cell.to)), Some((25, 26)));
    map.step = 24;
    assert_eq!(words(&map, at(0, 1), Language::En), "1970-01-03 · 1 · r: Failed, in some of its hours");
}

#[test]
fn an_hour_in_several_states_says_its_minutes() {
    let mut map = map(&[("1", "r", "/p")]);
    let part = |from: i64, to: i64, state| Stretch { from: 86_400 + from, to: 86_400 + to, state };
    map.rows[0].mixed = vec![(0, vec![part(0, 182, HourState::Nothing), part(182, 3600, HourState::Proved)])];
    assert_eq!(
        words(&map, At { row: 0, column: 0 }, Language::En),
        "1970-01-02 00:00 – 01:00 · 1 · r: Partly proved (00:00 – 00:03:02 Nothing supplied, 00:03:02 – 01:00 Logs proved)"
    );
    map.seconds = [0, 0, 3600 + 3418, 0, 0, 0, 4080, 0, 0, 0];
    let said = finding(&map, Language::En).replace('\u{a0}', " ");
    assert_eq!(said, "1 hour 56 minutes of 3 hours 4 minutes are proved; 1 hour 8 minutes in gaps");
}

#[test]
fn every_account_has_a_line_above_its_regions() {
    let map = map(&[("1", "a", "ppp"), ("1", "b", "ppp"), ("2", "a", "ppp")]);
    let layout = Layout::of(&map, 30.0);
    assert_eq!((layout.width, layout.total_width, layout.total_height), (10.0, 30.0, 2.0 * 20.0 + 3.0 * 16.0));
    for row in 0..3 {
        for column in 0..3 {
            let at = At { row, column };
            let (x, y) = layout.place(at);
            assert_eq!(layout.at(x, y), Some(at));
            assert_eq!(layout.at(x + 9.0, y + 15.0), Some(at));
        }
    }
    for (x, y) in [(0.0, 19.0), (5.0, 52.5), (-1.0, 20.0), (30.0, 20.0), (0.0, 88.0), (f64::NAN, f64::NAN)] {
        assert_eq!(layout.at(x, y), None, "{x} {y}");
    }
}

#[test]
fn widths_have_limits() {
    let few = map(&[("1", "a", "pp")]);
    assert_eq!(Layout::of(&few, 1000.0).width, 28.0);
    let many = map(&[("1", "a", &"p".repeat(400))]);
    assert_eq!(Layout::of(&many, 300.0).width, 3.0);
    assert_eq!(Layout::of(&many, 0.0).total_width, 1200.0);
    assert_eq!(Layout::of(&CompletenessMap::default(), 100.0).at(0.0, 0.0), None);
}

#[test]
fn runs_are_drawn_as_one() {
    let map = map(&[("1", "a", "ppFpp"), ("1", "b", "ppppp")]);
    let layout = Layout::of(&map, 50.0);
    let path = layout.path(&map, HourState::Proved);
    assert_eq!(path, "M0 20h20v15h-20zM30 20h20v15h-20zM0 36h50v15h-50z");
    assert_eq!(layout.path(&map, HourState::Failed), "M20 20h10v15h-10z");
    assert_eq!(layout.path(&map, HourState::Gap), "");
}

#[test]
fn keys_stay_on_the_map() {
    let map = map(&[("1", "a", "ppp"), ("1", "b", "ppp")]);
    let layout = Layout::of(&map, 30.0);
    let at = |row, column| Some(At { row, column });
    for (from, key, to) in [
        (None, "ArrowRight", at(0, 0)),
        (None, "End", at(0, 2)),
        (None, "x", None),
        (at(0, 0), "ArrowLeft", at(0, 0)),
        (at(0, 0), "ArrowDown", at(1, 0)),
        (at(1, 0), "ArrowDown", at(1, 0)),
        (at(1, 2), "ArrowRight", at(1, 2)),
        (at(1, 2), "Home", at(1, 0)),
        (at(1, 2), "PageUp", at(0, 2)),
        (at(1, 2), "Enter", None),
    ] {
        assert_eq!(layout.after_key(from, key), to, "{from:?} {key}");
    }
    assert_eq!(Layout::of(&CompletenessMap::default(), 30.0).after_key(None, "Home"), None);
}

#[test]
fn the_legend_leads_from_cell_to_cell_and_around() {
    let map = map(&[("1", "a", "pFp"), ("1", "b", "FpF")]);
    let at = |row, column| Some(At { row, column });
    for (after, to) in [
        (None, at(0, 1)),
        (at(0, 0), at(0, 1)),
        (at(0, 1), at(1, 0)),
        (at(1, 0), at(1, 2)),
        (at(1, 1), at(1, 2)),
        (at(1, 2), at(0, 1)),
    ] {
        assert_eq!(next(&map, HourState::Failed, after), to, "{after:?}");
    }
    assert_eq!(next(&map, HourState::Gap, None), None);
}

#[test]
fn a_cell_is_scrolled_to_no_farther_than_it_takes() {
    let map = map(&[("1", "a", &"p".repeat(100)), ("1", "b", &"p".repeat(100)), ("2", "a", &"p".repeat(100))]);
    let layout = Layout::of(&map, 1000.0);
    let reveal = |row, column, left, top| layout.reveal(At { row, column }, [left, top, 200.0, 40.0]);
    assert_eq!(reveal(0, 5, 0.0, 0.0), (0.0, 0.0));
    assert_eq!(reveal(0, 50, 0.0, 0.0), (310.0, 0.0));
    assert_eq!(reveal(0, 5, 400.0, 0.0), (50.0, 0.0));
    // Rows are at 20, 36 and 72.
    assert_eq!(reveal(2, 0, 0.0, 0.0), (0.0, 48.0));
    assert_eq!(reveal(0, 0, 0.0, 48.0), (0.0, 0.0));
}

#[test]
fn the_table_says_the_same() {
    let map = map(&[("1", "a", "pp.F"), ("=2", "a", "ssss")]);
    assert_eq!(
        to_csv(&map, Language::En),
        "Account,Region,From,To,State\r\n\
         1,a,1970-01-02 00:00Z,1970-01-02 02:00Z,Logs proved\r\n\
         1,a,1970-01-02 03:00Z,1970-01-02 04:00Z,Failed\r\n\
         '=2,a,1970-01-02 00:00Z,1970-01-02 04:00Z,Provably silent\r\n"
    );
}

/// 17 regions, 20 accounts, a year in days: what is drawn stays small.
#[test]
fn a_year_of_an_organisation_is_a_few_short_paths() {
    let mut rows = CompletenessMap { step: 24, columns: 366, ..CompletenessMap::default() };
    for account in 0..20 {
        for region in 0..17 {
            let cells =
                (0..366).map(|day| if (day + region) % 50 == 0 { HourState::Silent } else { HourState::Proved });
            let account = format!("{account:012}");
            rows.rows.push(MapRow { account, region: format!("r{region}"), cells: cells.collect(), mixed: vec![] });
        }
    }
    let layout = Layout::of(&rows, 1100.0);
    let drawn: usize = HourState::ALL.into_iter().map(|state| layout.path(&rows, state).len()).sum();
    assert!(drawn < 200_000, "{drawn}");
}
