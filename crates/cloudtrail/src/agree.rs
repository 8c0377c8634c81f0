//! Whether two records of one event agree. A table row, a flattened or a printed form says less than the record that
//! AWS wrote, and formats values in its own way; a different value is a contradiction.

use std::collections::{BTreeMap, BTreeSet};

use crate::restore::spelling::{self, folded};
use crate::time::{self, ParsedTime, WrittenTime};
use crate::tree::Node;
use crate::user::{self, Identity};
use order::set_of;

/// How two records of one event relate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Agreement {
    /// They say the same, regardless of order and formatting.
    Same,
    /// The first one says everything that the second one says, and more.
    FirstHoldsAll,
    /// The second one says everything that the first one says, and more.
    SecondHoldsAll,
    /// They do not contradict each other, but each says something that the other does not.
    Neither,
    /// They say different things at this path; "" stands for a missing value.
    Contradiction {
        /// The path in the record.
        path: String,
        /// The first record's value.
        first: String,
        /// The second record's value.
        second: String,
    },
}

/// What AWS writes in every record of a call. In a record that has all of it, whatever else is missing is known to be
/// absent.
const WHOLE: [&str; 9] = [
    "eventVersion",
    "userIdentity",
    "eventTime",
    "eventSource",
    "eventName",
    "awsRegion",
    "requestParameters",
    "responseElements",
    "eventID",
];

/// Compares two records.
pub fn compare(first: &[u8], second: &[u8]) -> Agreement {
    let read = |record: &[u8]| Node::of(&String::from_utf8_lossy(record));
    match (read(first), read(second)) {
        (Some(first), Some(second)) => Form::of(first).compare(&Form::of(second)),
        _ => Agreement::Neither,
    }
}

/// How much a record says, for choosing among several that agree: the number of values, whether it is complete, and
/// whether it has only members that AWS writes.
pub fn weight(record: &[u8]) -> (usize, bool, bool) {
    match Node::of(&String::from_utf8_lossy(record)) {
        Some(record) => {
            let form = Form::of(record);
            (form.count, form.is_whole, form.is_plain)
        }
        None => (0, false, false),
    }
}

/// A record, prepared for comparison.
struct Form {
    record: Node,
    /// Values by the letters and digits of their paths, since every tool has its own separator between the names of a
    /// path.
    leaves: BTreeMap<String, Vec<Leaf>>,
    count: usize,
    /// Nothing can be missing from it.
    is_whole: bool,
    /// All its members are ones that AWS writes.
    is_plain: bool,
}

/// A value that is not blank.
struct Leaf {
    path: String,
    /// The top-level member that contains it.
    root: &'static str,
    value: Value,
}

#[derive(PartialEq)]
enum Value {
    Text(String),
    /// A number, `true` or `false`, as written.
    Word(String),
}

impl Value {
    fn text(&self) -> &str {
        let (Value::Text(text) | Value::Word(text)) = self;
        text
    }
}

/// What one record says and the other does not.
#[derive(Default)]
struct Gap {
    /// Path, value in this record, value in the other.
    contradiction: Option<(String, String, String)>,
    /// Path and value.
    missing: Option<(String, String)>,
}

impl Form {
    fn of(record: Node) -> Form {
        let mut form = Form {
            leaves: BTreeMap::new(),
            count: 0,
            is_whole: false,
            is_plain: true,
            record: Node::Object(Vec::new()),
        };
        if let Node::Object(members) = &record {
            let has = |name: &str| members.iter().any(|(member, _)| member == name);
            form.is_whole =
                WHOLE.into_iter().all(has) || (has("insightDetails") && has("eventVersion") && has("eventTime"));
            for (name, node) in members {
                // A member that is not CloudTrail's does not come from the event.
                match spelling::root(&folded(name)) {
                    Some(root) => {
                        form.is_plain &= root == name;
                        form.add(root, &mut root.to_owned(), node);
                    }
                    None => form.is_plain = false,
                }
            }
        }
        form.record = record;
        form
    }

    fn add(&mut self, root: &'static str, path: &mut String, node: &Node) {
        let len = path.len();
        match node {
            Node::Object(members) => {
                for (name, node) in members {
                    path.push('.');
                    path.push_str(name);
                    self.add(root, path, node);
                    path.truncate(len);
                }
            }
            Node::Array(elements) => {
                for (at, node) in elements.iter().enumerate() {
                    // Of several resources, some tools show only one, or only the first.
                    if root != "resources" {
                        path.push_str(&format!(".{at}"));
                    }
                    self.add(root, path, node);
                    path.truncate(len);
                }
            }
            leaf if leaf.is_blank() => {}
            Node::Leaf(json) => self.add_leaf(root, path, json, node.as_text().map(std::borrow::Cow::into_owned)),
        }
    }

