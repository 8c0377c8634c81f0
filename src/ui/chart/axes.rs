//! Axes of the timeline: few round ticks, and gridlines less prominent than the data.

use leptos::prelude::*;
use protocol::Micros;
use view::chart::TimelineTable;
use view::scale::{Scale, count_ticks, tick_label, time_ticks, within};

use super::plot::{Geometry, px};
use crate::browser::language::language;

/// Approximate width of a label.
const TICK_PIXELS: f64 = 68.0;

/// The upper end of the count axis.
pub fn top(table: &TimelineTable) -> u64 {
    table.max().max(1)
}

/// Gridlines with counts.
pub fn count_axis(table: &TimelineTable, geometry: Geometry) -> impl IntoView + use<> {
    let ticks = count_ticks(table.max(), 4);
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
    let ticks = time_ticks((Micros(from), Micros(to)), at_most, &table.zone, language())
        .into_iter()
        .map(|tick| {
            let x = (geometry.left + scale.at(table.place(tick.at.0))).round() + 0.5;
            let anchor = match () {
                () if x - geometry.left < TICK_PIXELS / 2.0 => "start",
                () if right - x < TICK_PIXELS / 2.0 => "end",
                () => "middle",
            };
            view! {
                <line class="chart-axis" x1=px(x) x2=px(x) y1=px(base) y2=px(base + 4.0)/>
                <text class="chart-tick" class:is-strong=tick.strong x=px(x) y=px(base + 16.0) text-anchor=anchor>
                    {tick.label}
                </text>
            }
        })
        .collect_view();
    view! {
        <line class="chart-axis" x1=px(geometry.left) x2=px(right) y1=px(base) y2=px(base)/>
        {ticks}
    }
}
