//! Automated activity: applications, agents, pollers and pipelines.

use std::borrow::Cow;

use super::world::{DEV, HOME, PROD, World, every, session_start, start, traffic};
use crate::call::Call;
use crate::caller::{Caller, Tls};
use crate::dice::resource_id;
use crate::services::{compute, identity, keys, observe, storage};
use crate::time::{DAY, HOUR, MINUTE, Seconds};

/// One region of one account, and how busy it is.
pub struct Site {
    /// Account id.
    pub account: &'static str,
    /// Region.
    pub region: &'static str,
    /// First part of the names of its resources.
    pub stage: &'static str,
    /// How many hours customers' clocks are ahead of UTC.
    pub zone: i64,
    /// Traffic in percent of the busiest site's.
    pub load: i64,
    /// Number of application servers.
    pub servers: i64,
    /// Least time between two rounds of automated activity, in seconds.
    pub pace: Seconds,
}

/// Every region in use, in both accounts.
pub const SITES: [Site; 6] = [
    Site { account: PROD, region: "us-east-1", stage: "prod", zone: -5, load: 100, servers: 2, pace: 20 },
    Site { account: PROD, region: "eu-central-1", stage: "prod", zone: 1, load: 70, servers: 2, pace: 30 },
    Site { account: PROD, region: "ap-southeast-2", stage: "prod", zone: 11, load: 40, servers: 1, pace: 30 },
    Site { account: DEV, region: "us-east-1", stage: "dev", zone: -5, load: 30, servers: 1, pace: 60 },
    Site { account: DEV, region: "eu-central-1", stage: "dev", zone: 1, load: 25, servers: 1, pace: 60 },
    Site { account: DEV, region: "ap-southeast-2", stage: "dev", zone: 11, load: 12, servers: 1, pace: 60 },
];

impl Site {
    /// Instance id of the application server `number`.
    pub fn server(&self, number: i64) -> String {
        resource_id("i", &format!("{}-{}-orders-{number}", self.stage, self.region))
    }

    /// Name of the shop's bucket.
    pub fn orders_bucket(&self) -> String {
        format!("shop-{}-{}", self.stage, self.region)
    }

    /// ARN of the KMS key that everything here is encrypted with.
    pub fn key(&self) -> String {
        keys::key_arn(self.account, self.region, "1234abcd-12ab-34cd-56ef-1234567890ab")
    }

    /// Times at which something happens that recurs every `least` seconds, or less often where it is quiet. All rounds
    /// begin right after a log delivery, so that there are few logs with many records rather than many with few. What
    /// recurs every few hours does so at different hours at each site.
    pub fn rounds(&self, least: Seconds) -> impl Iterator<Item = Seconds> + use<> {
        let period = least.max(self.pace * MINUTE);
        every(period, self.load * HOUR % period + self.delivery() + 20)
    }

    /// Offset of log delivery at this site, in seconds.
    pub fn delivery(&self) -> Seconds {
        match self.region {
            HOME => 2 * MINUTE,
            "eu-central-1" => 5 * MINUTE,
            _ => 8 * MINUTE,
        }
    }

    fn role(&self, role: &str, session: &str, time: Seconds) -> Caller {
        Caller::role(self.account, role, session, session_start(time, 6 * HOUR, session))
    }

    fn address(&self, number: i64) -> String {
        let last = 100 + number + if self.account == DEV { 50 } else { 0 };
        match self.region {
            "us-east-1" => format!("192.0.2.{last}"),
            "eu-central-1" => format!("198.51.100.{last}"),
            _ => format!("203.0.113.{last}"),
        }
    }
}

/// All automated activity at a site.
pub fn run(world: &mut World, site: &Site) {
    orders_api(world, site);
    thumbnails(world, site);
    agents(world, site);
    poller(world, site);
    if site.region == HOME {
        pipeline(world, site);
        nightly_backup(world, site);
    }
    if site.account == PROD && site.region != "ap-southeast-2" {
        etl(world, site);
    }
}

/// The shop's API: reads and writes orders all day, following its customers' habits.
fn orders_api(world: &mut World, site: &Site) {
    let bucket = site.orders_bucket();
    let mut order = 48_200;
    for slot in site.rounds(10 * MINUTE) {
        let server = world.dice.between(0, site.servers);
        let instance = site.server(server);
        let caller = site
            .role("orders-api", &instance, slot)
            .on_ec2()
            .from(site.address(server))
            .with("[aws-sdk-java/2.41.4 md/io#sync Linux/6.12 Java/21.0.9]");
        let requests = traffic(slot, site.zone) * site.load * site.pace / 7900 + world.dice.between(0, 2);
        let mut time = slot + world.dice.between(0, 90);
        for _ in 0..requests {
            order += world.dice.between(1, 4);
            let key = format!("orders/2026/03/{order}.json");
            let bytes = if world.dice.chance(92) { 1184 } else { 1312 };
            let call = if world.dice.chance(30) {
                storage::put_object(site.account, site.region, &bucket, &key, bytes)
            } else {
                storage::get_object(site.account, site.region, &bucket, &key, bytes)
            };
            let call = sometimes_missing(world, call);
            world.put(site.account, site.region, time, &caller, call);
            time += world.dice.between(1, 9);
        }
        if world.dice.chance(4) {
            let name = *world.dice.pick(&["GetItem", "GetItem", "PutItem"]);
            let table = format!("{}-carts", site.stage);
            for cart in order - 5..order {
                let call = storage::table_item(name, site.account, site.region, &table, &format!("o-{cart}"));
                world.put(site.account, site.region, time, &caller, call);
            }
        }
    }
    for server in 0..site.servers {
        renew_sessions(world, site, "orders-api", &site.server(server), "ec2.amazonaws.com");
    }
}

