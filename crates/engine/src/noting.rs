//! What was noted about events, and which rows these are.
//!
//! Notes name an event by its `eventID` and, where several records have the same one, by a hash of the record. So the rows are
//! found again whenever there are other rows or notes.

use std::collections::BTreeMap;

use notes::{Fault, Notes};
use order::map_of;
use protocol::findings::Expectation;
use protocol::sampling::Sample;
use protocol::what::{NotesFact, What};
use protocol::{FileKind, IssueKind, Noted, NotedEvent, Refusal, RowId, Severity};
use sha2::{Digest, Sha256};

use crate::desk::{Desk, Parts};
use crate::edge_batch::DocumentFacts;
use crate::files::issue;
use crate::records;

/// The notes, and the generation whose rows they have been given to.
#[derive(Default)]
pub struct Noting {
    notes: Notes,
    paired: Option<u64>,
}

impl Noting {
    /// All notes.
    pub fn notes(&self) -> &Notes {
        &self.notes
    }

    /// Keeps an expectation, and returns it as it is kept; `None` if it was there already or does not fit.
    pub fn expect(&mut self, expectation: Expectation) -> Option<Expectation> {
        self.notes.expect(expectation)
    }

    /// Withdraws an expectation. Returns whether there was one.
    pub fn withdraw(&mut self, expectation: &Expectation) -> bool {
        self.notes.withdraw(expectation)
    }

    /// Keeps a sample. Returns whether it fits.
    pub fn put_sample(&mut self, sample: Sample) -> bool {
        self.paired = None;
        self.notes.put_sample(sample)
    }

    /// Removes a sample. Returns whether there was one.
    pub fn remove_sample(&mut self, name: &str) -> bool {
        self.paired = None;
        self.notes.remove_sample(name)
    }

    /// Number of events that something was noted about, and of those drawn for samples.
    pub fn len(&self) -> u64 {
        self.notes.len() + self.notes.samples().map(|sample| sample.drawn.len() as u64).sum::<u64>()
    }

    /// Notes this about an event, and returns what was noted before.
    pub fn put(&mut self, event: NotedEvent, noted: Noted) -> Noted {
        self.paired = None;
        self.notes.put(event, noted)
    }
}

/// Adds what is in a file of notes to those already there.
pub fn absorb(parts: &mut Parts, facts: &DocumentFacts) {
    if facts.kind != FileKind::Notes {
        return;
    }
    let mut tell = |severity, kind, fact| {
        parts.files.report(issue(facts.file, &facts.path, severity, kind, What::Notes(fact)));
    };
    let file = match notes::read(facts.evidence.as_deref().unwrap_or_default()) {
        Ok(file) => file,
        Err(Fault::OtherFormat(format)) => {
            return tell(Severity::Warning, IssueKind::NoEvents, NotesFact::OtherFormat(format));
        }
        Err(Fault::NotJson | Fault::NoList) => return tell(Severity::Warning, IssueKind::Malformed, NotesFact::Broken),
    };
    let merged = parts.noting.notes.merge(file.notes);
    parts.noting.paired = None;
    let left_out = file.left_out + merged.left_out;
    if left_out > 0 {
        tell(Severity::Warning, IssueKind::Limit, NotesFact::LeftOut(left_out));
    }
    if merged.of_both > 0 {
        tell(Severity::Info, IssueKind::ConflictingDuplicate, NotesFact::OfBoth(merged.of_both));
    }
}

/// Gives the notes to the rows of their events, if that has not been done since something changed.
///
/// # Errors
/// If records have to be compared and the worker that keeps them is gone.
pub async fn pair(desk: &Desk) -> Result<(), Refusal> {
    loop {
        let (generation, doubtful) = {
            let parts = desk.parts();
            let store = parts.corpus.store();
            let nothing = parts.noting.len() == 0 && !store.has_notes();
            if nothing || parts.noting.paired == Some(parts.progress.generation) {
                return Ok(());
            }
            let hashed = events(&parts.noting.notes).filter(|event| event.sha256.is_some());
            let rows: Vec<RowId> = hashed.flat_map(|event| store.all_with_id(&event.event_id)).collect();
            (parts.progress.generation, rows)
        };
        let hashes = hashes(desk, &doubtful).await?;
        let mut parts = desk.parts_mut();
        if parts.progress.generation == generation {
            let Parts { corpus, noting, .. } = &mut *parts;
            let rows = rows(corpus.store(), &noting.notes, &hashes);
            corpus.store_mut().set_noted(rows);
            noting.paired = Some(generation);
            return Ok(());
        }
    }
}

/// All events that something was noted about, or that were drawn.
fn events(notes: &Notes) -> impl Iterator<Item = &NotedEvent> {
    let drawn = notes.samples().flat_map(|sample| &sample.drawn);
    notes.iter().map(|(event, _)| event).chain(drawn.map(|(_, event)| event))
}

/// The notes by row.
fn rows(store: &store::Store, notes: &Notes, hashes: &BTreeMap<RowId, String>) -> BTreeMap<RowId, Noted> {
    let mut noted = BTreeMap::new();
    let meant = |event: &NotedEvent| {
        let is_meant = |row: &RowId| event.sha256.is_none() || event.sha256.as_ref() == hashes.get(row);
        store.all_with_id(&event.event_id).into_iter().filter(is_meant).collect::<Vec<RowId>>()
    };
    for (event, note) in notes.iter() {
        meant(event).into_iter().for_each(|row| _ = noted.insert(row, note.clone()));
    }
    for sample in notes.samples() {
        for row in sample.drawn.iter().flat_map(|(_, event)| meant(event)) {
            let of_row: &mut Noted = noted.entry(row).or_default();
            // Names come in order, each once.
            if of_row.samples.last() != Some(&sample.name) {
                of_row.samples.push(sample.name.clone());
            }
        }
    }
    noted
}

/// The events in these rows, as notes name them. Rows without an `eventID` are left out.
///
/// # Errors
/// If records have to be hashed and the worker that keeps them is gone.
pub async fn named(desk: &Desk, rows: &[RowId]) -> Result<Vec<(RowId, NotedEvent)>, Refusal> {
    let (named, disputed) = {
        let parts = desk.parts();
        let store = parts.corpus.store();
        let named: Vec<(RowId, String)> = rows.iter().map(|row| (*row, store.event_id(*row))).collect();
        let disputed: Vec<RowId> = rows.iter().copied().filter(|row| store.is_disputed(*row)).collect();
        (named, disputed)
    };
    let mut hashes = hashes(desk, &disputed).await?;
    let event = |(row, event_id): (RowId, String)| (row, NotedEvent { event_id, sha256: hashes.remove(&row) });
    Ok(named.into_iter().filter(|(_, event_id)| !event_id.is_empty()).map(event).collect())
}

/// Hashes of records, whatever blanks they are written with.
///
/// # Errors
/// If the worker that keeps them is gone.
pub async fn hashes(desk: &Desk, rows: &[RowId]) -> Result<BTreeMap<RowId, String>, Refusal> {
    if rows.is_empty() {
        return Ok(BTreeMap::new());
    }
    let records = records::fetch(desk, rows).await?;
    let hash = |json: &[u8]| hex::encode(Sha256::digest(store::plain(json)));
    Ok(map_of(rows.iter().zip(records).filter_map(|(row, record)| Some((*row, hash(&record?.bytes))))))
}
