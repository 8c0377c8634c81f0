//! Both accounts over two days: where records go, and when nothing is recorded.

use std::collections::BTreeMap;

use crate::call::Call;
use crate::caller::Caller;
use crate::dice::Dice;
use crate::record::{Origin, Record};
use crate::time::{DAY, HOUR, Seconds, at};

/// The production account, where the incident happens.
pub const PROD: &str = "111122223333";
/// The development account, where nothing bad happens.
pub const DEV: &str = "444455556666";
/// Both accounts.
pub const ACCOUNTS: [&str; 2] = [PROD, DEV];
/// Home region of both trails, where global services are recorded.
pub const HOME: &str = "us-east-1";
/// The regions that both accounts use.
pub const REGIONS: [&str; 3] = [HOME, "eu-central-1", "ap-southeast-2"];

/// Midnight of Monday, 2026-03-02.
pub fn start() -> Seconds {
    at("2026-03-02T00:00:00Z")
}

/// Midnight after Tuesday, 2026-03-03.
pub fn end() -> Seconds {
    start() + 2 * DAY
}

/// A time on the first (0) or second (1) day, such as `on(1, "02:14:07")`.
pub fn on(day: i64, clock: &str) -> Seconds {
    at(&format!("2026-03-02T{clock}Z")) + day * DAY
}

/// Collects the records of both accounts.
pub struct World {
    /// Randomness for everything that happens.
    pub dice: Dice,
    ids: Dice,
    silent: (Seconds, Seconds),
    records: BTreeMap<(&'static str, &'static str), Vec<Record>>,
}

impl World {
    /// An empty world. The trail of [`PROD`] records nothing during `silent`.
    pub fn new(dice: Dice, silent: (Seconds, Seconds)) -> Self {
        Self { ids: dice.fork("ids"), dice, silent, records: BTreeMap::new() }
    }

    /// Records a call, unless it is outside the two days or logging is off.
    pub fn put(&mut self, account: &'static str, region: &'static str, time: Seconds, caller: &Caller, call: Call) {
        let unheard = account == PROD && self.silent.0 < time && time < self.silent.1;
        if unheard || time < start() || time >= end() {
            return;
        }
        let record = Record::new(caller, call, Origin { account, region }, time, &mut self.ids);
        self.records.entry((account, region)).or_default().push(record);
    }

    /// Records a call that the trail of `other` records too.
    pub fn put_shared(
        &mut self,
        (account, other): (&'static str, &'static str),
        region: &'static str,
        time: Seconds,
        caller: &Caller,
        call: Call,
    ) {
        self.put(account, region, time, caller, call.shared());
        let copy = self.records[&(account, region)].last().map(|record| record.copy_for(other, &mut self.ids));
        self.records.entry((other, region)).or_default().extend(copy);
    }

    /// Removes and returns all records of one region of an account, in no particular order.
    pub fn take(&mut self, account: &'static str, region: &'static str) -> Vec<Record> {
        self.records.remove(&(account, region)).unwrap_or_default()
    }
}

/// Times from the start to the end, `period` seconds apart, the first one `offset` after the start.
pub fn every(period: Seconds, offset: Seconds) -> impl Iterator<Item = Seconds> {
    let (start, end) = (start(), end());
    (0..).map(move |step| start + offset + step * period).take_while(move |time| *time < end)
}

/// Customers' traffic at a time, in percent, where clocks are `zone` hours ahead of UTC.
pub fn traffic(time: Seconds, zone: i64) -> i64 {
    let hour = (time / HOUR + zone).rem_euclid(24);
    const BY_HOUR: [i64; 24] =
        [22, 15, 10, 10, 10, 15, 30, 50, 75, 90, 105, 110, 120, 110, 105, 100, 105, 110, 120, 115, 95, 70, 50, 35];
    BY_HOUR[usize::try_from(hour).expect("an hour")]
}

/// When the session in use at `time` began, if sessions last `life` seconds. `who` makes sessions of different people
/// begin at different times.
pub fn session_start(time: Seconds, life: Seconds, who: &str) -> Seconds {
    let shift = i64::try_from(who.len()).expect("a short name") * 97 + who.bytes().map(i64::from).sum::<i64>();
    let shift = shift.rem_euclid(life);
    (time - shift).div_euclid(life) * life + shift
}
