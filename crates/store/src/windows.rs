//! What is measured in windows of events: so many, so many different, so much.
//!
//! A window ends with an event and goes back as far as it may. Of several events of the same time, only the last ends a window, with
//! all of them in it.

use hashbrown::HashMap;
use order::Order;

/// An event: its time, its row, and the step that it counts for.
pub(crate) type Moment = (i64, u32, usize);

/// What is in a window while it moves.
pub(crate) enum Window<'w> {
    /// Numbers of events.
    Events(u64),
    /// Different values: how many events have each.
    Different(HashMap<u32, u32>, &'w dyn Fn(Moment) -> Option<u32>),
    /// Numbers that are added.
    Sum(Total, &'w dyn Fn(Moment) -> Option<f64>),
    /// Numbers of which the average counts.
    Average(Total, &'w dyn Fn(Moment) -> Option<f64>),
    /// Numbers in order, for this percentile.
    Ranked(Ranks, u8, &'w dyn Fn(Moment) -> Option<f64>),
}

/// A sum that begins anew whenever nothing is left, so that rounding does not add up. Exact for whole numbers.
#[derive(Default)]
pub(crate) struct Total {
    sum: f64,
    count: u64,
}

/// Numbers by rank (Fenwick 1994): how many of each are in the window.
pub(crate) struct Ranks {
    /// All that occur, ascending.
    numbers: Vec<f64>,
    tree: Vec<u64>,
    count: u64,
}

/// The windows for which `enough` of what is measured, the longest for each end.
pub(crate) fn windows(
    moments: &[Moment],
    within: i64,
    mut window: Window<'_>,
    enough: &dyn Fn(f64) -> bool,
) -> Vec<(i64, i64)> {
    let (mut from, mut spans) = (0, Vec::new());
    for (at, moment) in moments.iter().enumerate() {
        let end = moment.0;
        window.change(*moment, true);
        while let Some(first) = moments.get(from).filter(|(time, ..)| *time < end.saturating_sub(within)) {
            window.change(*first, false);
            from += 1;
        }
        let is_last = moments.get(at + 1).is_none_or(|(next, ..)| *next > end);
        if is_last
            && window.measured().is_some_and(enough)
            && let Some((begin, ..)) = moments.get(from)
        {
            spans.push((*begin, end));
        }
    }
    spans
}

impl Window<'_> {
    fn change(&mut self, moment: Moment, enters: bool) {
        match self {
            Window::Events(count) => step(count, enters),
            Window::Different(inside, value) => {
                let Some(value) = value(moment) else { return };
                let count = inside.entry(value).or_default();
                *count = if enters { count.saturating_add(1) } else { count.saturating_sub(1) };
                if *count == 0 {
                    inside.remove(&value);
                }
            }
            Window::Sum(total, number) | Window::Average(total, number) => {
                if let Some(number) = number(moment) {
                    total.change(number, enters);
                }
            }
            Window::Ranked(ranks, _, number) => {
                if let Some(number) = number(moment) {
                    ranks.change(number, enters);
                }
            }
        }
    }

    fn measured(&self) -> Option<f64> {
        match self {
            Window::Events(count) => Some(*count as f64),
            Window::Different(inside, _) => Some(inside.len() as f64),
            Window::Sum(total, _) => (total.count > 0).then_some(total.sum),
            Window::Average(total, _) => (total.count > 0).then(|| total.sum / total.count as f64),
            Window::Ranked(ranks, percent, _) => ranks.percentile(*percent),
        }
    }
}

fn step(count: &mut u64, up: bool) {
    *count = if up { count.saturating_add(1) } else { count.saturating_sub(1) };
}

impl Total {
    fn change(&mut self, number: f64, enters: bool) {
        step(&mut self.count, enters);
        self.sum = match (self.count, enters) {
            (0, _) => 0.0,
            (_, true) => self.sum + number,
            (_, false) => self.sum - number,
        };
    }
}

impl Ranks {
    /// For these numbers.
    pub(crate) fn of(numbers: impl Iterator<Item = f64>) -> Ranks {
        let mut numbers: Vec<f64> = numbers.collect();
        numbers.order_by(f64::total_cmp);
        numbers.dedup();
        let tree = vec![0; numbers.len() + 1];
        Ranks { numbers, tree, count: 0 }
    }

    fn change(&mut self, number: f64, enters: bool) {
        step(&mut self.count, enters);
        let mut at = self.numbers.partition_point(|other| other.total_cmp(&number).is_lt()) + 1;
        while let Some(count) = self.tree.get_mut(at) {
            step(count, enters);
            at += at & at.wrapping_neg();
        }
    }

    /// The number at this place, counted from 0, of those in the window.
    fn nth(&self, place: u64) -> Option<f64> {
        let (mut at, mut left) = (0, place);
        let mut width = self.tree.len().next_power_of_two();
        while width > 0 {
            if let Some(count) = self.tree.get(at + width).filter(|count| **count <= left) {
                at += width;
                left -= count;
            }
            width /= 2;
        }
        self.numbers.get(at).copied()
    }

    fn percentile(&self, percent: u8) -> Option<f64> {
        let last = self.count.checked_sub(1)?;
        let exact = f64::from(percent.min(100)) / 100.0 * last as f64;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "between 0 and the number of events"
        )]
        let below = exact.floor() as u64;
        let (lower, upper) = (self.nth(below)?, self.nth(last.min(below + 1))?);
        Some(lower + (upper - lower) * (exact - exact.floor()))
    }
}
