//! What must hold for any bytes, with one function for each reader of bytes. `fuzz/` calls them with bytes from
//! libFuzzer; `tests/fuzz.rs` with the corpus there and with variations of it.

use cloudtrail::agree::{Agreement, compare};
use cloudtrail::{Document, Fields, Finding, Limits, Record, Sink, Slices};
use json::scan::Scanner;
use json::text::Text;
use json::tokens::Tokens;
use protocol::Share;
use protocol::alarms::DefinitionText;
use protocol::redact::{RedactKind, RedactRules};
use serde_json::{Value, json};

use crate::session::{Session, question};

/// A target: its name in `fuzz/`, and its function.
pub type Target = (&'static str, fn(&[u8]));

/// All targets.
pub const TARGETS: [Target; 11] = [
    ("read", read),
    ("session", session),
    ("record", record),
    ("evidence", evidence),
    ("query", query),
    ("archive", archive),
    ("json", json),
    ("forms", forms),
    ("packed", packed),
    ("definitions", definitions),
    ("redact", redact),
];

/// Limits that keep a run short. Beyond them, files are handled as beyond the real ones.
fn limits() -> Limits {
    Limits {
        inflated_bytes: 1 << 20,
        free_bytes: 1 << 18,
        container_bytes: 4 << 20,
        container_entries: 100,
        zstd_window: 1 << 20,
        record_bytes: 1 << 16,
        string_bytes: 1 << 20,
        findings: 20,
        ..Limits::default()
    }
}

/// Any file: everything has an offset inside its document, and every record can be read again.
pub fn read(bytes: &[u8]) {
    for path in ["x", "111122223333_CloudTrail_eu-west-1_20240115T1200Z_AbCdEfGhIjKlMnOp.json.gz"] {
        cloudtrail::read(path, bytes, &limits(), &mut Check::default());
    }
}

/// A record, or a text that may stand anywhere in one: no value of another record survives in it, and JSON stays JSON.
pub fn redact(bytes: &[u8]) {
    let values = ["mei.chen", "pay-roll-7", "111122223333", "203.0.113.9", "AKIAABCDEFGHIJKLMNOP"];
    let [name, bucket, account, address, key] = values;
    let known = json!({ "recipientAccountId": account, "sourceIPAddress": address, "requestParameters": { "bucketName": bucket },
        "userIdentity": { "userName": name, "accessKeyId": key } });
    let text = String::from_utf8_lossy(bytes);
    let mut lines =
        vec![known.to_string(), json!({ "userAgent": text, "requestParameters": { &*text: [text] } }).to_string()];
    lines.extend(serde_json::from_slice::<Value>(bytes).ok().map(|record| record.to_string()));
    let file = lines.join("\n").into_bytes();
    let mut redaction = redact::Redaction::default();
    let rules = RedactRules { key: [7; 32], kinds: RedactKind::ALL.to_vec(), ..RedactRules::default() };
    redaction.begin(rules).expect("rules");
    redaction.collect(&file).expect("values in records");
    let out = String::from_utf8(redaction.write(&file).expect("records")).expect("UTF-8");
    let strings = out.lines().map(|line| serde_json::from_str::<Value>(line).expect("JSON").to_string());
    let decoded: String = strings.collect::<String>().to_lowercase() + &out.to_lowercase();
    assert!(values.iter().all(|value| !decoded.contains(&value.to_lowercase())), "{out}");
    // Whatever is no record is refused.
    let _ = redaction.collect(bytes);
}

/// Filters and alarms in any notation: never more than can be read, and each has a name or a reason.
pub fn definitions(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes).into_owned();
    let read = alarms::read(&[DefinitionText { source: "x".to_owned(), text: text.clone() }]);
    assert!(read.filters.len() + read.alarms.len() + read.refused.len() <= 1001);
    let something = !read.filters.is_empty() || !read.alarms.is_empty() || !read.refused.is_empty();
    assert!(something || text.trim().is_empty());
}

