use protocol::Reason;
use protocol::brief::NeedKind;
use protocol::report::{App, Log, Options, Overall, SignatureFrom, Summary, Supplied};

use super::*;

const FOLDER: &str = "AWSLogs/111122223333/CloudTrail";

fn digest(hour: u32, verdict: Verdict, reason: &str) -> DigestEntry {
    DigestEntry {
        key: format!("{FOLDER}-Digest/eu-west-1/2026/03/02/d{hour:02}.json.gz"),
        path: (verdict != Verdict::Missing).then(|| format!("d{hour:02}.json.gz")),
        start_time: Some(format!("2026-03-02T{hour:02}:00:00Z")),
        end_time: Some(format!("2026-03-02T{:02}:00:00Z", hour + 1)),
        sha256: None,
        verdict,
        reasons: vec![Reason::of_name(reason).expect("a reason")],
        signature_from: (reason == "signature").then_some(SignatureFrom::Successor),
        public_key_fingerprint: None,
        log_files: 1,
        previous_key: None,
        expected_sha256: None,
        recorded_at: None,
        outside: false,
    }
}

fn log(name: &str, verdict: Verdict, reason: &str) -> Log {
    Log {
        key: format!("{FOLDER}/eu-west-1/2026/03/02/{name}"),
        path: (verdict != Verdict::Missing).then(|| name.to_owned()),
        sha256: None,
        bytes: None,
        events: Some(10),
        verdict,
        reasons: vec![Reason::of_name(reason).expect("a reason")],
        digest_key: Some(digest(0, verdict, reason).key),
        expected_sha256: None,
        outside: false,
    }
}

fn report(digests: Vec<DigestEntry>, logs: Vec<Log>, supplied: Supplied) -> Report {
    let chain = Chain {
        account: "111122223333".to_owned(),
        region: "eu-west-1".to_owned(),
        trail: "t".to_owned(),
        home_region: "eu-west-1".to_owned(),
        bucket: "logs".to_owned(),
        backfill: false,
        digests,
        gaps: vec![],
        holes: vec![],
        known: vec![],
        period: None,
    };
    Report {
        format: "traillight.integrity/1".to_owned(),
        app: App { name: "traillight".to_owned(), version: "0".to_owned() },
        generated_at: String::new(),
        verdict: Overall::NotProved,
        sentence: String::new(),
        options: Options::default(),
        supplied,
        chains: if chain.digests.is_empty() { vec![] } else { vec![chain] },
        sign_files: vec![],
        logs,
        copies: vec![],
        keys: vec![],
        logging_gaps: vec![],
        summary: Summary::default(),
        period: None,
        figures: Default::default(),
    }
}

fn commands(report: &Report) -> Vec<(NeedKind, String)> {
    brief(report).needs.into_iter().map(|need| (need.kind, need.command)).collect()
}

#[test]
fn without_keys_the_commands_ask_for_the_digests_period() {
    let digests = vec![digest(1, Verdict::VerifiedHashOnly, "no-keys"), digest(2, Verdict::Unverifiable, "no-keys")];
    let report = report(digests, vec![], Supplied { digests: 2, ..Supplied::default() });
    let key = "AWSLogs/111122223333/CloudTrail-Digest/eu-west-1/2026/03/02/d02.json.gz";
    assert_eq!(
        commands(&report),
        [
            (
                NeedKind::PublicKeys,
                "aws cloudtrail list-public-keys --region eu-west-1 --start-time 2026-03-02T01:00:00Z \
             --end-time 2026-03-02T05:00:00Z > public-keys-eu-west-1.json"
                    .to_owned()
            ),
            (
                NeedKind::Signature,
                format!("aws s3api head-object --bucket logs --key {key} > d02.json.gz.head-object.json")
            ),
        ]
    );
    assert_eq!(brief(&report).chains[0].newest.as_ref().unwrap().signature, SignatureState::NotSupplied);
}

#[test]
fn without_digests_the_commands_follow_the_logs() {
    let uncovered = log("x.json.gz", Verdict::NotCovered, "outside-coverage");
    let report = report(vec![], vec![uncovered], Supplied::default());
    assert_eq!(
        commands(&report),
        [(
            NeedKind::Digests,
            "aws s3 sync s3://BUCKET/AWSLogs/111122223333/CloudTrail-Digest/eu-west-1/ \
         AWSLogs/111122223333/CloudTrail-Digest/eu-west-1"
                .to_owned()
        )]
    );
}

