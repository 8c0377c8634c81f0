//! The columns of the table.

use leptos::prelude::{GetUntracked, With, WithUntracked, untrack};
use protocol::{Cell, Column, Field, FieldPath, GroupKey, Micros, NotedField, Row, SortKey, TimeRange};
use view::chips::{column_field, path_column};
use view::clock;
use view::exported::shown_value;
use view::fragment::MOST_COLUMNS;
use words::{Label, Language, Say, messages as m};

use super::model::Events;
use super::notes::toggle_star;
use crate::browser::language::language;
use crate::state::State;
use crate::ui::icon::Icon;
use crate::ui::menu::Item;
use crate::views::value_menu::{Target, copy_soon, count_item};

const MINUTE: i64 = 60_000_000;

/// Most values of a cell that its menu offers.
const MOST_VALUES: usize = 3;

/// A column of the table.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    /// What it is sorted by and shows.
    pub key: SortKey,
    pub title: String,
    /// CSS class of its cells.
    pub class: &'static str,
    /// Path of its values, if it was added to the usual columns.
    pub added: Option<FieldPath>,
    /// The least width of any use, in pixels.
    pub least: f64,
    /// Its position from 1, counting columns that there is no room for.
    pub place: usize,
    /// Which columns are left out first where there is little room: those with the largest number; never, if 0.
    pub gives_way: u8,
}

/// A heading by language.
type Heading = fn(Language) -> &'static str;

/// The usual columns from left to right: heading, class, least width, and which give way first. No heading may be
/// contained in another one, because tests and people look for them by name.
const USUAL: [(SortKey, Heading, &str, f64, u8); 10] = [
    (SortKey::Proof, m::events_column_proof, "cell-proof", 34.0, 0),
    (SortKey::Time, m::events_column_time, "cell-time", 164.0, 0),
    (SortKey::Column(Column::EventName), m::events_column_event, "cell-name", 104.0, 0),
    (SortKey::Column(Column::EventSource), m::events_column_service, "cell-service", 64.0, 2),
    (SortKey::Column(Column::AwsRegion), m::events_column_region, "cell-region", 80.0, 5),
    (SortKey::Column(Column::User), m::events_column_user, "cell-user", 130.0, 0),
    (SortKey::Column(Column::SourceIpAddress), m::events_column_source_ip, "cell-ip", 116.0, 4),
    (SortKey::Column(Column::ErrorCode), m::events_column_error, "cell-error", 90.0, 1),
    (SortKey::Column(Column::ReadOnly), m::events_column_read_only, "cell-read", 84.0, 6),
    (SortKey::Column(Column::Resource), m::events_column_resource, "cell-resource", 96.0, 3),
];

/// Least width of the column with notes, which is there if there are any.
const NOTED: f64 = 70.0;

/// Least width of an added column.
const ADDED: f64 = 100.0;

/// The usual columns and the added ones, in their usual order, not yet arranged.
pub fn columns(added: &[FieldPath], has_notes: bool) -> Vec<Shown> {
    let usual = USUAL.map(|(key, title, class, least, gives_way)| {
        let title = title(language()).to_owned();
        Shown { key, title, class, added: None, least, gives_way, place: 0 }
    });
    let added = added.iter().map(|path| Shown {
        key: path_column(path).map_or_else(|| SortKey::Path(path.clone()), SortKey::Column),
        title: path.to_string(),
        class: "cell-added",
        added: Some(path.clone()),
        least: ADDED,
        gives_way: 0,
        place: 0,
    });
    let noted = has_notes.then(|| Shown {
        key: SortKey::Noted,
        title: m::events_column_notes(language()).to_owned(),
        class: "cell-noted",
        added: None,
        least: NOTED,
        // Whoever has just noted something wants to see it.
        gives_way: 0,
        place: 0,
    });
    usual.into_iter().chain(noted).chain(added).collect()
}

/// The columns as they are arranged, each with its place. Those that there is no room for are among them.
pub fn arranged(state: State, has_notes: bool) -> Vec<Shown> {
    let all = state.columns.with(|added| columns(added, has_notes));
    let mut shown = state.parts.layout.with(|layout| layout.arrange(all, |column| &column.key));
    (1..).zip(&mut shown).for_each(|(place, column)| column.place = place);
    shown
}

/// The same as they are named.
pub fn table_columns(state: State, has_notes: bool) -> Vec<(SortKey, String)> {
    arranged(state, has_notes).into_iter().map(|column| (column.key, column.title)).collect()
}

/// The columns offered by name: those the store keeps that are not in the table.
pub fn offered() -> impl Iterator<Item = (FieldPath, &'static str)> {
    let is_usual = |column: &Column| USUAL.iter().any(|(key, ..)| *key == SortKey::Column(*column));
    let path = |column: Column| match column_field(column) {
        Field::Path(path) => Some((path, column.label(language()))),
        _ => None,
    };
    Column::ALL.into_iter().filter(move |column| !is_usual(column)).filter_map(path)
}

