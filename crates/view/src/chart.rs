//! Charts as data: rows, shares, columns and findings, ready to be drawn.

mod bands;
mod bars;
mod brush;
mod coverage;
mod finding;
mod stack;
mod subject;
mod timeline;

pub use bands::{band_span, band_time};
pub use bars::{Bar, BarKind, BarTable};
pub use brush::Brush;
pub use coverage::uncovered;
pub use finding::{bar_finding, path_finding, timeline_finding};
pub use stack::{LAYERS, Part, STACKED, Slice};
pub use subject::{SUBJECTS, Subject};
pub use timeline::{Column, TimelineTable, bin_length_words};
