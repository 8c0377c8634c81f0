//! What was supplied to prove something with.

use protocol::Compression;

use crate::{Answers, Digest, DigestFault, Metadata, PublicKeyEntry, SignFile};

/// Everything that was supplied.
#[derive(Clone, Debug, Default)]
pub struct Evidence {
    /// Every file that is neither digest nor sign file nor keys nor metadata.
    pub files: Vec<SuppliedFile>,
    /// Every file that is a digest by content or by name.
    pub digests: Vec<SuppliedDigest>,
    /// Every file that is a sign file of CloudTrail Lake by content or by name.
    pub sign_files: Vec<SuppliedSignFile>,
    /// Entries of all key files; `None` if no key file was supplied, which is not the same as an empty one.
    pub keys: Option<Vec<PublicKeyEntry>>,
    /// One for each file of object metadata.
    pub metadata: Vec<Metadata>,
    /// All files, whatever they are. Only reported.
    pub total_files: u64,
}

impl Evidence {
    /// Adds the entries of one key file. An empty one still counts as supplied.
    pub fn add_keys(&mut self, entries: Vec<PublicKeyEntry>) {
        self.keys.get_or_insert_default().extend(entries);
    }

    /// Adds what a file of answers says about keys and objects.
    pub fn add_answers(&mut self, answers: Answers) {
        answers.keys.into_iter().for_each(|entries| self.add_keys(entries));
        if !answers.objects.is_empty() {
            self.metadata.push(Metadata { objects: answers.objects });
        }
    }
}

/// A file that may be a log.
#[derive(Clone, Debug)]
pub struct SuppliedFile {
    /// The caller's number of this file, repeated in [`crate::Validation::proofs`].
    pub doc: u32,
    /// Path in the drop; an entry of a container is `container.zip!inner/path`.
    pub path: String,
    /// It holds CloudTrail events or has a log's name.
    pub is_log: bool,
    /// Bytes as stored.
    pub stored_bytes: u64,
    /// Bytes of the content that was hashed.
    pub bytes: u64,
    /// SHA-256 of the content of the first gzip member, or of the bytes as they are if there is no gzip.
    pub content_sha256: [u8; 32],
    /// SHA-256 of the bytes as stored; `None`: not known.
    pub stored_sha256: Option<[u8; 32]>,
    /// How inflating went.
    pub compression: Compression,
    /// Records read from it.
    pub events: u64,
    /// Of these, events of a kind that no digest ever covers.
    pub exempt: u64,
    /// It is something else that has a log's name: it stands for the log if nothing better does.
    pub by_name_only: bool,
}

/// A digest file.
#[derive(Clone, Debug)]
pub struct SuppliedDigest {
    /// The caller's number of this file.
    pub doc: u32,
    /// Path in the drop; an entry of a container is `container.zip!inner/path`.
    pub path: String,
    /// Bytes as stored.
    pub stored_bytes: u64,
    /// SHA-256 of the content of the first gzip member, or of the bytes as they are if there is no gzip.
    pub content_sha256: [u8; 32],
    /// How inflating went.
    pub compression: Compression,
    /// That content, read by [`crate::parse_digest`].
    pub body: Result<Digest, DigestFault>,
    /// It is something else that has a digest's name: it stands for the digest if nothing better does.
    pub by_name_only: bool,
}

/// A sign file of CloudTrail Lake.
#[derive(Clone, Debug)]
pub struct SuppliedSignFile {
    /// Path in the drop; an entry of a container is `container.zip!inner/path`.
    pub path: String,
    /// SHA-256 of its content.
    pub content_sha256: [u8; 32],
    /// That content, read by [`crate::parse_sign_file`].
    pub body: Result<SignFile, DigestFault>,
}
