//! Which rows of a very long list are on screen, and where.
//!
//! Browsers limit the height of elements (Firefox to 17.9 million pixels, Chromium to 33.5 million): 2,000,000 rows of
//! 28 pixels do not fit. So the scrolled element is at most [`MOST_HEIGHT`] tall, and two positions are kept:
//!
//! ```text
//!   scroll   0 ─────────────────────── limit of the browser's scroll bar      (the value of `scrollTop`)
//!   position 0 ───────────────────────────────────────────── limit of the rows (which pixel of the rows is on top)
//! ```
//!
//! Within a margin at both ends, the two move in step, so that the ends can be reached exactly. In between, a fraction
//! of one is the same fraction of the other. A small step of the scroll bar (wheel, touch, arrow) moves the rows by
//! just as much, so that reading is smooth; a large one (dragging) jumps to where the bar is. Small steps make the two
//! drift apart, so when scrolling pauses, the caller sets the scroll bar back to [`Extent::scroll_of`], which changes
//! nothing visible.

use std::ops::Range;

use crate::scale::within;

/// The tallest element that every browser displays, with a safety margin.
pub const MOST_HEIGHT: f64 = 8_000_000.0;

/// Within this distance of an end, a pixel of the scroll bar is a pixel of the rows.
const MARGIN: f64 = 100_000.0;

/// A step of the scroll bar up to this many screens scrolls the rows by as much; a larger one is a jump.
const STEP_SCREENS: f64 = 3.0;

/// Rows are requested in blocks of this many, so that scrolling by a row requests nothing new.
const BLOCK: u64 = 64;

/// The size of a list.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Extent {
    /// Number of rows.
    pub rows: u64,
    /// Height of each row in pixels.
    pub row_height: f64,
    /// Height of the visible part in pixels.
    pub viewport: f64,
}

/// Where a list is scrolled to.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct ScrollPosition {
    /// Current or intended value of `scrollTop`.
    pub scroll: f64,
    /// Which pixel of the rows is on top.
    pub position: f64,
}

impl Extent {
    /// Height of all rows.
    fn content(&self) -> f64 {
        self.rows as f64 * self.row_height
    }

    /// Height of the scrolled element.
    pub fn height(&self) -> f64 {
        self.content().min(MOST_HEIGHT)
    }

    fn position_limit(&self) -> f64 {
        (self.content() - self.viewport).max(0.0)
    }

    fn scroll_limit(&self) -> f64 {
        (self.height() - self.viewport).max(0.0)
    }

    /// Position of the scroll bar for this position of the rows.
    pub fn scroll_of(&self, position: f64) -> f64 {
        self.stretched(position, self.position_limit(), self.scroll_limit())
    }

    fn position_of(&self, scroll: f64) -> f64 {
        self.stretched(scroll, self.scroll_limit(), self.position_limit())
    }

    /// Converts from one length to another: the margins stay, and the part in between is stretched.
    fn stretched(&self, value: f64, from: f64, to: f64) -> f64 {
        let value = within(value, 0.0, from);
        if value <= MARGIN || from <= 2.0 * MARGIN {
            value.min(to)
        } else if value >= from - MARGIN {
            to - (from - value)
        } else {
            MARGIN + (value - MARGIN) / (from - 2.0 * MARGIN) * (to - 2.0 * MARGIN)
        }
    }

    /// To be called when the scroll bar moved from `last` to `scroll`. If the returned `scroll` differs, the scroll bar
    /// has to be set to it, because it is at an end that the rows have not reached yet.
    pub fn scrolled(&self, last: ScrollPosition, scroll: f64) -> ScrollPosition {
        let step = scroll - last.scroll;
        if self.content() <= MOST_HEIGHT {
            return ScrollPosition { scroll, position: within(scroll, 0.0, self.position_limit()) };
        }
        if step.abs() > self.viewport * STEP_SCREENS {
            return ScrollPosition { scroll, position: self.position_of(scroll) };
        }
        let position = within(last.position + step, 0.0, self.position_limit());
        let at_end = scroll <= 0.0 || scroll >= self.scroll_limit();
        let there = position <= 0.0 || position >= self.position_limit();
        let scroll = if at_end || there { self.scroll_of(position) } else { scroll };
        ScrollPosition { scroll, position }
    }

    /// The place with this position on top.
    pub fn at(&self, position: f64) -> ScrollPosition {
        let position = within(position, 0.0, self.position_limit());
        ScrollPosition { scroll: self.scroll_of(position), position }
    }

    /// The nearest place at which a row is fully visible.
    pub fn showing(&self, place: ScrollPosition, row: u64) -> ScrollPosition {
        let top = row as f64 * self.row_height;
        let bottom = top + self.row_height;
        if top < place.position {
            self.at(top)
        } else if bottom > place.position + self.viewport {
            self.at(bottom - self.viewport)
        } else {
            place
        }
    }

    /// The rows that are at least partly visible.
    pub fn visible(&self, place: ScrollPosition) -> Range<u64> {
        if self.rows == 0 || self.row_height <= 0.0 {
            return 0..0;
        }
        let first = row_at(place.position / self.row_height);
        let last = row_at(((place.position + self.viewport) / self.row_height).ceil());
        first.min(self.rows)..last.min(self.rows)
    }

