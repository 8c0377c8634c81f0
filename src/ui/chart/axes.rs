//! Axes of the timeline: few round ticks, and gridlines less prominent than the data.

use leptos::prelude::*;
use protocol::Micros;
use view::chart::TimelineTable;
use view::scale::{Scale, count_ticks, tick_label, time_ticks, within};
use view::ticks::Axis;

use super::plot::{Geometry, px};
use crate::browser::language::language;

/// Approximate width and height of a label, with the room around it.
const TICK_PIXELS: f64 = 68.0;
const TICK_HEIGHT: f64 = 18.0;

/// Height of its letters.
const LETTERS: f64 = 11.0;

/// The upper end of the count axis.
pub fn top(table: &TimelineTable) -> u64 {
    table.max().max(1)
}

/// Gridlines with counts.
pub fn count_axis(table: &TimelineTable, geometry: Geometry) -> impl IntoView + use<> {
    // A handful, so the cast is exact.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let at_most = within(geometry.height / TICK_HEIGHT, 1.0, 4.0) as u64;
    let ticks = count_ticks(table.max(), at_most);
    let scale = Scale::new(0.0, top(table) as f64, geometry.height);
    ticks
        .into_iter()
        .map(|tick| {
            // Shifted by half a pixel, so that a line one pixel wide covers exactly one row of pixels.
            let y = (geometry.top + geometry.height - scale.at(tick as f64)).round() + 0.5;
            let line = (tick > 0).then(|| {
                view! { <line class="chart-grid" x1=px(geometry.left) x2=px(geometry.left + geometry.width) y1=px(y) y2=px(y)/> }
            });
            view! {
                {line}
                <text class="chart-tick" x=px(geometry.left - 6.0) y=px(y + 3.5) text-anchor="end">{tick_label(tick, language())}</text>
            }
        })
        .collect_view()
}

/// The base line with times.
pub fn time_axis(table: &TimelineTable, geometry: Geometry) -> impl IntoView + use<> {
    let (from, to) = (table.bin_start(0), table.end());
    let scale = Scale::new(0.0, table.bins.len() as f64, geometry.width);
    // A few dozen at most, so the cast is exact.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let at_most = within(geometry.width / TICK_PIXELS, 1.0, 40.0) as u32;
    let base = geometry.top + geometry.height + 0.5;
    let right = geometry.left + geometry.width;
    let ticks = time_ticks((Micros(from), Micros(to)), at_most, &table.zone, language());
    let axis = Axis { length: geometry.width, letters: LETTERS, behind: false };
    let ticks = axis
        .place(ticks, |at| scale.at(table.place(at.0)))
        .into_iter()
        .map(|tick| {
            let place = |x: f64| (geometry.left + x).round() + 0.5;
            let (x, (label_at, anchor)) = (place(tick.x), tick.label_at);
            let label = tick.label.map(|label| {
                view! {
                    <text class="chart-tick" class:is-strong=tick.strong x=px(place(label_at)) y=px(base + 16.0) text-anchor=anchor>
                        {label}
                    </text>
                }
            });
            view! {
                <line class="chart-axis" x1=px(x) x2=px(x) y1=px(base) y2=px(base + 4.0)/>
                {label}
            }
        })
        .collect_view();
    view! {
        <line class="chart-axis" x1=px(geometry.left) x2=px(right) y1=px(base) y2=px(base)/>
        {ticks}
    }
}
