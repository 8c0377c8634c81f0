//! The map as a table: runs of hours with the same state.

use protocol::TimeRange;
use protocol::completeness::{CompletenessMap, HourState, MapRow};
use words::{Label, Language, messages as m};

use super::{name, time_of};
use crate::clock::{UTC, moment};

/// Consecutive columns of a row with the same state.
#[derive(Clone, Debug, PartialEq)]
pub struct Run<'a> {
    /// Account and region.
    pub row: &'a MapRow,
    /// The period.
    pub time: TimeRange,
    /// The state.
    pub state: HourState,
}

impl Run<'_> {
    /// Account, region, start, end, state.
    pub fn cells(&self, language: Language) -> Vec<String> {
        vec![
            name(&self.row.account, language).to_owned(),
            name(&self.row.region, language).to_owned(),
            moment(self.time.from, &UTC),
            moment(self.time.to, &UTC),
            self.state.label(language).to_owned(),
        ]
    }
}

/// Runs in all rows, except where nothing is known.
pub fn runs(map: &CompletenessMap) -> impl Iterator<Item = Run<'_>> {
    map.rows.iter().flat_map(move |row| {
        let mut column = 0_u32;
        row.cells.chunk_by(|a, b| a == b).filter_map(move |run| {
            let from = column;
            column = column.saturating_add(u32::try_from(run.len()).unwrap_or(u32::MAX));
            let state = *run.first()?;
            (state != HourState::Nothing).then(|| Run { row, time: time_of(map, from, column), state })
        })
    })
}

/// Headings for [`Run::cells`].
pub fn headings(language: Language) -> [&'static str; 5] {
    [m::map_account, m::map_region, m::map_from, m::map_to, m::map_state].map(|heading| heading(language))
}

/// All runs for a spreadsheet.
pub fn to_csv(map: &CompletenessMap, language: Language) -> String {
    let head = headings(language).map(str::to_owned).to_vec();
    csv_writer::table(std::iter::once(head).chain(runs(map).map(|run| run.cells(language))))
}
