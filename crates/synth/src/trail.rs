//! A trail: where its logs and digests are, and how records are delivered in log files.

use sha2::{Digest, Sha256};

use crate::dice::Dice;
use crate::record::Record;
use crate::time::{MINUTE, Seconds, compact, compact_minute, folders, iso};

/// One region of one account's trail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trail {
    /// Id of the logged account.
    pub account: String,
    /// The logged region.
    pub region: String,
    /// Region in which the trail was created.
    pub home: String,
    /// Name of the trail.
    pub name: String,
    /// Bucket that the trail delivers to.
    pub bucket: String,
    /// Prefix of all keys: empty, or ending in `/`.
    pub prefix: String,
    /// Organization id, if it is an organization trail.
    pub organization: Option<String>,
}

impl Trail {
    /// A trail with a bucket of its own and no prefix.
    pub fn new(account: &str, region: &str, home: &str, name: &str, bucket: &str) -> Self {
        Self {
            account: account.to_owned(),
            region: region.to_owned(),
            home: home.to_owned(),
            name: name.to_owned(),
            bucket: bucket.to_owned(),
            prefix: String::new(),
            organization: None,
        }
    }

    /// Key of a log delivered at `delivered`.
    pub fn log_key(&self, delivered: Seconds, suffix: &str) -> String {
        let (account, region) = (&self.account, &self.region);
        format!(
            "{}{account}_CloudTrail_{region}_{}_{suffix}.json.gz",
            self.folder("CloudTrail", delivered),
            compact_minute(delivered)
        )
    }

    /// Key of a digest whose period ends at `end`.
    pub fn digest_key(&self, end: Seconds, backfill: bool) -> String {
        let (account, region, name, home) = (&self.account, &self.region, &self.name, &self.home);
        format!(
            "{}{account}_CloudTrail-Digest_{region}_{name}_{home}_{}{}.json.gz",
            self.folder("CloudTrail-Digest", end),
            compact(end),
            if backfill { "_backfill" } else { "" }
        )
    }

    fn folder(&self, kind: &str, time: Seconds) -> String {
        let organization = self.organization.as_ref().map(|id| format!("{id}/")).unwrap_or_default();
        let (prefix, account, region) = (&self.prefix, &self.account, &self.region);
        format!("{prefix}AWSLogs/{organization}{account}/{kind}/{region}/{}/", folders(time))
    }

    /// Delivers records: those of each slot of `slot` seconds in one log at the end of the slot. Slots are counted from
    /// `offset`. Inside a log, records are sorted by service and operation, then by time, because CloudTrail does not
    /// deliver them in order of time.
    pub fn deliver(&self, mut records: Vec<Record>, slot: Seconds, offset: Seconds, dice: &mut Dice) -> Vec<Log> {
        let slot_of = |record: &Record| (record.time - offset).div_euclid(slot);
        records.sort_by_key(|record| (slot_of(record), record.event_source.clone(), record.event_name, record.time));
        records
            .chunk_by(|a, b| slot_of(a) == slot_of(b))
            .map(|records| {
                let delivered = (slot_of(&records[0]) + 1) * slot + offset;
                self.log(delivered.div_euclid(MINUTE) * MINUTE, records, dice)
            })
            .collect()
    }

    /// One log with these records, of which there must be at least one.
    pub fn log(&self, delivered: Seconds, records: &[Record], dice: &mut Dice) -> Log {
        let times = || records.iter().map(|record| record.time);
        Log {
            key: self.log_key(delivered, &dice.log_suffix()),
            delivered,
            oldest: times().min().expect("a log holds records"),
            newest: times().max().expect("a log holds records"),
            content: log_content(records),
            events: records.len(),
        }
    }
}

/// A log file before it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Log {
    /// Key in the bucket.
    pub key: String,
    /// When it was delivered.
    pub delivered: Seconds,
    /// Time of its oldest event.
    pub oldest: Seconds,
    /// Time of its newest event.
    pub newest: Seconds,
    /// The inflated bytes.
    pub content: Vec<u8>,
    /// Number of records.
    pub events: usize,
}

impl Log {
    /// SHA-256 of its content in hexadecimal, as recorded in a digest.
    pub fn sha256(&self) -> String {
        hex::encode(Sha256::digest(&self.content))
    }

    pub(crate) fn listing(&self, bucket: &str) -> crate::json::Json {
        crate::object! {
            "s3Bucket": bucket, "s3Object": &self.key, "hashValue": self.sha256(), "hashAlgorithm": "SHA-256",
            "newestEventTime": iso(self.newest), "oldestEventTime": iso(self.oldest),
        }
    }
}

/// `{"Records":[…]}` on one line without a trailing newline, as CloudTrail writes it.
pub fn log_content(records: &[Record]) -> Vec<u8> {
    let texts: Vec<String> = records.iter().map(Record::to_json).collect();
    format!("{{\"Records\":[{}]}}", texts.join(",")).into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::call::Call;
    use crate::caller::Caller;
    use crate::record::Origin;
    use crate::time::at;

    fn trail() -> Trail {
        Trail::new("111122223333", "eu-central-1", "us-east-1", "main", "example-logs")
    }

    #[test]
    fn keys_have_the_layout_of_the_bucket() {
        let mut trail = trail();
        let time = at("2026-03-02T15:07:15Z");
        assert_eq!(
            trail.log_key(time, "AbCdEfGhIjKlMnOp"),
            "AWSLogs/111122223333/CloudTrail/eu-central-1/2026/03/02/\
             111122223333_CloudTrail_eu-central-1_20260302T1507Z_AbCdEfGhIjKlMnOp.json.gz"
        );
        trail.prefix = "audit/".to_owned();
        trail.organization = Some("o-exampleorg".to_owned());
        assert_eq!(
            trail.digest_key(time, true),
            "audit/AWSLogs/o-exampleorg/111122223333/CloudTrail-Digest/eu-central-1/2026/03/02/\
             111122223333_CloudTrail-Digest_eu-central-1_main_us-east-1_20260302T150715Z_backfill.json.gz"
        );
    }

    #[test]
    fn each_slot_is_delivered_at_its_end() {
        let mut dice = Dice::new(1);
        let place = Origin { account: "111122223333", region: "eu-central-1" };
        let caller = Caller::service("config.amazonaws.com");
        let records = [0, 599, 600, 1800]
            .map(|time| Record::new(&caller, Call::read("s3", "ListBuckets"), place, time, &mut dice))
            .to_vec();
        let logs = trail().deliver(records, 600, 0, &mut dice);
        let summary: Vec<_> = logs.iter().map(|log| (log.delivered, log.oldest, log.newest, log.events)).collect();
        assert_eq!(summary, [(600, 0, 599, 2), (1200, 600, 600, 1), (2400, 1800, 1800, 1)]);
    }
}
