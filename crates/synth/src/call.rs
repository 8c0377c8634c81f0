//! What is called: everything in a record that does not depend on who calls, when and where.

use std::borrow::Cow;

use crate::json::Json;
use crate::object;

/// How a call ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Well.
    Success,
    /// Nothing allowed it: `AccessDenied`, or EC2's `Client.UnauthorizedOperation`.
    Denied,
    /// Otherwise badly: `errorCode`, `errorMessage`.
    Error(&'static str, String),
    /// A sign-in that failed: `errorMessage` without `errorCode`, and `responseElements` all the same.
    Refused(&'static str),
}

/// `eventType`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EventType {
    /// Somebody called an API.
    ApiCall,
    /// A service did something of its own accord.
    ServiceEvent,
    /// Somebody did something in the console that is no API call.
    ConsoleAction,
    /// Somebody signed in.
    ConsoleSignIn,
}

impl EventType {
    /// As records write it.
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
    /// How it ended.
    pub outcome: Outcome,
}

impl Call {
    /// A call that reads.
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

    /// A call that changes something.
    pub fn write(service: &'static str, name: &'static str) -> Self {
        Self { read_only: false, ..Self::read(service, name) }
    }

    /// The same as a data event.
    pub fn data(self) -> Self {
        Self { data: true, ..self }
    }

    /// The same of another type.
    pub fn of_type(self, event_type: EventType) -> Self {
        Self { event_type, ..self }
    }

    /// The same with `requestParameters`.
    pub fn request(self, request: Json) -> Self {
        Self { request, ..self }
    }

    /// The same with `responseElements`.
    pub fn response(self, response: Json) -> Self {
        Self { response, ..self }
    }

    /// The same with `additionalEventData`.
    pub fn additional(self, additional: Json) -> Self {
        Self { additional: Some(additional), ..self }
    }

    /// The same with one more resource.
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

    /// The same at a host of its own.
    pub fn host(self, host: impl Into<Cow<'static, str>>) -> Self {
        Self { host: Some(host.into()), ..self }
    }

    /// The same with `apiVersion`.
    pub fn api_version(self, version: &'static str) -> Self {
        Self { api_version: Some(version), ..self }
    }

    /// The same, delivered to another account too.
    pub fn shared(self) -> Self {
        Self { shared: true, ..self }
    }

    /// The same, refused.
    pub fn denied(self) -> Self {
        Self { outcome: Outcome::Denied, ..self }
    }

    /// The same, failed.
    pub fn failed(self, code: &'static str, message: impl Into<String>) -> Self {
        Self { outcome: Outcome::Error(code, message.into()), ..self }
    }

    /// The same sign-in, refused.
    pub fn refused(self, message: &'static str) -> Self {
        Self { outcome: Outcome::Refused(message), ..self }
    }
}
