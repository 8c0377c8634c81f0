//! Hours in which something was called unusually often.

use protocol::findings::{FindSurges, Finding, Surge, Surges};
use protocol::{Column, Field, FieldTest, Filter, Micros, Refusal, Test, TimeRange, ValueTest};
use store::{RowSet, Scanned, Store};

use super::Run;
use crate::desk::{Answered, Desk, Parts};
use crate::select::{Whole, refused, select};
use crate::sweep::{judged, of_events};

const HOUR: i64 = 3_600_000_000;

impl Run for FindSurges {
    async fn run(self, desk: &Desk) -> Result<Answered<Surges>, Refusal> {
        let selection = select(desk, &self.0, Whole::Always).await?;
        let parts = desk.parts();
        let store = parts.corpus.store();
        let mut surges = store.surges(&selection);
        let (within, period) = (selection.set(), store.span(&selection));
        let found = surges.surges.iter().map(|surge| found(&parts, surge, &within, period));
        surges.found = found.collect::<Result<_, _>>()?;
        Ok(parts.answer(surges))
    }
}

/// Who called in this hour, and when.
fn found(parts: &Parts, surge: &Surge, within: &RowSet, period: Option<(Micros, Micros)>) -> Result<Finding, Refusal> {
    let store: &Store = parts.corpus.store();
    let values = [
        (Column::EventSource, Some(&surge.source)),
        (Column::EventName, Some(&surge.name)),
        (Column::ErrorCode, surge.error.as_ref()),
    ];
    let tests = values.into_iter().filter_map(|(column, value)| {
        let field = Field::Path(column.path().split('.').map(str::to_owned).collect());
        Some(Filter::Field(FieldTest { field, test: Test::AnyOf(vec![ValueTest::Is(value?.clone())]) }))
    });
    // Columns decide all of them.
    let plan = store.plan(&Filter::And(tests.collect())).map_err(refused)?;
    let hour = TimeRange { from: surge.hour, to: Micros(surge.hour.0.saturating_add(HOUR)) };
    let events = store.select(&plan, Some(hour), &Scanned::default()).within(within);
    let hours = surge.hour.0.div_euclid(HOUR);
    let id = format!("surge-{}-{}-{}-{hours}", surge.source, surge.name, surge.error.as_deref().unwrap_or_default());
    Ok(judged(store, parts.noting.notes().expected(), &(of_events(store, &id, &events, period), events)))
}
