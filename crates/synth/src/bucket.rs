//! A tree shaped as a real bucket is: a small log for every account, region and few minutes, digests for every hour, and
//! the keys to check them with.

use std::num::NonZero;

use crate::archive::Archive;
use crate::bulk::{ACCOUNTS, record, shares};
use crate::dice::Dice;
use crate::digest::hourly;
use crate::record::{Origin, Record};
use crate::sample::REGIONS;
use crate::time::{DAY, HOUR, MINUTE, Seconds, at};
use crate::trail::{Log, Trail};
use crate::tree::{Packing, Tree};

/// Logs that a region delivers in an hour.
const AN_HOUR: usize = 6;

/// How many records a log has, in relation to others, and how many of a hundred logs are like that: as in a bucket of
/// 4,138 logs, in which a fifth held a single record, and half of them less than 10 KB after compression.
const SIZES: [(usize, i64); 8] = [(1, 19), (5, 12), (20, 19), (43, 15), (60, 15), (100, 12), (200, 6), (600, 2)];

/// One log in this many has 20,000 records, about 5 MB after compression.
const LARGE_ONE_IN: i64 = 4_000;

/// `events` records in `files` logs of three accounts and three regions, with signed digests and public keys.
pub fn bucket(events: usize, files: usize, seed: u64) -> Tree {
    let trails: Vec<(&str, &str)> =
        ACCOUNTS.iter().flat_map(|account| REGIONS.iter().map(|region| (*account, *region))).collect();
    let mut dice = Dice::new(seed);
    let weights: Vec<usize> = (0..files.max(1)).map(|_| weight(&mut dice)).collect();
    let sizes = shares(events, &weights);
    // Dealt out in turn, so that every trail has its share of large logs.
    let dealt = |number: usize| sizes.iter().skip(number).step_by(trails.len()).copied().collect::<Vec<usize>>();
    let chains: Vec<_> = trails.iter().enumerate().map(|(number, trail)| (*trail, dealt(number))).collect();
    let threads = std::thread::available_parallelism().map_or(1, NonZero::get);
    let parts: Vec<Tree> = std::thread::scope(|scope| {
        let chunks = chains.chunks(chains.len().div_ceil(threads));
        let made = |chains: &[((&str, &str), Vec<usize>)]| chains.iter().map(|chain| chain_of(chain, seed)).collect();
        let running: Vec<_> = chunks.map(|chains| scope.spawn(move || -> Vec<Tree> { made(chains) })).collect();
        running.into_iter().flat_map(|part| part.join().expect("a chain is made")).collect()
    });
    let mut all: Vec<_> = parts.into_iter().flat_map(|tree| tree.files).collect();
    // Adding files in sorted order spares the tree from moving the others.
    all.sort_by(|a, b| a.path.cmp(&b.path));
    let mut tree = Tree::default();
    all.into_iter().for_each(|file| tree.add(file));
    tree
}

fn weight(dice: &mut Dice) -> usize {
    if dice.between(0, LARGE_ONE_IN) == 0 {
        return 20_000;
    }
    let mut place = dice.between(0, 100);
    for (records, percent) in SIZES {
        if place < percent {
            return records;
        }
        place -= percent;
    }
    1
}

fn chain_of(((account, region), sizes): &((&str, &str), Vec<usize>), seed: u64) -> Tree {
    let trail = Trail::new(account, region, "us-east-1", "main", "example-audit-logs");
    let mut dice = Dice::new(seed ^ account.parse::<u64>().unwrap() ^ region.len() as u64);
    let start: Seconds = at("2026-03-02T00:00:00Z");
    let slot = HOUR / AN_HOUR as Seconds;
    let log = |(number, count): (Seconds, &usize)| {
        let begin = start + number * slot;
        let place = Origin { account, region };
        let records: Vec<Record> = (0..*count).map(|_| record(place, begin, &mut dice)).collect();
        trail.log(begin + 5 * MINUTE, &records, &mut dice)
    };
    let logs: Vec<Log> = (0..).zip(sizes).map(log).collect();
    let hours = sizes.len().div_ceil(AN_HOUR).max(1) as Seconds;
    let mut archive = Archive::new(Packing::Gzip);
    archive.add_chain(&trail, &[hourly(start, start + hours * HOUR)], &logs);
    archive.add_keys(region, start - DAY, start + hours * HOUR + DAY);
    archive.tree
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::Role;

    #[test]
    fn it_has_all_that_a_bucket_has() {
        let tree = bucket(2_000, 60, 1);
        assert_eq!((tree.events(), tree.of(Role::Log).count()), (2_000, 60));
        assert_eq!(
            (tree.of(Role::Digest).count(), tree.of(Role::PublicKeys).count()),
            (15, 3),
            "six of nine trails have a seventh log, and so an hour more"
        );
        assert_eq!(tree, bucket(2_000, 60, 1));
    }
}
