//! JSON without records: digests, keys, metadata and settings of trails, and JSON of other origin.
//!
//! Programs spell the member names of AWS responses in their own way (`PublicKeyList`, `publicKeyList`,
//! `public_key_list`) and put several responses into one file, one after another or in arrays.

use std::borrow::Cow;

use memchr::memmem;
use protocol::FileKind;
use protocol::what::{Eventless, EvidenceFile, OtherFile};

use crate::definitions;
use json::scan::Scanner;
use json::string;
use json::text::Text;

/// What a JSON text turned out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recognised {
    /// Evidence for proofs, and what is stored with it.
    Evidence(EvidenceFile),
    /// CloudTrail's or a carrier's, without events.
    Eventless(Eventless),
    /// Nothing of CloudTrail's.
    Other(OtherFile),
}

/// The kind of a file of evidence.
pub fn file_kind(evidence: EvidenceFile) -> FileKind {
    match evidence {
        EvidenceFile::Digest => FileKind::Digest,
        EvidenceFile::PublicKeys => FileKind::PublicKeys,
        EvidenceFile::LakeSignature => FileKind::LakeSignature,
        EvidenceFile::ObjectMetadata | EvidenceFile::DigestMetadata => FileKind::DigestMetadata,
        EvidenceFile::TrailSettings => FileKind::TrailSettings,
        EvidenceFile::AlarmDefinitions => FileKind::AlarmDefinitions,
        EvidenceFile::Notes => FileKind::Notes,
        EvidenceFile::Manifest => FileKind::Manifest,
        EvidenceFile::SigmaRules => FileKind::SigmaRules,
    }
}

/// Whether a text that cannot be parsed mentions CloudTrail.
pub fn mentions_cloudtrail(bytes: &[u8]) -> bool {
    let words: [&[u8]; 6] =
        [b"\"eventVersion\"", b"\"eventName\"", b"\"eventSource\"", b"\"userIdentity\"", b"\"Records\"", b"CloudTrail"];
    words.into_iter().any(|word| memmem::find(bytes, word).is_some())
}

/// At most this many objects of a text are examined.
const MOST_ASKED: usize = 16;

/// How many levels of objects around a response are searched, such as one with a member for each region.
const MOST_AROUND: u32 = 3;

/// What kind a text is by its objects, earlier ones first; `None` if they do not tell.
pub fn recognise(text: Text<'_>) -> Option<Recognised> {
    let mut first = None;
    let mut scanner = Scanner::new(text);
    for _ in 0..MOST_ASKED {
        let Some(members) = next_object(&mut scanner) else { break };
        let members = Members(&members);
        if let Some(recognised) = evidence(&members) {
            return Some(recognised);
        }
        let here = || {
            without_events(&members, text.bytes).or_else(|| other_document(&members)).or_else(|| within(&members, 0))
        };
        first = first.or_else(here);
    }
    first
}

/// Looks for responses inside somebody's own object. The criteria are stricter there: only what cannot be mistaken.
fn within(members: &Members<'_>, around: u32) -> Option<Recognised> {
    members.0.iter().find_map(|(_, value)| {
        let inner = self::members(Text::new(value))?;
        let inner = Members(&inner);
        match evidence(&inner).filter(|_| inner.has("PublicKeyList") || inner.is_key() || inner.is_signed("Metadata")) {
            None if around < MOST_AROUND => within(&inner, around + 1),
            found => found,
        }
    })
}

/// Evidence for proofs, and what is stored with it. Anything that claims to be a digest is one; whether it is complete
/// is for the verifier to say.
fn evidence(members: &Members<'_>) -> Option<Recognised> {
    let format = members.get("format").unwrap_or_default();
    if format.starts_with(b"\"traillight.notes/") {
        return Some(Recognised::Evidence(EvidenceFile::Notes));
    }
    if format.starts_with(b"\"traillight.manifest/") {
        return Some(Recognised::Evidence(EvidenceFile::Manifest));
    }
    if members.has("digestS3Object") || (members.has("digestEndTime") && members.has("logFiles")) {
        return Some(Recognised::Evidence(EvidenceFile::Digest));
    }
    if members.has("PublicKeyList") || members.is_key() {
        return Some(Recognised::Evidence(EvidenceFile::PublicKeys));
    }
    if members.has("hashSignature") && members.has("files") {
        return Some(Recognised::Evidence(EvidenceFile::LakeSignature));
    }
    let of_object = members.has("ETag") || members.has("ContentLength") || members.is_signed("Metadata");
    if members.has("Metadata") && of_object {
        return Some(Recognised::Evidence(EvidenceFile::ObjectMetadata));
    }
    if members.all_signed() || members.is_user_metadata() {
        return Some(Recognised::Evidence(EvidenceFile::DigestMetadata));
    }
    let of_trail = ["trailList", "IsLogging", "EventSelectors", "AdvancedEventSelectors", "InsightSelectors"];
    if of_trail.iter().any(|name| members.has(name)) || members.mentions("Trail", b"\"TrailARN\"") {
        return Some(Recognised::Evidence(EvidenceFile::TrailSettings));
    }
    if of_storage(members) {
        return Some(Recognised::Evidence(EvidenceFile::TrailSettings));
    }
    let of_alarms = members.has("metricFilters")
        || members.has("MetricAlarms")
        || members.has("filterPattern") && members.has("metricTransformations")
        || members.has("AlarmName") && members.has("ComparisonOperator")
        || members.get("Resources").is_some_and(definitions::in_template);
    if of_alarms {
        return Some(Recognised::Evidence(EvidenceFile::AlarmDefinitions));
    }
    None
}

