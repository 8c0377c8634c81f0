//! What an attacker could do to a tree: everything that validation must notice, and some things that it must accept.
//! Paths that are not in the tree panic, because a test that damages nothing would prove nothing.

use sha2::{Digest, Sha256};

use crate::digest::string_to_sign;
use crate::signer::Signer;
use crate::tree::{Role, SynthFile, Tree, gzip};

fn find<'a>(tree: &'a mut Tree, path: &str) -> &'a mut SynthFile {
    tree.files.iter_mut().find(|file| file.path == path).unwrap_or_else(|| panic!("no file {path}"))
}

fn store(file: &mut SynthFile, content: &[u8]) {
    file.bytes = if file.bytes.starts_with(&[0x1f, 0x8b]) { gzip(content) } else { content.to_vec() };
}

/// Replaces the first occurrence of `from` in a file's content with `to`, and compresses it again.
pub fn replace(tree: &mut Tree, path: &str, from: &str, to: &str) {
    let file = find(tree, path);
    let text = String::from_utf8(file.content()).expect("UTF-8 content");
    assert!(text.contains(from), "{path} does not contain {from}");
    store(file, text.replacen(from, to, 1).as_bytes());
}

/// Compresses a file again with another setting: different bytes, same content.
pub fn compress_again(tree: &mut Tree, path: &str) {
    let file = find(tree, path);
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::none());
    std::io::Write::write_all(&mut encoder, &file.content()).expect("writing to memory");
    file.bytes = encoder.finish().expect("writing to memory");
}

/// Removes a file.
pub fn delete(tree: &mut Tree, path: &str) {
    find(tree, path);
    tree.files.retain(|file| file.path != path);
}

/// Swaps the contents of two files.
pub fn swap(tree: &mut Tree, a: &str, b: &str) {
    let bytes = find(tree, a).bytes.clone();
    let other = std::mem::replace(&mut find(tree, b).bytes, bytes);
    find(tree, a).bytes = other;
}

/// Moves a file to another path.
pub fn rename(tree: &mut Tree, from: &str, to: &str) {
    let file = SynthFile { path: to.to_owned(), ..find(tree, from).clone() };
    delete(tree, from);
    tree.add(file);
}

/// Truncates the stored bytes to `keep` bytes.
pub fn truncate(tree: &mut Tree, path: &str, keep: usize) {
    find(tree, path).bytes.truncate(keep);
}

/// Appends bytes to the stored ones: garbage, or a second gzip member.
pub fn append(tree: &mut Tree, path: &str, bytes: &[u8]) {
    find(tree, path).bytes.extend_from_slice(bytes);
}

/// Inverts one stored byte.
pub fn flip_byte(tree: &mut Tree, path: &str, offset: usize) {
    find(tree, path).bytes[offset] ^= 0xff;
}

/// Changes a log and covers it up as far as possible without a signing key: the digest that lists the log gets its new
/// hash, and every later digest the new hash of the one before it. Signatures stay as they were.
pub fn forge_hashes(tree: &mut Tree, log: &str, from: &str, to: &str) {
    forge(tree, log, from, to, None);
}

/// The same, with every digest from that one on signed with the forger's own key under its own fingerprint.
pub fn forge_with_key(tree: &mut Tree, log: &str, from: &str, to: &str, signer: &Signer) {
    forge(tree, log, from, to, Some(signer));
}

fn forge(tree: &mut Tree, log: &str, from: &str, to: &str, signer: Option<&Signer>) {
    let before = hash(&find(tree, log).content());
    replace(tree, log, from, to);
    let mut replaced = vec![(before, hash(&find(tree, log).content()))];
    // Digests of a chain are named after their end time, so the order of paths is the order of the chain.
    let digests: Vec<String> = tree.of(Role::Digest).map(|file| file.path.clone()).collect();
    for path in digests {
        let old = String::from_utf8(find(tree, &path).content()).expect("UTF-8 content");
        let mut new = replaced.iter().fold(old.clone(), |text, (from, to)| text.replace(from, to));
        if new == old {
            continue;
        }
        if let Some(signer) = signer {
            let body: serde_json::Value = serde_json::from_str(&new).expect("a digest");
            new = new.replace(text(&body, "digestPublicKeyFingerprint"), &signer.fingerprint());
            replaced.push(signature_change(tree, &path, &new, signer));
        }
        replaced.push((hash(old.as_bytes()), hash(new.as_bytes())));
        store(find(tree, &path), new.as_bytes());
    }
    let heads: Vec<String> = tree.of(Role::HeadObject).map(|file| file.path.clone()).collect();
    for path in heads {
        let old = String::from_utf8(find(tree, &path).content()).expect("UTF-8 content");
        let new = replaced.iter().fold(old, |text, (from, to)| text.replace(from, to));
        store(find(tree, &path), new.as_bytes());
    }
}

/// The signature recorded in the tree for the digest at `path`, and the right one for its new content.
fn signature_change(tree: &Tree, path: &str, content: &str, signer: &Signer) -> (String, String) {
    let body: serde_json::Value = serde_json::from_str(content).expect("a digest");
    let text_to_sign = string_to_sign(
        text(&body, "digestEndTime"),
        text(&body, "digestS3Bucket"),
        text(&body, "digestS3Object"),
        &hash(content.as_bytes()),
        body["previousDigestSignature"].as_str(),
    );
    let recorded = recorded_signature(tree, path, text(&body, "digestS3Object")).expect("a recorded signature");
    (recorded, signer.sign(&text_to_sign))
}

fn recorded_signature(tree: &Tree, path: &str, key: &str) -> Option<String> {
    let successor = tree.of(Role::Digest).find_map(|file| {
        let body: serde_json::Value = serde_json::from_slice(&file.content()).ok()?;
        (body["previousDigestS3Object"] == key).then(|| text(&body, "previousDigestSignature").to_owned())
    });
    let name = path.rsplit('/').next().unwrap_or(path);
    successor.or_else(|| {
        let head = tree.of(Role::HeadObject).find(|file| file.path.contains(name))?;
        let body: serde_json::Value = serde_json::from_slice(&head.bytes).ok()?;
        Some(text(&body["Metadata"], "signature").to_owned())
    })
}

fn text<'a>(value: &'a serde_json::Value, name: &str) -> &'a str {
    value[name].as_str().unwrap_or_else(|| panic!("no text {name}"))
}

fn hash(content: &[u8]) -> String {
    hex::encode(Sha256::digest(content))
}