/// The same bytes wrapped in an archive, so that these are found by more than chance.
pub fn archive(bytes: &[u8]) {
    for magic in [&b"PK\x03\x04"[..], b"\x1f\x8b\x08\0\0\0\0\0\0\x03", b"\x28\xb5\x2f\xfd"] {
        let stored = [magic, bytes].concat();
        cloudtrail::read("x", &stored, &limits(), &mut Check::default());
        in_slices(&stored, &stored);
    }
    // A text is recognised by how it begins.
    let line = br#"{"eventName":"x","eventSource":"y"}"#;
    in_slices(&[b"{\"Records\":[", line.as_slice(), bytes].concat(), &[b"{\"Records\":[", line.as_slice()].concat());
    in_slices(&[line.as_slice(), b"\n", bytes].concat(), &[line.as_slice(), b"\n{"].concat());
}

/// A file that is read slice by slice comes to its end, whatever is in it.
fn in_slices(stored: &[u8], beginning: &[u8]) {
    let size = stored.len() as u64;
    let Some(mut slices) = Slices::in_slices_of(700, "x", size, beginning, Share::WHOLE, &limits()) else { return };
    let mut left = 1000 + 100 * stored.len();
    while let Some(range) = slices.wanted() {
        left = left.checked_sub(1).expect("an end");
        let slice = stored.get(range.start as usize..range.end as usize).expect("a slice of the file");
        slices.list(slice);
        while slices.next(slice, &mut Nobody) {}
    }
    assert!(slices.is_done());
    slices.end(&mut Nobody);
}

/// Takes everything.
struct Nobody;

