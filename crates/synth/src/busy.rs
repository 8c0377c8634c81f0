//! Logs of about 100 KB, many an hour, in one chain of digests, to measure what validation costs.

use crate::archive::Archive;
use crate::digest::hourly;
use crate::time::{DAY, HOUR, Seconds};
use crate::trail::{Log, Trail};
use crate::tree::{Packing, Tree};

/// 2026-03-02T08:00:00Z.
const START: Seconds = 1_772_438_400;

/// Records in each log.
const RECORDS: usize = 75;

/// `hours` hours with `logs_an_hour` logs each, with their digests, the newest digest's metadata and the public key.
pub fn busy(hours: i64, logs_an_hour: i64) -> Tree {
    let trail = Trail::new("111122223333", "us-east-1", "us-east-1", "main", "example-audit-logs");
    let slot = HOUR / logs_an_hour.max(1);
    let files = usize::try_from(hours * logs_an_hour).unwrap();
    let contents = crate::bulk(files * RECORDS, files, 1);
    let log = |(number, file): (i64, &crate::SynthFile)| {
        let delivered = START + number * slot + slot / 2;
        let key = trail.log_key(delivered, &format!("bench{number:011}"));
        Log { key, delivered, oldest: delivered, newest: delivered, content: file.content(), events: file.events }
    };
    let logs: Vec<Log> = (0..).zip(&contents.files).map(log).collect();
    let mut archive = Archive::new(Packing::Gzip);
    archive.add_chain(&trail, &[hourly(START, START + hours * HOUR)], &logs);
    archive.add_keys("us-east-1", START - DAY, START + 20 * DAY);
    archive.tree
}
