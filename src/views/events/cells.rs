//! Cells of columns that were added to the table and that only raw records hold: fetched for the rows around those on screen.

use std::sync::Arc;

use leptos::prelude::*;
use protocol::{Cell, Request, Response, RowId};
use view::chips::path_column;

use crate::engine_client::{Engine, Slot};
use crate::state::State;
use crate::ui::reactive::effect;

/// What was fetched last.
#[derive(Default, PartialEq)]
pub struct Cells {
    paths: Vec<Vec<String>>,
    rows: Vec<RowId>,
    cells: Vec<Vec<Cell>>,
}

impl Cells {
    /// What stands at a path in the record of a row, if it was fetched.
    pub fn of(&self, row: RowId, path: &[String]) -> Option<&Cell> {
        let cells = self.cells.get(self.rows.iter().position(|known| *known == row)?)?;
        cells.get(self.paths.iter().position(|known| known == path)?)
    }
}

/// Fetches whenever there are other rows or other columns; what was fetched before stays until then.
pub fn watch(engine: Engine, slot: Slot, state: State) -> RwSignal<Arc<Cells>> {
    let fetched = RwSignal::new(Arc::new(Cells::default()));
    let newest = StoredValue::new(0_u64);
    effect(move || {
        let number = newest.get_value() + 1;
        newest.set_value(number);
        let mut paths = state.columns.get();
        paths.retain(|path| path_column(path).is_none());
        let rows: Vec<RowId> = slot.answer.with(|answer| {
            let window = answer.as_ref().and_then(|answer| answer.rows.as_ref());
            window.map(|window| window.rows.iter().map(|row| row.id).collect()).unwrap_or_default()
        });
        if paths.is_empty() || rows.is_empty() {
            return;
        }
        leptos::task::spawn_local(async move {
            let answer = engine.request(Request::Cells(rows.clone(), paths.clone())).await;
            if let (Response::Cells(cells), true) = (answer, newest.try_get_value() == Some(number)) {
                fetched.try_set(Arc::new(Cells { paths, rows, cells }));
            }
        });
    });
    fetched
}
