//! Gathers evidence from files on disk, as the page does from a drop. For development only.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

mod gzip;

use std::fs;
use std::path::{Path, PathBuf};

use integrity::{Evidence, SuppliedDigest, SuppliedFile};
use sha2::{Digest, Sha256};

/// Adds all files below a folder. Their paths begin with the folder's own name, as in a browser.
pub fn add_folder(folder: &Path, evidence: &mut Evidence) {
    let above = folder.parent().unwrap_or(folder);
    for file in files_below(folder) {
        let path = file.strip_prefix(above).unwrap().to_string_lossy().into_owned();
        add_file(path, &fs::read(&file).unwrap(), evidence);
    }
}

/// Adds a file of public keys or of object metadata.
pub fn add_side_file(file: &Path, evidence: &mut Evidence) {
    let bytes = fs::read(file).unwrap();
    match integrity::parse_public_keys(&file.to_string_lossy(), &bytes) {
        Ok(keys) => evidence.add_keys(keys),
        Err(_) => evidence.metadata.push(integrity::parse_metadata(&file.to_string_lossy(), &bytes).unwrap()),
    }
    evidence.total_files += 1;
}

/// All files below a folder, sorted.
pub fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    entries.into_iter().flat_map(|entry| if entry.is_dir() { files_below(&entry) } else { vec![entry] }).collect()
}

fn add_file(path: String, stored: &[u8], evidence: &mut Evidence) {
    let doc = u32::try_from(evidence.total_files).unwrap();
    evidence.total_files += 1;
    let (content, compression) = gzip::read(stored);
    let content_sha256 = Sha256::digest(&content).into();
    let stored_sha256 = Some(Sha256::digest(stored).into());
    let stored_bytes = stored.len() as u64;
    if integrity::is_digest_name(&path) {
        let body = integrity::parse_digest(&content);
        let by_name_only = false;
        let digest = SuppliedDigest { doc, path, stored_bytes, content_sha256, compression, body, by_name_only };
        evidence.digests.push(digest);
    } else {
        let is_log = integrity::is_log_name(&path);
        let (bytes, events) = (content.len() as u64, count_events(&content));
        evidence.files.push(SuppliedFile {
            doc,
            path,
            is_log,
            stored_bytes,
            bytes,
            content_sha256,
            stored_sha256,
            compression,
            events,
            exempt: 0,
            by_name_only: false,
        });
    }
}

fn count_events(content: &[u8]) -> u64 {
    let value: serde_json::Value = serde_json::from_slice(content).unwrap_or_default();
    value.get("Records").and_then(|records| records.as_array()).map_or(0, |records| records.len() as u64)
}
