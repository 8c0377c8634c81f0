//! Which events of a finding reviewers expected.

use std::collections::HashSet;

use order::Order;

use protocol::findings::Expectation;
use protocol::{Column, RowId};

use crate::batch::UNDATED;
use crate::select::Selection;
use crate::store::Store;

impl Store {
    /// Number of these events that nobody expected. An expectation is about the events that it names. Without names, it is about the
    /// events between its first and last one, and about no more than there were: if some have been added since, which of them are new
    /// does not matter for their number.
    pub fn unexpected(&self, events: &Selection, expectations: &[&Expectation]) -> u64 {
        let users = self.values(Column::User);
        let mut dated: Vec<(i64, u32)> =
            events.rows.iter().map(|row| (self.times.get(*row as usize).copied().unwrap_or(UNDATED), *row)).collect();
        dated.order();
        let mut left: Vec<(&Expectation, u64)> = expectations.iter().map(|it| (*it, it.events)).collect();
        let named: HashSet<(&str, Option<&str>)> = named(expectations).collect();
        left.retain(|(expectation, _)| expectation.ids.is_empty());
        let mut unexpected = 0;
        for (time, row) in dated {
            let is_named = !named.is_empty() && {
                let (id, user) = (self.event_id(RowId(row)), users.text(users.id(row)));
                named.contains(&(id.as_str(), None)) || named.contains(&(id.as_str(), user.as_deref()))
            };
            let mut is_expected = is_named;
            for (expectation, left) in &mut left {
                let in_time =
                    time == UNDATED || expectation.period.is_none_or(|(first, last)| first.0 <= time && time <= last.0);
                let by_whom = expectation.who.is_none() || users.text(users.id(row)) == expectation.who;
                if *left > 0 && in_time && by_whom && !is_named {
                    *left -= 1;
                    is_expected = true;
                }
            }
            unexpected += u64::from(!is_expected);
        }
        unexpected
    }
}

/// The events that expectations name, and whose they have to be.
fn named<'e>(expectations: &[&'e Expectation]) -> impl Iterator<Item = (&'e str, Option<&'e str>)> {
    expectations.iter().flat_map(|it| it.ids.iter().map(|id| (id.as_str(), it.who.as_deref())))
}
