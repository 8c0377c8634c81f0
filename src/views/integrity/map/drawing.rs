//! The drawing of the map. Each state has its own pattern, so that nobody has to distinguish colours.

use leptos::prelude::*;
use protocol::completeness::{CompletenessMap, HourState};
use view::clock::UTC;
use view::format::decimal;
use view::map::{At, Layout, time_of};
use view::scale::{Scale, time_ticks, within};
use view::ticks::{Axis, Placed};

use crate::browser::language::language;

/// Height reserved for the times above the cells.
pub const AXIS: f64 = 20.0;

/// Approximate width of a label on the axis.
const TICK_PIXELS: f64 = 76.0;

/// Height of its letters.
const LETTERS: f64 = 11.0;

/// Size of a pattern's tile.
const TILE: &str = "6";

/// The fill of cells in a state.
pub fn fill(state: HourState) -> String {
    format!("url(#map-{})", state.name())
}

/// All cells, as one path for each state.
pub fn cells(map: &CompletenessMap, layout: &Layout) -> AnyView {
    let path = |state: HourState| {
        let d = layout.path(map, state);
        (!d.is_empty()).then(|| view! { <path d=d fill=fill(state)/> })
    };
    HourState::ALL.into_iter().skip(1).map(path).collect_view().into_any()
}

/// A coordinate in the drawing.
pub fn px(value: f64) -> String {
    decimal(value, 1)
}

/// A frame around a cell.
pub fn frame(layout: &Layout, at: At, class: &'static str) -> AnyView {
    let (x, y) = layout.place(at);
    view! { <rect class=class x=px(x - 1.0) y=px(y - 1.0) width=px(layout.width + 2.0) height=px(Layout::ROW + 1.0)/> }
        .into_any()
}

/// The times above the cells.
pub fn axis(map: &CompletenessMap, layout: &Layout) -> AnyView {
    let time = time_of(map, 0, map.columns);
    let span = time.to.0.saturating_sub(time.from.0);
    let scale = Scale::new(0.0, span as f64, layout.total_width);
    // A few dozen at most, so the cast is exact.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let at_most = within(layout.total_width / TICK_PIXELS, 1.0, 40.0) as u32;
    let tick = |Placed { x, label, label_at, strong }: Placed| {
        let label = label.map(|label| {
            view! { <text class="chart-tick" class:is-strong=strong x=px(label_at.0) y=px(AXIS - 7.0)>{label}</text> }
        });
        view! {
            <line class="chart-axis" x1=px(x + 0.5) x2=px(x + 0.5) y1=px(AXIS - 5.0) y2=px(AXIS)/>
            {label}
        }
    };
    let ticks = time_ticks((time.from, time.to), at_most, &UTC, language());
    let line = Axis { length: layout.total_width, letters: LETTERS, behind: true };
    let placed = line.place(ticks, |at| scale.at(at.0.saturating_sub(time.from.0) as f64).round());
    placed.into_iter().map(tick).collect_view().into_any()
}

/// The patterns that [`fill`] refers to. Colours come from the style sheet.
pub fn patterns() -> AnyView {
    HourState::ALL.into_iter().skip(1).map(pattern).collect_view().into_any()
}

fn pattern(state: HourState) -> AnyView {
    // Lines across the tile, and its background.
    let (ground, marks) = match state {
        HourState::Proved | HourState::Nothing => ("map-proved", ""),
        HourState::Silent => ("map-proved-soft", "M2 3h2"),
        HourState::Partly => ("map-proved-soft", "M0 0L6 6"),
        HourState::HashOnly => ("map-unchecked-soft", "M-1 7L7-1M-4 4L4-4M2 10L10 2"),
        HourState::NotCovered => ("map-unchecked-soft", "M0 1.5h6M0 4.5h6"),
        HourState::Gap => ("map-gap", "M0 0L6 6M6 0L0 6"),
        HourState::DigestMissing => ("map-failed-soft", "M1.5 0v6M4.5 0v6"),
        HourState::LogMissing => ("map-failed-soft", "M-1-1L7 7M2-4L10 4M-4 2L4 10"),
        HourState::Failed => ("map-failed", "M1.5 1.5L4.5 4.5M4.5 1.5L1.5 4.5"),
    };
    view! {
        <pattern id=format!("map-{}", state.name()) width=TILE height=TILE patternUnits="userSpaceOnUse">
            <rect class=ground width=TILE height=TILE/>
            <path class=format!("map-marks is-{}", state.name()) d=marks/>
        </pattern>
    }
    .into_any()
}
