//! What the user chose, as signals that are kept in sync with the versioned URL fragment.

mod detecting;
mod dialogs;
mod draft;
mod evidence;
mod glossary;
mod history;
mod hosted;
mod layouts;
mod origin;
mod parts;
mod saving;
mod searches;
mod stale;
mod summary;
mod transfer;
mod url;
mod view;

use std::sync::Arc;

use leptos::prelude::*;
use protocol::{
    Actor, Chip, Column, Field, FieldPath, GroupKey, Notation, Question, Row, RowId, Sort, TimeRange, Want, Zone,
};

use crate::browser;
use ::view::fragment::{Comparison, Fragment, Grouping, Layout, MOST_CHARTS, MOST_COLUMNS, MOST_FACETS, toggle};
pub use ::view::fragment::{Opened, Scope};
use ::view::{chips, choice};
pub use detecting::{Detecting, use_detecting};
pub use dialogs::{Dialogs, use_dialogs};
pub use draft::{Draft, DraftSection, use_draft};
pub use evidence::{Evidence, Shown, use_evidence};
pub use glossary::{Glossary, use_glossary};
pub use history::{History, use_history};
pub use hosted::Fetching;
pub use layouts::{keep_layouts, kept_layouts};
use origin::Origin;
pub use parts::Parts;
use parts::memo;
pub use saving::{Source, Written, once};
pub use searches::{Searches, use_searches};
pub use stale::stale;
pub use summary::{Summary, use_summary};
pub use transfer::{Transfer, use_transfer};
pub use view::{Badge, View};

/// What the user chose. The filter (text, chips, range) applies to every view.
///
/// Parts are written as a whole. What is often read from them is a memo, so that readers of the text are not affected
/// by the range.
#[derive(Clone, Copy)]
pub struct State {
    /// The open view.
    pub view: RwSignal<View>,
    /// Everything else in the fragment.
    pub parts: Parts,
    /// The applied search text.
    pub text: Memo<String>,
    /// Its notation; `None` to recognise it.
    pub notation: Memo<Option<Notation>>,
    /// Filters added by clicking.
    pub chips: Memo<Vec<Chip>>,
    /// Selected time range.
    pub range: Memo<Option<TimeRange>>,
    /// Order of the table.
    pub sort: Memo<Sort>,
    /// Paths of columns added to the table.
    pub columns: Memo<Vec<FieldPath>>,
    /// Paths of fields added to the usual ones in the events view.
    pub facets: Memo<Vec<FieldPath>>,
    /// Whether all fields of the records are listed instead.
    pub all_fields: Memo<bool>,
    /// Paths of fields with a chart of their own in the overview.
    pub charts: Memo<Vec<FieldPath>>,
    /// What the events are grouped by; empty if they are not.
    pub group: Memo<Vec<GroupKey>>,
    /// By whose clocks times are shown: UTC if the browser does not know the chosen zone.
    pub zone: Memo<Arc<Zone>>,
    /// Descriptions of filters and alarms that were pasted. Like files that were dropped, they are not in the fragment.
    pub pasted: RwSignal<String>,
    /// Whether something was noted that is in no file yet.
    pub unsaved: StoredValue<bool>,
    /// What the link was made with that led here.
    pub origin: Origin,
    /// Set when the events are to be printed, which takes fetching them.
    pub printing: RwSignal<bool>,
    /// Notified when a text is applied, even the same one: it replaces what is being typed.
    pub retyped: RwSignal<()>,
    known: fn(&str) -> View,
}

impl State {
    /// Reads the fragment, and keeps it up to date from then on. `known` finds a view by its name. To be called once.
    pub fn from_url(known: fn(&str) -> View) -> State {
        let now = url::current();
        let view = RwSignal::new(known(&now.view));
        let parts = Parts::of(now);
        let state = State {
            view,
            parts,
            text: memo(parts.scope, |scope| scope.text.clone()),
            notation: memo(parts.scope, |scope| scope.notation),
            chips: memo(parts.scope, |scope| scope.chips.clone()),
            range: memo(parts.scope, |scope| scope.range),
            sort: memo(parts.table, |table| table.sort.clone()),
            columns: memo(parts.table, |table| table.columns.clone()),
            facets: memo(parts.fields, |fields| fields.added.clone()),
            all_fields: memo(parts.fields, |fields| fields.all),
            charts: memo(parts.charts, |charts| charts.0.clone()),
            group: memo(parts.grouping, |grouping| grouping.0.clone()),
            zone: memo(parts.clocks, |clocks| {
                Arc::new(
                    Some(&clocks.0)
                        .filter(|name| !name.is_empty())
                        .and_then(|name| browser::zone::named(name))
                        .unwrap_or_default(),
                )
            }),
            pasted: RwSignal::new(String::new()),
            unsaved: StoredValue::new(false),
            origin: Origin::new(),
            printing: RwSignal::new(false),
            retyped: RwSignal::new(()),
            known,
        };
        url::follow(state);
        state
    }

