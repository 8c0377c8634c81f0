//! Counts over time, in which a range can be selected with the pointer or the keyboard.

use std::sync::Arc;

use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::html::Div;
use leptos::prelude::*;
use protocol::TimeRange;
use view::chart::{Brush, Part, TimelineTable, bin_length_words, picture};
use view::clock;
use wasm_bindgen::JsCast;
use web_sys::Element;
use words::{Say, messages as m};

use super::frame::{ChartFrame, PlainTable};
use super::plot::{self, Geometry, px};
use super::size::use_width;
use crate::browser::language::language;
use crate::ui::reactive::{dynamic, memo};
use crate::ui::seen::seen;

/// Default height of the drawing in pixels.
const HEIGHT: f64 = 132.0;

#[component]
pub fn Timeline(
    /// The finding.
    #[prop(into)]
    title: Signal<String>,
    #[prop(into)] table: Signal<Arc<TimelineTable>>,
    /// Whether newer counts are on their way.
    #[prop(into)]
    pending: Signal<bool>,
    /// Height of the drawing in pixels.
    #[prop(default = HEIGHT)]
    height: f64,
    /// Further buttons for the header.
    #[prop(optional)]
    tools: Option<ViewFn>,
    /// Runs of bins (first, and the one after the last) about which nothing is known.
    #[prop(optional, into)]
    unknown: Signal<Vec<(usize, usize)>>,
    /// A label for them: "no digest".
    #[prop(optional)]
    unknown_words: &'static str,
    /// Called when a range has been selected: when the pointer is released, or on Enter.
    on_range: Callback<TimeRange>,
) -> impl IntoView {
    let plot = NodeRef::<Div>::new();
    let width = use_width(plot);
    let selection = Selection::new(table);
    let geometry = memo(move || Geometry::of(f64::from(width.get()), height));
    let pointer = Pointer { selection, geometry, on_range };

    let drawn = move || table.with(|table| (width.get() > 0).then(|| plot::columns(table, geometry.get())));
    let brushed = move || selection.brush().map(|brush| table.with(|table| plot::brush(brush, table, geometry.get())));
    let hovered = move || selection.hovered().map(|bin| table.with(|table| plot::hover(bin, table, geometry.get())));
    let hatched = move || {
        unknown.with(|runs| (!runs.is_empty()).then(|| table.with(|table| plot::unknown(runs, table, geometry.get()))))
    };
    let last = move || table.with(|table| table.bins.len().saturating_sub(1)).to_string();
    let focus_bin = move || selection.brush().map_or(0, |brush| brush.focus).to_string();

    let body = view! {
        <div
            class="timeline-plot"
            node_ref=plot
            role="slider"
            tabindex="0"
            aria-label=m::timeline_slider(language())
            aria-valuemin="0"
            aria-valuemax=last
            aria-valuenow=focus_bin
            aria-valuetext=move || selection.words()
            class:is-dragging=selection.dragging
            on:pointerdown=move |event| pointer.down(&event)
            on:pointermove=move |event| pointer.moved(&event)
            on:pointerup=move |event| pointer.up(&event)
            on:pointercancel=move |_| selection.cancel()
            on:pointerleave=move |_| selection.hover.set(None)
            on:keydown=move |event| selection.key(&event, on_range)
        >
            <svg width=width height=px(height) aria-hidden="true" focusable="false">{hatched}{hovered}{drawn}{brushed}</svg>
        </div>
        <p class="timeline-readout" aria-hidden="true">
            <span class="timeline-said">{dynamic(move || selection.readout().into_any())}</span>
            <span class="timeline-legend">
                {dynamic(move || table.with(|table| legend(table)).into_any())}
                {dynamic(move || ((!unknown.with(Vec::is_empty)).then(|| view! {
                    <span class="timeline-key is-unknown"></span>
                    {unknown_words}
                })).into_any())}
            </span>
        </p>
    };
    let summary = Signal::derive(move || table.with(|table| table.summary(language())));
    let plain = Signal::derive(move || table.with(|table| plain_table(table)));
    let csv = Callback::new(move |()| table.with_untracked(|table| table.to_csv(language())));
    let picture = Callback::new(move |()| {
        let title = title.get_untracked();
        table.with_untracked(|table| picture::timeline(table, &title, language()))
    });
    match tools {
        Some(tools) => view! {
            <ChartFrame name="timeline" title summary table=plain csv picture pending tools>{body}</ChartFrame>
        }
        .into_any(),
        None => view! { <ChartFrame name="timeline" title summary table=plain csv picture pending>{body}</ChartFrame> }
            .into_any(),
    }
}

