//! Charts as data: rows, shares, columns and findings, ready to be drawn.

mod bands;
mod bars;
mod brush;
mod coverage;
mod finding;
pub mod picture;
mod places;
mod stack;
mod subject;
mod timeline;
mod week;

pub use bands::{band_span, band_time};
pub use bars::{Bar, BarKind, BarTable};
pub use brush::Brush;
pub use coverage::uncovered;
pub use finding::{bar_finding, path_finding, timeline_finding};
pub use places::{FRAME, Place, coasts, elsewhere, places};
pub use stack::{LAYERS, Part, STACKED, Slice};
pub use subject::{SUBJECTS, Subject};
pub use timeline::{Column, TimelineTable, bin_length_words};
pub use week::{DAYS, WeekTable};

/// A table as CSV.
pub fn plain_csv(headings: Vec<String>, rows: Vec<Vec<String>>) -> String {
    csv_writer::table(std::iter::once(headings).chain(rows))
}
