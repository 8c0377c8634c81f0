//! What the events tell about each user: who acts under that name, the account, and the name behind an id.

use std::collections::BTreeMap;

use protocol::{About, Actor, Column};

use crate::dictionary::{ABSENT, FIRST, NULL};
use crate::store::StoreColumn;

/// Instead of an account's id: there are several.
const SEVERAL: u32 = u32::MAX;

/// Kept up to date with every batch.
#[derive(Default)]
pub struct People {
    /// By id in the column `user`.
    known: Vec<Known>,
    /// Names of users of IAM Identity Center by id. If there are several, the first in alphabetical order, so that the
    /// order in which files arrive does not matter.
    names: BTreeMap<String, String>,
    /// Number of rows that were looked at.
    rows: usize,
}

/// What is known about a user.
#[derive(Clone, Copy)]
struct Known {
    /// Index in [`Actor::ALL`]; beyond its end if there is no event.
    rank: u8,
    /// Id of the account, [`ABSENT`] or [`SEVERAL`].
    account: u32,
}

/// Nothing.
const NOTHING: Known = Known { rank: u8::MAX, account: ABSENT };

impl People {
    /// Looks at the rows that were appended.
    pub fn learn(&mut self, columns: &[StoreColumn], names: &[(String, String)]) {
        for (id, name) in names {
            let known = self.names.entry(id.clone()).or_insert_with(|| name.clone());
            if name < known {
                known.clone_from(name);
            }
        }
        let column = |column: Column| columns.get(column as usize);
        let (Some(users), Some(actors), Some(accounts)) =
            (column(Column::User), column(Column::Actor), column(Column::IdentityAccountId))
        else {
            return;
        };
        let ranks: Vec<u8> = (0..actors.interner.dictionary.ids())
            .map(|id| actors.interner.dictionary.text(id).map_or(u8::MAX, rank_of))
            .collect();
        self.known.resize(users.interner.dictionary.ids() as usize, NOTHING);
        let end = users.codes.len();
        for row in (self.rows..end).filter_map(|row| u32::try_from(row).ok()) {
            let Some(known) = self.known.get_mut(users.codes.get(row) as usize) else { continue };
            let rank = ranks.get(actors.codes.get(row) as usize).copied().unwrap_or(u8::MAX);
            known.rank = known.rank.min(rank);
            let account = accounts.codes.get(row);
            if account != ABSENT && account != NULL && account != known.account {
                known.account = if known.account == ABSENT { account } else { SEVERAL };
            }
        }
        self.rows = end;
    }

    /// Where a user stands in an order that begins with people.
    pub fn rank(&self, id: u32) -> u8 {
        self.known.get(id as usize).map_or(u8::MAX, |known| known.rank)
    }

    /// What is known about a user, given its id and name; `None` for the absent user.
    pub fn about(&self, columns: &[StoreColumn], id: u32) -> Option<About> {
        let known = self.known.get(id as usize).filter(|_| id >= FIRST)?;
        self.described(columns, id, known)
    }

    /// The same for the user of a row, with the row's own account and kind of caller.
    pub fn about_row(&self, columns: &[StoreColumn], row: u32) -> Option<About> {
        let id = |column: Column| columns.get(column as usize).map_or(ABSENT, |column| column.codes.get(row));
        let user = id(Column::User);
        if user < FIRST {
            return None;
        }
        let actors = columns.get(Column::Actor as usize)?;
        let rank = actors.interner.dictionary.text(id(Column::Actor)).map_or(u8::MAX, rank_of);
        self.described(columns, user, &Known { rank, account: id(Column::IdentityAccountId) })
    }

    fn described(&self, columns: &[StoreColumn], user: u32, known: &Known) -> Option<About> {
        let text = |column: Column, id: u32| columns.get(column as usize)?.interner.dictionary.text(id);
        Some(About {
            actor: Actor::ALL.get(usize::from(known.rank)).copied().unwrap_or(Actor::Unknown),
            account: text(Column::IdentityAccountId, known.account).filter(|it| !it.is_empty()).map(str::to_owned),
            known_as: self.names.get(text(Column::User, user)?).cloned(),
        })
    }

    /// Bytes of memory used.
    pub fn memory(&self) -> usize {
        let names: usize = self.names.iter().map(|(id, name)| id.capacity() + name.capacity()).sum();
        self.known.capacity() * size_of::<Known>() + names
    }
}

fn rank_of(name: &str) -> u8 {
    let at = Actor::ALL.iter().position(|actor| actor.name() == name);
    at.and_then(|at| u8::try_from(at).ok()).unwrap_or(u8::MAX)
}
