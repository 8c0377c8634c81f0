//! What the parts of the events view share: the rows, the cursor, and which panels are open.

use leptos::prelude::*;
use protocol::{Cell, Question, Row, RowId, Sort, Want};
use view::list;

use super::cells::{self, Cells};
use super::columns::{Shown, columns};
use crate::browser::layout;
use crate::engine_client::{Engine, Latest, Slot, use_engine};
use crate::state::{Scope, State, stale, use_state};
use crate::ui::list::Scroller;
use crate::ui::reactive::{effect, memo};

/// Height of a row of the table, and of its header, in pixels.
pub const ROW: f64 = 28.0;

/// The state shared by the parts of the view.
#[derive(Clone, Copy)]
pub struct Events {
    pub state: State,
    pub engine: StoredValue<Engine, LocalStorage>,
    /// The rows around those on screen.
    pub slot: Slot,
    /// Where the table is scrolled to.
    pub scroller: Scroller,
    /// Cells of added columns that only raw records contain.
    cells: Latest<Cells>,
    /// Index of the selected row.
    pub cursor: RwSignal<Option<u64>>,
    /// Index of the selected cell.
    pub column: RwSignal<usize>,
    /// Whether the fields are shown.
    pub facets_open: RwSignal<bool>,
    /// Whether the open event should follow the cursor as soon as its row is there.
    follow: RwSignal<bool>,
    /// Whether the rows on screen belong to an earlier filter or order.
    pub stale: Memo<bool>,
}

impl Events {
    /// Starts asking for rows.
    pub fn new() -> Events {
        let (state, engine) = (use_state(), use_engine());
        let matching = RwSignal::new(0);
        let scroller = Scroller::new(matching.into(), ROW, ROW);
        let window = memo(move || list::window(scroller.visible(), matching.get()));
        let question: Signal<Option<Question>> = Signal::derive(move || {
            let want = Want { rows: Some(window.get()), ..Want::default() };
            Some(state.question(state.sort.get(), want))
        });
        let slot = engine.watch(question);
        let asked = move || (state.scope().get(), state.sort.get());
        let model = Events {
            state,
            engine: StoredValue::new_local(engine),
            slot,
            scroller,
            cells: cells::watch(engine, slot, state),
            cursor: RwSignal::new(None),
            column: RwSignal::new(1),
            facets_open: RwSignal::new(!layout::is_narrow()),
            follow: RwSignal::new(false),
            stale: stale(slot, Signal::derive(asked)),
        };
        // The window depends on the number of rows, which comes with the answer to the question about the window, so
        // the number has to be a signal of its own.
        effect(move || {
            let now = slot.answer.with(|answer| answer.as_ref().map_or(0, |answer| answer.matching));
            if matching.get_untracked() != now {
                matching.set(now);
            }
        });
        // Other events, so start at the top.
        Effect::new(move |before: Option<(Scope, Sort)>| {
            let now = asked();
            if before.is_some_and(|before| before != now) {
                model.cursor.set(None);
                scroller.to_top();
            }
            now
        });
        effect(move || {
            if let Some(row) = model.follow.get().then(|| model.row_at_cursor()).flatten() {
                model.follow.set(false);
                state.open(row.event_id, row.id);
            }
        });
        model
    }

    /// Number of rows.
    pub fn matching(self) -> u64 {
        self.slot.answer.with(|answer| answer.as_ref().map_or(0, |answer| answer.matching))
    }

    /// The row at an index, if it is loaded.
    pub fn row(self, index: u64) -> Option<Row> {
        self.slot.answer.with(|answer| {
            let window = answer.as_ref()?.rows.as_ref()?;
            let at = usize::try_from(index.checked_sub(window.first)?).ok()?;
            window.rows.get(at).cloned()
        })
    }

    pub fn columns(self) -> Vec<Shown> {
        self.state.columns.with(|added| columns(added))
    }

    /// The values of an added column in a row, if fetched.
    pub fn cell(self, row: RowId, path: &[String]) -> Option<Cell> {
        self.cells.answer.with(|cells| cells.as_ref()?.of(row, path).cloned())
    }

    /// Why cells of added columns are missing.
    pub fn cells_missing(self) -> Option<String> {
        self.cells.error.get()
    }

    /// The selected row, if it is loaded.
    pub fn row_at_cursor(self) -> Option<Row> {
        self.cursor.get().and_then(|index| self.row(index))
    }

    /// Whether an event is open.
    pub fn detail_open(self) -> Memo<bool> {
        let open = self.state.parts.opened;
        memo(move || open.with(Option::is_some))
    }

    /// Selects a row and scrolls to it. An open detail follows.
    pub fn select(self, index: u64) {
        let last = untrack(|| self.matching()).checked_sub(1);
        let Some(last) = last else { return };
        let index = index.min(last);
        self.cursor.set(Some(index));
        self.scroller.show(index);
        if self.state.parts.opened.with_untracked(Option::is_some) {
            self.follow.set(true);
        }
    }

    /// Moves the selection by this many rows.
    pub fn step(self, rows: i64) {
        let to = match self.cursor.get_untracked() {
            Some(at) => at.saturating_add_signed(rows),
            // The first key selects the topmost visible row.
            None => untrack(|| self.scroller.visible()).start,
        };
        self.select(to);
    }

    /// Moves the selection by this many cells.
    pub fn step_column(self, cells: isize) {
        let last = untrack(|| self.columns()).len().saturating_sub(1);
        self.column.update(|column| *column = column.saturating_add_signed(cells).min(last));
    }

    pub fn open(self) {
        if self.cursor.get_untracked().is_some() {
            self.follow.set(true);
        }
    }
}