/// The selection in progress. It belongs to one division of time into bins, and is void in any other.
#[derive(Clone, Copy)]
struct Selection {
    table: Signal<Arc<TimelineTable>>,
    chosen: RwSignal<Option<(Brush, Division)>>,
    hover: RwSignal<Option<usize>>,
    dragging: RwSignal<bool>,
}

/// Start of the first bin, end of the last, and number of bins.
type Division = (i64, i64, usize);

fn division(table: &TimelineTable) -> Division {
    (table.bin_start(0), table.end(), table.bins.len())
}

impl Selection {
    fn new(table: Signal<Arc<TimelineTable>>) -> Selection {
        let (chosen, hover, dragging) = (RwSignal::new(None), RwSignal::new(None), RwSignal::new(false));
        Selection { table, chosen, hover, dragging }
    }

    fn brush(self) -> Option<Brush> {
        let now = self.table.with(|table| division(table));
        self.chosen.get().filter(|(_, of)| *of == now).map(|(brush, _)| brush)
    }

    fn hovered(self) -> Option<usize> {
        let bins = self.table.with(|table| table.bins.len());
        self.hover.get().filter(|bin| *bin < bins && !self.dragging.get())
    }

    fn choose(self, brush: Brush) {
        let now = self.table.with_untracked(|table| division(table));
        self.chosen.set(Some((brush, now)));
    }

    fn cancel(self) {
        self.dragging.set(false);
        self.chosen.set(None);
    }

    fn commit(self, brush: Brush, on_range: Callback<TimeRange>) {
        let range = self.table.with_untracked(|table| brush.range(table));
        self.cancel();
        self.hover.set(None);
        on_range.run(range);
    }

    fn key(self, event: &KeyboardEvent, on_range: Callback<TimeRange>) {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let brush = untrack(|| self.brush());
        match (event.key().as_str(), brush) {
            ("Enter" | " ", Some(brush)) => self.commit(brush, on_range),
            ("Escape", Some(_)) => self.cancel(),
            (key, brush) => {
                let bins = self.table.with_untracked(|table| table.bins.len());
                let Some(next) = after_key(brush, key, event.shift_key(), bins) else { return };
                self.choose(next);
            }
        }
        event.prevent_default();
        event.stop_propagation();
    }

    /// The selection in words, for people who cannot see the plot.
    fn words(self) -> String {
        match self.brush() {
            Some(brush) => self.table.with(|table| table.brush_words(brush, language())),
            None => m::timeline_nothing_selected(language()).to_owned(),
        }
    }

    /// The line below the plot.
    fn readout(self) -> String {
        let language = language();
        self.table.with(|table| {
            if let Some(brush) = self.brush() {
                return table.brush_words(brush, language);
            }
            if let Some(bin) = self.hovered() {
                return table.bin_words(bin, language);
            }
            if table.bins.is_empty() {
                return String::new();
            }
            let (length, zone) = (&bin_length_words(table.bin_length, language), &clock::name(&table.zone, language));
            match table.undated {
                0 => m::TimelineColumn { length, zone }.say(language),
                n => {
                    let events = &m::Events { n }.say(language);
                    m::TimelineColumnUndated { length, zone, events }.say(language)
                }
            }
        })
    }
}

