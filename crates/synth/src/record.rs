//! An event record, with its members in CloudTrail's order.

use std::borrow::Cow;

use serde::Serialize;

use crate::call::{Call, EventType, Outcome};
use crate::caller::{Caller, Tls};
use crate::dice::Dice;
use crate::json::Json;
use crate::object;
use crate::time::{HOUR, Seconds, iso};

/// Account and region whose trail records an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Origin<'a> {
    /// `recipientAccountId`.
    pub account: &'a str,
    /// `awsRegion`.
    pub region: &'a str,
}

/// A CloudTrail record.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Record {
    /// `1.08` to `1.11`, depending on the service.
    pub event_version: &'static str,
    /// Who made the call.
    pub user_identity: Json,
    /// When it was made, in whole seconds.
    pub event_time: String,
    /// Service, such as `ec2.amazonaws.com`.
    pub event_source: String,
    /// Operation, such as `DescribeInstances`.
    pub event_name: &'static str,
    /// Region that was called.
    pub aws_region: String,
    /// Where the call came from: an IP address or a service.
    #[serde(rename = "sourceIPAddress")]
    pub source_ip_address: Cow<'static, str>,
    /// Client that made the call.
    pub user_agent: Cow<'static, str>,
    /// Error, if the call failed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error_code: Option<&'static str>,
    /// The error in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error_message: Option<String>,
    /// Parameters of the call; may be null.
    pub request_parameters: Json,
    /// What the call returned; null for read-only calls and failed ones.
    pub response_elements: Json,
    /// Details that do not fit anywhere else.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub additional_event_data: Option<Json>,
    /// `None` for sign-ins and for what services do on their own.
    #[serde(rename = "requestID", skip_serializing_if = "Option::is_none")]
    pub request_id: Option<String>,
    /// A UUID, unique to this record.
    #[serde(rename = "eventID")]
    pub event_id: String,
    /// Whether the operation changes nothing.
    pub read_only: bool,
    /// What the call touched.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub resources: Vec<Json>,
    /// `AwsApiCall`, for example.
    pub event_type: &'static str,
    /// Version of the API that was called.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub api_version: Option<&'static str>,
    /// True for management events, false for data events.
    pub management_event: bool,
    /// Account whose trail recorded it.
    pub recipient_account_id: String,
    /// The same in every account that recorded the event.
    #[serde(rename = "sharedEventID", skip_serializing_if = "Option::is_none")]
    pub shared_event_id: Option<String>,
    /// What a service reports about an event of its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub service_event_details: Option<Json>,
    /// `Management` or `Data`.
    pub event_category: &'static str,
    /// TLS version, cipher suite and host name of the connection.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tls_details: Option<Json>,
    /// `"true"` or absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session_credential_from_console: Option<&'static str>,
    /// `event_time` as a number, for sorting.
    #[serde(skip)]
    pub time: Seconds,
}

impl Record {
    /// The record of a call. Randomness is used for its ids only.
    pub fn new(caller: &Caller, call: Call, place: Origin<'_>, time: Seconds, dice: &mut Dice) -> Self {
        let (error_code, error_message) = error(caller, &call);
        let tls_details = tls(caller, &call, place);
        let request_id = request_id(&call, place, time, dice);
        Record {
            event_version: version(call.service),
            user_identity: caller.identity.clone(),
            event_time: iso(time),
            event_source: format!("{}.amazonaws.com", call.service),
            event_name: call.name,
            aws_region: place.region.to_owned(),
            source_ip_address: caller.address.clone(),
            user_agent: caller.agent.clone(),
            error_code,
            error_message,
            request_parameters: call.request,
            response_elements: match call.outcome {
                Outcome::Success | Outcome::Refused(_) => call.response,
                Outcome::Denied | Outcome::Error(..) => Json::Null,
            },
            additional_event_data: call.additional,
            request_id,
            event_id: dice.uuid(),
            read_only: call.read_only,
            resources: call.resources,
            event_type: call.event_type.name(),
            api_version: call.api_version,
            management_event: !call.data,
            recipient_account_id: place.account.to_owned(),
            shared_event_id: call.shared.then(|| dice.uuid()),
            service_event_details: call.service_details,
            event_category: if call.data { "Data" } else { "Management" },
            tls_details,
            session_credential_from_console: (caller.console && call.event_type == EventType::ApiCall)
                .then_some("true"),
            time,
        }
    }

    /// The same event as recorded by another account's trail, with its own `eventID` but the same `sharedEventID`.
    pub fn copy_for(&self, account: &str, dice: &mut Dice) -> Self {
        Self { recipient_account_id: account.to_owned(), event_id: dice.uuid(), ..self.clone() }
    }

    /// The record as JSON on one line.
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).expect("a record serializes")
    }
}

