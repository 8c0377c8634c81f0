//! What can be done with a value, the same wherever it is shown: a cell, a facet row, a bar, a leaf of a record.

use leptos::prelude::*;
use protocol::{Chip, Column, Field, GroupKey};
use view::chart::{Bar, BarKind};
use view::chips::{column_field, field_name, shown_chip};
use view::format;
use view::groups::shown;
use view::seen::visible;
use words::{Say, messages as m};

use crate::browser::clipboard;
use crate::browser::language::language;
use crate::state::{State, View, use_state};
use crate::ui::icon::Icon;
use crate::ui::menu::{Item, Menus, use_menus};

/// Most characters of a value shown in a menu.
const MOST: usize = 48;

/// A value, and how to filter for it.
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    pub field: Field,
    /// Its text; `None` where the field is absent or null.
    pub value: Option<String>,
}

impl Target {
    /// The value of a column's cell.
    pub fn cell(column: Column, value: Option<String>) -> Target {
        Target { field: column_field(column), value }
    }

    /// Keeps only events with this value or, with `out`, leaves them out.
    pub fn filter(&self, state: State, out: bool) {
        state.add(self.chip(out));
    }

    /// The filter for it.
    fn chip(&self, negated: bool) -> Chip {
        shown_chip(self.field.clone(), self.value.as_deref(), negated)
    }

    /// The title of the menu.
    pub fn title(&self) -> String {
        let value = match &self.value {
            Some(value) => format::middle(&visible(&shown(value)), MOST),
            None => m::absent(language()).to_owned(),
        };
        m::ValueIs { field: &field_name(&self.field), value: &value }.say(language())
    }

    /// The items of the menu.
    pub fn items(&self, state: State) -> Vec<Item> {
        let language = language();
        let (keep, drop, only, over_time) = (self.clone(), self.clone(), self.clone(), self.clone());
        let copy = self.value.as_ref().map(|value| if value.is_empty() { String::new() } else { shown(value) });
        let mut items = vec![
            Item::Heading(self.title()),
            Item::action(Icon::Plus, m::value_filter_for(language), move || keep.filter(state, false)),
            Item::action(Icon::Minus, m::value_filter_out(language), move || drop.filter(state, true)),
            Item::action(Icon::Only, m::value_only(language), move || state.only(only.chip(false))),
            Item::action(Icon::Clock, m::value_over_time(language), move || {
                state.add(over_time.chip(false));
                state.view.set(View::OVERVIEW);
            }),
        ];
        if let Some(value) = copy {
            items.push(Item::Separator);
            items.push(Item::action(Icon::Copy, m::value_copy(language), move || copy_soon(value.clone())));
        }
        items
    }

    /// Opens the menu at a point of the window.
    pub fn open(&self, menus: Menus, state: State, x: f64, y: f64) {
        menus.open_at(x, y, self.title(), self.items(state));
    }
}

/// A callback that opens the menu for a bar in a chart of this field.
pub fn opener(field: Field) -> Callback<(Bar, f64, f64)> {
    let (menus, state) = (use_menus(), use_state());
    Callback::new(move |(bar, x, y): (Bar, f64, f64)| {
        let value = match bar.kind {
            BarKind::Value => Some(bar.label),
            BarKind::Absent => None,
            BarKind::Other | BarKind::Failed => return,
        };
        Target { field: field.clone(), value }.open(menus, state, x, y);
    })
}

/// The menu item that shows all values of a field with their counts.
pub fn count_item(key: GroupKey, state: State) -> Item {
    Item::action(Icon::Events, m::value_count_all(language()), move || state.count_values(key.clone()))
}

/// Copies text without confirmation, because the menu is gone by then.
pub fn copy_soon(text: String) {
    leptos::task::spawn_local(async move {
        clipboard::copy(text).await;
    });
}
