//! What an error is, and which of two members with the same name counts.

use cloudtrail::Fields;
use protocol::Column;

#[test]
fn an_error_has_a_code_or_the_record_says_it_elsewhere() {
    let failed = r#""eventName":"ConsoleLogin","responseElements":{"ConsoleLogin":"Failure"}"#;
    for (members, expected) in [
        (failed, true),
        (r#""responseElements": {"x":[1],"ConsoleLogin": "Failure"} ,"eventName":"ConsoleLogin""#, true),
        (r#""errorCode":"AccessDenied","eventName":"GetObject""#, true),
        (r#""errorCode":"","eventName":"ConsoleLogin","responseElements":{"ConsoleLogin":"Failure"}"#, true),
        (r#""errorCode":500"#, true),
        (r#""eventName":"ConsoleLogin","responseElements":{"ConsoleLogin":"Success"}"#, false),
        (r#""eventName":"ConsoleLogin","responseElements":null"#, false),
        (r#""eventName":"ConsoleLogin","responseElements":{"other":{"ConsoleLogin":"Failure"}}"#, false),
        (r#""eventName":"GetUser","responseElements":{"ConsoleLogin":"Failure"}"#, false),
        (r#""eventName":"CheckMfa","responseElements":{"CheckMfa":"Failure"}"#, true),
        (r#""eventName":"SwitchRole","responseElements":{"SwitchRole":"Failure"}"#, true),
        (r#""eventName":"SwitchRole","responseElements":{"CheckMfa":"Failure"}"#, false),
        (r#""eventName":"PasswordRecoveryRequested","responseElements":{"PasswordRecoveryRequested":"Failure"}"#, true),
        (r#""eventName":"CredentialVerification","serviceEventDetails":{"CredentialVerification":"Failure"}"#, true),
        (r#""eventName":"CredentialVerification","responseElements":{"CredentialVerification":"Failure"}"#, false),
        (r#""eventName":"ConfirmProductInstance","responseElements":{"_return":false}"#, false),
        (r#""eventName":"DeleteVpcEndpoints","responseElements":{"unsuccessful":{"item":{"error":1}}}"#, false),
        (r#""errorCode":null"#, false),
        (r#""errorCode":"""#, false),
        ("", false),
    ] {
        let json = format!("{{{members}}}");
        assert_eq!(Fields::parse(&json).unwrap().is_error, expected, "{json}");
    }
}

#[test]
fn of_members_with_the_same_name_the_last_one_counts() {
    for (json, repeated, column, expected) in [
        (r#"{"eventName":"A","eventName":"B"}"#, Some("eventName"), Column::EventName, "B"),
        (r#"{"errorCode":"A","errorCode":null}"#, Some("errorCode"), Column::ErrorCode, ""),
        (r#"{"userIdentity":{"userName":"a","userName":"b"}}"#, Some("userName"), Column::UserName, "b"),
        (
            r#"{"userIdentity":{"userName":"a","arn":"x"},"userIdentity":{"arn":"y"}}"#,
            Some("userIdentity"),
            Column::UserName,
            "",
        ),
        (r#"{"resources":[{"ARN":"a"}],"resources":[{"ARN":"b"}]}"#, Some("resources"), Column::Resource, "b"),
        (
            r#"{"eventName":"A","requestParameters":1,"requestParameters":2}"#,
            Some("requestParameters"),
            Column::EventName,
            "A",
        ),
        (r#"{"eventName":"A","requestParameters":{"n":1},"responseElements":{"n":1}}"#, None, Column::EventName, "A"),
        (r#"{"eventName":"A","resources":[{"ARN":"a"},{"ARN":"b"}]}"#, None, Column::Resource, "a"),
        (
            r#"{"userIdentity":{"userName":"a","sessionContext":{"sessionIssuer":{"userName":"r"}}}}"#,
            None,
            Column::UserName,
            "a",
        ),
    ] {
        let fields = Fields::parse(json).unwrap();
        assert_eq!((fields.repeated, fields.cell(column).text()), (repeated, expected), "{json}");
    }
}

#[test]
fn an_identity_center_user_is_named_not_the_account() {
    for identity in [
        r#"{"type":"IdentityCenterUser","accountId":"111122223333","onBehalfOf":{"userId":"9067-1","identityStoreArn":"x"}}"#,
        r#"{"type":"IdentityCenterUser","arn":"","accountId":"111122223333","userId":"9067-1","identityStoreArn":"x"}"#,
    ] {
        let json = format!("{{\"userIdentity\":{identity}}}");
        assert_eq!(Fields::parse(&json).unwrap().cell(Column::User).text(), "9067-1", "{json}");
    }
}
