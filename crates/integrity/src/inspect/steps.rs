//! Commands that check a digest or sign file again with nothing but a shell and OpenSSL.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use protocol::Compression;
use protocol::inspect::{CheckStep, ManualCheck, SignatureView};

use crate::brief::shell::word;
use crate::catalog::Node;
use crate::ring::is_pkcs1;
use crate::signature::signed_lines;
use crate::{Digest, PublicKeyEntry};

pub(super) fn base64(bytes: &[u8]) -> String {
    STANDARD.encode(bytes)
}

/// The steps for a digest; none if there is no signature or key, or if a name cannot be written in a command.
pub(super) fn steps(
    node: &Node<'_>,
    digest: &Digest,
    signature: Option<&SignatureView>,
    key: Option<(&PublicKeyEntry, &[u8])>,
) -> Vec<ManualCheck> {
    all(node, digest, signature, key).unwrap_or_default()
}

fn all(
    node: &Node<'_>,
    digest: &Digest,
    signature: Option<&SignatureView>,
    key: Option<(&PublicKeyEntry, &[u8])>,
) -> Option<Vec<ManualCheck>> {
    let lines = signed_lines(digest, &node.supplied.content_sha256);
    let mut steps = vec![
        step(CheckStep::HashDigest(lines[2].clone()), hash_command(&node.supplied.path, node.supplied.compression)?),
        step(
            CheckStep::WriteSignedDigest,
            // Joined by line feeds, without one at the end.
            format!("printf '%s\\n%s\\n%s\\n%s' {} > signed.txt", words(&lines)?),
        ),
    ];
    verification(&signature?.hex, key?.1, &mut steps)?;
    Some(steps)
}

/// The steps for a sign file: hashes of the results as stored, as far as they were supplied, and what is signed.
pub(super) fn of_results(paths: &[String], signed: &str, signature: &str, der: &[u8]) -> Option<Vec<ManualCheck>> {
    let mut steps = vec![step(CheckStep::WriteSignedHashes, format!("printf '%s' {} > signed.txt", word(signed)?))];
    if !paths.is_empty() {
        let command = format!("openssl dgst -sha256 {}", words(paths)?);
        steps.insert(0, step(CheckStep::HashResults, command));
    }
    verification(signature, der, &mut steps)?;
    Some(steps)
}

/// The steps that verify the signature of `signed.txt`.
fn verification(signature: &str, der: &[u8], steps: &mut Vec<ManualCheck>) -> Option<()> {
    let signature = base64(&hex::decode(signature).ok()?);
    let form = if is_pkcs1(der) { "-RSAPublicKey_in" } else { "-pubin" };
    steps.extend([
        step(
            CheckStep::WriteSignature,
            format!("echo {signature} | openssl base64 -d -A -out signature.bin"),
        ),
        step(
            CheckStep::WriteKey,
            format!(
                "echo {} | openssl base64 -d -A -out key.der && openssl rsa {form} -inform DER -in key.der -pubout -out key.pem",
                base64(der)
            ),
        ),
        step(
            CheckStep::Verify,
            "openssl dgst -sha256 -verify key.pem -signature signature.bin signed.txt".to_owned(),
        ),
    ]);
    Some(())
}

fn step(what: CheckStep, command: String) -> ManualCheck {
    ManualCheck { what, command }
}

fn hash_command(path: &str, compression: Compression) -> Option<String> {
    let path = word(&local(path))?;
    Some(match compression {
        Compression::None => format!("openssl dgst -sha256 {path}"),
        _ => format!("gunzip -c < {path} | openssl dgst -sha256"),
    })
}

/// The path of a file for use in a command. An archive entry has to be extracted first; a name that begins with a dash
/// would be taken for an option.
pub(super) fn local(path: &str) -> String {
    format!("./{}", path.rsplit('!').next().unwrap_or(path))
}

/// The texts as words of a command.
fn words(texts: &[String]) -> Option<String> {
    let words: Vec<String> = texts.iter().map(|text| word(text)).collect::<Option<_>>()?;
    Some(words.join(" "))
}