    /// Which events are selected. Changes only when text, notation, chips or range do.
    pub fn scope(self) -> RwSignal<Scope> {
        self.parts.scope
    }

    /// A question about the filtered events. Tracks the filter and, if it matters, the zone.
    pub fn question(self, sort: Sort, mut want: Want) -> Question {
        if want.histogram || want.week || want.groups.is_some() {
            want.zone = Box::new(Zone::clone(&self.zone.get()));
        }
        self.scope().get().question(sort, want)
    }

    /// The same without tracking.
    pub fn question_now(self, sort: Sort, want: Want) -> Question {
        self.scope().get_untracked().question(sort, want)
    }

    /// Whether there is any filter.
    pub fn is_filtered(self) -> bool {
        self.scope().with(|scope| *scope != Scope::default())
    }

    /// Keeps only events whose column has this value or, with `negated`, does not have it.
    pub fn filter_for(self, column: Column, value: &str, negated: bool) {
        self.filter_field(chips::column_field(column), value, negated);
    }

    /// The same for any field.
    pub fn filter_field(self, field: Field, value: &str, negated: bool) {
        self.add(chips::value_chip(field, value, negated));
    }

    /// Keeps only events that have the field or, with `absent`, lack it.
    pub fn filter_presence(self, field: Field, absent: bool) {
        self.add(chips::exists_chip(field, absent));
    }

    /// Drops text and chips that are not pinned, keeps the range, and filters for this chip.
    pub fn only(self, chip: Chip) {
        self.replace(vec![chip], self.range.get_untracked());
    }

    /// Selects other events: replaces what is not pinned in the filter with these chips and this range. The open event
    /// stays open.
    pub fn pivot(self, chips: Vec<Chip>, range: Option<TimeRange>) {
        self.replace(chips, range);
    }

    fn replace(self, new: Vec<Chip>, range: Option<TimeRange>) {
        self.change_scope(|scope| {
            scope.chips.retain(|chip| chip.pinned);
            new.into_iter().for_each(|chip| chips::add(&mut scope.chips, chip));
            *scope = Scope { chips: std::mem::take(&mut scope.chips), range, ..Scope::default() };
        });
        self.retyped.notify();
    }

    /// Applies another text in the current notation.
    pub fn set_text(self, text: String) {
        self.change_scope(|scope| scope.text = text);
        self.retyped.notify();
    }

    /// Chooses another notation for the text; `None` to recognise it.
    pub fn set_notation(self, notation: Option<Notation>) {
        self.change_scope(|scope| scope.notation = notation);
    }

    /// Notifies only if something has really changed.
    fn change_scope(self, change: impl FnOnce(&mut Scope)) {
        let before = self.scope().get_untracked();
        let mut scope = before.clone();
        change(&mut scope);
        if before != scope {
            self.parts.trail.update(|trail| *trail = trail.after(before.range, scope.range));
            self.scope().set(scope);
        }
    }

    /// Searches for a text in the notation it seems to be in, and drops chips that are not pinned.
    pub fn search(self, text: String) {
        self.pivot(Vec::new(), self.range.get_untracked());
        self.set_text(text);
    }

    /// Selects other events.
    pub fn narrow(self, to: Scope) {
        self.change_scope(|scope| *scope = to);
        self.retyped.notify();
    }

    /// Adds a filter.
    pub fn add(self, chip: Chip) {
        self.change_scope(|scope| chips::add(&mut scope.chips, chip));
    }

    /// Chooses who is shown: one kind of caller, or all.
    pub fn choose(self, choice: Option<Actor>) {
        self.change_scope(|scope| choice::choose(&mut scope.chips, choice));
    }

    /// Enables or disables a chip.
    pub fn toggle(self, index: usize) {
        self.change(index, |chip| chip.enabled = !chip.enabled);
    }

