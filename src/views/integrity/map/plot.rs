//! The cells, and picking one with the pointer or the keyboard.

use std::sync::Arc;

use leptos::ev::{KeyboardEvent, MouseEvent};
use leptos::html::Div;
use leptos::prelude::*;
use protocol::completeness::CompletenessMap;
use view::map::{self, At, Layout};
use wasm_bindgen::JsCast;
use web_sys::Element;
use words::{Say, meaning, messages as m};

use super::{MapModel, drawing};
use crate::browser::language::language;
use crate::state::{Shown, use_evidence};
use crate::ui::chart::use_width;
use crate::ui::reactive::{dynamic, effect, memo};

/// Width of the column with accounts and regions, as in the style sheet.
const LABELS: f64 = 120.0;

/// The cells at the pointer and at the keyboard's cursor.
#[derive(Clone, Copy)]
struct Picking {
    model: MapModel,
    map: Memo<Arc<CompletenessMap>>,
    layout: Memo<Arc<Layout>>,
    hover: RwSignal<Option<At>>,
    cursor: RwSignal<Option<At>>,
    shown: RwSignal<Option<Shown>>,
}

/// Labels, axis and cells in a scrolling box.
#[component]
pub fn MapPlot(model: MapModel) -> impl IntoView {
    let room = NodeRef::<Div>::new();
    let width = use_width(room);
    let map = model.map;
    let layout = memo(move || map.with(|it| Arc::new(Layout::of(it, f64::from(width.get()) - LABELS))));
    let shown = use_evidence().shown();
    let (hover, cursor) = (RwSignal::new(None), model.cursor);
    let picking = Picking { model, map, layout, hover, cursor, shown };
    // Another part of the map has other cells.
    effect(move || {
        map.track();
        picking.hover.set(None);
        picking.cursor.set(None);
    });
    let window = NodeRef::<Div>::new();
    effect(move || {
        if let (Some(at), Some(window)) = (cursor.get(), window.get()) {
            layout.with_untracked(|it| reveal(it, at, &window));
        }
    });
    let size = move |of: fn(&Layout) -> f64| move || layout.with(|it| drawing::px(of(it)));
    let framed = move |at: RwSignal<Option<At>>, class: &'static str| {
        move || at.get().map(|at| layout.with(|it| drawing::frame(it, at, class)))
    };
    view! {
        <div class="map-room" node_ref=room>
            <div class="map-scroll" node_ref=window>
                <div class="map-labels">{dynamic(move || map.with(|it| labels(it)).into_any())}</div>
                <svg class="map-axis" width=size(|it| it.total_width) height=drawing::px(drawing::AXIS) aria-hidden="true" focusable="false">
                    {dynamic(move || map.with(|map| layout.with(|it| drawing::axis(map, it))).into_any())}
                </svg>
                <div
                    class="map-plot"
                    role="application"
                    tabindex="0"
                    aria-label=m::map_keys(language())
                    aria-describedby="map-readout"
                    data-testid="map-plot"
                    on:mousemove=move |event| picking.hover.set(picking.at(&event))
                    on:mouseleave=move |_| picking.hover.set(None)
                    on:click=move |event| picking.click(&event)
                    on:keydown=move |event| picking.key(&event)
                >
                    <svg width=size(|it| it.total_width) height=size(|it| it.total_height) aria-hidden="true" focusable="false">
                        <defs>{drawing::patterns()}</defs>
                        {dynamic(move || map.with(|map| layout.with(|it| drawing::cells(map, it))).into_any())}
                        {framed(picking.hover, "map-hover")}
                        {framed(picking.cursor, "map-cursor")}
                    </svg>
                </div>
            </div>
        </div>
        <p class="map-readout" id="map-readout" role="status">{dynamic(move || picking.readout().into_any())}</p>
    }
}

impl Picking {
    fn at(self, event: &MouseEvent) -> Option<At> {
        let plot = event.current_target()?.dyn_into::<Element>().ok()?.get_bounding_client_rect();
        let (x, y) = (f64::from(event.client_x()) - plot.left(), f64::from(event.client_y()) - plot.top());
        self.layout.with_untracked(|it| it.at(x, y))
    }

    fn click(self, event: &MouseEvent) {
        let at = self.at(event);
        self.cursor.set(at);
        at.into_iter().for_each(|at| self.choose(at));
    }

    fn choose(self, at: At) {
        self.model.choose(self.shown, at);
    }

    fn key(self, event: &KeyboardEvent) {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let (key, at) = (event.key(), self.cursor.get_untracked());
        match (key.as_str(), at) {
            ("Enter" | " ", Some(at)) => self.choose(at),
            ("Escape", Some(_)) => self.cursor.set(None),
            _ => match self.layout.with_untracked(|it| it.after_key(at, &key)) {
                Some(next) => self.cursor.set(Some(next)),
                None => return,
            },
        }
        event.prevent_default();
        event.stop_propagation();
    }

    /// The line below the map.
    fn readout(self) -> String {
        let (at, language) = (self.hover.get().or(self.cursor.get()), language());
        self.map.with(|it| match at.and_then(|at| Some((at, map::find(it, at)?.1))) {
            Some((at, state)) => {
                m::MapCell { cell: &map::words(it, at, language), meaning: meaning(state, language) }.say(language)
            }
            None if it.step == 1 => m::map_cell_is_hour(language).to_owned(),
            None => m::MapCellIsDays { days: u64::from(it.step / 24) }.say(language),
        })
    }
}

/// Scrolls to a cell. Labels and axis precede the cells.
fn reveal(layout: &Layout, at: At, window: &Element) {
    let room = [f64::from(window.client_width()) - LABELS, f64::from(window.client_height()) - drawing::AXIS];
    let place = [f64::from(window.scroll_left()), f64::from(window.scroll_top()), room[0], room[1]];
    let (left, top) = layout.reveal(at, place);
    // Pixels of the drawing.
    #[allow(clippy::cast_possible_truncation)]
    let (left, top) = (left as i32, top as i32);
    window.set_scroll_left(left);
    window.set_scroll_top(top);
}

/// Each account above its regions.
fn labels(map: &CompletenessMap) -> AnyView {
    let mut account = None;
    let rows = map.rows.iter().map(|row| {
        let head = (account != Some(&row.account)).then(|| {
            account = Some(&row.account);
            view! { <div class="map-account">{map::name(&row.account, language()).to_owned()}</div> }
        });
        view! { {head}<div class="map-region" title=row.region.clone()>{map::name(&row.region, language()).to_owned()}</div> }
    });
    rows.collect_view().into_any()
}
