//! A file of the site.

use std::io::Write;

use base64::prelude::{BASE64_STANDARD, Engine};
use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256, Sha384};

/// A file of the site, under the name that it gets there.
pub struct Asset {
    /// Relative to the page, `/`-separated.
    pub name: String,
    /// Its bytes.
    pub content: Vec<u8>,
    /// When it is fetched.
    pub part: Part,
}

/// When a file is fetched.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Before anything is seen.
    Page,
    /// Beside the page, before anything is read.
    Worker,
    /// When somebody asks for what it has.
    OnDemand,
}

impl Asset {
    /// A file whose name changes with its content.
    pub fn hashed(stem: &str, extension: &str, content: Vec<u8>) -> Asset {
        let name = format!("{stem}-{}.{extension}", short_hash(&content));
        Asset { name, content, part: Part::Page }
    }

    /// The same, of the engine and the edges.
    pub fn worker(stem: &str, extension: &str, content: Vec<u8>) -> Asset {
        Asset { part: Part::Worker, ..Asset::hashed(stem, extension, content) }
    }

    /// The same, for a file that is fetched when somebody asks for what it has.
    pub fn on_demand(stem: &str, extension: &str, content: Vec<u8>) -> Asset {
        Asset { part: Part::OnDemand, ..Asset::hashed(stem, extension, content) }
    }

    /// A file whose name others know.
    pub fn fixed(name: &str, content: Vec<u8>) -> Asset {
        Asset { name: name.to_owned(), content, part: Part::Page }
    }

    /// The value of an `integrity` attribute.
    pub fn integrity(&self) -> String {
        format!("sha384-{}", BASE64_STANDARD.encode(Sha384::digest(&self.content)))
    }

    /// Bytes it takes on the wire from a host that compresses.
    pub fn gzip_len(&self) -> usize {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        // Writing to memory cannot fail; if it ever did, the raw size is the honest answer.
        encoder.write_all(&self.content).and_then(|()| encoder.finish()).map_or(self.content.len(), |bytes| bytes.len())
    }
}

/// Enough of a SHA-256 to tell two versions of a file apart.
pub fn short_hash(content: &[u8]) -> String {
    let mut hash = hex::encode(Sha256::digest(content));
    hash.truncate(16);
    hash
}
