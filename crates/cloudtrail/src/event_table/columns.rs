//! What the columns of a table of events stand for, and the record that a row makes.

use std::borrow::Cow;

use super::struct_text::{self, Names};
use json::scan::Scanner;
use json::text::Text;
use json::write::ObjectWriter;

/// Members of a record. A heading is one of them without blanks and capitals.
const MEMBERS: [&str; 27] = [
    "eventVersion",
    "eventTime",
    "eventSource",
    "eventName",
    "awsRegion",
    "sourceIPAddress",
    "userAgent",
    "errorCode",
    "errorMessage",
    "requestID",
    "eventID",
    "readOnly",
    "managementEvent",
    "eventType",
    "eventCategory",
    "apiVersion",
    "recipientAccountId",
    "sharedEventID",
    "vpcEndpointId",
    "sessionCredentialFromConsole",
    "requestParameters",
    "responseElements",
    "additionalEventData",
    "serviceEventDetails",
    "userIdentity",
    "resources",
    "tlsDetails",
];

/// Headings of what is in `userIdentity`: the console's, a path's, and the last name of a path, which is all that Lake
/// gives.
const IDENTITY: [(&str, &str); 13] = [
    ("username", "userName"),
    ("awsaccesskey", "accessKeyId"),
    ("principalid", "principalId"),
    ("accesskeyid", "accessKeyId"),
    ("arn", "arn"),
    ("invokedby", "invokedBy"),
    ("useridentitytype", "type"),
    ("useridentityarn", "arn"),
    ("useridentityprincipalid", "principalId"),
    ("useridentityaccountid", "accountId"),
    ("useridentityaccesskeyid", "accessKeyId"),
    ("useridentityusername", "userName"),
    ("useridentityinvokedby", "invokedBy"),
];

/// What a column stands for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Member(&'static str),
    Identity(&'static str),
    /// The record itself: Lake's `eventJson`.
    Record,
    /// None of the above: a member under its heading.
    Other,
}

/// The columns of a table, in order.
pub struct Columns(Vec<(String, Place)>);

impl Columns {
    /// By their headings.
    pub fn of<'h>(headings: impl Iterator<Item = &'h str>) -> Columns {
        Columns(headings.map(|heading| (heading.trim().to_owned(), place(heading))).collect())
    }

    /// Whether rows are events rather than, say, a calendar's or counts of events.
    pub fn are_of_events(&self) -> bool {
        let also = ["eventID", "eventSource", "awsRegion", "sourceIPAddress", "userIdentity", "eventVersion"];
        let identifies = |(_, place): &(String, Place)| match place {
            Place::Member(name) => also.contains(name),
            Place::Identity(_) => true,
            Place::Record | Place::Other => false,
        };
        let named = if self.are_of_console() {
            // In every version of it. Other tables with such headings are about events, and hold none.
            self.has("eventTime") && self.0.iter().any(|(_, place)| *place == Place::Identity("userName"))
        } else {
            self.has("eventName") && (self.has("eventTime") || self.has("eventID"))
        };
        (named && self.0.iter().any(identifies)) || self.0.iter().any(|(_, place)| *place == Place::Record)
    }

    /// Whether headings are words, as the console writes them.
    pub fn are_of_console(&self) -> bool {
        self.0.iter().any(|(heading, place)| *place == Place::Member("eventName") && heading.contains(' '))
    }

    /// The cells of a row that are times.
    pub fn times<'r>(&'r self, cells: &'r [Cow<'_, str>]) -> impl Iterator<Item = &'r str> {
        let times = self.0.iter().zip(cells).filter(|((_, place), _)| *place == Place::Member("eventTime"));
        times.map(|(_, cell)| cell.as_ref())
    }

    /// The record of a row; `None` if it has no event name.
    pub fn record(&self, cells: &[Cow<'_, str>]) -> Option<String> {
        let filled = || self.0.iter().zip(cells).filter(|(_, cell)| !cell.trim().is_empty());
        let whole = filled().find(|((_, place), cell)| *place == Place::Record && is_json(cell, b'{'));
        if let Some((_, json)) = whole {
            return Some(json.trim().to_owned());
        }
        let has_identity = filled().any(|((_, place), _)| *place == Place::Member("userIdentity"));
        let mut identity = ObjectWriter::new();
        let mut record = ObjectWriter::new();
        let mut is_named = false;
        for ((heading, place), cell) in filled() {
            match place {
                Place::Identity(name) if !has_identity => identity.text(name, cell),
                Place::Member(name) => {
                    is_named |= *name == "eventName";
                    write(&mut record, name, cell);
                }
                Place::Identity(_) | Place::Record | Place::Other => record.text(heading, cell),
            }
        }
        if !has_identity {
            record.json("userIdentity", &identity.finish());
        }
        is_named.then(|| record.finish())
    }

    fn has(&self, member: &str) -> bool {
        self.0.iter().any(|(_, place)| matches!(place, Place::Member(name) if *name == member))
    }
}

fn place(heading: &str) -> Place {
    let plain = plain(heading);
    if plain == "eventjson" {
        return Place::Record;
    }
    let member = MEMBERS.into_iter().find(|name| name.eq_ignore_ascii_case(&plain));
    let identity = || IDENTITY.into_iter().find(|(name, _)| *name == plain).map(|(_, name)| Place::Identity(name));
    member.map(Place::Member).or_else(identity).unwrap_or(Place::Other)
}

/// Letters and digits in lower case: people's own programs write headings with other blanks and capitals.
fn plain(heading: &str) -> String {
    heading.chars().filter(|c| c.is_alphanumeric()).map(|c| c.to_ascii_lowercase()).collect()
}

/// Writes a member as what it is in a record.
fn write(record: &mut ObjectWriter, name: &str, cell: &str) {
    match name {
        "readOnly" | "managementEvent" if matches!(cell, "true" | "false") => record.json(name, cell),
        "userIdentity" | "resources" | "tlsDetails" => write_nested(record, name, cell, Names::OfStructs),
        "requestParameters" | "responseElements" | "additionalEventData" | "serviceEventDetails" => {
            write_nested(record, name, cell, Names::AsWritten);
        }
        _ => record.text(name, cell),
    }
}

fn write_nested(record: &mut ObjectWriter, name: &str, cell: &str, names: Names) {
    if cell == "null" || is_json(cell, b'{') || is_json(cell, b'[') {
        record.json(name, cell);
    } else if let Some(json) = struct_text::to_json(cell, names) {
        record.json(name, &json);
    } else {
        record.text(name, cell);
    }
}

/// Whether a text is one JSON value that begins like this.
pub fn is_json(text: &str, first: u8) -> bool {
    let mut scanner = Scanner::new(Text::of(text));
    scanner.peek() == Some(first) && scanner.skip().is_ok() && scanner.peek().is_none()
}
