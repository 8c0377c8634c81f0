//! Parses sign files of CloudTrail Lake: `result_sign.json` is to query results saved to a bucket what a digest is to
//! logs. (CloudTrail user guide, "CloudTrail sign file structure".)

use protocol::Micros;
use protocol::what::AnswerFault;
use serde_json::{Map, Value};

use crate::digest::{Listing, lower_hex};
use crate::name::file_name;
use crate::{DigestFault, answers, time};

/// The content of a sign file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignFile {
    /// "" if it is not given. Not signed.
    pub(crate) region: String,
    /// `queryCompleteTime`. Not signed.
    pub(crate) completed: Micros,
    /// `queryCompleteTime` as written.
    pub(crate) completed_text: String,
    /// In lower case.
    pub(crate) fingerprint: String,
    /// Whether the algorithms are SHA-256 and SHA256withRSA, or not given.
    pub(crate) algorithms_supported: bool,
    /// The signature, hexadecimal, as written.
    pub(crate) signature: String,
    /// The results, each with its file name and the hash of the file as stored.
    pub(crate) results: Vec<Listing>,
    /// The results' hashes as written.
    pub(crate) hashes: Vec<String>,
}

impl SignFile {
    /// What is signed: the hashes, separated by spaces.
    pub(crate) fn signed(&self) -> String {
        self.hashes.join(" ")
    }
}

/// Whether a file has the name of a sign file.
pub fn is_sign_file_name(path: &str) -> bool {
    file_name(path) == "result_sign.json"
}

/// Every sign file in a file: people put them in a row or into an array.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignFiles {
    /// One at least; or which of the two ways of being none it is.
    pub files: Vec<Result<SignFile, DigestFault>>,
    /// What else is in it, and what is wrong.
    pub faults: Vec<AnswerFault>,
}

/// Reads a file of sign files.
pub fn parse_sign_files(content: &[u8]) -> SignFiles {
    let mut found = SignFiles { files: Vec::new(), faults: Vec::new() };
    let (mut others, mut broken) = (0_u64, None);
    for document in answers::documents(content) {
        match document {
            Ok(document) => found.document(document, &mut others),
            Err(problem) => broken = Some(problem),
        }
    }
    let something = !found.files.is_empty();
    if !something {
        let only_object = others == 1 && broken.is_none() && content.trim_ascii().starts_with(b"{");
        found.files.push(Err(if only_object { DigestFault::MissingField } else { DigestFault::Unreadable }));
    } else if others > 0 {
        found.faults.push(AnswerFault::NoSignFiles(others));
    }
    found.faults.extend(broken.map(|problem| AnswerFault::BrokenSignFile { problem, something }));
    let is_lacking = found.files.contains(&Err(DigestFault::MissingField));
    found.faults.extend(is_lacking.then_some(AnswerFault::LackingSignFile));
    found
}

impl SignFiles {
    fn document(&mut self, document: Value, others: &mut u64) {
        match document {
            Value::Array(documents) => documents.into_iter().for_each(|document| self.document(document, others)),
            Value::Object(fields) if fields.contains_key("hashSignature") || fields.contains_key("files") => {
                self.files.push(read(&fields).ok_or(DigestFault::MissingField));
            }
            _ => *others = others.saturating_add(1),
        }
    }
}

fn read(fields: &Map<String, Value>) -> Option<SignFile> {
    let text = |name: &str| fields.get(name)?.as_str();
    let names = |name: &str, algorithm: &str| fields.get(name).is_none_or(|named| named == algorithm);
    let (mut results, mut hashes) = (Vec::new(), Vec::new());
    for file in fields.get("files")?.as_array()? {
        // The signed text is split at spaces, so anything but a hash could be part of another signed text.
        let hash = file.get("fileHashValue")?.as_str().filter(|hash| is_hash(hash))?;
        results.push(Listing { key: file.get("fileName")?.as_str()?.into(), hash: lower_hex(hash) });
        hashes.push(hash.to_owned());
    }
    let completed_text = text("queryCompleteTime")?;
    Some(SignFile {
        region: text("region").unwrap_or_default().to_owned(),
        completed: time::parse(completed_text)?,
        completed_text: completed_text.to_owned(),
        fingerprint: text("publicKeyFingerprint")?.to_ascii_lowercase(),
        algorithms_supported: names("hashAlgorithm", "SHA-256") && names("signatureAlgorithm", "SHA256withRSA"),
        signature: text("hashSignature")?.to_owned(),
        results,
        hashes,
    })
}

