//! Event selectors, attributes of lookup-events, and recognising the notation of a text.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::expect_used)]

mod common;

use common::tree;
use protocol::Notation;
use query::{read, recognise};
use words::{Language, Say};

fn understood(text: &str) -> Result<(Notation, String), (usize, String)> {
    match read(text, None) {
        Ok(read) => Ok((read.notation, tree(&read.filter))),
        Err(error) => Err((error.offset, error.mistake.say(Language::En))),
    }
}

#[test]
fn recognised_by_content() {
    for (text, expected) in [
        ("", Notation::Traillight),
        ("eventName:x", Notation::Traillight),
        ("[x]", Notation::Traillight),
        (" { $.a = 1 }", Notation::CloudWatch),
        ("{}", Notation::CloudWatch),
        ("{ \"a\": 1 }", Notation::CloudWatch),
        ("{ $.FieldSelectors = 1 }", Notation::CloudWatch),
        ("{ \"EventSelectors\": [] }", Notation::Selectors),
        ("{\"trailARN\": \"x\", \"advancedEventSelectors\": []}", Notation::Selectors),
        ("[{\"FieldSelectors\": []}]", Notation::Selectors),
        ("[{\"ReadWriteType\": \"All\"}]", Notation::Selectors),
        ("AttributeKey=EventName,AttributeValue=x", Notation::Lookup),
        (" --lookup-attributes AttributeKey=EventName,AttributeValue=x", Notation::Lookup),
        ("aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=x", Notation::Lookup),
        ("[{\"AttributeKey\": \"EventName\", \"AttributeValue\": \"x\"}]", Notation::Lookup),
    ] {
        assert_eq!(recognise(text), expected, "{text}");
    }
}

#[test]
fn advanced_selectors() {
    let text = r#"{ "TrailARN": "arn:aws:cloudtrail:x", "AdvancedEventSelectors": [
        { "Name": "S3 writes", "FieldSelectors": [
            { "Field": "eventCategory", "Equals": ["Data"] },
            { "Field": "resources.type", "Equals": ["AWS::S3::Object"] },
            { "Field": "readOnly", "Equals": ["false"] },
            { "Field": "resources.ARN", "StartsWith": ["arn:aws:s3:::a/", "arn:aws:s3:::b/"], "NotEndsWith": [".tmp"] },
            { "Field": "eventName", "NotEquals": ["PutObjectAcl", "*"] } ] },
        { "FieldSelectors": [ { "field": "eventCategory", "equals": ["Management"] } ] } ] }"#;
    let expected = "(or (and [→eventCategory = ~\"Data\"] [→resources[*]→type = ~\"AWS::S3::Object\"] [→readOnly = ~\"false\"] \
        (or [→resources[*]→ARN = ~\"arn:aws:s3:::a/\"*] [→resources[*]→ARN = ~\"arn:aws:s3:::b/\"*]) \
        (not [→resources[*]→ARN = ~*\".tmp\"]) \
        (not (or [→eventName = ~\"PutObjectAcl\"] [→eventName = ~\"*\"]))) \
        [→eventCategory = ~\"Management\"])";
    assert_eq!(understood(text), Ok((Notation::Selectors, expected.to_owned())));
}

