//! What is called: everything in a record that does not depend on caller, time and region.

use std::borrow::Cow;

use crate::json::Json;
use crate::object;

/// How a call ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The call succeeded.
    Success,
    /// No policy allowed it: `AccessDenied`, or `Client.UnauthorizedOperation` from EC2.
    Denied,
    /// It failed for another reason: `errorCode`, `errorMessage`.
    Error(&'static str, String),
    /// A failed sign-in: `errorMessage` without `errorCode`, and `responseElements` nonetheless.
    Refused(&'static str),
}

/// `eventType`, the kinds that occur here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EventType {
    /// Somebody called an API.
    ApiCall,
    /// A service acted of its own accord.
    ServiceEvent,
    /// Somebody did something in the console that is not an API call.
    ConsoleAction,
    /// Somebody signed in.
    ConsoleSignIn,
}

impl EventType {
    /// The value as written in a record.
    pub const fn name(self) -> &'static str {
        match self {
            EventType::ApiCall => "AwsApiCall",
            EventType::ServiceEvent => "AwsServiceEvent",
            EventType::ConsoleAction => "AwsConsoleAction",
            EventType::ConsoleSignIn => "AwsConsoleSignIn",
        }
    }
}

/// One call of one API operation.
#[derive(Clone, Debug)]
pub struct Call {
    /// First part of `eventSource`: `ec2` for `ec2.amazonaws.com`.
    pub service: &'static str,
    /// `eventName`.
    pub name: &'static str,
    /// `readOnly`.
    pub read_only: bool,
    /// Whether it is a data event.
    pub data: bool,
    /// `eventType`.
    pub event_type: EventType,
    /// `requestParameters`.
    pub request: Json,
    /// `responseElements`; null where an API call fails.
    pub response: Json,
    /// `additionalEventData`.
    pub additional: Option<Json>,
    /// `serviceEventDetails`.
    pub service_details: Option<Json>,
    /// `resources`.
    pub resources: Vec<Json>,
    /// `clientProvidedHostHeader`, where it is not `service.region.amazonaws.com`.
    pub host: Option<Cow<'static, str>>,
    /// `apiVersion`.
    pub api_version: Option<&'static str>,
    /// Whether other accounts get the event too: `sharedEventID`.
    pub shared: bool,
    /// Whether it succeeded, and the error if it did not.
    pub outcome: Outcome,
}

impl Call {
    /// A successful call of a read-only operation, without parameters.
    pub fn read(service: &'static str, name: &'static str) -> Self {
        Self {
            service,
            name,
            read_only: true,
            data: false,
            event_type: EventType::ApiCall,
            request: Json::Null,
            response: Json::Null,
            additional: None,
            service_details: None,
            resources: Vec::new(),
            host: None,
            api_version: None,
            shared: false,
            outcome: Outcome::Success,
        }
    }

    /// A successful call of an operation that changes something.
    pub fn write(service: &'static str, name: &'static str) -> Self {
        Self { read_only: false, ..Self::read(service, name) }
    }

    /// Makes it a data event.
    pub fn data(self) -> Self {
        Self { data: true, ..self }
    }

    /// Sets `eventType`.
    pub fn of_type(self, event_type: EventType) -> Self {
        Self { event_type, ..self }
    }

    /// Sets `requestParameters`.
    pub fn request(self, request: Json) -> Self {
        Self { request, ..self }
    }

    /// Sets `responseElements`.
    pub fn response(self, response: Json) -> Self {
        Self { response, ..self }
    }

    /// Sets `additionalEventData`.
    pub fn additional(self, additional: Json) -> Self {
        Self { additional: Some(additional), ..self }
    }

    /// Adds an entry to `resources`.
    pub fn resource(mut self, kind: &'static str, arn: impl Into<Json>, account: Option<&str>) -> Self {
        let mut resource = match account {
            Some(account) => object! { "accountId": account },
            None => object! {},
        };
        resource.push("type", kind);
        resource.push("ARN", arn);
        self.resources.push(resource);
        self
    }

    /// Sets the host that was called.
    pub fn host(self, host: impl Into<Cow<'static, str>>) -> Self {
        Self { host: Some(host.into()), ..self }
    }

    /// Sets `apiVersion`.
    pub fn api_version(self, version: &'static str) -> Self {
        Self { api_version: Some(version), ..self }
    }

    /// Has it delivered to other accounts too.
    pub fn shared(self) -> Self {
        Self { shared: true, ..self }
    }

    /// Makes it fail for lack of permission.
    pub fn denied(self) -> Self {
        Self { outcome: Outcome::Denied, ..self }
    }

    /// Makes it fail with this `errorCode` and `errorMessage`.
    pub fn failed(self, code: &'static str, message: impl Into<String>) -> Self {
        Self { outcome: Outcome::Error(code, message.into()), ..self }
    }

    /// Makes it a failed sign-in with this `errorMessage`.
    pub fn refused(self, message: &'static str) -> Self {
        Self { outcome: Outcome::Refused(message), ..self }
    }
}
