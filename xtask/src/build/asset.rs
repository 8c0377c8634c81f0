//! A file of the site.

use std::io::Write;

use base64::prelude::{BASE64_STANDARD, Engine};
use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256, Sha384};

/// A file of the site, and the name it gets there.
pub struct Asset {
    /// Path relative to the page, with `/` as separator.
    pub name: String,
    /// Its bytes.
    pub content: Vec<u8>,
    /// When it is fetched.
    pub part: Part,
}

/// When a browser fetches a file.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Before anything is visible.
    Page,
    /// Along with the page, before any log can be read.
    Worker,
    /// When its function is first used.
    OnDemand,
}

impl Asset {
    /// A file of the page whose name contains a hash of its content.
    pub fn hashed(stem: &str, extension: &str, content: Vec<u8>) -> Asset {
        let name = format!("{stem}-{}.{extension}", short_hash(&content));
        Asset { name, content, part: Part::Page }
    }

    /// The same, for the engine and edge worker.
    pub fn worker(stem: &str, extension: &str, content: Vec<u8>) -> Asset {
        Asset { part: Part::Worker, ..Asset::hashed(stem, extension, content) }
    }

    /// The same, for a module on demand.
    pub fn on_demand(stem: &str, extension: &str, content: Vec<u8>) -> Asset {
        Asset { part: Part::OnDemand, ..Asset::hashed(stem, extension, content) }
    }

    /// A file with a fixed name, which others refer to.
    pub fn fixed(name: &str, content: Vec<u8>) -> Asset {
        Asset { name: name.to_owned(), content, part: Part::Page }
    }

    /// The value of an `integrity` attribute.
    pub fn integrity(&self) -> String {
        format!("sha384-{}", BASE64_STANDARD.encode(Sha384::digest(&self.content)))
    }

    /// Its size when a host serves it compressed, in bytes.
    pub fn gzip_len(&self) -> usize {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        // Writing to memory cannot fail; if it ever did, the uncompressed size would be the honest answer.
        encoder.write_all(&self.content).and_then(|()| encoder.finish()).map_or(self.content.len(), |bytes| bytes.len())
    }
}

/// Enough of a SHA-256 to distinguish two versions of a file.
pub fn short_hash(content: &[u8]) -> String {
    let mut hash = hex::encode(Sha256::digest(content));
    hash.truncate(16);
    hash
}
