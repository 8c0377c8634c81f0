//! The values of a metric over time: for each value that is reported, how often in which minute.

use protocol::alarms::{Metric, RunAlarms, Statistic};

/// The values of one metric.
pub struct Series {
    /// Each value, with how often it was reported up to the end of each minute in which it was, ascending.
    values: Vec<(f64, Vec<(i64, u64)>)>,
}

impl Series {
    /// The values that the feeds of a question report to a metric.
    pub fn of(asked: &RunAlarms, metric: &Metric) -> Series {
        let mut reported: Vec<(f64, Vec<(i64, u64)>)> = Vec::new();
        let mut add =
            |value: f64, minutes: Vec<(i64, u64)>| match reported.iter_mut().find(|(known, _)| *known == value) {
                Some((_, known)) => known.extend(minutes),
                None => reported.push((value, minutes)),
            };
        for feed in &asked.feeds {
            for report in feed.reports.iter().filter(|report| report.metric == *metric) {
                add(report.value, feed.matches.clone());
                if let Some(otherwise) = report.otherwise {
                    let has_match = |minute: &i64| feed.matches.binary_search_by_key(minute, |(at, _)| *at).is_ok();
                    let others = asked.busy.iter().filter(|minute| !has_match(minute)).map(|minute| (*minute, 1));
                    add(otherwise, others.collect());
                }
            }
        }
        for (_, minutes) in &mut reported {
            minutes.sort_unstable();
            let mut sum = 0_u64;
            for (_, count) in minutes {
                sum = sum.saturating_add(*count);
                *count = sum;
            }
        }
        Series { values: reported }
    }

    /// All minutes with values, ascending.
    pub fn minutes(&self) -> Vec<i64> {
        let mut minutes: Vec<i64> =
            self.values.iter().flat_map(|(_, minutes)| minutes).map(|(minute, _)| *minute).collect();
        minutes.sort_unstable();
        minutes.dedup();
        minutes
    }

    /// How many different values there are.
    pub fn len(&self) -> usize {
        self.values.len()
    }

    /// The values in `[from, to)` as one; `None` if there are none.
    pub fn value(&self, statistic: Statistic, from: i64, to: i64) -> Option<f64> {
        let (mut samples, mut sum, mut least, mut greatest) = (0_u64, 0.0, f64::INFINITY, f64::NEG_INFINITY);
        for (value, minutes) in &self.values {
            let before = |end: i64| {
                let at = minutes.partition_point(|(minute, _)| *minute < end);
                at.checked_sub(1).and_then(|at| minutes.get(at)).map_or(0, |(_, count)| *count)
            };
            let count = before(to).saturating_sub(before(from));
            if count > 0 {
                samples = samples.saturating_add(count);
                sum += value * count as f64;
                least = value.min(least);
                greatest = value.max(greatest);
            }
        }
        (samples > 0).then(|| match statistic {
            Statistic::SampleCount => samples as f64,
            Statistic::Sum => sum,
            Statistic::Average => sum / samples as f64,
            Statistic::Minimum => least,
            Statistic::Maximum => greatest,
        })
    }
}
