//! What the user chose, as signals, kept in step with the versioned URL fragment.

mod dialogs;
mod evidence;
mod parts;
mod stale;
mod summary;
mod transfer;
mod url;
mod view;

use leptos::prelude::*;
use protocol::{Chip, Column, Field, FieldPath, GroupKey, Notation, Question, Row, RowId, Sort, TimeRange, Want};

use ::view::chips;
use ::view::fragment::{Comparison, Fragment, Grouping, MOST_CHARTS, MOST_COLUMNS, MOST_FACETS, toggle};
pub use ::view::fragment::{Opened, Scope};
pub use dialogs::{Dialogs, use_dialogs};
pub use evidence::{Evidence, Shown, use_evidence};
pub use parts::Parts;
use parts::memo;
pub use stale::stale;
pub use summary::{Summary, use_summary};
pub use transfer::{Transfer, use_transfer};
pub use view::View;

/// What the user chose. The filter (text, chips, range) applies to every view.
///
/// Parts are written as wholes; what is read of them often is a memo, so that who reads the text is not disturbed by the
/// range.
#[derive(Clone, Copy)]
pub struct State {
    /// Which view is open.
    pub view: RwSignal<View>,
    /// Everything else that the fragment carries, as it carries it.
    pub parts: Parts,
    /// The applied search text.
    pub text: Memo<String>,
    /// How it is to be read; `None`: as it looks.
    pub notation: Memo<Option<Notation>>,
    /// Clicked filters.
    pub chips: Memo<Vec<Chip>>,
    /// Selected time range.
    pub range: Memo<Option<TimeRange>>,
    /// Order of the table.
    pub sort: Memo<Sort>,
    /// Columns, by path, that were added to the table.
    pub columns: Memo<Vec<FieldPath>>,
    /// Fields, by path, that were added to the usual ones of the events view.
    pub facets: Memo<Vec<FieldPath>>,
    /// All fields of the records are listed, not the usual ones.
    pub all_fields: Memo<bool>,
    /// Fields, by path, that have a chart of their own on the overview.
    pub charts: Memo<Vec<FieldPath>>,
    /// What the events are grouped by, while that is shown.
    pub group: Memo<Vec<GroupKey>>,
    /// The text was applied anew, perhaps the same: what is being typed gives way to it.
    pub retyped: RwSignal<()>,
    known: fn(&str) -> View,
}

