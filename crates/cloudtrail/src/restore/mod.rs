//! Restores records that a tool has flattened, respelled or printed: `useridentity_arn`, `requestParameters.userName`,
//! `{"eventname":…}`. The result has the shape and names that AWS uses.

pub mod python;
pub mod spelling;
mod struct_text;
mod target;

use protocol::names;
use protocol::outcome::{FAILURE, said_in};

use crate::tree::Node;
pub use target::{Target, places};

/// Most elements in one array of a flattened record.
const MOST_ELEMENTS: usize = 10_000;

/// The headings of a table or the names in an object, and what they stand for.
pub struct Shape {
    names: Vec<String>,
    places: Vec<Target>,
}

impl Shape {
    /// Interprets these names.
    pub fn of(names: &[&str]) -> Shape {
        Shape { names: names.iter().map(|name| name.trim().to_owned()).collect(), places: places(names) }
    }

    /// Whether values under these names are events rather than, say, a calendar's, or counts of events.
    pub fn is_of_events(&self) -> bool {
        let has = |member: &str| self.places.iter().any(|place| place.is(member));
        if self.is_of_console() {
            // These are in every version of it. Other tables with such headings are about events, but contain none.
            let user =
                |place: &Target| matches!(place, Target::Path(path) if path.join(".") == "userIdentity.userName");
            return has("eventTime") && self.places.iter().any(user);
        }
        let also = ["eventID", "eventSource", "awsRegion", "sourceIPAddress", "userIdentity", "eventVersion"];
        has("eventName")
            && (has("eventTime") || has("eventID"))
            && also.into_iter().any(|member| self.places.iter().any(|place| place.is_in(member)))
    }

    /// Whether the names are words with blanks between them, as the console writes them.
    pub fn is_of_console(&self) -> bool {
        self.names.iter().zip(&self.places).any(|(name, place)| place.is("eventName") && name.contains(' '))
    }

    /// Whether it is what Traillight exports.
    pub fn is_own(&self) -> bool {
        self.places.contains(&Target::Derived)
    }

    /// Whether the value under name number `at` is not itself part of a record but may contain one.
    pub fn may_hold_record(&self, at: usize) -> bool {
        self.places.get(at).is_none_or(|place| *place == Target::Other)
    }

    /// The record with these values, one for each name; `None` if it has no event name. Absent values are blank.
    pub fn record(&self, values: impl IntoIterator<Item = Option<Node>>) -> Option<Node> {
        let mut record = Node::Object(Vec::new());
        let mut others = Vec::new();
        let (mut user, mut failed, own) = (None, false, self.is_own());
        for ((name, place), value) in self.names.iter().zip(&self.places).zip(values) {
            let Some(value) = value.filter(|value| own || !is_name_of_type(value)) else { continue };
            match place {
                Target::Path(path) => {
                    let value = if own { exported(path, value) } else { typed(path, value) };
                    if let Some(value) = insert(&mut record, path, value) {
                        others.push((name.clone(), value));
                    }
                }
                Target::Other if name.is_empty() => {}
                Target::Other => others.push((name.clone(), value)),
                Target::Derived if name == "user" => user = Some(value),
                Target::Derived if name == "outcome" => failed = value.as_text().as_deref() == Some("failure"),
                Target::Derived => {}
            }
        }
        restore_user(&mut record, user);
        restore_failure(&mut record, failed);
        let mut record = with_arrays(record);
        if let Node::Object(members) = &mut record {
            members.extend(others);
        }
        let is_named =
            record.get("eventName").is_some_and(|name| !name.is_blank()) || record.get("insightDetails").is_some();
        is_named.then_some(record)
    }
}

/// What PowerShell and scripts print for a list or an object: only the name of its type.
fn is_name_of_type(value: &Node) -> bool {
    value.as_text().is_some_and(|text| {
        let generic = text.starts_with("System.Collections.") || text.starts_with("Amazon.CloudTrail.Model.");
        generic || matches!(text.as_ref(), "System.Object[]" | "[object Object]")
    })
}

/// A value of a column in what this page exports is as it is shown there; in other columns there may be objects.
fn exported(path: &[String], value: Node) -> Node {
    let name = path.join(".");
    match value.as_text().as_deref() {
        Some(word @ ("true" | "false")) if name == "readOnly" => Node::Leaf(word.to_owned()),
        _ if protocol::Column::from_path(&name).is_some() || matches!(name.as_str(), "eventTime" | "eventID") => value,
        _ => typed(path, value),
    }
}

/// A call that failed need not have an error code; in what this page exports, the outcome tells.
fn restore_failure(record: &mut Node, failed: bool) {
    let text = |name: &str| record.get(name).and_then(Node::as_text).unwrap_or_default().into_owned();
    let name = text("eventName");
    if let Some(place) = said_in(&name).filter(|_| failed && text("errorCode").is_empty()) {
        insert(record, &[place.to_owned(), name], Node::text(FAILURE));
    }
}

/// In Traillight's own exports, an IAM Identity Center user has no other name.
fn restore_user(record: &mut Node, user: Option<Node>) {
    let is_of_centre = record.get("userIdentity").is_some_and(|identity| {
        identity.get("type").and_then(Node::as_text).as_deref() == Some("IdentityCenterUser")
            && identity.get("userName").is_none()
    });
    if let Some(user) = user.filter(|_| is_of_centre) {
        let path = ["userIdentity", "onBehalfOf", "userId"].map(str::to_owned);
        insert(record, &path, user);
    }
}

