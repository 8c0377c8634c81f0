//! One digest or sign file, taken apart so that a person can follow its chain and check its signature by hand.

use serde::{Deserialize, Serialize};

use crate::report::{SignatureFrom, Verdict};

/// What stands behind the verdict on one digest or sign file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DigestView {
    /// The parts of what CloudTrail signs; empty if the file cannot be read. Of a digest: end time, place, SHA-256,
    /// signature of the digest before it; of a sign file, the hashes of the results.
    pub signed: Vec<SignedPart>,
    /// What stands between the parts.
    pub separator: char,
    /// Signatures that were supplied for it, those that verify first.
    pub signatures: Vec<SignatureView>,
    /// The key that it names, if that was supplied.
    pub key: Option<KeyView>,
    /// The digest before it, as named in it.
    pub previous: Option<Link>,
    /// Digests that name it as the one before them.
    pub next: Vec<Link>,
    /// What to run to check it again, in order. Empty if a signature or a key is lacking.
    pub steps: Vec<ManualCheck>,
}

/// A part of what is signed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignedPart {
    /// What it is.
    pub name: String,
    /// As it is signed.
    pub text: String,
}

impl DigestView {
    /// What is signed, in one piece.
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
    /// As written, in hex.
    pub hex: String,
    /// Where it stood.
    pub from: SignatureFrom,
    /// Whether it verifies; `None`: there is no key to try.
    pub verifies: Option<bool>,
}

/// A public key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyView {
    /// 32 hex digits.
    pub fingerprint: String,
    /// `Value` of the key list, base64.
    pub value: String,
    /// When it may have signed, ISO 8601 UTC.
    pub from: Option<String>,
    /// Until when.
    pub to: Option<String>,
}

/// A digest that is linked to another one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// S3 key.
    pub key: String,
    /// Its verdict; `None` if the report does not know it.
    pub verdict: Option<Verdict>,
    /// The SHA-256 that the later of the two records of the earlier.
    pub recorded_sha256: Option<String>,
    /// Whether the earlier one has it; `None` if it is not here.
    pub agrees: Option<bool>,
}

/// One step of a check by hand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ManualCheck {
    /// What it does and what must come out.
    pub what: String,
    /// For a POSIX shell with OpenSSL. Every name that comes from a file is quoted.
    pub command: String,
}