/// The menu item that adds a column or removes it.
pub fn column_item(path: &[String], title: Option<&str>, state: State) -> Item {
    let (count, known) = state.columns.with_untracked(|known| (known.len(), known.iter().any(|it| **it == *path)));
    let language = language();
    let (icon, words) = match (known, count < MOST_COLUMNS, title) {
        (true, _, Some(name)) => (Icon::Minus, m::EventsRemoveNamedColumn { name }.say(language)),
        (true, _, None) => (Icon::Minus, m::events_remove_column(language).to_owned()),
        (false, true, Some(name)) => (Icon::Columns, name.to_owned()),
        (false, true, None) => (Icon::Columns, m::events_show_column(language).to_owned()),
        (false, false, _) => return Item::Heading(m::EventsMostColumns { most: MOST_COLUMNS as u64 }.say(language)),
    };
    let path = path.to_vec();
    Item::action(icon, words, move || state.toggle_column(&path))
}

/// What to group by for the values of a column.
pub fn group_key(column: &Shown) -> GroupKey {
    match &column.key {
        SortKey::Time => GroupKey::Hour,
        SortKey::Proof | SortKey::Noted => GroupKey::Proof,
        // The column itself shows only the first resource.
        SortKey::Column(Column::Resource) => GroupKey::Path(["resources", "ARN"].into()),
        SortKey::Column(column) => GroupKey::Column(*column),
        SortKey::Path(path) => GroupKey::Path(path.clone()),
    }
}

/// Title and items of a cell's menu.
pub fn menu(row: &Row, column: &Shown, model: Events) -> (String, Vec<Item>) {
    let state = model.state;
    let (title, mut items) = match &column.key {
        SortKey::Column(of) => {
            let (from, text) = shown_value(row, *of).map_or((*of, None), |(from, text)| (from, Some(text.to_owned())));
            of_target(&Target::cell(from, text), state)
        }
        SortKey::Proof => of_target(&Target { field: Field::Proof, value: Some(row.proof.name().to_owned()) }, state),
        SortKey::Noted => of_target(&noted_target(row), state),
        SortKey::Time => time_menu(row.time, state),
        SortKey::Path(path) => cell_menu(path, untrack(|| model.cell(row.id, path)).unwrap_or_default(), state),
    };
    items.push(Item::Separator);
    let (event, starred) = (row.id, row.noted.starred);
    let star = if starred { m::notes_unstar(language()) } else { m::notes_star(language()) };
    items.push(Item::action(Icon::Star, star, move || toggle_star(model, vec![(event, starred)])).with_hint("s"));
    items.push(count_item(group_key(column), state).with_hint("v"));
    if let Some(path) = &column.added {
        items.push(column_item(path, None, state));
    }
    (title, items)
}

/// What a cell with notes is filtered for: its first tag, its first sample or, without any, whether it has a star.
fn noted_target(row: &Row) -> Target {
    match (row.noted.tags.first(), row.noted.samples.first()) {
        (Some(tag), _) => Target { field: Field::Noted(NotedField::Tag), value: Some(tag.clone()) },
        (None, Some(name)) => Target { field: Field::Noted(NotedField::Sample), value: Some(name.clone()) },
        (None, None) => Target { field: Field::Noted(NotedField::Star), value: Some(row.noted.starred.to_string()) },
    }
}

fn of_target(target: &Target, state: State) -> (String, Vec<Item>) {
    (target.title(), target.items(state))
}

/// Each value of a cell can be filtered for, but for an object only whether it is present.
fn cell_menu(path: &[String], cell: Cell, state: State) -> (String, Vec<Item>) {
    let value = |text: Option<String>| Target { field: Field::Path(path.into()), value: text };
    let absent = cell.is_empty().then(|| value(None));
    let leaves = cell.into_iter().filter(|it| !it.object).map(|it| value(Some(it.text)));
    let items = absent.into_iter().chain(leaves).take(MOST_VALUES).flat_map(|target| target.items(state));
    (path.join("."), items.collect())
}

/// Times are not filtered for individually, but from or up to one.
fn time_menu(at: Option<Micros>, state: State) -> (String, Vec<Item>) {
    let language = language();
    let Some(at) = at else { return (m::events_no_time(language).to_owned(), Vec::new()) };
    let after = Micros(at.0.saturating_add(1));
    let around = |length: i64| TimeRange {
        from: Micros(at.0.saturating_sub(length)),
        to: Micros(after.0.saturating_add(length)),
    };
    let range = move |range: TimeRange| move || state.set_range(Some(range));
    let now = state.range.get_untracked();
    let from_here = TimeRange { from: at, to: now.map_or(Micros(i64::MAX), |range| range.to) };
    let to_here = TimeRange { from: now.map_or(Micros(i64::MIN), |range| range.from), to: after };
    let title = clock::time(at, &state.zone.get_untracked());
    let copied = title.clone();
    let items = vec![
        Item::Heading(title.clone()),
        Item::action(Icon::Right, m::events_from_here(language), range(from_here)),
        Item::action(Icon::Left, m::events_up_to_here(language), range(to_here)),
        Item::action(Icon::Only, m::EventsMinutesAround { n: 5 }.say(language), range(around(5 * MINUTE))),
        Item::action(Icon::Only, m::EventsHoursAround { n: 1 }.say(language), range(around(60 * MINUTE))),
        Item::Separator,
        Item::action(Icon::Copy, m::value_copy(language), move || copy_soon(copied.clone())),
    ];
    (title, items)
}
