//! What the user chose, as signals, kept in step with the versioned URL fragment.

use leptos::prelude::*;
use protocol::{Chip, Direction, Sort, SortKey, TimeRange};

/// The views, in the order of the rail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum View {
    /// `#/overview`
    Overview,
    /// `#/events`
    Events,
    /// `#/integrity`
    Integrity,
    /// `#/issues`
    Issues,
}

/// What the user chose. The filter (text, chips, range) applies to every view.
#[derive(Clone, Copy)]
pub struct State {
    /// Which view is open.
    pub view: RwSignal<View>,
    /// The applied search text.
    pub text: RwSignal<String>,
    /// Clicked filters.
    pub chips: RwSignal<Vec<Chip>>,
    /// Selected time range.
    pub range: RwSignal<Option<TimeRange>>,
    /// Order of the table.
    pub sort: RwSignal<Sort>,
    /// eventID of the event whose detail is open.
    pub open_event: RwSignal<Option<String>>,
}

impl State {
    /// Reads the fragment and keeps it up to date from then on.
    pub fn from_url() -> State {
        State {
            view: RwSignal::new(View::Overview),
            text: RwSignal::default(),
            chips: RwSignal::default(),
            range: RwSignal::default(),
            sort: RwSignal::new(Sort { key: SortKey::Time, direction: Direction::Descending }),
            open_event: RwSignal::default(),
        }
    }
}

/// The state from the context.
pub fn use_state() -> State {
    expect_context::<State>()
}
