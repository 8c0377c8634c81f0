//! Positions of cells.

use protocol::completeness::{CompletenessMap, HourState};

use crate::format::decimal;
use crate::scale::within;

/// A cell: row and column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct At {
    /// Index of the row, counted over all accounts.
    pub row: u32,
    /// Index of the column.
    pub column: u32,
}

/// Sizes in pixels. Each account has a heading above its regions.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Layout {
    /// Width of a cell.
    pub width: f64,
    /// Width of the whole drawing.
    pub total_width: f64,
    /// Height of the whole drawing.
    pub total_height: f64,
    /// Top of each row.
    tops: Vec<f64>,
    columns: u32,
}

impl Layout {
    /// Height of a row, including the line between rows.
    pub const ROW: f64 = 16.0;

    /// Height of the heading above an account's regions.
    pub const HEAD: f64 = 20.0;

    /// Narrower cells would be too small to click; the map scrolls instead.
    const LEAST_WIDTH: f64 = 3.0;

    /// Wider ones would make a map of few hours look like blocks.
    const MOST_WIDTH: f64 = 28.0;

    /// The layout for an available width of `room`.
    pub fn of(map: &CompletenessMap, room: f64) -> Layout {
        let columns = f64::from(map.columns.max(1));
        let width = within(room / columns, Layout::LEAST_WIDTH, Layout::MOST_WIDTH);
        // Whole pixels keep edges crisp, if cells are wide enough for that.
        let width = if width >= 6.0 { width.floor() } else { width };
        let (mut tops, mut top, mut account) = (Vec::with_capacity(map.rows.len()), 0.0, None);
        for row in &map.rows {
            if account != Some(&row.account) {
                account = Some(&row.account);
                top += Layout::HEAD;
            }
            tops.push(top);
            top += Layout::ROW;
        }
        Layout { width, total_width: width * columns, total_height: top, tops, columns: map.columns }
    }

    /// The cell at a point of the drawing.
    pub fn at(&self, x: f64, y: f64) -> Option<At> {
        let row = self.tops.partition_point(|top| *top <= y).checked_sub(1)?;
        let inside = self.tops.get(row).is_some_and(|top| y < top + Layout::ROW);
        if !inside || x < 0.0 || x >= self.total_width {
            return None;
        }
        // Checked above: not negative, and less than the number of columns.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let column = (x / self.width) as u32;
        Some(At { row: u32::try_from(row).ok()?, column: column.min(self.columns.saturating_sub(1)) })
    }

    /// Left and top of a cell.
    pub fn place(&self, at: At) -> (f64, f64) {
        let top = self.tops.get(at.row as usize).copied().unwrap_or(0.0);
        (f64::from(at.column) * self.width, top)
    }

    /// How far to scroll a window (left, top, width, height, in pixels of the drawing) to show a cell: no further than
    /// necessary.
    pub fn reveal(&self, at: At, window: [f64; 4]) -> (f64, f64) {
        let [left, top, width, height] = window;
        let (x, y) = self.place(at);
        // The last cells may be wider than the window; then their beginnings count.
        let into = |from: f64, room: f64, cell: f64, size: f64| from.max(cell + size - room).min(cell);
        // Includes the line with the account.
        (into(left, width, x, self.width), into(top, height, y - Layout::HEAD, Layout::ROW + Layout::HEAD))
    }

    /// The cells with one state as the path of an SVG drawing: a rectangle for each run.
    pub fn path(&self, map: &CompletenessMap, state: HourState) -> String {
        let mut path = String::new();
        let height = Layout::ROW - 1.0;
        for (row, top) in map.rows.iter().zip(&self.tops) {
            let mut column = 0.0;
            for run in row.cells.chunk_by(|a, b| a == b) {
                let length = run.len() as f64;
                if run.first() == Some(&state) {
                    let (x, width) = (column * self.width, decimal(length * self.width, 1));
                    path.push_str(&format!(
                        "M{} {}h{width}v{}h-{width}z",
                        decimal(x, 1),
                        decimal(*top, 1),
                        decimal(height, 1)
                    ));
                }
                column += length;
            }
        }
        path
    }

    /// The cell that a key leads to; `None` for other keys.
    pub fn after_key(&self, from: Option<At>, key: &str) -> Option<At> {
        let last =
            At { row: u32::try_from(self.tops.len()).ok()?.checked_sub(1)?, column: self.columns.checked_sub(1)? };
        let Some(At { row, column }) = from else {
            return matches!(key, "ArrowLeft" | "ArrowRight" | "ArrowUp" | "ArrowDown" | "Home" | "End")
                .then_some(At { row: 0, column: if key == "End" || key == "ArrowLeft" { last.column } else { 0 } });
        };
        let at = match key {
            "ArrowLeft" => At { row, column: column.saturating_sub(1) },
            "ArrowRight" => At { row, column: column.saturating_add(1) },
            "ArrowUp" => At { row: row.saturating_sub(1), column },
            "ArrowDown" => At { row: row.saturating_add(1), column },
            "PageUp" => At { row: row.saturating_sub(10), column },
            "PageDown" => At { row: row.saturating_add(10), column },
            "Home" => At { row, column: 0 },
            "End" => At { row, column: last.column },
            _ => return None,
        };
        Some(At { row: at.row.min(last.row), column: at.column.min(last.column) })
    }
}
