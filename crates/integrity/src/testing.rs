//! Signed trees in memory, for tests. The keys sign nothing that matters.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::collections::BTreeMap;
use std::sync::LazyLock;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use protocol::Compression;
use protocol::Micros;
use protocol::Reason;
use protocol::report::{Options, Report};
use rsa::pkcs1::{DecodeRsaPrivateKey, EncodeRsaPublicKey};
use rsa::{Pkcs1v15Sign, RsaPrivateKey};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use crate::time::{compact, folders, iso, parse, plus_hours};
use crate::{Evidence, SuppliedDigest, SuppliedFile, Validation};

pub(crate) static SIGNER: LazyLock<RsaPrivateKey> =
    LazyLock::new(|| RsaPrivateKey::from_pkcs1_der(include_bytes!("../keys/TEST-ONLY-signer.der")).unwrap());
pub(crate) static STRANGER: LazyLock<RsaPrivateKey> =
    LazyLock::new(|| RsaPrivateKey::from_pkcs1_der(include_bytes!("../keys/TEST-ONLY-stranger.der")).unwrap());

pub(crate) const BUCKET: &str = "example-logs";
const FOLDER: &str = "AWSLogs/111122223333";

/// End of hour number `hour`.
pub(crate) fn end(hour: i64) -> Micros {
    plus_hours(parse("2026-03-02T08:03:02Z").unwrap(), hour)
}

pub(crate) fn digest_key(hour: i64) -> String {
    let end = end(hour);
    let (folder, stamp) = (folders(end).unwrap(), compact(end).unwrap());
    format!(
        "{FOLDER}/CloudTrail-Digest/eu-west-1/{folder}/111122223333_CloudTrail-Digest_eu-west-1_main_us-east-1_{stamp}.json.gz"
    )
}

pub(crate) fn backfill_key(hour: i64) -> String {
    digest_key(hour).replace(".json", "_backfill.json")
}

/// Key of a log delivered in the middle of hour number `hour`.
pub(crate) fn log_key(hour: i64) -> String {
    let delivered = Micros(end(hour).0 - 1_800_000_000);
    let (folder, stamp) = (folders(delivered).unwrap(), compact(delivered).unwrap().replace("02Z", "Z"));
    format!(
        "{FOLDER}/CloudTrail/eu-west-1/{folder}/111122223333_CloudTrail_eu-west-1_{stamp}_abcdefghIJKL{hour:04}.json.gz"
    )
}

pub(crate) fn sha256(content: &[u8]) -> [u8; 32] {
    Sha256::digest(content).into()
}

pub(crate) fn hex_sha256(content: &[u8]) -> String {
    hex::encode(sha256(content))
}

pub(crate) fn public_der(key: &RsaPrivateKey) -> Vec<u8> {
    key.to_public_key().to_pkcs1_der().unwrap().into_vec()
}

pub(crate) fn fingerprint(key: &RsaPrivateKey) -> String {
    use md5::Digest as _;
    hex::encode(md5::Md5::digest(public_der(key)))
}

pub(crate) fn key_list(keys: &[&RsaPrivateKey]) -> Value {
    let entry = |key: &&RsaPrivateKey| {
        json!({ "Value": STANDARD.encode(public_der(key)), "Fingerprint": fingerprint(key),
                "ValidityStartTime": 1_770_000_000.0, "ValidityEndTime": 1_775_000_000.0 })
    };
    json!({ "PublicKeyList": keys.iter().map(entry).collect::<Vec<_>>() })
}

/// The signature of a digest with this content.
pub(crate) fn sign(body: &Value, content: &[u8], key: &RsaPrivateKey) -> String {
    let text = |name: &str| body[name].as_str().unwrap_or("null");
    let lines = [
        text("digestEndTime").to_owned(),
        format!("{}/{}", text("digestS3Bucket"), text("digestS3Object")),
        hex_sha256(content),
        text("previousDigestSignature").to_owned(),
    ];
    let hashed = Sha256::digest(lines.join("\n"));
    hex::encode(key.sign(Pkcs1v15Sign::new::<Sha256>(), &hashed).unwrap())
}

/// A stored object.
#[derive(Clone)]
pub(crate) struct Object {
    pub content: Vec<u8>,
    pub compression: Compression,
}

