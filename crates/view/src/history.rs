//! What can be undone, and done again.

use protocol::SortKey;

use crate::fragment::Fragment;

/// Parts of one movement follow each other at least this quickly.
const ONE_MOVEMENT_MS: f64 = 400.0;

/// Most steps that can be undone.
const MOST_STEPS: usize = 200;

/// Steps that lead back, and those that lead forward again.
#[derive(Clone, Debug)]
pub struct History<T> {
    past: Vec<T>,
    future: Vec<T>,
}

/// A direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Back: undo.
    Back,
    /// Forward: redo.
    Forward,
}

impl<T> Default for History<T> {
    fn default() -> History<T> {
        History { past: Vec::new(), future: Vec::new() }
    }
}

impl<T> History<T> {
    /// Something new was done; this step leads back. What had been undone is gone.
    pub fn done(&mut self, back: T) {
        self.future.clear();
        if self.past.len() >= MOST_STEPS {
            self.past.remove(0);
        }
        self.past.push(back);
    }

    /// Takes the next step; `None` if there is none. [`History::went`] must follow.
    pub fn step(&mut self, way: Way) -> Option<T> {
        match way {
            Way::Back => self.past.pop(),
            Way::Forward => self.future.pop(),
        }
    }

    /// The step was taken; this one leads to where it began.
    pub fn went(&mut self, way: Way, opposite: T) {
        match way {
            Way::Back => self.future.push(opposite),
            Way::Forward => self.past.push(opposite),
        }
    }
}

/// Tells movements that consist of many changes, such as dragging the edge of a column, which are undone as a whole. Everything else is
/// a step of its own, however quickly it follows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Movement(Option<(SortKey, f64)>);

impl Movement {
    /// Notes a change at a time in milliseconds. Returns whether it goes on with the movement before.
    pub fn goes_on(&mut self, before: &Fragment, now: &Fragment, at: f64) -> bool {
        let column = before.layout.resized(&now.layout);
        let is_all = || *before == Fragment { layout: before.layout.clone(), ..now.clone() };
        let known = self.0.take();
        self.0 = column.filter(|_| is_all()).map(|column| (column, at));
        match (known, &self.0) {
            (Some((known, then)), Some((column, _))) => known == *column && at - then < ONE_MOVEMENT_MS,
            _ => false,
        }
    }

    /// The next change begins something new.
    pub fn end(&mut self) {
        self.0 = None;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use protocol::Column;

    use super::*;

    #[test]
    fn only_one_movement_is_one_step() {
        let wide = |column: Column, width: f64| {
            let mut fragment = Fragment::default();
            fragment.layout.set_width(&SortKey::Column(column), Some(width));
            fragment
        };
        let text = |text: &str| {
            let mut fragment = wide(Column::EventName, 120.0);
            fragment.scope.text = text.to_owned();
            fragment
        };
        let mut movement = Movement::default();
        let (mut before, mut at) = (Fragment::default(), 0.0);
        let mut change = |now: Fragment, later: f64, movement: &mut Movement| {
            at += later;
            movement.goes_on(&std::mem::replace(&mut before, now.clone()), &now, at)
        };
        assert!(!change(wide(Column::EventName, 100.0), 0.0, &mut movement), "it begins");
        assert!(change(wide(Column::EventName, 110.0), 16.0, &mut movement));
        assert!(!change(wide(Column::EventName, 120.0), 500.0, &mut movement), "a pause");
        assert!(!change(text("a"), 1.0, &mut movement), "something else");
        assert!(!change(text("b"), 1.0, &mut movement), "two distinct actions");
        let mut both = wide(Column::User, 100.0);
        both.layout.set_width(&SortKey::Column(Column::EventName), Some(120.0));
        assert!(!change(both.clone(), 1.0, &mut movement), "a width and more");
        both.layout.set_width(&SortKey::Column(Column::User), Some(110.0));
        assert!(!change(both.clone(), 1.0, &mut movement), "it begins");
        both.layout.set_width(&SortKey::Column(Column::EventName), Some(130.0));
        assert!(!change(both.clone(), 1.0, &mut movement), "another column");
        movement.end();
        both.layout.set_width(&SortKey::Column(Column::EventName), Some(140.0));
        assert!(!change(both, 1.0, &mut movement), "after undoing");
    }

    /// A number that is set, and set back.
    #[derive(Default)]
    struct Sheet {
        now: u32,
        history: History<u32>,
    }

    impl Sheet {
        fn set(&mut self, to: u32) {
            self.history.done(std::mem::replace(&mut self.now, to));
        }

        fn go(&mut self, way: Way) {
            if let Some(to) = self.history.step(way) {
                let from = std::mem::replace(&mut self.now, to);
                self.history.went(way, from);
            }
        }
    }

    #[test]
    fn something_new_ends_what_was_undone() {
        let mut sheet = Sheet::default();
        [1, 2, 3].into_iter().for_each(|to| sheet.set(to));
        let mut seen = Vec::new();
        for way in [Way::Back, Way::Back, Way::Forward, Way::Back, Way::Back, Way::Back, Way::Forward] {
            sheet.go(way);
            seen.push(sheet.now);
        }
        assert_eq!(seen, [2, 1, 2, 1, 0, 0, 1]);
        sheet.set(9);
        sheet.go(Way::Forward);
        assert_eq!(sheet.now, 9);
        sheet.go(Way::Back);
        assert_eq!(sheet.now, 1);
    }

    proptest! {
        #[test]
        fn all_that_was_done_can_be_undone_and_done_again(steps in proptest::collection::vec(0u32..9, 0..300)) {
            let mut sheet = Sheet::default();
            steps.iter().for_each(|to| sheet.set(*to));
            let end = sheet.now;
            steps.iter().for_each(|_| sheet.go(Way::Back));
            let reached = steps.len().checked_sub(MOST_STEPS).and_then(|more| more.checked_sub(1));
            prop_assert_eq!(sheet.now, reached.and_then(|at| steps.get(at)).copied().unwrap_or(0));
            steps.iter().for_each(|_| sheet.go(Way::Forward));
            prop_assert_eq!(sheet.now, end);
        }
    }
}
