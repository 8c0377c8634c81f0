//! Single events: the one that is open, and those marked for comparison.

use protocol::{Row, RowId};

use super::{Pairs, Part};
use crate::compare::MOST_EVENTS;

/// A chosen event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// Its eventID, which is kept in the fragment; "" if the record has none.
    pub event_id: String,
    /// Its row, if it was chosen in the table. Two different records may have the same eventID, and the one that was
    /// clicked must open. Not kept in the fragment, since row numbers differ from page to page.
    pub row: Option<RowId>,
}

impl Opened {
    /// Whether it is the event in this row.
    pub fn is(&self, event: &Row) -> bool {
        match self.row {
            Some(id) => event.id == id,
            None => !event.event_id.is_empty() && event.event_id == self.event_id,
        }
    }

    /// The event in a row.
    pub fn of(event: &Row) -> Opened {
        Opened { event_id: event.event_id.clone(), row: Some(event.id) }
    }

    fn read(event_id: &str) -> Option<Opened> {
        (!event_id.is_empty()).then(|| Opened { event_id: event_id.to_owned(), row: None })
    }

    fn write(&self, pairs: &mut Pairs, key: &str) {
        if !self.event_id.is_empty() {
            pairs.push(key, &self.event_id);
        }
    }
}

/// `event=…`: the event whose detail is open.
impl Part for Option<Opened> {
    fn read(pairs: &Pairs) -> Option<Opened> {
        pairs.last("event").and_then(Opened::read)
    }

    fn write(&self, pairs: &mut Pairs) {
        if let Some(opened) = self {
            opened.write(pairs, "event");
        }
    }

    fn is_step(before: &Self, now: &Self) -> bool {
        before.is_none() && now.is_some()
    }
}

/// The events to compare, and whether they are being compared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// The events.
    pub marked: Vec<Opened>,
    /// Whether they are being compared.
    pub open: bool,
}

impl Comparison {
    /// Compares the events in these rows, as many as can be compared; with none, nothing.
    pub fn of(events: &[Row]) -> Comparison {
        let marked: Vec<Opened> = events.iter().take(MOST_EVENTS).map(Opened::of).collect();
        Comparison { open: !marked.is_empty(), marked }
    }
}

/// `mark=…` for each event, and `compare=1`.
impl Part for Comparison {
    fn read(pairs: &Pairs) -> Comparison {
        let marked = pairs.all("mark").filter_map(Opened::read).take(MOST_EVENTS).collect();
        Comparison { marked, open: pairs.last("compare") == Some("1") }
    }

    fn write(&self, pairs: &mut Pairs) {
        self.marked.iter().for_each(|event| event.write(pairs, "mark"));
        if self.open {
            pairs.push("compare", "1");
        }
    }

    fn is_step(before: &Self, now: &Self) -> bool {
        !before.open && now.open
    }
}
