#![allow(clippy::unwrap_used)]
use proptest::prelude::*;
use protocol::Reason;
use protocol::report::{App, DigestEntry, Figures, Gap, GapKind, Overall, Summary, Supplied, Verdict};

use super::*;
use crate::testing::{World, digest_key, end, log_key};

const SPAN: i64 = 12 * 3600;

fn at(second: i64) -> Option<String> {
    calendar::write(micros(second))
}

fn digest(from: i64, to: i64, verdict: Verdict) -> DigestEntry {
    DigestEntry {
        key: format!("d{from}-{to}-{}", verdict.name()),
        path: Some("d".to_owned()),
        start_time: at(from),
        end_time: at(to),
        sha256: None,
        verdict,
        reasons: vec![Reason::Signature],
        signature_from: None,
        public_key_fingerprint: None,
        log_files: 1,
        previous_key: None,
        expected_sha256: None,
        recorded_at: None,
        outside: false,
    }
}

fn log(of: &DigestEntry, verdict: Verdict) -> Log {
    Log {
        key: format!("log of {}", of.key),
        path: None,
        sha256: None,
        bytes: None,
        events: Some(2),
        verdict,
        reasons: vec![Reason::Hash],
        digest_key: Some(of.key.clone()),
        expected_sha256: None,
        outside: false,
    }
}

fn report(chains: Vec<(Vec<DigestEntry>, Vec<Gap>)>) -> Report {
    let logs = chains.iter().flat_map(|(digests, _)| digests).map(|of| log(of, of.verdict)).collect();
    let chain = |(place, (digests, gaps)): (usize, (Vec<DigestEntry>, Vec<Gap>))| Chain {
        account: "1".to_owned(),
        region: format!("r{place}"),
        trail: "t".to_owned(),
        home_region: "r".to_owned(),
        bucket: "b".to_owned(),
        backfill: false,
        digests,
        gaps,
        holes: vec![],
        known: vec![],
        period: None,
    };
    Report {
        format: String::new(),
        app: App { name: String::new(), version: String::new() },
        generated_at: String::new(),
        verdict: Overall::NotProved,
        sentence: String::new(),
        options: Options::default(),
        supplied: Supplied::default(),
        chains: chains.into_iter().enumerate().map(chain).collect(),
        sign_files: vec![],
        logs,
        copies: vec![],
        keys: vec![],
        logging_gaps: vec![],
        summary: Summary::default(),
        period: None,
        figures: Figures::default(),
    }
}

/// Windows that may overlap, touch or leave holes, with gaps that digests tell of.
fn chain() -> impl Strategy<Value = (Vec<DigestEntry>, Vec<Gap>)> {
    let span = || (0..SPAN, 1..5000_i64).prop_map(|(from, length)| (from, from + length));
    let verdicts = prop::sample::select(Verdict::ALL.to_vec());
    let digests =
        prop::collection::vec((span(), verdicts).prop_map(|((from, to), verdict)| digest(from, to, verdict)), 0..8);
    let gap = |(from, to)| Gap { from: at(from), to: at(to), kind: GapKind::Restart };
    (digests, prop::collection::vec(span().prop_map(gap), 0..3))
}

fn tested(mut report: Report, from: Option<i64>, to: Option<i64>) -> Report {
    (report.options.from, report.options.to) = (from.and_then(at), to.and_then(at));
    let period = Period::of(&report.options);
    period.mark(&mut report);
    report.summary = summarise(&report.chains, &[], &report.logs, false);
    let hours = Hours::of(&report, &[]);
    crate::trail_events::fill_in(&mut report, &hours);
    report
}

fn length(gap: &Gap) -> u64 {
    let second = |text: &Option<String>| time::seconds(time::parse(text.as_deref().unwrap()).unwrap());
    u64::try_from(second(&gap.to) - second(&gap.from)).unwrap()
}

fn sum(summary: &Summary) -> [u64; 3] {
    [&summary.digests, &summary.logs, &summary.events].map(|counts| counts.values().sum())
}

