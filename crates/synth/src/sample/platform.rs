//! What AWS does on its own in a customer's account.

use super::machines::Site;
use super::world::{PROD, World, session_start, start};
use crate::call::Call;
use crate::caller::{Caller, Tls};
use crate::services::{compute, keys, observe, storage};
use crate::time::{HOUR, MINUTE, compact_minute};

/// Name of the bucket that an account's trail delivers to.
pub fn trail_bucket(account: &str) -> String {
    format!("example-audit-{account}")
}

/// Everything AWS does on its own at a site.
pub fn run(world: &mut World, site: &Site) {
    deliveries(world, site);
    config(world, site);
    load_balancer_logs(world, site);
    key_rotation(world, site);
}

/// CloudTrail delivers its logs.
fn deliveries(world: &mut World, site: &Site) {
    let bucket = trail_bucket(site.account);
    let trail_arn = format!("arn:aws:cloudtrail:us-east-1:{}:trail/main", site.account);
    let service = Caller::service("cloudtrail.amazonaws.com");
    for slot in site.rounds(4 * HOUR) {
        for time in (slot..slot + 5 * MINUTE).step_by(75) {
            let acl = storage::get_bucket("GetBucketAcl", "acl", site.account, site.region, &bucket);
            world.put(site.account, site.region, time, &service, acl);
            let key = keys::generate_data_key(site.account, &site.key(), "aws:cloudtrail:arn", &trail_arn);
            world.put(site.account, site.region, time + 1, &service, key);
        }
    }
}

/// AWS Config records the configuration of everything there is.
fn config(world: &mut World, site: &Site) {
    let session = "AWSConfig-Describe";
    let role = "aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig";
    for slot in site.rounds(if site.account == PROD { 2 } else { 4 } * HOUR) {
        let since = session_start(slot, HOUR, session);
        let caller = Caller::role(site.account, role, session, since).via("config.amazonaws.com");
        let mut time = slot;
        for call in recorded(site) {
            time += world.dice.between(0, 3);
            world.put(site.account, site.region, time, &caller, call);
        }
        for rule in ["encrypted-volumes", "restricted-ssh", "root-mfa", "s3-public-read"] {
            world.put(site.account, site.region, time + 4, &caller, observe::put_evaluations(rule));
        }
    }
}

fn recorded(site: &Site) -> Vec<Call> {
    let buckets = [site.orders_bucket(), trail_bucket(site.account), format!("example-{}-artifacts", site.stage)];
    let mut calls = Vec::new();
    for (name, what) in [("GetBucketEncryption", "encryption"), ("GetBucketPublicAccessBlock", "publicAccessBlock")] {
        calls.extend(buckets.iter().map(|bucket| storage::get_bucket(name, what, site.account, site.region, bucket)));
    }
    calls.push(compute::describe("DescribeSecurityGroups", "securityGroupSet"));
    calls
}

/// The load balancer writes its own log to a bucket every half hour.
fn load_balancer_logs(world: &mut World, site: &Site) {
    let bucket = format!("example-{}-elb-logs-{}", site.stage, site.region);
    let service = Caller::service("delivery.logs.amazonaws.com").tls(Tls::Unknown);
    for slot in site.rounds(4 * HOUR) {
        for node in 1..=3 {
            let minute = compact_minute(slot);
            let key = format!("AWSLogs/{}/elasticloadbalancing/orders_{minute}_{node}.log.gz", site.account);
            let call = storage::put_object(site.account, site.region, &bucket, &key, 20_480);
            world.put(site.account, site.region, slot + 20 + node, &service, call);
        }
    }
}

/// KMS rotates the key material once.
fn key_rotation(world: &mut World, site: &Site) {
    let time = start() + 31 * HOUR + world.dice.between(0, HOUR);
    let call = keys::rotate_key(site.account, &site.key());
    world.put(site.account, site.region, time, &Caller::service("kms.amazonaws.com").from("AWS Internal"), call);
    let time = start() + world.dice.between(0, 44) * HOUR;
    let call = compute::bid_evicted(&site.server(7));
    world.put(site.account, site.region, time, &Caller::service("ec2.amazonaws.com"), call);
}
