#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::collections::BTreeMap;

use protocol::Reason;
use protocol::report::{Options, Overall, Report};
use rsa::Pkcs1v15Sign;
use serde_json::{Value, json};

use super::*;
use crate::brief::{brief, lines};
use crate::testing::{SIGNER, World, fingerprint, hex_sha256, key_list, sha256};
use words::{Language, whole_text};

const FOLDER: &str = "AWSLogs/111122223333/CloudTrail-Lake/Query/2026/03/02/query/";

/// A drop with query results, as stored bytes.
#[derive(Clone)]
struct Drop {
    files: BTreeMap<String, (Vec<u8>, Compression)>,
    signs: BTreeMap<String, Vec<u8>>,
    keys: Vec<Value>,
}

impl Drop {
    /// Two intact results of one query.
    fn sound() -> Drop {
        let mut drop = Drop { files: BTreeMap::new(), signs: BTreeMap::new(), keys: vec![key_list(&[&SIGNER])] };
        drop.query(FOLDER, &[("result_1.csv.gz", "one"), ("result_2.csv.gz", "two")]);
        drop
    }

    fn query(&mut self, folder: &str, results: &[(&str, &str)]) {
        for (name, content) in results {
            self.put(&format!("{folder}{name}"), content);
        }
        let hashes: Vec<String> = results.iter().map(|(_, content)| hex_sha256(content.as_bytes())).collect();
        let signed = Sha256::digest(hashes.join(" "));
        let listing = |(name, hash): (&&str, &String)| json!({ "fileHashValue": hash, "fileName": name });
        let names = results.iter().map(|(name, _)| name);
        let sign = json!({
            "version": "1.0", "region": "eu-west-1", "queryCompleteTime": "2026-03-02T08:00:00Z",
            "files": names.zip(&hashes).map(listing).collect::<Vec<_>>(),
            "hashSignature": hex::encode(SIGNER.sign(Pkcs1v15Sign::new::<Sha256>(), &signed).unwrap()),
            "publicKeyFingerprint": fingerprint(&SIGNER),
        });
        self.signs.insert(format!("{folder}result_sign.json"), sign.to_string().into_bytes());
    }

    fn put(&mut self, path: &str, content: &str) {
        self.files.insert(path.to_owned(), (content.as_bytes().to_vec(), Compression::Gzip));
    }

    fn rename(&mut self, from: &str, to: &str) {
        let file = self.files.remove(&format!("{FOLDER}{from}")).unwrap();
        self.files.insert(to.to_owned(), file);
    }

    fn edit(&mut self, change: impl FnOnce(&mut Value)) {
        let text = self.signs.values_mut().next().unwrap();
        let mut value: Value = serde_json::from_slice(text).unwrap();
        change(&mut value);
        *text = value.to_string().into_bytes();
    }

    fn evidence(&self) -> Evidence {
        let mut evidence = Evidence { total_files: self.files.len() as u64, ..Evidence::default() };
        for (doc, (path, (stored, compression))) in (0..).zip(&self.files) {
            evidence.files.push(SuppliedFile {
                doc,
                path: path.clone(),
                is_log: true,
                stored_bytes: stored.len() as u64,
                bytes: stored.len() as u64,
                content_sha256: sha256(b"inflated"),
                stored_sha256: Some(sha256(stored)),
                compression: *compression,
                events: 10,
                exempt: 0,
                by_name_only: false,
            });
        }
        for (path, text) in &self.signs {
            for (place, body) in crate::parse_sign_files(text).files.into_iter().enumerate() {
                let path = if place == 0 { path.clone() } else { format!("{path}#{}", place + 1) };
                evidence.sign_files.push(SuppliedSignFile { path, place, content_sha256: sha256(text), body });
            }
        }
        for (number, answer) in self.keys.iter().enumerate() {
            evidence.add_keys(
                crate::parse_public_keys(&format!("keys-{number}.json"), answer.to_string().as_bytes()).unwrap(),
            );
        }
        evidence
    }

    fn report(&self) -> Report {
        crate::validate(&self.evidence(), &Options::default()).report
    }

    /// `verdict reason note…` of the sign files, then of the results, in order of their keys.
    fn said(&self) -> Vec<String> {
        let report = self.report();
        let signs = report.sign_files.iter().map(|sign| (sign.file.verdict, &sign.file.reasons));
        let results = report.logs.iter().map(|log| (log.verdict, &log.reasons));
        let words = |(verdict, reasons): (Verdict, &Vec<Reason>)| {
            let reasons = reasons.iter().map(|reason| reason.name()).filter(|reason| !reason.starts_with("lake-"));
            [verdict.name()].into_iter().chain(reasons).collect::<Vec<_>>().join(" ")
        };
        signs.chain(results).map(words).collect()
    }
}

