//! One record, whole.

use protocol::report::Verdict;
use protocol::{RecordView, Response, RowId};
use store::RawRecord;

use crate::engine::Engine;
use crate::work::{Need, Step};

/// Fetches the record's bytes, then tells what is known of it.
pub fn step(engine: &Engine, row: RowId, fetched: &Option<Option<RawRecord>>) -> Step {
    let Some((segment, position, document)) = engine.store.locate(row) else {
        return Step::Done(Response::Failed("there is no such event".to_owned()));
    };
    match fetched {
        None => Step::Need(Need::Records(vec![(segment, vec![position])])),
        Some(None) if engine.progress.columns_only => Step::Done(Response::Failed(
            "it is not kept in memory, and its file can't be read again, or does not hold it any more as it was"
                .to_owned(),
        )),
        Some(None) => {
            Step::Done(Response::Failed("the worker that read this event no longer has its record".to_owned()))
        }
        Some(Some(raw)) => Step::Done(Response::Record(Box::new(view(engine, row, document, raw)))),
    }
}

fn view(engine: &Engine, row: RowId, document: u32, raw: &RawRecord) -> RecordView {
    let path = |document: u32| engine.store.documents().get(document as usize).map(|document| document.path.clone());
    let proof = engine.place(document).and_then(|place| engine.proofs.get(&place));
    RecordView {
        row,
        json: String::from_utf8_lossy(&raw.bytes).into_owned(),
        path: path(document).unwrap_or_default(),
        offset: raw.offset,
        proof: proof.map_or(Verdict::NotCovered, |(verdict, _)| *verdict),
        reasons: proof.map_or_else(Vec::new, |(_, reasons)| reasons.clone()),
        copies: engine.store.copies(row).into_iter().filter_map(path).collect(),
        rivals: engine.store.rivals(row).into_iter().filter_map(path).collect(),
    }
}