impl Sink for Nobody {
    fn document(&mut self, _: &Document<'_>) {}
    fn record(&mut self, _: &Record<'_>) {}
    fn finding(&mut self, _: Finding) {}
}

/// Text as other tools write it, and two forms of one event: comparing is symmetric.
pub fn forms(bytes: &[u8]) {
    for before in ["", "sep=;\n", "#TYPE x\n", "[{'a': ", "[x] (y) ", "Event name,Event time,User name,Event ID\n"] {
        cloudtrail::read("x", &[before.as_bytes(), bytes].concat(), &limits(), &mut Check::default());
    }
    let (one, other) = bytes.split_at(bytes.iter().position(|byte| *byte == b'\n').unwrap_or(bytes.len()));
    let mirrored = match compare(other, one) {
        Agreement::FirstHoldsAll => Agreement::SecondHoldsAll,
        Agreement::SecondHoldsAll => Agreement::FirstHoldsAll,
        agreement => agreement,
    };
    assert_eq!(std::mem::discriminant(&mirrored), std::mem::discriminant(&compare(one, other)));
    assert!(matches!(compare(one, one), Agreement::Same | Agreement::Neither));
}

/// The same bytes where a tar archive has a file, holes, extended headers or names; and as base64 in a string.
pub fn packed(bytes: &[u8]) {
    for kind in *b"0SxLD5Z" {
        let mut tar = vec![0; 512];
        tar[0] = b'x';
        tar[156] = kind;
        tar[124..135].copy_from_slice(format!("{:011o}", bytes.len()).as_bytes());
        // Where GNU tar lists what is between holes.
        let list = bytes.get(..100.min(bytes.len())).unwrap_or_default();
        tar[386..386 + list.len()].copy_from_slice(list);
        tar[148..156].fill(b' ');
        let sum: u32 = tar.iter().map(|byte| u32::from(*byte)).sum();
        tar[148..154].copy_from_slice(format!("{sum:06o}").as_bytes());
        tar[154] = 0;
        let header = tar.clone();
        tar.extend_from_slice(bytes);
        tar.resize(tar.len().div_ceil(512) * 512, 0);
        tar.extend_from_slice(&header);
        cloudtrail::read("x", &tar, &limits(), &mut Check::default());
    }
    let text = String::from_utf8_lossy(bytes).replace(['"', '\\'], "");
    let json = format!("[{{\"data\":\"H4sIAAAAAAAA{text}\"}},{{\"data\":\"eyJldmVudE5hbWUi{text}\"}}]");
    cloudtrail::read("x", json.as_bytes(), &limits(), &mut Check::default());
}

/// A whole session: everything read is shown, folded or rejected, and can be searched and exported.
pub fn session(bytes: &[u8]) {
    let mut session = Session::of([("a", bytes), ("b", bytes)]);
    let progress = session.progress();
    let found: u64 = session.files().iter().map(|file| file.records).sum();
    assert_eq!(found, progress.events + progress.folded);
    assert_eq!(session.issues().iter().map(|issue| issue.rejected).sum::<u64>(), progress.rejected);
    assert_eq!(session.count(""), progress.events);
    let named = session.count("eventName:*") + session.count("not eventName:*");
    assert_eq!(named, progress.events);
    session.export(protocol::ExportFormat::Json, "");
    assert!(session.ask(&question("requestParameters.x:1 or \"y\"")).is_ok());
}

/// One record: its columns are the same whichever code reads it.
pub fn record(bytes: &[u8]) {
    let Ok(fields) = Fields::parse(bytes) else { return };
    let padded = [b" \n", bytes, b"\t"].concat();
    assert_eq!(Fields::parse(&padded).as_ref(), Ok(&fields));
}

/// Evidence that proofs are based on.
pub fn evidence(bytes: &[u8]) {
    // All that can be expected of readers of evidence is that they return.
    let _ = integrity::parse_digest(bytes);
    let _ = integrity::parse_public_keys("keys.json", bytes);
    let _ = integrity::parse_metadata("x", bytes);
    let _ = integrity::trail_settings([("x", bytes)]);
    // What a file of responses does not contain must be reported.
    let answers = integrity::Answers::read("x", bytes);
    let mut evidence = integrity::Evidence::default();
    let faults = answers.faults();
    evidence.add_answers(answers);
    assert!(
        evidence.keys.is_some()
            || !evidence.metadata.is_empty()
            || !faults.is_empty()
            || !integrity::trail_settings([("x", bytes)]).0.is_empty()
    );
}

/// Any search text: either a filter that can be written and read back, or an error with an offset inside the text.
pub fn query(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    match query::parse(text) {
        Ok(filter) => {
            let printed = query::print(&filter);
            assert_eq!(query::parse(&printed).as_ref(), Ok(&filter), "{text:?} printed as {printed:?}");
        }
        Err(error) => assert!(error.offset <= text.chars().count(), "{text:?}: {error:?}"),
    }
}

/// Any bytes as JSON: tokens and scanner agree on what is accepted, and the plain form stays the same when made plain
/// again.
pub fn json(bytes: &[u8]) {
    let mut scanner = Scanner::new(Text::new(bytes));
    let outcome = scanner.skip();
    let end = scanner.at();
    assert!(end <= bytes.len(), "{outcome:?} at {end}");
    let _ = json::balance::end_of_value(bytes, 0);
    let mut tokens = Tokens::new(bytes);
    if let Some(first) = tokens.next() {
        Tokens::skip(&mut tokens, first);
    }
    if outcome.is_ok() {
        let passed = bytes.len() - tokens.rest().len();
        assert_eq!(passed, end, "tokens end elsewhere");
        let (mut scratch, mut again) = (Vec::new(), Vec::new());
        let plain = json::plain::plain(&bytes[..end], &mut scratch);
        assert_eq!(json::plain::plain(plain, &mut again), plain);
        let mut scanner = Scanner::new(Text::new(plain));
        assert!(scanner.skip().is_ok() && scanner.at() == plain.len(), "the plain form is JSON");
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        let lenient = json::escape::unescape(text);
        assert!(json::escape::unescape_exactly(text).is_none_or(|exact| exact == lenient));
        // The same bytes as a configuration that somebody pastes, and as a record that somebody views.
        let _ = query::read(text, Some(protocol::Notation::Selectors));
        let _ = view::tree::parse(text);
    }
}

/// A sink that checks what it receives.
#[derive(Default)]
struct Check {
    len: Option<u64>,
}

impl Sink for Check {
    fn document(&mut self, document: &Document<'_>) {
        self.len = Some(document.bytes.len() as u64);
        assert!(document.content.len() <= document.bytes.len() || document.bytes.is_empty());
    }

    fn record(&mut self, record: &Record<'_>) {
        assert!(self.len.is_some_and(|len| record.offset < len), "a record has its place");
        assert_eq!(Fields::parse(&record.raw).as_ref(), Ok(&record.fields));
    }

    fn finding(&mut self, finding: Finding) {
        let len = self.len.expect("a document comes first");
        assert!(finding.offset.is_none_or(|offset| offset <= len), "{finding:?}");
    }
}
