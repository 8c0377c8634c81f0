//! Chains of signed digests, written the way CloudTrail writes them.

use sha2::{Digest as _, Sha256};

use crate::json::Json;
use crate::object;
use crate::signer::Signer;
use crate::time::{HOUR, Seconds, iso};
use crate::trail::{Log, Trail};

/// The period that a digest covers: logs delivered after `start`, up to and including `end`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// `digestStartTime`
    pub start: Seconds,
    /// `digestEndTime`
    pub end: Seconds,
}

/// Windows of an hour each from `start` on; the last one ends at `end` and may be shorter.
pub fn hourly(start: Seconds, end: Seconds) -> Vec<Window> {
    let mut windows = Vec::new();
    let mut from = start;
    while from < end {
        let to = (from + HOUR).min(end);
        windows.push(Window { start: from, end: to });
        from = to;
    }
    windows
}

/// A digest, with the signature that S3 stores as its metadata.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedDigest {
    /// Key in the bucket.
    pub key: String,
    /// The period it covers.
    pub window: Window,
    /// The inflated bytes.
    pub content: Vec<u8>,
    /// Signature in hexadecimal.
    pub signature: String,
    /// When it was generated, if it is a backfill digest.
    pub backfilled: Option<Seconds>,
}

impl SignedDigest {
    /// SHA-256 of its content in hexadecimal, as recorded in the next digest.
    pub fn sha256(&self) -> String {
        hex::encode(Sha256::digest(&self.content))
    }

    /// Output of `aws s3api head-object`, where the stored object has `stored_bytes` bytes.
    pub fn head_object(&self, stored_bytes: usize) -> Vec<u8> {
        let mut metadata = object! { "signature": &self.signature, "signature-algorithm": "SHA256withRSA" };
        if let Some(time) = self.backfilled {
            metadata.push("backfill-generation-timestamp", iso(time));
        }
        let head = object! {
            "AcceptRanges": "bytes", "LastModified": iso(self.window.end).replace('Z', "+00:00"),
            "ContentLength": i64::try_from(stored_bytes).expect("a small file"),
            "ETag": format!("\"{}\"", &self.sha256()[..32]), "ContentEncoding": "gzip",
            "ContentType": "application/json", "ServerSideEncryption": "AES256", "Metadata": metadata,
        };
        let mut text = serde_json::to_vec_pretty(&head).expect("an answer serializes");
        text.push(b'\n');
        text
    }
}

/// The text that is signed for a digest: its end time, location and hash, and the previous signature.
pub fn string_to_sign(end: &str, bucket: &str, key: &str, sha256: &str, previous_signature: Option<&str>) -> String {
    format!("{end}\n{bucket}/{key}\n{sha256}\n{}", previous_signature.unwrap_or("null"))
}

/// A growing chain of digests, each of which names the one before it.
#[derive(Clone, Debug)]
pub struct Chain {
    trail: Trail,
    /// The digests, oldest first.
    pub digests: Vec<SignedDigest>,
    linked: bool,
    backfilled: Option<Seconds>,
}

impl Chain {
    /// An empty chain.
    pub fn new(trail: &Trail) -> Self {
        Self { trail: trail.clone(), digests: Vec::new(), linked: false, backfilled: None }
    }

    /// An empty chain of backfill digests, generated at `generated`.
    pub fn backfill(trail: &Trail, generated: Seconds) -> Self {
        Self { backfilled: Some(generated), ..Self::new(trail) }
    }

    /// Starts anew, as after logging was stopped and started again: the next digest names no previous one.
    pub fn restart(&mut self) {
        self.linked = false;
    }

    /// Adds a digest for each window, listing those of `logs` that were delivered in it.
    pub fn extend(&mut self, signer: &Signer, windows: &[Window], logs: &[Log]) {
        for window in windows {
            let listed: Vec<&Log> =
                logs.iter().filter(|log| window.start < log.delivered && log.delivered <= window.end).collect();
            self.push(signer, *window, &listed);
        }
    }

    /// Adds one digest that lists exactly `logs`.
    pub fn push(&mut self, signer: &Signer, window: Window, logs: &[&Log]) {
        let previous = self.digests.last().filter(|_| self.linked);
        let key = self.trail.digest_key(window.end, self.backfilled.is_some());
        let body = body(&self.trail, &key, window, logs, previous, signer);
        let content = serde_json::to_vec(&body).expect("a digest serializes");
        let text = string_to_sign(
            &iso(window.end),
            &self.trail.bucket,
            &key,
            &hex::encode(Sha256::digest(&content)),
            previous.map(|digest| digest.signature.as_str()),
        );
        let signature = signer.sign(&text);
        self.digests.push(SignedDigest { key, window, content, signature, backfilled: self.backfilled });
        self.linked = true;
    }
}

fn body(
    trail: &Trail,
    key: &str,
    window: Window,
    logs: &[&Log],
    previous: Option<&SignedDigest>,
    signer: &Signer,
) -> Json {
    object! {
        "awsAccountId": &trail.account,
        "digestStartTime": iso(window.start),
        "digestEndTime": iso(window.end),
        "digestS3Bucket": &trail.bucket,
        "digestS3Object": key,
        "digestPublicKeyFingerprint": signer.fingerprint(),
        "digestSignatureAlgorithm": "SHA256withRSA",
        "newestEventTime": logs.iter().map(|log| log.newest).max().map(iso),
        "oldestEventTime": logs.iter().map(|log| log.oldest).min().map(iso),
        "previousDigestS3Bucket": previous.map(|_| trail.bucket.clone()),
        "previousDigestS3Object": previous.map(|digest| digest.key.clone()),
        "previousDigestHashValue": previous.map(SignedDigest::sha256),
        "previousDigestHashAlgorithm": previous.map(|_| "SHA-256"),
        "previousDigestSignature": previous.map(|digest| digest.signature.clone()),
        "logFiles": logs.iter().map(|log| log.listing(&trail.bucket)).collect::<Vec<_>>(),
    }
}
