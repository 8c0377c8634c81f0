//! What the user chose, as signals, kept in step with the versioned URL fragment.

mod dialogs;
mod evidence;
mod stale;
mod summary;
mod transfer;
mod url;

use leptos::prelude::*;
use protocol::{Chip, Column, Field, GroupKey, Notation, Question, Row, RowId, Sort, TimeRange, Want};
use view::chips;
use view::compare::MOST_EVENTS;
use view::fragment::{Fragment, MOST_CHARTS, MOST_COLUMNS, MOST_FACETS};

pub use dialogs::{Dialogs, use_dialogs};
pub use evidence::{Evidence, Shown, use_evidence};
pub use stale::stale;
pub use summary::{Summary, use_summary};
pub use transfer::{Transfer, use_transfer};
pub use view::fragment::View;

/// What the user chose. The filter (text, chips, range) applies to every view.
#[derive(Clone, Copy)]
pub struct State {
    /// Which view is open.
    pub view: RwSignal<View>,
    /// The applied search text.
    pub text: RwSignal<String>,
    /// How it is to be read; `None`: as it looks.
    pub notation: RwSignal<Option<Notation>>,
    /// Clicked filters.
    pub chips: RwSignal<Vec<Chip>>,
    /// Selected time range.
    pub range: RwSignal<Option<TimeRange>>,
    /// Order of the table.
    pub sort: RwSignal<Sort>,
    /// The event whose detail is open.
    pub open_event: RwSignal<Option<Opened>>,
    /// Fields, by path, that were added to the usual ones of the events view.
    pub facets: RwSignal<Vec<Vec<String>>>,
    /// Events that are to be compared.
    pub marked: RwSignal<Vec<Opened>>,
    /// Columns, by path, that were added to the table.
    pub columns: RwSignal<Vec<Vec<String>>>,
    /// Fields, by path, that have a chart of their own on the overview.
    pub charts: RwSignal<Vec<Vec<String>>>,
    /// What the events are grouped by, while that is shown.
    pub group: RwSignal<Vec<GroupKey>>,
    /// The marked events are being compared.
    pub comparing: RwSignal<bool>,
    /// All fields of the records are listed, not the usual ones.
    pub all_fields: RwSignal<bool>,
    scope: Memo<Scope>,
}

/// An event whose detail is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// Its eventID, which the URL carries; "" if the record has none.
    pub event_id: String,
    /// Its row, if it was opened from one. Two different records may claim the same eventID, and what was clicked is
    /// what must open.
    pub row: Option<RowId>,
}

/// Which events are asked for: the filter as a value.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scope {
    /// Search text.
    pub text: String,
    /// How it is to be read.
    pub notation: Option<Notation>,
    /// Clicked filters.
    pub chips: Vec<Chip>,
    /// Selected time range.
    pub range: Option<TimeRange>,
}

impl Opened {
    /// Whether it is the event of this row.
    pub fn is(&self, event: &Row) -> bool {
        match self.row {
            Some(id) => event.id == id,
            None => !event.event_id.is_empty() && event.event_id == self.event_id,
        }
    }

    /// The event of a row.
    pub fn of(event: &Row) -> Opened {
        Opened { event_id: event.event_id.clone(), row: Some(event.id) }
    }
}

impl State {
    /// Reads the fragment and keeps it up to date from then on. Call once.
    pub fn from_url() -> State {
        let now = url::current();
        let Fragment {
            view, text, notation, chips, range, sort, event, facets, marked, columns, charts, group, ..
        } = now;
        let (text, notation) = (RwSignal::new(text), RwSignal::new(notation));
        let (chips, range) = (RwSignal::new(chips), RwSignal::new(range));
        let state = State {
            view: RwSignal::new(view),
            text,
            notation,
            chips,
            range,
            sort: RwSignal::new(sort),
            open_event: RwSignal::new(event.map(|event_id| Opened { event_id, row: None })),
            facets: RwSignal::new(facets),
            marked: RwSignal::new(of_ids(marked)),
            columns: RwSignal::new(columns),
            charts: RwSignal::new(charts),
            group: RwSignal::new(group),
            comparing: RwSignal::new(now.comparing),
            all_fields: RwSignal::new(now.all_fields),
            scope: Memo::new(move |_| Scope {
                text: text.get(),
                notation: notation.get(),
                chips: chips.get(),
                range: range.get(),
            }),
        };
        url::follow(state);
        state
    }

