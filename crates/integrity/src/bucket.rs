//! Which bucket each chain of digests should have been delivered to, as far as the user has said.

use std::collections::{BTreeMap, BTreeSet};

use order::set_of;
use protocol::report::Options;

use crate::catalog::readable;
use crate::name::{DigestName, file_name};
use crate::{Digest, SuppliedDigest};

/// Account, region, trail, home region, and whether it consists of backfill digests.
type Chain<'a> = (&'a str, &'a str, &'a str, &'a str, bool);

/// What the user said about buckets, compared with what was found.
pub(crate) struct Expected<'a> {
    options: &'a Options,
    /// For each chain, the bucket named in its newest digest.
    found: BTreeMap<Chain<'a>, &'a str>,
}

impl<'a> Expected<'a> {
    /// For these digests.
    pub fn new(options: &'a Options, digests: &[&'a SuppliedDigest]) -> Expected<'a> {
        let mut newest: BTreeMap<Chain<'_>, (_, &str)> = BTreeMap::new();
        for digest in digests.iter().filter_map(|supplied| readable(supplied).ok()) {
            if let Some(chain) = chain_of(digest) {
                let known = newest.entry(chain).or_insert((digest.end, digest.bucket.as_str()));
                *known = (*known).max((digest.end, digest.bucket.as_str()));
            }
        }
        let found = newest.into_iter().map(|(chain, (_, bucket))| (chain, bucket)).collect();
        Expected { options, found }
    }

    /// Whether, according to the user, a digest came from another bucket than the one it names. If the user named a
    /// single bucket and some chain was really delivered to it, this says nothing about chains in other buckets.
    pub fn contradicts(&self, digest: &Digest) -> bool {
        let found = chain_of(digest).and_then(|chain| self.found.get(&chain).copied());
        let of_chain = found.and_then(|found| said(self.options.buckets.get(found)));
        let of_all = said(self.options.expected_bucket.as_ref()).filter(|expected| {
            let delivered: BTreeSet<&str> = set_of(self.found.values().copied());
            found == Some(*expected) || !delivered.contains(expected)
        });
        of_chain.or(of_all).is_some_and(|expected| expected != digest.bucket)
    }
}

fn said(bucket: Option<&String>) -> Option<&str> {
    bucket.map(|bucket| bucket.trim()).filter(|bucket| !bucket.is_empty())
}

fn chain_of(digest: &Digest) -> Option<Chain<'_>> {
    let name = DigestName::parse(file_name(&digest.key))?;
    Some((name.account, name.region, name.trail, name.home, name.backfill))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use crate::testing::{BUCKET, SIGNER, World, digest_key};

    /// A second account whose trail delivers to its own bucket.
    fn two_accounts() -> (World, String) {
        let mut world = World::hours(3).with_all_metadata();
        let other = digest_key(0).replace("111122223333", "444455556666");
        let mut body = world.body(&digest_key(0));
        body["digestS3Bucket"] = "other-logs".into();
        body["digestS3Object"] = other.clone().into();
        body["awsAccountId"] = "444455556666".into();
        body["logFiles"] = serde_json::json!([]);
        world.sign(&other, &body, &SIGNER);
        (world.with_all_metadata(), other)
    }

    #[test]
    fn the_bucket_of_one_account_accuses_no_other() {
        let (mut world, other) = two_accounts();
        world.options.expected_bucket = Some(BUCKET.to_owned());
        world.check(&digest_key(1), "verified-signed signature");
        world.check(&other, "verified-signed signature");
        world.options.expected_bucket = Some("copy".to_owned());
        world.check(&digest_key(1), "moved bucket");
        world.check(&other, "moved bucket");
    }

    #[test]
    fn each_bucket_is_confirmed_by_itself() {
        let (mut world, other) = two_accounts();
        world.options.buckets.insert(BUCKET.to_owned(), BUCKET.to_owned());
        world.check(&other, "verified-signed signature");
        world.options.buckets.insert("other-logs".to_owned(), "copy".to_owned());
        world.check(&digest_key(1), "verified-signed signature");
        world.check(&other, "moved bucket");
    }

    #[test]
    fn a_digest_of_another_bucket_in_a_chain_stays_accused() {
        let mut world = World::hours(3).with_all_metadata();
        world.edit(&digest_key(1), |body| body["digestS3Bucket"] = "elsewhere".into());
        world.options.expected_bucket = Some(BUCKET.to_owned());
        world.check(&digest_key(1), "moved bucket");
    }
}
