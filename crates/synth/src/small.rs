//! A small tree for tests: one account, two regions, six hours.

use crate::archive::Archive;
use crate::caller::Caller;
use crate::dice::{Dice, resource_id};
use crate::digest::hourly;
use crate::record::{Origin, Record};
use crate::services::{compute, identity, keys, storage};
use crate::time::{DAY, HOUR, MINUTE, Seconds, at};
use crate::trail::Trail;
use crate::tree::{Packing, Tree};

/// The account of the small tree.
pub const ACCOUNT: &str = "111122223333";
/// Regions of the small tree.
pub const REGIONS: [&str; 2] = ["us-east-1", "eu-central-1"];
const BUCKET: &str = "example-audit-logs";

/// A sound tree, gzipped as in the bucket: about 200 events in about 20 logs, six hourly digests a region (the last of
/// us-east-1 is empty), public keys, and `head-object` outputs for the newest digest of each chain.
pub fn small_tree(seed: u64) -> Tree {
    let mut archive = Archive::new(Packing::Gzip);
    let start = at("2026-03-02T08:00:00Z");
    for region in REGIONS {
        let mut dice = Dice::new(seed).fork(region);
        let trail = Trail::new(ACCOUNT, region, "us-east-1", "main", BUCKET);
        let records = records(region, start, &mut dice);
        let logs = trail.deliver(records, 30 * MINUTE, start, &mut dice);
        archive.add_chain(&trail, &[hourly(start, start + 6 * HOUR)], &logs);
        archive.add_keys(region, start - 20 * DAY, start + 20 * DAY);
    }
    archive.tree
}

fn records(region: &str, start: Seconds, dice: &mut Dice) -> Vec<Record> {
    let place = Origin { account: ACCOUNT, region };
    let mut records = Vec::new();
    for step in 0..100 {
        // Less than five hours, so that the last hour is empty.
        let time = start + step * 170 + dice.between(0, 100);
        let (caller, call) = match (step % 10, region) {
            (0, "us-east-1") => (
                Caller::iam_user(ACCOUNT, "mary.major", 0).from("198.51.100.7"),
                identity::iam_about_user("ListAccessKeys", "mary.major"),
            ),
            (1, "us-east-1") => {
                let call = if step > 50 { identity::console_login(false) } else { identity::failed_console_login() };
                (Caller::root(ACCOUNT, start).at_sign_in().from("2001:db8::7"), call)
            }
            (2, _) => (
                Caller::sso(ACCOUNT, "ReadOnlyAccess", "erik.lund@example.com", start).from("203.0.113.9"),
                compute::describe_instances(&[]).denied(),
            ),
            (3, _) => (Caller::service("lambda.amazonaws.com"), {
                let key = keys::key_arn(ACCOUNT, region, "1234abcd-12ab-34cd-56ef-1234567890ab");
                keys::decrypt(ACCOUNT, &key, "aws:lambda:FunctionArn", "größe")
            }),
            (4, _) => (
                Caller::role(ACCOUNT, "orders-api", &resource_id("i", "orders"), start).on_ec2().from("192.0.2.44"),
                storage::put_object(ACCOUNT, region, "example-orders", "in/ünïcode.json", 2000 + step),
            ),
            _ => (
                Caller::role(ACCOUNT, "orders-api", &resource_id("i", "orders"), start).on_ec2().from("192.0.2.44"),
                storage::get_object(ACCOUNT, region, "example-orders", &format!("in/{step}.json"), 1000 + step),
            ),
        };
        records.push(Record::new(&caller, call, place, time, dice));
    }
    records
}