#[test]
fn signed_results_are_proved() {
    let drop = Drop::sound();
    assert_eq!(drop.said(), ["verified-signed signature", "verified-signed hash", "verified-signed hash"]);
    let report = drop.report();
    assert_eq!(report.verdict, Overall::Proved);
    assert_eq!(
        whole_text(&report, Language::En),
        "All 20 events from 2 log files are proved by sign files of CloudTrail Lake."
    );
    let result = &report.logs[0];
    assert_eq!(result.key, format!("{FOLDER}result_1.csv.gz"));
    assert_eq!(result.digest_key, Some(format!("{FOLDER}result_sign.json")));
    assert_eq!(result.sha256, Some(hex_sha256(b"one")));
}

#[test]
fn what_was_changed_or_taken_away_is_named() {
    let mut changed = Drop::sound();
    changed.put(&format!("{FOLDER}result_2.csv.gz"), "tow");
    assert_eq!(changed.said()[1..], ["verified-signed hash", "tampered hash-mismatch"]);
    let log = changed.report().logs[1].clone();
    assert_eq!((log.sha256, log.expected_sha256), (Some(hex_sha256(b"tow")), Some(hex_sha256(b"two"))));

    let mut gone = Drop::sound();
    gone.files.remove(&format!("{FOLDER}result_1.csv.gz"));
    assert_eq!(gone.said()[1..], ["missing listed", "verified-signed hash"]);
    assert_eq!(gone.report().verdict, Overall::Failed);
}

#[test]
fn a_forged_list_proves_nothing() {
    let mut forged = Drop::sound();
    forged.put(&format!("{FOLDER}result_2.csv.gz"), "tow");
    forged.edit(|sign| sign["files"][1]["fileHashValue"] = hex_sha256(b"tow").into());
    let untrusted = "unverifiable digest-not-trusted";
    assert_eq!(forged.said(), ["tampered signature-mismatch", untrusted, untrusted]);
    assert!(whole_text(&forged.report(), Language::En).starts_with("1 sign file altered; nothing is proved"));

    forged.files.clear();
    assert_eq!(forged.said()[1], "missing listed-by-untrusted-digest");
    // Without one of the results, it is a different list.
    let mut shorter = Drop::sound();
    shorter.edit(|sign| drop(sign["files"].as_array_mut().unwrap().pop()));
    assert_eq!(shorter.said()[0], "tampered signature-mismatch");
}

#[test]
fn why_a_signature_was_not_checked_is_told() {
    let hash_only = "verified-hash-only hash";
    let mut cases: Vec<(&str, Drop)> = vec![("no-keys", Drop { keys: vec![], ..Drop::sound() })];
    let mut other = Drop::sound();
    other.edit(|sign| sign["publicKeyFingerprint"] = "00".into());
    cases.push(("key-not-found", other));
    let mut late = Drop::sound();
    late.edit(|sign| sign["queryCompleteTime"] = "2029-03-02T08:00:00Z".into());
    cases.push(("key-outside-validity", late));
    let mut foreign = Drop::sound();
    foreign.edit(|sign| sign["signatureAlgorithm"] = "SHA1withRSA".into());
    cases.push(("unsupported-algorithm", foreign));
    let mut unusable = Drop::sound();
    unusable.keys[0]["PublicKeyList"][0]["Value"] = "%%%".into();
    cases.push(("key-unusable", unusable));
    for (reason, drop) in cases {
        assert_eq!(drop.said(), [&format!("unverifiable {reason}"), hash_only, hash_only], "{reason}");
    }
}

#[test]
fn a_sign_file_that_is_none_says_so() {
    let mut broken = Drop::sound();
    broken.signs.values_mut().next().unwrap().truncate(100);
    assert_eq!(broken.said()[0], "invalid-format unreadable");
    let mut lacking = Drop::sound();
    lacking.edit(|sign| drop(sign.as_object_mut().unwrap().remove("hashSignature")));
    assert_eq!(lacking.said()[0], "invalid-format missing-field");
    for signature in ["", "zz", "0", "00ff", &"00".repeat(100_000)] {
        let mut wrong = Drop::sound();
        wrong.edit(|sign| sign["hashSignature"] = signature.into());
        assert_eq!(wrong.said()[0], "tampered signature-mismatch");
    }
}

#[test]
fn results_are_found_by_their_hash_wherever_they_lie() {
    let mut drop = Drop::sound();
    drop.rename("result_1.csv.gz", "Downloads/result_1 (3).csv.gz");
    assert_eq!(drop.said()[1], "verified-signed hash matched-by-content");
    // Names are not signed.
    drop.edit(|sign| sign["files"][0]["fileName"] = "another.csv.gz".into());
    assert_eq!(drop.said()[0], "verified-signed signature");
}