/// A bucket as exported, with what is known about it.
#[derive(Clone, Default)]
pub(crate) struct World {
    /// By path in the drop.
    pub objects: BTreeMap<String, Object>,
    /// Signatures by key of the digest, as S3 keeps them.
    pub signatures: BTreeMap<String, String>,
    /// Output of list-public-keys.
    pub keys: Vec<Value>,
    /// Files of metadata, by name.
    pub metadata: Vec<(String, Value)>,
    pub options: Options,
}

impl World {
    /// An unbroken chain of digests that end at `end(0)`, `end(1)`…, with a log in each hour, and its key.
    pub fn hours(count: i64) -> World {
        let mut world = World { keys: vec![key_list(&[&SIGNER])], ..World::default() };
        (0..count).for_each(|hour| world.add_hour(hour, (hour > 0).then_some(hour - 1)));
        world
    }

    /// Adds an hour's log, and its digest as the successor of another hour's.
    pub fn add_hour(&mut self, hour: i64, previous: Option<i64>) {
        self.add_log(hour);
        self.add_digest(&digest_key(hour), hour, previous.map(digest_key), &[log_key(hour)]);
    }

    pub fn add_log(&mut self, hour: i64) {
        self.put(&log_key(hour), format!("{{\"Records\":[{{\"hour\":{hour}}}]}}").as_bytes());
    }

    /// Adds a digest that lists these logs, which must be there.
    pub fn add_digest(&mut self, key: &str, hour: i64, previous: Option<String>, logs: &[String]) {
        let listing = |log: &String| {
            json!({ "s3Bucket": BUCKET, "s3Object": log, "hashAlgorithm": "SHA-256",
                    "hashValue": hex_sha256(&self.objects[log].content) })
        };
        let mut body = json!({
            "awsAccountId": "111122223333", "digestStartTime": iso(end(hour - 1)), "digestEndTime": iso(end(hour)),
            "digestS3Bucket": BUCKET, "digestS3Object": key, "digestPublicKeyFingerprint": fingerprint(&SIGNER),
            "digestSignatureAlgorithm": "SHA256withRSA", "newestEventTime": null, "oldestEventTime": null,
            "previousDigestS3Bucket": null, "previousDigestS3Object": null, "previousDigestHashValue": null,
            "previousDigestHashAlgorithm": null, "previousDigestSignature": null,
            "logFiles": logs.iter().map(listing).collect::<Vec<_>>(),
        });
        if let Some(previous) = previous {
            body["previousDigestS3Bucket"] = BUCKET.into();
            body["previousDigestHashValue"] = hex_sha256(&self.objects[&previous].content).into();
            body["previousDigestHashAlgorithm"] = "SHA-256".into();
            body["previousDigestSignature"] = self.signatures[&previous].clone().into();
            body["previousDigestS3Object"] = previous.into();
        }
        self.sign(key, &body, &SIGNER);
    }

    /// Stores a digest and its signature.
    pub fn sign(&mut self, key: &str, body: &Value, signer: &RsaPrivateKey) {
        let content = serde_json::to_vec(body).unwrap();
        self.signatures.insert(key.to_owned(), sign(body, &content, signer));
        self.put(key, &content);
    }

    pub fn put(&mut self, path: &str, content: &[u8]) {
        let object = Object { content: content.to_vec(), compression: Compression::Gzip };
        self.objects.insert(path.to_owned(), object);
    }

    pub fn body(&self, key: &str) -> Value {
        serde_json::from_slice(&self.objects[key].content).unwrap()
    }

    /// Changes a digest without signing it again.
    pub fn edit(&mut self, key: &str, change: impl FnOnce(&mut Value)) {
        let mut body = self.body(key);
        change(&mut body);
        self.put(key, &serde_json::to_vec(&body).unwrap());
    }

    /// Changes a digest and signs it again, without updating its successors.
    pub fn edit_and_sign(&mut self, key: &str, signer: &RsaPrivateKey, change: impl FnOnce(&mut Value)) {
        let mut body = self.body(key);
        change(&mut body);
        self.sign(key, &body, signer);
    }

