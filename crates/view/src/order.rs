//! What clicking headings does to the order of rows.

use protocol::{Direction, Sort, SortKey};

use crate::fragment::MOST_SORTED;

/// The order after clicking a heading: by it alone, and the other way round the second time.
pub fn clicked(key: &SortKey, sort: &Sort) -> Sort {
    let direction = match place(key, sort) {
        Some((0, Direction::Ascending)) => Direction::Descending,
        _ => Direction::Ascending,
    };
    Sort::by(key.clone(), direction)
}

/// The order after clicking a heading with Shift: also by it, then the other way round, then no longer.
pub fn also_clicked(key: &SortKey, sort: &Sort) -> Sort {
    let mut keys: Vec<(SortKey, Direction)> = sort.keys().map(|(key, direction)| (key.clone(), direction)).collect();
    match place(key, sort) {
        None if keys.len() < MOST_SORTED => keys.push((key.clone(), Direction::Ascending)),
        None => {}
        Some((at, Direction::Ascending)) => {
            if let Some((_, direction)) = keys.get_mut(at) {
                *direction = Direction::Descending;
            }
        }
        Some((at, Direction::Descending)) => drop(keys.remove(at)),
    }
    let mut keys = keys.into_iter();
    match keys.next() {
        Some((key, direction)) => Sort { key, direction, then: keys.collect() },
        // Rows are always in some order.
        None => Sort::by(key.clone(), Direction::Ascending),
    }
}

/// Which key of the order a column is, from 0, and its direction.
pub fn place(key: &SortKey, sort: &Sort) -> Option<(usize, Direction)> {
    sort.keys().enumerate().find(|(_, (known, _))| *known == key).map(|(at, (_, direction))| (at, direction))
}

#[cfg(test)]
mod tests {
    use protocol::Column;

    use super::*;
    use crate::fragment::{DEFAULT_SORT, print_column};

    const NAME: SortKey = SortKey::Column(Column::EventName);

    fn described(sort: &Sort) -> String {
        let sign = |direction| if direction == Direction::Descending { "-" } else { "" };
        let keys: Vec<String> = sort.keys().map(|(key, it)| format!("{}{}", sign(it), print_column(key))).collect();
        keys.join(" ")
    }

    #[test]
    fn headings_are_clicked() {
        let once = clicked(&NAME, &DEFAULT_SORT);
        assert_eq!(described(&once), "eventName");
        let twice = clicked(&NAME, &once);
        assert_eq!(described(&twice), "-eventName");
        assert_eq!(described(&clicked(&NAME, &twice)), "eventName");
        assert_eq!(described(&clicked(&SortKey::Time, &once)), "time");
    }

    #[test]
    fn headings_are_clicked_with_shift() {
        let mut sort = DEFAULT_SORT;
        for expected in ["-time eventName", "-time -eventName", "-time", "-time eventName"] {
            sort = also_clicked(&NAME, &sort);
            assert_eq!(described(&sort), expected);
        }
        sort = also_clicked(&SortKey::Time, &sort);
        assert_eq!(described(&sort), "eventName");
        sort = also_clicked(&NAME, &also_clicked(&NAME, &sort));
        assert_eq!(described(&sort), "eventName");
        for column in Column::ALL {
            sort = also_clicked(&SortKey::Column(column), &sort);
        }
        assert_eq!(sort.keys().count(), MOST_SORTED);
    }
}
