//! The facts that an edge notes about a document.

use cloudtrail::Document;
use protocol::what::Contents;
use protocol::{Compression, FileHandle, FileId, FileKind};
use sha2::{Digest, Sha256};

use crate::edge_batch::DocumentFacts;

/// Larger evidence is not kept. The largest that AWS writes, a digest that lists every log of a busy hour, has a few
/// megabytes.
const MOST_EVIDENCE_BYTES: usize = 256 << 20;

/// The facts about a document. Its hash may follow later.
pub fn facts(file: FileId, document: &Document<'_>, content_sha256: Option<[u8; 32]>) -> DocumentFacts {
    DocumentFacts {
        file,
        path: document.path.to_owned(),
        kind: document.kind,
        contents: document.contents,
        stored_bytes: document.stored.len() as u64,
        bytes: document.bytes.len() as u64,
        content_sha256: content_sha256.unwrap_or_default(),
        content_len: document.content.len() as u64,
        stored_sha256: stored_sha256(document),
        compression: document.compression,
        records: 0,
        evidence: evidence(document),
    }
}

/// Digests refer to logs by their content, and query results are tables, so only files that are not logs by name need a
/// second hash.
fn stored_sha256(document: &Document<'_>) -> Option<[u8; 32]> {
    let wanted = match document.kind {
        FileKind::Log | FileKind::NotCloudTrail | FileKind::Unreadable | FileKind::Empty => {
            document.compression != Compression::None && !document.path.ends_with(".json.gz")
        }
        FileKind::Digest
        | FileKind::PublicKeys
        | FileKind::DigestMetadata
        | FileKind::LakeSignature
        | FileKind::TrailSettings
        | FileKind::AlarmDefinitions
        | FileKind::Notes
        | FileKind::Manifest
        | FileKind::SigmaRules
        | FileKind::Container
        | FileKind::Companion => false,
    };
    wanted.then(|| Sha256::digest(document.stored).into())
}

/// A file's content decides whether it is evidence. If that is too damaged to tell, the name of a digest or sign file
/// does.
fn evidence(document: &Document<'_>) -> Option<Vec<u8>> {
    let wanted = match document.kind {
        FileKind::Digest
        | FileKind::PublicKeys
        | FileKind::DigestMetadata
        | FileKind::LakeSignature
        | FileKind::TrailSettings
        | FileKind::AlarmDefinitions
        | FileKind::Notes
        | FileKind::Manifest
        | FileKind::SigmaRules => true,
        FileKind::Container | FileKind::Companion => false,
        FileKind::Log | FileKind::Empty | FileKind::NotCloudTrail | FileKind::Unreadable => {
            integrity::is_digest_name(document.path) || integrity::is_sign_file_name(document.path)
        }
    };
    let content = match document.kind {
        // Digests are hashed and signed exactly as they are. What people requested themselves may be in any encoding.
        FileKind::PublicKeys
        | FileKind::DigestMetadata
        | FileKind::LakeSignature
        | FileKind::TrailSettings
        | FileKind::AlarmDefinitions
        | FileKind::Notes
        | FileKind::Manifest
        | FileKind::SigmaRules => cloudtrail::text(document.bytes),
        FileKind::Digest
        | FileKind::Container
        | FileKind::Companion
        | FileKind::Log
        | FileKind::Empty
        | FileKind::NotCloudTrail
        | FileKind::Unreadable => document.content.into(),
    };
    (wanted && content.len() <= MOST_EVIDENCE_BYTES).then(|| content.into_owned())
}

/// The facts about a file that was not read.
pub fn unread_facts(file: &FileHandle, contents: Contents) -> DocumentFacts {
    DocumentFacts {
        file: file.id,
        path: file.path.clone(),
        kind: FileKind::Unreadable,
        contents,
        stored_bytes: file.size,
        bytes: 0,
        content_sha256: [0; 32],
        content_len: 0,
        stored_sha256: None,
        compression: Compression::None,
        records: 0,
        evidence: None,
    }
}

/// The facts about an archive that was read slice by slice. It was never there as a whole, so its hash is not known; no
/// proof needs it.
pub fn sliced_facts(file: &FileHandle, contents: Contents) -> DocumentFacts {
    let facts = unread_facts(file, contents);
    DocumentFacts { kind: FileKind::Container, content_len: file.size, ..facts }
}
