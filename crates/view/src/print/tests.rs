use std::collections::BTreeMap;

use protocol::Reason;
use protocol::report::{
    App, DigestEntry, Gap, GapKind, Log, Options, SignFile, SignatureFrom, Summary, Supplied, UsedKey,
};
use protocol::what::Contents;

use super::*;

fn report() -> Report {
    let digest = DigestEntry {
        key: "AWSLogs/1/CloudTrail-Digest/d.json.gz".to_owned(),
        path: Some("d.json.gz".to_owned()),
        start_time: Some("2026-03-02T07:00:00Z".to_owned()),
        end_time: Some("2026-03-02T08:00:00Z".to_owned()),
        sha256: Some("d1".to_owned()),
        verdict: Verdict::VerifiedSigned,
        reasons: vec![Reason::Signature],
        signature_from: Some(SignatureFrom::Metadata),
        public_key_fingerprint: Some("fb57".to_owned()),
        log_files: 2,
        previous_key: None,
        expected_sha256: None,
        recorded_at: None,
        outside: false,
    };
    let log = |name: &str, verdict, reason: &str| Log {
        key: format!("AWSLogs/1/CloudTrail/{name}"),
        path: (verdict != Verdict::Missing).then(|| name.to_owned()),
        sha256: Some("aa".to_owned()),
        bytes: Some(10),
        events: Some(3),
        verdict,
        reasons: vec![Reason::of_name(reason).unwrap()],
        digest_key: None,
        expected_sha256: (verdict == Verdict::Tampered).then(|| "bb".to_owned()),
        outside: false,
    };
    let chain = Chain {
        account: "111122223333".to_owned(),
        region: "eu-west-1".to_owned(),
        trail: "main".to_owned(),
        home_region: "us-east-1".to_owned(),
        bucket: "logs".to_owned(),
        backfill: false,
        digests: vec![digest],
        gaps: vec![Gap { from: None, to: Some("2026-03-02T07:00:00Z".to_owned()), kind: GapKind::Restart }],
        holes: vec![Gap { from: None, to: Some("2026-03-02T07:00:00Z".to_owned()), kind: GapKind::Restart }],
        known: vec![],
        period: None,
    };
    Report {
        format: "traillight.integrity/1".to_owned(),
        app: App { name: "traillight".to_owned(), version: "1.2.3".to_owned() },
        generated_at: "2026-03-03T00:00:00Z".to_owned(),
        verdict: Overall::Failed,
        sentence: "1 log altered.".to_owned(),
        options: Options { expected_bucket: Some("logs".to_owned()), ..Options::default() },
        supplied: Supplied { files: 4, logs: 2, digests: 1, sign_files: 0, public_keys: 1, digest_metadata: 1 },
        chains: vec![chain],
        sign_files: vec![],
        logs: vec![
            log("<script>alert(1)</script>.json", Verdict::Tampered, "hash-mismatch"),
            log("n\u{202e}ame.json", Verdict::NotCovered, "outside-coverage"),
        ],
        copies: vec![protocol::report::CopiedFile { path: "x (1).json.gz".to_owned(), of: "x.json.gz".to_owned() }],
        keys: vec![UsedKey {
            fingerprint: "fb57".to_owned(),
            sha256: "5ead".to_owned(),
            paths: vec!["<keys>.json".to_owned()],
            regions: vec!["eu-west-1".to_owned()],
            digests: 1,
            sign_files: 0,
        }],
        logging_gaps: vec![],
        summary: Summary {
            digests: BTreeMap::from([(Verdict::VerifiedSigned, 1)]),
            sign_files: BTreeMap::new(),
            logs: BTreeMap::from([(Verdict::Tampered, 1), (Verdict::NotCovered, 1)]),
            events: BTreeMap::from([(Verdict::Tampered, 3)]),
        },
        period: None,
        figures: Default::default(),
    }
}

/// The document without the marks around what stays whole.
fn document(report: &Report, inputs: &[SuppliedInput], language: Language) -> String {
    super::document(report, inputs, language).replace("<span class=\"whole\">", "").replace("</span>", "")
}

fn input(n: usize) -> SuppliedInput {
    SuppliedInput {
        path: format!("file-{n}.json"),
        contents: Contents::Log,
        stored_bytes: 1234,
        sha256: "cafe".to_owned(),
    }
}

