//! Logs in bulk for benchmarks: any number of records and files, in the sizes that AWS delivers.

use crate::caller::Caller;
use crate::dice::{Dice, resource_id};
use crate::record::{Origin, Record};
use crate::services::{compute, identity, keys, observe, storage};
use crate::time::{MINUTE, Seconds, at};
use crate::trail::Trail;
use crate::tree::{Packing, Role, Tree};

/// Roughly the most records that AWS writes into one log.
const MOST_IN_A_FILE: usize = 20_000;

/// One in this many records has parameters of up to 100 KB, the size at which CloudTrail begins to omit them.
const LARGE_ONE_IN: i64 = 2_000;

pub(crate) const ACCOUNTS: [&str; 3] = ["111122223333", "444455556666", "777788889999"];
pub(crate) const REGIONS: [&str; 4] = ["us-east-1", "eu-central-1", "ap-southeast-2", "sa-east-1"];

/// Gzipped logs of `events` records in `files` files: most of them small, a few with up to 20,000 records. Never fewer
/// records than files, nor more than fit into them.
pub fn bulk(events: usize, files: usize, seed: u64) -> Tree {
    let mut dice = Dice::new(seed);
    let start = at("2026-03-02T08:00:00Z");
    let mut tree = Tree::default();
    for (number, count) in (0..).zip(sizes(events, files.max(1), &mut dice)) {
        let (account, region) = (*dice.pick(&ACCOUNTS), *dice.pick(&REGIONS));
        let trail = Trail::new(account, region, "us-east-1", "main", "example-audit-logs");
        let begin = start + number * MINUTE;
        let records: Vec<Record> = (0..count).map(|_| record(Origin { account, region }, begin, &mut dice)).collect();
        let log = trail.log(begin + 5 * MINUTE, &records, &mut dice);
        tree.add_object(Role::Log, &log.key, &log.content, log.events, Packing::Gzip);
    }
    tree
}

/// How many records each file gets.
fn sizes(events: usize, files: usize, dice: &mut Dice) -> Vec<usize> {
    let weights: Vec<usize> = (0..files).map(|_| 1 << dice.between(0, 12)).collect();
    shares(events, &weights)
}

/// Shares out records to files, in proportion to their weights. Each gets one at least.
pub(crate) fn shares(events: usize, weights: &[usize]) -> Vec<usize> {
    let all: usize = weights.iter().sum();
    let mut sizes: Vec<usize> = weights.iter().map(|weight| (events * weight / all).clamp(1, MOST_IN_A_FILE)).collect();
    // Corrects for rounding.
    let mut left = events.saturating_sub(sizes.iter().sum());
    let mut over = sizes.iter().sum::<usize>().saturating_sub(events);
    for size in &mut sizes {
        let (more, less) = (left.min(MOST_IN_A_FILE - *size), over.min(*size - 1));
        *size = *size + more - less;
        (left, over) = (left - more, over - less);
    }
    sizes
}

/// A record of something that happens often.
pub(crate) fn record(place: Origin<'_>, begin: Seconds, dice: &mut Dice) -> Record {
    let Origin { account, region } = place;
    let time = begin + dice.between(0, 5 * MINUTE);
    let number = dice.between(0, 5_000);
    let instance = resource_id("i", &format!("{account} {}", dice.between(0, 40)));
    let role = Caller::role(account, "orders-api", &instance, begin).on_ec2().from(format!("192.0.2.{}", number % 250));
    let (caller, call) = match dice.between(0, 100) {
        0..30 => (role, storage::get_object(account, region, "example-orders", &format!("in/{number}.json"), number)),
        30..45 => (role, storage::put_object(account, region, "example-orders", &format!("in/{number}.json"), number)),
        45..60 => (Caller::service("lambda.amazonaws.com"), {
            let key = keys::key_arn(account, region, "1234abcd-12ab-34cd-56ef-1234567890ab");
            keys::decrypt(account, &key, "aws:lambda:FunctionArn", "orders")
        }),
        60..75 => {
            let person = format!("person{}@example.com", number % 60);
            let caller = Caller::sso(account, "ReadOnlyAccess", &person, begin).from("203.0.113.9");
            let call = compute::describe_instances(&[instance]);
            (caller, if dice.chance(10) { call.denied() } else { call })
        }
        75..85 => (role, observe::describe_log_groups()),
        _ => (
            Caller::iam_user(account, &format!("user-{}", number % 200), 0).from(format!("198.51.100.{}", number % 99)),
            identity::iam_about_user("ListAccessKeys", &format!("user-{}", number % 200)),
        ),
    };
    if dice.between(0, LARGE_ONE_IN) > 0 {
        return Record::new(&caller, call, place, time, dice);
    }
    let statement = r#"{"Effect":"Allow","Action":["s3:GetObject"],"Resource":"arn:aws:s3:::example-orders/größe/*"}"#;
    let statements = (0..dice.between(20, 900)).map(|_| statement).collect::<Vec<_>>().join(",");
    let policy = format!(r#"{{"Version":"2012-10-17","Statement":[{statements}]}}"#);
    Record::new(&caller, identity::put_role_policy("orders-api", "all", &policy), place, time, dice)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_as_many_as_wanted() {
        for (events, files) in [(300, 30), (30, 30), (500, 1)] {
            let tree = bulk(events, files, 1);
            assert_eq!((tree.events(), tree.files.len()), (events, files), "{events} in {files}");
            for file in &tree.files {
                let log: serde_json::Value = serde_json::from_slice(&file.content()).unwrap();
                assert_eq!(log["Records"].as_array().unwrap().len(), file.events);
            }
        }
        assert_eq!(bulk(100, 7, 3), bulk(100, 7, 3));
        let sizes = sizes(30_000, 2, &mut Dice::new(1));
        assert!(sizes.iter().sum::<usize>() == 30_000 && sizes.iter().all(|size| *size <= MOST_IN_A_FILE), "{sizes:?}");
    }
}
