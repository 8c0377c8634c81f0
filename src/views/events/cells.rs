//! Cells of added columns that only raw records contain, fetched for the rows around those on screen.

use leptos::prelude::*;
use protocol::{Cell, FieldPath, GetCells, RowId};
use view::chips::path_column;

use crate::engine_client::{Engine, Latest, Slot, why_not};
use crate::state::State;

/// The cells fetched last.
#[derive(Default, PartialEq)]
pub struct Cells {
    paths: Vec<FieldPath>,
    rows: Vec<RowId>,
    cells: Vec<Vec<Cell>>,
}

impl Cells {
    /// The values at a path in a row's record, if fetched.
    pub fn of(&self, row: RowId, path: &[String]) -> Option<&Cell> {
        let cells = self.cells.get(self.rows.iter().position(|known| *known == row)?)?;
        cells.get(self.paths.iter().position(|known| *known == *path)?)
    }
}

/// Fetches cells whenever rows or columns change. Earlier cells stay until then.
pub fn watch(engine: Engine, slot: Slot, state: State) -> Latest<Cells> {
    let question = Signal::derive(move || {
        let mut paths = state.columns.get();
        paths.retain(|path| path_column(path).is_none());
        let rows: Vec<RowId> = slot.answer.with(|answer| {
            let window = answer.as_ref().and_then(|answer| answer.rows.as_ref());
            window.map(|window| window.rows.iter().map(|row| row.id).collect()).unwrap_or_default()
        });
        (!paths.is_empty() && !rows.is_empty()).then_some((rows, paths))
    });
    engine.latest(question, |engine, (rows, paths)| {
        Box::pin(async move {
            let cells = engine.request(GetCells { rows: rows.clone(), paths: paths.clone() }).await;
            cells.map(|cells| Cells { paths, rows, cells }).map_err(|why| Some(why_not(&why)))
        })
    })
}
