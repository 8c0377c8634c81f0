//! People at work: they sign in in the morning, work in bursts of reading and occasional changes, and go home.

use super::machines::{SITES, Site};
use super::tasks::{Work, costs_page, identity_page, instances_page, task};
use super::world::{DEV, HOME, PROD, World, start};
use crate::call::Call;
use crate::caller::{Caller, sso_role};
use crate::dice::aws_id;
use crate::services::identity;
use crate::time::{DAY, HOUR, MINUTE, Seconds};

/// `userAgent` of Firefox.
pub const FIREFOX: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:148.0) Gecko/20100101 Firefox/148.0";
const CHROME: &str = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/145.0.0.0 Safari/537.36";
const CLI: &str =
    "aws-cli/2.33.2 md/awscrt#0.29.1 ua/2.1 os/macos#25.2.0 md/arch#arm64 lang/python#3.13.9 md/prompt#off";

struct Person {
    name: &'static str,
    work: Work,
    permission_set: &'static str,
    accounts: &'static [&'static str],
    region: &'static str,
    /// Start of the working day, in hours UTC from midnight of the first day; may be negative.
    begins: i64,
    address: &'static str,
}

const PEOPLE: [Person; 12] = [
    Person {
        name: "ana.silva",
        work: Work::Operate,
        permission_set: "AdministratorAccess",
        accounts: &[PROD, DEV],
        region: "eu-central-1",
        begins: 7,
        address: "198.51.100.11",
    },
    Person {
        name: "nadia.petrova",
        work: Work::Audit,
        permission_set: "SecurityOperations",
        accounts: &[PROD, DEV],
        region: "us-east-1",
        begins: 8,
        address: "198.51.100.12",
    },
    Person {
        name: "omar.haddad",
        work: Work::Develop,
        permission_set: "PowerUserAccess",
        accounts: &[DEV],
        region: "eu-central-1",
        begins: 8,
        address: "198.51.100.13",
    },
    Person {
        name: "tom.becker",
        work: Work::Develop,
        permission_set: "PowerUserAccess",
        accounts: &[DEV, PROD],
        region: "eu-central-1",
        begins: 9,
        address: "198.51.100.14",
    },
    Person {
        name: "erik.lund",
        work: Work::Audit,
        permission_set: "ReadOnlyAccess",
        accounts: &[PROD],
        region: "eu-central-1",
        begins: 8,
        address: "198.51.100.15",
    },
    Person {
        name: "grace.okafor",
        work: Work::Develop,
        permission_set: "PowerUserAccess",
        accounts: &[DEV],
        region: "us-east-1",
        begins: 13,
        address: "192.0.2.11",
    },
    Person {
        name: "priya.nair",
        work: Work::Operate,
        permission_set: "AdministratorAccess",
        accounts: &[PROD],
        region: "us-east-1",
        begins: 13,
        address: "192.0.2.12",
    },
    Person {
        name: "luis.ortega",
        work: Work::Data,
        permission_set: "DataAnalyst",
        accounts: &[PROD],
        region: "us-east-1",
        begins: 14,
        address: "192.0.2.13",
    },
    Person {
        name: "sam.rivera",
        work: Work::Pay,
        permission_set: "Billing",
        accounts: &[PROD],
        region: "us-east-1",
        begins: 14,
        address: "2001:db8:77::21",
    },
    Person {
        name: "jun.tanaka",
        work: Work::Operate,
        permission_set: "AdministratorAccess",
        accounts: &[PROD],
        region: "ap-southeast-2",
        begins: -2,
        address: "203.0.113.11",
    },
    Person {
        name: "mei.chen",
        work: Work::Data,
        permission_set: "DataAnalyst",
        accounts: &[PROD],
        region: "ap-southeast-2",
        begins: -1,
        address: "203.0.113.12",
    },
    Person {
        name: "kofi.mensah",
        work: Work::Develop,
        permission_set: "PowerUserAccess",
        accounts: &[DEV],
        region: "ap-southeast-2",
        begins: -2,
        address: "203.0.113.13",
    },
];

/// Everybody's activity on both days.
pub fn run(world: &mut World) {
    for person in &PEOPLE {
        for day in 0..3 {
            let begin = start() + (day * 24 + person.begins) * HOUR + world.dice.between(0, 50) * MINUTE;
            work_day(world, person, begin);
        }
    }
    iam_users(world);
}

/// The e-mail address that somebody's sessions are named after.
pub fn email(name: &str) -> String {
    format!("{name}@example.com")
}

