//! Saved query results of CloudTrail Lake with their sign file (CloudTrail user guide, "CloudTrail sign file
//! structure").

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use crate::object;
use crate::signer::{Signer, list_public_keys};
use crate::time::{DAY, at};
use crate::tree::{Packing, Role, SynthFile, Tree};

/// Folder that the results of a query are saved to.
pub const FOLDER: &str = "AWSLogs/111122223333/CloudTrail-Lake/Query/2026/03/02/5c1a2f7e-0d4b-4e6a-9f3c-8b7d6e5f4a30";

const COMPLETED: &str = "2026-03-02T15:04:30Z";
const ROWS: usize = 20;

/// The results of one query in two files, with their sign file and the public keys.
pub fn lake_results() -> Tree {
    let signer = Signer::of_region("us-east-1");
    let mut tree = Tree::default();
    let mut files = Vec::new();
    for part in 1..=2 {
        let name = format!("result_{part}.csv.gz");
        tree.add_object(Role::QueryResult, &format!("{FOLDER}/{name}"), table(part).as_bytes(), ROWS, Packing::Gzip);
        let stored = &tree.get(&format!("{FOLDER}/{name}")).expect("just added").bytes;
        files.push((hex::encode(Sha256::digest(stored)), name));
    }
    let hashes: Vec<&str> = files.iter().map(|(hash, _)| hash.as_str()).collect();
    let sign = object! {
        "version": "1.0", "region": "us-east-1",
        "files": files.iter().map(|(hash, name)| object! { "fileHashValue": hash, "fileName": name }).collect::<Vec<_>>(),
        "hashAlgorithm": "SHA-256", "signatureAlgorithm": "SHA256withRSA", "queryCompleteTime": COMPLETED,
        "hashSignature": signer.sign(&hashes.join(" ")), "publicKeyFingerprint": signer.fingerprint(),
    };
    let bytes = serde_json::to_vec(&sign).expect("a sign file serializes");
    tree.add(SynthFile { path: format!("{FOLDER}/result_sign.json"), bytes, role: Role::SignFile, events: 0 });
    let completed = at(COMPLETED);
    let bytes = list_public_keys(&[(&signer, completed - 20 * DAY, completed + 20 * DAY)]);
    tree.add(SynthFile { path: "public-keys-us-east-1.json".to_owned(), bytes, role: Role::PublicKeys, events: 0 });
    tree
}

/// One result file as CSV, with some columns of events.
fn table(part: usize) -> String {
    let mut table = String::from("eventID,eventTime,eventSource,eventName,awsRegion,recipientAccountId\n");
    for row in 0..ROWS {
        let id = format!("{part:08x}-0000-4000-8000-{row:012x}");
        writeln!(
            table,
            "{id},2026-03-02 {:02}:{:02}:00.000,iam.amazonaws.com,ListUsers,us-east-1,111122223333",
            8 + part,
            row * 2
        )
        .expect("writing to memory");
    }
    table
}
