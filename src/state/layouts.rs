//! Layouts of the table that somebody has named. The browser keeps them, and only when somebody saves one.

use ::view::layouts::{Named, parse, print};
use leptos::prelude::*;

use super::State;
use crate::browser::layout::{remember, remembered};

/// Where the browser keeps them.
const KEY: &str = "layouts";

/// Those that the browser keeps.
pub fn kept_layouts() -> Vec<Named> {
    remembered(KEY).map(|text| parse(&text)).unwrap_or_default()
}

/// Has the browser keep these.
pub fn keep_layouts(layouts: &[Named]) {
    remember(KEY, &print(layouts));
}

impl State {
    /// Arranges the table like this.
    pub fn apply(self, layout: &Named) {
        let (table, layout) = layout.read();
        self.parts.table.set(table);
        self.parts.layout.set(layout);
    }
}
