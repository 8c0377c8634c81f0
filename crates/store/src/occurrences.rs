//! Events that belong together: so many of them with the same key within a time, or several kinds of them in this order.
//!
//! A window begins with an event of the first step and ends with one of the last. It counts if it is short enough and the steps can
//! be found in it one after the other. Where order does not matter, it begins and ends with any of the events. Events of the same time count as being in the right order, since a log doesn't say which came
//! first. Whatever belongs to such windows is in an occurrence; windows that overlap are the same one.

use order::Order;
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use protocol::findings::{Counts, Measure, Together};
use protocol::{FieldPath, GroupKey, Micros, Zone};

use crate::batch::UNDATED;
use crate::bits::Bits;
use crate::dictionary::FIRST;
use crate::enough;
use crate::groups::{Numbers, Values};
use crate::select::Selection;
use crate::store::Store;
use crate::windows::{Moment, Ranks, Total, Window, windows};

/// Rules speak of hours and days in UTC.
static UTC: Zone = Zone { name: String::new(), offset: 0, changes: Vec::new() };

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

impl Store {
    /// The occurrences of these steps: the events of each, and how many are needed. An event that is in several steps counts for the
    /// first. Events without a time, or without a value in a column of the key, are in no occurrence.
    pub fn occurrences(&self, steps: &[(Selection, u32)], together: &Together) -> Occurrences {
        if together.counts == Counts::InOrder && steps.iter().any(|(selection, _)| selection.is_empty()) {
            return Occurrences::default();
        }
        let keys = self.keys(steps.len(), together);
        let needed: Vec<usize> = steps.iter().map(|(_, needed)| *needed as usize).collect();
        let measured = self.measured(together);
        let (mut events, mut met) = (Bits::none(self.row_count()), Vec::new());
        for moments in in_order_of_time(self.keyed(steps, &keys, together, &measured)) {
            let spans = match &together.counts {
                Counts::InOrder => in_order(&moments, &needed, together.within),
                Counts::Measured(measure, bounds) => {
                    let enough = |number| bounds.iter().all(|bound| bound.holds(number));
                    windows(&moments, together.within, measured.window(measure, &moments), &enough)
                }
            };
            for (first, last) in merged(spans) {
                let from = moments.partition_point(|(time, ..)| *time < first);
                let to = moments.partition_point(|(time, ..)| *time <= last);
                let inside = moments.get(from..to).unwrap_or_default();
                let mut rows: Vec<u32> = inside.iter().map(|(_, row, _)| *row).collect();
                rows.iter().for_each(|row| events.set(*row, true));
                // An event may count for several steps.
                if steps.len() > 1 {
                    rows.order();
                    rows.dedup();
                }
                let count = rows.len() as u64;
                let by = inside.first().and_then(|(_, row, step)| Some((row, keys.get(*step)?)));
                let text = |(row, by): (&u32, &Vec<Values<'_>>)| -> Vec<String> {
                    by.iter().map(|values| values.text(values.id(*row)).unwrap_or_default()).collect()
                };
                let key = by.map(text).unwrap_or_default();
                met.push(Met { key, count, period: (Micros(first), Micros(last)) });
            }
        }
        met.order_by(|a, b| (&a.key, a.period).cmp(&(&b.key, b.period)));
        Occurrences { events: Selection::of(events.rows()), met }
    }

    /// Where the values of the key come from, for each step.
    fn keys(&self, steps: usize, together: &Together) -> Vec<Vec<Values<'_>>> {
        let of_step = |step| together.aliases.get(step).unwrap_or(&together.by);
        (0..steps).map(|step| of_step(step).iter().map(|key| self.values_of(key, &UTC)).collect()).collect()
    }

    fn measured(&self, together: &Together) -> Measured<'_> {
        let path = |path: &FieldPath| self.values_of(&GroupKey::Path(path.clone()), &UTC);
        let values = match &together.counts {
            Counts::Measured(Measure::Different(key), _) => self.values_of(key, &UTC),
            Counts::Measured(Measure::Sum(at) | Measure::Average(at) | Measure::Percentile(at, _), _) => path(at),
            Counts::InOrder | Counts::Measured(Measure::Events | Measure::Steps, _) => Values::None,
        };
        Measured::of(values)
    }

    /// The dated events of all steps, each with the number of its key. Of keys that cannot have enough events, there are none.
    fn keyed(
        &self,
        steps: &[(Selection, u32)],
        keys: &[Vec<Values<'_>>],
        together: &Together,
        measured: &Measured<'_>,
    ) -> Vec<(u32, Moment)> {
        let mut keying = Keying::of(together);
        let numbers: Vec<Vec<Option<u32>>> =
            steps.iter().zip(keys).map(|((selection, _), by)| keying.numbers(&selection.rows, by)).collect();
        let enough = enough::keys(steps, &numbers, &together.counts, measured);
        let mut all = Vec::new();
        for (step, ((selection, _), numbers)) in steps.iter().zip(&numbers).enumerate() {
            let earlier = match together.counts {
                Counts::InOrder => steps.get(..step).unwrap_or_default(),
                Counts::Measured(..) => &[],
            };
            for (row, number) in selection.rows.iter().zip(numbers) {
                let Some(key) = number.filter(|number| enough.get(*number as usize) == Some(&true)) else { continue };
                let time = self.times.get(*row as usize).copied().unwrap_or(UNDATED);
                if time != UNDATED && !earlier.iter().any(|(other, _)| other.rows.binary_search(row).is_ok()) {
                    all.push((key, (time, *row, step)));
                }
            }
        }
        all
    }
}

