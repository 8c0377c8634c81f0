//! CloudTrail records as events of the Open Cybersecurity Schema Framework (<https://schema.ocsf.io>), for a SIEM.
//!
//! The mapping is AWS's own for version 1.5.0 (`docs/ocsf.md` has the table). Whatever it has no place for is in `unmapped`, so
//! that nothing of a record is lost.

mod class;
mod record;

use serde_json::{Map, Value, json};

use class::{Class, Kind};
use protocol::outcome;
use record::Record;

/// A version of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Version {
    /// 1.1.0.
    V1_1,
    /// 1.5.0.
    V1_5,
}

impl Version {
    fn name(self) -> &'static str {
        match self {
            Version::V1_1 => "1.1.0",
            Version::V1_5 => "1.5.0",
        }
    }
}

/// Writes a record as an event, on one line. What cannot be read becomes a Base Event with the record as it is.
pub fn event(record: &[u8], version: Version) -> String {
    let record = String::from_utf8_lossy(record);
    let event = Record::read(&record).map_or_else(|| base(&record, version), |record| mapped(record, version));
    Value::Object(event).to_string()
}

fn base(record: &str, version: Version) -> Map<String, Value> {
    let product = json!({ "name": "CloudTrail", "vendor_name": "AWS" });
    let members = [
        ("activity_id", json!(0)),
        ("category_uid", json!(0)),
        ("class_uid", json!(0)),
        ("class_name", json!("Base Event")),
        ("type_uid", json!(0)),
        ("severity_id", json!(0)),
        ("time", json!(0)),
        ("metadata", json!({ "version": version.name(), "product": product, "labels": ["time unknown"] })),
        ("raw_data", json!(record)),
    ];
    members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

fn mapped(mut record: Record, version: Version) -> Map<String, Value> {
    let class = Class::of(record.text("eventSource"), record.text("eventName"), version);
    let mut event = Map::new();
    classification(&mut event, &class, &record);
    outcome(&mut event, &record);
    set(&mut event, "metadata", metadata(&mut record, version));
    time(&mut event, &mut record);
    set(&mut event, "cloud", cloud(&mut record));
    set(&mut event, "api", api(&mut record));
    set(&mut event, "src_endpoint", source(&mut record, version));
    set(&mut event, "http_request", object([("user_agent", record.take("userAgent"))]));
    class.own(&mut event, &mut record);
    set(&mut event, "actor", actor(&mut record));
    // Other classes have no place for them.
    if class.kind == Kind::Api {
        set(&mut event, "resources", resources(&mut record));
    }
    observe(&mut event);
    set(&mut event, "unmapped", record.rest());
    event
}

fn classification(event: &mut Map<String, Value>, class: &Class, record: &Record) {
    let (activity, caption) = class.activity;
    // Other activities go by their own name.
    let name = if activity == class::OTHER { record.text("eventName") } else { caption };
    event.extend([
        ("category_uid".to_owned(), json!(class.kind.category().0)),
        ("category_name".to_owned(), json!(class.kind.category().1)),
        ("class_uid".to_owned(), json!(class.kind.uid())),
        ("class_name".to_owned(), json!(class.kind.name())),
        ("activity_id".to_owned(), json!(activity)),
        ("activity_name".to_owned(), json!(if name.is_empty() { caption } else { name })),
        ("type_uid".to_owned(), json!(class.kind.uid() * 100 + activity)),
        ("type_name".to_owned(), json!(format!("{}: {caption}", class.kind.name()))),
        ("severity_id".to_owned(), json!(1)),
        ("severity".to_owned(), json!("Informational")),
    ]);
}

/// Whether it failed: by an `errorCode` or, for sign-ins, as [`protocol::outcome`] lists.
fn outcome(event: &mut Map<String, Value>, record: &Record) {
    let (code, message) = (record.text("errorCode"), record.text("errorMessage"));
    let name = record.text("eventName");
    let said = outcome::said_in(name).and_then(|place| record.inner(place, name));
    let failed = record.has("errorCode") || said.as_deref() == Some(outcome::FAILURE);
    event.insert("status_id".to_owned(), json!(if failed { 2 } else { 1 }));
    event.insert("status".to_owned(), json!(if failed { "Failure" } else { "Success" }));
    set(event, "status_code", some(code));
    set(event, "status_detail", some(message));
}

fn metadata(record: &mut Record, version: Version) -> Option<Value> {
    let product = object([
        ("name", some("CloudTrail")),
        ("vendor_name", some("AWS")),
        ("version", record.take("eventVersion")),
        ("feature", object([("name", record.take("eventCategory"))])),
    ]);
    object([
        ("version", some(version.name())),
        ("product", product),
        ("profiles", Some(json!(["cloud", "datetime"]))),
        ("uid", record.take("eventID")),
        ("event_code", record.take("eventType")),
    ])
}

/// `time` is required: without a time that can be read it is 0, and a label says so.
fn time(event: &mut Map<String, Value>, record: &mut Record) {
    let text = record.text("eventTime").to_owned();
    let time = calendar::parse(&text);
    event.insert("time".to_owned(), json!(time.map_or(0, |time| time.0.div_euclid(1000))));
    if time.is_some() {
        event.insert("time_dt".to_owned(), json!(text));
        record.take("eventTime");
    } else if let Some(Value::Object(metadata)) = event.get_mut("metadata") {
        metadata.insert("labels".to_owned(), json!(["time unknown"]));
    }
}

fn cloud(record: &mut Record) -> Option<Value> {
    object([
        ("provider", some("AWS")),
        ("region", record.take("awsRegion")),
        ("account", object([("uid", record.take("recipientAccountId"))])),
    ])
}

fn api(record: &mut Record) -> Option<Value> {
    // A request must have an identity.
    let request = record.take("requestID").map(|uid| {
        let mut request = Map::from_iter([("uid".to_owned(), uid)]);
        set(&mut request, "data", record.take_json("requestParameters"));
        Value::Object(request)
    });
    let response = object([
        ("error", record.take("errorCode")),
        ("message", record.take("errorMessage")),
        ("data", record.take_json("responseElements")),
    ]);
    let operation = record.take("eventName").or_else(|| some("Unknown"));
    // `eventSource` is also the service of an authentication, so it stays until then.
    object([
        ("operation", operation),
        ("version", record.take("apiVersion")),
        ("service", object([("name", some(record.text("eventSource")))])),
        ("request", request),
        ("response", response),
    ])
}

/// Where it came from: an address, or the name of a service.
fn source(record: &mut Record, version: Version) -> Option<Value> {
    let address = record.take("sourceIPAddress");
    let is_ip = address.as_ref().and_then(Value::as_str).is_some_and(|it| it.parse::<std::net::IpAddr>().is_ok());
    let uid = record.take("vpcEndpointId");
    let unknown = (address.is_none() && uid.is_none()).then(|| json!("Unknown"));
    // In 1.1.0, a domain alone identifies nothing.
    let service = address.clone().filter(|_| !is_ip && version == Version::V1_1);
    object([(if is_ip { "ip" } else { "domain" }, address), ("svc_name", service), ("uid", uid), ("name", unknown)])
}

fn actor(record: &mut Record) -> Option<Value> {
    record.open("userIdentity");
    let session = object([
        ("created_time_dt", record.take_time("userIdentity.sessionContext.attributes.creationDate")),
        ("is_mfa", record.take_flag("userIdentity.sessionContext.attributes.mfaAuthenticated").map(Value::from)),
        ("issuer", record.take("userIdentity.sessionContext.sessionIssuer.arn")),
    ]);
    let user = class::caller(record);
    let federated = "userIdentity.sessionContext.webIdFederationData.federatedProvider";
    let identity_provider = record.take("userIdentity.identityProvider").or_else(|| record.take(federated));
    let idp = object([("name", identity_provider), ("uid", record.take("userIdentity.onBehalfOf.identityStoreArn"))]);
    let invoked_by = record.take("userIdentity.invokedBy");
    let unknown = (user.is_none() && invoked_by.is_none()).then(|| json!({ "name": "Unknown", "type_id": 0 }));
    object([("user", user.or(unknown)), ("session", session), ("idp", idp), ("invoked_by", invoked_by)])
}

fn resources(record: &mut Record) -> Option<Value> {
    let listed = record.list("resources")?;
    // Of what else is said about a resource, nothing may be lost.
    if listed.iter().all(is_plain) {
        record.take("resources");
    }
    let resource = |it: &Value| {
        let text = |name: &str| it.get(name).and_then(Value::as_str).and_then(some);
        let owner = object([("account", object([("uid", text("accountId"))]))]);
        object([("uid", text("ARN").or_else(|| text("ARNPrefix"))), ("type", text("type")), ("owner", owner)])
    };
    Some(Value::Array(listed.iter().filter_map(resource).collect())).filter(|it| it != &json!([]))
}

/// Whether nothing but what has a place in the schema is said about a resource.
fn is_plain(resource: &Value) -> bool {
    let known =
        |(name, value): (&String, &Value)| matches!(name.as_str(), "ARN" | "accountId" | "type") && value.is_string();
    resource.as_object().is_some_and(|it| it.iter().all(known))
}

/// Repeats what is often searched for, as the schema wishes.
fn observe(event: &mut Map<String, Value>) {
    let text = |path: &[&str]| {
        let first = event.get(*path.first()?)?;
        path.iter().skip(1).try_fold(first, |value, step| value.get(step))?.as_str().map(str::to_owned)
    };
    let mut observables: Vec<Value> = Vec::new();
    let kinds = [
        (["src_endpoint", "domain"].as_slice(), "Hostname", 1),
        (&["src_endpoint", "ip"], "IP Address", 2),
        (&["actor", "user", "name"], "User Name", 4),
    ];
    for (path, kind, id) in kinds {
        if let Some(value) = text(path).filter(|value| value != "Unknown") {
            observables.push(json!({ "name": path.join("."), "value": value, "type": kind, "type_id": id }));
        }
    }
    for resource in event.get("resources").and_then(Value::as_array).into_iter().flatten() {
        if let Some(uid) = resource.get("uid") {
            observables.push(json!({ "name": "resources[].uid", "value": uid, "type": "Resource UID", "type_id": 10 }));
        }
    }
    if !observables.is_empty() {
        event.insert("observables".to_owned(), Value::Array(observables));
    }
}

fn some(text: &str) -> Option<Value> {
    (!text.is_empty()).then(|| Value::from(text))
}

/// An object of those members that have a value; `None` if none has.
fn object<const N: usize>(members: [(&str, Option<Value>); N]) -> Option<Value> {
    let members: Map<String, Value> =
        members.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect();
    (!members.is_empty()).then_some(Value::Object(members))
}

fn set(event: &mut Map<String, Value>, name: &str, value: Option<Value>) {
    if let Some(value) = value {
        event.insert(name.to_owned(), value);
    }
}

#[cfg(test)]
mod tests;
