#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use proptest::prelude::*;
use protocol::alarms::{Feed, Metric, Report, Statistic};

use super::*;

fn metric() -> Metric {
    Metric { namespace: "CloudTrail".to_owned(), name: "Root".to_owned() }
}

fn alarm(minutes: u32, periods: u32, datapoints: u32, missing: Missing) -> Alarm {
    Alarm {
        name: "root".to_owned(),
        source: String::new(),
        metric: metric(),
        statistic: Statistic::Sum,
        minutes,
        periods,
        datapoints,
        comparison: Comparison::GreaterOrEqual,
        threshold: 1.0,
        missing,
    }
}

/// The state after periods written as AWS's user guide does, newest last: 0 is within the threshold, X breaches it.
fn after(periods: &str, datapoints: u32, missing: Missing, before: State) -> State {
    let point = |sign: &str| match sign {
        "0" => Some(false),
        "X" => Some(true),
        _ => None,
    };
    let points: Vec<Option<bool>> = periods.split(' ').rev().map(point).collect();
    judge(&alarm(5, 3, datapoints, missing), &points, before)
}

/// The tables of the user guide, and what its text says about further cases. `None`: the state stays.
#[test]
fn missing_data_is_treated_as_the_user_guide_says() {
    const OK: Option<State> = Some(State::Ok);
    const ALARM: Option<State> = Some(State::Alarm);
    const UNKNOWN: Option<State> = Some(State::InsufficientData);
    // Datapoints to alarm, periods; treated as missing, ignored, breaching, not breaching.
    let cases = [
        (3, "0 - X - X", [OK, OK, OK, OK]),
        (3, "0 - - - -", [OK, OK, OK, OK]),
        (3, "- - - - -", [UNKNOWN, None, ALARM, OK]),
        (3, "0 X X - X", [ALARM, ALARM, ALARM, ALARM]),
        (3, "- - X - -", [ALARM, None, ALARM, OK]),
        (2, "0 - X - X", [ALARM, ALARM, ALARM, ALARM]),
        (2, "0 0 X 0 X", [ALARM, ALARM, ALARM, ALARM]),
        (2, "0 - X - -", [OK, OK, ALARM, OK]),
        (2, "- - - - 0", [OK, OK, ALARM, OK]),
        (2, "- - - X -", [ALARM, None, ALARM, OK]),
        // "Avoiding premature transitions to alarm state"
        (3, "- - - - X", [OK, None, ALARM, OK]),
        (3, "- - - X -", [OK, None, ALARM, OK]),
        (3, "- - - X 0", [OK, OK, OK, OK]),
        (3, "- - X - 0", [OK, OK, OK, OK]),
        // What is farther back is not needed where the newest three are there.
        (3, "X X 0 0 0", [OK, OK, OK, OK]),
        (3, "0 0 X X X", [ALARM, ALARM, ALARM, ALARM]),
        (1, "- - - - X", [ALARM, ALARM, ALARM, ALARM]),
    ];
    let treatments = [Missing::Missing, Missing::Ignore, Missing::Breaching, Missing::NotBreaching];
    for (datapoints, periods, expected) in cases {
        for (missing, expected) in treatments.into_iter().zip(expected) {
            for before in [State::Ok, State::Alarm, State::InsufficientData] {
                let state = after(periods, datapoints, missing, before);
                assert_eq!(state, expected.unwrap_or(before), "{datapoints} of 3, {periods}, {missing:?}, {before:?}");
            }
        }
    }
}

fn asked(alarm: &Alarm, matches: &[(i64, u64)], busy: &[i64], otherwise: Option<f64>) -> RunAlarms {
    let report = Report { metric: metric(), value: 1.0, otherwise };
    let feed = Feed { reports: vec![report], matches: matches.to_vec() };
    RunAlarms { alarms: vec![alarm.clone()], feeds: vec![feed], busy: busy.to_vec() }
}

/// Changes of state as (minute, state).
fn turns(run: &Run) -> Vec<(i64, State)> {
    match run {
        Run::Told { turns, .. } => turns.iter().map(|(at, state)| (at.0 / 60_000_000, *state)).collect(),
        Run::Refused(why) => panic!("{why:?}"),
    }
}

