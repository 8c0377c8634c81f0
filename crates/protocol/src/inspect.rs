//! A digest or sign file in all its parts, so that a person can follow its chain and check its signature by hand.

use serde::{Deserialize, Serialize};

use crate::report::{SignatureFrom, Verdict};

/// What the verdict on a digest or sign file is based on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DigestView {
    /// The parts that CloudTrail signs; empty if the file cannot be read. For a digest: its end time, location and
    /// SHA-256, and the signature of the digest before it; for a sign file: the hashes of the results.
    pub signed: Vec<SignedPart>,
    /// The separator between the parts.
    pub separator: char,
    /// Signatures supplied for it, valid ones first.
    pub signatures: Vec<SignatureView>,
    /// The key that it names, if it was supplied.
    pub key: Option<KeyView>,
    /// The digest before it, as named in it.
    pub previous: Option<Link>,
    /// Digests that name it as the one before them.
    pub next: Vec<Link>,
    /// Commands for checking it by hand, in order. Empty if a signature or key is missing.
    pub steps: Vec<ManualCheck>,
}

/// A part of what is signed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignedPart {
    /// Which part.
    pub name: PartName,
    /// Its text as signed.
    pub text: String,
}

/// Name of a part of what is signed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PartName {
    /// The end of a digest's time.
    End,
    /// Bucket and key of a digest.
    Location,
    /// SHA-256 of a digest.
    Sha256,
    /// The signature of the digest before it.
    PreviousSignature,
    /// The hash of the query result with this name.
    Result(String),
}

impl DigestView {
    /// All parts, joined as they are signed.
    pub fn signed_text(&self) -> String {
        let mut text = String::new();
        for part in &self.signed {
            if !text.is_empty() {
                text.push(self.separator);
            }
            text.push_str(&part.text);
        }
        text
    }
}

/// A signature of a digest or sign file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignatureView {
    /// Hexadecimal, as written.
    pub hex: String,
    /// Where it was found.
    pub from: SignatureFrom,
    /// Whether it is valid; `None` if there is no key to try.
    pub verifies: Option<bool>,
}

/// A public key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyView {
    /// 32 hexadecimal digits.
    pub fingerprint: String,
    /// `Value` in the list of keys, base64.
    pub value: String,
    /// Start of its validity, ISO 8601 UTC.
    pub from: Option<String>,
    /// End of its validity, ISO 8601 UTC.
    pub to: Option<String>,
}

/// A link between two digests, seen from one of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// S3 key.
    pub key: String,
    /// Its verdict; `None` if it is not in the report.
    pub verdict: Option<Verdict>,
    /// The SHA-256 of the earlier digest that the later one records.
    pub recorded_sha256: Option<String>,
    /// Whether the earlier digest has this hash; `None` if it was not supplied.
    pub agrees: Option<bool>,
}

/// One step of checking by hand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ManualCheck {
    /// What it does, and what the result must be.
    pub what: CheckStep,
    /// For a POSIX shell with OpenSSL. Names that come from a file are quoted.
    pub command: String,
}

/// What a step of checking by hand does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CheckStep {
    /// Hashes the digest. The result must be this SHA-256.
    HashDigest(String),
    /// Writes what is signed of a digest.
    WriteSignedDigest,
    /// Hashes query results as stored.
    HashResults,
    /// Writes the hashes that a sign file signs.
    WriteSignedHashes,
    /// Writes the signature in binary.
    WriteSignature,
    /// Writes the public key in a form that OpenSSL verifies with.
    WriteKey,
    /// Verifies the signature.
    Verify,
}