/// What `get-bucket-policy` and the like answer: how the bucket of a trail is set up, and where else its events go.
fn of_storage(members: &Members<'_>) -> bool {
    let names = [
        "PublicAccessBlockConfiguration",
        "ServerSideEncryptionConfiguration",
        "ObjectLockConfiguration",
        "EventDataStores",
        "subscriptionFilters",
    ];
    let is_versioning = || {
        let states: [&[u8]; 2] = [b"\"Enabled\"", b"\"Suspended\""];
        members.get("Status").is_some_and(|status| states.contains(&status))
            && members.0.iter().all(|(name, _)| name == "Status" || name == "MFADelete")
    };
    names.iter().any(|name| members.has(name))
        || members.mentions("Policy", b"Statement")
        || members.mentions("LoggingEnabled", b"\"TargetBucket\"")
        || members.mentions("Rules", b"\"Status\"")
            && ["Expiration", "Transitions"].iter().any(|it| members.mentions("Rules", it.as_bytes()))
        || is_versioning()
}

/// Something of CloudTrail's, or a carrier of its events, that contains no events.
fn without_events(members: &Members<'_>, bytes: &[u8]) -> Option<Recognised> {
    if memmem::find(bytes, b"\"CONTROL_MESSAGE\"").is_some() {
        return Some(Recognised::Eventless(Eventless::ControlMessage));
    }
    if members.is_empty_array("Events") || members.is_empty_array("events") || members.is_empty_array("logEvents") {
        return Some(Recognised::Eventless(Eventless::EmptyList));
    }
    None
}

fn other_document(members: &Members<'_>) -> Option<Recognised> {
    let kind = if members.has("configurationItems") || members.has("configSnapshotId") {
        OtherFile::Config
    } else if members.mentions("Records", b"\"aws:s3\"") {
        OtherFile::S3Notifications
    } else if members.mentions("Records", b"\"aws:") {
        OtherFile::LambdaEvent
    } else if members.has("s3ObjectKey") || members.mentions("Message", b"s3ObjectKey") {
        OtherFile::DeliveryNotice
    } else if members.has("QueryResultRows") {
        OtherFile::LakeRows
    } else if members.has("messageType") && members.has("logEvents") {
        OtherFile::LogMessages
    } else if members.has("AWSTemplateFormatVersion") {
        OtherFile::CloudFormation
    } else if members.has("terraform_version") {
        OtherFile::Terraform
    } else if members.has("Version") && members.has("Statement") {
        OtherFile::IamPolicy
    } else {
        return None;
    };
    Some(Recognised::Other(kind))
}

struct Members<'m>(&'m [(Cow<'m, str>, &'m [u8])]);

impl Members<'_> {
    fn get(&self, name: &str) -> Option<&[u8]> {
        self.0.iter().find(|(spelled, _)| letters(spelled).eq(letters(name))).map(|(_, value)| *value)
    }

    /// Whether it is an entry of a list of public keys.
    fn is_key(&self) -> bool {
        self.has("Value") && self.has("Fingerprint") && self.has("ValidityStartTime")
    }

    fn has(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    fn mentions(&self, name: &str, word: &[u8]) -> bool {
        self.get(name).is_some_and(|value| memmem::find(value, word).is_some())
    }

    fn is_empty_array(&self, name: &str) -> bool {
        let inside = self.get(name).and_then(|value| value.strip_prefix(b"[")?.strip_suffix(b"]"));
        inside.is_some_and(|inside| inside.trim_ascii().is_empty())
    }

    /// Whether the member is an object that contains a signature.
    fn is_signed(&self, name: &str) -> bool {
        self.get(name).is_some_and(is_signed)
    }

    /// Whether it is the user metadata of a digest.
    fn is_user_metadata(&self) -> bool {
        ["signature-algorithm", "x-amz-meta-signature-algorithm"].into_iter().any(|name| self.has(name))
    }

    fn all_signed(&self) -> bool {
        !self.0.is_empty() && self.0.iter().all(|(_, value)| is_signed(value))
    }
}

fn is_signed(value: &[u8]) -> bool {
    let of_signature = |name: &str| {
        let name = name.to_ascii_lowercase();
        matches!(name.strip_prefix("x-amz-meta-").unwrap_or(&name), "signature" | "signature-algorithm")
    };
    members(Text::new(value)).is_some_and(|members| members.iter().any(|(name, _)| of_signature(name)))
}

fn letters(name: &str) -> impl Iterator<Item = u8> {
    name.bytes().filter(|byte| !matches!(byte, b'_' | b'-' | b' ')).map(|byte| byte.to_ascii_lowercase())
}

/// The members of the first object, whether alone or in arrays, in order, as far as they can be read; `None` if there
/// is none.
fn members(text: Text<'_>) -> Option<Vec<(Cow<'_, str>, &[u8])>> {
    next_object(&mut Scanner::new(text))
}

/// The next object, skipping the arrays around it.
fn next_object<'t>(scanner: &mut Scanner<'t>) -> Option<Vec<(Cow<'t, str>, &'t [u8])>> {
    while let Some(b'[' | b']' | b',') = scanner.peek() {
        scanner.step();
    }
    if scanner.peek() != Some(b'{') {
        return None;
    }
    let text = scanner.text();
    let mut members = Vec::new();
    let _ = scanner.object(|scanner, name| {
        scanner.peek();
        let start = scanner.at();
        // Even a truncated value shows what the whole was.
        let skipped = scanner.skip();
        members.push((string::decode(text, name), text.raw(start, scanner.at())));
        skipped
    });
    Some(members)
}
