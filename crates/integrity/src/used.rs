//! The keys that proved something.

use std::collections::{BTreeMap, BTreeSet};

use protocol::report::UsedKey;
use sha2::{Digest as _, Sha256};

use crate::finding::{DigestFinding, DigestProof};
use crate::ring::KeyRing;

/// What each key proved, by [`crate::public_key::PublicKey::identity`].
#[derive(Default)]
pub(crate) struct Uses<'a>(BTreeMap<[u8; 32], Use<'a>>);

#[derive(Default)]
struct Use<'a> {
    regions: BTreeSet<&'a str>,
    digests: u64,
    sign_files: u64,
}

impl<'a> Uses<'a> {
    /// Notes the finding about a digest of a region.
    pub fn digest(&mut self, region: &'a str, finding: &DigestFinding) {
        if let Some(used) = self.of(region, finding) {
            used.digests = used.digests.saturating_add(1);
        }
    }

    /// Notes the finding about a sign file of a region.
    pub fn sign_file(&mut self, region: &'a str, finding: &DigestFinding) {
        if let Some(used) = self.of(region, finding) {
            used.sign_files = used.sign_files.saturating_add(1);
        }
    }

    fn of(&mut self, region: &'a str, finding: &DigestFinding) -> Option<&mut Use<'a>> {
        let Some(DigestProof::Signature(proof)) = finding.proof() else { return None };
        let used = self.0.entry(proof.key()).or_default();
        used.regions.insert(region);
        Some(used)
    }

    /// The keys, sorted by fingerprint.
    pub fn list(&self, ring: &KeyRing<'_>) -> Vec<UsedKey> {
        let keys = ring.keys().filter_map(|(fingerprint, key)| {
            let used = self.0.get(key.ready()?.identity())?;
            Some(UsedKey {
                fingerprint: fingerprint.to_owned(),
                sha256: hex::encode(Sha256::digest(key.der()?)),
                paths: key.sources().into_iter().map(str::to_owned).collect(),
                regions: used.regions.iter().map(|region| (*region).to_owned()).collect(),
                digests: used.digests,
                sign_files: used.sign_files,
            })
        });
        keys.collect()
    }
}
