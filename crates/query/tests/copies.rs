//! Filters in the notations of other tools.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::expect_used)]

use protocol::{Copied, CopyAs, Micros};
use query::{copy, read};
use words::{Language, Say};

/// Twelve o'clock on 15 January 2024.
const LAST: Micros = Micros(1_705_320_000_000_000);

fn copied(text: &str, target: CopyAs) -> Copied {
    copy(&read(text, None).unwrap_or_else(|error| panic!("{text}: {error:?}")).filter, target, Some(LAST))
}

fn check(target: CopyAs, cases: &[(&str, &str)]) {
    for (query, expected) in cases {
        let copied = copied(query, target);
        assert_eq!(copied.text.as_deref(), Some(*expected), "{query}: {:?}", copied.notes);
    }
}

/// Checks only the condition in a statement of SQL or Insights.
fn check_condition(target: CopyAs, before: &str, behind: &str, cases: &[(&str, &str)]) {
    for (query, expected) in cases {
        let copied = copied(query, target);
        let text = copied.text.unwrap_or_else(|| panic!("{query}: {:?}", copied.notes));
        let condition = text.split_once(before).and_then(|(_, rest)| rest.split_once(behind)).map(|(text, _)| text);
        assert_eq!(condition, Some(*expected), "{query}");
    }
}

