//! One hash over everything that was opened, by which a link can be compared with what is open now.

use order::Order;
use protocol::{FilesMark, GetFilesMark, Refusal};
use sha2::{Digest, Sha256};

use super::Run;
use crate::desk::{Answered, Desk};
use crate::manifests::is_input;

/// Bytes of the hash that are kept: a link is read by people, too.
const KEPT: usize = 16;

impl Run for GetFilesMark {
    async fn run(self, desk: &Desk) -> Result<Answered<FilesMark>, Refusal> {
        let parts = desk.parts();
        let inputs = parts.files.facts().iter().filter(|facts| is_input(facts));
        let mut hashes: Vec<[u8; 32]> = inputs.map(|facts| facts.content_sha256).collect();
        // Names and folders may differ from one machine to the next.
        hashes.order();
        let mut all = Sha256::new();
        hashes.iter().for_each(|hash| all.update(hash));
        let sha256 = hex::encode(all.finalize().get(..KEPT).unwrap_or_default());
        Ok(parts.answer(FilesMark { files: hashes.len() as u64, sha256 }))
    }
}
