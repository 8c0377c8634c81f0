//! What the parts of the events view share: the rows, the cursor, and which panels are open.

use leptos::prelude::*;
use protocol::{Cell, Question, Row, RowId, Sort, SortKey, Want};
use view::list;
use view::picked::Picked;
use view::widths::{fit, showing};

use super::cells::{self, Cells};
use super::columns::{self, Shown, columns};
use super::measure::{Letters, lacks_years, longest, needs, whole};
use crate::browser::layout;
use crate::engine_client::{Engine, Latest, Slot, use_engine};
use crate::state::{History, Scope, State, stale, use_history, use_state};
use crate::ui::list::Scroller;
use crate::ui::reactive::{effect, memo};

/// Height of the table's header in pixels.
const HEAD: f64 = 28.0;

/// Room for columns until it is known.
const USUAL_ROOM: f64 = 1000.0;

/// The state shared by the parts of the view.
#[derive(Clone, Copy)]
pub struct Events {
    pub state: State,
    pub engine: StoredValue<Engine, LocalStorage>,
    /// Where notes go, so that they can be undone.
    pub history: History,
    /// The rows around those on screen.
    pub slot: Slot,
    /// Where the table is scrolled to.
    pub scroller: Scroller,
    /// Cells of added columns that only raw records contain.
    cells: Latest<Cells>,
    /// The columns that there is room for, from left to right, and their widths in pixels.
    pub tracks: Memo<Vec<(Shown, f64)>>,
    /// The same without widths.
    shown: Memo<Vec<Shown>>,
    /// Whether there is no room for the years of times.
    pub lacks_years: Memo<bool>,
    /// How many columns stay when the table is scrolled sideways.
    pub pinned: Memo<usize>,
    /// The columns including those without room.
    pub arranged: Memo<Vec<Shown>>,
    /// The longest content of columns so far.
    letters: RwSignal<Letters>,
    /// Whether these are about an earlier filter. They stay until there are rows of the new one, which an error has not.
    remeasure: StoredValue<bool>,
    /// Index of the row that keys act on.
    pub cursor: RwSignal<Option<u64>>,
    /// Index of the cell that keys act on.
    pub column: RwSignal<usize>,
    /// The column of that cell, which may have given up its room since.
    acted_on: StoredValue<Option<Shown>>,
    /// The selected rows.
    pub picked: RwSignal<Picked>,
    /// What was copied, or why nothing was, for a moment.
    pub copied: RwSignal<Option<String>>,
    /// Where the range of selected rows begins that Shift extends.
    anchor: StoredValue<Option<u64>>,
    /// Whether the fields are shown.
    pub facets_open: RwSignal<bool>,
    /// Whether the timeline is shown even where it leaves few rows.
    pub strip_open: RwSignal<bool>,
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
        let height = Signal::derive(move || f64::from(state.parts.layout.with(|it| it.density.row_height())));
        let scroller = Scroller::new(matching.into(), height, HEAD);
        let window = memo(move || list::window(scroller.visible(), matching.get()));
        let question: Signal<Option<Question>> = Signal::derive(move || {
            let want = Want { rows: Some(window.get()), ..Want::default() };
            Some(state.question(state.sort.get(), want))
        });
        let slot = engine.watch(question);
        let asked = move || (state.scope().get(), state.sort.get());
        let letters = RwSignal::new(Letters::new());
        let has_notes = memo(move || engine.progress().with(|progress| progress.noted > 0));
        let arranged = memo(move || columns::arranged(state, has_notes.get()));
        let tracks = memo(move || {
            let room = if scroller.width() > 0.0 { scroller.width() } else { USUAL_ROOM };
            let columns = arranged.get();
            let needs =
                letters.with(|letters| state.parts.layout.with(|layout| needs(&columns, letters, layout, room)));
            let widths = fit(&needs, room);
            columns.into_iter().zip(widths).filter_map(|(column, width)| Some((column, width?))).collect()
        });
        let model = Events {
            state,
            engine: StoredValue::new_local(engine),
            history: use_history(),
            slot,
            scroller,
            cells: cells::watch(engine, slot, state),
            tracks,
            lacks_years: memo(move || tracks.with(|tracks| letters.with(|letters| lacks_years(tracks, letters)))),
            shown: memo(move || tracks.with(|tracks| tracks.iter().map(|(column, _)| column.clone()).collect())),
            pinned: memo(move || state.parts.layout.with(|layout| usize::from(layout.pinned))),
            arranged,
            letters,
            remeasure: StoredValue::new(false),
            cursor: RwSignal::new(None),
            column: RwSignal::new(1),
            acted_on: StoredValue::new(None),
            picked: RwSignal::new(Picked::default()),
            copied: RwSignal::new(None),
            anchor: StoredValue::new(None),
            facets_open: RwSignal::new(!layout::is_narrow()),
            strip_open: RwSignal::new(false),
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
            if before.as_ref().is_some_and(|before| *before != now) {
                model.cursor.set(None);
                model.unpick();
                scroller.to_top();
            }
            if before.is_some_and(|before| before.0 != now.0) {
                model.remeasure.set_value(true);
            }
            now
        });
        effect(move || model.measure());
        effect(move || model.keep_column());
        // With rows of another height, the cursor's row would be elsewhere.
        Effect::new(move |before: Option<f64>| {
            let now = height.get();
            if before.is_some_and(|before| before != now) {
                scroller.to_top();
                model.cursor.get_untracked().into_iter().for_each(|row| scroller.show(row));
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

    /// The columns that there is room for, from left to right.
    pub fn columns(self) -> Vec<Shown> {
        self.shown.get()
    }

    /// All columns in their usual order, including hidden ones.
    pub fn all_columns(self) -> Vec<Shown> {
        let has_notes = self.engine.get_value().progress().with(|progress| progress.noted > 0);
        self.state.columns.with(|added| columns(added, has_notes))
    }

    /// Looks at how long the contents of columns are. Only the first rows count: columns that change their width while
    /// somebody scrolls would be a nuisance.
    fn measure(self) {
        let columns = self.arranged.get();
        let now = self.slot.answer.with(|answer| {
            let window = answer.as_ref().and_then(|answer| answer.rows.as_ref()).filter(|window| window.first == 0);
            let rows = window.map(|window| window.rows.as_slice()).unwrap_or_default();
            longest(&columns, rows, &self.state.zone.get(), |row, path| self.cell(row, path))
        });
        let known = match self.remeasure.get_value() {
            true if !now.iter().all(|(_, letters)| *letters == 0) => {
                self.remeasure.set_value(false);
                Letters::new()
            }
            _ => self.letters.get_untracked(),
        };
        let of = |letters: &Letters, key: &SortKey| letters.iter().find(|(it, _)| it == key).map_or(0, |(_, n)| *n);
        let larger = |(key, now): &(SortKey, usize)| match key {
            // In another time zone, times may be shorter.
            SortKey::Time if *now > 0 => (key.clone(), *now),
            _ => (key.clone(), of(&known, key).max(*now)),
        };
        let larger: Letters = now.iter().map(larger).collect();
        if larger != known {
            self.letters.set(larger);
        }
    }

    /// Makes a column as wide as the longest of its contents that are loaded, although others may have to be scrolled to then.
    pub fn fit_to_content(self, key: &SortKey) {
        let Some(column) = self.arranged.get_untracked().into_iter().find(|column| column.key == *key) else { return };
        let letters = untrack(|| {
            self.slot.answer.with(|answer| {
                let rows = answer.as_ref().and_then(|answer| answer.rows.as_ref()).map(|window| window.rows.as_slice());
                let columns = std::slice::from_ref(&column);
                longest(columns, rows.unwrap_or_default(), &self.state.zone.get(), |row, path| self.cell(row, path))
            })
        });
        self.state.arrange(|layout| layout.set_width(key, Some(whole(&column, &letters))));
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

    /// Moves the cursor to a row and scrolls to it. An open detail follows.
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

    /// Moves the cursor by this many rows.
    pub fn step(self, rows: i64) {
        self.select(self.beyond(rows));
    }

    /// Moves the cursor by this many rows, and selects those in between.
    pub fn step_picking(self, rows: i64) {
        self.pick_to(self.beyond(rows));
    }

    fn beyond(self, rows: i64) -> u64 {
        match self.cursor.get_untracked() {
            Some(at) => at.saturating_add_signed(rows),
            // The first key goes to the topmost visible row.
            None => untrack(|| self.scroller.visible()).start,
        }
    }

    /// Makes keys act on the cell at this index.
    pub fn act_on(self, column: usize) {
        self.column.set(column);
        self.acted_on.set_value(untrack(|| self.columns()).into_iter().nth(column));
    }

    /// The column that keys act on, even if there is no room for it now.
    pub fn acted_on(self) -> Option<Shown> {
        self.acted_on.get_value().or_else(|| untrack(|| self.columns()).into_iter().nth(self.column.get_untracked()))
    }

    /// Follows the column that keys act on when others give up their room or get it back.
    fn keep_column(self) {
        let columns = self.columns();
        let at = self
            .acted_on
            .with_value(|it| columns.iter().position(|column| it.as_ref().is_some_and(|it| it.key == column.key)));
        at.into_iter().for_each(|at| self.column.set(at));
    }

    /// Moves the cursor by this many cells.
    pub fn step_column(self, cells: isize) {
        let last = untrack(|| self.columns()).len().saturating_sub(1);
        self.act_on(self.column.get_untracked().saturating_add_signed(cells).min(last));
        let Some(table) = self.scroller.element().get_untracked() else { return };
        let pinned = self.state.parts.layout.with_untracked(|layout| usize::from(layout.pinned));
        let (column, view) = (self.column.get_untracked(), f64::from(table.client_width()));
        let widths: Vec<f64> = self.tracks.with_untracked(|tracks| tracks.iter().map(|(_, width)| *width).collect());
        let scroll = f64::from(table.scroll_left());
        table.set_scroll_left(showing(&widths, pinned, column, scroll, view) as i32);
    }

    pub fn open(self) {
        if self.cursor.get_untracked().is_some() {
            self.follow.set(true);
        }
    }

    /// Selects a row besides the others, or no longer, and moves the cursor there.
    pub fn pick(self, row: u64) {
        self.select(row);
        self.anchor.set_value(Some(row));
        self.picked.update(|picked| picked.toggle(row));
    }

    /// Selects the rows from where the selection began up to this one.
    pub fn pick_to(self, row: u64) {
        let row = row.min(untrack(|| self.matching()).saturating_sub(1));
        let anchor = self.anchor.get_value().or(self.cursor.get_untracked()).unwrap_or(row);
        self.anchor.set_value(Some(anchor));
        self.select(row);
        self.picked.set(Picked::between(anchor, row));
    }

    /// The selected rows or, if there are none, that of the cursor, as far as they are loaded.
    pub fn chosen_rows(self) -> Vec<Row> {
        let chosen = self.chosen();
        self.slot.answer.with_untracked(|answer| {
            let window = answer.as_ref().and_then(|answer| answer.rows.as_ref());
            let rows = window.into_iter().flat_map(|window| (window.first..).zip(&window.rows));
            rows.filter(|(at, _)| chosen.has(*at)).map(|(_, row)| row.clone()).collect()
        })
    }

    /// Selects every row.
    pub fn pick_all(self) {
        if let Some(last) = untrack(|| self.matching()).checked_sub(1) {
            self.anchor.set_value(Some(0));
            self.picked.set(Picked::between(0, last));
        }
    }

    /// Selects nothing.
    pub fn unpick(self) {
        self.anchor.set_value(None);
        if self.picked.with_untracked(|picked| !picked.is_empty()) {
            self.picked.set(Picked::default());
        }
    }

    /// The selected rows or, if there are none, that of the cursor.
    pub fn chosen(self) -> Picked {
        let picked = self.picked.get_untracked();
        match self.cursor.get_untracked() {
            Some(row) if picked.is_empty() => Picked::one(row),
            _ => picked,
        }
    }
}