#[test]
fn a_few_missing_logs_are_copied_and_many_synchronised() {
    let digests = vec![digest(0, Verdict::VerifiedSigned, "signature")];
    let supplied = Supplied { digests: 1, digest_metadata: 1, ..Supplied::default() };
    let few = vec![log("a.json.gz", Verdict::Missing, "listed")];
    let key = format!("{FOLDER}/eu-west-1/2026/03/02/a.json.gz");
    assert_eq!(
        commands(&report(digests.clone(), few, supplied)),
        [(NeedKind::MissingLogs, format!("aws s3 cp s3://logs/{key} {key}"))]
    );
    let many = (0..9).map(|i| log(&format!("{i}.json.gz"), Verdict::Missing, "listed")).collect();
    assert_eq!(
        commands(&report(digests, many, supplied)),
        [(NeedKind::MissingLogs, format!("aws s3 sync s3://logs/{FOLDER}/eu-west-1/ {FOLDER}/eu-west-1"))]
    );
}

#[test]
fn a_key_that_leads_out_of_the_folder_gets_no_command() {
    let mut bad = log("a", Verdict::Missing, "listed");
    bad.key = "../../.ssh/authorized_keys".to_owned();
    let supplied = Supplied { digests: 1, digest_metadata: 1, ..Supplied::default() };
    let report = report(vec![digest(0, Verdict::VerifiedSigned, "signature")], vec![bad], supplied);
    assert_eq!(commands(&report), []);
}

#[test]
fn lines_are_filtered_sorted_and_cut() {
    let digests = vec![digest(1, Verdict::VerifiedSigned, "signature"), digest(2, Verdict::Missing, "referenced")];
    let logs = vec![
        log("c", Verdict::VerifiedSigned, "hash"),
        log("b", Verdict::Tampered, "hash-mismatch"),
        log("a", Verdict::Tampered, "hash-mismatch"),
    ];
    let report = report(digests, logs, Supplied::default());
    let keys = |filter: LineFilter, first, count| {
        let (total, lines) = lines(&report, &Hours::of(&report, &[]), &filter, first, count);
        let names = lines.iter().map(|line| line.key().rsplit('/').next().unwrap().to_owned()).collect::<Vec<_>>();
        (total, names.join(" "))
    };
    let failed = LineFilter { outcome: Some(Outcome::Failed), ..LineFilter::default() };
    assert_eq!(keys(failed.clone(), 0, 10), (3, "a b d02.json.gz".to_owned()));
    assert_eq!(keys(failed, 1, 1), (3, "b".to_owned()));
    let chain = LineFilter { chain: Some(0), ..LineFilter::default() };
    assert_eq!(keys(chain, 0, 10), (2, "d01.json.gz d02.json.gz".to_owned()));
    let reason = LineFilter { reason: Some(Reason::Hash), ..LineFilter::default() };
    assert_eq!(keys(reason, 0, 10), (1, "c".to_owned()));
    assert_eq!(keys(LineFilter { chain: Some(7), ..LineFilter::default() }, 0, 10), (0, String::new()));
}

#[test]
fn groups_count_files_and_events_worst_first() {
    let logs = vec![
        log("c", Verdict::VerifiedSigned, "hash"),
        log("b", Verdict::Tampered, "hash-mismatch"),
        log("a", Verdict::VerifiedSigned, "hash"),
    ];
    let report = report(vec![digest(1, Verdict::VerifiedSigned, "signature")], logs, Supplied::default());
    let groups: Vec<_> = brief(&report).groups.into_iter().map(|g| (g.part, g.verdict, g.files, g.events)).collect();
    assert_eq!(
        groups,
        [
            (Part::Log, Verdict::Tampered, 1, 10),
            (Part::Log, Verdict::VerifiedSigned, 2, 20),
            (Part::Digest, Verdict::VerifiedSigned, 1, 0),
        ]
    );
    assert_eq!(brief(&report).chains[0].outcomes, [0, 0, 1]);
}
