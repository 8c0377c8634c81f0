//! Who acts: the reader of records and the rule spelled out plainly agree about any record.

use cloudtrail::Fields;
use naive::Json;
use proptest::prelude::*;
use proptest::sample::select;
use protocol::Column;

/// What the members that matter may be; the last values of each are odd.
const MEMBERS: [(&str, &[&str]); 5] = [
    ("eventType", &["\"AwsApiCall\"", "\"AwsServiceEvent\"", "\"AwsConsoleSignIn\"", "\"AwsCloudTrailInsight\"", "1"]),
    ("eventSource", &["\"ec2.amazonaws.com\"", "\"signin.amazonaws.com\"", "null"]),
    ("userAgent", &["\"aws-cli/2\"", "\"Mozilla/5.0\"", "\"x exec-env/CloudShell\"", "\"[S3Console/0.4]\"", "{}"]),
    ("sourceIPAddress", &["\"192.0.2.1\"", "\"AWS Internal\"", "\"lambda.amazonaws.com\"", "[]"]),
    ("sessionCredentialFromConsole", &["\"true\"", "true", "\"True\"", "\"false\"", "[\"true\"]"]),
];

const IDENTITY: [(&str, &[&str]); 4] = [
    (
        "type",
        &[
            "\"AssumedRole\"",
            "\"IAMUser\"",
            "\"Root\"",
            "\"AWSService\"",
            "\"AWSAccount\"",
            "\"IdentityCenterUser\"",
            "\"WebIdentityUser\"",
            "\"FederatedUser\"",
            "\"Role\"",
            "\"Unknown\"",
            "null",
        ],
    ),
    ("principalId", &["\"AROAX:app\"", "\"AROAX:mei@example.com\"", "\"x:oidc.eks.y\"", "\"AIDAX\"", "\"\"", "7"]),
    ("arn", &["\"arn:aws:sts::1:assumed-role/Ops/mei@example.com\"", "\"arn:aws:iam::1:user/eve\"", "{}"]),
    ("invokedBy", &["\"athena.amazonaws.com\"", "\"AWS Internal\"", "\"signin.amazonaws.com\"", "\"\"", "null"]),
];

const ISSUER: [(&str, &[&str]); 2] = [
    ("userName", &["\"Ops\"", "\"AWSReservedSSO_Admin_0123456789abcdef\"", "\"AWSServiceRoleForECS\"", "null"]),
    (
        "arn",
        &[
            "\"arn:aws:iam::1:role/Ops\"",
            "\"arn:aws:iam::1:role/aws-service-role/x/y\"",
            "\"arn:aws:iam::1:role/aws-reserved/sso.amazonaws.com/z\"",
            "[]",
        ],
    ),
];

const SESSION: [(&str, &[&str]); 3] = [
    ("attributes", &["{\"mfaAuthenticated\":\"true\"}", "{\"mfaAuthenticated\":\"false\"}", "{}", "\"x\"", "[]"]),
    ("ec2RoleDelivery", &["\"2.0\"", "1.0", "null", "{}"]),
    (
        "webIdFederationData",
        &[
            "{\"federatedProvider\":\"accounts.google.com\"}",
            "{\"federatedProvider\":\"arn:x/token.actions.githubusercontent.com\"}",
            "{\"federatedProvider\":\"login.example.com\"}",
            "{\"federatedProvider\":7}",
            "{}",
        ],
    ),
];

/// Some of the members, some of them twice.
fn members(of: &'static [(&'static str, &'static [&'static str])]) -> impl Strategy<Value = Vec<String>> {
    let one = select(of).prop_flat_map(|(name, values)| select(values).prop_map(move |value| (name, value)));
    prop::collection::vec(one.prop_map(|(name, value)| format!("\"{name}\":{value}")), 0..6)
}

fn object(members: &[String]) -> String {
    format!("{{{}}}", members.join(","))
}

fn context() -> impl Strategy<Value = String> {
    let issuers =
        prop::collection::vec(members(&ISSUER).prop_map(|it| format!("\"sessionIssuer\":{}", object(&it))), 0..3);
    (members(&SESSION), issuers).prop_map(|(session, issuers)| object(&[session, issuers].concat()))
}

fn identity() -> impl Strategy<Value = String> {
    let contexts = prop::collection::vec(context().prop_map(|it| format!("\"sessionContext\":{it}")), 0..3);
    (members(&IDENTITY), contexts).prop_map(|(own, contexts)| object(&[own, contexts].concat()))
}

fn record() -> impl Strategy<Value = String> {
    let identity = prop_oneof![9 => identity(), 1 => Just("[]".to_owned())];
    let identities = prop::collection::vec(identity.prop_map(|it| format!("\"userIdentity\":{it}")), 0..3);
    (members(&MEMBERS), identities).prop_map(|(own, identities)| object(&[own, identities].concat()))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 4000, ..ProptestConfig::default() })]

    #[test]
    fn the_reader_and_the_plain_rule_agree(json in record()) {
        let expected = naive::actor(&Json::parse(&json).unwrap());
        let fields = Fields::parse(&json).unwrap();
        prop_assert_eq!(fields.cell(Column::Actor).text(), expected.name(), "{}", json);
    }
}
