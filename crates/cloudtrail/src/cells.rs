//! Building blocks for reading the fields of a record: cells, names, and the columns found in nested objects.

use protocol::Column;

use crate::model::{Cell, Fields, Unsure};
use json::fault::Fault;
use json::scan::Scanner;
use json::string::{self, Quoted};

impl<'a> Fields<'a> {
    pub(crate) fn empty() -> Fields<'a> {
        Fields {
            time: None,
            time_text: Cell::Absent,
            event_id: Cell::Absent,
            cells: [const { Cell::Absent }; Column::COUNT],
            resources: 0,
            unsure: Unsure::default(),
            is_error: false,
            known_as: None,
            repeated: None,
        }
    }

    /// The cell of a column.
    #[inline]
    pub fn cell(&self, column: Column) -> &Cell<'a> {
        // A column is an index below `COUNT` by construction.
        self.cells.get(column as usize).unwrap_or(&Cell::Absent)
    }

    /// Of repeated names the last one wins, as in most JSON readers.
    #[inline]
    pub(crate) fn set(&mut self, column: Column, cell: Cell<'a>) {
        if let Some(place) = self.cells.get_mut(column as usize) {
            if *place != Cell::Absent {
                self.repeated = column.path().rsplit('.').next();
            }
            *place = cell;
        }
    }

    /// Discards the cells of an earlier object with the same name.
    pub(crate) fn forget(&mut self, columns: &[Column]) {
        for column in columns {
            if let Some(place) = self.cells.get_mut(*column as usize) {
                *place = Cell::Absent;
            }
        }
    }

    pub(crate) fn doubt(&mut self, columns: &[Column]) {
        columns.iter().for_each(|column| self.unsure.insert(Unsure::column(*column)));
    }
}

/// Bits of `Draft::seen` above those for `InRecord::Unlisted`.
pub(crate) const IDENTITY_SEEN: u64 = 1 << 32;
pub(crate) const SESSION_SEEN: u64 = 1 << 33;
pub(crate) const ISSUER_SEEN: u64 = 1 << 34;
pub(crate) const RESOURCES_SEEN: u64 = 1 << 35;

/// The columns whose values are in `userIdentity`.
pub(crate) const IDENTITY: &[Column] = &[
    Column::IdentityType,
    Column::IdentityArn,
    Column::PrincipalId,
    Column::IdentityAccountId,
    Column::AccessKeyId,
    Column::UserName,
    Column::InvokedBy,
    Column::RoleName,
];

pub(crate) const ROLE: &[Column] = &[Column::RoleName];

/// Looks up the meaning of a name, which is decoded first in the rare case that it contains escapes.
#[inline]
pub(crate) fn named<T>(scanner: &Scanner<'_>, quoted: Quoted, meaning: impl Fn(&[u8]) -> T) -> T {
    if quoted.escaped {
        meaning(string::decode(scanner.text(), quoted).as_bytes())
    } else {
        meaning(scanner.text().raw(quoted.start, quoted.end))
    }
}

/// Reads the next value as a cell.
#[inline]
pub(crate) fn cell<'a>(scanner: &mut Scanner<'a>) -> Result<Cell<'a>, Fault> {
    let first = scanner.peek();
    if first == Some(b'"') {
        let quoted = scanner.string()?;
        return Ok(Cell::Text(string::decode(scanner.text(), quoted)));
    }
    let start = scanner.at();
    scanner.skip()?;
    Ok(match first {
        Some(b'{' | b'[') => Cell::Composite,
        Some(b't') => Cell::Bool(true),
        Some(b'f') => Cell::Bool(false),
        Some(b'n') => Cell::Null,
        _ => Cell::Number(scanner.text().ascii(start, scanner.at())),
    })
}
