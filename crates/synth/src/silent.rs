//! Hundreds of thousands of digests of accounts in which nothing happens: all they prove is that hours are empty.
//! Signing them takes minutes; checking them must not.

use std::num::NonZero;

use crate::digest::{Chain, hourly};
use crate::gzip;
use crate::signer::{Signer, list_public_keys};
use crate::time::{DAY, HOUR, Seconds};
use crate::trail::Trail;
use crate::tree::{Role, SynthFile, Tree};

/// The first hour, 2026-01-01T00:00:00Z.
const START: Seconds = 1_767_225_600;

/// Which digests to make.
#[derive(Clone, Debug)]
pub struct Silence {
    /// Number of accounts.
    pub accounts: u64,
    /// Number of regions in each account, each with a chain of its own.
    pub regions: u64,
    /// Periods with a digest for each hour, in hours since the first one; nothing is known about the time between
    /// periods.
    pub runs: Vec<(i64, i64)>,
}

impl Silence {
    /// One account in 17 regions, with about `digests` digests in all; 150,000 are a year's worth.
    pub fn of_digests(digests: i64) -> Silence {
        const REGIONS: u64 = 17;
        Silence { accounts: 1, regions: REGIONS, runs: vec![(0, digests / REGIONS.cast_signed())] }
    }

    /// The digests of all chains, `head-object` outputs for the newest one of each run, and the key that signed them.
    pub fn tree(&self) -> Tree {
        let chains: Vec<(u64, u64)> =
            (0..self.accounts).flat_map(|account| (0..self.regions).map(move |region| (account, region))).collect();
        let threads = std::thread::available_parallelism().map_or(1, NonZero::get);
        let part = |chains: &[(u64, u64)]| chains.iter().flat_map(|at| self.chain(*at)).collect::<Vec<_>>();
        let mut files = std::thread::scope(|scope| {
            let share = chains.len().div_ceil(threads).max(1);
            let parts: Vec<_> = chains.chunks(share).map(|chains| scope.spawn(move || part(chains))).collect();
            parts.into_iter().flat_map(|part| part.join().expect("a chain is made")).collect::<Vec<_>>()
        });
        let last = self.runs.iter().map(|(_, to)| START + to * HOUR).max().unwrap_or(START);
        let bytes = list_public_keys(&[(&Signer::of_region("us-east-1"), START - DAY, last + DAY)]);
        files.push(SynthFile { path: "public-keys.json".to_owned(), bytes, role: Role::PublicKeys, events: 0 });
        // Adding files in sorted order spares the tree from moving the others.
        files.sort_by(|a, b| a.path.cmp(&b.path));
        let mut tree = Tree::default();
        files.into_iter().for_each(|file| tree.add(file));
        tree
    }

    fn chain(&self, (account, region): (u64, u64)) -> Vec<SynthFile> {
        let (account, region) = (format!("{:012}", 111_122_223_333 + account), format!("xx-region-{}", region + 1));
        let mut chain = Chain::new(&Trail::new(&account, &region, "us-east-1", "main", "example-logs"));
        let signer = Signer::of_region("us-east-1");
        let mut files = Vec::new();
        for (from, to) in &self.runs {
            chain.restart();
            chain.extend(&signer, &hourly(START + from * HOUR, START + to * HOUR), &[]);
            files.extend(chain.digests.last().map(|newest| SynthFile {
                path: format!("head-object/{}.head.json", newest.key.rsplit('/').next().unwrap_or(&newest.key)),
                bytes: newest.head_object(gzip(&newest.content).len()),
                role: Role::HeadObject,
                events: 0,
            }));
        }
        files.extend(chain.digests.iter().map(|digest| SynthFile {
            path: digest.key.clone(),
            bytes: gzip(&digest.content),
            role: Role::Digest,
            events: 0,
        }));
        files
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_chain_has_its_runs() {
        let silence = Silence { accounts: 2, regions: 3, runs: vec![(0, 2), (5, 6)] };
        let tree = silence.tree();
        assert_eq!((tree.of(Role::Digest).count(), tree.of(Role::HeadObject).count()), (18, 12));
        assert_eq!(tree.files, silence.tree().files);
        assert_eq!(Silence::of_digests(150_000).runs, [(0, 8823)]);
    }
}
