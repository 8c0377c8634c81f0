//! Absorbs batches from edges, and reports those that are lost.

use protocol::what::{LossCause, ReadingFault, What};
use protocol::wire::Unreadable;
use protocol::{BatchLabel, DocumentId, Issue, IssueKind, Severity};

use crate::desk::Parts;
use crate::edge_batch::EdgeBatch;
use crate::files::issue;
use crate::{manifests, noting};

/// Absorbs a batch.
pub fn absorb(parts: &mut Parts, edge: u32, label: &BatchLabel, batch: EdgeBatch) {
    for (number, facts) in batch.documents {
        parts.progress.inflated_bytes += facts.bytes;
        noting::absorb(parts, &facts);
        manifests::check(parts, &facts);
        parts.files.add(DocumentId { edge, number }, facts);
    }
    if let Some(columns) = &batch.columns
        && parts.corpus.append(edge, &batch.row_documents, columns).is_none()
    {
        lost(parts, label, &LossCause::NoRoom);
    }
    parts.files.report_companions();
    batch.issues.into_iter().for_each(|issue| parts.files.report(issue));
    parts.files.weigh(edge, batch.raw_bytes);
    count(parts, label);
}

/// Reports what was in a batch that cannot be decoded. Its files count as done nevertheless.
pub fn lose(parts: &mut Parts, label: &BatchLabel, why: &Unreadable) {
    lost(parts, label, &LossCause::Unreadable(why.detail.clone()));
    count(parts, label);
}

fn lost(parts: &mut Parts, label: &BatchLabel, why: &LossCause) {
    for file in &label.files {
        let what = What::Reading(ReadingFault::Lost(file.records, why.clone()));
        parts.files.report(Issue {
            rejected: file.records,
            ..issue(file.file, &file.path, Severity::Error, IssueKind::Crashed, what)
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