    pub fn compress(&mut self, path: &str, compression: Compression) {
        self.objects.get_mut(path).unwrap().compression = compression;
    }

    pub fn rename(&mut self, from: &str, to: &str) {
        let object = self.objects.remove(from).unwrap();
        self.objects.insert(to.to_owned(), object);
    }

    pub fn rename_all(&mut self, rename: impl Fn(&str) -> String) {
        self.objects = std::mem::take(&mut self.objects).into_iter().map(|(path, o)| (rename(&path), o)).collect();
    }

    /// Adds output of head-object for a digest, in a file named after it.
    pub fn with_head(mut self, key: &str) -> World {
        let file = format!("{}.head.json", key.rsplit('/').next().unwrap());
        let metadata =
            json!({ "Metadata": { "signature": self.signatures[key], "signature-algorithm": "SHA256withRSA" } });
        self.metadata.push((file, metadata));
        self
    }

    /// Adds the signatures of all digests.
    pub fn with_all_metadata(mut self) -> World {
        let entry = |(key, signature): (&String, &String)| (key.clone(), json!({ "signature": signature }));
        let map: serde_json::Map<String, Value> = self.signatures.iter().map(entry).collect();
        self.metadata.push(("digest-metadata.json".to_owned(), Value::Object(map)));
        self
    }

    pub fn evidence(&self) -> Evidence {
        let mut evidence = Evidence { total_files: self.objects.len() as u64, ..Evidence::default() };
        for (doc, (path, object)) in (0..).zip(&self.objects) {
            let (path, compression, content_sha256) = (path.clone(), object.compression, sha256(&object.content));
            let bytes = object.content.len() as u64;
            if crate::is_digest_name(&path) || object.content.starts_with(b"{\"awsAccountId\"") {
                let body = crate::parse_digest(&object.content);
                let by_name_only = false;
                let digest =
                    SuppliedDigest { doc, path, stored_bytes: bytes, content_sha256, compression, body, by_name_only };
                evidence.digests.push(digest);
            } else {
                let is_log = crate::is_log_name(&path);
                let holds_events = !path.ends_with(".txt");
                let is_insights = path.contains("CloudTrail-Insight/");
                let file = SuppliedFile {
                    doc,
                    path,
                    is_log,
                    stored_bytes: bytes,
                    bytes,
                    content_sha256,
                    stored_sha256: None,
                    compression,
                    events: u64::from(holds_events),
                    exempt: u64::from(is_insights),
                    by_name_only: false,
                };
                evidence.files.push(file);
            }
        }
        for (number, answer) in self.keys.iter().enumerate() {
            evidence.add_keys(
                crate::parse_public_keys(&format!("keys-{number}.json"), answer.to_string().as_bytes()).unwrap(),
            );
        }
        for (name, metadata) in &self.metadata {
            evidence.metadata.push(crate::parse_metadata(name, metadata.to_string().as_bytes()).unwrap());
        }
        evidence
    }

    pub fn validate(&self) -> Validation {
        crate::validate(&self.evidence(), &self.options)
    }

    pub fn report(&self) -> Report {
        self.validate().report
    }

    /// `verdict reason note…` by key; for several files with the same key, joined by `|`.
    pub fn said(&self) -> BTreeMap<String, String> {
        said(&self.report())
    }

    /// Checks the verdict and reasons for one key.
    #[track_caller]
    pub fn check(&self, key: &str, expected: &str) {
        let said = self.said();
        assert_eq!(said.get(key).map(String::as_str), Some(expected), "{key} in {said:#?}");
    }
}

pub(crate) fn said(report: &Report) -> BTreeMap<String, String> {
    let digests = report.chains.iter().flat_map(|chain| &chain.digests);
    let digests = digests.map(|digest| (&digest.key, digest.verdict, &digest.reasons));
    let logs = report.logs.iter().map(|log| (&log.key, log.verdict, &log.reasons));
    let mut said: BTreeMap<String, String> = BTreeMap::new();
    for (key, verdict, reasons) in digests.chain(logs) {
        let words = format!("{} {}", verdict.name(), Reason::join(reasons, " "));
        let entry = said.entry(key.clone()).or_default();
        *entry = if entry.is_empty() { words } else { format!("{entry} | {words}") };
    }
    said
}
