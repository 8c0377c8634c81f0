//! What a drag or an arrow key selects in a timeline.
//!
//! ```text
//! max ┤      ┌┐
//!     │   ┌┐ ││
//!   0 ┼─┬┬┴┴┬┴┴──
//!       └anchor └focus   always whole bins
//! ```

use protocol::{Micros, TimeRange};

use super::TimelineTable;

/// A selection of whole bins, from where it began to where it is now. Moving without extending takes the anchor along.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Brush {
    /// Bin in which it began.
    pub anchor: usize,
    /// Bin in which it is now.
    pub focus: usize,
}

impl Brush {
    /// A selection of a single bin.
    pub fn at(bin: usize) -> Brush {
        Brush { anchor: bin, focus: bin }
    }

    /// The same start with another end.
    pub fn extended_to(self, bin: usize) -> Brush {
        Brush { focus: bin, ..self }
    }

    /// First bin and the one after the last.
    pub fn bins(self) -> (usize, usize) {
        (self.anchor.min(self.focus), self.anchor.max(self.focus) + 1)
    }

    /// The effect of a key in a chart of `len` bins: arrows move by one, PageUp and PageDown by a tenth, Home and End
    /// to the ends; with `extend` (Shift), the anchor stays. `None` for other keys.
    pub fn after_key(self, key: &str, extend: bool, len: usize) -> Option<Brush> {
        let last = len.checked_sub(1)?;
        let leap = (len / 10).max(1);
        let focus = match key {
            "ArrowLeft" => self.focus.saturating_sub(1),
            "ArrowRight" => (self.focus + 1).min(last),
            "PageDown" => self.focus.saturating_sub(leap),
            "PageUp" => (self.focus + leap).min(last),
            "Home" => 0,
            "End" => last,
            _ => return None,
        };
        Some(if extend { self.extended_to(focus) } else { Brush::at(focus) })
    }

    /// The period it covers.
    pub fn range(self, table: &TimelineTable) -> TimeRange {
        let (first, end) = self.bins();
        TimeRange { from: Micros(table.bin_start(first)), to: Micros(table.bin_start(end)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_move_and_extend() {
        let brush = Brush::at(5);
        assert_eq!(brush.after_key("ArrowRight", false, 10), Some(Brush::at(6)));
        assert_eq!(brush.after_key("ArrowLeft", true, 10), Some(Brush { anchor: 5, focus: 4 }));
        assert_eq!(Brush::at(9).after_key("ArrowRight", false, 10), Some(Brush::at(9)));
        assert_eq!(brush.after_key("Home", true, 10), Some(Brush { anchor: 5, focus: 0 }));
        assert_eq!(brush.after_key("x", false, 10), None);
        assert_eq!(brush.after_key("ArrowLeft", false, 0), None);
        let table = TimelineTable { edges: (0..5).map(|bin| bin * 10).collect(), ..TimelineTable::default() };
        let range = Brush { anchor: 2, focus: 1 }.range(&table);
        assert_eq!((range.from, range.to), (Micros(10), Micros(30)));
    }
}