#[test]
fn five_denials_within_any_five_minutes_are_an_alarm() {
    let five = Alarm { threshold: 5.0, ..alarm(5, 1, 1, Missing::NotBreaching) };
    // They do not have to be in five minutes of the clock: periods end with the minute that is evaluated.
    let matches = [(103, 2), (104, 1), (106, 2), (160, 4)];
    let told = run(&asked(&five, &matches, &(100..200).collect::<Vec<_>>(), Some(0.0)));
    let expected = [(101, State::Ok), (107, State::Alarm), (109, State::Ok)];
    assert_eq!(turns(&told[0]), expected);
}

#[test]
fn one_event_is_an_alarm_as_long_as_its_period_has_it() {
    let once = alarm(5, 1, 1, Missing::NotBreaching);
    let told = run(&asked(&once, &[(150, 1)], &[100, 150, 300], None));
    assert_eq!(turns(&told[0]), [(101, State::Ok), (151, State::Alarm), (156, State::Ok)]);
    let missing =
        run(&asked(&Alarm { missing: Missing::Missing, ..once.clone() }, &[(150, 1)], &[100, 150, 300], None));
    assert_eq!(turns(&missing[0]), [(151, State::Alarm), (156, State::InsufficientData)]);
    let zero = run(&asked(&once, &[(150, 1)], &(100..300).collect::<Vec<_>>(), Some(0.0)));
    assert_eq!(turns(&zero[0]), turns(&told[0]));
    // A burst is one alarm, whatever its ends look like.
    let five = Alarm { threshold: 5.0, ..once };
    let burst = [(150, 2), (151, 3), (152, 1)];
    assert_eq!(
        turns(&run(&asked(&five, &burst, &[100, 150, 151, 152, 300], None))[0]),
        [(101, State::Ok), (152, State::Alarm), (156, State::Ok)]
    );
}

#[test]
fn with_several_periods_values_that_came_last_count_until_they_are_too_far_back() {
    let twice = alarm(5, 2, 1, Missing::NotBreaching);
    let told = run(&asked(&twice, &[(150, 1)], &[100, 150, 300], None));
    // Two are evaluated, and four looked at for values; the only one there is breaches.
    assert_eq!(turns(&told[0]), [(101, State::Ok), (151, State::Alarm), (171, State::Ok)]);
}

#[test]
fn statistics_are_told_apart() {
    // Whether the two minutes together are at least, or at most, so much.
    let is = |statistic, comparison, threshold| {
        let alarm = Alarm { statistic, threshold, comparison, ..alarm(2, 1, 1, Missing::NotBreaching) };
        let reports = |value| vec![Report { metric: metric(), value, otherwise: None }];
        let feeds = vec![
            Feed { reports: reports(2.0), matches: vec![(10, 3)] },
            Feed { reports: reports(8.0), matches: vec![(11, 1)] },
        ];
        let told = run(&RunAlarms { alarms: vec![alarm], feeds, busy: vec![9, 10, 11] });
        matches!(&told[0], Run::Told { last: State::Alarm, .. })
    };
    let expected = [
        (Statistic::SampleCount, 4.0),
        (Statistic::Sum, 14.0),
        (Statistic::Average, 3.5),
        (Statistic::Minimum, 2.0),
        (Statistic::Maximum, 8.0),
    ];
    for (statistic, value) in expected {
        assert!(
            is(statistic, Comparison::GreaterOrEqual, value) && is(statistic, Comparison::LessOrEqual, value),
            "{statistic:?}"
        );
        assert!(!is(statistic, Comparison::Greater, value) && !is(statistic, Comparison::Less, value), "{statistic:?}");
    }
}

#[test]
fn periods_of_more_than_a_day_are_evaluated_once_an_hour() {
    let days = Alarm { threshold: 2.0, ..alarm(24 * 60, 2, 1, Missing::NotBreaching) };
    let told = run(&asked(&days, &[(1000, 1), (1010, 1)], &[1000, 1010, 2000], None));
    assert_eq!(turns(&told[0]), [(1020, State::Alarm)]);
}

