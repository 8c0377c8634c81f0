//! Athena's table of a trail's logs.
//!
//! <https://docs.aws.amazon.com/athena/latest/ug/create-cloudtrail-table.html>

use super::Shape;
use crate::source::Leaf;

/// `userIdentity`, as both services have it.
pub(super) const USER_IDENTITY: [&str; 20] = [
    "userIdentity.type",
    "userIdentity.principalId",
    "userIdentity.arn",
    "userIdentity.accountId",
    "userIdentity.invokedBy",
    "userIdentity.accessKeyId",
    "userIdentity.userName",
    "userIdentity.onBehalfOf.userId",
    "userIdentity.onBehalfOf.identityStoreArn",
    "userIdentity.sessionContext.attributes.mfaAuthenticated",
    "userIdentity.sessionContext.attributes.creationDate",
    "userIdentity.sessionContext.sessionIssuer.type",
    "userIdentity.sessionContext.sessionIssuer.principalId",
    "userIdentity.sessionContext.sessionIssuer.arn",
    "userIdentity.sessionContext.sessionIssuer.accountId",
    "userIdentity.sessionContext.sessionIssuer.userName",
    "userIdentity.sessionContext.ec2RoleDelivery",
    "userIdentity.sessionContext.webIdFederationData.federatedProvider",
    "userIdentity.identityProvider",
    "userIdentity.credentialId",
];

const TEXT_BEFORE_RESOURCES: [&str; 8] =
    ["eventTime", "eventSource", "eventName", "awsRegion", "sourceIPAddress", "userAgent", "errorCode", "errorMessage"];

pub(super) fn columns() -> Vec<(String, Shape)> {
    let mut all = vec![column("eventVersion"), user_identity()];
    all.extend(TEXT_BEFORE_RESOURCES.map(column));
    all.extend(["requestParameters", "responseElements", "additionalEventData"].map(json));
    all.extend(["requestID", "eventID"].map(column));
    let members = vec![("arn", "ARN"), ("accountid", "accountId"), ("type", "type")];
    all.push(("resources".to_owned(), Shape::List(Leaf::Json(vec!["resources"]), members)));
    all.extend(["eventType", "apiVersion", "readOnly", "recipientAccountId"].map(column));
    all.push(json("serviceEventDetails"));
    all.extend(["sharedEventID", "vpcEndpointId", "vpcEndpointAccountId", "eventCategory"].map(column));
    all.push(structure(&[
        "addendum.reason",
        "addendum.updatedFields",
        "addendum.originalRequestID",
        "addendum.originalEventID",
    ]));
    all.push(column("sessionCredentialFromConsole"));
    all.push(json("edgeDeviceDetails"));
    all.push(structure(&["tlsDetails.tlsVersion", "tlsDetails.cipherSuite", "tlsDetails.clientProvidedHostHeader"]));
    all.extend(partitions());
    all
}

/// Partitions are folders of the bucket, which the record tells as well: region and day of the event, and the account
/// that the log is of. A log of the next day may contain an event of the last minutes of a day.
fn partitions() -> [(String, Shape); 6] {
    let time = || Leaf::Text(vec!["eventTime"]);
    let part = |name: &str, from, to| (name.to_owned(), Shape::Part(time(), from, to));
    [
        ("region".to_owned(), Shape::text("awsRegion")),
        part("year", 0, 4),
        part("month", 5, 7),
        part("day", 8, 10),
        ("account".to_owned(), Shape::text("recipientAccountId")),
        part("date", 0, 10),
    ]
}

pub(super) fn column(path: &'static str) -> (String, Shape) {
    (path.to_lowercase(), Shape::text(path))
}

pub(super) fn json(path: &'static str) -> (String, Shape) {
    (path.to_lowercase(), Shape::json(path))
}

/// `userIdentity` with its fields.
pub(super) fn user_identity() -> (String, Shape) {
    let (name, mut shape) = structure(&USER_IDENTITY);
    let attributes = Shape::map("userIdentity.sessionContext.webIdFederationData.attributes");
    let path = ["sessioncontext", "webidfederationdata"];
    if let Some(fields) = path.iter().try_fold(&mut shape, field_of).and_then(fields_of) {
        fields.push(("attributes".to_owned(), attributes));
    }
    (name, shape)
}

fn fields_of(shape: &mut Shape) -> Option<&mut Vec<(String, Shape)>> {
    if let Shape::Struct(fields) = shape { Some(fields) } else { None }
}

fn field_of<'a>(shape: &'a mut Shape, name: &&str) -> Option<&'a mut Shape> {
    fields_of(shape)?.iter_mut().find(|(found, _)| found == name).map(|(_, shape)| shape)
}

/// A column of nested fields, of the paths in it, which all begin with its name.
pub(super) fn structure(paths: &[&'static str]) -> (String, Shape) {
    let mut top = Vec::new();
    for path in paths {
        insert(&mut top, path, path);
    }
    top.pop().unwrap_or_else(|| (String::new(), Shape::Struct(Vec::new())))
}

fn insert(fields: &mut Vec<(String, Shape)>, path: &'static str, rest: &str) {
    let Some((name, rest)) = rest.split_once('.') else {
        fields.push((rest.to_lowercase(), Shape::text(path)));
        return;
    };
    let name = name.to_lowercase();
    let at = fields.iter().position(|(found, _)| *found == name).unwrap_or(fields.len());
    if at == fields.len() {
        fields.push((name, Shape::Struct(Vec::new())));
    }
    if let Some((_, Shape::Struct(inner))) = fields.get_mut(at) {
        insert(inner, path, rest);
    }
}