/// The `eventVersion` that a service writes; services moved on at different times.
fn version(service: &str) -> &'static str {
    match service {
        "s3" | "kms" | "iam" | "cloudtrail" | "lambda" | "dynamodb" | "secretsmanager" => "1.11",
        "ec2" | "rds" | "autoscaling" | "ecs" | "config" => "1.10",
        "ssm" | "logs" | "elasticloadbalancing" | "glue" | "access-analyzer" => "1.09",
        _ => "1.08",
    }
}

fn request_id(call: &Call, place: Origin<'_>, time: Seconds, dice: &mut Dice) -> Option<String> {
    match (call.service, call.event_type) {
        (_, EventType::ConsoleSignIn | EventType::ServiceEvent | EventType::ConsoleAction) => None,
        ("s3", _) => Some(dice.s3_request_id(&format!("{} {}", place.region, time / HOUR))),
        ("dynamodb", _) => Some(dice.dynamodb_request_id()),
        _ => Some(dice.time_uuid(time, place.region)),
    }
}

fn error(caller: &Caller, call: &Call) -> (Option<&'static str>, Option<String>) {
    match &call.outcome {
        Outcome::Success => (None, None),
        Outcome::Error(code, message) => (Some(*code), Some(message.clone())),
        Outcome::Refused(message) => (None, Some((*message).to_owned())),
        Outcome::Denied => {
            let action =
                format!("{}:{}", if call.service == "monitoring" { "cloudwatch" } else { call.service }, call.name);
            let refusal = format!(
                "User: {} is not authorized to perform: {action} because no identity-based policy allows the {action} action",
                caller.arn
            );
            match call.service {
                "ec2" => (
                    Some("Client.UnauthorizedOperation"),
                    Some(format!("You are not authorized to perform this operation. {refusal}")),
                ),
                _ => (Some("AccessDenied"), Some(refusal)),
            }
        }
    }
}

fn tls(caller: &Caller, call: &Call, place: Origin<'_>) -> Option<Json> {
    let (version, cipher) = match caller.tls {
        Tls::Unknown => return None,
        Tls::V12 => ("TLSv1.2", "ECDHE-RSA-AES128-GCM-SHA256"),
        Tls::V13 | Tls::V13PostQuantum => ("TLSv1.3", "TLS_AES_128_GCM_SHA256"),
    };
    let host = match &call.host {
        Some(host) => host.clone().into_owned(),
        None => format!("{}.{}.amazonaws.com", call.service, place.region),
    };
    let mut details = object! { "tlsVersion": version, "cipherSuite": cipher, "clientProvidedHostHeader": host };
    if caller.tls == Tls::V13PostQuantum {
        details.push("keyExchange", "X25519MLKEM768");
    }
    Some(details)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLACE: Origin<'_> = Origin { account: "111122223333", region: "us-east-1" };

    fn record(caller: &Caller, call: Call) -> serde_json::Value {
        serde_json::from_str(&Record::new(caller, call, PLACE, 0, &mut Dice::new(1)).to_json()).unwrap()
    }

    #[test]
    fn a_denied_call_is_spelt_as_its_service_spells_it() {
        let caller = Caller::iam_user("111122223333", "mary.major", 0);
        let ec2 = record(&caller, Call::read("ec2", "DescribeInstances").denied());
        assert_eq!(ec2["errorCode"], "Client.UnauthorizedOperation");
        let iam = record(&caller, Call::read("iam", "ListUsers").denied());
        assert_eq!(iam["errorCode"], "AccessDenied");
        assert!(
            iam["errorMessage"]
                .as_str()
                .unwrap()
                .contains("user/mary.major is not authorized to perform: iam:ListUsers")
        );
    }

    #[test]
    fn a_record_has_the_members_every_record_has() {
        let value = record(&Caller::service("lambda.amazonaws.com"), Call::read("kms", "Decrypt"));
        for member in [
            "eventVersion",
            "userIdentity",
            "eventTime",
            "eventSource",
            "eventName",
            "awsRegion",
            "sourceIPAddress",
            "requestParameters",
            "responseElements",
            "eventID",
            "eventType",
            "recipientAccountId",
            "eventCategory",
        ] {
            assert!(value.get(member).is_some(), "{member}");
        }
        assert!(value.get("tlsDetails").is_none());
        assert!(value["requestParameters"].is_null());
    }

    #[test]
    fn a_shared_event_keeps_the_shared_id_only() {
        let mut dice = Dice::new(1);
        let caller = Caller::iam_user("444455556666", "deploy", 0);
        let here = Record::new(&caller, Call::write("sts", "AssumeRole").shared(), PLACE, 0, &mut dice);
        let there = here.copy_for("444455556666", &mut dice);
        assert_eq!(here.shared_event_id, there.shared_event_id);
        assert!(here.shared_event_id.is_some());
        assert_ne!(here.event_id, there.event_id);
    }
}
