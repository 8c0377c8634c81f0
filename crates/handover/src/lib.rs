//! What is handed over to somebody else: pages with evidence in them, manifests, and samples of events.
//!
//! The module on demand writes; the engine only reads manifests, and compares them with what is there.
//!
//! Pure: a question contains everything it is about, and every question gets an answer.

mod archive;
mod block;
mod compare;
mod manifest;

use protocol::handover::{HandoverAsk, PackFiles, WriteManifest};
use protocol::wire::{self, Bytes, Unreadable};

pub use block::of_content as block;
pub use compare::{Here, compare};
pub use manifest::{FORMAT, Fault, read};

/// Files as a block of a page.
pub fn pack(PackFiles { id, files }: &PackFiles) -> protocol::handover::Packed {
    block::of_files(id, files)
}

/// Answers a message from the engine.
///
/// # Errors
/// If the bytes are not such a message.
pub fn answer(message: &[u8]) -> Result<Vec<u8>, Unreadable> {
    wire::answer(message, |ask| {
        Bytes(match ask {
            HandoverAsk::PackFiles(files) => wire::encode(&pack(&files)),
            HandoverAsk::WriteManifest(WriteManifest(manifest)) => wire::encode(&block::of_manifest(&manifest)),
            HandoverAsk::ZipFiles(files) => wire::encode(&archive::of_files(&files)),
            HandoverAsk::Draw(draw) => wire::encode(&sampling::draw(&draw)),
        })
    })
}
