//! A period is a claim: verdict, counts, map and reports are about it, and what lies outside is listed as outside.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use std::collections::BTreeMap;

use protocol::brief::{LineFilter, Part};
use protocol::completeness::{HourState, MapQuery};
use protocol::report::{Options, Overall, Report, Summary, Verdict};
use protocol::{ExportFormat, ListLines};
use synth::{Role, Tree, small_tree, tamper};
use tests::session::Session;

fn session(tree: &Tree) -> Session {
    Session::of(tree.files.iter().map(|file| (file.path.as_str(), file.bytes.as_slice())))
}

fn claim(session: &mut Session, from: &str, to: &str) -> Report {
    let given = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    session.set_options(Options { from: given(from), to: given(to), ..Options::default() });
    session.report()
}

fn sums(summary: &Summary) -> [u64; 3] {
    [&summary.digests, &summary.logs, &summary.events].map(|counts| counts.values().sum())
}

fn verdicts(report: &Report) -> BTreeMap<String, Verdict> {
    let digests =
        report.chains.iter().flat_map(|chain| &chain.digests).map(|digest| (digest.key.clone(), digest.verdict));
    digests.chain(report.logs.iter().map(|log| (log.key.clone(), log.verdict))).collect()
}

/// Start and end of the digests of the first chain, in order.
fn windows(report: &Report) -> Vec<(String, String)> {
    let digests = report.chains[0].digests.iter().filter(|digest| digest.verdict != Verdict::NotExported);
    digests.map(|digest| (digest.start_time.clone().unwrap(), digest.end_time.clone().unwrap())).collect()
}

#[test]
fn inside_and_outside_are_all_whatever_the_period() {
    let mut session = session(&small_tree(41));
    let all = session.report();
    let windows = windows(&all);
    let (first, last) = (&windows[0].0, &windows[windows.len() - 1].1);
    let middle = &windows[windows.len() / 2].0;
    for (from, to) in [
        (first.as_str(), middle.as_str()),
        (middle, last),
        (middle, ""),
        ("", middle),
        ("2020-01-01", "2020-01-02"),
        ("2020-01-01", "2039-01-01"),
    ] {
        let report = claim(&mut session, from, to);
        let outside = sums(&report.period.as_ref().unwrap().outside);
        for (place, all) in sums(&all.summary).into_iter().enumerate() {
            assert_eq!(sums(&report.summary)[place] + outside[place], all, "{from} {to}");
        }
        assert_eq!(verdicts(&report), verdicts(&all));
        // Figures lead to what they count.
        for (outside, counts) in [(false, &report.summary), (true, &report.period.as_ref().unwrap().outside)] {
            for (part, counts) in [(Part::Digest, &counts.digests), (Part::Log, &counts.logs)] {
                let filter = LineFilter { part: Some(part), outside: Some(outside), ..LineFilter::default() };
                let listed = session.request(ListLines { filter, first: 0, count: 1 }).unwrap();
                assert_eq!(listed.total, counts.values().sum::<u64>());
            }
        }
    }
    let again = claim(&mut session, "", "");
    assert_eq!(again, all);
}

#[test]
fn what_happened_outside_is_not_accused_and_inside_is() {
    let mut tree = small_tree(42);
    let windows = windows(&session(&tree).report());
    let log = tree.of(Role::Log).next().unwrap().path.clone();
    tamper::append(&mut tree, &log, b"x");
    let mut session = session(&tree);
    let all = session.report();
    assert_eq!(all.verdict, Overall::Failed);
    let failed = all.logs.iter().find(|log| log.verdict == Verdict::InvalidFormat).unwrap();
    let of = all
        .chains
        .iter()
        .flat_map(|chain| &chain.digests)
        .find(|digest| Some(&digest.key) == failed.digest_key.as_ref());
    let of = of.unwrap().clone();
    let after = claim(&mut session, of.end_time.as_deref().unwrap(), &windows[windows.len() - 1].1);
    assert_ne!(after.verdict, Overall::Failed);
    assert!(after.sentence.contains("Outside the period, and not counted:"), "{}", after.sentence);
    let within = claim(&mut session, of.start_time.as_deref().unwrap(), of.end_time.as_deref().unwrap());
    assert_eq!(within.verdict, Overall::Failed);
    let text = String::from_utf8(session.export(ExportFormat::IntegrityText, "")).unwrap();
    assert!(text.contains(&format!("Results requested for {} to ", of.start_time.unwrap())), "{text}");
    let json: serde_json::Value = serde_json::from_slice(&session.export(ExportFormat::IntegrityJson, "")).unwrap();
    assert_eq!((json["verdict"].as_str(), json["sentence"].as_str()), (Some("failed"), Some(within.sentence.as_str())));
    assert!(json["logs"].as_array().unwrap().iter().any(|log| log["outside"] == true));
}

#[test]
fn events_belong_to_the_period_by_their_own_time() {
    let mut session = session(&small_tree(43));
    let windows = windows(&session.report());
    let (from, to) = (windows[1].0.clone(), windows[3].1.clone());
    let report = claim(&mut session, &from, &to);
    let counted: u64 = report.summary.events.values().sum();
    assert_eq!(counted, session.count(&format!("eventTime >= {from} and eventTime < {to}")));
}

#[test]
fn the_map_is_of_the_period() {
    let mut session = session(&small_tree(44));
    let windows = windows(&session.report());
    let whole = session.request(MapQuery::default()).unwrap();
    let report = claim(&mut session, &windows[1].0, &windows[2].1);
    let map = session.request(MapQuery::default()).unwrap();
    assert!(map.rows.len() == whole.rows.len() && map.end - map.first < whole.end - whole.first);
    // Every second of every row is told: known or not.
    let length: u64 = report
        .chains
        .iter()
        .filter_map(|chain| chain.period.as_ref())
        .map(|covered| covered.covered_seconds + covered.uncovered_seconds)
        .max()
        .unwrap();
    assert_eq!(map.seconds.iter().sum::<u64>(), length * map.rows.len() as u64);
    let cells = map.rows.iter().flat_map(|row| &row.cells);
    let first = report.chains[0].period.as_ref().unwrap();
    assert!(first.proved);
    assert!(cells.clone().any(|state| *state == HourState::Proved || *state == HourState::Silent));
    let wide = claim(&mut session, "2020-01-01", "2020-01-03");
    assert_eq!(wide.verdict, Overall::NotProved);
    let map = session.request(MapQuery::default()).unwrap();
    assert_eq!((map.end - map.first, map.columns), (48, 48));
    assert!(map.rows.iter().flat_map(|row| &row.cells).all(|state| *state == HourState::Nothing));
}

#[test]
fn a_period_that_is_none_restricts_nothing_and_says_so() {
    let mut session = session(&small_tree(45));
    let all = session.report();
    for (from, to) in [("now", ""), ("2026-01-02", "2026-01-01"), ("2026-01-02", "2026-01-02")] {
        let report = claim(&mut session, from, to);
        assert_eq!((&report.summary, &report.period, report.verdict), (&all.summary, &None, all.verdict));
        assert!(report.sentence.contains("applied"), "{}", report.sentence);
    }
}
