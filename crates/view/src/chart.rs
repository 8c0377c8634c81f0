//! Charts as tables: rows, shares, columns and findings. What is drawn comes from here.

mod bands;
mod bars;
mod coverage;
mod finding;
mod subject;
mod timeline;

pub use bands::{band_span, band_time};
pub use bars::{Bar, BarKind, BarTable};
pub use coverage::uncovered;
pub use finding::{bar_finding, path_finding, timeline_finding};
pub use subject::{SUBJECTS, Subject};
pub use timeline::{Brush, Column, TimelineTable, bin_length_words, moment};
