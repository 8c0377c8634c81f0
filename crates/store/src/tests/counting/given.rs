//! Random records, and selections of every shape.

use proptest::prelude::*;
use proptest::sample::{Index, select};

/// Values that look alike, are missing, or are not text.
const ODD: [&str; 10] =
    ["null", "true", "\"true\"", "\"TRUE\"", "false", "1", "\"1\"", "\"\"", "{\"a\":1}", "[\"AccessDenied\"]"];

/// A path without a column.
pub const KEY: [&str; 2] = ["requestParameters", "key"];

pub const NOON: i64 = 1_705_320_000;

/// The column with many values needs more than `facets::FEW` of them.
pub const MANY: usize = 5000;

/// The random parts of a record.
#[derive(Clone, Debug)]
pub struct Given {
    name: usize,
    user: usize,
    kind: &'static str,
    account: &'static str,
    region: &'static str,
    error: &'static str,
    read_only: &'static str,
    time: Option<i64>,
    /// For a sign-in, its result.
    sign_in: Option<(&'static str, &'static str)>,
    has_id: bool,
    /// The earlier record that it is a copy of, if it is one.
    pub copy_of: Option<Index>,
}

impl Given {
    pub fn json(&self, number: usize) -> String {
        let Given { user, kind, account, region, error, read_only, .. } = self;
        let name = self.sign_in.map_or(format!("n{}", self.name), |(name, _)| name.to_owned());
        let response = self.sign_in.map_or("null".to_owned(), |(name, result)| format!("{{\"{name}\":{result}}}"));
        let time = self.time.map_or("\"?\"".to_owned(), |second| (NOON + second).to_string());
        let id = if self.has_id { format!("\"{number:08x}-0000-4000-8000-000000000000\"") } else { "null".to_owned() };
        format!(
            r#"{{"eventName":"{name}","sourceIPAddress":"10.0.0.{user}","userIdentity":{{"type":{kind},"accountId":{account},"userName":"u{user}"}},"awsRegion":{region},"errorCode":{error},"readOnly":{read_only},"eventTime":{time},"eventID":{id},"requestParameters":{{"key":{region}}},"responseElements":{response},"serviceEventDetails":{response}}}"#
        )
    }
}

pub fn given(names: usize) -> impl Strategy<Value = Given> {
    let error = prop_oneof![3 => Just("null"), 3 => select(vec!["\"a\"", "\"b\""]), 1 => select(&ODD[..])];
    let region = prop_oneof![2 => select(vec!["\"r\"", "\"s\""]), 1 => select(&ODD[..])];
    let time = prop_oneof![6 => (0i64..90).prop_map(Some), 2 => (0i64..400_000_000).prop_map(Some), 1 => Just(None)];
    let copy = prop_oneof![4 => Just(None), 1 => any::<Index>().prop_map(Some)];
    let result = select(vec!["\"Failure\"", "\"Success\"", "\"failure\"", "null", "[\"Failure\"]"]);
    let kinds = select(vec!["ConsoleLogin", "CheckMfa", "CredentialVerification"]);
    let sign_in = prop_oneof![12 => Just(None), 1 => (kinds, result).prop_map(Some)];
    let kind = select(vec!["\"IAMUser\"", "\"Root\"", "\"AssumedRole\"", "\"AWSService\"", "null"]);
    let who = (0..3usize, kind, select(vec!["\"1\"", "\"2\"", "\"\"", "null"]));
    let given = (0..names, who, region, error, select(&ODD[..]), time, sign_in, prop::bool::weighted(0.9), copy);
    given.prop_map(|(name, (user, kind, account), region, error, read_only, time, sign_in, has_id, copy_of)| Given {
        name,
        user,
        kind,
        account,
        region,
        error,
        read_only,
        time,
        sign_in,
        has_id,
        copy_of,
    })
}

pub fn few_records() -> impl Strategy<Value = Vec<Given>> {
    let names = prop_oneof![Just(3usize), Just(30), Just(300)];
    names.prop_flat_map(|names| prop::collection::vec(given(names), 0..70))
}

/// [`MANY`] records with distinct names, otherwise repeating the same few.
pub fn many_records(few: &[Given]) -> Vec<Given> {
    let copy = |(name, given): (usize, &Given)| Given { name, ..given.clone() };
    few.iter().cycle().take(MANY).enumerate().map(copy).collect()
}

#[derive(Clone, Debug)]
pub enum Shape {
    Empty,
    All,
    Prefix(Index),
    Suffix(Index),
    Single(Index),
    Inner(Index, Index),
    Every(usize, usize),
    Some(u64),
}

pub fn shape() -> impl Strategy<Value = Shape> {
    prop_oneof![
        1 => Just(Shape::Empty),
        1 => Just(Shape::All),
        3 => any::<Index>().prop_map(Shape::Prefix),
        2 => any::<Index>().prop_map(Shape::Suffix),
        1 => any::<Index>().prop_map(Shape::Single),
        1 => any::<(Index, Index)>().prop_map(|(from, to)| Shape::Inner(from, to)),
        2 => (2..40usize, 0..2usize).prop_map(|(step, first)| Shape::Every(step, first)),
        2 => any::<u64>().prop_map(Shape::Some),
    ]
}

impl Shape {
    /// The rows that a selection of this shape contains.
    pub fn of(&self, rows: &[u32]) -> Vec<u32> {
        let place = |index: &Index| index.index(rows.len() + 1);
        match self {
            Shape::Empty => Vec::new(),
            Shape::All => rows.to_vec(),
            Shape::Prefix(to) => rows[..place(to)].to_vec(),
            Shape::Suffix(from) => rows[place(from)..].to_vec(),
            Shape::Single(at) => rows.get(place(at)).copied().into_iter().collect(),
            Shape::Inner(a, b) => rows[place(a).min(place(b))..place(a).max(place(b))].to_vec(),
            Shape::Every(step, first) => rows.iter().copied().skip(*first).step_by(*step).collect(),
            Shape::Some(bits) => rows.iter().copied().filter(|row| bits.rotate_right(*row) & 1 == 1).collect(),
        }
    }
}
