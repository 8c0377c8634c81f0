//! How much room the contents of columns need. Measuring text would have the browser lay out rows twice, so characters
//! are counted.

use protocol::{Cell, Column, Row, RowId, SortKey, Zone};
use view::exported::{noted_text, shown_value, value};
use view::fragment::Layout;
use view::person::Person;
use view::widths::Need;
use view::{clock, format};

use super::columns::Shown;
use crate::browser::language::language;

/// The longest content of each column in characters; 0 if all cells are empty.
pub type Letters = Vec<(SortKey, usize)>;

/// Average width of a character in pixels.
const LETTER: f64 = 7.3;

/// Padding of a cell in pixels, and room for an icon.
const PADDING: f64 = 18.0;

/// Beside a heading, room for the arrow in pixels.
const ARROW: f64 = 30.0;

/// More characters do not make a column wider.
const MOST_LETTERS: usize = 48;

/// Not even if it is to be as wide as its content, in pixels.
const MOST_WIDTH: f64 = 1_600.0;

/// Characters of a time that are left out first: its year and the dash.
const YEAR: usize = 5;

/// Characters that an icon in a cell takes.
const ICON: usize = 3;

/// In less room than this, in pixels, times may do without their year.
const LITTLE_ROOM: f64 = 480.0;

/// What columns need if there is so much room for all of them.
pub fn needs(columns: &[Shown], letters: &Letters, layout: &Layout, room: f64) -> Vec<Need> {
    let year = if room < LITTLE_ROOM { YEAR } else { 0 };
    let need = |column: &Shown| {
        let count = count(letters, &column.key);
        let content = wide(count.min(MOST_LETTERS));
        Need {
            least: match column.key {
                // A time that is cut off reads like another one.
                SortKey::Time => column.least.max(wide(count.saturating_sub(year))),
                _ => column.least,
            },
            content: content.max(heading(column)),
            chosen: layout.width(&column.key),
            gives_way: column.gives_way,
        }
    };
    columns.iter().map(need).collect()
}

/// Whether times have to be shown without their year, for lack of room.
pub fn lacks_years(tracks: &[(Shown, f64)], letters: &Letters) -> bool {
    let times = tracks.iter().find(|(column, _)| column.key == SortKey::Time);
    times.is_some_and(|(_, width)| *width + 1.0 < wide(count(letters, &SortKey::Time)))
}

fn count(letters: &Letters, key: &SortKey) -> usize {
    letters.iter().find(|(known, _)| known == key).map_or(0, |(_, count)| *count)
}

/// What a column needs to show all of its longest content.
pub fn whole(column: &Shown, letters: &Letters) -> f64 {
    wide(count(letters, &column.key)).max(heading(column)).min(MOST_WIDTH)
}

fn heading(column: &Shown) -> f64 {
    match column.key {
        SortKey::Proof => column.least,
        _ => column.title.chars().count().min(MOST_LETTERS) as f64 * LETTER + ARROW,
    }
}

/// Width of a cell with this many characters.
fn wide(count: usize) -> f64 {
    count as f64 * LETTER + PADDING
}

/// The longest contents of columns in some rows.
pub fn longest(
    columns: &[Shown],
    rows: &[Row],
    zone: &Zone,
    cell: impl Fn(RowId, &[String]) -> Option<Cell>,
) -> Letters {
    let most = |column: &Shown| rows.iter().map(|row| letters(row, column, zone, &cell)).max().unwrap_or_default();
    columns.iter().map(|column| (column.key.clone(), most(column))).collect()
}

fn letters(row: &Row, column: &Shown, zone: &Zone, cell: impl Fn(RowId, &[String]) -> Option<Cell>) -> usize {
    match &column.key {
        SortKey::Proof => ICON * (usize::from(row.disputed) + usize::from(row.repeated)),
        SortKey::Noted => noted_text(&row.noted, language()).chars().count() + if row.noted.starred { ICON } else { 0 },
        SortKey::Time => row.time.map_or(0, |at| clock::time(at, zone).chars().count()),
        SortKey::Column(Column::ErrorCode) if row.failed => {
            value(row, Column::ErrorCode).map_or(14, |text| text.chars().count()) + ICON
        }
        SortKey::Column(Column::EventSource) => {
            value(row, Column::EventSource).map_or(0, |text| text.trim_end_matches(".amazonaws.com").chars().count())
        }
        SortKey::Column(Column::Resource) => {
            let shown = shown_value(row, Column::Resource);
            let named = shown.map_or(0, |(_, text)| format::arn_resource(text).chars().count());
            named + if row.resources > 1 { ICON } else { 0 }
        }
        SortKey::Column(Column::User) => value(row, Column::User)
            .map_or(0, |user| Person::of(user, row.about.as_ref(), language()).text(language()).chars().count()),
        SortKey::Column(column) => value(row, *column).map_or(0, |text| text.chars().count()),
        SortKey::Path(path) => {
            let values = cell(row.id, path).unwrap_or_default();
            values.iter().map(|value| value.text.chars().count() + 2).sum::<usize>().saturating_sub(2)
        }
    }
}
