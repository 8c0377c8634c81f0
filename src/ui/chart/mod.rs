//! Charts. They know nothing of events: tables of numbers in, what was picked out.

mod axes;
mod bars;
mod frame;
mod plot;
mod size;
mod timeline;

pub use bars::BarChart;
pub use frame::{ChartFrame, PlainTable};
pub use size::use_width;
pub use timeline::Timeline;