proptest! {
    #[test]
    fn what_is_covered_and_what_is_not_are_the_period(
        chains in prop::collection::vec(chain(), 0..4), a in 0..SPAN, b in 0..SPAN,
    ) {
        prop_assume!(a != b);
        let (from, to) = (a.min(b), a.max(b));
        let report = tested(report(chains), Some(from), Some(to));
        for chain in &report.chains {
            let covered = chain.period.as_ref().unwrap();
            prop_assert_eq!(covered.covered_seconds + covered.uncovered_seconds, u64::try_from(to - from).unwrap());
            prop_assert_eq!(chain.missing().iter().map(length).sum::<u64>(), covered.uncovered_seconds);
            // Second by second: a digest that is there speaks for it.
            let is_there = |digest: &&DigestEntry| !matches!(digest.verdict, Verdict::Missing | Verdict::NotExported);
            let windows: Vec<(i64, i64)> = chain.digests.iter().filter(is_there).filter_map(window)
                .map(|(from, to)| (time::seconds(from), time::seconds(to))).collect();
            let by_hand = (from..to).filter(|second| windows.iter().any(|(from, to)| (from..to).contains(&second))).count();
            prop_assert_eq!(covered.covered_seconds, by_hand as u64);
            let all_proved = chain.digests.iter().filter(|digest| !digest.outside && is_there(digest))
                .all(|digest| digest.verdict.outcome() == protocol::report::Outcome::Proved);
            prop_assert!(!covered.proved || covered.is_whole());
            prop_assert!(!(covered.is_whole() && all_proved) || covered.proved);
        }
        let claim = report.period.as_ref().unwrap();
        let whole = |chain: &Chain| chain.period.as_ref().is_some_and(Covered::is_whole);
        prop_assert_eq!(claim.covered, !report.chains.is_empty() && report.chains.iter().all(whole));
    }

    #[test]
    fn what_is_inside_and_what_is_outside_are_all(
        chains in prop::collection::vec(chain(), 0..4), from in prop::option::of(0..SPAN), lasts in prop::option::of(1..SPAN),
    ) {
        let all = tested(report(chains.clone()), None, None);
        prop_assert_eq!(&all.period, &None);
        prop_assert!(all.chains.iter().all(|chain| chain.period.is_none()));
        let to = lasts.map(|lasts| from.unwrap_or(0) + lasts);
        let report = tested(report(chains), from, to);
        let verdicts = |report: &Report| -> Vec<_> { report.logs.iter().map(|log| (log.key.clone(), log.verdict)).collect() };
        prop_assert_eq!(verdicts(&report), verdicts(&all));
        let outside = report.period.as_ref().map(|claim| claim.outside.clone()).unwrap_or_default();
        let (inside, outside, all) = (sum(&report.summary), sum(&outside), sum(&all.summary));
        for (place, all) in all.iter().enumerate() {
            prop_assert_eq!(inside.get(place).zip(outside.get(place)).map(|(a, b)| a + b), Some(*all));
        }
    }

    #[test]
    fn a_period_that_holds_everything_leaves_nothing_out(chains in prop::collection::vec(chain(), 1..4)) {
        let all = tested(report(chains.clone()), None, None);
        let held = tested(report(chains), Some(-3600), Some(SPAN + 9000));
        prop_assert_eq!(held.period.as_ref().map(|claim| sum(&claim.outside)), Some([0; 3]));
        prop_assert_eq!(&held.summary, &all.summary);
    }
}

fn claim(world: &mut World, from: i64, to: i64) -> Report {
    (world.options.from, world.options.to) = (Some(iso(end(from))), Some(iso(end(to))));
    world.report()
}

#[test]
fn a_verdict_is_about_the_period() {
    let mut world = World::hours(5).with_all_metadata();
    world.put(&log_key(0), b"changed");
    assert_eq!(world.report().verdict, Overall::Failed);
    assert_eq!(claim(&mut world, 0, 4).verdict, Overall::Proved);
    assert_eq!(claim(&mut world, -1, 4).verdict, Overall::Failed);
    // More than the chain covers is claimed.
    assert_eq!(claim(&mut world, 0, 5).verdict, Overall::PartlyProved);
    let outside = claim(&mut world, 5, 6);
    assert_eq!((outside.verdict, sum(&outside.summary)), (Overall::NotProved, [0; 3]));
    // What was found out about files is the same.
    world.check(&log_key(0), "tampered hash-mismatch");
}

#[test]
fn what_is_missing_in_the_period_is_not_covered() {
    let mut world = World::hours(6).with_all_metadata();
    world.objects.remove(&digest_key(2));
    let report = claim(&mut world, 0, 5);
    let chain = report.chains.first().unwrap();
    let named: Vec<_> = chain.missing().iter().map(|gap| (gap.from.clone(), gap.to.clone(), gap.kind)).collect();
    assert_eq!(named, [(Some(iso(end(1))), Some(iso(end(2))), GapKind::MissingDigest)]);
    assert_eq!(report.verdict, Overall::Failed);
    assert_eq!(claim(&mut world, 3, 5).verdict, Overall::Proved);
}

#[test]
fn an_hour_that_is_silent_and_not_proved_is_not_proved() {
    let mut world = World::hours(3);
    world.add_digest(&digest_key(3), 3, Some(digest_key(2)), &[]);
    // Nothing vouches for the newest digest, which lists no log.
    assert_eq!(world.report().verdict, Overall::Proved);
    let report = claim(&mut world, -1, 3);
    assert_eq!(report.verdict, Overall::PartlyProved);
    let claim = report.period.unwrap();
    assert!(claim.covered && !claim.proved);
}

#[test]
fn ends_within_a_second_lie_within_the_period() {
    let options =
        |from: &str, to: &str| Options { from: Some(from.to_owned()), to: Some(to.to_owned()), ..Options::default() };
    let period = Period::of(&options("1970-01-01T00:00:10.5Z", "1970-01-01T01:00:20.000001+01:00"));
    assert_eq!(period, Period { from: Some(10), to: Some(21) });
    assert_eq!(Period::of(&options(" ", "")), Period::default());
    for (from, to) in
        [("x", "1970-01-02"), ("1970-01-02", "y"), ("1970-01-02", "1970-01-02"), ("1970-01-02", "1970-01-01")]
    {
        assert_eq!(Period::of(&options(from, to)), Period::default());
        assert!(!faults(&options(from, to)).is_empty());
        assert_eq!(claimed(&options(from, to)), None);
    }
}
