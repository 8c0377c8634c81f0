//! Compares the records of events that came in several forms (from a log, from a table, from text in a field), before
//! anything is checked. The richest form is shown, and forms that say the same or less are folded into it; forms that
//! contradict it are also shown, with an issue that says where they differ.

use cloudtrail::agree::{self, Agreement};
use order::Order;
use protocol::what::{CopyNote, Difference, What};
use protocol::{IssueKind, RawRecord, RowId, Severity};
use store::Folded;

use crate::desk::{Desk, Parts};
use crate::files::issue;
use crate::records;

/// How many events are compared at a time.
const AT_ONCE: usize = 1000;

/// Longer values are truncated when quoted.
const LONGEST_VALUE: usize = 80;

/// A record to compare.
struct Rival {
    row: RowId,
    json: Vec<u8>,
    /// See [`agree::weight`].
    weight: (usize, bool, bool),
    path: String,
}

/// Compares all events not compared yet. Events whose records were lost with their worker are left as they are.
pub async fn compare(desk: &Desk) {
    loop {
        let events = desk.parts().corpus.store().undecided(AT_ONCE);
        if events.is_empty() {
            return;
        }
        let rows: Vec<RowId> = events.iter().flatten().copied().collect();
        let records = records::fetch(desk, &rows).await.unwrap_or_else(|_| vec![None; rows.len()]);
        {
            let mut parts = desk.parts_mut();
            if take(&mut parts, &events, records) {
                parts.changed();
            }
        }
        desk.line.pause().await;
    }
}

/// Returns whether anything was folded.
fn take(parts: &mut Parts, events: &[Vec<RowId>], records: Vec<Option<RawRecord>>) -> bool {
    let mut records = records.into_iter();
    let mut has_folded = false;
    for event in events {
        let (mut rivals, mut unread) = (Vec::new(), Vec::new());
        for (row, record) in event.iter().zip(records.by_ref().take(event.len())) {
            match record {
                Some(record) => rivals.push(Rival {
                    row: *row,
                    weight: agree::weight(&record.bytes),
                    json: record.bytes.to_vec(),
                    path: path_of(parts, *row),
                }),
                None => unread.push(*row),
            }
        }
        has_folded |= decide(parts, event, rivals, &unread);
    }
    has_folded
}

/// Returns whether anything was folded.
fn decide(parts: &mut Parts, event: &[RowId], mut rivals: Vec<Rival>, unread: &[RowId]) -> bool {
    rivals.order_by(|a, b| b.weight.cmp(&a.weight).then_with(|| (&a.path, a.row).cmp(&(&b.path, b.row))));
    let (mut kept, mut folds): (Vec<Rival>, Vec<Folded>) = (Vec::new(), Vec::new());
    for rival in rivals {
        let fold = kept.iter().find_map(|shown| {
            let says_the_same = match agree::compare(&shown.json, &rival.json) {
                Agreement::Same => true,
                Agreement::FirstHoldsAll => false,
                Agreement::SecondHoldsAll | Agreement::Neither | Agreement::Contradiction { .. } => return None,
            };
            Some(Folded { hidden: rival.row, shown: shown.row, says_the_same })
        });
        match fold {
            Some(fold) => folds.push(fold),
            None => kept.push(rival),
        }
    }
    parts.corpus.decide(event, &folds);
    if let Some((first, others)) = kept.split_first() {
        others.iter().for_each(|other| report_conflict(parts, first, other));
    }
    let shown = kept.iter().map(|rival| rival.row).chain(unread.iter().copied()).next();
    for row in unread.iter().filter(|row| Some(**row) != shown) {
        let other = shown.map_or_else(String::new, |row| path_of(parts, row));
        report(parts, *row, other, Severity::Warning, Difference::NotCompared);
    }
    !folds.is_empty()
}

fn report_conflict(parts: &mut Parts, first: &Rival, other: &Rival) {
    let (severity, how) = match agree::compare(&other.json, &first.json) {
        Agreement::Contradiction { path, first, second } => {
            let (here, there) = (shortened(&first), shortened(&second));
            (Severity::Warning, Difference::Contradiction { path, here, there })
        }
        Agreement::Same | Agreement::FirstHoldsAll | Agreement::SecondHoldsAll | Agreement::Neither => {
            (Severity::Info, Difference::EachSaysMore)
        }
    };
    report(parts, other.row, first.path.clone(), severity, how);
}

fn report(parts: &mut Parts, row: RowId, other: String, severity: Severity, how: Difference) {
    let Some(document) = parts.corpus.stored_of(row).cloned() else { return };
    let event_id = parts.corpus.store().event_id(row).to_string();
    let what = What::Copy(CopyNote::Differs { event_id, other, how });
    parts.files.report(issue(document.file, &document.path, severity, IssueKind::ConflictingDuplicate, what));
}

fn path_of(parts: &Parts, row: RowId) -> String {
    parts.corpus.stored_of(row).map_or_else(String::new, |document| document.path.clone())
}

fn shortened(value: &str) -> String {
    let mut short: String = value.chars().take(LONGEST_VALUE).collect();
    if short.len() < value.len() {
        short.push('…');
    }
    short
}
