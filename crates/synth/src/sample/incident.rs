//! The incident for an auditor to find in production. `docs/sample.md` tells the story.

use super::machines::{SITES, Site};
use super::people::{FIREFOX, email};
use super::world::{HOME, PROD, World, on};
use crate::call::Call;
use crate::caller::{Caller, Tls, sso_role};
use crate::dice::resource_id;
use crate::services::{compute, identity, keys, observe, storage, trail};
use crate::time::Seconds;

/// Where the intruder signs in as root.
pub const ROOT_ADDRESS: &str = "203.0.113.77";
/// Where the new access key is used.
pub const KEY_ADDRESS: &str = "198.51.100.201";
/// Where the user connects from whose creation was not recorded.
pub const GHOST_ADDRESS: &str = "2001:db8:dead::77";
/// The IAM user whose new access key is misused.
pub const USER: &str = "backup-operator";
/// The user created while logging was off.
pub const GHOST: &str = "svc-support";

const KEY_AGENT: &str =
    "aws-cli/2.31.9 md/awscrt#0.27.6 ua/2.1 os/linux#6.16.8+kali-amd64 md/arch#x86_64 lang/python#3.13.7";
const ADMINISTRATOR: &str = "AdministratorAccess";

/// When `StopLogging` and `StartLogging` were called; in between, production's trail records nothing.
pub fn silence() -> (Seconds, Seconds) {
    (on(1, "02:52:48"), on(1, "04:11:09"))
}

fn trail_arn() -> String {
    trail::trail_arn(PROD, HOME, "main")
}

/// The whole incident, in chronological order.
pub fn run(world: &mut World) {
    knocking(world);
    root_signs_in(world);
    new_key_looks_around(world);
    logging_stops(world);
    destruction(world);
    containment(world);
}

/// The evening before, somebody tries passwords.
fn knocking(world: &mut World) {
    let root = Caller::root(PROD, on(0, "18:40:00")).from(ROOT_ADDRESS).with(FIREFOX);
    for clock in ["18:42:03", "18:42:41", "18:44:10", "18:47:55"] {
        world.put(PROD, HOME, on(0, clock), &root.clone().at_sign_in(), identity::failed_console_login());
    }
    let nobody = Caller::unknown_user(PROD);
    let call = identity::console_login_of_nobody();
    world.put(PROD, HOME, on(0, "18:50:26"), &nobody.from(ROOT_ADDRESS).with(FIREFOX), call);
}

/// Root signs in without MFA and creates an access key for another user.
fn root_signs_in(world: &mut World) {
    let since = on(1, "02:14:07");
    let root = Caller::root(PROD, since).from(ROOT_ADDRESS).with(FIREFOX);
    let key_made = on(1, "02:19:32");
    world.put(PROD, HOME, since, &root.clone().at_sign_in(), identity::console_login(false));
    for (time, call) in [
        (since + 5, identity::iam_list("GetAccountSummary")),
        (since + 31, identity::iam_list("ListUsers")),
        (since + 88, identity::iam_about_user("ListAccessKeys", USER)),
        (since + 96, identity::iam_about_user("ListAttachedUserPolicies", USER)),
        (key_made, identity::create_access_key(PROD, USER, 1, key_made)),
        (on(1, "02:45:16"), identity::attach_user_policy(USER, ADMINISTRATOR)),
    ] {
        world.put(PROD, HOME, time, &root, call);
    }
}

fn stolen_key() -> Caller {
    Caller::iam_user(PROD, USER, 1).from(KEY_ADDRESS).with(KEY_AGENT).tls(Tls::V13PostQuantum)
}

/// The new key is used from an address never seen before, and finds out who it is and what it may do: almost nothing,
/// at first.
fn new_key_looks_around(world: &mut World) {
    let caller = stolen_key();
    world.put(PROD, HOME, on(1, "02:26:51"), &caller, identity::get_caller_identity());
    for (site, clock) in SITES.iter().filter(|site| site.account == PROD).zip(["02:28:02", "02:31:40", "02:35:15"]) {
        let mut time = on(1, clock);
        for _ in 0..3 {
            for call in enumeration(site) {
                world.put(PROD, site.region, time, &caller, call.denied());
                time += world.dice.between(1, 3);
            }
        }
    }
}

fn enumeration(site: &Site) -> Vec<Call> {
    let mut calls = vec![
        compute::describe_instances(&[]),
        compute::describe("DescribeSnapshots", "snapshotSet"),
        compute::describe("DescribeSecurityGroups", "securityGroupSet"),
        compute::describe("DescribeVpcs", "vpcSet"),
        storage::list_buckets(site.region),
        compute::list_functions(),
        compute::describe_db_instances(),
        observe::look("rds", "DescribeDBSnapshots"),
        keys::list_secrets(),
        keys::list_keys(),
        keys::get_parameters_by_path("/"),
        observe::look("dynamodb", "ListTables"),
        trail::describe_trails(),
        observe::look("ecs", "ListClusters"),
    ];
    if site.region == HOME {
        calls.extend(
            ["ListUsers", "ListRoles", "ListPolicies", "ListGroups", "GetAccountAuthorizationDetails"]
                .map(identity::iam_list),
        );
    }
    calls
}

