//! The columns of the table.

use leptos::prelude::{GetUntracked, untrack};
use protocol::{Column, Direction, Field, Micros, Row, Sort, SortKey, TimeRange};
use view::format;

use crate::state::State;
use crate::ui::icon::Icon;
use crate::ui::menu::Item;
use crate::views::value_menu::{Target, copy_soon};

const MINUTE: i64 = 60_000_000;

/// One column.
#[derive(Clone, Copy)]
pub struct Shown {
    /// What it is sorted by, and what it shows.
    pub key: SortKey,
    /// Heading.
    pub title: &'static str,
    /// Class of its cells.
    pub class: &'static str,
}

const fn shown(key: SortKey, title: &'static str, class: &'static str) -> Shown {
    Shown { key, title, class }
}

/// All of them, from left to right. No heading may be a part of another one: tests and people look for them by name.
pub const COLUMNS: [Shown; 10] = [
    shown(SortKey::Proof, "Proof", "cell-proof"),
    shown(SortKey::Time, "Time", "cell-time"),
    shown(SortKey::Column(Column::EventName), "Event", "cell-name"),
    shown(SortKey::Column(Column::EventSource), "Service", "cell-service"),
    shown(SortKey::Column(Column::AwsRegion), "Region", "cell-region"),
    shown(SortKey::Column(Column::User), "User", "cell-user"),
    shown(SortKey::Column(Column::SourceIpAddress), "Source IP", "cell-ip"),
    shown(SortKey::Column(Column::ErrorCode), "Error", "cell-error"),
    shown(SortKey::Column(Column::ReadOnly), "Read-only", "cell-read"),
    shown(SortKey::Column(Column::Resource), "Resource", "cell-resource"),
];

impl Shown {
    /// `aria-sort` under this order.
    pub fn aria_sort(self, sort: Sort) -> &'static str {
        match (sort.key == self.key, sort.direction) {
            (false, _) => "none",
            (true, Direction::Ascending) => "ascending",
            (true, Direction::Descending) => "descending",
        }
    }

    /// The order after a click on its heading.
    pub fn next_sort(self, sort: Sort) -> Sort {
        let direction = match (sort.key == self.key, sort.direction) {
            (true, Direction::Ascending) => Direction::Descending,
            _ => Direction::Ascending,
        };
        Sort { key: self.key, direction }
    }
}

/// The text of a row in a column; `None` where the field is absent or null.
pub fn value(row: &Row, column: Column) -> Option<&str> {
    row.cells.get(column as usize).and_then(Option::as_deref)
}

/// Title and lines of the menu of a cell.
pub fn menu(row: &Row, key: SortKey, state: State) -> (String, Vec<Item>) {
    let (title, mut items) = value_menu(row, key, state);
    let (marked, row) = (untrack(|| state.is_marked(row)), row.clone());
    let words = if marked { "Unmark" } else { "Mark for comparison" };
    items.push(Item::Separator);
    items.push(Item::action(Icon::Star, words, move || state.toggle_mark(&row)).with_hint("x"));
    (title, items)
}

fn value_menu(row: &Row, key: SortKey, state: State) -> (String, Vec<Item>) {
    let target = match key {
        SortKey::Column(column) => Target::cell(column, value(row, column).map(str::to_owned)),
        SortKey::Proof => Target { field: Field::Proof, value: Some(row.proof.name().to_owned()) },
        SortKey::Time => return time_menu(row.time, state),
    };
    (target.title(), target.items(state))
}

/// Times are not filtered for one by one, but from one on or up to one.
fn time_menu(at: Option<Micros>, state: State) -> (String, Vec<Item>) {
    let Some(at) = at else { return ("No usable time".to_owned(), Vec::new()) };
    let after = Micros(at.0.saturating_add(1));
    let around = |length: i64| TimeRange {
        from: Micros(at.0.saturating_sub(length)),
        to: Micros(after.0.saturating_add(length)),
    };
    let range = move |range: TimeRange| move || state.set_range(Some(range));
    let now = state.range.get_untracked();
    let from_here = TimeRange { from: at, to: now.map_or(Micros(i64::MAX), |range| range.to) };
    let to_here = TimeRange { from: now.map_or(Micros(i64::MIN), |range| range.from), to: after };
    let title = format::time(at);
    let copied = title.clone();
    let items = vec![
        Item::Heading(title.clone()),
        Item::action(Icon::Right, "From here on", range(from_here)),
        Item::action(Icon::Left, "Up to here", range(to_here)),
        Item::action(Icon::Only, "5 minutes around it", range(around(5 * MINUTE))),
        Item::action(Icon::Only, "1 hour around it", range(around(60 * MINUTE))),
        Item::Separator,
        Item::action(Icon::Copy, "Copy", move || copy_soon(copied.clone())),
    ];
    (title, items)
}
