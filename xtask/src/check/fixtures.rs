//! Files that the stories drop on the page, made by crates/synth: `e2e/fixtures`, and what is known about them.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use synth::lake::{self, lake_results};
use synth::sample::{REGIONS, sample};
use synth::silent::Silence;
use synth::{Packing, Role, Tree, small_tree, tamper};

const SEED: u64 = 7;

/// Enough that somebody has time to stop the checking.
const SIGNATURES: i64 = 3400;

/// What `e2e/support/known.ts` reads.
#[derive(Serialize)]
struct Known {
    tree: KnownTree,
    record: KnownRecord,
    wounded: Wounds,
    sample: KnownSample,
    lake: &'static str,
}

#[derive(Serialize)]
struct KnownTree {
    events: usize,
    files: usize,
    regions: BTreeMap<String, usize>,
}

/// A record, its bytes, and the name of its log.
#[derive(Serialize)]
struct KnownRecord {
    #[serde(rename = "eventID")]
    event_id: String,
    json: String,
    file: String,
}

#[derive(Serialize)]
struct Wounds {
    altered: String,
    deleted: String,
}

#[derive(Serialize)]
struct KnownSample {
    events: usize,
    regions: [&'static str; REGIONS.len()],
    altered: String,
    deleted: String,
}

#[derive(Deserialize)]
struct Log<'a> {
    #[serde(borrow, rename = "Records")]
    records: Vec<&'a RawValue>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Record {
    aws_region: String,
    #[serde(rename = "eventID")]
    event_id: String,
}

/// Writes all fixtures anew.
pub fn write(folder: &Path) -> Result<()> {
    // It may not exist.
    let _ = fs::remove_dir_all(folder);
    let tree = small_tree(SEED);
    write_tree(&folder.join("tree"), &tree)?;
    write_files(&folder.join("broken"), &broken(&tree)?)?;
    write_files(&folder.join("pictures"), &[("one.png", PICTURE.to_vec()), ("two.png", PICTURE.to_vec())])?;
    let mut wounded = tree.clone();
    let wounds = wound(&mut wounded)?;
    write_tree(&folder.join("wounded"), &wounded)?;

    write_tree(&folder.join("lake"), &lake_results())?;
    write_files(&folder.join("trails"), &trail_settings())?;
    write_tree(&folder.join("silent"), &Silence::of_digests(SIGNATURES).tree())?;

    let (known_tree, record) = count(&tree)?;
    let known = Known { tree: known_tree, record, wounded: wounds, sample: known_sample(), lake: lake::FOLDER };
    fs::write(folder.join("known.json"), serde_json::to_vec_pretty(&known)?)?;
    Ok(())
}

fn write_tree(folder: &Path, tree: &Tree) -> Result<()> {
    let files: Vec<_> = tree.files.iter().map(|file| (file.path.as_str(), file.bytes.clone())).collect();
    write_files(folder, &files)
}

fn write_files(folder: &Path, files: &[(&str, Vec<u8>)]) -> Result<()> {
    for (name, bytes) in files {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().context("a file has no folder")?)?;
        fs::write(&path, bytes).with_context(|| format!("writing {}", path.display()))?;
    }
    Ok(())
}

/// The beginning of a PNG, just long enough to be recognised.
const PICTURE: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89";

/// Files without a single usable record, each for a different reason.
fn broken(tree: &Tree) -> Result<Vec<(&'static str, Vec<u8>)>> {
    let log = tree.of(Role::Log).next().context("the tree has no log")?;
    // Ends before the first record does.
    let cut = log.bytes.iter().copied().take(60).collect();
    Ok(vec![
        ("broken.json", br#"{"Records":[{"eventVersion":"1.11","#.to_vec()),
        ("empty.json", Vec::new()),
        ("picture.png", PICTURE.to_vec()),
        ("cut.json.gz", cut),
    ])
}

/// What the API returns about a trail: its description, status and selectors.
fn trail_settings() -> Vec<(&'static str, Vec<u8>)> {
    let description = br#"{"trailList":[{"Name":"main","S3BucketName":"example-audit-logs","IncludeGlobalServiceEvents":true,
        "IsMultiRegionTrail":true,"HomeRegion":"us-east-1","TrailARN":"arn:aws:cloudtrail:us-east-1:111122223333:trail/main",
        "LogFileValidationEnabled":false,"IsOrganizationTrail":false}]}"#;
    let status = br#"{"IsLogging":true,"LatestDeliveryTime":1772438400.0,"StartLoggingTime":1762438400.0,
        "LatestDigestDeliveryError":"AccessDenied","LatestDigestDeliveryTime":1772432400.0}"#;
    let selectors = br#"{"TrailARN":"arn:aws:cloudtrail:us-east-1:111122223333:trail/main","EventSelectors":[
        {"ReadWriteType":"WriteOnly","IncludeManagementEvents":true,"DataResources":[],"ExcludeManagementEventSources":[]}]}"#;
    vec![
        ("describe-trails.json", description.to_vec()),
        ("get-trail-status.json", status.to_vec()),
        ("get-event-selectors.json", selectors.to_vec()),
    ]
}

/// Alters one log and deletes another.
fn wound(tree: &mut Tree) -> Result<Wounds> {
    let (from, to) = (r#""readOnly":true"#, r#""readOnly":null"#);
    let holds = |content: Vec<u8>| String::from_utf8(content).is_ok_and(|content| content.contains(from));
    let mut logs = tree.of(Role::Log);
    let altered = logs.find(|log| holds(log.content())).context("no log can be altered")?.path.clone();
    let deleted = logs.next().context("no log is left to delete")?.path.clone();
    drop(logs);
    tamper::replace(tree, &altered, from, to);
    tamper::delete(tree, &deleted);
    Ok(Wounds { altered, deleted })
}

/// Counts what is in the tree, and picks a record that is not plain ASCII, since its bytes are the easiest to get
/// wrong.
fn count(tree: &Tree) -> Result<(KnownTree, KnownRecord)> {
    let mut regions = BTreeMap::new();
    let mut picked = None;
    for log in tree.of(Role::Log) {
        let content = log.content();
        for raw in serde_json::from_slice::<Log<'_>>(&content)?.records {
            let record: Record = serde_json::from_str(raw.get())?;
            *regions.entry(record.aws_region).or_default() += 1;
            if picked.is_none() && !raw.get().is_ascii() {
                let file = log.path.rsplit('/').next().unwrap_or_default().to_owned();
                picked = Some(KnownRecord { event_id: record.event_id, json: raw.get().to_owned(), file });
            }
        }
    }
    let known = KnownTree { events: tree.events(), files: tree.files.len(), regions };
    Ok((known, picked.context("every record is plain ASCII")?))
}

fn known_sample() -> KnownSample {
    let sample = sample(Packing::Inflated);
    KnownSample { events: sample.tree.events(), regions: REGIONS, altered: sample.altered, deleted: sample.deleted }
}