/// The record that an object stands for; `None` if it is not a record, or already is as AWS writes it.
pub fn object(members: Vec<(String, Node)>, is_record: bool) -> Option<Node> {
    let names: Vec<&str> = members.iter().map(|(name, _)| name.as_str()).collect();
    let shape = Shape::of(&names);
    let is_right = |((name, node), place): (&(String, Node), &Target)| match place {
        Target::Path(path) => path.len() == 1 && path.first() == Some(name) && is_typed(path, node),
        Target::Other | Target::Derived => true,
    };
    if members.iter().zip(&shape.places).all(is_right) || !(is_record || shape.is_of_events()) {
        return None;
    }
    let record = shape.record(members.into_iter().map(|(_, node)| Some(node)))?;
    (is_record || is_of_aws(&record)).then_some(record)
}

/// Whether a value has the type that it has in a record, or is blank.
fn is_typed(path: &[String], node: &Node) -> bool {
    let typed = typed(path, node.clone());
    typed == *node || typed.is_blank()
}

/// Whether what looks like an event is AWS's: other events have names, times and sources, too.
fn is_of_aws(record: &Node) -> bool {
    let source = record.get("eventSource").and_then(Node::as_text).unwrap_or_default();
    if source.starts_with("aws:") {
        return false;
    }
    let typical = ["eventSource", "awsRegion", "sourceIPAddress", "userIdentity", "eventVersion", "recipientAccountId"];
    source.contains(".amazonaws.") || typical.into_iter().filter(|name| record.get(name).is_some()).count() > 2
}

/// A value with the type that it has in a record.
fn typed(path: &[String], value: Node) -> Node {
    let at = path.join(".");
    let text = value.as_text();
    let value = match text.as_deref() {
        Some(text) if matches!(at.as_str(), "readOnly" | "managementEvent") => {
            match text.trim().to_ascii_lowercase().as_str() {
                word @ ("true" | "false") => Node::Leaf(word.to_owned()),
                _ => value,
            }
        }
        // An array never stands there.
        Some(text) if names::MAPS.contains(&at.as_str()) && !text.trim_start().starts_with('[') => {
            composite(text).unwrap_or(value)
        }
        Some(text) if at == "resources" || names::is_known_struct(&at) => composite(text).unwrap_or(value),
        // Tools that flatten objects leave lists as they print them.
        Some(text)
            if text.starts_with('[')
                && path.len() > 1
                && path.first().is_some_and(|root| names::MAPS.contains(&root.as_str())) =>
        {
            list(text).unwrap_or(value)
        }
        _ => value,
    };
    if path.first().is_some_and(|root| names::MAPS.contains(&root.as_str())) { value } else { spelt(&at, value) }
}

/// Parses the text of a nested value: JSON, or as printed by Python or Trino.
fn composite(text: &str) -> Option<Node> {
    let text = text.trim();
    if text == "null" {
        return Some(Node::Leaf("null".to_owned()));
    }
    if !text.starts_with(['{', '[']) {
        return None;
    }
    Node::of(text).or_else(|| python::read(text)).or_else(|| Node::of(&struct_text::to_json(text)?))
}

fn list(text: &str) -> Option<Node> {
    Node::of(text).or_else(|| python::read(text)).filter(|node| matches!(node, Node::Array(_)))
}

/// The same value with AWS's names.
fn spelt(path: &str, node: Node) -> Node {
    match node {
        Node::Object(members) => Node::Object(
            members
                .into_iter()
                .map(|(name, node)| {
                    let right = spelling::below(path, &name).to_owned();
                    let node = spelt(&format!("{path}.{right}"), node);
                    (right, node)
                })
                .collect(),
        ),
        Node::Array(elements) => Node::Array(elements.into_iter().map(|node| spelt(path, node)).collect()),
        leaf @ Node::Leaf(_) => leaf,
    }
}

/// The array index that a step of a path is, if it is one.
fn index(step: &str) -> Option<usize> {
    let is_number = !step.is_empty() && step.len() < 6 && step.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| step.parse().ok())?
}

/// Puts a value at a path; returns it if the place is taken, or if the path leads into a scalar.
fn insert(node: &mut Node, path: &[String], value: Node) -> Option<Node> {
    let Some((first, rest)) = path.split_first() else {
        return Some(value);
    };
    // A blank may have been written for the whole object.
    if node.is_blank() && !matches!(node, Node::Object(_)) {
        *node = Node::Object(Vec::new());
    }
    let Node::Object(members) = node else { return Some(value) };
    let known = members.iter_mut().find(|(name, _)| name == first);
    match known {
        Some((_, node)) if !rest.is_empty() => insert(node, rest, value),
        Some((_, node)) if node.is_blank() => {
            *node = value;
            None
        }
        Some((_, node)) if *node == value => None,
        Some(_) => Some(value),
        None => {
            let mut inner = Node::Object(Vec::new());
            let left = if rest.is_empty() {
                inner = value;
                None
            } else {
                insert(&mut inner, rest, value)
            };
            members.push((first.clone(), inner));
            left
        }
    }
}

/// Turns objects whose names are consecutive numbers into arrays; `resources` always is one.
fn with_arrays(node: Node) -> Node {
    let Node::Object(members) = node else { return node };
    let members: Vec<(String, Node)> = members
        .into_iter()
        .map(|(name, node)| {
            let node = with_arrays(node);
            let node = match node {
                Node::Object(_) if name == "resources" => Node::Array(vec![node]),
                node => node,
            };
            (name, node)
        })
        .collect();
    let first = members.first().and_then(|(name, _)| index(name)).filter(|first| *first < 2);
    let is_array = first.is_some_and(|first| {
        members.len() <= MOST_ELEMENTS && members.iter().zip(first..).all(|((name, _), at)| index(name) == Some(at))
    });
    if is_array { Node::Array(members.into_iter().map(|(_, node)| node).collect()) } else { Node::Object(members) }
}