    /// Negates a chip.
    pub fn negate(self, index: usize) {
        self.change(index, |chip| chip.negated = !chip.negated);
    }

    /// Pins a chip, or unpins it.
    pub fn pin(self, index: usize) {
        self.change(index, |chip| chip.pinned = !chip.pinned);
    }

    fn change(self, index: usize, change: impl FnOnce(&mut Chip)) {
        self.change_scope(|scope| {
            if let Some(chip) = scope.chips.get_mut(index) {
                change(chip);
            }
        });
    }

    /// Combines two chips into one: any of them or, if `any` is false, both.
    pub fn combine(self, from: usize, onto: usize, any: bool) {
        self.change_scope(|scope| chips::combine(&mut scope.chips, from, onto, any));
    }

    /// Splits a group of chips.
    pub fn split(self, index: usize) {
        self.change_scope(|scope| chips::split(&mut scope.chips, index));
    }

    /// Adds a field to those in the events view, or removes it.
    pub fn toggle_facet(self, path: &[String]) {
        self.parts.fields.update(|fields| toggle(&mut fields.added, path, MOST_FACETS));
    }

    /// Adds a column to the table, or removes it.
    pub fn toggle_column(self, path: &[String]) {
        self.parts.table.update(|table| toggle(&mut table.columns, path, MOST_COLUMNS));
    }

    /// Adds a chart to the overview, or removes it.
    pub fn toggle_chart(self, path: &[String]) {
        self.parts.charts.update(|charts| toggle(&mut charts.0, path, MOST_CHARTS));
    }

    /// Shows the values of a field with their counts.
    pub fn count_values(self, key: GroupKey) {
        self.group_by(vec![key]);
        self.show_events();
    }

    /// Groups the events by these keys; with none, ends grouping.
    pub fn group_by(self, by: Vec<GroupKey>) {
        self.parts.grouping.set(Grouping(by));
    }

    pub fn set_sort(self, sort: Sort) {
        self.parts.table.update(|table| table.sort = sort);
    }

    /// Arranges the table's columns differently.
    pub fn arrange(self, change: impl FnOnce(&mut Layout)) {
        self.parts.layout.update(change);
    }

    /// Lists all fields of the records, or the usual ones.
    pub fn list_all_fields(self, all: bool) {
        self.parts.fields.update(|fields| fields.all = all);
    }

    /// Compares the events in these rows; with none, ends comparing.
    pub fn compare(self, events: &[Row]) {
        self.parts.comparison.set(Comparison::of(events));
    }

    pub fn remove(self, index: usize) {
        self.change_scope(|scope| {
            if index < scope.chips.len() {
                scope.chips.remove(index);
            }
        });
    }

    /// Clears text, chips and range, except for pinned chips.
    pub fn clear(self) {
        self.replace(Vec::new(), None);
    }

    /// Selects a time range; `None` for all of time.
    pub fn set_range(self, range: Option<TimeRange>) {
        self.change_scope(|scope| scope.range = range);
    }

    /// Opens the detail of a row.
    pub fn open(self, event_id: String, row: RowId) {
        self.parts.opened.set(Some(Opened { event_id, row: Some(row) }));
    }

    pub fn close_event(self) {
        self.parts.opened.set(None);
    }

    /// Prints what is shown.
    pub fn print(self) {
        match self.view.get_untracked() == View::EVENTS {
            true => self.printing.set(true),
            false => browser::layout::print(),
        }
    }

    /// Goes to the events view, after a number has been clicked.
    pub fn show_events(self) {
        self.view.set(View::EVENTS);
    }

    /// The address of a view with all that was chosen. Tracks it.
    pub fn link_to(self, view: View) -> String {
        ::view::fragment::print(&self.parts.fragment(view.name()))
    }

    /// Everything as a fragment. Tracks all of it.
    fn fragment(self) -> Fragment {
        self.parts.fragment(self.view.get().name())
    }

    /// Applies a fragment. What stays the same is not touched.
    fn adopt(self, fragment: Fragment) {
        let view = (self.known)(&fragment.view);
        if self.view.get_untracked() != view {
            self.view.set(view);
        }
        let sources = self.sources_of(fragment.sources);
        self.parts.adopt(Fragment { sources, ..fragment });
    }
}

pub fn use_state() -> State {
    expect_context::<State>()
}

/// By whose clocks times are shown. Not tracked.
pub fn zone() -> Arc<Zone> {
    use_state().zone.get_untracked()
}