    fn add_leaf(&mut self, root: &'static str, path: &mut String, json: &str, text: Option<String>) {
        // JSON in a string counts as JSON: some tools parse it, others leave it as it is.
        let inner = text.as_deref().map(str::trim_start).filter(|text| text.starts_with(['{', '['])).and_then(Node::of);
        if let Some(inner) = inner {
            return self.add(root, path, &inner);
        }
        let value = text.map_or_else(|| Value::Word(json.to_owned()), Value::Text);
        let key = folded(path);
        // The list of an event's resources that the console and `lookup-events` add.
        if !matches!(key.as_str(), "resourcesresourcetype" | "resourcesresourcename") {
            self.count += 1;
            self.leaves.entry(key).or_default().push(Leaf { path: path.clone(), root, value });
        }
    }

    fn compare(&self, other: &Form) -> Agreement {
        let roots: BTreeSet<&str> = set_of(self.roots().chain(other.roots()));
        let alike: BTreeSet<&str> =
            set_of(roots.into_iter().filter(|root| is_printed_alike(self.record.get(root), other.record.get(root))));
        let (here, there) = (self.gap(other, &alike), other.gap(self, &alike));
        if let Some((path, first, second)) = here.contradiction {
            return Agreement::Contradiction { path, first, second };
        }
        if let Some((path, second, first)) = there.contradiction {
            return Agreement::Contradiction { path, first, second };
        }
        match (here.missing, there.missing) {
            (None, None) => Agreement::Same,
            // What is missing from a complete record is absent.
            (Some((path, first)), _) if other.is_whole => {
                Agreement::Contradiction { path, first, second: String::new() }
            }
            (_, Some((path, second))) if self.is_whole => {
                Agreement::Contradiction { path, first: String::new(), second }
            }
            (Some(_), None) => Agreement::FirstHoldsAll,
            (None, Some(_)) => Agreement::SecondHoldsAll,
            (Some(_), Some(_)) => Agreement::Neither,
        }
    }

    fn roots(&self) -> impl Iterator<Item = &str> {
        self.leaves.values().flatten().map(|leaf| leaf.root)
    }

    /// What this record says and another does not. `alike`: members that a print does not tell apart.
    fn gap(&self, other: &Form, alike: &BTreeSet<&str>) -> Gap {
        let mut gap = Gap::default();
        for (key, leaves) in &self.leaves {
            for leaf in leaves.iter().filter(|leaf| !alike.contains(leaf.root)) {
                let others = other.leaves.get(key).map(Vec::as_slice).unwrap_or_default();
                if others.iter().any(|other| is_same(key, &leaf.value, &other.value)) {
                    continue;
                }
                // The column "User name" of a table contains whatever name there is.
                if key == "useridentityusername" && (self.calls(other) || other.calls(self)) {
                    continue;
                }
                let here = leaf.value.text().to_owned();
                match others.first() {
                    Some(other) => {
                        let there = other.value.text().to_owned();
                        gap.contradiction.get_or_insert((leaf.path.clone(), here, there));
                    }
                    None => {
                        gap.missing.get_or_insert((leaf.path.clone(), here));
                    }
                }
            }
        }
        gap
    }

    /// Whether this record identifies the user by nothing but a name, and that is one of the names the other record
    /// gives.
    fn calls(&self, other: &Form) -> bool {
        let says = |form: &Form, key: &str| -> Option<String> {
            form.leaves.get(key)?.first().map(|leaf| leaf.value.text().to_owned())
        };
        let own = says(self, "useridentityusername");
        let tells = ["useridentitytype", "useridentityarn", "useridentityprincipalid"];
        let Some(own) = own.filter(|_| tells.into_iter().all(|key| !self.leaves.contains_key(key))) else {
            return false;
        };
        let part = |key: &str| says(other, key).unwrap_or_default();
        let (kind, arn, principal_id) =
            (part("useridentitytype"), part("useridentityarn"), part("useridentityprincipalid"));
        let (user_name, role) = (part("useridentityusername"), part("useridentitysessioncontextsessionissuerusername"));
        let (invoked_by, account_id) = (part("useridentityinvokedby"), part("useridentityaccountid"));
        let on_behalf_of = part("useridentityonbehalfofuserid");
        let identity = Identity {
            kind: &kind,
            user_name: &user_name,
            role: &role,
            principal_id: &principal_id,
            arn: &arn,
            invoked_by: &invoked_by,
            account_id: &account_id,
            on_behalf_of: &on_behalf_of,
        };
        let session = principal_id.split_once(':').map_or("", |(_, session)| session);
        let last = arn.rsplit(['/', ':']).next().unwrap_or_default();
        let names = [session, last, &principal_id, &invoked_by, &account_id, &on_behalf_of, &user_name];
        names.contains(&own.as_str()) || user::name(&identity).is_some_and(|name| name == own)
    }
}