fn work_day(world: &mut World, person: &Person, begin: Seconds) {
    let sessions: Vec<Seconds> = (0..)
        .zip(person.accounts)
        .map(|(number, account)| sign_in(world, person, account, begin + number * MINUTE))
        .collect();
    let mut time = begin + 4 * MINUTE;
    while time < begin + 8 * HOUR {
        // Prefers the first account.
        let choice = usize::try_from(world.dice.between(0, 3) / 2).expect("small").min(sessions.len() - 1);
        let (account, since) = (person.accounts[choice], sessions[choice]);
        burst(world, person, account, since, time);
        time += world.dice.between(28, 80) * MINUTE;
    }
}

/// Signs in through the portal to the console of an account; returns when the session began.
fn sign_in(world: &mut World, person: &Person, account: &'static str, time: Seconds) -> Seconds {
    let user_id = format!("906755{}", aws_id("", person.name).to_lowercase());
    let portal = Caller::identity_center(PROD, &user_id).from(person.address).with(browser(person));
    world.put(PROD, HOME, time, &portal, identity::portal("Authenticate", account, person.permission_set));
    world.put(PROD, HOME, time + 9, &portal, identity::portal("Federate", account, person.permission_set));
    let since = time + 11;
    let caller = console(person, account, since);
    world.put(account, HOME, since + 1, &caller, identity::console_login(false));
    since
}

fn browser(person: &Person) -> &'static str {
    if person.name.len().is_multiple_of(2) { FIREFOX } else { CHROME }
}

fn console(person: &Person, account: &str, since: Seconds) -> Caller {
    Caller::sso(account, person.permission_set, &email(person.name), since).from(person.address).with(browser(person))
}

fn terminal(person: &Person, account: &str, since: Seconds) -> Caller {
    let role = sso_role(account, person.permission_set);
    Caller::role(account, &role, &email(person.name), since).from(person.address).with(CLI)
}

/// A few minutes of work: a console page with all the calls it makes, or some commands.
fn burst(world: &mut World, person: &Person, account: &'static str, since: Seconds, begin: Seconds) {
    let site = site(account, person.region);
    let (in_console, calls) = task(world, person.work, site);
    let caller = if in_console { console(person, account, since) } else { terminal(person, account, since) };
    // People come back to a console page after a while.
    let rounds = if in_console { world.dice.between(1, 5) } else { 1 };
    let mut time = begin;
    for _ in 0..rounds {
        for call in &calls {
            let region = if call.service == "iam" || call.service == "ce" { HOME } else { site.region };
            world.put(account, region, time, &caller, call.clone());
            time += if in_console { world.dice.between(0, 2) } else { world.dice.between(3, 40) };
        }
        time += world.dice.between(10, 60);
    }
}

fn site(account: &str, region: &str) -> &'static Site {
    SITES.iter().find(|site| site.account == account && site.region == region).expect("a site of the sample")
}

/// The few people who still have IAM users.
fn iam_users(world: &mut World) {
    for day in 0..2 {
        let morning = start() + day * DAY;
        let since = morning + 13 * HOUR + 20 * MINUTE;
        let mary = Caller::iam_user_in_console(PROD, "mary.major", true, since).from("192.0.2.14").with(CHROME);
        world.put(PROD, HOME, since, &mary.clone().at_sign_in(), identity::console_login(true));
        let calls = costs_page(world);
        at_pace(world, PROD, since + 60, &mary, calls);

        let since = morning + 9 * HOUR + 5 * MINUTE;
        let john = Caller::iam_user_in_console(DEV, "john.stiles", false, since).from("198.51.100.16").with(FIREFOX);
        world.put(DEV, HOME, since - 31, &john.clone().at_sign_in(), identity::failed_console_login());
        world.put(DEV, HOME, since, &john.clone().at_sign_in(), identity::console_login(false));
        at_pace(world, DEV, since + 90, &john, instances_page(site(DEV, HOME)));

        // A developer tests a change with production data, through a role in the other account.
        let time = morning + 10 * HOUR + 41 * MINUTE;
        let user =
            Caller::iam_user(DEV, "terraform", 0).from("2001:db8:c1::9").with("APN/1.0 HashiCorp/1.0 Terraform/1.14.3");
        let call = identity::assume_role(PROD, "release-preview", "terraform", time);
        world.put_shared((DEV, PROD), HOME, time, &user, call);
        let preview = Caller::role(PROD, "release-preview", "terraform", time)
            .from("2001:db8:c1::9")
            .with("APN/1.0 HashiCorp/1.0 Terraform/1.14.3");
        for (second, call) in (5..).zip(instances_page(site(PROD, HOME)).into_iter().chain(identity_page())) {
            world.put(PROD, HOME, time + second, &preview, call);
        }
    }
}

fn at_pace(world: &mut World, account: &'static str, begin: Seconds, caller: &Caller, calls: Vec<Call>) {
    for (number, call) in (0..).zip(calls) {
        world.put(account, HOME, begin + 7 * number, caller, call);
    }
}
