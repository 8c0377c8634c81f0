//! For every account, region and hour: whether it is proved what happened, and if not, what is missing.

use serde::{Deserialize, Serialize};

/// What is known about an hour in an account and region, in ascending order of severity: of several states, the last
/// one counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum HourState {
    /// Neither digests nor logs.
    #[default]
    Nothing,
    /// A proved digest lists no logs, so nothing was delivered.
    Silent,
    /// All logs listed in a proved digest are here and proved.
    Proved,
    /// Part of it is proved; for the rest there is no digest.
    Partly,
    /// Hashes match, or could not even be checked; nothing signed confirms them.
    HashOnly,
    /// There are logs that no digest lists.
    NotCovered,
    /// According to the digests, none was made: validation or logging was off.
    Gap,
    /// The digest is missing.
    DigestMissing,
    /// A digest lists a log that was not supplied.
    LogMissing,
    /// A log or digest is altered, damaged or moved.
    Failed,
}

impl HourState {
    /// Number of states.
    pub const COUNT: usize = 10;

    /// All of them, least severe first.
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

    /// Name for attributes and class names.
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

/// Which part of the map to return.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct MapQuery {
    /// First hour, counted from 1970; `None` for the beginning.
    pub from: Option<i64>,
    /// Hours in each cell; `None` for the smallest step (an hour or whole days) that shows everything in
    /// [`CompletenessMap::MOST_COLUMNS`].
    pub step: Option<u32>,
}

/// A part of the map.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CompletenessMap {
    /// First hour, counted from 1970, about which anything is known.
    pub first: i64,
    /// The hour after the last one.
    pub end: i64,
    /// First hour of the first column.
    pub from: i64,
    /// Hours in each column.
    pub step: u32,
    /// Number of columns.
    pub columns: u32,
    /// By account, then by region; at most [`CompletenessMap::MOST_ROWS`].
    pub rows: Vec<MapRow>,
    /// Number of rows in total.
    pub rows_total: u64,
    /// Number of hours in each state, over all rows and columns even if not included, in the order of
    /// [`HourState::ALL`].
    pub hours: [u64; HourState::COUNT],
    /// The same in seconds, where no second is partly known.
    pub seconds: [u64; HourState::COUNT],
}

impl CompletenessMap {
    /// Most columns that can be distinguished on a screen.
    pub const MOST_COLUMNS: u32 = 400;

    /// Most cells that are broken down by time.
    pub const MOST_MIXED: usize = 2000;

    /// Most rows; further ones are only counted. An organisation of 100 accounts in 17 regions has 1,700.
    pub const MOST_ROWS: usize = 2000;
}

/// One account and region.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MapRow {
    /// Account id, 12 digits; "" if the files do not tell.
    pub account: String,
    /// Region that the logs were delivered from; "" if the files do not tell.
    pub region: String,
    /// The most severe state of the hours in each column.
    pub cells: Vec<HourState>,
    /// One-hour cells in more than one state, by column.
    pub mixed: Vec<(u32, Vec<Stretch>)>,
}

/// A period in one state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Stretch {
    /// Start in seconds since 1970.
    pub from: i64,
    /// End (exclusive) in seconds since 1970.
    pub to: i64,
    /// Its state; never [`HourState::Partly`].
    pub state: HourState,
}

/// A part of one row, for selecting the files that belong to it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Cell {
    /// As in [`MapRow`].
    pub account: String,
    /// As in [`MapRow`].
    pub region: String,
    /// First hour, counted from 1970.
    pub from: i64,
    /// The hour after the last one.
    pub to: i64,
}
