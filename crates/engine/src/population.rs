//! Populations: the events of a question in an order that does not depend on how they were loaded.

use order::Order;
use protocol::sampling::Population;
use protocol::{Question, Refusal, RowId};
use sha2::{Digest, Sha256};
use store::Store;

use crate::desk::Desk;
use crate::noting;
use crate::select::{Whole, select};

/// A population that can be drawn from.
pub struct Ordered {
    /// Its events: by `eventTime`, then by `eventID`, then by the hash of the record.
    pub rows: Vec<RowId>,
    /// What identifies it.
    pub population: Population,
    /// Events that were left out, since they have no `eventID`.
    pub others: Vec<RowId>,
    /// The generation that it is about.
    pub generation: u64,
}

/// The events of a question that have an `eventID`, in order.
///
/// # Errors
/// If the question has no answer, or records that share an `eventID` cannot be fetched.
pub async fn ordered(desk: &Desk, question: &Question) -> Result<Ordered, Refusal> {
    loop {
        let selection = select(desk, question, Whole::Always).await?;
        let (mut rows, others, ties, generation) = {
            let parts = desk.parts();
            let store = parts.corpus.store();
            let (mut rows, others): (Vec<RowId>, Vec<RowId>) =
                store.all_row_ids(&selection).into_iter().partition(|row| !store.event_id(*row).is_empty());
            store.order_population(&mut rows);
            let ties = store.ties(&rows);
            (rows, others, ties, parts.progress.generation)
        };
        let tied: Vec<RowId> =
            ties.iter().filter_map(|(first, count)| rows.get(*first..first + count)).flatten().copied().collect();
        let hashes = noting::hashes(desk, &tied).await?;
        for (first, count) in ties {
            if let Some(tied) = rows.get_mut(first..first + count) {
                let mut sorted = tied.to_vec();
                sorted.order_by_key(|row| hashes.get(row));
                tied.copy_from_slice(&sorted);
            }
        }
        let parts = desk.parts();
        if parts.progress.generation == generation {
            let population = identified(parts.corpus.store(), &rows);
            return Ok(Ordered { rows, population, others, generation });
        }
    }
}

/// What identifies these events: how many there are, and the hash of their `eventID`s in this order.
pub fn identified(store: &Store, rows: &[RowId]) -> Population {
    let mut hash = Sha256::new();
    for row in rows {
        hash.update(store.event_id(*row));
        hash.update("\n");
    }
    Population { events: rows.len() as u64, event_ids_sha256: hex::encode(hash.finalize()) }
}
