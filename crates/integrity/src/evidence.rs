//! The evidence supplied.

use std::collections::BTreeSet;

use protocol::Compression;

use crate::{Answers, Digest, DigestFault, Metadata, PublicKeyEntry, SignFile};

/// Everything that was supplied.
#[derive(Clone, Debug, Default)]
pub struct Evidence {
    /// Every file that is not a digest, sign file, list of keys or metadata.
    pub files: Vec<SuppliedFile>,
    /// Every file that is a digest by content or by name.
    pub digests: Vec<SuppliedDigest>,
    /// Every file that is a CloudTrail Lake sign file by content or by name.
    pub sign_files: Vec<SuppliedSignFile>,
    /// Entries of all lists of keys; `None` if no list was supplied, which is not the same as an empty one.
    pub keys: Option<Vec<PublicKeyEntry>>,
    /// One for each file of object metadata.
    pub metadata: Vec<Metadata>,
    /// SHA-256 of the content of files that were left out on purpose, according to manifests.
    pub left_out: BTreeSet<[u8; 32]>,
    /// Number of files of any kind, for the report only.
    pub total_files: u64,
}

impl SuppliedSignFile {
    /// The path of the file that one of several is in; of any other path, the path.
    pub fn file_of(path: &str) -> &str {
        let is_place = |place: &str| !place.is_empty() && place.bytes().all(|byte| byte.is_ascii_digit());
        path.rsplit_once('#').filter(|(_, place)| is_place(place)).map_or(path, |(file, _)| file)
    }
}

impl Evidence {
    /// Adds the entries of a list of keys. An empty one still counts as supplied.
    pub fn add_keys(&mut self, entries: Vec<PublicKeyEntry>) {
        self.keys.get_or_insert_default().extend(entries);
    }

    /// Adds the keys and metadata in a file of responses.
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
    /// The caller's number for this file, returned in [`crate::Validation::proofs`].
    pub doc: u32,
    /// Path in the drop; `container.zip!inner/path` for an entry of a container.
    pub path: String,
    /// Whether it contains CloudTrail events or has a log's name.
    pub is_log: bool,
    /// Number of stored bytes.
    pub stored_bytes: u64,
    /// Length of the hashed content in bytes.
    pub bytes: u64,
    /// SHA-256 of the content of the first gzip member, or of the stored bytes if it is not gzip.
    pub content_sha256: [u8; 32],
    /// SHA-256 of the stored bytes; `None` if unknown.
    pub stored_sha256: Option<[u8; 32]>,
    /// Result of decompressing it.
    pub compression: Compression,
    /// Number of records read from it.
    pub events: u64,
    /// How many of these are events of a kind that no digest ever covers.
    pub exempt: u64,
    /// Whether it only has a log's name but is something else. It stands for the log if there is nothing better.
    pub by_name_only: bool,
}

/// A digest file.
#[derive(Clone, Debug)]
pub struct SuppliedDigest {
    /// The caller's number for this file.
    pub doc: u32,
    /// Path in the drop; `container.zip!inner/path` for an entry of a container.
    pub path: String,
    /// Number of stored bytes.
    pub stored_bytes: u64,
    /// SHA-256 of the content of the first gzip member, or of the stored bytes if it is not gzip.
    pub content_sha256: [u8; 32],
    /// Result of decompressing it.
    pub compression: Compression,
    /// That content, parsed by [`crate::parse_digest`].
    pub body: Result<Digest, DigestFault>,
    /// Whether it only has a digest's name but is something else. It stands for the digest if there is nothing better.
    pub by_name_only: bool,
}

/// A sign file of CloudTrail Lake.
#[derive(Clone, Debug)]
pub struct SuppliedSignFile {
    /// Path in the drop; an entry of a container is `container.zip!inner/path`, and the second one of several in a file is
    /// `path#2`.
    pub path: String,
    /// Which one it is of those in its file.
    pub place: usize,
    /// SHA-256 of the content of its file.
    pub content_sha256: [u8; 32],
    /// What it says, as read by [`crate::parse_sign_files`].
    pub body: Result<SignFile, DigestFault>,
}