/// The events of each key in the order of time, row and step. Each key is put in order by itself: there are many, and most of their
/// events are in order already.
fn in_order_of_time(all: Vec<(u32, Moment)>) -> impl Iterator<Item = Vec<Moment>> {
    let keys = all.iter().map(|(key, _)| *key as usize + 1).max().unwrap_or_default();
    let mut sizes = vec![0_usize; keys];
    all.iter().for_each(|(key, _)| sizes.get_mut(*key as usize).into_iter().for_each(|size| *size += 1));
    let mut groups: Vec<Vec<u128>> = sizes.into_iter().map(Vec::with_capacity).collect();
    for (key, moment) in all {
        groups.get_mut(key as usize).into_iter().for_each(|group| group.push(packed(moment)));
    }
    groups.into_iter().filter(|group| !group.is_empty()).map(|mut group| {
        if !group.is_sorted() {
            group.sort_unstable();
        }
        group.into_iter().map(unpacked).collect()
    })
}

/// As one number, which is compared fastest.
fn packed((time, row, step): Moment) -> u128 {
    let time = time.cast_unsigned() ^ 1 << 63;
    u128::from(time) << 64 | u128::from(row) << 32 | u128::from(u32::try_from(step).unwrap_or(u32::MAX))
}

#[allow(clippy::cast_possible_truncation, reason = "takes a packed number apart")]
fn unpacked(packed: u128) -> Moment {
    let time = (packed >> 64) as u64 ^ 1 << 63;
    (time.cast_signed(), (packed >> 32) as u32, packed as u32 as usize)
}

/// Numbers the keys of events.
struct Keying {
    parts: Vec<Numbers>,
    /// Values of different columns are the same if their texts are.
    texts: Option<HashMap<String, u32>>,
}

impl Keying {
    fn of(together: &Together) -> Keying {
        let texts = (!together.aliases.is_empty()).then(HashMap::new);
        Keying { parts: together.by.iter().map(|_| Numbers::default()).collect(), texts }
    }

    /// The key of each of these rows; `None` if it has none.
    fn numbers(&mut self, rows: &[u32], by: &[Values<'_>]) -> Vec<Option<u32>> {
        rows.iter().map(|row| self.number(*row, by)).collect()
    }

    fn number(&mut self, row: u32, by: &[Values<'_>]) -> Option<u32> {
        by.iter().zip(&mut self.parts).try_fold(0, |key, (values, numbers)| {
            let mut id = Some(values.id(row)).filter(|id| *id >= FIRST)?;
            if let Some(texts) = &mut self.texts {
                let next = u32::try_from(texts.len()).unwrap_or(u32::MAX);
                id = *texts.entry(values.text(id)?).or_insert(next);
            }
            Some(numbers.of(u64::from(key) << 32 | u64::from(id)).0)
        })
    }
}

/// Values to measure.
pub(crate) struct Measured<'s> {
    pub(crate) id: Box<dyn Fn(Moment) -> Option<u32> + 's>,
    step: fn(Moment) -> Option<u32>,
    number: Box<dyn Fn(Moment) -> Option<f64> + 's>,
}

impl<'s> Measured<'s> {
    fn of(values: Values<'s>) -> Measured<'s> {
        let values = Rc::new(values);
        let (ids, numbers) = (Rc::clone(&values), RefCell::new(HashMap::new()));
        let number = move |(_, row, _): Moment| {
            let id = values.id(row);
            let read = || values.text(id)?.trim().parse::<f64>().ok().filter(|number| number.is_finite());
            *numbers.borrow_mut().entry(id).or_insert_with(read)
        };
        Measured {
            id: Box::new(move |(_, row, _)| Some(ids.id(row)).filter(|id| *id >= FIRST)),
            step: |(.., step)| u32::try_from(step).ok(),
            number: Box::new(number),
        }
    }

    /// A window for these events.
    fn window(&self, measure: &Measure, moments: &[Moment]) -> Window<'_> {
        match measure {
            Measure::Events => Window::Events(0),
            Measure::Steps => Window::Different(hashbrown::HashMap::new(), &self.step),
            Measure::Different(_) => Window::Different(hashbrown::HashMap::new(), &*self.id),
            Measure::Sum(_) => Window::Sum(Total::default(), &*self.number),
            Measure::Average(_) => Window::Average(Total::default(), &*self.number),
            Measure::Percentile(_, percent) => {
                let ranks = Ranks::of(moments.iter().filter_map(|moment| (self.number)(*moment)));
                Window::Ranked(ranks, *percent, &*self.number)
            }
        }
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