/// The first key starts at an end of the chart.
fn after_key(brush: Option<Brush>, key: &str, extend: bool, bins: usize) -> Option<Brush> {
    match (brush, key) {
        (Some(brush), key) => brush.after_key(key, extend, bins),
        (None, "ArrowLeft" | "End") => Some(Brush::at(bins.checked_sub(1)?)),
        (None, "ArrowRight" | "Home") => Some(Brush::at(0)).filter(|_| bins > 0),
        _ => None,
    }
}

/// Handles the pointer.
#[derive(Clone, Copy)]
struct Pointer {
    selection: Selection,
    geometry: Memo<Geometry>,
    on_range: Callback<TimeRange>,
}

impl Pointer {
    fn bin(self, event: &PointerEvent) -> Option<usize> {
        let plot = event.current_target()?.dyn_into::<Element>().ok()?;
        let x = f64::from(event.client_x()) - plot.get_bounding_client_rect().left();
        self.selection.table.with_untracked(|table| self.geometry.get_untracked().bin_at(x, table))
    }

    fn down(self, event: &PointerEvent) {
        if event.button() != 0 {
            return;
        }
        let Some(bin) = self.bin(event) else { return };
        if let Some(plot) = event.current_target().and_then(|target| target.dyn_into::<Element>().ok()) {
            // Without capture, dragging ends at the edge of the plot.
            let _ = plot.set_pointer_capture(event.pointer_id());
        }
        self.selection.dragging.set(true);
        self.selection.choose(Brush::at(bin));
    }

    fn moved(self, event: &PointerEvent) {
        let Some(bin) = self.bin(event) else { return };
        let selection = self.selection;
        match untrack(|| selection.brush()) {
            Some(brush) if selection.dragging.get_untracked() => selection.choose(brush.extended_to(bin)),
            _ if selection.hover.get_untracked() != Some(bin) => selection.hover.set(Some(bin)),
            _ => {}
        }
    }

    fn up(self, event: &PointerEvent) {
        if !self.selection.dragging.get_untracked() {
            return;
        }
        event.prevent_default();
        match untrack(|| self.selection.brush()) {
            Some(brush) => self.selection.commit(brush, self.on_range),
            // The counts changed during the drag.
            None => self.selection.cancel(),
        }
    }
}

/// What the colours mean.
fn legend(table: &TimelineTable) -> AnyView {
    let key = |class: &'static str, words: &'static str| view! { <span class=class></span>{words} };
    let language = language();
    if !table.layers.is_empty() {
        let layer = |(at, part): (usize, &Part)| {
            let class = format!("timeline-key {}", plot::layer_class(at, part));
            view! { <span class=class></span><bdi class="timeline-layer">{seen(&part.name)}</bdi> }
        };
        table.layers.iter().enumerate().map(layer).collect_view().into_any()
    } else if table.failed.is_some() {
        view! {
            {key("timeline-key is-proved", m::outcome_proved(language))}
            {key("timeline-key is-unchecked", m::outcome_unchecked(language))}
            {key("timeline-key is-failed", m::outcome_failed(language))}
        }
        .into_any()
    } else {
        view! {
            {key("timeline-key is-events", m::timeline_key_events(language))}
            {key("timeline-key is-errors", m::timeline_key_errors(language))}
        }
        .into_any()
    }
}

fn plain_table(table: &TimelineTable) -> PlainTable {
    let language = language();
    let row = |(i, (count, errors)): (usize, &(u64, u64))| {
        let (count, errors) = (language.exact(*count), language.exact(*errors));
        let layers = table.layers.iter().map(|part| language.exact(part.counts.get(i).copied().unwrap_or(0)));
        let usual = [table.moment(i), table.moment(i + 1), count, errors];
        usual.into_iter().chain(layers).collect()
    };
    PlainTable { headings: table.headings(language), rows: table.bins.iter().enumerate().map(row).collect(), words: 2 }
}
