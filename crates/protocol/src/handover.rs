//! What is handed over to somebody else: pages with evidence in them, and the manifests that say what these contain.

use serde::{Deserialize, Serialize};

use crate::Question;
use crate::ask::asks;
use crate::paper::{CarriedPaper, ZipFiles};
use crate::report::{App, Overall};
use crate::sampling::Draw;
use crate::what::ManifestFact;
use crate::wire::Bytes;

asks! {
    /// What the module `handover` can be asked.
    HandoverAsk {
        /// See [`PackFiles`].
        PackFiles => Packed,
        /// See [`WriteManifest`].
        WriteManifest => Packed,
        /// An archive.
        ZipFiles => Bytes,
        /// Positions of events in a population.
        Draw => Vec<u64>,
    }
}

/// Asks for files as a block of a page: an element with a compressed tar archive in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackFiles {
    /// Id of the block.
    pub id: String,
    /// Each with its path, which may be somebody else's choice.
    pub files: Vec<(String, Bytes)>,
}

/// Asks for a manifest as a block of a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WriteManifest(pub Box<Manifest>);

/// A block of a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Packed {
    /// The element, as HTML.
    pub html: Bytes,
    /// What it contains.
    pub block: Block,
}

/// What a page with these events would contain.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlanPage {
    /// Which events.
    pub question: Question,
    /// With what proves them.
    pub with_proof: bool,
}

/// What a page would contain, to be shown before it is saved.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PagePlan {
    /// Events asked for.
    pub events: u64,
    /// How many of these are proved.
    pub proved: u64,
    /// Logs that they stand in.
    pub logs: u64,
    /// Digests, keys and whatever else proves these logs.
    pub witnesses: u64,
    /// Stored bytes of all these files. A page takes about a third more.
    pub bytes: u64,
    /// Files supplied that are left out.
    pub left_out: u64,
}

/// Asks for the part of a page that carries these events. It is attached to the answer, as HTML.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SavePage {
    /// Which events, in which order.
    pub question: Question,
    /// With what proves them: the logs that they stand in, and the digests and keys for these.
    pub with_proof: bool,
    /// What is said about it.
    pub about: Box<About>,
}

/// What whoever saves a page says about it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct About {
    /// Who saved it; may be empty.
    pub author: String,
    /// What for; may be empty.
    pub purpose: String,
    /// When, ISO 8601 UTC, by that person's clock.
    pub saved_at: String,
    /// What was shown: the page's fragment.
    pub view: String,
    /// The filter as text; empty for all events.
    pub filter: String,
    /// How this text differs from what was asked for, in the words of whoever saved it.
    pub filter_notes: Vec<String>,
    /// The working paper that the page is, if it is one.
    pub paper: Option<CarriedPaper>,
}

/// What somebody had, and what of it was handed over: `traillight.manifest/1`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Manifest {
    /// Always `traillight.manifest/1`.
    pub format: String,
    /// The program that wrote it.
    pub app: App,
    /// What was said about it.
    pub about: About,
    /// Events handed over.
    pub events: u64,
    /// How many of these were proved.
    pub proved: u64,
    /// SHA-256 of their `eventID`s, hexadecimal: each followed by a line feed, sorted by `eventTime`, then by `eventID`.
    pub event_ids_sha256: String,
    /// The verdict on everything that was supplied; `None` if it was not checked.
    pub verdict: Option<Overall>,
    /// SHA-256 of every key that proves something of what was handed over, hexadecimal, of its PKCS#1 form.
    pub keys: Vec<String>,
    /// Every file that was supplied, by path.
    pub inputs: Vec<Input>,
    /// The blocks that carry them.
    #[serde(default)]
    pub blocks: Vec<Block>,
}

/// A file that was supplied.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Input {
    /// Path in the drop.
    pub path: String,
    /// Hexadecimal SHA-256 of its content, decompressed if necessary: what a digest lists. Empty if it is not known.
    pub sha256: String,
    /// Number of stored bytes.
    pub bytes: u64,
    /// Number of records read from it.
    pub records: u64,
    /// Whether it was handed over.
    pub carried: bool,
}

/// A part of a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Block {
    /// Id of its element.
    pub id: String,
    /// Hash of its content, as in an `integrity` attribute.
    pub integrity: String,
    /// Length of its content in bytes.
    pub bytes: u64,
}

/// The manifests among the files, each compared with what is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CompareManifests;

/// All of them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifests {
    /// Those that can be read.
    pub compared: Vec<Compared>,
    /// Paths of the others, and what is the matter with each.
    pub unusable: Vec<(String, ManifestFact)>,
}

/// What came of comparing the events that a manifest names with those that are here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum EventsHere {
    /// It is not that of a page, so the events need not be here.
    NotOfPage,
    /// Its filter cannot be tried.
    NoFilter,
    /// Those in other files match, too.
    WithOthers,
    /// The check has not been made, or was stopped.
    NotChecked,
    /// These match its filter here.
    Found {
        /// How many.
        events: u64,
        /// How many of these are proved.
        proved: u64,
        /// Whether their `eventID`s have the hash that it names; `None` if it names none.
        same_ids: Option<bool>,
    },
}

/// A manifest, and how it compares with what is there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Compared {
    /// Path of the manifest.
    pub path: String,
    /// SHA-256 of the manifest, hexadecimal.
    pub sha256: String,
    /// The program that wrote it.
    pub app: App,
    /// What was said about it.
    pub about: About,
    /// Events handed over, according to it.
    pub events: u64,
    /// How many of these were proved, according to it.
    pub proved: u64,
    /// The events that are here.
    pub here: EventsHere,
    /// SHA-256 of all keys that proved something, according to it.
    pub keys: Vec<String>,
    /// Those of them that prove nothing here.
    pub keys_without_use: Vec<String>,
    /// The verdict on everything that was supplied, according to it.
    pub verdict: Option<Overall>,
    /// Files with the same content in both.
    pub same: u64,
    /// Files that were handed over, but are not here.
    pub lost: Differences,
    /// Files that differ.
    pub changed: Differences,
    /// Files that were not handed over, and are not here.
    pub left_out: Differences,
    /// Files here that the manifest does not mention.
    pub added: Differences,
}

/// A list of files that may be long.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Differences {
    /// How many there are.
    pub count: u64,
    /// Paths of the first ones, sorted.
    pub first: Vec<String>,
}