/// The key now has administrator rights. It stops logging; an hour and a half later, a guard starts it again.
fn logging_stops(world: &mut World) {
    let (stopped, started) = silence();
    let caller = stolen_key();
    world.put(PROD, HOME, stopped - 71, &caller, trail::describe_trails());
    world.put(PROD, HOME, stopped - 40, &caller, trail::get_trail_status(&trail_arn()));
    world.put(PROD, HOME, stopped, &caller, trail::stop_logging(&trail_arn()));
    let role = sso_role(PROD, "SecurityOperations");
    let guard = Caller::role(PROD, &role, &email("nadia.petrova"), started - 300)
        .from("198.51.100.212")
        .with("aws-cli/2.33.2 md/awscrt#0.29.1 ua/2.1 os/linux#6.17 md/arch#x86_64 lang/python#3.13.9");
    world.put(PROD, HOME, started, &guard, trail::start_logging(&trail_arn()));
    world.put(PROD, HOME, started + 9, &guard, trail::get_trail_status(&trail_arn()));
}

/// A user that no event created opens a port to the world and deletes what it finds.
fn destruction(world: &mut World) {
    let since = on(1, "04:19:40");
    let ghost = Caller::iam_user_in_console(PROD, GHOST, false, since).from(GHOST_ADDRESS).with(FIREFOX);
    world.put(PROD, HOME, since, &ghost.clone().at_sign_in(), identity::console_login(false));
    let group = resource_id("sg", "us-east-1-orders");
    let opened = compute::security_group_ingress(true, &group, 22, "0.0.0.0/0", "support");
    world.put(PROD, HOME, on(1, "04:23:05"), &ghost, opened);

    let tool = Caller::iam_user(PROD, GHOST, 0).from(GHOST_ADDRESS).with(KEY_AGENT).tls(Tls::V13PostQuantum);
    for (site, clock) in SITES.iter().filter(|site| site.account == PROD).zip(["04:31:00", "04:38:30", "04:43:10"]) {
        let mut time = on(1, clock);
        for call in deletions(site) {
            world.put(PROD, site.region, time, &tool, call);
            time += world.dice.between(1, 6);
        }
    }
}

fn deletions(site: &Site) -> Vec<Call> {
    let instances: Vec<String> = (0..site.servers)
        .map(|number| site.server(number))
        .chain((1..=4).map(|number| resource_id("i", &format!("{}-batch-{number}", site.region))))
        .collect();
    let mut calls = vec![compute::describe_instances(&[])];
    calls.extend(instances.iter().map(|id| compute::terminate_instances(std::slice::from_ref(id))));
    for name in ["orders", "customers"] {
        let name = format!("prod-{name}-{}", site.region);
        calls.push(compute::delete_db_instance(&name));
        calls.push(compute::delete_db_snapshot(&format!("{name}-2026-03-02")));
    }
    let bucket = site.orders_bucket();
    calls.extend((0..12 * site.load / 40).map(|_| storage::delete_objects(PROD, site.region, &bucket, 91_240)));
    calls.push(storage::delete_table(PROD, site.region, "prod-carts"));
    calls.push(keys::schedule_key_deletion(PROD, &site.key()).denied());
    calls
}

/// The guard and an administrator close what was opened.
fn containment(world: &mut World) {
    let since = on(1, "06:02:00");
    let ana = Caller::sso(PROD, ADMINISTRATOR, &email("ana.silva"), since).from("198.51.100.11").with(FIREFOX);
    let group = resource_id("sg", "us-east-1-orders");
    for (clock, call) in [
        ("06:02:01", identity::console_login(false)),
        ("06:05:12", identity::iam_list("ListUsers")),
        ("06:06:40", identity::deactivate_access_key(PROD, USER, 1)),
        ("06:07:02", identity::deactivate_access_key(PROD, GHOST, 0)),
        ("06:07:31", identity::attach_user_policy(GHOST, "AWSDenyAll")),
        ("06:11:54", compute::security_group_ingress(false, &group, 22, "0.0.0.0/0", "support")),
        ("06:58:20", identity::delete_user(GHOST)),
        ("07:12:44", identity::create_user(PROD, "backup-writer", on(1, "07:12:44"))),
    ] {
        world.put(PROD, HOME, on(1, clock), &ana, call);
    }
    let tool = Caller::iam_user(PROD, USER, 1).from(KEY_ADDRESS).with(KEY_AGENT);
    for (clock, call) in [("06:15:00", identity::get_caller_identity()), ("06:15:09", storage::list_buckets(HOME))] {
        let refused = call.failed("InvalidClientTokenId", "The security token included in the request is invalid.");
        world.put(PROD, HOME, on(1, clock), &tool, refused);
    }
}
