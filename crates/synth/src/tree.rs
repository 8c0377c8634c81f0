//! A tree of files in memory, as dropped on the page.

use std::io::{Read, Write};

use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;

/// What a file of a tree is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// A log: `{"Records":[…]}`.
    Log,
    /// A digest.
    Digest,
    /// Output of `aws cloudtrail list-public-keys`.
    PublicKeys,
    /// Output of `aws s3api head-object` for a digest.
    HeadObject,
    /// Saved results of a CloudTrail Lake query.
    QueryResult,
    /// The sign file of saved query results.
    SignFile,
}

/// How logs and digests are stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Packing {
    /// Each gzipped under its own name, as in the bucket.
    Gzip,
    /// Each decompressed, without `.gz` in its name, as `gunzip` leaves a copy.
    Inflated,
}

impl Packing {
    /// The path of the object with the key `key`.
    pub fn path(self, key: &str) -> &str {
        match self {
            Packing::Gzip => key,
            Packing::Inflated => key.strip_suffix(".gz").unwrap_or(key),
        }
    }

    fn pack(self, content: &[u8]) -> Vec<u8> {
        match self {
            Packing::Gzip => gzip(content),
            Packing::Inflated => content.to_vec(),
        }
    }
}

/// A file of a tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SynthFile {
    /// Path in the tree, with `/` as separator.
    pub path: String,
    /// The stored bytes.
    pub bytes: Vec<u8>,
    /// What kind of file it is.
    pub role: Role,
    /// Number of records, if it is a log.
    pub events: usize,
}

impl SynthFile {
    /// The stored bytes, decompressed if they are gzip (first member only).
    pub fn content(&self) -> Vec<u8> {
        if self.bytes.starts_with(&[0x1f, 0x8b]) { gunzip(&self.bytes) } else { self.bytes.clone() }
    }
}

/// Files, sorted by path.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tree {
    /// The files.
    pub files: Vec<SynthFile>,
}

impl Tree {
    /// Adds a log or digest with this key and content.
    pub fn add_object(&mut self, role: Role, key: &str, content: &[u8], events: usize, packing: Packing) {
        self.add(SynthFile { path: packing.path(key).to_owned(), bytes: packing.pack(content), role, events });
    }

    /// Adds a file at its sorted position, replacing any file with the same path.
    pub fn add(&mut self, file: SynthFile) {
        match self.files.binary_search_by(|other| other.path.cmp(&file.path)) {
            Ok(place) => self.files[place] = file,
            Err(place) => self.files.insert(place, file),
        }
    }

    /// The file at a path.
    pub fn get(&self, path: &str) -> Option<&SynthFile> {
        self.files.iter().find(|file| file.path == path)
    }

    /// Files with a role, in order of their paths.
    pub fn of(&self, role: Role) -> impl Iterator<Item = &SynthFile> {
        self.files.iter().filter(move |file| file.role == role)
    }

    /// Number of records in all logs.
    pub fn events(&self) -> usize {
        self.files.iter().map(|file| file.events).sum()
    }
}

/// `content` as one gzip member without name or time.
pub fn gzip(content: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(content).expect("writing to memory");
    encoder.finish().expect("writing to memory")
}

/// The content of the first gzip member.
///
/// # Panics
/// If it is damaged.
pub fn gunzip(bytes: &[u8]) -> Vec<u8> {
    let mut content = Vec::new();
    GzDecoder::new(bytes).read_to_end(&mut content).expect("sound gzip");
    content
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_sorted_and_replaced() {
        let mut tree = Tree::default();
        for (path, content) in [("b.json.gz", "1"), ("a.json.gz", "2"), ("b.json.gz", "3")] {
            tree.add_object(Role::Log, path, content.as_bytes(), 1, Packing::Gzip);
        }
        let contents: Vec<_> = tree.files.iter().map(|file| (file.path.as_str(), file.content())).collect();
        assert_eq!(contents, [("a.json.gz", b"2".to_vec()), ("b.json.gz", b"3".to_vec())]);
        assert_eq!(tree.events(), 2);
    }

    #[test]
    fn inflated_files_lose_the_gz() {
        assert_eq!(Packing::Inflated.path("x/y.json.gz"), "x/y.json");
        assert_eq!(Packing::Gzip.path("x/y.json.gz"), "x/y.json.gz");
    }
}