/// Whether two values are the same apart from what tools do to them.
fn is_same(key: &str, one: &Value, other: &Value) -> bool {
    let (a, b) = (one.text(), other.text());
    if a == b {
        return true;
    }
    if matches!(key, "eventtime" | "useridentitysessioncontextattributescreationdate") {
        return is_same_time(a, b);
    }
    match (one, other) {
        (Value::Text(_), Value::Text(_)) => is_logical(a) && a.eq_ignore_ascii_case(b) && key_is_logical(key),
        _ if is_logical(a) || is_logical(b) => a.eq_ignore_ascii_case(b),
        // `100` and `100.0`
        _ => {
            matches!((a.parse::<f64>(), b.parse::<f64>()), (Ok(a), Ok(b)) if (a - b).abs() < f64::EPSILON * a.abs().max(1.0))
        }
    }
}

fn is_logical(text: &str) -> bool {
    text.eq_ignore_ascii_case("true") || text.eq_ignore_ascii_case("false")
}

/// Members whose value is `true` or `false`, in any case.
fn key_is_logical(key: &str) -> bool {
    let keys = ["readonly", "managementevent", "sessioncredentialfromconsole"];
    keys.contains(&key) || key == "useridentitysessioncontextattributesmfaauthenticated"
}

/// Compares to the second, or to the minute if one of them has no seconds. A time without a zone may be in any zone.
fn is_same_time(one: &str, other: &str) -> bool {
    const MINUTE: i64 = 60_000_000;
    let (ones, others) = (candidates(one), candidates(other));
    ones.iter().any(|one| {
        others.iter().any(|other| {
            let unit = if one.0.has_seconds && other.0.has_seconds { MINUTE / 60 } else { MINUTE };
            let apart =
                one.0.at.0.div_euclid(unit).abs_diff(other.0.at.0.div_euclid(unit)).saturating_mul(unit.unsigned_abs());
            let quarter = 15 * MINUTE.unsigned_abs();
            // All of the world's time zones are a multiple of a quarter of an hour, up to 14 hours, away from UTC.
            let by_zone = (one.1 || other.1) && apart % quarter == 0 && apart <= 14 * 4 * quarter;
            apart == 0 || by_zone
        })
    })
}

/// The times that a text may mean, each with whether its zone is unknown.
fn candidates(text: &str) -> Vec<(WrittenTime, bool)> {
    let is_local = |time: &WrittenTime| !time.has_zone && calendar::parse(text.trim()).is_none();
    match time::read(text) {
        ParsedTime::Time(time) => vec![(time, is_local(&time))],
        ParsedTime::Either(one, other) => vec![(one, is_local(&one)), (other, is_local(&other))],
        ParsedTime::Nothing => Vec::new(),
    }
}

/// Whether two nested values look the same as Trino prints them, without quotes, so that a reader cannot tell which of
/// them was printed.
fn is_printed_alike(one: Option<&Node>, other: Option<&Node>) -> bool {
    let (Some(one @ (Node::Object(_) | Node::Array(_))), Some(other @ (Node::Object(_) | Node::Array(_)))) =
        (one, other)
    else {
        return false;
    };
    let print = |node: &Node| {
        let mut out = String::new();
        print(node, &mut out);
        out
    };
    print(one) == print(other)
}

fn print(node: &Node, out: &mut String) {
    let mut separate = false;
    let mut comma = |out: &mut String| {
        if std::mem::replace(&mut separate, true) {
            out.push_str(", ");
        }
    };
    match node {
        Node::Object(members) => {
            out.push('{');
            for (name, node) in members.iter().filter(|(_, node)| !node.is_blank()) {
                comma(out);
                out.push_str(&name.to_ascii_lowercase());
                out.push('=');
                print(node, out);
            }
            out.push('}');
        }
        Node::Array(elements) => {
            out.push('[');
            for node in elements {
                comma(out);
                print(node, out);
            }
            out.push(']');
        }
        Node::Leaf(json) => match node.as_text() {
            Some(text) => out.push_str(&text),
            None => out.push_str(json),
        },
    }
}