fn sometimes_missing(world: &mut World, call: Call) -> Call {
    if call.name == "GetObject" && world.dice.chance(2) {
        return call.failed("NoSuchKey", "The specified key does not exist.");
    }
    call
}

/// A service assumes a role for an application every six hours. Recorded in us-east-1, because it uses the global
/// endpoint.
fn renew_sessions(world: &mut World, site: &Site, role: &str, session: &str, service: &'static str) {
    for time in every(6 * HOUR, 0) {
        let begin = session_start(time, 6 * HOUR, session);
        let call = identity::assume_role_by_service(site.account, role, session, begin);
        world.put(site.account, HOME, begin, &Caller::service(service), call);
    }
}

/// A Lambda function that S3 invokes for new pictures.
fn thumbnails(world: &mut World, site: &Site) {
    let function = format!("{}-thumbnailer", site.stage);
    let function_arn = format!("arn:aws:lambda:{}:{}:function:{function}", site.region, site.account);
    let mut stream = 0;
    for slot in site.rounds(HOUR) {
        let caller = site.role("thumbnailer", &function, slot).from(site.address(20)).with(
            "Boto3/1.42.11 md/Botocore#1.42.11 ua/2.1 os/linux#5.10 md/arch#aarch64 lang/python#3.13.9 exec-env/AWS_Lambda_python3.13",
        );
        let mut time = slot + world.dice.between(0, 60);
        for _ in 0..1 + traffic(slot, site.zone) * site.load / 900 {
            let invoke = compute::invoke(site.account, site.region, &function);
            world.put(site.account, site.region, time, &Caller::service("s3.amazonaws.com"), invoke);
            time += world.dice.between(1, 5);
        }
        if world.dice.chance(85) {
            continue;
        }
        // The load required starting another instance of the function.
        stream += 1;
        let name = format!("2026/03/0{}/[$LATEST]{stream:08}", 2 + (slot - start()) / DAY);
        let call = observe::create_log_stream(&format!("/aws/lambda/{function}"), &name);
        world.put(site.account, site.region, time, &caller, call);
        let decrypt = keys::decrypt(site.account, &site.key(), "aws:lambda:FunctionArn", &function_arn);
        world.put(site.account, site.region, time, &caller.via("lambda.amazonaws.com"), decrypt);
    }
    renew_sessions(world, site, "thumbnailer", &function, "lambda.amazonaws.com");
}

/// The Systems Manager agents on the servers.
fn agents(world: &mut World, site: &Site) {
    for slot in site.rounds(2 * HOUR) {
        for server in 0..site.servers {
            let instance = site.server(server);
            let caller = site
                .role("orders-api", &instance, slot)
                .on_ec2()
                .from(site.address(server))
                .with("aws-sdk-go/1.55.5 (go1.24.6; linux; amd64) amazon-ssm-agent/3.3.3050.0");
            let call = keys::update_instance_information(&instance);
            let time = slot + world.dice.between(0, 40);
            world.put(site.account, site.region, time, &caller, call);
        }
    }
}

/// A monitoring company that reads the accounts from outside through a role.
fn poller(world: &mut World, site: &Site) {
    let (role, session) = ("monitoring-reader", "nightwatch-saas");
    let period = if site.account == PROD { 30 } else { 60 } * MINUTE;
    for slot in site.rounds(period) {
        let caller = site
            .role(role, session, slot)
            .from("2001:db8:40::a1")
            .with("Nightwatch/4.2 aws-sdk-go-v2/1.40.1 ua/2.1 os/linux lang/go#1.25.4")
            .tls(Tls::V13PostQuantum);
        let mut time = slot;
        for call in polled(site, slot) {
            let call = throttled(world, call);
            world.put(site.account, site.region, time, &caller, call);
            time += world.dice.between(0, 3);
        }
    }
    if site.region == HOME {
        for time in every(6 * HOUR, 0) {
            let begin = session_start(time, 6 * HOUR, session);
            let caller = Caller::other_account("777788889999", session).from("2001:db8:40::a1").with("Nightwatch/4.2");
            world.put(site.account, HOME, begin, &caller, identity::assume_role(site.account, role, session, begin));
        }
    }
}

