//! What a timeline draws: columns, the selection, and the column under the pointer.

use leptos::prelude::*;
use view::chart::{Brush, Column, Part, Slice, TimelineTable};
use view::format::decimal;
use view::scale::Scale;

use super::axes::{count_axis, time_axis, top};

/// The area of the columns within the drawing, in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Geometry {
    /// Left edge of the first column.
    pub left: f64,
    /// Top of the largest column.
    pub top: f64,
    /// Width of all columns together.
    pub width: f64,
    /// Height of a column that reaches the top of the axis.
    pub height: f64,
}

impl Geometry {
    /// The area of the columns in a drawing of this size; the rest is for labels.
    pub fn of(width: f64, height: f64) -> Geometry {
        let (left, right, top, bottom) = (44.0, 8.0, 8.0, 22.0);
        Geometry { left, top, width: (width - left - right).max(1.0), height: (height - top - bottom).max(1.0) }
    }

    /// The bin at a horizontal position in the drawing.
    pub fn bin_at(self, x: f64, table: &TimelineTable) -> Option<usize> {
        table.bin_at(x - self.left, self.width)
    }

    /// Left edge and width of a run of bins.
    fn span(self, first: usize, end: usize, table: &TimelineTable) -> (f64, f64) {
        let scale = Scale::new(0.0, table.bins.len() as f64, self.width);
        let (left, right) = (scale.at(first as f64).round(), scale.at(end as f64).round());
        (self.left + left, (right - left).max(1.0))
    }
}

/// A coordinate in the drawing.
pub fn px(value: f64) -> String {
    decimal(value, 2)
}

/// Axes and columns, which change only with the data and the size.
pub fn columns(table: &TimelineTable, geometry: Geometry) -> AnyView {
    if !table.layers.is_empty() {
        return layers(table, geometry);
    }
    let columns = table.columns(geometry.width, geometry.height, top(table));
    let base = geometry.top + geometry.height;
    let all = path(&columns, geometry.left, |column| (base - column.height, column.height - column.errors));
    let errors = path(&columns, geometry.left, |column| (base - column.errors, column.errors - column.failed));
    let failed = path(&columns, geometry.left, |column| (base - column.failed, column.failed));
    let (of_events, of_errors) = match table.failed {
        Some(_) => ("timeline-proved", "timeline-unchecked"),
        None => ("timeline-events", "timeline-errors"),
    };
    view! {
        {count_axis(table, geometry)}
        <path class=of_events d=all/>
        <path class=of_errors d=errors/>
        <path class="timeline-failed" d=failed/>
        {time_axis(table, geometry)}
    }
    .into_any()
}

/// The same, divided by the values of a field.
fn layers(table: &TimelineTable, geometry: Geometry) -> AnyView {
    let base = geometry.top + geometry.height;
    let slices = table.slices(geometry.width, geometry.height, top(table));
    let layer = |(at, slices): (usize, &Vec<Slice>)| {
        let mut d = String::new();
        for slice in slices.iter().filter(|slice| slice.height > 0.0) {
            rectangle(&mut d, geometry.left + slice.x, base - slice.base - slice.height, slice.width, slice.height);
        }
        let class = table.layers.get(at).map(|part| format!("timeline-layer {}", layer_class(at, part)));
        view! { <path class=class d=d/> }
    };
    view! {
        {count_axis(table, geometry)}
        {slices.iter().enumerate().map(layer).collect_view()}
        {time_axis(table, geometry)}
    }
    .into_any()
}

/// The class that gives a layer its colour.
pub fn layer_class(at: usize, part: &Part) -> String {
    if part.others { "is-other".to_owned() } else { format!("is-{}", at + 1) }
}

fn rectangle(d: &mut String, x: f64, y: f64, width: f64, height: f64) {
    let width = px(width);
    d.push_str(&format!("M{} {}h{width}v{}h-{width}z", px(x), px(y), px(height)));
}

/// All columns as a single path, which saves the browser the layout of hundreds of elements. `part` gives top and
/// height.
fn path(columns: &[Column], left: f64, part: impl Fn(&Column) -> (f64, f64)) -> String {
    let mut d = String::new();
    for column in columns {
        let (y, height) = part(column);
        if height > 0.0 {
            rectangle(&mut d, left + column.x, y, column.width, height);
        }
    }
    d
}

/// Hatched areas for runs of bins about which nothing is known.
pub fn unknown(runs: &[(usize, usize)], table: &TimelineTable, geometry: Geometry) -> impl IntoView + use<> {
    let areas = runs
        .iter()
        .map(|&(first, end)| {
            let (x, width) = geometry.span(first, end, table);
            view! { <rect fill="url(#timeline-hatch)" x=px(x) y=px(geometry.top) width=px(width) height=px(geometry.height)/> }
        })
        .collect_view();
    view! {
        <defs>
            <pattern
                id="timeline-hatch"
                width="6"
                height="6"
                patternUnits="userSpaceOnUse"
                patternTransform="rotate(45)"
            >
                <line class="timeline-hatch" x1="1" x2="1" y1="0" y2="6"/>
            </pattern>
        </defs>
        {areas}
    }
}

/// The selected bins.
pub fn brush(brush: Brush, table: &TimelineTable, geometry: Geometry) -> impl IntoView + use<> {
    let (first, end) = brush.bins();
    let (x, width) = geometry.span(first, end.min(table.bins.len()), table);
    view! { <rect class="timeline-brush" x=px(x) y=px(geometry.top) width=px(width) height=px(geometry.height)/> }
}

/// The bin under the pointer.
pub fn hover(bin: usize, table: &TimelineTable, geometry: Geometry) -> impl IntoView + use<> {
    let (x, width) = geometry.span(bin, bin + 1, table);
    view! { <rect class="timeline-hover" x=px(x) y=px(geometry.top) width=px(width) height=px(geometry.height)/> }
}
