//! Checks a tree by what is in it, using as little of the generator's code as possible.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use std::collections::BTreeMap;

use base64::Engine;
use rsa::pkcs1::DecodeRsaPublicKey;
use rsa::pkcs1v15::{Signature, VerifyingKey};
use rsa::signature::Verifier;
use serde_json::Value;
use sha2::{Digest, Sha256};
use synth::{Role, SynthFile, Tree};

/// Everything wrong with a tree, one sorted line each: `altered PATH`, `missing PATH`, `unlisted PATH`, `unsigned
/// PATH`, `unlinked PATH`.
pub fn problems(tree: &Tree) -> Vec<String> {
    let keys = keys(tree);
    let logs: BTreeMap<&str, &SynthFile> = tree.of(Role::Log).map(|file| (without_gz(&file.path), file)).collect();
    let digests: BTreeMap<String, (&SynthFile, Value)> = tree
        .of(Role::Digest)
        .map(|file| (without_gz(&file.path).to_owned(), (file, serde_json::from_slice(&file.content()).unwrap())))
        .collect();
    let mut problems = Vec::new();
    let mut listed = Vec::new();
    for (key, (file, body)) in &digests {
        assert_eq!(without_gz(text(body, "digestS3Object")), key, "a digest says where it lies");
        let signature = signature(tree, &digests, key);
        if !signed(file, body, signature.as_deref(), &keys) {
            problems.push(format!("unsigned {}", file.path));
        }
        if let Some(previous) = body["previousDigestS3Object"].as_str() {
            let hash = digests.get(without_gz(previous)).map(|(file, _)| sha256(file));
            if hash.as_deref() != body["previousDigestHashValue"].as_str() {
                problems.push(format!("unlinked {}", file.path));
            }
        }
        for entry in body["logFiles"].as_array().unwrap() {
            let log = without_gz(text(entry, "s3Object"));
            listed.push(log.to_owned());
            match logs.get(log) {
                None => problems.push(format!("missing {log}")),
                Some(file) if sha256(file) != text(entry, "hashValue") => problems.push(format!("altered {log}")),
                Some(_) => {}
            }
        }
    }
    problems.extend(
        logs.keys().filter(|log| !listed.iter().any(|other| other == *log)).map(|log| format!("unlisted {log}")),
    );
    problems.sort();
    problems
}

fn keys(tree: &Tree) -> BTreeMap<String, VerifyingKey<Sha256>> {
    let mut keys = BTreeMap::new();
    for file in tree.of(Role::PublicKeys) {
        let list: Value = serde_json::from_slice(&file.bytes).unwrap();
        for entry in list["PublicKeyList"].as_array().unwrap() {
            let der = base64::engine::general_purpose::STANDARD.decode(text(entry, "Value")).unwrap();
            let key = rsa::RsaPublicKey::from_pkcs1_der(&der).unwrap();
            keys.insert(text(entry, "Fingerprint").to_owned(), VerifyingKey::new(key));
        }
    }
    keys
}

/// The signature of the digest at `key`, from its successor or from `head-object` output.
fn signature(tree: &Tree, digests: &BTreeMap<String, (&SynthFile, Value)>, key: &str) -> Option<String> {
    let successor = digests.values().find_map(|(_, body)| {
        let previous = body["previousDigestS3Object"].as_str()?;
        (without_gz(previous) == key).then(|| text(body, "previousDigestSignature").to_owned())
    });
    let name = key.rsplit('/').next().unwrap();
    successor.or_else(|| {
        let head = tree.of(Role::HeadObject).find(|file| file.path.contains(name))?;
        let head: Value = serde_json::from_slice(&head.bytes).unwrap();
        Some(text(&head["Metadata"], "signature").to_owned())
    })
}

fn signed(
    file: &SynthFile,
    body: &Value,
    signature: Option<&str>,
    keys: &BTreeMap<String, VerifyingKey<Sha256>>,
) -> bool {
    let (Some(signature), Some(key)) = (signature, keys.get(text(body, "digestPublicKeyFingerprint"))) else {
        return false;
    };
    let signed = [
        text(body, "digestEndTime"),
        &format!("{}/{}", text(body, "digestS3Bucket"), text(body, "digestS3Object")),
        &sha256(file),
        body["previousDigestSignature"].as_str().unwrap_or("null"),
    ]
    .join("\n");
    let signature = Signature::try_from(hex::decode(signature).unwrap().as_slice()).unwrap();
    key.verify(signed.as_bytes(), &signature).is_ok()
}

fn without_gz(key: &str) -> &str {
    key.strip_suffix(".gz").unwrap_or(key)
}

fn sha256(file: &SynthFile) -> String {
    hex::encode(Sha256::digest(file.content()))
}

fn text<'a>(value: &'a Value, name: &str) -> &'a str {
    value[name].as_str().unwrap_or_else(|| panic!("no text {name} in {value}"))
}
