//! Events that belong together: so many of them with the same key within a time, or several kinds of them in this order.
//!
//! A window begins with an event of the first step and ends with one of the last. It counts if it is short enough and the steps can
//! be found in it one after the other. Where order does not matter, it begins and ends with any of the events. Events of the same time count as being in the right order, since a log doesn't say which came
//! first. Whatever belongs to such windows is in an occurrence; windows that overlap are the same one.

use order::Order;
use std::collections::HashMap;

use protocol::Micros;
use protocol::findings::{Counts, Together};

use crate::batch::UNDATED;
use crate::dictionary::ABSENT;
use crate::groups::{Numbers, Values};
use crate::select::Selection;
use crate::store::Store;

/// All occurrences.
#[derive(Clone, Debug, Default)]
pub struct Occurrences {
    /// The events in them.
    pub events: Selection,
    /// Each of them, by key and time.
    pub met: Vec<Met>,
}

/// An occurrence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Met {
    /// The value in each column of the key.
    pub key: Vec<String>,
    /// Number of events.
    pub count: u64,
    /// Time of the first and last event.
    pub period: (Micros, Micros),
}

/// An event: its time, its row, and the step that it counts for.
type Moment = (i64, u32, usize);

impl Store {
    /// The occurrences of these steps: the events of each, and how many are needed. An event that is in several steps counts for the
    /// first. Events without a time, or without a value in a column of the key, are in no occurrence.
    pub fn occurrences(&self, steps: &[(Selection, u32)], together: &Together) -> Occurrences {
        let by: Vec<Values<'_>> = together.by.iter().map(|column| self.values(*column)).collect();
        let different = match together.counts {
            Counts::Different(column) => Some(self.values(column)),
            Counts::InOrder | Counts::AnyOrder => None,
        };
        let (mut events, mut met) = (Vec::new(), Vec::new());
        let mut all = self.keyed(steps, &by);
        all.order();
        for group in all.chunk_by(|a, b| a.0 == b.0) {
            let moments: Vec<Moment> = group.iter().map(|(_, moment)| *moment).collect();
            let needed: Vec<usize> = steps.iter().map(|(_, needed)| *needed as usize).collect();
            let spans = match (together.counts, &different) {
                (Counts::InOrder, _) => in_order(&moments, &needed, together.within),
                (Counts::AnyOrder, _) => {
                    spread(&moments, needed.len(), together.within, |(.., step)| u32::try_from(step).ok())
                }
                (Counts::Different(_), values) => {
                    let id =
                        |(_, row, _): Moment| values.as_ref().map(|values| values.id(row)).filter(|id| *id != ABSENT);
                    spread(&moments, needed.first().copied().unwrap_or(1), together.within, id)
                }
            };
            for (first, last) in merged(spans) {
                let from = moments.partition_point(|(time, ..)| *time < first);
                let to = moments.partition_point(|(time, ..)| *time <= last);
                let inside = moments.get(from..to).unwrap_or_default();
                events.extend(inside.iter().map(|(_, row, _)| *row));
                let text = |values: &Values<'_>| values.text(values.id(inside.first()?.1));
                let key = by.iter().map(|values| text(values).unwrap_or_default()).collect();
                met.push(Met { key, count: inside.len() as u64, period: (Micros(first), Micros(last)) });
            }
        }
        events.order();
        met.order_by(|a, b| (&a.key, a.period).cmp(&(&b.key, b.period)));
        Occurrences { events: Selection::of(events), met }
    }

    /// The dated events of all steps, each with the number of its key.
    fn keyed(&self, steps: &[(Selection, u32)], by: &[Values<'_>]) -> Vec<(u32, Moment)> {
        let mut numbers: Vec<Numbers> = by.iter().map(|_| Numbers::default()).collect();
        let mut all = Vec::new();
        for (step, (selection, _)) in steps.iter().enumerate() {
            let earlier = steps.get(..step).unwrap_or_default();
            for row in &selection.rows {
                let time = self.times.get(*row as usize).copied().unwrap_or(UNDATED);
                if time == UNDATED || earlier.iter().any(|(other, _)| other.rows.binary_search(row).is_ok()) {
                    continue;
                }
                let key = by.iter().zip(&mut numbers).try_fold(0, |key, (values, numbers)| {
                    let id = Some(values.id(*row)).filter(|id| *id != ABSENT)?;
                    Some(numbers.of(u64::from(key) << 32 | u64::from(id)).0)
                });
                all.extend(key.map(|key: u32| (key, (time, *row, step))));
            }
        }
        all
    }
}

/// The windows in which the steps are found in order, the longest for each end.
fn in_order(moments: &[Moment], needed: &[usize], within: i64) -> Vec<(i64, i64)> {
    let times = |wanted: usize| -> Vec<i64> {
        moments.iter().filter(|(.., step)| *step == wanted).map(|(time, ..)| *time).collect()
    };
    let of_steps: Vec<Vec<i64>> = (0..needed.len()).map(times).collect();
    let Some((first, last)) = of_steps.first().zip(of_steps.last()) else { return Vec::new() };
    let mut spans = Vec::new();
    for end in last {
        // Nearest first: so many of the last step up to here, so many of the one before up to the first of these …
        let mut start = Some(*end);
        for (times, needed) in of_steps.iter().zip(needed).rev() {
            start = start.and_then(|start| {
                let before = times.partition_point(|time| *time <= start);
                times.get(before.checked_sub((*needed).max(1))?).copied()
            });
        }
        let earliest = end.saturating_sub(within);
        if start.is_some_and(|start| start >= earliest) {
            let begin = first.get(first.partition_point(|time| *time < earliest)).copied().unwrap_or(*end);
            spans.push((begin, *end));
        }
    }
    spans
}

/// The windows with enough different values, the longest for each end.
fn spread(moments: &[Moment], needed: usize, within: i64, value: impl Fn(Moment) -> Option<u32>) -> Vec<(i64, i64)> {
    let mut inside: HashMap<u32, u32> = HashMap::new();
    let (mut from, mut spans) = (0, Vec::new());
    for (at, moment) in moments.iter().enumerate() {
        let end = moment.0;
        if let Some(value) = value(*moment) {
            *inside.entry(value).or_default() += 1;
        }
        while let Some(first) = moments.get(from).filter(|(time, ..)| *time < end.saturating_sub(within)) {
            if let Some(value) = value(*first)
                && let Some(count) = inside.get_mut(&value)
            {
                *count = count.saturating_sub(1);
                if *count == 0 {
                    inside.remove(&value);
                }
            }
            from += 1;
        }
        // Only the last of several events of the same time ends a window with all of them in it.
        let is_last = moments.get(at + 1).is_none_or(|(next, ..)| *next > end);
        if let Some((begin, ..)) = moments.get(from).filter(|_| is_last && inside.len() >= needed) {
            spans.push((*begin, end));
        }
    }
    spans
}

/// Joins windows that overlap. They come in the order of their ends, and so of their beginnings.
fn merged(spans: Vec<(i64, i64)>) -> Vec<(i64, i64)> {
    let mut joined: Vec<(i64, i64)> = Vec::new();
    for (begin, end) in spans {
        match joined.last_mut().filter(|(_, last)| begin <= *last) {
            Some((_, last)) => *last = end,
            None => joined.push((begin, end)),
        }
    }
    joined
}
