//! The built-in sample: two accounts, three regions, two days, about 20,000 events, an incident, and two tampered
//! files. `docs/sample.md` describes it.

mod incident;
mod machines;
mod people;
mod platform;
mod tasks;
mod world;

use std::fmt::Write;

use crate::archive::Archive;
use crate::caller::Caller;
use crate::dice::Dice;
use crate::digest::{Window, hourly};
use crate::services::trail as operations;
use crate::tamper;
use crate::time::{DAY, HOUR, MINUTE};
use crate::trail::Trail;
use crate::tree::{Packing, Role, Tree};

pub use incident::{GHOST, GHOST_ADDRESS, KEY_ADDRESS, ROOT_ADDRESS, USER};
use machines::{SITES, Site};
use platform::trail_bucket;
pub use world::{ACCOUNTS, DEV, HOME, PROD, REGIONS};
use world::{World, end, on, start};

const SEED: u64 = 20_260_302;

/// The sample, and which two files were tampered with.
#[derive(Clone, Debug)]
pub struct Sample {
    /// The files.
    pub tree: Tree,
    /// Path of the log in which one character differs from what was signed.
    pub altered: String,
    /// Path of the log that is listed in its digest but missing.
    pub deleted: String,
}

/// Makes the sample, the same every time.
pub fn sample(packing: Packing) -> Sample {
    let mut tree = sound_sample(packing);
    let altered = log_with(&tree, r#""eventName":"CreateAccessKey""#);
    let record =
        |address: &str| format!(r#""eventName":"CreateAccessKey","awsRegion":"{HOME}","sourceIPAddress":"{address}""#);
    tamper::replace(&mut tree, &altered, &record(ROOT_ADDRESS), &record("203.0.113.17"));
    let deleted = log_with(&tree, r#""eventName":"AttachUserPolicy""#);
    tamper::delete(&mut tree, &deleted);
    Sample { tree, altered, deleted }
}

/// The sample before tampering: every file can be proved.
pub fn sound_sample(packing: Packing) -> Tree {
    let dice = Dice::new(SEED);
    let mut world = World::new(dice.clone(), incident::silence());
    for site in &SITES {
        machines::run(&mut world, site);
        platform::run(&mut world, site);
    }
    people::run(&mut world);
    incident::run(&mut world);
    begin_validation(&mut world);

    let mut archive = Archive::new(packing);
    for site in &SITES {
        let records = world.take(site.account, site.region);
        let trail = Trail::new(site.account, site.region, HOME, "main", &trail_bucket(site.account));
        let mut dice = dice.fork(&format!("{} {}", site.account, site.region));
        let logs = trail.deliver(records, 10 * MINUTE, site.delivery(), &mut dice);
        archive.add_chain(&trail, &runs(site), &logs);
    }
    for region in REGIONS {
        archive.add_keys(region, start() - 20 * DAY, end() + 20 * DAY);
    }
    archive.tree
}

/// The runs of hourly digests, from the first minute on; in production, they are interrupted by the incident.
fn runs(site: &Site) -> Vec<Vec<Window>> {
    let begin = start() + 30 + site.delivery() / 12;
    if site.account == DEV {
        return vec![hourly(begin, begin + 49 * HOUR)];
    }
    let (_, started) = incident::silence();
    let last = on(1, "03:03:12");
    vec![hourly(begin, last), hourly(started, started + 20 * HOUR)]
}

/// Enables validation in each account, which is why the first digest of each chain names no previous one.
fn begin_validation(world: &mut World) {
    for account in ACCOUNTS {
        let arn = operations::trail_arn(account, HOME, "main");
        let caller = Caller::iam_user(account, "terraform", 0)
            .from("2001:db8:c1::9")
            .with("APN/1.0 HashiCorp/1.0 Terraform/1.14.3");
        let call = operations::enable_validation(&arn, &trail_bucket(account));
        world.put(account, HOME, start() + 21, &caller, call);
    }
}

/// Path of the one log in production's home region that contains `text` about the misused user.
fn log_with(tree: &Tree, text: &str) -> String {
    let holds = |content: Vec<u8>| {
        let content = String::from_utf8(content).expect("UTF-8 content");
        content.split("{\"eventVersion\"").any(|record| record.contains(text) && record.contains(USER))
    };
    let found = tree.of(Role::Log).find(|file| file.path.contains(PROD) && holds(file.content()));
    found.expect("the incident is in the logs").path.clone()
}

/// The sample's figures as a Markdown table.
pub fn numbers(sample: &Sample) -> String {
    let tree = &sample.tree;
    let mut table = String::from("| account | region | events | logs | digests |\n|---|---|---:|---:|---:|\n");
    for account in ACCOUNTS {
        for region in REGIONS {
            let here = |role| {
                tree.of(role).filter(move |file| {
                    file.path.contains(&format!("/{account}/")) && file.path.contains(&format!("/{region}/"))
                })
            };
            let events: usize = here(Role::Log).map(|file| file.events).sum();
            let row = (events, here(Role::Log).count(), here(Role::Digest).count());
            writeln!(table, "| {account} | {region} | {} | {} | {} |", row.0, row.1, row.2).expect("writing to memory");
        }
    }
    let count = |role| tree.of(role).count();
    writeln!(table, "| all | | {} | {} | {} |", tree.events(), count(Role::Log), count(Role::Digest))
        .expect("writing to memory");
    let heads = count(Role::HeadObject);
    let keys = count(Role::PublicKeys);
    let (altered, deleted) = (&sample.altered, &sample.deleted);
    write!(
        table,
        "\n- {} files: the logs and digests above, {keys} public key lists, {heads} `head-object` answers.\n\
         - Altered log: `{altered}`\n- Deleted log: `{deleted}`\n",
        tree.files.len()
    )
    .expect("writing to memory");
    table
}
