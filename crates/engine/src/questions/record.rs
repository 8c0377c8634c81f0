//! One complete record.

use protocol::report::Outcome;
use protocol::{GetRecord, Reason, RecordView, Refusal};

use super::Run;
use crate::desk::{Answered, Desk};
use crate::records;

impl Run for GetRecord {
    async fn run(self, desk: &Desk) -> Result<Answered<RecordView>, Refusal> {
        let GetRecord(row) = self;
        let raw = records::fetch_one(desk, row).await?;
        let parts = desk.parts();
        let (_, _, stored) = parts.corpus.locate(row).ok_or(Refusal::NoSuchEvent)?;
        let path = |stored: u32| parts.corpus.stored(stored).map(|document| document.path.clone());
        let place = parts.place(stored);
        let (proof, reasons) = parts.proofs.of(place);
        let store = parts.corpus.store();
        let copies = store.copies(row);
        let failed = |stored: &u32| parts.proofs.of(parts.place(*stored)).0.outcome() == Outcome::Failed;
        let is_contradicted = proof.outcome() != Outcome::Failed && copies.iter().any(failed);
        let note = is_contradicted.then_some(Reason::CopyInFailedFile);
        Ok(parts.answer(RecordView {
            row,
            json: String::from_utf8_lossy(&raw.bytes).into_owned(),
            path: path(stored).unwrap_or_default(),
            offset: raw.offset,
            user: store.user(row),
            proof,
            reasons: reasons.iter().copied().chain(note).collect(),
            copies: copies.into_iter().filter_map(path).collect(),
            rivals: store.rivals(row).into_iter().filter_map(path).collect(),
        }))
    }
}
