//! What was noted about rows.

use std::collections::BTreeMap;

use order::{Order, map_of};
use protocol::{Noted, NotedField, RowId};

use crate::store::Store;

impl Store {
    /// Sets what was noted about rows, instead of what was before.
    pub fn set_noted(&mut self, noted: BTreeMap<RowId, Noted>) {
        self.noted = map_of(noted.into_iter().map(|(row, noted)| (row.0, noted)));
    }

    /// Whether anything was noted about any row.
    pub fn has_notes(&self) -> bool {
        !self.noted.is_empty()
    }

    /// What was noted about a row.
    pub fn noted(&self, row: RowId) -> Option<&Noted> {
        self.noted.get(&row.0)
    }

    /// The rows shown for an eventID, one for each content.
    pub fn all_with_id(&self, event_id: &str) -> Vec<RowId> {
        let Some(first) = self.find(event_id) else { return Vec::new() };
        let rivals = self.rivals.get(&self.identity(first.0).event_id);
        let shown = |row: &u32| RowId(self.copies.current(*row, |row| self.identity(row)));
        let mut rows: Vec<RowId> = rivals.into_iter().flatten().map(shown).collect();
        rows.push(first);
        rows.order();
        rows.dedup();
        rows
    }
}

/// The values of a field that searches compare.
pub fn noted_values(field: NotedField, noted: &Noted) -> Vec<String> {
    match field {
        NotedField::Remark => noted.remarks.iter().map(|remark| remark.text.clone()).collect(),
        NotedField::Tag => noted.tags.clone(),
        NotedField::Star => vec![noted.starred.to_string()],
        NotedField::Sample => noted.samples.clone(),
    }
}