    /// Which events are asked for: changes only when text, chips or range do.
    pub fn scope(self) -> Memo<Scope> {
        self.scope
    }

    /// A question about the events of the filter; reads the filter reactively.
    pub fn question(self, sort: Sort, want: Want) -> Question {
        let Scope { text, notation, chips, range } = self.scope.get();
        Question { text, notation, chips, range, sort, want }
    }

    /// The same, as it is now.
    pub fn question_now(self, sort: Sort, want: Want) -> Question {
        let Scope { text, notation, chips, range } = self.scope.get_untracked();
        Question { text, notation, chips, range, sort, want }
    }

    /// Whether anything is filtered.
    pub fn is_filtered(self) -> bool {
        self.scope.with(|scope| *scope != Scope::default())
    }

    /// Keeps only events whose column has this value (or, with `negated`, has it not).
    pub fn filter_for(self, column: Column, value: &str, negated: bool) {
        self.filter_field(chips::column_field(column), value, negated);
    }

    /// The same for any field.
    pub fn filter_field(self, field: Field, value: &str, negated: bool) {
        self.add(chips::value_chip(field, value, negated));
    }

    /// Keeps only events that have the field (or, with `absent`, have it not).
    pub fn filter_presence(self, field: Field, absent: bool) {
        self.add(chips::exists_chip(field, absent));
    }

    /// Drops text and chips that are not pinned, keeps the range, and filters for this alone.
    pub fn only(self, chip: Chip) {
        self.replace(vec![chip], self.range.get_untracked());
    }

    /// Asks for other events instead: drops what is not pinned of the filter for these chips and this range. The open
    /// event stays open.
    pub fn pivot(self, chips: Vec<Chip>, range: Option<TimeRange>) {
        self.replace(chips, range);
    }

    fn replace(self, new: Vec<Chip>, range: Option<TimeRange>) {
        self.text.set(String::new());
        self.notation.set(None);
        self.chips.update(|chips| {
            chips.retain(|chip| chip.pinned);
            new.into_iter().for_each(|chip| chips::add(chips, chip));
        });
        self.range.set(range);
    }

    /// Searches for a text, in the notation that it looks like, and drops chips that are not pinned.
    pub fn search(self, text: String) {
        self.pivot(Vec::new(), self.range.get_untracked());
        self.text.set(text);
    }

    /// Adds a clicked filter.
    pub fn add(self, chip: Chip) {
        self.chips.update(|chips| chips::add(chips, chip));
    }

    /// Switches a chip on or off.
    pub fn toggle(self, index: usize) {
        self.change(index, |chip| chip.enabled = !chip.enabled);
    }

    /// Turns a chip into its opposite.
    pub fn negate(self, index: usize) {
        self.change(index, |chip| chip.negated = !chip.negated);
    }

    /// Pins a chip, or unpins it.
    pub fn pin(self, index: usize) {
        self.change(index, |chip| chip.pinned = !chip.pinned);
    }

    fn change(self, index: usize, change: impl FnOnce(&mut Chip)) {
        self.chips.update(|chips| {
            if let Some(chip) = chips.get_mut(index) {
                change(chip);
            }
        });
    }

    /// Makes one chip of two: any of them, or with `any` false both.
    pub fn combine(self, from: usize, onto: usize, any: bool) {
        self.chips.update(|chips| chips::combine(chips, from, onto, any));
    }

    /// Takes a group of chips apart.
    pub fn split(self, index: usize) {
        self.chips.update(|chips| chips::split(chips, index));
    }

    /// Adds a field to those of the events view, or takes it away.
    pub fn toggle_facet(self, path: &[String]) {
        toggle(self.facets, path, MOST_FACETS);
    }

    /// Adds a column to the table, or takes it away.
    pub fn toggle_column(self, path: &[String]) {
        toggle(self.columns, path, MOST_COLUMNS);
    }

    /// Adds a chart to the overview, or takes it away.
    pub fn toggle_chart(self, path: &[String]) {
        toggle(self.charts, path, MOST_CHARTS);
    }

    /// Shows the values of a field with their counts.
    pub fn count_values(self, key: GroupKey) {
        self.group.set(vec![key]);
        self.view.set(View::Events);
    }

