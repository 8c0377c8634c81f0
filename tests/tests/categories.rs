//! Which categories of events a digest could cover: beside a proved tree, only those that none could accuse nobody.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use protocol::report::Overall;
use tests::session::Session;

/// A record of a category, as CloudTrail writes it.
fn record(category: &str, kind: &str, more: &str) -> String {
    format!(
        r#"{{"eventVersion":"1.11","eventTime":"2024-01-15T12:00:00Z","eventSource":"s3.amazonaws.com","eventName":"ListBuckets","awsRegion":"eu-west-1","eventID":"00000000-0000-4000-8000-0000000000aa","eventType":"{kind}","eventCategory":"{category}"{more}}}"#
    )
}

/// A small tree that is proved, with one more record in a file of its own.
fn session(folder: &str, record: &str) -> Session {
    let mut files: Vec<(String, Vec<u8>)> =
        synth::small_tree(1).files.iter().map(|file| (file.path.clone(), file.bytes.clone())).collect();
    let path = format!(
        "AWSLogs/111122223333/{folder}/eu-west-1/2024/01/15/111122223333_{folder}_eu-west-1_20240115T1200Z_abc.json"
    );
    files.push((path, format!("{{\"Records\":[{record}]}}").into_bytes()));
    Session::of(files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice())))
}

#[test]
fn only_what_no_digest_lists_is_exempt() {
    const WHO: &str = r#","userIdentity":{"type":"IAMUser","userName":"ann"},"sourceIPAddress":"203.0.113.9""#;
    const VPC: &str = r#","userIdentity":{"type":"AWSAccount","accountId":"111122223333"},"sourceIPAddress":"203.0.113.9","vpcEndpointId":"vpce-1""#;
    let insight = r#","insightDetails":{"state":"Start"}"#;
    for (what, folder, record, exempt) in [
        ("Insights event", "CloudTrail-Insight", record("Insight", "AwsCloudTrailInsight", insight), true),
        ("network activity event", "CloudTrail-NetworkActivity", record("NetworkActivity", "AwsVpceEvents", VPC), true),
        (
            "a call under another category",
            "CloudTrail-NetworkActivity",
            record("NetworkActivity", "AwsApiCall", WHO),
            false,
        ),
        ("a management event", "CloudTrail-NetworkActivity", record("Management", "AwsApiCall", WHO), false),
        ("a data event", "CloudTrail", record("Data", "AwsApiCall", WHO), false),
        ("an Insights event with a user", "CloudTrail-Insight", record("Insight", "AwsCloudTrailInsight", WHO), false),
    ] {
        let mut session = session(folder, &record);
        let report = session.report();
        let expected = if exempt { Overall::Proved } else { Overall::PartlyProved };
        assert_eq!(report.verdict, expected, "{what}: {}", report.sentence);
        if exempt {
            assert!(report.sentence.contains(&format!("Not counted: 1 {what}")), "{}", report.sentence);
        }
        assert_eq!(session.count("not proof:proved"), 1, "{what}");
    }
}