    /// Number of rows that fit completely: what Page Down moves by.
    pub fn page(&self) -> u64 {
        row_at((self.viewport / self.row_height.max(1.0)).floor()).max(1)
    }

    /// Where `row` is drawn, in pixels from the top of the scrolled element.
    pub fn top_of(&self, place: ScrollPosition, row: u64) -> f64 {
        place.scroll + (row as f64 * self.row_height - place.position)
    }
}

/// The rows to request in order to have `visible` and some more on both sides: first and count.
pub fn window(visible: Range<u64>, rows: u64) -> (u64, u32) {
    let first = visible.start.saturating_sub(BLOCK / 2) / BLOCK * BLOCK;
    let end = (visible.end.saturating_add(BLOCK / 2)).div_ceil(BLOCK).saturating_mul(BLOCK).min(rows.max(BLOCK));
    (first, u32::try_from(end.saturating_sub(first)).unwrap_or(u32::MAX))
}

/// Saturates below 0; a list has far fewer rows than 2^53.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "positions are small whole numbers")]
fn row_at(value: f64) -> u64 {
    value as u64
}

#[cfg(test)]
#[allow(clippy::cast_possible_truncation, reason = "numbers made up here")]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const LONG: Extent = Extent { rows: 2_000_000, row_height: 28.0, viewport: 700.0 };

    #[test]
    fn short_lists_scroll_as_the_browser_does() {
        let list = Extent { rows: 100, row_height: 28.0, viewport: 700.0 };
        let place = list.scrolled(ScrollPosition::default(), 560.0);
        assert_eq!(place, ScrollPosition { scroll: 560.0, position: 560.0 });
        assert_eq!(list.visible(place), 20..45);
        assert_eq!(list.top_of(place, 20), 560.0);
        assert_eq!(list.page(), 25);
    }

    #[test]
    fn the_bar_reaches_both_ends_of_a_long_list() {
        let end = LONG.scrolled(ScrollPosition::default(), LONG.height() - LONG.viewport);
        assert_eq!(LONG.visible(end), 1_999_975..2_000_000);
        let start = LONG.scrolled(end, 0.0);
        assert_eq!(LONG.visible(start), 0..25);
    }

    #[test]
    fn a_wheel_step_moves_a_long_list_by_its_own_length() {
        let middle = LONG.at(28_000_000.0);
        let place = LONG.scrolled(middle, middle.scroll + 100.0);
        assert_eq!(place.position, 28_000_100.0);
        assert_eq!(place.scroll, middle.scroll + 100.0);
    }

    #[test]
    fn wheel_steps_reach_the_top_although_the_bar_gets_there_first() {
        let mut place = LONG.at(50_000.0);
        let mut steps = 0;
        while place.position > 0.0 {
            // Like a browser, which stops at 0 and reports nothing more once it is there.
            let scroll = (place.scroll - 120.0).max(0.0);
            assert_ne!(scroll, place.scroll, "stuck at {place:?}");
            place = LONG.scrolled(place, scroll);
            steps += 1;
            assert!(steps < 2_000);
        }
        assert_eq!(place.scroll, 0.0);
    }

    #[test]
    fn windows_do_not_change_with_every_row() {
        assert_eq!(window(0..25, 1000), (0, 64));
        assert_eq!(window(31..56, 1000), (0, 128));
        assert_eq!(window(40..65, 1000), (0, 128));
        assert_eq!(window(200..225, 1000), (128, 192));
        assert_eq!(window(975..1000, 1000), (896, 104));
        assert_eq!(window(0..0, 0), (0, 64));
    }

    proptest! {
        #[test]
        fn every_row_can_be_shown(rows in 1u64..5_000_000, share in 0.0f64..1.0, viewport in 28.0f64..3000.0) {
            let list = Extent { rows, row_height: 28.0, viewport };
            let row = (rows as f64 * share) as u64;
            let place = list.showing(ScrollPosition::default(), row);
            prop_assert!(list.visible(place).contains(&row));
            let top = list.top_of(place, row);
            prop_assert!(top >= place.scroll - 0.01 && top + 28.0 <= place.scroll + viewport + 0.01 || viewport < 28.0);
            let (first, count) = window(list.visible(place), rows);
            prop_assert!(first <= list.visible(place).start && first + u64::from(count) >= list.visible(place).end);
            // Setting the bar to its place afterwards moves nothing.
            let settled = list.at(place.position);
            prop_assert_eq!(list.visible(settled), list.visible(place));
        }

        #[test]
        fn places_stay_inside(rows in 0u64..5_000_000, steps in proptest::collection::vec(-5000.0f64..5000.0, 0..40)) {
            let list = Extent { rows, ..LONG };
            let mut place = ScrollPosition::default();
            for step in steps {
                let scroll = (place.scroll + step).clamp(0.0, (list.height() - list.viewport).max(0.0));
                place = list.scrolled(place, scroll);
                let visible = list.visible(place);
                prop_assert!(visible.end <= rows && (rows == 0 || visible.start < rows));
            }
        }
    }
}
