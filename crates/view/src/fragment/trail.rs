//! The ranges one came through to the chosen one by zooming in, in the fragment.

use protocol::TimeRange;

use super::{Pairs, Part};
use crate::format;

/// Most ranges that are kept; of more, the widest go.
const MOST_RANGES: usize = 8;

/// Ranges from wide to narrow, each within the one before; the chosen range is within the last one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trail(pub Vec<TimeRange>);

impl Trail {
    /// The trail after another range was chosen than `before`: whatever the new one lies within. So it grows by zooming in, ends
    /// where one goes back to, and nothing is left of it somewhere else.
    pub fn after(&self, before: Option<TimeRange>, now: Option<TimeRange>) -> Trail {
        let mut ranges = self.to(before);
        ranges.extend(before);
        Trail(Trail(ranges).to(now))
    }

    /// The ranges that lead to this one. A link that somebody wrote may name others.
    pub fn to(&self, now: Option<TimeRange>) -> Vec<TimeRange> {
        let mut within: Vec<TimeRange> = Vec::new();
        for range in self.0.iter().filter(|range| now.is_some_and(|now| lies_within(now, **range))) {
            if within.last().is_none_or(|outer| lies_within(*range, *outer)) {
                within.push(*range);
            }
        }
        within.split_off(within.len().saturating_sub(MOST_RANGES))
    }
}

/// Whether one range is a part of another, and not all of it.
fn lies_within(inner: TimeRange, outer: TimeRange) -> bool {
    outer.from <= inner.from && inner.to <= outer.to && inner != outer
}

/// `through=FROM/TO` for each.
impl Part for Trail {
    fn read(pairs: &Pairs) -> Trail {
        let range = |text: &str| {
            let (from, to) = text.split_once('/')?;
            let (from, to) = (format::parse_time(from)?, format::parse_time(to)?);
            (from < to).then_some(TimeRange { from, to })
        };
        Trail(pairs.all("through").filter_map(range).take(MOST_RANGES).collect())
    }

    fn write(&self, pairs: &mut Pairs) {
        for TimeRange { from, to } in &self.0 {
            pairs.push("through", &format!("{}/{}", format::iso(*from), format::iso(*to)));
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use protocol::Micros;

    use super::*;

    fn range(from: i64, to: i64) -> TimeRange {
        TimeRange { from: Micros(from), to: Micros(to) }
    }

    /// Chooses these ranges one after the other, and returns the trail.
    fn chosen(ranges: &[Option<TimeRange>]) -> Vec<TimeRange> {
        let (mut trail, mut before) = (Trail::default(), None);
        for now in ranges {
            trail = trail.after(before, *now);
            before = *now;
        }
        trail.0
    }

    #[test]
    fn zooming_in_leaves_a_trail_that_ends_where_one_goes_back_to() {
        let (month, week, day, other) = (range(0, 30), range(3, 10), range(5, 6), range(20, 22));
        let [m, w, d, o] = [month, week, day, other].map(Some);
        assert_eq!(chosen(&[m, w, d]), [month, week]);
        assert_eq!(chosen(&[m, w, d, w]), [month], "back");
        assert_eq!(chosen(&[m, w, d, o]), [month], "beside");
        assert_eq!(chosen(&[m, w, d, None]), [], "all of it");
        assert_eq!(chosen(&[m, w, d, d]), [month, week], "the same again");
        assert_eq!(chosen(&[w, m]), [], "wider");
        assert_eq!(chosen(&[None, d]), []);
    }

    proptest! {
        #[test]
        fn each_range_lies_within_the_one_before(
            ends in proptest::collection::vec(proptest::option::of((0_i64..20, 1_i64..20)), 0..30),
            written in proptest::collection::vec((0_i64..20, 1_i64..20), 0..12),
        ) {
            let of = |(from, length): (i64, i64)| range(from, from + length);
            let (mut trail, mut before) = (Trail(written.into_iter().map(of).collect()), None);
            for now in ends.into_iter().map(|ends| ends.map(of)) {
                trail = trail.after(before, now);
                before = now;
                let all: Vec<TimeRange> = trail.0.iter().copied().chain(now).collect();
                prop_assert!(all.windows(2).all(|pair| lies_within(pair[1], pair[0])));
                prop_assert!(trail.0.len() <= MOST_RANGES);
                prop_assert_eq!(trail.to(now), trail.0.clone());
            }
        }
    }
}