#[test]
fn what_would_take_too_long_is_refused() {
    let year: Vec<i64> = (0..525_600).collect();
    let matches: Vec<(i64, u64)> = year.iter().map(|minute| (*minute, 1)).collect();
    let told = run(&asked(&alarm(1, 1440, 1440, Missing::Missing), &matches, &year, None));
    assert_eq!(told, [Run::Refused(WhyNot::TooMuch)]);
    let told = run(&asked(&alarm(5, 1, 1, Missing::Missing), &matches, &year, Some(0.0)));
    assert_eq!(turns(&told[0]), [(1, State::Alarm)]);
}

#[test]
fn nothing_loaded_is_not_known() {
    let none = Run::Told { turns: Vec::new(), left_out: 0, last: State::InsufficientData };
    assert_eq!(run(&asked(&alarm(5, 1, 1, Missing::NotBreaching), &[], &[], None)), [none]);
}

/// The same, minute after minute, from the events themselves.
fn plainly(alarm: &Alarm, asked: &RunAlarms) -> Vec<(i64, State)> {
    let feed = &asked.feeds[0];
    let report = &feed.reports[0];
    let samples = |from: i64, to: i64| {
        let mut samples = Vec::new();
        for minute in asked.busy.iter().filter(|minute| (from..to).contains(*minute)) {
            match feed.matches.iter().find(|(at, _)| at == minute) {
                Some((_, count)) => samples.extend((0..*count).map(|_| report.value)),
                None => samples.extend(report.otherwise),
            }
        }
        samples
    };
    let value = |samples: Vec<f64>| {
        let sum = samples.iter().sum::<f64>();
        (!samples.is_empty()).then(|| match alarm.statistic {
            Statistic::SampleCount => samples.len() as f64,
            Statistic::Sum => sum,
            Statistic::Average => sum / samples.len() as f64,
            Statistic::Minimum => samples.iter().copied().fold(f64::INFINITY, f64::min),
            Statistic::Maximum => samples.iter().copied().fold(f64::NEG_INFINITY, f64::max),
        })
    };
    let (mut state, mut turns) = (State::InsufficientData, Vec::new());
    for end in asked.busy[0] + 1..=asked.busy[asked.busy.len() - 1] + 1 {
        if i64::from(alarm.periods * alarm.minutes) > 24 * 60 && end % 60 != 0 {
            continue;
        }
        let further = if alarm.periods == 1 { 0 } else { 2 };
        let points: Vec<Option<bool>> = (0..i64::from(alarm.periods) + further)
            .map(|back| {
                let to = end - back * i64::from(alarm.minutes);
                value(samples(to - i64::from(alarm.minutes), to)).map(|value| breaches(alarm, value))
            })
            .collect();
        let next = judge(alarm, &points, state);
        if next != state {
            state = next;
            turns.push((end, state));
        }
    }
    turns
}

proptest! {
    #[test]
    fn only_minutes_that_matter_are_evaluated(
        counts in prop::collection::vec(prop_oneof![5 => Just(None), 2 => (0_u64..4).prop_map(Some)], 1..400),
        (minutes, periods) in prop_oneof![(1_u32..8, 1_u32..5), Just((720, 3))],
        datapoints in 1_u32..5,
        statistic in prop::sample::select(vec![Statistic::Sum, Statistic::SampleCount, Statistic::Average, Statistic::Minimum, Statistic::Maximum]),
        comparison in prop::sample::select(vec![Comparison::Greater, Comparison::GreaterOrEqual, Comparison::Less, Comparison::LessOrEqual]),
        missing in prop::sample::select(vec![Missing::Missing, Missing::NotBreaching, Missing::Breaching, Missing::Ignore]),
        threshold in 0_u8..4,
        otherwise in prop::option::of(0_u8..3),
    ) {
        let all = || (17_i64..).zip(&counts).filter_map(|(minute, count)| Some((minute, (*count)?)));
        let busy: Vec<i64> = all().map(|(minute, _)| minute).collect();
        let matches: Vec<(i64, u64)> = all().filter(|(_, count)| *count > 0).collect();
        let alarm = Alarm {
            statistic, comparison, threshold: f64::from(threshold),
            ..alarm(minutes, periods, datapoints.min(periods), missing)
        };
        let asked = asked(&alarm, &matches, &busy, otherwise.map(f64::from));
        if !busy.is_empty() {
            prop_assert_eq!(turns(&run(&asked)[0]), plainly(&alarm, &asked));
        }
    }
}