fn is_hash(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use serde_json::json;
    use words::{Language, Say};

    use super::*;

    fn sound() -> Value {
        json!({ "version": "1.0", "region": "us-east-1", "hashAlgorithm": "SHA-256",
                "signatureAlgorithm": "SHA256withRSA", "queryCompleteTime": "2026-03-02T08:00:00Z",
                "hashSignature": "00ff", "publicKeyFingerprint": "ABCD",
                "files": [{ "fileHashValue": "aa".repeat(32), "fileName": "result_1.csv.gz" },
                          { "fileHashValue": "BB".repeat(32), "fileName": "result_2.csv.gz" }] })
    }

    fn parse(value: &Value) -> Result<SignFile, DigestFault> {
        alone(value.to_string().as_bytes())
    }

    fn alone(content: &[u8]) -> Result<SignFile, DigestFault> {
        let mut found = parse_sign_files(content).files;
        assert_eq!(found.len(), 1);
        found.remove(0)
    }

    #[test]
    fn several_sign_files_in_one_file_are_read_each() {
        let other = |name: &str| {
            let mut value = sound();
            value["files"][0]["fileName"] = json!(name);
            value
        };
        let (a, b) = (other("a.csv.gz"), other("b.csv.gz"));
        let pretty = serde_json::to_string_pretty(&b).unwrap();
        for text in [
            format!("[{a},{b}]"),
            format!("[[{a}],[{b}]]"),
            format!("{a}\n{b}\n"),
            format!("{a}{b}"),
            format!(" {a} \n\n{pretty}"),
        ] {
            let found = parse_sign_files(text.as_bytes());
            assert_eq!(found.files, [parse(&a), parse(&b)], "{text}");
            assert_eq!(found.faults, []);
        }
        let found = parse_sign_files(format!("[{a}, {{\"x\": 1}}, 7]{b}{{").as_bytes());
        assert_eq!(found.files, [parse(&a), parse(&b)]);
        assert_eq!(found.faults.first(), Some(&AnswerFault::NoSignFiles(2)));
        assert!(matches!(found.faults.get(1), Some(AnswerFault::BrokenSignFile { something: true, .. })));
        let mut lacking = b.clone();
        lacking.as_object_mut().unwrap().remove("hashSignature");
        let found = parse_sign_files(format!("[{a},{lacking}]").as_bytes());
        assert_eq!(found.files, [parse(&a), Err(DigestFault::MissingField)]);
        assert_eq!(found.faults, [AnswerFault::LackingSignFile]);
        assert!(found.faults.iter().all(|fault| fault.say(Language::En).contains("aws s3 cp")));
    }

    #[test]
    fn the_hashes_are_signed_as_they_are_written() {
        let sign = parse(&sound()).unwrap();
        assert_eq!(sign.signed(), format!("{} {}", "aa".repeat(32), "BB".repeat(32)));
        assert_eq!((sign.fingerprint.as_str(), sign.algorithms_supported), ("abcd", true));
        let hashes: Vec<_> = sign.results.iter().map(|result| result.hash).collect();
        assert_eq!(hashes, [Some([0xaa; 32]), None]);
    }

    #[test]
    fn whatever_lacks_something_is_told_apart_from_what_cannot_be_read() {
        for name in ["files", "hashSignature", "publicKeyFingerprint", "queryCompleteTime"] {
            let mut value = sound();
            value.as_object_mut().unwrap().remove(name);
            assert_eq!(parse(&value), Err(DigestFault::MissingField), "{name}");
            value[name] = json!(7);
            assert_eq!(parse(&value), Err(DigestFault::MissingField), "{name}");
        }
        for text in ["", "[]", "{", "null", "{\"files\":[]", "\u{feff}{}"] {
            assert_eq!(alone(text.as_bytes()), Err(DigestFault::Unreadable), "{text}");
        }
        let mut value = sound();
        value["files"][1] = json!({ "fileName": "result_2.csv.gz" });
        assert_eq!(parse(&value), Err(DigestFault::MissingField));
    }

    #[test]
    fn what_is_no_hash_is_not_signed_over() {
        for hash in
            ["", "null", "aa", "2026-03-02T08:00:00Z\nb/k\n00", &"a".repeat(65), &"g".repeat(64), &"é".repeat(32)]
        {
            let mut value = sound();
            value["files"][1]["fileHashValue"] = json!(hash);
            assert_eq!(parse(&value), Err(DigestFault::MissingField), "{hash}");
        }
    }

    #[test]
    fn other_algorithms_are_other_algorithms() {
        for name in ["hashAlgorithm", "signatureAlgorithm"] {
            let mut value = sound();
            value[name] = json!("SHA-1");
            assert!(!parse(&value).unwrap().algorithms_supported, "{name}");
            value.as_object_mut().unwrap().remove(name);
            assert!(parse(&value).unwrap().algorithms_supported, "{name}");
        }
    }

    #[test]
    fn a_sign_file_is_known_by_its_name_too() {
        assert!(is_sign_file_name("a/b/result_sign.json"));
        assert!(is_sign_file_name("a.zip!result_sign.json"));
        assert!(!is_sign_file_name("a/my_result_sign.json"));
    }
}
