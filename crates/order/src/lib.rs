//! Sorts everything with a single instance of the sort algorithm.
//!
//! The standard library's sort is compiled anew for every type and comparison, 5 kB each time, and there are dozens of
//! both: together they were a tenth of what a browser had to load. Here, every sort is a sort of a list of indices.

use std::cmp::Ordering;
use std::collections::BTreeSet;

/// Like `slice::sort_by`. Stable.
pub fn sort_by<T>(items: &mut Vec<T>, compare: impl Fn(&T, &T) -> Ordering) {
    let order = positions(items.len(), &|a, b| match (items.get(a), items.get(b)) {
        (Some(a), Some(b)) => compare(a, b),
        _ => Ordering::Equal,
    });
    let mut unsorted: Vec<Option<T>> = std::mem::take(items).into_iter().map(Some).collect();
    items.extend(order.into_iter().filter_map(|position| unsorted.get_mut(position)?.take()));
}

/// Like `slice::sort`. Stable.
pub fn sort<T: Ord>(items: &mut Vec<T>) {
    sort_by(items, T::cmp);
}

/// Like `slice::sort_by_key`. Stable.
pub fn sort_by_key<'a, T: Copy, K: Ord>(items: &mut Vec<T>, key: impl Fn(T) -> K + 'a) {
    sort_by(items, |a, b| key(*a).cmp(&key(*b)));
}

/// The distinct values. Inserting one by one avoids the sort that collecting into a set would instantiate.
pub fn distinct<T: Ord>(values: impl IntoIterator<Item = T>) -> BTreeSet<T> {
    let mut set = BTreeSet::new();
    set.extend(values);
    set
}

fn positions(length: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut positions: Vec<usize> = (0..length).collect();
    positions.sort_by(|a, b| compare(*a, *b));
    positions
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn as_the_standard_library_does(mut items: Vec<(u8, u32)>) {
            let mut expected = items.clone();
            expected.sort_by_key(|item| item.0);
            sort_by_key(&mut items, |item| item.0);
            prop_assert_eq!(&items, &expected);
            expected.sort();
            sort(&mut items);
            prop_assert_eq!(&items, &expected);
            prop_assert_eq!(distinct(items.clone()), BTreeSet::from_iter(items));
        }
    }
}