#[test]
fn a_stranger_finds_all_there_is_to_know() {
    let document = document(&report(), &[input(1)], Language::En);
    for words in [
        "1 log altered.",
        "2026-03-03T00:00:00Z with traillight 1.2.3",
        "bucket logs, period from not given",
        "111122223333",
        "1\u{a0}log: Tampered with (tampered), hash-mismatch",
        "found aa, expected bb",
        "1\u{a0}log: In no digest (not-covered), outside-coverage",
        "There are no digests for its account, region and time.",
        "no digests were made: validation or logging was off",
        "fb57",
        "5ead",
        "x (1).json.gz",
        "&lt;keys&gt;.json",
        "file-1.json",
        "cafe",
        "counter(page)",
    ] {
        assert!(document.contains(words), "{words} in {document}");
    }
}

#[test]
fn what_lies_outside_the_period_is_listed_and_not_accused() {
    let mut report = report();
    report.logs[0].outside = true;
    report.period =
        Some(protocol::report::Claim { from: Some("2026-03-02T07:00:00Z".to_owned()), ..Default::default() });
    report.chains[0].period = Some(protocol::report::Covered { uncovered_seconds: 60, ..Default::default() });
    let document = document(&report, &[], Language::En);
    for words in ["period from 2026-03-02T07:00:00Z, to not given", "Outside the period", "not covered", ">Period</th>"]
    {
        assert!(document.contains(words), "{words} in {document}");
    }
    assert!(!document.contains("1 log: Tampered with"));
}

#[test]
fn sign_files_are_spoken_of_where_there_are_any() {
    let mut report = report();
    let words = ["1 sign file of CloudTrail Lake", "come with a sign file", ">Sign files</th>"];
    assert!(words.iter().all(|words| !document(&report, &[], Language::En).contains(words)));
    let file = report.chains[0].digests[0].clone();
    report.sign_files = vec![SignFile { region: "us-east-1".to_owned(), file }];
    report.supplied.sign_files = 1;
    report.summary.sign_files = BTreeMap::from([(Verdict::VerifiedSigned, 1)]);
    for words in words {
        assert!(document(&report, &[], Language::En).contains(words), "{words}");
    }
}

#[test]
fn names_from_files_stay_text() {
    let document = document(&report(), &[], Language::En);
    assert!(document.contains("&lt;script&gt;alert(1)&lt;/script&gt;.json"));
    assert!(document.contains("n\\u{202e}ame.json"));
    assert!(!document.contains("<script"));
}

#[test]
fn elements_are_closed() {
    let document = document(&report(), &[input(1), input(2)], Language::En);
    for name in ["h1", "h2", "h3", "p", "ul", "li", "table", "thead", "tbody", "tr", "td", "th", "body", "html", "b"] {
        let open = document.matches(&format!("<{name}>")).count() + document.matches(&format!("<{name} ")).count();
        assert_eq!(open, document.matches(&format!("</{name}>")).count(), "{name}");
    }
}

#[test]
fn long_lists_end_and_say_so() {
    let mut report = report();
    let log = report.logs.pop().unwrap();
    let log = |n| Log { key: format!("log-{n}."), ..log.clone() };
    report.logs.extend((0..MOST_NAMED + 2).map(log));
    let document = document(&report, &[], Language::En);
    assert!(document.contains("2 more rows are only in the report as JSON."));
    assert!(!document.contains(&format!("log-{MOST_NAMED}.")));
}

#[test]
fn account_numbers_and_times_stay_whole() {
    let document = super::document(&report(), &[], Language::En);
    for text in ["111122223333", "2026-03-02T07:00:00Z", "2026-03-03T00:00:00Z"] {
        assert_eq!(
            document.matches(text).count(),
            document.matches(&format!("<span class=\"whole\">{text}</span>")).count(),
            "{text}"
        );
    }
}

#[test]
fn nothing_wrong_is_said_so() {
    let mut report = report();
    (report.verdict, report.logs) = (Overall::Proved, vec![]);
    let document = document(&report, &[], Language::En);
    assert!(document.contains("Nothing: no file contradicts"));
    assert!(document.contains("Nothing: every file"));
}
