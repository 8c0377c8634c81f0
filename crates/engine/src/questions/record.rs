//! One record, whole.

use protocol::{GetRecord, RecordView, Refusal};

use super::Run;
use crate::desk::{Desk, Told};
use crate::records;

impl Run for GetRecord {
    async fn run(self, desk: &Desk) -> Result<Told<RecordView>, Refusal> {
        let GetRecord(row) = self;
        let raw = records::fetch_one(desk, row).await?;
        let parts = desk.parts();
        let (_, _, stored) = parts.corpus.locate(row).ok_or(Refusal::NoSuchEvent)?;
        let path = |stored: u32| parts.corpus.stored(stored).map(|document| document.path.clone());
        let place = parts.corpus.document(stored).and_then(|document| parts.files.place(document));
        let (proof, reasons) = parts.proofs.of(place);
        let store = parts.corpus.store();
        Ok(parts.told(RecordView {
            row,
            json: String::from_utf8_lossy(&raw.bytes).into_owned(),
            path: path(stored).unwrap_or_default(),
            offset: raw.offset,
            proof,
            reasons: reasons.to_vec(),
            copies: store.copies(row).into_iter().filter_map(path).collect(),
            rivals: store.rivals(row).into_iter().filter_map(path).collect(),
        }))
    }
}
