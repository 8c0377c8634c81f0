//! Absorbs batches from edges, and reports those that are lost.

use protocol::wire::Unreadable;
use protocol::{BatchLabel, DocumentId, Issue, IssueKind, Severity};

use crate::desk::Parts;
use crate::edge_batch::EdgeBatch;
use crate::files::issue;

/// Absorbs a batch.
pub fn absorb(parts: &mut Parts, edge: u32, label: &BatchLabel, batch: EdgeBatch) {
    for (number, facts) in batch.documents {
        parts.progress.inflated_bytes += facts.bytes;
        parts.files.add(DocumentId { edge, number }, facts);
    }
    if let Some(columns) = &batch.columns
        && parts.corpus.append(edge, &batch.row_documents, columns).is_none()
    {
        lost(parts, label, "there is no room for more events");
    }
    parts.files.tell_companions();
    batch.issues.into_iter().for_each(|issue| parts.files.report(issue));
    parts.files.weigh(edge, batch.raw_bytes);
    count(parts, label);
}

/// Reports what was in a batch that cannot be decoded. Its files count as done nevertheless.
pub fn lose(parts: &mut Parts, label: &BatchLabel, why: &Unreadable) {
    lost(parts, label, &why.detail);
    count(parts, label);
}

fn lost(parts: &mut Parts, label: &BatchLabel, why: &str) {
    for file in &label.files {
        let message = format!(
            "{} records of this file were read, and then lost on their way from one worker to another ({why}). What else was \
             found out about it may be lost, too. Opening the files again may help; please report it.",
            file.records
        );
        parts.files.report(Issue {
            rejected: file.records,
            ..issue(file.file, &file.path, Severity::Error, IssueKind::Crashed, message)
        });
    }
}

fn count(parts: &mut Parts, label: &BatchLabel) {
    for done in &label.done {
        parts.progress.bytes_done += done.bytes;
        parts.progress.files_done += u64::from(parts.files.count(*done));
    }
    parts.proofs.outdate();
}
