//! What can be done with a value, the same wherever it stands: a cell, a facet row, a bar, a leaf of a record.

use leptos::prelude::*;
use protocol::{Chip, Column, Field};
use view::chart::{Bar, BarKind};
use view::chips::{column_field, exists_chip, field_name, value_chip};
use view::format;

use crate::browser::clipboard;
use crate::state::{State, View, use_state};
use crate::ui::icon::Icon;
use crate::ui::menu::{Item, Menus, use_menus};

/// How much of a value a menu shows.
const MOST: usize = 48;

/// A value, and how to filter for it.
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    /// Its field.
    pub field: Field,
    /// Its text; `None` where the field is absent or null.
    pub value: Option<String>,
}

impl Target {
    /// A cell of a column.
    pub fn cell(column: Column, value: Option<String>) -> Target {
        Target { field: column_field(column), value }
    }

    /// Keeps only such events, or leaves them out.
    pub fn filter(&self, state: State, out: bool) {
        match &self.value {
            Some(value) => state.filter_field(self.field.clone(), value, out),
            None => state.filter_presence(self.field.clone(), !out),
        }
    }

    /// The filter for it.
    fn chip(&self) -> Chip {
        match &self.value {
            Some(value) => value_chip(self.field.clone(), value, false),
            None => exists_chip(self.field.clone(), true),
        }
    }

    /// The name over the menu.
    pub fn title(&self) -> String {
        let name = field_name(&self.field);
        match &self.value {
            Some(value) if value.is_empty() => format!("{name}: \"\""),
            Some(value) => format!("{name}: {}", format::middle(value, MOST)),
            None => format!("{name}: absent"),
        }
    }

    /// The lines of the menu.
    pub fn items(&self, state: State) -> Vec<Item> {
        let (keep, drop, only, over_time) = (self.clone(), self.clone(), self.clone(), self.clone());
        let copy = self.value.clone();
        let mut items = vec![
            Item::Heading(self.title()),
            Item::action(Icon::Plus, "Filter for", move || keep.filter(state, false)),
            Item::action(Icon::Minus, "Filter out", move || drop.filter(state, true)),
            Item::action(Icon::Only, "Only this", move || state.only(only.chip())),
            Item::action(Icon::Clock, "Count over time", move || {
                state.add(over_time.chip());
                state.view.set(View::Overview);
            }),
        ];
        if let Some(value) = copy {
            items.push(Item::Separator);
            items.push(Item::action(Icon::Copy, "Copy", move || copy_soon(value.clone())));
        }
        items
    }

    /// Opens the menu at a point of the window.
    pub fn open(&self, menus: Menus, state: State, x: f64, y: f64) {
        menus.open_at(x, y, self.title(), self.items(state));
    }
}

/// Opens the menu of a bar of a chart of this column.
pub fn opener(column: Column) -> Callback<(Bar, f64, f64)> {
    let (menus, state) = (use_menus(), use_state());
    Callback::new(move |(bar, x, y): (Bar, f64, f64)| {
        let value = match bar.kind {
            BarKind::Value => Some(bar.label),
            BarKind::Absent => None,
            BarKind::Other => return,
        };
        Target::cell(column, value).open(menus, state, x, y);
    })
}

/// Copies without saying so: the menu is gone by then.
pub fn copy_soon(text: String) {
    leptos::task::spawn_local(async move {
        clipboard::copy(text).await;
    });
}