impl State {
    /// Reads the fragment and keeps it up to date from then on. `known` finds a view by its name. Call once.
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
            retyped: RwSignal::new(()),
            known,
        };
        url::follow(state);
        state
    }

    /// Which events are asked for: changes only when text, notation, chips or range do.
    pub fn scope(self) -> RwSignal<Scope> {
        self.parts.scope
    }

    /// A question about the events of the filter; reads the filter reactively.
    pub fn question(self, sort: Sort, want: Want) -> Question {
        let Scope { text, notation, chips, range } = self.scope().get();
        Question { text, notation, chips, range, sort, want }
    }

    /// The same, as it is now.
    pub fn question_now(self, sort: Sort, want: Want) -> Question {
        let Scope { text, notation, chips, range } = self.scope().get_untracked();
        Question { text, notation, chips, range, sort, want }
    }

    /// Whether anything is filtered.
    pub fn is_filtered(self) -> bool {
        self.scope().with(|scope| *scope != Scope::default())
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
        self.change_scope(|scope| {
            scope.chips.retain(|chip| chip.pinned);
            new.into_iter().for_each(|chip| chips::add(&mut scope.chips, chip));
            *scope = Scope { chips: std::mem::take(&mut scope.chips), range, ..Scope::default() };
        });
        self.retyped.notify();
    }

    /// Applies another text, in the notation that was chosen.
    pub fn set_text(self, text: String) {
        self.change_scope(|scope| scope.text = text);
        self.retyped.notify();
    }

    /// Has the text read in another notation; `None`: as it looks.
    pub fn set_notation(self, notation: Option<Notation>) {
        self.change_scope(|scope| scope.notation = notation);
    }

    /// What stays as it is disturbs nobody.
    fn change_scope(self, change: impl FnOnce(&mut Scope)) {
        let mut scope = self.scope().get_untracked();
        change(&mut scope);
        if self.scope().with_untracked(|known| *known != scope) {
            self.scope().set(scope);
        }
    }

    /// Searches for a text, in the notation that it looks like, and drops chips that are not pinned.
    pub fn search(self, text: String) {
        self.pivot(Vec::new(), self.range.get_untracked());
        self.set_text(text);
    }

    /// Adds a clicked filter.
    pub fn add(self, chip: Chip) {
        self.change_scope(|scope| chips::add(&mut scope.chips, chip));
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
        self.change_scope(|scope| {
            if let Some(chip) = scope.chips.get_mut(index) {
                change(chip);
            }
        });
    }

    /// Makes one chip of two: any of them, or with `any` false both.
    pub fn combine(self, from: usize, onto: usize, any: bool) {
        self.change_scope(|scope| chips::combine(&mut scope.chips, from, onto, any));
    }

    /// Takes a group of chips apart.
    pub fn split(self, index: usize) {
        self.change_scope(|scope| chips::split(&mut scope.chips, index));
    }

    /// Adds a field to those of the events view, or takes it away.
    pub fn toggle_facet(self, path: &[String]) {
        self.parts.fields.update(|fields| toggle(&mut fields.added, path, MOST_FACETS));
    }

    /// Adds a column to the table, or takes it away.
    pub fn toggle_column(self, path: &[String]) {
        self.parts.table.update(|table| toggle(&mut table.columns, path, MOST_COLUMNS));
    }

    /// Adds a chart to the overview, or takes it away.
    pub fn toggle_chart(self, path: &[String]) {
        self.parts.charts.update(|charts| toggle(&mut charts.0, path, MOST_CHARTS));
    }

    /// Shows the values of a field with their counts.
    pub fn count_values(self, key: GroupKey) {
        self.group_by(vec![key]);
        self.show_events();
    }

    /// Groups the events by these keys; by none, shows no groups.
    pub fn group_by(self, by: Vec<GroupKey>) {
        self.parts.grouping.set(Grouping(by));
    }

    /// Another order of the table.
    pub fn set_sort(self, sort: Sort) {
        self.parts.table.update(|table| table.sort = sort);
    }

    /// Lists all fields of the records, or the usual ones.
    pub fn list_all_fields(self, all: bool) {
        self.parts.fields.update(|fields| fields.all = all);
    }

    /// Whether an event is marked for comparison; reads the marks reactively.
    pub fn is_marked(self, event: &Row) -> bool {
        self.parts.comparison.with(|it| it.marked.iter().any(|known| known.is(event)))
    }

    /// Marks an event for comparison, or takes the mark away.
    pub fn toggle_mark(self, event: &Row) {
        self.parts.comparison.update(|it| it.toggle(event));
    }

    /// Takes all marks away.
    pub fn unmark_all(self) {
        self.parts.comparison.set(Comparison::default());
    }

    /// Compares the marked events, or no longer.
    pub fn compare(self, open: bool) {
        self.parts.comparison.update(|it| it.open = open);
    }

    /// Takes a chip away.
    pub fn remove(self, index: usize) {
        self.change_scope(|scope| {
            if index < scope.chips.len() {
                scope.chips.remove(index);
            }
        });
    }

    /// Drops the filter, text, chips and range, but for pinned chips.
    pub fn clear(self) {
        self.replace(Vec::new(), None);
    }

    /// Selects a time range, or with `None` all of time.
    pub fn set_range(self, range: Option<TimeRange>) {
        self.change_scope(|scope| scope.range = range);
    }

    /// Opens the detail of a row.
    pub fn open(self, event_id: String, row: RowId) {
        self.parts.opened.set(Some(Opened { event_id, row: Some(row) }));
    }

    /// Closes the detail.
    pub fn close_event(self) {
        self.parts.opened.set(None);
    }

    /// Goes to the events view, for numbers that were clicked.
    pub fn show_events(self) {
        self.view.set(View::EVENTS);
    }

    /// Everything as the fragment carries it; reads it all reactively.
    fn fragment(self) -> Fragment {
        self.parts.fragment(self.view.get().name())
    }

    /// Takes over what a fragment says; what is the same is not touched.
    fn adopt(self, fragment: Fragment) {
        let view = (self.known)(&fragment.view);
        if self.view.get_untracked() != view {
            self.view.set(view);
        }
        self.parts.adopt(fragment);
    }
}

/// The state from the context.
pub fn use_state() -> State {
    expect_context::<State>()
}
