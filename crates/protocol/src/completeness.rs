//! For every account, region and hour: whether what happened then is proved, and if not, what is missing.

use serde::{Deserialize, Serialize};

/// What is known of an account, a region and an hour. Of several the last one counts, so they are in order of weight.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum HourState {
    /// Neither digests nor logs.
    #[default]
    Nothing,
    /// A proved digest lists no log: nothing was delivered.
    Silent,
    /// All logs that a proved digest lists are here and proved.
    Proved,
    /// A part of it is proved, and for the rest there is no digest.
    Partly,
    /// Hashes agree, or not even that could be checked; nothing signed stands behind it.
    HashOnly,
    /// There are logs that no digest lists.
    NotCovered,
    /// Digests say that none was made: validation or logging was off.
    Gap,
    /// The digest is missing.
    DigestMissing,
    /// A digest lists a log that was not supplied.
    LogMissing,
    /// A log or a digest is altered, damaged or moved.
    Failed,
}

impl HourState {
    /// How many there are.
    pub const COUNT: usize = 10;

    /// All of them, lightest first.
    pub const ALL: [HourState; HourState::COUNT] = [
        HourState::Nothing,
        HourState::Silent,
        HourState::Proved,
        HourState::Partly,
        HourState::HashOnly,
        HourState::NotCovered,
        HourState::Gap,
        HourState::DigestMissing,
        HourState::LogMissing,
        HourState::Failed,
    ];

    /// For attributes and class names.
    pub const fn name(self) -> &'static str {
        match self {
            HourState::Nothing => "nothing",
            HourState::Silent => "silent",
            HourState::Proved => "proved",
            HourState::Partly => "partly",
            HourState::HashOnly => "hash-only",
            HourState::NotCovered => "not-covered",
            HourState::Gap => "gap",
            HourState::DigestMissing => "digest-missing",
            HourState::LogMissing => "log-missing",
            HourState::Failed => "failed",
        }
    }
}

/// Which part of the map is wanted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct MapQuery {
    /// First hour since 1970; `None`: from the beginning.
    pub from: Option<i64>,
    /// Hours a cell; `None`: as many as it takes to show everything in [`CompletenessMap::MOST_COLUMNS`], an hour or
    /// whole days.
    pub step: Option<u32>,
}

/// A part of the map.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CompletenessMap {
    /// First hour (since 1970) of which anything is known.
    pub first: i64,
    /// The one after the last.
    pub end: i64,
    /// First hour of the first column.
    pub from: i64,
    /// Hours a column.
    pub step: u32,
    /// How many columns.
    pub columns: u32,
    /// By account, then by region; at most [`CompletenessMap::MOST_ROWS`].
    pub rows: Vec<MapRow>,
    /// How many rows there are.
    pub rows_total: u64,
    /// Hours of all rows, columns or not, in each state, in the order of [`HourState::ALL`].
    pub hours: [u64; HourState::COUNT],
    /// The same to the second: no second is known partly.
    pub seconds: [u64; HourState::COUNT],
}

impl CompletenessMap {
    /// More columns cannot be told apart on a screen.
    pub const MOST_COLUMNS: u32 = 400;

    /// Cells beyond these are not told apart by the minute.
    pub const MOST_MIXED: usize = 2000;

    /// More rows are only counted: an organisation of 100 accounts in 17 regions has 1,700.
    pub const MOST_ROWS: usize = 2000;
}

/// One account and region.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MapRow {
    /// 12 digits; "" if the files do not tell.
    pub account: String,
    /// Region that the logs were delivered from; "" if the files do not tell.
    pub region: String,
    /// The weightiest state of each column's hours.
    pub cells: Vec<HourState>,
    /// Cells of one hour that are not in one state throughout, by column.
    pub mixed: Vec<(u32, Vec<Stretch>)>,
}

/// What is known from one time to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Stretch {
    /// Seconds since 1970.
    pub from: i64,
    /// The one after the last.
    pub to: i64,
    /// What is known; never [`HourState::Partly`].
    pub state: HourState,
}

/// A part of one row: which files belong to it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Cell {
    /// As in [`MapRow`].
    pub account: String,
    /// As in [`MapRow`].
    pub region: String,
    /// First hour since 1970.
    pub from: i64,
    /// The one after the last.
    pub to: i64,
}