#[test]
fn a_result_of_another_query_is_not_accused() {
    let mut drop = Drop::sound();
    drop.query("other/", &[("result_1.csv.gz", "one more")]);
    // Everything was put into one folder, and the first file with that name belongs to the other query.
    drop.rename("result_1.csv.gz", "lost");
    drop.files.remove("lost");
    let moved = drop.files.remove("other/result_1.csv.gz").unwrap();
    drop.files.insert(format!("{FOLDER}result_1.csv.gz"), moved);
    let said = drop.said();
    assert!(said.contains(&"missing listed".to_owned()), "{said:?}");
    assert!(said.contains(&"verified-signed hash matched-by-content".to_owned()), "{said:?}");
    assert!(!said.iter().any(|words| words.starts_with("tampered")), "{said:?}");
}

#[test]
fn a_result_that_was_inflated_cannot_be_compared() {
    for name in ["result_1.csv.gz", "result_1.csv"] {
        let mut drop = Drop::sound();
        drop.files.remove(&format!("{FOLDER}result_1.csv.gz"));
        drop.files.insert(format!("{FOLDER}{name}"), (b"inflated".to_vec(), Compression::None));
        assert_eq!(drop.said()[1], "unverifiable decompressed", "{name}");
        assert_eq!(drop.report().verdict, Overall::PartlyProved);
    }
}

#[test]
fn the_best_witness_is_believed_and_a_file_counts_once() {
    let mut drop = Drop::sound();
    let text = drop.signs.values().next().unwrap().clone();
    drop.signs.insert("copy/result_sign.json".to_owned(), text);
    let mut forged = drop.clone();
    forged.edit(|sign| sign["hashSignature"] = "00".into());
    assert_eq!(drop.report().logs.len(), 2);
    let report = forged.report();
    assert!(report.logs.iter().all(|log| log.verdict == Verdict::VerifiedSigned), "{:?}", forged.said());
}

#[test]
fn digests_beside_query_results_are_judged_as_ever() {
    let mut evidence = World::hours(3).with_all_metadata().evidence();
    for sign in Drop::sound().evidence().sign_files {
        evidence.sign_files.push(sign);
    }
    let report = crate::validate(&evidence, &Options::default()).report;
    let verdicts: Vec<Verdict> = report.logs.iter().map(|log| log.verdict).collect();
    assert_eq!(verdicts.iter().filter(|verdict| **verdict == Verdict::VerifiedSigned).count(), 3);
    assert_eq!(verdicts.iter().filter(|verdict| **verdict == Verdict::Missing).count(), 2);
}

#[test]
fn lists_groups_and_needs_speak_of_sign_files() {
    let drop = Drop { keys: vec![], ..Drop::sound() };
    let validation = crate::validate(&drop.evidence(), &Options::default());
    let brief = brief(&validation.report);
    let commands: Vec<&str> = brief.needs.iter().map(|need| need.command.as_str()).collect();
    assert_eq!(
        commands,
        ["aws cloudtrail list-public-keys --region eu-west-1 --start-time 2026-03-02T07:00:00Z \
          --end-time 2026-03-02T10:00:00Z > public-keys-eu-west-1.json"]
    );
    assert_eq!(brief.groups.iter().map(|group| group.files).sum::<u64>(), 3);
    let (total, _) = lines(&validation.report, &validation.hours, &protocol::brief::LineFilter::default(), 0, 50);
    assert_eq!(total, 3);
    let text = words::text_report(&Drop::sound().report());
    assert!(text.contains(&format!("Sign file\t{FOLDER}result_sign.json\tvalid, signed with the key")), "{text}");
    assert!(text.contains(&format!("Query result\t{FOLDER}result_2.csv.gz\tvalid (lake-query-result)")), "{text}");
}

#[test]
fn a_sign_file_that_nobody_signed_silences_no_other() {
    let mut drop = Drop::sound();
    drop.put(&format!("{FOLDER}result_1.csv.gz"), "altered");
    let forged = json!({
        "region": "eu-west-1", "queryCompleteTime": "2026-03-02T08:00:00Z", "hashSignature": "00",
        "publicKeyFingerprint": "f".repeat(32),
        "files": [{ "fileHashValue": hex_sha256(b"altered"), "fileName": "result_1.csv.gz" },
                  { "fileHashValue": hex_sha256(b"another"), "fileName": "result_2.csv.gz" }],
    });
    drop.signs.insert(format!("{FOLDER}0/result_sign.json"), forged.to_string().into_bytes());
    assert_eq!(
        drop.said(),
        ["unverifiable key-not-found", "verified-signed signature", "tampered hash-mismatch", "verified-signed hash"]
    );
}

#[test]
fn a_query_folder_that_was_copied_is_a_copy() {
    let mut drop = Drop::sound();
    let before = drop.report();
    for (path, file) in drop.files.clone() {
        drop.files.insert(format!("copy/{path}"), file);
    }
    for (path, text) in drop.signs.clone() {
        drop.signs.insert(format!("copy/{path}"), text);
    }
    let after = drop.report();
    assert_eq!((after.verdict, after.logs.len(), after.sign_files.len()), (before.verdict, 2, 1));
    assert_eq!(after.copies.len(), 3);
}