    /// Whether an event is marked for comparison; reads the marks reactively.
    pub fn is_marked(self, event: &Row) -> bool {
        self.marked.with(|marked| marked.iter().any(|known| known.is(event)))
    }

    /// Marks an event for comparison, or takes the mark away.
    pub fn toggle_mark(self, event: &Row) {
        self.marked.update(|marked| match marked.iter().position(|known| known.is(event)) {
            Some(at) => drop(marked.remove(at)),
            None if marked.len() < MOST_EVENTS => marked.push(Opened::of(event)),
            None => {}
        });
    }

    /// Takes a chip away.
    pub fn remove(self, index: usize) {
        self.chips.update(|chips| {
            if index < chips.len() {
                chips.remove(index);
            }
        });
    }

    /// Drops the filter, text, chips and range, but for pinned chips.
    pub fn clear(self) {
        self.replace(Vec::new(), None);
    }

    /// Selects a time range, or with `None` all of time.
    pub fn set_range(self, range: Option<TimeRange>) {
        self.range.set(range);
    }

    /// Opens the detail of a row.
    pub fn open(self, event_id: String, row: RowId) {
        self.open_event.set(Some(Opened { event_id, row: Some(row) }));
    }

    /// Closes the detail.
    pub fn close_event(self) {
        self.open_event.set(None);
    }

    /// Goes to the events view, for numbers that were clicked.
    pub fn show_events(self) {
        self.view.set(View::Events);
    }

    /// Everything as the fragment carries it; reads it all reactively.
    fn fragment(self) -> Fragment {
        let Scope { text, notation, chips, range } = self.scope.get();
        let event = self.open_event.get().map(|opened| opened.event_id).filter(|id| !id.is_empty());
        let (facets, marked) = (self.facets.get(), self.marked.with(|marked| ids(marked)));
        let (view, sort, columns, charts) = (self.view.get(), self.sort.get(), self.columns.get(), self.charts.get());
        let (group, comparing, all_fields) = (self.group.get(), self.comparing.get(), self.all_fields.get());
        Fragment {
            view,
            text,
            notation,
            chips,
            range,
            sort,
            event,
            facets,
            marked,
            columns,
            charts,
            group,
            comparing,
            all_fields,
        }
    }

    /// Takes over what a fragment says; what is the same is not touched.
    fn adopt(self, fragment: Fragment) {
        let Fragment {
            view, text, notation, chips, range, sort, event, facets, marked, columns, charts, group, ..
        } = fragment;
        set_if_new(self.comparing, fragment.comparing);
        set_if_new(self.all_fields, fragment.all_fields);
        set_if_new(self.charts, charts);
        set_if_new(self.view, view);
        set_if_new(self.text, text);
        set_if_new(self.notation, notation);
        set_if_new(self.chips, chips);
        set_if_new(self.range, range);
        set_if_new(self.sort, sort);
        set_if_new(self.facets, facets);
        set_if_new(self.columns, columns);
        set_if_new(self.group, group);
        if self.marked.with_untracked(|known| ids(known)) != marked {
            self.marked.set(of_ids(marked));
        }
        let open = self.open_event.with_untracked(|open| open.as_ref().map(|opened| opened.event_id.clone()));
        if open.unwrap_or_default() != event.clone().unwrap_or_default() {
            self.open_event.set(event.map(|event_id| Opened { event_id, row: None }));
        }
    }
}

/// What the URL carries of events: eventIDs, where they have one.
fn ids(events: &[Opened]) -> Vec<String> {
    events.iter().map(|event| event.event_id.clone()).filter(|id| !id.is_empty()).collect()
}

fn of_ids(ids: Vec<String>) -> Vec<Opened> {
    ids.into_iter().map(|event_id| Opened { event_id, row: None }).collect()
}

fn toggle(paths: RwSignal<Vec<Vec<String>>>, path: &[String], most: usize) {
    paths.update(|paths| match paths.iter().position(|known| known == path) {
        Some(at) => drop(paths.remove(at)),
        None if paths.len() < most => paths.push(path.to_vec()),
        None => {}
    });
}

fn set_if_new<T: PartialEq + Send + Sync + 'static>(signal: RwSignal<T>, value: T) {
    if signal.with_untracked(|old| *old != value) {
        signal.set(value);
    }
}

/// The state from the context.
pub fn use_state() -> State {
    expect_context::<State>()
}
