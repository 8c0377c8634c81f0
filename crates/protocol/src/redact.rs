//! Redaction: what is replaced in records before they are handed over, and what was.

use serde::{Deserialize, Serialize};

use crate::ask::asks;
use crate::handover::{About, Packed};
use crate::wire::Bytes;

asks! {
    /// What the module `redact` can be asked. It holds what it was told until it ends.
    RedactAsk {
        /// See [`BeginRedaction`].
        BeginRedaction => Result<(), RedactProblem>,
        /// Distinct values found so far.
        CollectValues => Result<u64, RedactProblem>,
        /// The same records, redacted, one a line.
        WriteRedacted => Result<Bytes, RedactProblem>,
        /// See [`GetPreview`].
        GetPreview => RedactPreview,
        /// The text of a file.
        WriteKeyFile => String,
        /// What a file that [`WriteKeyFile`] made says.
        ReadKeyFile => Result<RedactRules, KeyFault>,
        /// See [`PackRedacted`].
        PackRedacted => Packed,
        /// The last block of a page.
        PackManifest => Packed,
    }
}

/// What is replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum RedactKind {
    /// Account IDs.
    Account,
    /// IP addresses.
    Address,
    /// IDs of access keys and principals, such as `AKIA…` and `AROA…`.
    Key,
    /// E-mail addresses.
    Email,
    /// Names of users, roles, groups and sessions.
    Name,
    /// Names and IDs of resources: buckets, objects, functions, instances, whatever an ARN ends with.
    Resource,
    /// Hosts of the user's own domains.
    Host,
    /// Whatever matches the user's own expressions.
    Pattern,
}

impl RedactKind {
    /// All of them. A value of several kinds counts as the first of them.
    pub const ALL: [RedactKind; 8] = [
        RedactKind::Account,
        RedactKind::Address,
        RedactKind::Key,
        RedactKind::Email,
        RedactKind::Name,
        RedactKind::Resource,
        RedactKind::Host,
        RedactKind::Pattern,
    ];

    /// Its name in files.
    pub const fn name(self) -> &'static str {
        match self {
            RedactKind::Account => "accounts",
            RedactKind::Address => "addresses",
            RedactKind::Key => "keys",
            RedactKind::Email => "emails",
            RedactKind::Name => "names",
            RedactKind::Resource => "resources",
            RedactKind::Host => "hosts",
            RedactKind::Pattern => "patterns",
        }
    }
}

/// What to replace, and the key that tokens are made with.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RedactRules {
    /// 256 random bits.
    pub key: [u8; 32],
    /// What to replace.
    pub kinds: Vec<RedactKind>,
    /// Domains for [`RedactKind::Host`].
    pub domains: Vec<String>,
    /// Regular expressions for [`RedactKind::Pattern`].
    pub patterns: Vec<String>,
}

/// Starts, and forgets what was there before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BeginRedaction(pub RedactRules);

/// Looks for values to replace in records, one a line. To be asked about all records before the first is written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CollectValues(pub Bytes);

/// Replaces values in records, one a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WriteRedacted(pub Bytes);

/// What was replaced in everything written so far, and what was left.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GetPreview;

/// The key and what was chosen, as a file: `traillight.redaction-key/1`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WriteKeyFile;

/// Reads such a file, so that tokens are the same as in an earlier redaction.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadKeyFile(pub Bytes);

/// Why a file is no key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum KeyFault {
    /// It is not JSON, for this reason.
    NotJson(String),
    /// It is not of this format, the only one that is read.
    NotOurs {
        /// The format.
        format: String,
    },
    /// Its key is not one of 256 bits.
    BadKey,
    /// This member is not a list of texts.
    BadList(String),
    /// There is no such kind of value.
    UnknownKind(String),
}

/// Redacted records as a block of a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackRedacted {
    /// Whether it is the first one of a page.
    pub first: bool,
    /// Id of the block.
    pub id: String,
    /// Name of the file in it.
    pub name: String,
    /// Its content.
    pub content: Bytes,
}

/// The manifest of a page with everything that was packed. What is said about the page is redacted, too.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackManifest(pub Box<About>);

/// Why something cannot be redacted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RedactProblem {
    /// This expression is not one: the position in it and the reason.
    BadPattern(String, u64, String),
    /// This expression matches the empty text.
    EmptyMatch(String),
    /// This expression matches nearly everything.
    MatchesAll(String),
    /// This is no domain.
    BadDomain(String),
    /// Nothing was chosen.
    NothingChosen,
    /// More distinct values than can be replaced.
    TooMany {
        /// The limit.
        most: u64,
    },
    /// A record is not JSON.
    NotJson,
    /// A value appeared that was not there when values were looked for.
    Changed,
    /// No token could be found for a value that is not a value itself.
    NoToken,
}

/// What was replaced, and what was left.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RedactPreview {
    /// Records written.
    pub records: u64,
    /// What was replaced, by kind.
    pub replaced: Vec<Replaced>,
    /// Text that was left as it is, by field, most frequent first.
    pub left: Vec<LeftAlone>,
    /// Fields with such text beyond these.
    pub more: u64,
}

/// What was replaced of a kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Replaced {
    /// The kind.
    pub kind: RedactKind,
    /// Distinct values.
    pub values: u64,
    /// How many of these are short or common words, which are only replaced where they stand alone.
    pub words: u64,
    /// How often one was replaced.
    pub occurrences: u64,
    /// Some values with their tokens.
    pub examples: Vec<(String, String)>,
}

/// Text that was left as it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftAlone {
    /// Path of the field.
    pub path: String,
    /// How many texts.
    pub texts: u64,
    /// One of them, perhaps cut.
    pub example: String,
}