#[test]
fn cloudwatch() {
    check(
        CopyAs::CloudWatch,
        &[
            ("", "\" \""),
            ("name:DeleteTrail", r#"{ $.eventName = "DeleteTrail" }"#),
            (
                "name:(A or B*) readOnly:false",
                r#"{ ($.eventName = "A" || $.eventName = "B*") && $.readOnly = "false" }"#,
            ),
            ("not error:*", "{ $.errorCode NOT EXISTS }"),
            ("error!=X", r#"{ $.errorCode NOT EXISTS || $.errorCode != "X" }"#),
            (
                "not (name:A or name:B*)",
                r#"{ ($.eventName NOT EXISTS || $.eventName != "A") && ($.eventName NOT EXISTS || $.eventName != "B*") }"#,
            ),
            ("not (name:A error:*)", r#"{ $.eventName NOT EXISTS || $.eventName != "A" || $.errorCode NOT EXISTS }"#),
            ("service:s3", r#"{ $.eventSource = "s3.amazonaws.com" }"#),
            ("user:alice", r#"{ $.userIdentity.userName = "alice" || $.userIdentity.principalId = "*:alice" }"#),
            ("resource:arn:aws:s3:::b", r#"{ $.resources[*].ARN = "arn:aws:s3:::b" }"#),
            (r#"requestParameters."a.b":x"#, r#"{ $.requestParameters.['a.b'] = "x" }"#),
            (r#"agent:"a\"b\\c""#, r#"{ $.userAgent = "a\"b\\c" }"#),
            (r#"agent:"a*b""#, r"{ $.userAgent = %^a\*b$% }"),
            ("name:Get?bject", "{ $.eventName = %^Get.bject$% }"),
            ("name:/^Del/", "{ $.eventName = %^Del% }"),
            ("ip:10.0.0.0/8", r#"{ $.sourceIPAddress = "10.*" }"#),
            ("x.y > 5", "{ $.x.y > 5 }"),
            ("time:2024-01-15", r#"{ $.eventTime = "2024-01-15*" }"#),
            ("word \"two words\"", "word \"two words\""),
            ("word not other", "word -other"),
            ("a or b", "?a ?b"),
            (r#"{ $.a[0].* != -1.50 || $.b.['c d'] IS NULL }"#, r#"{ $.a[0].* != -1.50 || $.b.['c d'] IS NULL }"#),
        ],
    );
}

#[test]
fn athena() {
    check(
        CopyAs::Athena,
        &[
            ("", "SELECT *\nFROM cloudtrail_logs\nORDER BY eventtime DESC"),
            ("name:X", "SELECT *\nFROM cloudtrail_logs\nWHERE lower(eventname) = 'x'\nORDER BY eventtime DESC"),
        ],
    );
    check_condition(
        CopyAs::Athena,
        "WHERE ",
        "\nORDER",
        &[
            ("name:(A or B*)", "(lower(eventname) = 'a' OR lower(eventname) LIKE 'b%')"),
            ("agent:\"it's\"", "lower(useragent) = 'it''s'"),
            ("agent:5\\%*_", "lower(useragent) LIKE '5\\%%\\_' ESCAPE '\\'"),
            ("not error:AccessDenied", "NOT coalesce(lower(errorcode) = 'accessdenied', false)"),
            (
                "error:* (name:A or region:b)",
                "errorcode IS NOT NULL\n  AND (lower(eventname) = 'a' OR lower(awsregion) = 'b')",
            ),
            (
                "userIdentity.sessionContext.attributes.mfaAuthenticated:false",
                "lower(useridentity.sessioncontext.attributes.mfaauthenticated) = 'false'",
            ),
            ("requestParameters.bucketName:b", "lower(json_extract_scalar(requestparameters, '$.bucketName')) = 'b'"),
            (r#"requestParameters.a."b.c":x"#, r#"lower(json_extract_scalar(requestparameters, '$.a["b.c"]')) = 'x'"#),
            ("resource:*logs", "any_match(resources, r -> lower(r.arn) LIKE '%logs')"),
            ("ip:10.0.0.0/8", "contains('10.0.0.0/8', TRY_CAST(sourceipaddress AS ipaddress))"),
            ("name:/^Del/i", "regexp_like(eventname, '(?i)^Del')"),
            ("time >= now-1h", "eventtime >= '2024-01-15T11:00:00Z'"),
            ("time:2024-01-15", "(eventtime >= '2024-01-15T00:00:00Z' AND eventtime < '2024-01-16T00:00:00Z')"),
            (
                "additionalEventData.bytesTransferredOut > 1e9",
                "TRY_CAST(json_extract_scalar(additionaleventdata, '$.bytesTransferredOut') AS double) > 1000000000.0",
            ),
            (
                "eventVersion >= 1.08",
                "transform(split(eventversion, '.'), part -> TRY_CAST(part AS integer)) >= ARRAY[1, 8]",
            ),
            (
                r#"{ $.eventName = "X*" && $.errorCode != "Y" }"#,
                "eventname LIKE 'X%'\n  AND (errorcode IS NOT NULL AND NOT errorcode = 'Y')",
            ),
            ("{ $.errorCode NOT EXISTS }", "errorcode IS NULL"),
        ],
    );
}

#[test]
fn lake() {
    check_condition(
        CopyAs::Lake,
        "WHERE ",
        "\nORDER",
        &[
            ("requestParameters.bucketName:b", "lower(element_at(requestparameters, 'bucketName')) = 'b'"),
            ("requestParameters.a.b:x", "lower(json_extract_scalar(element_at(requestparameters, 'a'), '$.b')) = 'x'"),
            ("readOnly:false", "lower(CAST(readonly AS varchar)) = 'false'"),
            ("time < 2024-01-15T10:00:00Z", "eventtime < timestamp '2024-01-15 10:00:00'"),
            ("\"Two Words\"", "strpos(lower(eventjson), 'two words') > 0"),
        ],
    );
}

#[test]
fn insights() {
    check_condition(
        CopyAs::Insights,
        "| filter ",
        "\n| sort",
        &[
            ("name:X", "tolower(eventName) = \"x\""),
            ("name:Del*", "eventName like /(?i)^Del.*$/"),
            (
                "not error:* (name:A or name:/b\\/c/)",
                "not (ispresent(errorCode)) and (tolower(eventName) = \"a\" or eventName like /b\\/c/)",
            ),
            ("ip:10.0.0.0/8", "isIpInSubnet(sourceIPAddress, \"10.0.0.0/8\")"),
            (r#"requestParameters."a b":x"#, "tolower(`requestParameters.a b`) = \"x\""),
            ("access/denied", "@message like /(?i)access\\/denied/"),
            ("{ $.users[0].name = \"A\" }", "users.0.name = \"A\""),
            ("time >= 2024-01-15", "eventTime >= \"2024-01-15T00:00:00Z\""),
        ],
    );
}

#[test]
fn jq() {
    check(
        CopyAs::Jq,
        &[
            ("", ".Records[]"),
            (
                r#"{ $.eventName = "X" && $.a[0] NOT EXISTS }"#,
                "def text: select(type != \"object\" and type != \"array\" and . != null) | tostring;\n\
                .Records[] | select(any(select(type == \"object\" and has(\"eventName\")) | .[\"eventName\"]; text | . == \"X\") \
                and ([select(type == \"object\" and has(\"a\")) | .[\"a\"] | select(type == \"array\" and length > 0) | .[0]] == []))",
            ),
        ],
    );
}

#[test]
fn lookup_events() {
    check(
        CopyAs::Lookup,
        &[
            ("", "aws cloudtrail lookup-events"),
            (
                "name:DeleteTrail",
                "aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=DeleteTrail",
            ),
            (
                "user:\"a b\"",
                "aws cloudtrail lookup-events --lookup-attributes 'AttributeKey=Username,AttributeValue=a b'",
            ),
            (
                "key:AKIAX time >= 2024-01-15 time < 2024-01-16T10:00Z",
                "aws cloudtrail lookup-events --lookup-attributes AttributeKey=AccessKeyId,AttributeValue=AKIAX \
                --start-time 2024-01-15T00:00:00Z --end-time 2024-01-16T10:00:00Z",
            ),
            (
                "AttributeKey=EventSource,AttributeValue=iam.amazonaws.com",
                "aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventSource,AttributeValue=iam.amazonaws.com",
            ),
        ],
    );
}

#[test]
fn traillight() {
    check(
        CopyAs::Traillight,
        &[
            ("time >= now-7d user:alice", "eventTime >= now-1w and user:alice"),
            (r#"{ $.eventName = "Del*" && $.errorCode != "X" }"#, "eventName:Del* and errorCode:* and errorCode!=X"),
            ("{ $.resources[*].ARN NOT EXISTS || $.x > 5 }", "resources.ARN!=* or x > 5"),
            ("AttributeKey=EventName,AttributeValue=X", "eventName:X"),
        ],
    );
}

/// What a notation cannot express is reported; the rest of the filter is not copied without it.
#[test]
fn what_cannot_be_said_is_told() {
    for (query, target, says) in [
        ("name:A proof:failed", CopyAs::Athena, "proof"),
        ("file:*x* or name:A", CopyAs::CloudWatch, "file"),
        ("name:A word", CopyAs::CloudWatch, "not both"),
        ("time > 2024-01-15", CopyAs::CloudWatch, "times"),
        ("ip:10.0.0.0/12", CopyAs::CloudWatch, "addresses"),
        ("name:/(a|b)/", CopyAs::CloudWatch, "regular expression"),
        ("name:/a/i", CopyAs::CloudWatch, "case"),
        ("resource!=x", CopyAs::CloudWatch, "no element"),
        ("word", CopyAs::Athena, "whole record"),
        ("nothing.known:x", CopyAs::Athena, "no column"),
        ("{ $.a.* = 1 }", CopyAs::Lake, "no column"),
        ("{ $.errorCode IS NULL }", CopyAs::Athena, "null"),
        ("resource:x", CopyAs::Insights, "every element"),
        ("eventVersion > 1.08", CopyAs::Insights, "versions"),
        ("ip:2001:db8::/32", CopyAs::Jq, "IPv6"),
        ("name:A region:b", CopyAs::Lookup, "one attribute"),
        ("name:A*", CopyAs::Lookup, "equals"),
        ("name:A or name:B", CopyAs::Lookup, "equals"),
        ("not name:A", CopyAs::Lookup, "equals"),
        ("{ $.* = 1 }", CopyAs::Traillight, "wildcard"),
        ("{ $.a IS NULL }", CopyAs::Traillight, "null"),
    ] {
        let copied = copied(query, target);
        assert!(copied.text.is_none(), "{query}: {copied:?}");
        assert!(copied.notes.iter().any(|note| note.say(Language::En).contains(says)), "{query}: {copied:?}");
    }
}

#[test]
fn differences_are_noted() {
    for (query, target, says) in [
        ("name:A", CopyAs::CloudWatch, "case-sensitive"),
        ("user:a", CopyAs::Athena, "userName"),
        ("requestParameters.a:b", CopyAs::Athena, "case-sensitive"),
        ("{ $.errorCode NOT EXISTS }", CopyAs::Athena, "null from absent"),
        ("{ $.a[0] = 1 }", CopyAs::Traillight, "every element"),
        ("word", CopyAs::Insights, "escaped"),
        ("{ $.eventVersion = 1.1 }", CopyAs::Jq, "by its value"),
    ] {
        let copied = copied(query, target);
        assert!(copied.text.is_some(), "{query}: {copied:?}");
        assert!(copied.notes.iter().any(|note| note.say(Language::En).contains(says)), "{query}: {copied:?}");
    }
    let nothing_loaded = copy(&read("time > now-1d", None).unwrap().filter, CopyAs::Athena, None);
    assert_eq!(nothing_loaded.text, None);
}
