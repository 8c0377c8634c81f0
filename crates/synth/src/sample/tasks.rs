//! What people do in a few minutes: a console page with all the calls it makes, or some commands.

use super::machines::Site;
use super::platform::trail_bucket;
use super::world::{DEV, HOME, World};
use crate::call::Call;
use crate::dice::resource_id;
use crate::services::{compute, identity, keys, observe, storage, trail};

/// What somebody's job is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Work {
    /// Runs the platform.
    Operate,
    /// Writes software.
    Develop,
    /// Analyses data.
    Data,
    /// Audits what the others do.
    Audit,
    /// Looks after the bill.
    Pay,
}

/// A few minutes of somebody's work, and whether it is done in the console (true) or in a terminal.
pub fn task(world: &mut World, work: Work, site: &Site) -> (bool, Vec<Call>) {
    match (work, world.dice.between(0, 6)) {
        (Work::Operate, 0) => (true, identity_page()),
        (Work::Operate, 1) => (false, change(world, site)),
        (Work::Operate, 2) => (true, databases_page()),
        (Work::Operate | Work::Develop, 3) => (true, instances_page(site)),
        (Work::Develop, 0) => (true, logs_page(world, site)),
        (Work::Develop, 1) => (false, shell(world, site)),
        (Work::Develop, 2) => (true, functions_page(site)),
        (Work::Data, 0..=3) => (false, reports(world, site)),
        (Work::Audit, 0 | 1) => (true, trails_page(site)),
        (Work::Audit, 2) => (true, identity_page()),
        (Work::Audit, 3) => (true, buckets_page(site)),
        (Work::Pay, _) => (true, costs_page(world)),
        (_, 4) => (true, logs_page(world, site)),
        _ => (true, instances_page(site)),
    }
}

/// The calls of EC2's console page.
pub fn instances_page(site: &Site) -> Vec<Call> {
    let named: Vec<String> = (0..site.servers).map(|number| site.server(number)).collect();
    vec![
        compute::describe_instances(&[]),
        compute::describe("DescribeInstanceStatus", "instancesSet"),
        compute::describe("DescribeVolumes", "volumeSet"),
        compute::describe("DescribeSecurityGroups", "securityGroupSet"),
        compute::describe("DescribeAddresses", "publicIpsSet"),
        compute::describe_auto_scaling_groups(),
        compute::describe("DescribeVpcs", "vpcSet"),
        compute::describe_instances(&named),
    ]
}

/// The calls of IAM's console page.
pub fn identity_page() -> Vec<Call> {
    ["GetAccountSummary", "ListUsers", "ListRoles", "ListAccountAliases"].map(identity::iam_list).to_vec()
}

fn databases_page() -> Vec<Call> {
    vec![
        compute::describe_db_instances(),
        observe::look("rds", "DescribeDBClusters"),
        observe::look("rds", "DescribeDBSnapshots"),
        observe::describe_alarms(),
        observe::list_metrics("AWS/RDS"),
    ]
}

fn functions_page(site: &Site) -> Vec<Call> {
    let table = format!("{}-carts", site.stage);
    vec![
        compute::list_functions(),
        observe::look("lambda", "GetAccountSettings20160819"),
        storage::describe_table(site.account, site.region, &table),
    ]
}

fn logs_page(world: &mut World, site: &Site) -> Vec<Call> {
    let group = format!("/aws/lambda/{}-thumbnailer", site.stage);
    let mut calls = vec![observe::describe_log_groups(), observe::start_query(&group)];
    calls.extend((0..world.dice.between(1, 4)).map(|_| observe::start_query(&group)));
    calls
}

fn trails_page(site: &Site) -> Vec<Call> {
    let arn = trail::trail_arn(site.account, HOME, "main");
    vec![trail::describe_trails(), trail::get_trail_status(&arn), trail::lookup_events(), trail::lookup_events()]
}

fn buckets_page(site: &Site) -> Vec<Call> {
    let mut calls = vec![storage::list_buckets(site.region)];
    for bucket in [site.orders_bucket(), trail_bucket(site.account)] {
        for (name, what) in [("GetBucketPolicy", "policy"), ("GetBucketLogging", "logging")] {
            calls.push(storage::get_bucket(name, what, site.account, site.region, &bucket));
        }
    }
    calls
}

/// The calls of the billing page; sometimes with a click on something forbidden.
pub fn costs_page(world: &mut World) -> Vec<Call> {
    let mut calls = vec![observe::look("ce", "GetCostAndUsage"), observe::look("ce", "GetCostForecast")];
    if world.dice.chance(30) {
        calls.push(compute::describe_instances(&[]).denied());
    }
    calls
}

/// A developer's terminal: a shell on a server, a parameter, sometimes a call that is denied.
fn shell(world: &mut World, site: &Site) -> Vec<Call> {
    let number = world.dice.between(100, 999);
    let session = format!("shell-{number}");
    let parameter = keys::get_parameter(&format!("/{}/orders/feature-flags", site.stage));
    let mut calls = vec![keys::start_session(&site.server(0), &session), parameter];
    if world.dice.chance(40) {
        calls.push(keys::get_secret_value(site.account, site.region, "prod/orders/database-a1B2c3").denied());
    }
    if world.dice.chance(30) {
        let tagged = compute::create_tags(&site.server(0), "Büro", "Zürich – 3. OG");
        calls.push(tagged);
    }
    calls
}

/// An operator changes something.
fn change(world: &mut World, site: &Site) -> Vec<Call> {
    let number = world.dice.between(1, 9);
    let id = resource_id("i", &format!("{}-batch-{number}", site.region));
    let group = resource_id("sg", &format!("{}-orders", site.region));
    match world.dice.between(0, 7) {
        0 => vec![
            compute::run_instance(&id, "m7g.large", "ami-0abcdef1234567890"),
            compute::create_tags(&id, "Owner", "platform"),
        ],
        1 => vec![
            compute::start_or_stop(false, std::slice::from_ref(&id)),
            compute::describe_instances(std::slice::from_ref(&id)),
            compute::start_or_stop(true, &[id]),
        ],
        2 => vec![compute::security_group_ingress(true, &group, 443, "198.51.100.0/24", "office – “Zürich”")],
        3 => vec![identity::get_role("orders-api"), identity::put_role_policy("orders-api", "read-flags", READ_FLAGS)],
        4 => vec![storage::put_bucket_policy(site.account, site.region, &site.orders_bucket(), DEV)],
        _ => vec![
            compute::describe_instances(&[id])
                .failed("Client.InvalidInstanceID.NotFound", "The instance ID does not exist"),
            compute::create_snapshot(
                &resource_id("vol", site.region),
                &resource_id("snap", &format!("{}{number}", site.region)),
            ),
        ],
    }
}

const READ_FLAGS: &str =
    r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"ssm:GetParameter","Resource":"*"}]}"#;

/// An analyst fetches reports.
fn reports(world: &mut World, site: &Site) -> Vec<Call> {
    let bucket = site.orders_bucket();
    let head =
        |day| storage::head_object(site.account, site.region, &bucket, &format!("reports/2026-03-0{day}.parquet"));
    let get = |day| {
        let key = format!("reports/2026-03-0{day}.parquet");
        storage::get_object(site.account, site.region, &bucket, &key, 7_340_032)
    };
    let mut calls = vec![head(1), get(1)];
    if world.dice.chance(25) {
        calls.push(keys::get_parameters_by_path("/prod/").denied());
    }
    if world.dice.chance(50) {
        calls.push(get(2));
    }
    calls
}
