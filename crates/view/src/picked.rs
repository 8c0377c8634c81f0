//! Which rows of a table are selected. There may be millions, so they are kept as ranges of positions.

use std::ops::Range;

/// Selected positions: ranges in ascending order that neither overlap nor touch.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Picked(Vec<Range<u64>>);

impl Picked {
    /// A single row.
    pub fn one(row: u64) -> Picked {
        Picked::between(row, row)
    }

    /// All rows from one to another, both included, in either order.
    pub fn between(one: u64, other: u64) -> Picked {
        let mut picked = Picked::default();
        picked.add(one.min(other)..one.max(other).saturating_add(1));
        picked
    }

    /// Whether a row is selected.
    pub fn has(&self, row: u64) -> bool {
        let at = self.0.partition_point(|range| range.end <= row);
        self.0.get(at).is_some_and(|range| range.contains(&row))
    }

    /// Number of selected rows.
    pub fn len(&self) -> u64 {
        self.0.iter().map(|range| range.end - range.start).sum()
    }

    /// Whether no row is selected.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The positions as ranges.
    pub fn ranges(&self) -> &[Range<u64>] {
        &self.0
    }

    /// Selects a row, or no longer.
    pub fn toggle(&mut self, row: u64) {
        if self.has(row) {
            self.0 = self
                .0
                .iter()
                .flat_map(|range| [range.start..range.end.min(row), range.start.max(row + 1)..range.end])
                .filter(|range| !range.is_empty())
                .collect();
        } else {
            self.add(row..row.saturating_add(1));
        }
    }

    /// Selects further rows.
    pub fn add(&mut self, more: Range<u64>) {
        let (touched, mut kept): (Vec<_>, Vec<_>) =
            self.0.drain(..).partition(|range| range.start <= more.end && more.start <= range.end);
        let start = touched.iter().map(|range| range.start).fold(more.start, u64::min);
        let end = touched.iter().map(|range| range.end).fold(more.end, u64::max);
        let at = kept.partition_point(|range| range.end < start);
        kept.insert(at, start..end);
        self.0 = kept;
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn ranges_are_the_rows_they_stand_for(
            steps in proptest::collection::vec((0u64..30, 0u64..30, any::<bool>()), 0..20),
        ) {
            let (mut picked, mut plain) = (Picked::default(), BTreeSet::new());
            for (one, other, single) in steps {
                if single {
                    picked.toggle(one);
                    if !plain.remove(&one) {
                        plain.insert(one);
                    }
                } else {
                    let between = Picked::between(one, other);
                    between.ranges().iter().for_each(|range| picked.add(range.clone()));
                    plain.extend(one.min(other)..=one.max(other));
                }
                let all: Vec<u64> = picked.ranges().iter().cloned().flatten().collect();
                prop_assert_eq!(&all, &plain.iter().copied().collect::<Vec<_>>());
                prop_assert_eq!((picked.len(), picked.is_empty()), (plain.len() as u64, plain.is_empty()));
                prop_assert!((0..40).all(|row| picked.has(row) == plain.contains(&row)));
                prop_assert!(picked.ranges().windows(2).all(|pair| pair[0].end < pair[1].start));
            }
        }
    }
}
