//! Sorts everything with a single instance of the sort algorithm.
//!
//! The standard library's sort is compiled anew for every type and comparison, 5 kB each time, and there are dozens of
//! both: together they were a sixth of the worker. Here, every sort is a sort of a list of positions.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

/// Sorting of lists that are short or sorted once; what is sorted again and again uses the standard library.
pub trait Order<T> {
    /// Like `slice::sort_by`. Stable.
    fn order_by(&mut self, compare: impl Fn(&T, &T) -> Ordering);

    /// Like `slice::sort`. Stable.
    fn order(&mut self)
    where
        T: Ord,
    {
        self.order_by(T::cmp);
    }

    /// Like `slice::sort_by_key`. Stable.
    fn order_by_key<K: Ord>(&mut self, key: impl Fn(&T) -> K) {
        self.order_by(|a, b| key(a).cmp(&key(b)));
    }
}

impl<T> Order<T> for Vec<T> {
    fn order_by(&mut self, compare: impl Fn(&T, &T) -> Ordering) {
        let order = positions(self.len(), &|a, b| match (self.get(a), self.get(b)) {
            (Some(a), Some(b)) => compare(a, b),
            _ => Ordering::Equal,
        });
        let mut unsorted: Vec<Option<T>> = std::mem::take(self).into_iter().map(Some).collect();
        self.extend(order.into_iter().filter_map(|position| unsorted.get_mut(position)?.take()));
    }
}

/// Like `collect`, without a sort, by which the standard library fills a set.
pub fn set_of<T: Ord>(items: impl IntoIterator<Item = T>) -> BTreeSet<T> {
    let mut set = BTreeSet::new();
    set.extend(items);
    set
}

/// Like `collect`, without a sort, by which the standard library fills a map. Of equal keys, the last one counts.
pub fn map_of<K: Ord, V>(items: impl IntoIterator<Item = (K, V)>) -> BTreeMap<K, V> {
    let mut map = BTreeMap::new();
    map.extend(items);
    map
}

fn positions(length: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut positions: Vec<usize> = (0..length).collect();
    positions.sort_by(|a, b| compare(*a, *b));
    positions
}

#[cfg(test)]
mod tests {
    use std::cmp::Reverse;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn as_the_standard_library_does(mut items: Vec<(u8, u32)>) {
            let mut expected = items.clone();
            expected.sort_by_key(|item| item.0);
            items.order_by_key(|item| item.0);
            prop_assert_eq!(&items, &expected);
            expected.sort_by_key(|item| Reverse(item.1));
            items.order_by(|a, b| b.1.cmp(&a.1));
            prop_assert_eq!(&items, &expected);
            expected.sort();
            items.order();
            prop_assert_eq!(&items, &expected);
        }

        #[test]
        fn sets_and_maps_as_collected(items: Vec<(u8, u32)>) {
            prop_assert_eq!(set_of(items.iter()), items.iter().collect::<BTreeSet<_>>());
            prop_assert_eq!(map_of(items.iter().copied()), items.iter().copied().collect::<BTreeMap<_, _>>());
        }
    }
}
