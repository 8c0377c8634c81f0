//! Reading documents again that are wanted whole, to be handed over.

use engine::DocumentRecall;
use futures_channel::oneshot;
use js_sys::Array;
use protocol::{EdgeToPage, FileId};

use super::Ingest;
use super::blobs::{beginning_of, read_blob, read_slice};
use crate::port::post;

impl Ingest {
    /// Reads documents that are wanted whole.
    pub(super) async fn read_again(&self, mut recall: DocumentRecall) -> DocumentRecall {
        let limits = self.edge.borrow().limits().clone();
        let Some((path, files)) = self.ask_for(recall.file()).await else { return recall };
        let begun = beginning_of(recall.size(), &files).await;
        if let Some((file, beginning)) = begun
            && let Some(mut slices) = recall.begin_slices(&path, &beginning, &limits)
        {
            while let Some(range) = recall.wanted(&mut slices) {
                // What cannot be read is gone.
                let Ok(slice) = read_slice(&file, &range).await else { break };
                recall.read_slice(&mut slices, &slice);
            }
        } else if let Ok(bytes) = read_blob(&files).await {
            recall.read(&path, &bytes.to_vec(), &limits);
        }
        recall
    }

    /// Requests a file from the page again; `None` if it has it no longer.
    async fn ask_for(&self, file: FileId) -> Option<(String, Array)> {
        let (sender, receiver) = oneshot::channel();
        self.wanted.borrow_mut().push((file, sender));
        post(&self.page, &EdgeToPage::Wanted(file));
        // The page always answers; if it is gone, so is this worker.
        let (path, files) = receiver.await.ok()?;
        Some((path?, files))
    }
}
