//! Puts logs, digests, keys and `head-object` answers together into a tree.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::digest::{Chain, SignedDigest, Window};
use crate::signer::{Signer, list_public_keys};
use crate::time::Seconds;
use crate::trail::{Log, Trail};
use crate::tree::{Packing, Role, SynthFile, Tree};

/// Collects the files of a tree.
#[derive(Clone, Debug)]
pub struct Archive {
    /// The files added so far.
    pub tree: Tree,
    packing: Packing,
}

impl Archive {
    /// An empty tree.
    pub fn new(packing: Packing) -> Self {
        Self { tree: Tree::default(), packing }
    }

    /// Adds the logs of one region of a trail, and its digests signed with the region's key. Each of `runs` becomes a
    /// chain of its own; logging was stopped between them. The newest digest of each run also gets its `head-object`
    /// output, since nothing else holds its signature.
    pub fn add_chain(&mut self, trail: &Trail, runs: &[Vec<Window>], logs: &[Log]) {
        let signer = Signer::of_region(&trail.region);
        let mut chain = Chain::new(trail);
        for windows in runs {
            chain.restart();
            chain.extend(&signer, windows, logs);
            self.add_head_object(chain.digests.last().expect("a run has windows"));
        }
        for log in logs {
            self.add_log(log);
        }
        for digest in &chain.digests {
            self.add_digest(digest);
        }
    }

    /// Adds a log, packed as the archive is.
    pub fn add_log(&mut self, log: &Log) {
        self.tree.add_object(Role::Log, &log.key, &log.content, log.events, self.packing);
    }

    /// Adds a digest, packed as the archive is.
    pub fn add_digest(&mut self, digest: &SignedDigest) {
        self.tree.add_object(Role::Digest, &digest.key, &digest.content, 0, self.packing);
    }

    /// Adds the output of `aws s3api head-object` for a digest, in a file named after it.
    pub fn add_head_object(&mut self, digest: &SignedDigest) {
        let name = digest.key.rsplit('/').next().unwrap_or(&digest.key);
        let bytes = digest.head_object(stored_bytes(&digest.content));
        self.add_file(Role::HeadObject, format!("head-object/{name}.head.json"), bytes);
    }

    /// Adds the output of `list-public-keys` for a region, whose key is valid from `from` to `to`.
    pub fn add_keys(&mut self, region: &str, from: Seconds, to: Seconds) {
        let bytes = list_public_keys(&[(&Signer::of_region(region), from, to)]);
        self.add_file(Role::PublicKeys, format!("public-keys/public-keys-{region}.json"), bytes);
    }

    fn add_file(&mut self, role: Role, path: String, bytes: Vec<u8>) {
        self.tree.add(SynthFile { path, bytes, role, events: 0 });
    }
}

/// Size of the S3 object in bytes. Uses stored blocks, so that it does not depend on the compressor's version.
fn stored_bytes(content: &[u8]) -> usize {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::none());
    encoder.write_all(content).expect("writing to memory");
    encoder.finish().expect("writing to memory").len()
}