#[test]
fn basic_selectors() {
    let text = r#"{"EventSelectors": [{"ReadWriteType": "WriteOnly", "IncludeManagementEvents": true,
        "ExcludeManagementEventSources": ["kms.amazonaws.com"],
        "DataResources": [{"Type": "AWS::S3::Object", "Values": ["arn:aws:s3"]},
                          {"Type": "AWS::Lambda::Function", "Values": ["arn:aws:lambda:x:1:function:f"]}]}]}"#;
    let expected = "(and [→readOnly = ~\"false\"] (or \
        (and [→eventCategory = ~\"Management\"] (not [→eventSource = ~\"kms.amazonaws.com\"])) \
        (and [→eventCategory = ~\"Data\"] [→resources[*]→type = ~\"AWS::S3::Object\"] [→resources[*]→ARN = ~\"arn:aws:s3\"*]) \
        (and [→eventCategory = ~\"Data\"] [→resources[*]→type = ~\"AWS::Lambda::Function\"] \
        [→resources[*]→ARN = ~\"arn:aws:lambda:x:1:function:f\"])))";
    assert_eq!(understood(text), Ok((Notation::Selectors, expected.to_owned())));
    let defaults = understood(r#"[{"DataResources": []}]"#).map(|(_, tree)| tree);
    assert_eq!(defaults.as_deref(), Ok("[→eventCategory = ~\"Management\"]"));
    let nothing = understood(r#"[{"ReadWriteType": "All", "IncludeManagementEvents": false}]"#).map(|(_, tree)| tree);
    assert_eq!(nothing.as_deref(), Ok("(not all)"));
}

#[test]
fn selectors_that_aws_refuses() {
    for (text, offset, says) in [
        (r#"{"EventSelectors": 1}"#, 19, "a list"),
        (r#"{"AdvancedEventSelectors": [{}]}"#, 28, "FieldSelectors"),
        (r#"[{"FieldSelectors": []}]"#, 20, "eventCategory"),
        (r#"[{"FieldSelectors": [{"Field": "eventCategory"}]}]"#, 21, "Equals"),
        (r#"[{"FieldSelectors": [{"Field": "eventCategory", "NotEquals": ["Data"]}]}]"#, 61, "only operator"),
        (r#"[{"FieldSelectors": [{"Field": "eventNmae", "Equals": ["x"]}]}]"#, 31, "a field that selectors know"),
        (r#"[{"FieldSelectors": [{"Field": "eventCategory", "Equals": ["Data", 1]}]}]"#, 67, "as text"),
        (r#"[{"ReadWriteType": "Write"}]"#, 19, "WriteOnly"),
        (r#"[{"ReadWriteType": "All",}]"#, 25, "a name in quotation marks"),
        (r#"[{"DataResources": [{"Type": "x"}]}]"#, 20, "Values"),
    ] {
        let error = understood(text).expect_err(text);
        assert!(error.0 == offset && error.1.contains(says), "{text}: {error:?}");
    }
}

#[test]
fn lookup_attributes() {
    for (text, expected) in [
        ("AttributeKey=EventName,AttributeValue=DeleteTrail", "[→eventName = ~\"DeleteTrail\"]"),
        (
            "aws cloudtrail lookup-events --lookup-attributes AttributeKey=ReadOnly,AttributeValue=false AttributeKey=EventSource,AttributeValue=\"iam.amazonaws.com\" ",
            "(and [→readOnly = ~\"false\"] [→eventSource = ~\"iam.amazonaws.com\"])",
        ),
        (
            "AttributeKey=Username,AttributeValue=alice b",
            "(or [→userIdentity→userName = ~\"alice b\"] [→userIdentity→principalId = ~*\":alice b\"])",
        ),
        (
            "[{\"AttributeKey\": \"AccessKeyId\", \"AttributeValue\": \"AKIAX\"}]",
            "[→userIdentity→accessKeyId = ~\"AKIAX\"]",
        ),
        (
            "AttributeKey=ResourceName,AttributeValue=b",
            "(or [→resources[*]→ARN = ~\"b\"] [→resources[*]→ARN = ~*\"/b\"] [→resources[*]→ARN = ~*\":b\"] [→requestParameters→* = ~\"b\"])",
        ),
    ] {
        assert_eq!(understood(text), Ok((Notation::Lookup, expected.to_owned())), "{text}");
    }
    for (text, offset, says) in [
        ("AttributeKey=eventname,AttributeValue=x", 13, "EventName"),
        ("AttributeKey=EventName", 22, "AttributeValue"),
        ("AttributeKey=EventName,Value=x", 22, "AttributeValue"),
        ("AttributeKey=ReadOnly,AttributeValue=yes", 13, "true or false"),
        ("AttributeKey=EventName,AttributeValue=x AttributeKey=Colour,AttributeValue=red", 53, "one of"),
        ("[{\"AttributeKey\": \"EventName\"}]", 1, "AttributeValue"),
    ] {
        let error = understood(text).expect_err(text);
        assert!(error.0 == offset && error.1.contains(says), "{text}: {error:?}");
    }
}
