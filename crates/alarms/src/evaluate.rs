//! How an alarm goes over a log, by the rules that AWS documents.
//! <https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-evaluation.html>
//! <https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html>
//!
//! An alarm is evaluated at the end of every minute, over periods that end with that minute; once an hour, if its periods
//! together last more than a day. Nothing changes between two evaluations whose periods contain the same values, so only
//! those minutes are evaluated at which a value enters or leaves a period.

use protocol::Micros;
use protocol::alarms::{Alarm, Comparison, Missing, Run, RunAlarms, State, WhyNot};

use crate::series::Series;

/// How many periods beyond the evaluated ones are looked at where some have no value. AWS documents 5 for 3, and no rule. None beyond a
/// single one: as periods end with the minute that is evaluated, it would find the same events again, minutes later.
const FURTHER: u32 = 2;

const DAY: u64 = 24 * 60;

/// How each of the alarms goes.
pub fn run(asked: &RunAlarms) -> Vec<Run> {
    asked.alarms.iter().map(|alarm| one(alarm, asked)).collect()
}

fn one(alarm: &Alarm, asked: &RunAlarms) -> Run {
    let series = Series::of(asked, &alarm.metric);
    let (Some(first), Some(last)) = (asked.busy.first(), asked.busy.last()) else {
        return Run::Told { turns: Vec::new(), left_out: 0, last: State::InsufficientData };
    };
    let Some(minutes) = minutes_to_evaluate(alarm, &series, *first, *last) else {
        return Run::Refused(WhyNot::TooMuch);
    };
    let (mut state, mut turns, mut left_out) = (State::InsufficientData, Vec::new(), 0_u64);
    for minute in minutes {
        let next = judge(alarm, &points(alarm, &series, minute), state);
        if next != state {
            state = next;
            match turns.len() < RunAlarms::MOST_TURNS {
                true => turns.push((micros(minute), state)),
                false => left_out = left_out.saturating_add(1),
            }
        }
    }
    Run::Told { turns, left_out, last: state }
}

fn micros(minute: i64) -> Micros {
    Micros(minute.saturating_mul(60_000_000))
}

/// How many periods are looked at.
fn looked_at(alarm: &Alarm) -> u32 {
    alarm.periods.saturating_add(if alarm.periods == 1 { 0 } else { FURTHER })
}

/// The ends of minutes at which an evaluation may have another result than the one before; `None` if there are too many.
fn minutes_to_evaluate(alarm: &Alarm, series: &Series, first: i64, last: i64) -> Option<Vec<i64>> {
    let together = u64::from(alarm.periods).saturating_mul(u64::from(alarm.minutes));
    let step = if together > DAY { 60 } else { 1 };
    let (begin, end) = (first.saturating_add(1), last.saturating_add(1));
    let next = |minute: i64| {
        minute.div_euclid(step).saturating_add(i64::from(minute.rem_euclid(step) > 0)).saturating_mul(step)
    };
    let data = series.minutes();
    let cost = |minutes: u64| {
        let lookups = minutes.saturating_mul(u64::from(looked_at(alarm))).saturating_mul(series.len() as u64 + 1);
        lookups <= RunAlarms::MOST_LOOKUPS
    };
    // No more than all of them, however many values there are.
    let all = u64::try_from(end.saturating_sub(begin)).unwrap_or(0) / step.unsigned_abs() + 1;
    let changes = (data.len() as u64).saturating_mul(u64::from(looked_at(alarm)).saturating_add(1)).saturating_add(1);
    if !cost(all.min(changes)) {
        return None;
    }
    if all <= changes {
        return Some((next(begin)..=end).step_by(usize::try_from(step).unwrap_or(1)).collect());
    }
    let shifts = (0..=looked_at(alarm)).map(|shift| i64::from(shift).saturating_mul(i64::from(alarm.minutes)));
    let changes =
        shifts.flat_map(|shift| data.iter().map(move |minute| minute.saturating_add(1).saturating_add(shift)));
    let mut minutes: Vec<i64> = std::iter::once(begin).chain(changes).map(next).filter(|at| *at <= end).collect();
    minutes.sort_unstable();
    minutes.dedup();
    Some(minutes)
}

/// The values of the periods looked at, newest first, at the end of a minute.
fn points(alarm: &Alarm, series: &Series, end: i64) -> Vec<Option<bool>> {
    let length = i64::from(alarm.minutes);
    let value = |period: u32| {
        let to = end.saturating_sub(i64::from(period).saturating_mul(length));
        series.value(alarm.statistic, to.saturating_sub(length), to)
    };
    (0..looked_at(alarm)).map(|period| value(period).map(|value| breaches(alarm, value))).collect()
}

fn breaches(alarm: &Alarm, value: f64) -> bool {
    match alarm.comparison {
        Comparison::Greater => value > alarm.threshold,
        Comparison::GreaterOrEqual => value >= alarm.threshold,
        Comparison::Less => value < alarm.threshold,
        Comparison::LessOrEqual => value <= alarm.threshold,
    }
}

/// The state that follows from periods, newest first: each breaches the threshold, does not, or has no value.
fn judge(alarm: &Alarm, points: &[Option<bool>], state: State) -> State {
    let (periods, datapoints) = (alarm.periods as usize, alarm.datapoints as usize);
    let there: Vec<bool> = points.iter().copied().flatten().take(periods).collect();
    let breaching = there.iter().filter(|breaches| **breaches).count();
    let lacking = periods.saturating_sub(there.len());
    let is_alarm = |breaching: usize| if breaching >= datapoints { State::Alarm } else { State::Ok };
    if lacking == 0 {
        return is_alarm(breaching);
    }
    match alarm.missing {
        Missing::Breaching => is_alarm(breaching.saturating_add(lacking)),
        Missing::NotBreaching => is_alarm(breaching),
        Missing::Missing | Missing::Ignore if breaching >= datapoints => State::Alarm,
        // One value within the threshold suffices.
        Missing::Missing | Missing::Ignore if breaching < there.len() => State::Ok,
        Missing::Ignore => state,
        Missing::Missing if there.is_empty() => State::InsufficientData,
        // Every value breaches the threshold, but there are too few. If the oldest one is as old as enough of them would
        // have to be, that is an alarm all the same; if not, the next value may be within the threshold.
        Missing::Missing => {
            let oldest = points.iter().rposition(Option::is_some).map_or(0, |at| at.saturating_add(1));
            if oldest >= datapoints { State::Alarm } else { State::Ok }
        }
    }
}

#[cfg(test)]
mod tests;
