//! Charts. They know nothing about events: they take tables of numbers and report what was picked.

mod axes;
mod bars;
mod frame;
mod picture;
mod plot;
mod size;
mod timeline;

pub use bars::BarChart;
pub use frame::{ChartFrame, PlainTable};
pub use size::use_width;
pub use timeline::Timeline;