fn polled(site: &Site, slot: Seconds) -> Vec<Call> {
    let target =
        |name: &str| compute::describe_target_health(site.account, site.region, &format!("{}-{name}", site.stage));
    let mut calls = vec![compute::describe("DescribeVolumes", "volumeSet"); 5];
    calls.extend(["orders", "images", "search", "carts"].map(target));
    if slot.rem_euclid(4 * HOUR) < HOUR {
        calls.push(compute::describe_instances(&[]));
    }
    calls
}

fn throttled(world: &mut World, call: Call) -> Call {
    if call.service == "elasticloadbalancing" && world.dice.chance(2) {
        return call.failed("ThrottlingException", "Rate exceeded");
    }
    call
}

/// Deployments by the pipeline, which signs in with its provider's token.
fn pipeline(world: &mut World, site: &Site) {
    const PROVIDER: &str = "token.actions.githubusercontent.com";
    let deployments: &[i64] = if site.account == PROD {
        &[9, 13, 16, 33, 37, 40]
    } else {
        &[8, 9, 11, 13, 14, 15, 16, 32, 34, 35, 37, 38, 40]
    };
    for (number, hour) in deployments.iter().enumerate() {
        let mut time = start() + hour * HOUR + world.dice.between(0, 50) * MINUTE;
        let session = format!("deploy-{}", 8100 + number);
        let subject =
            Caller::web_identity(site.account, PROVIDER, "sts.amazonaws.com", "repo:example/shop:ref:refs/heads/main")
                .from("2001:db8:c1::5")
                .with("aws-actions-configure-aws-credentials/5.1.1");
        let call = identity::assume_role_with_web_identity(site.account, "ci-deploy", &session, PROVIDER, time);
        world.put(site.account, HOME, time, &subject, call);
        let caller = Caller::role(site.account, "ci-deploy", &session, time)
            .from("2001:db8:c1::5")
            .with("aws-cli/2.33.2 md/awscrt#0.29.1 ua/2.1 os/linux#6.11 md/arch#x86_64 lang/python#3.13.9 cfg/retry-mode#standard");
        for call in deployment(site, 100 + i64::try_from(number).expect("few")) {
            time += world.dice.between(2, 12);
            world.put(site.account, HOME, time, &caller, call);
        }
    }
}

fn deployment(site: &Site, version: i64) -> Vec<Call> {
    let stack = format!("{}-shop", site.stage);
    let bucket = format!("example-{}-artifacts", site.stage);
    let mut calls = vec![
        identity::get_caller_identity(),
        storage::put_object(site.account, HOME, &bucket, &format!("shop/{version}/template.yaml"), 48_211),
        storage::put_object(site.account, HOME, &bucket, &format!("shop/{version}/thumbnailer.zip"), 1_204_882),
        observe::create_change_set(site.account, HOME, &stack, &format!("release-{version}")),
    ];
    calls.extend((0..4).map(|_| observe::describe_stacks(&stack)));
    calls.push(compute::update_function_code(site.account, HOME, &format!("{}-thumbnailer", site.stage), version));
    calls.push(observe::batch_get_image(site.account, HOME, "shop/orders-api", &format!("release-{version}")));
    calls.push(observe::describe_stacks(&stack));
    calls
}

/// An old script on an old server that copies files every night, with an IAM user's access key.
fn nightly_backup(world: &mut World, site: &Site) {
    let caller = Caller::iam_user(site.account, "backup-operator", 0)
        .from("192.0.2.40")
        .tls(Tls::V12)
        .with("aws-cli/1.29.62 md/Botocore#1.31.62 ua/2.0 os/linux#4.14 md/arch#x86_64 lang/python#3.8.18");
    let bucket = format!("example-{}-backup", site.stage);
    for night in every(DAY, HOUR + 10 * MINUTE) {
        let mut time = night;
        for part in 0..if site.account == PROD { 110 } else { 40 } {
            let key = format!("erp/2026-03-0{}/part-{part:04}.bak", 2 + (night - start()) / DAY);
            let call = storage::put_object(site.account, HOME, &bucket, &key, 8_388_608);
            world.put(site.account, HOME, time, &caller, call);
            time += world.dice.between(6, 14);
        }
    }
}

/// The nightly reports.
fn etl(world: &mut World, site: &Site) {
    let bucket = site.orders_bucket();
    let after_midnight = ((24 - site.zone) * HOUR + 95 * MINUTE) % DAY;
    for night in every(DAY, after_midnight) {
        let session = "GlueJobRunnerSession";
        let caller = site.role("nightly-reports", session, night).via("glue.amazonaws.com");
        let mut time = night;
        for part in 0..250 * site.load / 100 {
            let key = format!("orders/2026/03/{}.json", 48_100 + part);
            let call = storage::get_object(site.account, site.region, &bucket, &key, 1024);
            world.put(site.account, site.region, time, &caller, call);
            time += world.dice.between(3, 8);
        }
        let report = format!("reports/{}.parquet", Cow::from(crate::time::folders(night)).replace('/', "-"));
        let call = storage::put_object(site.account, site.region, &bucket, &report, 7_340_032);
        world.put(site.account, site.region, time, &caller, call);
    }
}
